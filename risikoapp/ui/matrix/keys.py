"""The matrix under the keyboard: every cell and chip can be reached, and a chip lifted, carried and set down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from risikoapp.ui.matrix.keyboard import ARROWS, Arrow, Digits, Spot, row_end, settled, walked
from risikoapp.ui.matrix.layout import Rest
from risikoapp.ui.matrix.mouse import MatrixMouse
from risikoapp.ui.theme import Theme

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_ELSEWHERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The keyboard is lent to a menu or to another window, and will be back where it was."""


class MatrixKeys(MatrixMouse):
    """What the keys do, and the ring that tells where they do it."""

    spot_reached = Signal()
    """The keyboard has come to another chip or cell, or into the matrix."""

    def __init__(self, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme_, parent)
        self._digits = Digits()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._carry is not None and self._carry.by_keys:
            self._carry_by(key)
        elif self._press is not None or self._carry is not None:
            # The mouse is at work.
            if key == Qt.Key.Key_Escape:
                self.let_go()
        elif not self._do(event):
            super().keyPressEvent(event)
            return
        else:
            self._show_ring(True)

    def _do(self, event: QKeyEvent) -> bool:
        """Does what a key means while nothing is carried; whether it means anything."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose_all()
        elif key in ARROWS:
            self._walk(ARROWS[key], modifiers)
        elif key in _ENDS:
            corner = bool(modifiers & _CTRL)
            self.go_to(row_end(self._spot, last=key == Qt.Key.Key_End, corner=corner, layout=self._layout))
        elif key == Qt.Key.Key_Escape and len(self.chosen) > 1:
            self.choose_one()
        elif key == Qt.Key.Key_Escape and self._filtered is not None:
            self.toggle_cell(self._filtered)
        elif key == Qt.Key.Key_Space or key in _ENTER:
            self._act(lifts=key == Qt.Key.Key_Space, toggles=bool(modifiers & _CTRL))
        elif not modifiers and event.text().isdecimal():
            self._jump(event.text())
        else:
            return False
        return True

    def _carry_by(self, key: Qt.Key) -> None:
        """What a key does to what is carried."""
        assert self._carry is not None
        if key in ARROWS:
            self.carry_on(self._carry.stepped(ARROWS[key], self._geometry))
        elif key == Qt.Key.Key_Space or key in _ENTER:
            self.drop()
        elif key == Qt.Key.Key_Escape:
            self.put_back()

    def _walk(self, arrow: Arrow, modifiers: Qt.KeyboardModifier) -> None:
        """On to the next chip or cell; with Ctrl the chip itself goes, with Shift the next one is chosen too."""
        if not modifiers & _CTRL:
            self.go_to(walked(self._spot, arrow, self._layout, self._geometry), adds=bool(modifiers & _SHIFT))
        elif self._spot.risk_id:
            self.nudge(self._spot.risk_id, arrow)

    def go_to(self, spot: Spot, *, adds: bool = False) -> None:
        """Takes the keyboard to a spot; a risk there is chosen, with `adds` beside those that are."""
        self._show_spot(spot)
        if spot.risk_id:
            (self.choose_also if adds else self.choose)(spot.risk_id)
        self.spot_reached.emit()

    def _act(self, *, lifts: bool, toggles: bool) -> None:
        """What Space and Enter mean where the keyboard is."""
        stop = self._stop_at_spot()
        if stop is None:
            if self._spot.rating is not None:
                self.toggle_cell(self._spot.rating)
        elif isinstance(stop, Rest):
            self.rest_opened.emit(stop)
        elif toggles:
            self.choose_or_leave(stop.risk_id)
        elif lifts:
            self.lift(self.taken_with(stop), stop.number)
        else:
            self.risk_opened.emit(stop.risk_id)

    def _jump(self, digit: str) -> None:
        """Goes to the risk whose number is typed, digit by digit."""
        ids = {risk.number: risk.id for risk in self._register.open_risks}
        number = self._digits.typed(digit, set(ids))
        if number is not None:
            self._show_spot(settled(Spot(None, ids[number]), self._layout))
            self.choose(ids[number])
            self.spot_reached.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _ELSEWHERE:
            self._stain_spot()
            return
        # A ring helps who comes by the keyboard; who clicks knows where she is.
        self._show_ring(event.reason() is not Qt.FocusReason.MouseFocusReason)
        if self._shows_spot:
            self.spot_reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._stain_spot()
        if event.reason() not in _ELSEWHERE:
            self._show_ring(False)
            if self._carry is not None and self._carry.by_keys:
                self.put_back()
