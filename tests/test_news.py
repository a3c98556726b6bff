"""What somebody else has brought in, in one line."""

import datetime as dt
from dataclasses import fields, replace

import pytest

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating
from risikoapp.domain.merge import merge
from risikoapp.domain.model import Register, RegisterFile, ReportOptions, Risk
from risikoapp.domain.statuses import finish_status
from risikoapp.news import MOST_NAMED, news_line

DAY = dt.date(2025, 2, 14)
NOW = dt.datetime(2025, 2, 14, 9, 30, tzinfo=dt.UTC)
HERE = Rating(likelihood=2, consequence=3)


def _register() -> Register:
    register = Register()
    for number, name in enumerate(("Udbredelse", "Økonomi", "Teknik", "", "Æ" * 60, "Prioritering"), start=1):
        register = edits.create_risk(register, risk_id=f"r{number}", number=number, created=NOW, name=name)
    register = entry_edits.add_actions(register, "r3", [("a1", None, "Øv"), ("a2", None, "Prøv")])
    return entry_edits.add_evaluation(register, "r3", evaluation_id="e1", date=DAY, text="Rolig drift.")


BASE = _register()


def line(theirs: Register, mine: Register = BASE) -> str:
    return news_line(merge(*(RegisterFile(register=register, next_number=9) for register in (BASE, mine, theirs))))


def test_it_names_the_risk_and_what_changed_in_it() -> None:
    theirs = edits.describe_risk(BASE, "r3", "Flere leverandører.")
    theirs = edits.create_risk(theirs, risk_id="new", number=7, created=NOW, name="Lager")
    assert line(theirs) == "Ændringer fra en anden er kommet ind: #3 Teknik (beskrivelse), #7 Lager er ny"


def test_a_status_that_was_finished_is_told() -> None:
    base = RegisterFile(register=replace(BASE, status_date=DAY), next_number=9)
    theirs = finish_status(base, snapshot_id="s", finished=NOW, name="Møde på Ærø", colours=())
    told = "Ændringer fra en anden er kommet ind: Status pr. 14-02-2025 – Møde på Ærø er afsluttet"
    assert news_line(merge(base, base, theirs)) == told
    assert news_line(merge(base, theirs, base)) == ""


def test_a_risk_that_stands_because_a_meeting_saw_it_speaks_of_the_status() -> None:
    base = RegisterFile(register=replace(BASE, status_date=DAY), next_number=9)
    finished = finish_status(base, snapshot_id="s", finished=NOW, name="", colours=())
    removed = replace(base, register=replace(base.register, risks=base.register.risks[1:]))
    assert news_line(merge(base, finished, removed)) == (
        "En anden har slettet #1 Udbredelse, men den står i en afsluttet status, så den bliver stående."
    )
    assert news_line(merge(base, removed, finished)).endswith(
        "afsluttet. Du har slettet #1 Udbredelse, men den står i en afsluttet status, så den er kommet tilbage."
    )


def test_it_is_empty_when_nothing_came() -> None:
    assert line(BASE, edits.rename_risk(BASE, "r1", "Mit navn")) == ""


def test_every_kind_of_change_has_its_word() -> None:
    theirs = edits.change_properties(
        BASE, title="T", status_date=DAY, organisation="O", prepared_by="P", recommendation="I"
    )
    theirs = edits.change_criteria(theirs, replace(STANDARD_CRITERIA, confirmed=True))
    theirs = edits.change_report(theirs, ReportOptions(marks_draft=False))
    theirs = edits.rename_risk(edits.describe_risk(theirs, "r3", "Æ"), "r3", "Drift")
    theirs = edits.place_risks(theirs, {"r3": "p1"}, HERE, on=DAY)
    theirs = edits.close_risk(theirs, "r3", on=DAY, reason="", change_id="s1")
    theirs = entry_edits.remove_action(entry_edits.remove_evaluation(theirs, "r3", "e1"), "r3", "a1")
    assert line(theirs) == (
        "Ændringer fra en anden er kommet ind: titel, statusdato, organisation, udarbejdet af, indstilling, "
        "skalaer og niveauer, rapportens indhold, "
        "#3 Drift (navn, beskrivelse, placering, lukket, handlinger, evalueringer)"
    )


def test_a_risk_that_was_reopened_or_whose_reason_was_mended_says_so() -> None:
    base = edits.place_risks(BASE, {"r3": "p1"}, HERE, on=DAY)
    base = edits.close_risk(base, "r3", on=DAY, reason="", change_id="s1")
    theirs = edits.reopen_risk(base, "r3", on=DAY, reason="", change_id="s2")
    theirs = edits.change_rating_reason(theirs, "r3", "p1", "Skøn.")
    files = (RegisterFile(register=register, next_number=9) for register in (base, base, theirs))
    assert news_line(merge(*files)).endswith(": #3 Teknik (åben igen, begrundelse)")


def test_a_risk_that_went_says_so() -> None:
    theirs = edits.rename_risk(replace(BASE, risks=(*BASE.risks[1:],)), "r3", "Drift")
    assert line(theirs) == "Ændringer fra en anden er kommet ind: #1 Udbredelse er slettet, #3 Drift (navn)"


EDITED = edits.rename_risk(BASE, "r2", "Penge")


def test_what_the_other_removed_and_i_have_changed_is_told_by_name() -> None:
    kept = "En anden har slettet #2 Penge, men du har rettet den, så den bliver stående."
    assert line(edits.remove_risk(BASE, "r2"), EDITED) == kept
    theirs = edits.describe_risk(edits.remove_risk(BASE, "r2"), "r1", "Æ")
    assert line(theirs, EDITED) == f"Ændringer fra en anden er kommet ind: #1 Udbredelse (beskrivelse). {kept}"


def test_what_i_removed_and_the_other_has_changed_is_told_by_name() -> None:
    back = "Du har slettet #2 Penge, men en anden har rettet den, så den er kommet tilbage."
    assert line(EDITED, edits.remove_risk(BASE, "r2")) == back


def _without() -> Register:
    """Of #3 both actions and the evaluation are gone."""
    register = entry_edits.remove_evaluation(BASE, "r3", "e1")
    for action in ("a1", "a2"):
        register = entry_edits.remove_action(register, "r3", action)
    return register


def test_entries_that_one_removed_and_the_other_changed_are_told_with_their_risk() -> None:
    edited = entry_edits.change_evaluation(BASE, "r3", "e1", text="Uro.")
    without = entry_edits.remove_evaluation(BASE, "r3", "e1")
    assert line(without, edited) == (
        "En anden har fjernet en evaluering i #3 Teknik, men du har rettet den, så den bliver stående."
    )
    assert line(edited, without) == (
        "Du har fjernet en evaluering i #3 Teknik, men en anden har rettet den, så den er kommet tilbage."
    )
    for action in ("a1", "a2"):
        edited = entry_edits.change_action(edited, "r3", action, text="Øv mere")
    assert line(_without(), edited).startswith(
        "En anden har fjernet 2 handlinger i #3 Teknik, men du har rettet dem, så de bliver stående. "
    )
    assert line(edited, _without()).startswith(
        "Du har fjernet 2 handlinger i #3 Teknik, men en anden har rettet dem, så de er kommet tilbage. "
    )


def test_of_much_that_was_removed_and_stands_the_rest_is_counted() -> None:
    edited = BASE
    for risk in BASE.risks:
        edited = edits.describe_risk(edited, risk.id, "Ø")
    gone = replace(BASE, risks=())
    assert line(gone, edited).endswith(
        "#2 Økonomi, men du har rettet den, så den bliver stående. Det samme gælder 4 steder mere."
    )
    assert line(replace(BASE, risks=BASE.risks[3:]), edited).endswith("Det samme gælder 1 sted mere.")


def test_a_new_number_is_told_with_the_former() -> None:
    mine, theirs = (edits.create_risk(BASE, risk_id=name, number=7, created=NOW, name=name) for name in ("b", "a"))
    assert line(theirs, mine) == "Ændringer fra en anden er kommet ind: #7 a er ny, #9 b (tidligere #7)"
    assert line(mine, theirs) == "Ændringer fra en anden er kommet ind: #9 b er ny (tidligere #7)"


def test_names_stand_on_the_line_whatever_is_in_them() -> None:
    theirs = edits.describe_risk(edits.describe_risk(BASE, "r4", "Ø"), "r5", "Ø")
    theirs = edits.rename_risk(theirs, "r1", "To\nlinjer ")
    assert line(theirs).endswith(f": #1 To linjer (navn), #4 (beskrivelse), #5 {'Æ' * 39}… (beskrivelse)")


def test_where_much_has_come_the_rest_is_counted() -> None:
    theirs = BASE
    for risk in BASE.risks:
        theirs = edits.describe_risk(theirs, risk.id, "Ø")
    assert len(BASE.risks) > MOST_NAMED
    assert line(theirs).endswith("#3 Teknik (beskrivelse), #4 (beskrivelse) og 2 andre steder")


@pytest.mark.parametrize("kind", [Register, Risk])
def test_a_new_field_has_a_word_here(kind: type[Register | Risk]) -> None:
    """What can come in must be told: whoever adds a field gives it a word in `news`, and names it below."""
    told = {"title", "status_date", "organisation", "prepared_by", "recommendation", "criteria", "report"}
    told |= {"name", "description", "rating", "state", "actions", "evaluations", "number", "former_numbers"}
    told_by_another_or_not_at_all = {"risks", "id", "created", "rating_changes", "state_changes"}
    assert {field.name for field in fields(kind)} <= told | told_by_another_or_not_at_all
