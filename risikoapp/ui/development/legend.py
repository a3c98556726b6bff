"""What the colours and signs of the curves mean, in words."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.development.words import LEVELS, action_words, level_word

_KINDS = ("overdue", "open", "done")


class Legend(QWidget):
    """A row of words, each upon its colour or behind its sign."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GRID)

    def add_levels(self) -> None:
        for level in LEVELS:
            self._add_pill(level_word(level), "level" if level else "kind", str(level) if level else "unplaced")

    def add_actions(self) -> None:
        for word, kind in zip(action_words(), _KINDS, strict=True):
            self._add_pill(word, "kind", kind)

    def add_signs(self) -> None:
        for words in (_("● Flytning"), _("◆ Evaluering"), _("× Lukket")):
            label = QLabel(words, self)
            label.setProperty("role", "muted")
            self._row.addWidget(label)

    def end(self) -> None:
        """What is left of the row stays empty."""
        self._row.addStretch()

    def _add_pill(self, word: str, name: str, value: str) -> None:
        pill = QLabel(word, self)
        pill.setProperty("role", "pill")
        pill.setProperty(name, value)
        pill.setFixedHeight(theme.PILL_HEIGHT)
        self._row.addWidget(pill)
