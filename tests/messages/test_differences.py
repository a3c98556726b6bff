"""What would happen is told in Danish, one line for one thing, and nothing that differs is passed over."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Evaluation, RatingChange, Register, ReportOptions, StateChange
from risikoapp.messages.differences import WHOLE, differences
from tests.strategies import register_pairs, registers

DAY, LATER = dt.date(2025, 2, 14), dt.date(2025, 3, 8)
NOW = dt.datetime(2025, 2, 14, 9, 30, tzinfo=dt.UTC)
PLACE = Rating(likelihood=2, consequence=3)


@pytest.fixture
def register() -> Register:
    """Two risks; the first has actions, evaluations and a move."""
    made = Register(title="Vaccinationskampagne")
    placed = RatingChange(id="p1", date=DAY, rating=PLACE)
    made = edits.create_risk(made, risk_id="r1", number=1, created=NOW, name="Kølekæde", placed=placed)
    made = edits.create_risk(made, risk_id="r2", number=2, created=NOW)
    made = entry_edits.add_actions(made, "r1", [("a1", None, "Køb termometre"), ("a2", DAY, "Alarm sat op")])
    made = entry_edits.add_evaluation(made, "r1", evaluation_id="e1", date=DAY, text="Ingen udfald.")
    return entry_edits.add_evaluation(made, "r2", evaluation_id="e2", date=DAY)


@given(registers)
def test_nothing_is_told_where_nothing_differs(register: Register) -> None:
    assert differences(register, register) == ()


@given(register_pairs())
def test_whatever_differs_is_told_in_lines_that_can_be_read(pair: tuple[Register, Register]) -> None:
    before, after = pair
    lines = differences(before, after)
    assert bool(lines) == (before != after)
    assert all(line.isprintable() and line.endswith(".") for line in lines)


def test_the_front_is_told_first(register: Register) -> None:
    after = edits.change_properties(
        register,
        title="Vaccination på Ærø",
        status_date=LATER,
        organisation="Færgen",
        prepared_by="Kontoret",
        recommendation="Vælg",
    )
    after = edits.change_criteria(after, replace(after.criteria, confirmed=True))
    after = edits.change_report(after, ReportOptions(marks_draft=False))
    assert differences(register, after) == (
        "Titlen bliver »Vaccination på Ærø«.",
        "Statusdatoen bliver 08-03-2025.",
        "Organisationen bliver »Færgen«.",
        "»Udarbejdet af« bliver »Kontoret«.",
        "Indstillingen bliver »Vælg«.",
        "Skalaer og niveauer bliver ændret.",
        "Rapportens indhold bliver ændret.",
    )
    assert differences(after, register)[1:4] == (
        "Statusdatoen bliver slettet.",
        "Organisationen bliver slettet.",
        "»Udarbejdet af« bliver slettet.",
    )


def test_a_risk_comes_or_goes_as_a_whole(register: Register) -> None:
    without = edits.remove_risk(register, "r1")
    assert differences(register, without) == ("#1 Kølekæde forsvinder.",)
    assert differences(without, register) == ("#1 Kølekæde kommer til.",)
    assert differences(without, register, WHOLE) == (
        "#1 Kølekæde kommer til.",
        "#1 Kølekæde: handlingen »Køb termometre« kommer til.",
        "#1 Kølekæde: handlingen »Alarm sat op« kommer til.",
        "#1 Kølekæde: evalueringen 14-02-2025 »Ingen udfald.« kommer til.",
    ), "in whole, with all that is written of it"


def test_what_is_written_of_a_risk_is_told_by_its_name_of_before(register: Register) -> None:
    after = edits.rename_risk(register, "r1", "Kulde")
    after = edits.describe_risk(after, "r1", "Den\nbliver  varm.")
    assert differences(register, after) == (
        "#1 Kølekæde kommer til at hedde »Kulde«.",
        "#1 Kølekæde: beskrivelsen bliver »Den bliver varm.«.",
    )
    assert differences(edits.rename_risk(after, "r1", "Kølekæde"), register) == (
        "#1 Kølekæde: beskrivelsen bliver slettet.",
    )
    assert differences(register, edits.rename_risk(register, "r1", "")) == ("#1 Kølekæde mister sit navn.",)


def test_a_long_text_is_shortened(register: Register) -> None:
    (line,) = differences(register, edits.describe_risk(register, "r2", "æ" * 300))
    assert line == f"#2 Uden navn: beskrivelsen bliver »{'æ' * 90} …«."


def test_where_it_can_be_read_nowhere_else_a_text_is_shown_whole(register: Register) -> None:
    after = edits.describe_risk(register, "r2", "æ" * 300)
    (line,) = differences(register, after, WHOLE)
    assert line == f"#2 Uden navn: beskrivelsen bliver »{'æ' * 300}«."
    after = entry_edits.add_actions(after, "r2", [("a9", None, "ø" * 200)])
    lines = differences(edits.remove_risk(register, "r2"), after, WHOLE)
    assert lines == (
        "#2 Uden navn kommer til.",
        f"#2 Uden navn: beskrivelsen bliver »{'æ' * 300}«.",
        f"#2 Uden navn: handlingen »{'ø' * 200}« kommer til.",
        "#2 Uden navn: evalueringen 14-02-2025 uden tekst kommer til.",
    )


def test_of_a_long_text_what_is_new_is_shown(register: Register) -> None:
    long = " ".join(f"Køleskab nummer {number} står på lageret." for number in range(1, 8))
    before = edits.describe_risk(register, "r2", long)
    (line,) = differences(before, edits.describe_risk(before, "r2", f"{long} Nummer 8 er på vej."))
    assert line == "#2 Uden navn: beskrivelsen bliver »… står på lageret. Nummer 8 er på vej.«."
    (line,) = differences(before, edits.describe_risk(before, "r2", f"Hvert {long}"))
    assert line.startswith("#2 Uden navn: beskrivelsen bliver »Hvert Køleskab nummer 1 ")


def test_a_move_and_a_closing_are_one_line_each(register: Register) -> None:
    moved = edits.place_risks(register, {"r1": "p2"}, Rating(likelihood=4, consequence=4), on=LATER)
    assert differences(register, moved) == ("#1 Kølekæde flyttes til Forventet × Uacceptabelt.",)
    out = edits.place_risks(register, {"r1": "p2"}, None, on=LATER)
    assert differences(register, out) == ("#1 Kølekæde flyttes til Ikke placeret.",)
    closed = edits.close_risk(register, "r1", on=LATER, reason="Slut.", change_id="s1")
    assert differences(register, closed) == ("#1 Kølekæde bliver lukket.",)
    assert differences(closed, register) == ("#1 Kølekæde bliver åben.",)


def test_history_that_changes_by_itself_is_told(register: Register) -> None:
    reasoned = edits.change_rating_reason(register, "r1", "p1", "Ny leverandør.")
    assert differences(register, reasoned) == ("#1 Kølekæde: begrundelsen fra 14-02-2025 bliver »Ny leverandør.«.",)
    assert differences(reasoned, register) == ("#1 Kølekæde: begrundelsen fra 14-02-2025 bliver slettet.",)
    first, second = register.risks
    forgotten = replace(register, risks=(replace(first, rating_changes=()), second))
    assert differences(register, forgotten) == ("#1 Kølekæde: flytningerne bliver ændret.",)
    turned = replace(first, state_changes=(StateChange(id="s1", date=DAY, state="open"),))
    assert differences(register, replace(register, risks=(turned, second))) == (
        "#1 Kølekæde: datoerne for luk og genåbn bliver ændret.",
    )


def test_what_no_hand_can_change_is_told_too(register: Register) -> None:
    first, second = register.risks
    renumbered = replace(register, risks=(first, replace(second, number=7, created=NOW + dt.timedelta(days=1))))
    assert differences(register, renumbered) == (
        "#2 Uden navn får nummer 7.",
        "#2 Uden navn: andre oplysninger bliver ændret.",
    )


def test_actions_are_told_by_their_text(register: Register) -> None:
    after = entry_edits.remove_action(register, "r1", "a2")
    after = entry_edits.change_action(after, "r1", "a1", text="Køb to termometre", date=LATER, owner="Lageret")
    assert set(differences(register, after)) == {
        "#1 Kølekæde: handlingen »Alarm sat op« forsvinder.",
        "#1 Kølekæde: handlingen »Køb termometre« bliver til »Køb to termometre«.",
        "#1 Kølekæde: handlingen »Køb termometre« får datoen 08-03-2025.",
        "#1 Kølekæde: handlingen »Køb termometre« får oplysningerne Ansvarlig: Lageret.",
    }
    assert "#1 Kølekæde: handlingen »Køb to termometre« mister sin dato." in differences(after, register)
    assert "#1 Kølekæde: handlingen »Køb to termometre« mister ansvarlig, frist og udført." in differences(
        after, register
    )
    assert differences(register, entry_edits.move_action(register, "r1", "a2", 0)) == (
        "#1 Kølekæde: handlingen »Alarm sat op« får en anden plads.",
    )
    assert differences(register, entry_edits.change_action(register, "r1", "a1", text="")) == (
        "#1 Kølekæde: handlingen »Køb termometre« mister sin tekst.",
    )


def test_evaluations_are_told_by_their_day(register: Register) -> None:
    after = entry_edits.change_evaluation(register, "r1", "e1", text="To udfald.")
    after = entry_edits.change_evaluation(after, "r2", "e2", text="Godt.")
    assert differences(register, after) == (
        "#1 Kølekæde: evalueringen 14-02-2025 »Ingen udfald.« bliver til »To udfald.«.",
        "#2 Uden navn: evalueringen 14-02-2025 uden tekst bliver til »Godt.«.",
    )
    first, second = register.risks
    undated = replace(first, evaluations=(Evaluation(id="e9", text="Gammel."), *first.evaluations))
    assert differences(register, replace(register, risks=(undated, second))) == (
        "#1 Kølekæde: evalueringen »Gammel.« kommer til.",
    )
