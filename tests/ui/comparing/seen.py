"""A person before the window that compares: what is read there, and how two states are chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QSlider, QTableView, QTextEdit, QWidget

from risikoapp.ui.comparing.matrix import ComparisonMatrix
from risikoapp.ui.comparing.window import ComparisonWindow
from risikoapp.ui.main_window import MainWindow
from tests.ui.hands import CTRL, named, wait_until

NEWEST = 6
"""The place of what stands now, behind six statuses."""


class Comparison:
    """The comparison of a window, opened with the key."""

    def __init__(self, window: MainWindow) -> None:
        QTest.keyClick(window, Qt.Key.Key_D, CTRL)
        (self.window,) = window.findChildren(ComparisonWindow)
        wait_until(self.window.isVisible, "the comparison")
        self.window.activateWindow()
        wait_until(self.window.isActiveWindow, "an active comparison")

    def part(self, name: str) -> QWidget:
        return named(self.window, name)

    @property
    def first(self) -> QComboBox:
        field = self.part("Fra")
        assert isinstance(field, QComboBox)
        return field

    @property
    def second(self) -> QComboBox:
        field = self.part("Til")
        assert isinstance(field, QComboBox)
        return field

    @property
    def slider(self) -> QSlider:
        found = self.part("Gå fra status til status")
        assert isinstance(found, QSlider)
        return found

    @property
    def matrix(self) -> ComparisonMatrix:
        found = self.part("Matrix med flytninger")
        assert isinstance(found, ComparisonMatrix)
        return found

    @property
    def table(self) -> QTableView:
        found = self.part("Hvad der er blevet af hver risiko")
        assert isinstance(found, QTableView)
        return found

    @property
    def pair(self) -> tuple[str, str]:
        return self.first.currentText(), self.second.currentText()

    def choose(self, first: int, second: int) -> None:
        """Chooses two of the states by their places in time, with the keys."""
        rows = self.first.count() - 1
        # The first one is pushed down as far as it goes, so that none stands in the way of the other.
        for field, place in ((self.first, 0), (self.second, second), (self.first, first)):
            field.setFocus()
            while field.currentIndex() < rows - place:
                QTest.keyClick(field, Qt.Key.Key_Down)
            while field.currentIndex() > rows - place:
                QTest.keyClick(field, Qt.Key.Key_Up)

    def _text(self, name: str) -> QTextEdit:
        found = self.part(name)
        assert isinstance(found, QTextEdit)
        return found

    @property
    def told(self) -> tuple[str, ...]:
        """The sentences beneath their heading."""
        _heading, *lines = self._text("Det er ændret").toPlainText().splitlines()
        return tuple(lines)

    @property
    def reading(self) -> QTextEdit:
        return self._text("Teksterne i den valgte risiko")

    @property
    def texts(self) -> list[str]:
        """The texts of the risk that is chosen, line by line; [what came] and ~what went~."""
        lines: list[str] = []
        block = self.reading.document().begin()
        while block.isValid():
            lines.append("".join(_marked(each.fragment()) for each in block))  # pyright: ignore
            block = block.next()
        return lines

    def rows(self) -> list[tuple[str, ...]]:
        model = self.table.model()
        return [
            tuple(model.index(row, column).data() for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def chosen(self) -> str:
        """The number of the risk that is marked on the list, or ""."""
        rows = self.table.selectionModel().selectedRows()
        return rows[0].data() if rows else ""


def _marked(fragment: QTextFragment) -> str:
    letters, text = fragment.charFormat(), fragment.text()
    if letters.fontUnderline():
        return f"[{text}]"
    return f"~{text}~" if letters.fontStrikeOut() else text
