"""The list: every risk in words, searched and selected in step with matrix and pane."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from risikoapp.domain.model import RegisterFile
from risikoapp.storage.repository import Repository
from risikoapp.ui.windows import Windows
from tests.ui.hands import CTRL, LEFT, NONE, Hands, texts, wait_until, write
from tests.ui.paper import cell

FOLDED = ("▸ Lukkede (3)",)
UNFOLDED = ("▾ Lukkede (3)",)
CLOSED = [
    ("#2", "Værftsophold", "Høj", ""),
    ("#5", "Landgangsbroen", "Høj", ""),
    ("#7", "Øhop-billetten", "Lav", ""),
]
OPEN = [
    ("#1", "Bemanding", "Mellem", "17-02-2025"),
    ("#3", "Isvinter", "Høj", ""),
    ("#4", "Brændstof", "Ikke placeret", ""),
    ("#6", "Sejlplanen", "Mellem", ""),
]


def test_the_open_risks_stand_with_level_and_date_and_the_closed_ones_are_folded(hands: Hands) -> None:
    assert hands.rows() == [*OPEN, FOLDED]


def test_a_click_unfolds_and_folds_the_closed_ones(hands: Hands) -> None:
    hands.click_row("▸ Lukkede")
    assert hands.rows() == [*OPEN, UNFOLDED, *CLOSED]
    hands.click_row("▾ Lukkede")
    assert hands.rows() == [*OPEN, FOLDED]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Right])
def test_a_key_unfolds_the_closed_ones(hands: Hands, key: Qt.Key) -> None:
    hands.table.setFocus()
    for _ in range(4):
        hands.key(Qt.Key.Key_Down)
    hands.key(key)
    assert hands.rows() == [*OPEN, UNFOLDED, *CLOSED]


def test_the_keys_go_on_from_the_fold(hands: Hands) -> None:
    hands.table.setFocus()
    for _ in range(4):
        hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Down)
    assert (hands.shown(), hands.marked_row()) == ("#2", "#2")


def test_a_fold_that_keeps_the_risk_shown_keeps_it_marked(hands: Hands) -> None:
    hands.click_row("▸ Lukkede")
    assert (hands.shown(), hands.marked_row()) == ("#1", "#1")
    hands.click_row("#7")
    assert (hands.shown(), hands.marked_row()) == ("#7", "#7")
    hands.click_row("▾ Lukkede")
    assert (hands.shown(), hands.marked_row()) == ("#7", "")
    hands.click_row("▸ Lukkede")
    assert hands.marked_row() == "#7"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("isvinter", ["#3"]),
        ("BRÆND", ["#4"]),
        ("søfartsBEVIS", ["#1"]),
        ("fynshav", ["#1"]),
        ("én ubesat", ["#1"]),
        ("ØHOP", ["▾ Lukkede (1)", "#7"]),
        ("#6", ["#6"]),
        ("  sejlplanen ", ["#6"]),
        ("en", ["#3", "#6", "▾ Lukkede (3)", "#2", "#5", "#7"]),
        ("findes ikke", []),
        ("høj", ["#3", "▾ Lukkede (2)", "#2", "#5"]),
        ("Mellem", ["#1", "#6"]),
        ("mindre sandsynligt", ["#1", "#3", "#6"]),
        ("KRITISK", ["#3", "▾ Lukkede (1)", "#2"]),
        ("ikke placeret", ["#4"]),
        ("lukket", ["▾ Lukkede (3)", "#2", "#5", "#7"]),
        ("åbne", ["#1", "#3", "#4", "#6"]),
        ("17-02-2025", ["#1"]),
        ("08-03-2022", ["#1"]),
        ("05-02-2025", ["▾ Lukkede (1)", "#5"]),
        ("31-02-2025", []),
    ],
)
def test_the_search_finds_what_is_written_anywhere(hands: Hands, typed: str, found: list[str]) -> None:
    write(hands.search, typed)
    assert [row[0] for row in hands.rows()] == found
    QTest.keyClick(hands.search, Qt.Key.Key_A, CTRL)
    QTest.keyClick(hands.search, Qt.Key.Key_Delete)
    assert hands.rows() == [*OPEN, FOLDED]


def test_a_search_takes_and_gives_back_the_mark(hands: Hands) -> None:
    write(hands.search, "isvinter")
    assert (hands.shown(), hands.marked_row()) == ("#1", "")
    QTest.keyClick(hands.search, Qt.Key.Key_A, CTRL)
    QTest.keyClick(hands.search, Qt.Key.Key_Delete)
    assert hands.marked_row() == "#1"


def test_the_shortcut_goes_to_the_search(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F, CTRL)
    assert hands.search.hasFocus()


def test_a_click_shows_the_risk_everywhere(hands: Hands) -> None:
    hands.click_row("#3")
    assert (hands.shown(), hands.marked_row(), hands.pane.name.text()) == ("#3", "#3", "Isvinter")


def test_the_arrow_keys_go_through_the_risks(hands: Hands) -> None:
    hands.table.setFocus()
    seen: list[str] = []
    for _ in range(4):
        seen.append(hands.shown())
        hands.key(Qt.Key.Key_Down)
    assert seen == ["#1", "#3", "#4", "#6"]
    assert hands.shown() == "#6", "the row that folds is no risk"


def test_the_matrix_marks_the_row(hands: Hands) -> None:
    hands.take(4)
    QTest.mouseRelease(hands.matrix, LEFT, NONE, hands.place("tray"))
    assert hands.marked_row() == "#4"


def test_an_edit_keeps_the_mark_and_the_place(hands: Hands) -> None:
    hands.click_row("#3")
    hands.drag(3, cell(1, 1))
    assert hands.marked_row() == "#3"
    assert hands.rows()[1][2] == "Lav"


def test_a_risk_that_no_longer_matches_stays_while_it_is_shown(hands: Hands) -> None:
    hands.window.document.rename_risk(hands.risk(6).id, "Isvinter på Ærø")
    write(hands.search, "isvinter")
    hands.click_row("#3")
    hands.pane.name.setFocus()
    hands.pane.name.selectAll()
    write(hands.pane.name, "Storm")
    hands.pane.description.setFocus()
    assert [row[:2] for row in hands.rows()] == [("#3", "Storm"), ("#6", "Isvinter på Ærø")]
    assert (hands.pane.name.text(), hands.marked_row()) == ("Storm", "#3")
    hands.click_row("#6")
    wait_until(lambda: [row[0] for row in hands.rows()] == ["#6"], "a list without it")
    assert (hands.shown(), hands.marked_row()) == ("#6", "#6")


@pytest.mark.parametrize("ending", ["search", "cell"])
def test_a_risk_that_is_kept_leaves_when_something_else_is_asked_for(hands: Hands, ending: str) -> None:
    write(hands.search, "isvinter")
    hands.click_row("#3")
    hands.window.document.rename_risk(hands.risk(3).id, "Storm")
    assert [row[0] for row in hands.rows()] == ["#3"]
    if ending == "search":
        write(hands.search, " ")
    else:
        hands.window.left.show_cell(cell(2, 3))
    assert hands.rows() == []


def test_tab_into_a_searched_list_shows_no_other_risk(hands: Hands) -> None:
    hands.order("find")
    write(hands.search, "isvinter")
    for _stop in range(20):
        if hands.table.hasFocus():
            break
        hands.key(Qt.Key.Key_Tab)
    assert (hands.shown(), hands.marked_row()) == ("#1", "")
    hands.key(Qt.Key.Key_Down)
    assert (hands.shown(), hands.marked_row()) == ("#3", "#3")


def test_the_columns_have_names_for_screen_readers(hands: Hands) -> None:
    names = [hands.table.model().headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert names == ["#", "Navn", "Niveau", "Seneste evaluering"]
    assert not hands.table.horizontalHeader().isVisible()


def test_a_risk_without_a_name_says_so(hands: Hands) -> None:
    hands.order("new_risk")
    assert hands.rows()[4] == ("#9", "Uden navn", "Ikke placeret", "")


def test_a_former_number_stands_by_the_name_and_in_the_pane_and_is_found(
    windows: Windows, path: Path, file: RegisterFile
) -> None:
    *others, last = file.register.open_risks
    merged = dataclasses.replace(last, number=30, former_numbers=(29,))
    register = dataclasses.replace(file.register, risks=(*others, merged))
    Repository.create(path, dataclasses.replace(file, register=register, next_number=31), overwrite=True)
    window = windows.open_file(path)
    assert window is not None
    hands = Hands(window)
    hands.activate()
    write(hands.search, "#29")
    assert [row[:2] for row in hands.rows()] == [("#30", "Sejlplanen (tidligere #29)")]
    hands.click_row("#30")
    assert "Tidligere #29" in texts(hands.pane)


def test_nothing_is_folded_where_nothing_is_closed(windows: Windows, path: Path, file: RegisterFile) -> None:
    register = dataclasses.replace(file.register, risks=file.register.open_risks, status_date=dt.date(2026, 1, 1))
    Repository.create(path, dataclasses.replace(file, register=register), overwrite=True)
    window = windows.open_file(path)
    assert window is not None
    hands = Hands(window)
    assert [row[0] for row in hands.rows()] == ["#1", "#3", "#4", "#6"]
    assert hands.table.grab().height() > 0


def test_a_search_without_hits_is_quiet(hands: Hands) -> None:
    """Qt warns of a change in rows that are not there, and a warning fails a test."""
    hands.order("find")
    write(hands.search, "findes ikke")
    assert hands.rows() == []
    hands.window.document.rename_risk(hands.risk(1).id, "Nyt navn")
    assert hands.rows() == []


def test_hits_are_counted_anew_only_when_there_may_be_others(hands: Hands) -> None:
    write(hands.search, "en")
    shown = hands.window.list
    before = shown.hit_counts()
    hands.click_row("#6")
    assert shown.hit_counts() is before
    hands.window.document.rename_risk(hands.risk(6).id, "En enkelt")
    shown.show_cell(cell(2, 2))
    assert [(risk.number, count) for risk, count in shown.hit_counts()] == [(6, 2)]
    write(hands.search, "k")
    assert [(risk.number, count) for risk, count in shown.hit_counts()] == [(6, 1)]
