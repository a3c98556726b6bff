"""Taking an action by its handle and carrying it over others."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from risikoapp.ui.detail.row import EntryRow
from tests.ui.hands import LEFT, NONE, Hands


def grip(row: EntryRow) -> QWidget:
    assert row.grip is not None
    return row.grip


def take(row: EntryRow) -> None:
    QTest.mousePress(grip(row), LEFT, NONE, QPoint(5, 10))


def carry(row: EntryRow, to: EntryRow, *, below: bool) -> QPoint:
    """Moves the pointer over the upper or lower half of another row; returns where that is, seen from the grip."""
    place = to.mapToGlobal(QPoint(5, to.height() * 3 // 4 if below else to.height() // 4))
    for step in (QPoint(0, 2), QPoint(0, 0)):
        QTest.mouseMove(grip(row), grip(row).mapFromGlobal(place + step))
    return grip(row).mapFromGlobal(place)


def drag(hands: Hands, at: int, to: int, *, below: bool) -> None:
    row, target = hands.actions()[at], hands.actions()[to]
    take(row)
    QTest.mouseRelease(grip(row), LEFT, NONE, carry(row, target, below=below))
