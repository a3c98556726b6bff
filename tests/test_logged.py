"""The log is read newest first, in words, and only what is looked for is shown."""

import datetime as dt
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given

from risikoapp import terms
from risikoapp.domain.log import Field, Log, LogEntry
from risikoapp.domain.model import Register, RegisterFile, Risk, Snapshot
from risikoapp.i18n import speaking
from risikoapp.logged import OF_NO_RISK, Period, ReadableLog, Wanted, moment_word, periods, risk_names
from tests.strategies import logs

NOW = dt.datetime(2025, 2, 17, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
FIRST = LogEntry(id="l1", time=NOW - 9 * DAY, field="title", old="Før", new="Ærø", who="Projektleder")
SECOND = LogEntry(id="l2", time=NOW - 2 * DAY, field="name", old="", new="Is", risk="r3", number=3)
THIRD = LogEntry(id="l3", time=NOW, field="description", old="Is", new="ISVINTER", risk="r9", number=9)


@pytest.fixture
def log() -> ReadableLog:
    return ReadableLog((FIRST, SECOND, THIRD), {"r3": "#3 Is på søen"})


def test_an_entry_is_told_in_words(log: ReadableLog) -> None:
    local = FIRST.time.astimezone()
    assert log.cells(FIRST) == (f"08-02-2025 {local:%H.%M}", "Projektleder", "", "Titel", "Før", "Ærø")
    assert [log.cells(entry)[2:4] for entry in log.entries] == [
        ("#9", "Beskrivelse"),
        ("#3 Is på søen", "Navn"),
        ("", "Titel"),
    ]
    assert log.risks == [("r3", "#3 Is på søen"), ("r9", "#9")]
    assert log.fields == ["description", "name", "title"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), [THIRD, SECOND, FIRST]),
        (Wanted(words=" isv "), [THIRD]),
        (Wanted(words="PÅ SØEN"), [SECOND]),
        (Wanted(words="projektleder"), [FIRST]),
        (Wanted(risk="r9"), [THIRD]),
        (Wanted(risk=OF_NO_RISK), [FIRST]),
        (Wanted(field="name"), [SECOND]),
        (Wanted(since=NOW - 3 * DAY), [THIRD, SECOND]),
        (Wanted(until=NOW - 2 * DAY), [SECOND, FIRST]),
        (Wanted(words="is", risk="r3", field="title"), []),
    ],
)
def test_what_is_looked_for_is_found(log: ReadableLog, wanted: Wanted, found: list[LogEntry]) -> None:
    assert log.matching(wanted) == found


def test_every_field_has_a_word_of_its_own() -> None:
    words = [terms.logged(field) for field in get_args(Field)]
    assert len(set(words)) == len(words)


@given(logs)
def test_every_entry_is_found_by_what_it_is(log: Log) -> None:
    readable = ReadableLog(log.entries, {})
    assert readable.matching(Wanted()) == list(reversed(log.entries))
    for entry in log.entries:
        wanted = Wanted(risk=entry.risk or OF_NO_RISK, field=entry.field, until=entry.time, words=entry.new)
        assert entry in readable.matching(wanted)


def test_a_time_at_the_end_of_all_times_is_told_as_it_stands() -> None:
    last = dt.datetime.max.replace(tzinfo=dt.timezone(-dt.timedelta(hours=23)))
    assert moment_word(last) == "31-12-9999 23.59"


def _snapshot(day: int, *risks: Risk) -> Snapshot:
    register = Register(status_date=dt.date(2025, 1, day), risks=risks)
    return Snapshot(id=f"s{day}", finished=dt.datetime(2025, 1, day, tzinfo=dt.UTC), register=register)


def test_a_risk_is_called_what_it_was_called_last() -> None:
    gone = Risk(id="r1", number=1, created=NOW, name="Væk")
    stays = Risk(id="r2", number=2, created=NOW, name="Før")
    file = RegisterFile(
        register=Register(risks=(replace(stays, name="Nu"),)), snapshots=(_snapshot(1, gone, stays), _snapshot(2, gone))
    )
    assert risk_names(file) == {"r1": "#1 Væk", "r2": "#2 Nu"}


def test_times_are_until_now_and_between_the_statuses() -> None:
    assert [period.name for period in periods(RegisterFile(), NOW)] == [
        "Hele tiden",
        "Det sidste døgn",
        "De sidste 7 dage",
        "De sidste 30 dage",
        "Det sidste år",
    ]
    first, second = _snapshot(1), _snapshot(8)
    assert periods(RegisterFile(snapshots=(first, second)), NOW)[5:] == (
        Period(name="Siden status pr. 08-01-2025", since=second.finished),
        Period(name="Fra status pr. 01-01-2025 til status pr. 08-01-2025", since=first.finished, until=second.finished),
        Period(name="Til og med status pr. 01-01-2025", until=first.finished),
    )


@pytest.mark.parametrize(
    ("field", "written", "shown"),
    [
        ("state", "Lukket 08-03-2022: Lukket for altid", "Closed 08-03-2022: Lukket for altid"),
        ("state", "Åben", "Open"),
        ("rating", "Ikke placeret", "Not placed"),
        ("rating", "Mindre sandsynligt × Kritisk", "Mindre sandsynligt × Kritisk"),
        ("criteria", "Forventet × Kritisk: Meget høj; bekræftet", "Forventet × Kritisk: Very high; confirmed"),
        ("report", "Mærkes »Udkast«: Ja; Rækkefølge: Efter nummer", "Marked “Draft”: Yes; Order: By number"),
        ("status", "Status pr. 17-02-2025 – Mødet", "Status as of 17-02-2025 – Mødet"),
        ("status", "", ""),
        ("order", "Nr. 2 af 5", "No. 2 of 5"),
        ("order", "", ""),
        ("risk", "Uden navn", "Without a name"),
        ("risk", "Uden navn (Forventet × Kritisk)", "Without a name (Forventet × Kritisk)"),
        ("risk", "Uden navn på listen", "Uden navn på listen"),
        ("risk", "", ""),
        ("name", "Lukket", "Lukket"),
        ("evaluation", "08-03-2022: Høj", "08-03-2022: Høj"),
    ],
)
def test_what_we_have_said_in_it_is_english_where_that_is_spoken(field: Field, written: str, shown: str) -> None:
    entry = replace(FIRST, field=field, old=written, new="")
    assert ReadableLog((entry,), {}).entries == (entry,)
    with speaking("en"):
        (told,) = ReadableLog((entry,), {}).entries
    assert told == replace(entry, old=shown)
