"""What two people are at odds about is said so that both know what is meant."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.merge import Conflict, merge
from risikoapp.domain.model import Register, RegisterFile, ReportOrder
from risikoapp.ui.dialogs.conflict_words import conflict_place, places_named, versions_in_words
from tests.domain.test_merge import BASE, DAY, ELSEWHERE, NEXT_DAY, THERE, Edit, place
from tests.edit_scripts import two_copies

Copies = tuple[RegisterFile, RegisterFile, RegisterFile]


def _only(mine: Edit, theirs: Edit) -> tuple[Conflict, Register]:
    one, other = (replace(BASE, register=edit(BASE.register)) for edit in (mine, theirs))
    merged = merge(BASE, one, other)
    (conflict,) = merged.conflicts
    return conflict, merged.file.register


def _closed(on: dt.date, reason: str, change_id: str) -> Edit:
    return lambda register: edits.close_risk(register, "r1", on=on, reason=reason, change_id=change_id)


def _reopened(on: dt.date, reason: str, change_id: str) -> Edit:
    def edit(register: Register) -> Register:
        closed = edits.close_risk(register, "r1", on=DAY, reason="", change_id="s1")
        return edits.reopen_risk(closed, "r1", on=on, reason=reason, change_id=change_id)

    return edit


def _level(level: int) -> Edit:
    return lambda register: edits.change_criteria(register, register.criteria.with_level(THERE, level))


def _title(title: str) -> Edit:
    return lambda register: edits.change_properties(register, title=title)


def _status(day: dt.date) -> Edit:
    return lambda register: edits.change_properties(register, status_date=day)


def _order(order: ReportOrder) -> Edit:
    return lambda register: edits.change_report(register, replace(register.report, order=order))


def _action(**fields: object) -> Edit:
    return lambda register: entry_edits.change_action(register, "r1", "a2", **fields)  # pyright: ignore[reportArgumentType]


def _evaluation(text: str) -> Edit:
    return lambda register: entry_edits.change_evaluation(register, "r1", "e1", text=text)


def _reason(reason: str) -> Edit:
    return lambda register: edits.change_rating_reason(register, "r1", "p1", reason)


CASES: dict[str, tuple[Edit, Edit, str, str, str]] = {
    "title": (_title("Vaccination"), _title("Kølekæden"), "Titel", "Vaccination", "Kølekæden"),
    "status date": (_status(DAY), _status(NEXT_DAY), "Statusdato", "14-02-2025", "15-02-2025"),
    "levels": (
        _level(1),
        _level(3),
        "Skalaer og niveauer",
        "Felt 2 × 2: Lav",
        "Felt 2 × 2: Høj",
    ),
    "order of the report": (
        _order("level"),
        _order("change"),
        "Rapportens indhold",
        "Rækkefølge: Højeste niveau først",
        "Rækkefølge: Det, der er ændret siden sidst, først",
    ),
    "name": (
        lambda register: edits.rename_risk(register, "r1", "Kulde"),
        lambda register: edits.rename_risk(register, "r1", "Varme"),
        "#1 Kulde · Navn",
        "Kulde",
        "Varme",
    ),
    "moves": (
        place(THERE, "p2", DAY, "Nyt skøn."),
        place(ELSEWHERE, "p3", NEXT_DAY),
        "#1 Kølekæde · Placering",
        "Mindre sandsynligt × Generende (14-02-2025)\nNyt skøn.",
        "Sandsynligt × Uvæsentlig (15-02-2025)",
    ),
    "taken out": (
        place(None, "p2", NEXT_DAY),
        place(ELSEWHERE, "p3", NEXT_DAY),
        "#1 Kølekæde · Placering",
        "Ikke placeret (15-02-2025)",
        "Sandsynligt × Uvæsentlig (15-02-2025)",
    ),
    "closed twice": (
        _closed(DAY, "Solgt.", "s1"),
        _reopened(NEXT_DAY, "Igen.", "s2"),
        "#1 Kølekæde · Åben eller lukket",
        "Lukket (14-02-2025)\nSolgt.",
        "Lukket (14-02-2025)\nSolgt.\nÅben (15-02-2025)\nIgen.",
    ),
    "action": (
        _action(text="Alarm prøvet"),
        _action(text="Alarm sat ned"),
        "#1 Kølekæde · Handling 2",
        "Alarm prøvet",
        "Alarm sat ned",
    ),
    "due date": (
        _action(due=DAY),
        _action(due=NEXT_DAY),
        "#1 Kølekæde · Handling 2 · Frist",
        "14-02-2025",
        "15-02-2025",
    ),
    "no date": (
        _action(date=None),
        _action(date=NEXT_DAY),
        "#1 Kølekæde · Handling 2 · Dato",
        "",
        "15-02-2025",
    ),
    "evaluation": (
        _evaluation("To uger."),
        _evaluation("Tre uger."),
        "#1 Kølekæde · Evaluering 14-02-2025",
        "To uger.",
        "Tre uger.",
    ),
    "reason": (
        _reason("Skabet er gammelt."),
        _reason("Skabet er nyt."),
        "#1 Kølekæde · Begrundelse for flytningen 14-02-2025",
        "Skabet er gammelt.",
        "Skabet er nyt.",
    ),
}


@pytest.mark.parametrize(("mine", "theirs", "about", "one", "other"), CASES.values(), ids=CASES)
def test_a_conflict_is_told_by_its_place_and_both_versions(
    mine: Edit, theirs: Edit, about: str, one: str, other: str
) -> None:
    conflict, register = _only(mine, theirs)
    assert conflict_place(conflict, register) == about
    assert versions_in_words(conflict, register) == (one, other)


@settings(max_examples=60)
@given(two_copies())
def test_whatever_two_people_have_done_it_can_be_said(copies: Copies) -> None:
    merged = merge(*copies)
    for conflict in merged.conflicts:
        assert conflict_place(conflict, merged.file.register)
        mine, theirs = versions_in_words(conflict, merged.file.register)
        assert isinstance(mine, str)
        assert mine != theirs


def test_places_stand_in_one_line_and_many_are_counted() -> None:
    register = BASE.register
    one, other = register, register
    for risk in register.risks[:2]:
        one = edits.rename_risk(edits.describe_risk(one, risk.id, "Æ"), risk.id, "Ø" * 60)
        other = edits.rename_risk(edits.describe_risk(other, risk.id, "Å"), risk.id, "Å")
    sides = (replace(BASE, register=side) for side in (one, other))
    merged = merge(BASE, *sides)
    assert len(merged.conflicts) == 4
    name = f"#1 {'Ø' * 36}…"
    assert places_named(merged) == f"{name} · Navn, {name} · Beskrivelse og 2 andre steder"
    assert places_named(replace(merged, conflicts=merged.conflicts[:1])) == f"{name} · Navn"
