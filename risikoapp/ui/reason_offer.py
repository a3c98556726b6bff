"""A quiet line after a move: it asks why, and can be left alone."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from risikoapp.domain import edits
from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.terms import risks_named
from risikoapp.ui import theme
from risikoapp.ui.detail.fields import LineField


class ReasonOffer(QFrame):
    """Hidden until there is a move to ask about; what is typed is the reason for it."""

    reason_requested = Signal(dict, str)
    """For moves, each by the id of its risk."""
    evaluation_requested = Signal(tuple, str)
    """The ids of some risks are to be evaluated in these words."""
    left = Signal()
    """It has gone while the keyboard was here."""
    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offer")
        self._moves: dict[str, str] = {}
        self.reason = LineField(self)
        self._noted = QLabel(_("Noteret"), self)
        self._noted.setProperty("role", "muted")
        self._evaluate = QPushButton(_("Gør til evaluering"), self)
        self._evaluate.setToolTip(_("Skriv det samme som en evaluering med dags dato"))
        hide = QPushButton(_("Skjul"), self)
        hide.setProperty("flat", "true")
        hide.setToolTip(_("Skjul linjen (Esc)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID, theme.ROW_INSET, theme.GRID)
        layout.setSpacing(theme.ROW_INSET)
        layout.addWidget(self.reason, 1)
        layout.addWidget(self._noted)
        layout.addWidget(self._evaluate)
        layout.addWidget(hide)
        self.way: tuple[QWidget, ...] = (self.reason, self._evaluate, hide)
        """What the Tab key goes through."""
        self.reason.edited.connect(self._on_reason)
        self.reason.touched.connect(self._on_touched)
        self._evaluate.clicked.connect(self._on_evaluate)
        hide.clicked.connect(self.withdraw)
        self.hide()

    def ask(self, question: str, moves: Mapping[str, str]) -> None:
        """Asks why some risks were moved, each move by the id of its risk."""
        self.withdraw()
        self._moves = dict(moves)
        self.reason.setPlaceholderText(question)
        self.reason.setToolTip(question)
        self.reason.setAccessibleName(question)
        self._on_touched()
        self.show()

    def withdraw(self) -> None:
        """Asks no more. What has been typed and not told is dropped."""
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self._moves = {}
        self.reason.clear()
        self.reason.show_text("")
        self.hide()
        if had_keyboard:
            self.left.emit()

    def begin_with(self, event: QKeyEvent) -> bool:
        """Takes a letter that was typed elsewhere while this asks, and the keyboard; whether it was one."""
        letter = event.text().strip()
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if self.isHidden() or held or not letter.isprintable() or not letter or letter.isdecimal():
            return False
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reason.end(False)
        QApplication.sendEvent(self.reason, event)
        return True

    @property
    def is_untold(self) -> bool:
        """Whether something has been typed that nobody has been told."""
        return self.reason.is_untold

    def with_typing(self, register: Register) -> Register:
        """The register as it would be if what has been typed were told now."""
        if self.is_untold:
            for risk_id, change_id in self._moves.items():
                register = edits.change_rating_reason(register, risk_id, change_id, self.reason.text())
        return register

    def flush(self) -> None:
        """Tells what has been typed, if anything."""
        self.reason.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.withdraw()
        else:
            super().keyPressEvent(event)

    def _on_touched(self) -> None:
        is_given = bool(self.reason.text().strip())
        self._evaluate.setVisible(is_given)
        self._noted.setVisible(is_given and not self.is_untold)
        self.touched.emit()

    def _on_reason(self, reason: str) -> None:
        if self._moves:
            self.reason_requested.emit(self._moves, reason)
        self.reason.show_text(reason)

    def _on_evaluate(self) -> None:
        self.flush()
        self.evaluation_requested.emit(tuple(self._moves), self.reason.text())


def moves_made(before: Register, after: Register, risk_ids: Sequence[str]) -> dict[str, str]:
    """The ids of the moves that these risks have just made and that can be given a reason, by the id of the risk.

    A first place is no move, and neither is the way back to where a risk stood this morning.
    """
    made: dict[str, str] = {}
    for risk_id in risk_ids:
        stood, stands = before.risk(risk_id).rating_changes, after.risk(risk_id).rating_changes
        if len(stands) > 1 and stands[-1] not in stood:
            made[risk_id] = stands[-1].id
    return made


def question(register: Register, risk_ids: Sequence[str], rating: Rating | None) -> str:
    """Why these risks were moved to a cell, or taken out of the matrix."""
    risks = risks_named([register.risk(risk_id).number for risk_id in risk_ids])
    if rating is None:
        return _("Hvorfor er {risks} taget ud af matrixen?").format(risks=risks)
    return _("Hvorfor er {risks} flyttet til {cell}?").format(risks=risks, cell=register.criteria.cell_name(rating))
