"""What stands beneath the text of a row: what is wrong with its date, what must be seen, and a quiet note."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from risikoapp.ui.detail.marked import marked
from risikoapp.ui.theme import Palette


class Foot(QWidget):
    """Hidden while there is nothing to say. Each label is made when it first says something: most rows have none."""

    clicked = Signal()
    """The note was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._labels: dict[str, QLabel] = {}
        self._said = ("", "", "")
        self._is_marked = False
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._line = QHBoxLayout()
        self._line.setSpacing(0)
        self._lines.addLayout(self._line)
        self.hide()

    def show_problem(self, problem: str) -> None:
        """Says what is wrong with the date; "" when it is well again."""
        self._say(problem, *self._said[1:])

    def show_note(self, note: str, warning: str) -> None:
        """Says what else is known, after a word that must be seen."""
        self._say(self._said[0], warning, note)

    def show_found(self, spans: Sequence[tuple[int, int]], current: int | None, palette: Palette) -> None:
        """Marks these parts of the note, each a start and a length, and the one in that place stronger."""
        note = self._said[2]
        if not note or not (spans or self._is_marked):
            return
        self._is_marked = bool(spans)
        label = self._label("note")
        label.setTextFormat(Qt.TextFormat.RichText if spans else Qt.TextFormat.PlainText)
        label.setText(marked(note, spans, current, palette) if spans else note)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def _say(self, problem: str, warning: str, note: str) -> None:
        if (problem, warning, note) == self._said:
            return
        self._said = (problem, warning, note)
        # What was marked in the note stood in another text.
        self._is_marked = False
        for role, text in zip(("problem", "warning", "note"), self._said, strict=True):
            if text or role in self._labels:
                label = self._label(role)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setText(text)
                label.setVisible(bool(text))
        self.setVisible(any(self._said))

    def _label(self, role: str) -> QLabel:
        if role not in self._labels:
            label = self._labels[role] = QLabel(self)
            label.setProperty("role", role)
            label.setWordWrap(role != "warning")
            if role == "problem":
                self._lines.insertWidget(0, label)
            elif role == "note":
                self._line.addWidget(label, 1)
            else:
                self._line.insertWidget(0, label, alignment=Qt.AlignmentFlag.AlignTop)
        return self._labels[role]
