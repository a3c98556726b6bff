"""What a risk has been: its former numbers, and when and why it was closed and reopened."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from risikoapp.domain.finding import Hit, find_in
from risikoapp.domain.model import Risk, StateChange
from risikoapp.terms import former_numbers, turn_note
from risikoapp.ui.detail.marked import marked
from risikoapp.ui.theme import Theme


class History(QLabel):
    """A line for each, the newest turn first; hidden while there is nothing to tell."""

    def __init__(self, theme_: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme_
        self._former = ""
        self._turns: tuple[StateChange, ...] = ()
        self._needle = ""
        self._hit: Hit | None = None
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        theme_.changed.connect(self._refresh)

    def show_risk(self, risk: Risk) -> None:
        self._former = former_numbers(risk).capitalize()
        self._turns = tuple(reversed(risk.state_changes))
        self._refresh()

    def show_found(self, needle: str, hit: Hit | None) -> None:
        """Marks what is searched for in the reasons, and this hit stronger."""
        self._needle, self._hit = needle, hit
        self._refresh()

    def _refresh(self) -> None:
        lines = [self._former, *(turn_note(turn) for turn in self._turns)]
        self.setVisible(any(lines))
        if any(find_in(turn.reason, self._needle) for turn in self._turns):
            self.setTextFormat(Qt.TextFormat.RichText)
            lines = [self._former, *map(self._marked, self._turns)]
            self.setText("<br>".join(line for line in lines if line))
        else:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText("\n".join(line for line in lines if line))

    def _marked(self, turn: StateChange) -> str:
        # The reason is the last that is told of a turn.
        note = turn_note(turn)
        begin = len(note) - len(turn.reason)
        spans = [(begin + start, length) for start, length in find_in(turn.reason, self._needle)]
        is_here = self._hit is not None and (self._hit.field, self._hit.entry_id) == ("turn", turn.id)
        return marked(note, spans, self._hit.place if self._hit is not None and is_here else None, self._theme.palette)
