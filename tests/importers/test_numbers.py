"""The numbers of a risikolog, and what may stand behind them."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from risikoapp.domain.model import State
from risikoapp.importers.draft import Draft
from risikoapp.importers.formats import read_paper
from risikoapp.importers.paper import read as read_text
from risikoapp.importers.states import closed_in
from risikoapp.importers.table_numbers import read_number
from risikoapp.importers.text import paper_of
from tests.importers.papers import NOW, PATH, new_ids
from tests.importers.tables import as_csv

DAY = dt.date(2025, 2, 3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.csv"


def read(path: Path, *rows: Sequence[object]) -> Draft:
    path.write_bytes(as_csv(rows))
    return read_paper(path, new_id=new_ids().__next__, now=NOW)


def said(draft: Draft) -> str:
    return "\n".join(f"{each.message}\n{each.text}" for each in draft.unclear)


@pytest.mark.parametrize(
    ("text", "number", "state", "day"),
    [
        ("5", 5, None, None),
        ("#5", 5, None, None),
        ("R-005.", 5, None, None),
        ("5 (lukket)", 5, "closed", None),
        ("5 – lukket", 5, "closed", None),
        ("5, Lukket", 5, "closed", None),
        ("#5 lukket", 5, "closed", None),
        ("#5\nlukket", 5, "closed", None),
        ("5 (åben)", 5, "open", None),
        ("5 (lukket 3/2-2025)", 5, "closed", DAY),
        ("5 – lukket den 3. februar 2025", 5, "closed", DAY),
        ("5 (lukket pr. 03-02-2025)", 5, "closed", DAY),
        ("5 (lukket 31/2-2025)", 5, "closed", None),
        ("5 (lukket 3/2-2025 af styregruppen)", 5, "closed", None),
        ("5 ikke længere aktuel", 5, "closed", None),
    ],
)
def test_a_number_with_what_stands_behind_it(text: str, number: int, state: State | None, day: dt.date | None) -> None:
    found = read_number(text)
    assert found is not None
    assert (found.number, found.state, found.day) == (number, state, day)


@pytest.mark.parametrize(
    "text",
    ["", "x", "0", "1.2", "2a-3", "5a", "5 æbler", "5 ny havn", "0 (lukket)", "9999999"],
)
def test_what_is_no_number_of_a_risk(text: str) -> None:
    assert read_number(text) is None


def test_closed_behind_the_number_is_no_new_risk(path: Path) -> None:
    rows = [1, "Storm", "x"], ["5 (lukket)", "Is", "y"], ["#6 – lukket 3/2-2025", "Sol", "z"]
    draft = read(path, ["Nr", "Navn", "Tiltag"], *rows)
    risks = draft.register_file.register.risks
    assert [(risk.number, risk.state) for risk in risks] == [(1, "open"), (5, "closed"), (6, "closed")]
    assert [[change.date for change in risk.state_changes] for risk in risks] == [[], [], [DAY]]
    assert "disse risici lukkede: »5 (lukket)«, »#6 – lukket 3/2-2025«. Der står ikke hvornår for #5." in said(draft)
    assert "andet i sig end tal" not in said(draft)


def test_when_all_say_since_when_nothing_is_asked_for(path: Path) -> None:
    draft = read(path, ["Nr", "Navn", "Tiltag"], ["6 (lukket 3/2-2025)", "Sol", "z"])
    assert "Efter deres numre i arket er disse risici lukkede: »6 (lukket 3/2-2025)«. Genåbn dem" in said(draft)


def test_many_of_them_are_told_by_the_first(path: Path) -> None:
    draft = read(path, ["Nr", "Navn", "Tiltag"], *([f"{n} (lukket)", "Sol", "z"] for n in range(1, 8)))
    assert "»5 (lukket)« …. Der står ikke hvornår for #1, #2, #3, #4, #5 …." in said(draft)
    assert "7 (lukket)" in said(draft)


def test_the_column_for_states_counts_where_it_says_something(path: Path) -> None:
    rows = [
        ["1 (lukket)", "Storm", "Åben"],
        ["2 (lukket 3/2-2025)", "Is", "Lukket"],
        ["3 (lukket)", "Sol", ""],
        ["4 (lukket)", "Dis", "Ved ikke"],
        ["5", "Regn", "Lukket"],
    ]
    draft = read(path, ["Nr", "Navn", "Status"], *rows)
    risks = draft.register_file.register.risks
    assert [risk.state for risk in risks] == ["open", "closed", "closed", "closed", "closed"]
    assert [len(risk.state_changes) for risk in risks] == [0, 1, 0, 0, 0]
    assert "#1 er »Åben« i sin egen kolonne, men ved nummeret står »1 (lukket)«" in said(draft)
    assert "»Ved ikke« i kolonnen »Status« under #4 kan ikke læses" in said(draft)


@pytest.mark.parametrize(
    ("text", "name", "is_closed", "day"),
    [
        ("Økonomi (lukket)", "Økonomi", True, None),
        ("Økonomi (lukket 3/2-2025)", "Økonomi", True, DAY),
        ("Økonomi – lukket 3/2-2025", "Økonomi", True, DAY),
        ("Havn – drift - afsluttet", "Havn – drift", True, None),
        ("Vej (nord) (udgået)", "Vej (nord)", True, None),
        ("(lukket)", "", True, None),
        ("Lukket", "", True, None),
        ("Økonomi (drift)", "Økonomi (drift)", False, None),
        ("Lukkede skoler", "Lukkede skoler", False, None),
        ("Skoler – lukkede skoler", "Skoler – lukkede skoler", False, None),
        ("Havnen lukket", "Havnen lukket", False, None),
        ("It-drift", "It-drift", False, None),
        (f"{'- a' * 100} (lukket)", f"{'- a' * 100} (lukket)", False, None),
    ],
)
def test_a_name_with_what_stands_behind_it(text: str, name: str, is_closed: bool, day: dt.date | None) -> None:
    assert closed_in(text) == (name, is_closed, day)


def test_a_paper_may_say_in_its_overview_what_is_closed() -> None:
    lines = ["Storm (lukket): #5", "Is: #6", "", "#5", "Beskrivelse: Bølger", "", "6. Is", "Beskrivelse: Glat"]
    text = [*lines, "", "#7 (lukket)", "Beskrivelse: x"]
    draft = read_text(paper_of("\n".join(text), PATH), new_id=new_ids().__next__, now=NOW)
    risks = draft.register_file.register.risks
    assert [(risk.name, risk.state) for risk in risks] == [("Storm", "closed"), ("Is", "open"), ("", "closed")]
    assert "»Storm (lukket)« er læst som en lukket risiko, #5. Der står ikke hvornår." in said(draft)


def test_what_stands_behind_a_name_in_a_table_is_read_as_in_a_paper(path: Path) -> None:
    rows = (
        [1, "Storm (lukket)", "x"],
        [2, "Is – lukket 3/2-2025", "y"],
        [3, "Lukket", "z"],
        [4, "Sol – lukkede skoler", ""],
    )
    draft = read(path, ["Nr", "Navn", "Tiltag"], *rows)
    risks = draft.register_file.register.risks
    assert [(risk.name, risk.state) for risk in risks] == [
        ("Storm", "closed"),
        ("Is", "closed"),
        ("Lukket", "open"),
        ("Sol – lukkede skoler", "open"),
    ]
    assert [change.date for risk in risks for change in risk.state_changes] == [DAY]
    assert "»Storm (lukket)« er læst som en lukket risiko, #1. Der står ikke hvornår." in said(draft)
    assert "»Is – lukket 3/2-2025« er læst som en lukket risiko, #2." in said(draft)


def test_a_column_for_it_tells_more_than_a_name(path: Path) -> None:
    rows = [1, "Storm (lukket)", "Åben"], [2, "Is (lukket)", "Lukket"], ["3 (åben)", "Sol (lukket)", ""]
    draft = read(path, ["Nr", "Navn", "Status"], *rows)
    risks = draft.register_file.register.risks
    assert [(risk.name, risk.state) for risk in risks] == [
        ("Storm (lukket)", "open"),
        ("Is (lukket)", "closed"),
        ("Sol (lukket)", "open"),
    ]
