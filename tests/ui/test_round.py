"""The round until the next status: what has been evaluated, what waits and what is overdue, told quietly."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt

from risikoapp.domain.model import RegisterFile
from risikoapp.domain.statuses import finish_status
from risikoapp.ui.read_only import ReadOnly
from risikoapp.ui.windows import Windows
from tests.ui.hands import Hands, texts, wait_until
from tests.ui.paper import ferry

WAITS = "Ikke evalueret siden status 03-11-2025"
EVALUATED = 3


@pytest.fixture
def file(new_id: Callable[[], str]) -> RegisterFile:
    """The ferry, whose status of 03-11-2025 is finished."""
    moment = dt.datetime(2025, 11, 3, 12, tzinfo=dt.UTC)
    return finish_status(ferry(new_id), snapshot_id=new_id(), finished=moment, name="", colours=())


def told(hands: Hands) -> str:
    """What the status line says at its right."""
    return " ".join(text for text in texts(hands.window.statusBar()) if ".risiko" not in text)


def index(hands: Hands, number: int) -> QModelIndex:
    return hands.table.model().index(hands.row(f"#{number}"), EVALUATED)


def said(hands: Hands, number: int, role: Qt.ItemDataRole = Qt.ItemDataRole.AccessibleTextRole) -> object:
    return index(hands, number).data(role)


def wait_for(hands: Hands, text: str) -> None:
    wait_until(lambda: text in told(hands), text)


def test_the_status_line_counts_what_has_been_evaluated_since_the_last_status(hands: Hands) -> None:
    wait_for(hands, "Status pr. 03-11-2025 er afsluttet · 4 åbne risici · 3 lukkede")
    hands.window.document.evaluate_risks([hands.risk(1).id, hands.risk(3).id], "Isen er væk.")
    wait_for(hands, "2 af 4 evalueret siden sidste status")
    hands.undo()
    wait_for(hands, "Status pr. 03-11-2025 er afsluttet")
    hands.window.document.close_risk(hands.risk(1).id, dt.date(2026, 3, 9), "")
    wait_for(hands, "0 af 3 evalueret siden sidste status")


def test_it_counts_what_is_overdue(hands: Hands) -> None:
    risk = hands.risk(1)
    document = hands.window.document
    document.change_action(risk.id, risk.actions[0].id, due=dt.date(2026, 3, 8))
    wait_for(hands, "evalueret siden sidste status · 1 handling er overskredet · 4 åbne")
    document.change_action(risk.id, risk.actions[1].id, due=dt.date(2026, 3, 1))
    wait_for(hands, "2 handlinger er overskredet")
    document.close_risk(risk.id, dt.date(2026, 3, 9), "")
    wait_until(lambda: "overskredet" not in told(hands), "nothing is overdue in a closed risk")


def test_the_list_marks_what_has_not_been_evaluated(hands: Hands) -> None:
    wait_until(lambda: said(hands, 1) is not None, "the marks")
    assert said(hands, 1) == said(hands, 1, Qt.ItemDataRole.ToolTipRole) == f"17-02-2025. {WAITS}"
    assert said(hands, 3) == WAITS, "it never was"
    assert hands.table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None
    fold = hands.table.model().index(hands.row("▸ Lukkede"), EVALUATED)
    assert fold.data(Qt.ItemDataRole.AccessibleTextRole) is None
    before = hands.table.grab().toImage()
    hands.window.document.evaluate_risks([hands.risk(1).id], "Fuldt bemandet.")
    assert said(hands, 1) is None
    after = hands.table.grab().toImage()
    cell = hands.table.visualRect(index(hands, 1)).translated(hands.table.viewport().pos())
    differs = {
        (x, y) for x in range(after.width()) for y in range(after.height()) if after.pixel(x, y) != before.pixel(x, y)
    }
    assert differs and all(cell.contains(x, y) for x, y in differs), "else something is left of the mark"
    hands.click_row("▸ Lukkede")
    assert said(hands, 2) is None, "it is closed"


def test_before_the_first_status_nothing_is_marked(windows: Windows, path: Path, file: RegisterFile) -> None:
    hands = Hands(windows.show_copy(path, file, ReadOnly(reason="Låst", is_the_file=True)))
    wait_for(hands, "er afsluttet")
    hands.window.document.join(replace(file, snapshots=()))
    wait_until(lambda: "afsluttet" not in told(hands), "a file without statuses")
    assert said(hands, 1) is None


def test_what_is_only_a_copy_has_no_round(windows: Windows, path: Path, file: RegisterFile) -> None:
    hands = Hands(windows.show_copy(path, file, ReadOnly(reason="Kopi", is_the_file=False)))
    hands.activate()
    assert told(hands) == "4 åbne risici · 3 lukkede"
    assert said(hands, 1) is None


def test_where_no_risk_is_open_there_is_nothing_to_count(hands: Hands, file: RegisterFile) -> None:
    wait_for(hands, "er afsluttet")
    hands.window.document.join(replace(file, register=replace(file.register, risks=())))
    wait_until(lambda: told(hands).strip() == "0 åbne risici", "an empty list")
