"""What an edit becomes in the change log, in words."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given

from risikoapp.changelog import Stamp, date_before, finished_entry, log_entries, taken_back_entry
from risikoapp.domain import edits, entry_edits
from risikoapp.domain.changes import diff
from risikoapp.domain.criteria import Rating, RiskCriteria, Step
from risikoapp.domain.log import Field, Log, LogEntry
from risikoapp.domain.model import RatingChange, Register, ReportOptions, Snapshot
from risikoapp.i18n import LANGUAGES, speaking
from tests.strategies import registers

DAY = dt.date(2025, 2, 14)
MOMENT = dt.datetime(2025, 2, 14, 9, 5, tzinfo=dt.UTC)
CELL = Rating(likelihood=2, consequence=2)


def stamp() -> Stamp:
    numbers = count()
    return Stamp(time=MOMENT, who="Projektleder", new_id=lambda: f"l{next(numbers)}")


def told(before: Register, after: Register) -> list[tuple[str, str, str, int | None]]:
    return [(entry.field, entry.old, entry.new, entry.number) for entry in log_entries(before, after, stamp())]


def made() -> Register:
    placed = RatingChange(id="p0", date=DAY, rating=CELL)
    register = edits.create_risk(
        Register(title="Ærø"), risk_id="r", number=3, created=MOMENT, name="Teknik", placed=placed
    )
    register = entry_edits.add_actions(register, "r", [("a", dt.date(2022, 3, 8), "Øvelse"), ("b", None, "Møde")])
    return entry_edits.add_evaluation(register, "r", evaluation_id="e", date=DAY, text="Rolig drift")


BEFORE = made()


def with_criteria(register: Register) -> Register:
    criteria = register.criteria.with_level(CELL, 4)
    steps = (Step(name="Utænkeligt", definition="Aldrig set på Ærø"), *criteria.likelihood_steps[1:])
    fields = {"consequence_steps": criteria.consequence_steps, "levels": criteria.levels, "confirmed": True}
    return edits.change_criteria(register, RiskCriteria(likelihood_steps=steps, **fields))


CASES: dict[str, tuple[Callable[[Register], Register], list[tuple[str, str, str, int | None]]]] = {
    "title": (
        lambda register: edits.change_properties(register, title="Fyn", status_date=DAY),
        [("title", "Ærø", "Fyn", None), ("status_date", "", "14-02-2025", None)],
    ),
    "criteria": (
        with_criteria,
        [
            (
                "criteria",
                "Usandsynligt; Mindre sandsynligt × Generende: Mellem; ikke bekræftet",
                "Utænkeligt (Aldrig set på Ærø); Mindre sandsynligt × Generende: Meget høj; bekræftet",
                None,
            )
        ],
    ),
    "report": (
        lambda register: edits.change_report(register, ReportOptions(marks_draft=False)),
        [("report", "Mærkes »Udkast«: Ja", "Mærkes »Udkast«: Nej", None)],
    ),
    "parts of the report": (
        lambda register: edits.change_report(register, ReportOptions(order="level", owners=False)),
        [
            (
                "report",
                "Rækkefølge: Efter nummer; Ansvarlige og frister: Ja",
                "Rækkefølge: Højeste niveau først; Ansvarlige og frister: Nej",
                None,
            )
        ],
    ),
    "recommendation": (
        lambda register: edits.change_properties(register, recommendation="Vælg Ærø."),
        [("recommendation", "", "Vælg Ærø.", None)],
    ),
    "name": (lambda register: edits.rename_risk(register, "r", "Drift"), [("name", "Teknik", "Drift", 3)]),
    "description": (lambda register: edits.describe_risk(register, "r", "Ny"), [("description", "", "Ny", 3)]),
    "move": (
        lambda register: edits.place_risks(register, {"r": "p1"}, None, on=DAY),
        [("rating", "Mindre sandsynligt × Generende", "Ikke placeret", 3)],
    ),
    "reason": (
        lambda register: edits.change_rating_reason(register, "r", "p0", "Nyt udstyr"),
        [("reason", "", "Nyt udstyr", 3)],
    ),
    "closed": (
        lambda register: edits.close_risk(register, "r", on=DAY, reason="Færdig", change_id="c"),
        [("state", "Åben", "Lukket 14-02-2025: Færdig", 3)],
    ),
    "closed without a reason": (
        lambda register: edits.close_risk(register, "r", on=DAY, reason="", change_id="c"),
        [("state", "Åben", "Lukket 14-02-2025", 3)],
    ),
    "gone": (
        lambda register: edits.remove_risk(register, "r"),
        [("risk", "Teknik (Mindre sandsynligt × Generende)", "", 3)],
    ),
    "new": (
        lambda register: edits.create_risk(register, risk_id="q", number=4, created=MOMENT),
        [("risk", "", "Uden navn", 4)],
    ),
    "action with owner and due date": (
        lambda register: entry_edits.change_action(register, "r", "a", owner="Leder", due=DAY),
        [("action", "08-03-2022: Øvelse", "08-03-2022: Øvelse (Ansvarlig: Leder · Frist: 14-02-2025)", 3)],
    ),
    "action gone": (lambda register: entry_edits.remove_action(register, "r", "b"), [("action", "Møde", "", 3)]),
    "order": (
        lambda register: entry_edits.move_action(register, "r", "b", 0),
        [("order", "Nr. 2 af 2", "Nr. 1 af 2", 3)],
    ),
    "evaluation": (
        lambda register: entry_edits.change_evaluation(register, "r", "e", date=None, text="Værre"),
        [("evaluation", "14-02-2025: Rolig drift", "Værre", 3)],
    ),
}


@pytest.mark.parametrize(("edit", "entries"), CASES.values(), ids=CASES)
def test_an_edit_is_told_in_words(
    edit: Callable[[Register], Register], entries: list[tuple[str, str, str, int | None]]
) -> None:
    assert told(BEFORE, edit(BEFORE)) == entries


@pytest.mark.parametrize("name", CASES)
def test_a_guest_leaves_no_english_in_it(name: str) -> None:
    edit, expected = CASES[name]
    after = edit(BEFORE)
    with speaking("en"):
        assert told(BEFORE, after) == expected


def test_a_status_that_is_finished_or_taken_back_is_told() -> None:
    finished = replace(SNAPSHOT, name="Mødet")
    for language in LANGUAGES:
        with speaking(language):
            made, taken_back = finished_entry(stamp(), finished), taken_back_entry(stamp(), finished)
        assert (made.field, made.entry, made.old, made.new) == ("status", "s", "", "Status pr. 17-02-2025 – Mødet")
        assert (taken_back.old, taken_back.new) == (made.new, made.old)


def test_who_and_when_and_which_are_told() -> None:
    (entry,) = log_entries(BEFORE, entry_edits.remove_action(BEFORE, "r", "b"), stamp())
    assert (entry.id, entry.time, entry.who, entry.risk, entry.entry) == ("l0", MOMENT, "Projektleder", "r", "b")


@given(registers, registers)
def test_whatever_changes_nothing_is_told_twice(before: Register, after: Register) -> None:
    entries = log_entries(before, after, stamp())
    assert len({entry.place for entry in entries}) == len(entries)
    assert log_entries(before, before, stamp()) == ()
    assert entries == log_entries(before, after, stamp(), diff(before, after)), (
        "a difference that is known says as much"
    )


def _finished(*told: tuple[Field, str, str], apart: int = 0) -> tuple[Log, Snapshot]:
    """A log that ends with these changes, each (field, old, new), and then with a status that was finished."""
    entries = [
        LogEntry(id=f"l{place}", time=MOMENT - dt.timedelta(seconds=apart), field=field, old=old, new=new)
        for place, (field, old, new) in enumerate(told)
    ]
    entries.append(LogEntry(id="done", time=MOMENT, field="status", old="", new="Status pr. 17-02-2025", entry="s"))
    return Log(entries=tuple(entries)), SNAPSHOT


SNAPSHOT = Snapshot(id="s", finished=MOMENT, register=Register(status_date=dt.date(2025, 2, 17)), name="", colours=())


@pytest.mark.parametrize(
    ("told", "apart", "before"),
    [
        ([("status_date", "03-11-2024", "17-02-2025")], 0, dt.date(2024, 11, 3)),
        ([("status_date", "", "17-02-2025")], 0, None),
        ([("status_date", "03-11-2024", "17-02-2025")], 60, SNAPSHOT.date),
        ([("title", "Færger", "Færger på Ærø")], 0, SNAPSHOT.date),
        ([("status_date", "i fjor", "17-02-2025")], 0, SNAPSHOT.date),
        ([], 0, SNAPSHOT.date),
    ],
)
def test_it_knows_the_date_that_a_finished_status_replaced(
    told: list[tuple[Field, str, str]], apart: int, before: dt.date | None
) -> None:
    assert date_before(*_finished(*told, apart=apart)) == before


def test_a_status_that_the_log_does_not_know_had_its_date() -> None:
    assert date_before(Log(), SNAPSHOT) == SNAPSHOT.date
