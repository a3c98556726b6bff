"""What a screen reader can stop at in the matrix, each with its name, its state and what can be done there."""

# The bindings say that nothing here is ever None, and that an address is a number.
# pyright: reportIncompatibleMethodOverride=false

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QWindow
from shiboken6 import VoidPtr, getCppPointer

from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.terms import risks_named
from risikoapp.ui.accessible_leaf import Leaf
from risikoapp.ui.matrix.keyboard import ARROWS, Arrow, Spot
from risikoapp.ui.matrix.layout import Place
from risikoapp.ui.matrix.tips import evaluation_text, place_words
from risikoapp.ui.matrix.view import MatrixView

if TYPE_CHECKING:
    from risikoapp.ui.matrix.accessible import MatrixAccessible

Key = str | Place
"""A risk's id, or a place."""
_PRESS, _FOCUS = QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.setFocusAction()


def key_of(spot: Spot) -> Key:
    """What the keyboard is at; for the "+3" it is the cell."""
    return spot.risk_id or spot.rating


class Part(Leaf):
    """Something in the matrix; a kind of part says where it is, what it is, and what it is called.

    Not an abstract class: the binding's type of types and Python's own for such cannot be had together.
    """

    def __init__(self, matrix: "MatrixAccessible", key: Key) -> None:
        super().__init__()
        self.key = key
        self._matrix = matrix
        self._actions = _Actions(self)

    @property
    def view(self) -> MatrixView | None:
        """The matrix, while it is there."""
        return self._matrix.view

    def spot(self, view: MatrixView) -> Spot:
        """Where the keyboard is when it is here."""
        raise NotImplementedError

    def name(self, register: Register) -> str:
        raise NotImplementedError

    def description(self, register: Register) -> str:
        raise NotImplementedError

    def deeds(self) -> list[str]:
        """The names of what can be done here."""
        return [_PRESS, _FOCUS]

    def do(self, deed: str) -> None:
        """Does what has one of these names."""
        view = self.view
        if view is None:
            return
        if deed == _PRESS:
            self.press(view)
        elif deed == _FOCUS:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
            view.go_to(self.spot(view))

    def press(self, view: MatrixView) -> None:
        raise NotImplementedError

    def role(self) -> QAccessible.Role:
        raise NotImplementedError

    def isValid(self) -> bool:
        return self.view is not None

    def parent(self) -> QAccessibleInterface:
        return self._matrix

    def window(self) -> QWindow | None:
        return self._matrix.window()

    def rect(self) -> QRect:
        view = self.view
        if view is None:
            return QRect()
        return view.area_of(self.spot(view)).toAlignedRect().translated(view.mapToGlobal(QPoint(0, 0)))

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view = self.view
        if view is None:
            state.invalid = True
            return state
        state.focusable = True
        state.focused = view.hasFocus() and key_of(view.spot) == self.key
        state.invisible = not view.isVisible()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        view = self.view
        if view is not None and kind is QAccessible.Text.Name:
            return self.name(view.register)
        if view is not None and kind is QAccessible.Text.Description:
            return self.description(view.register)
        return ""

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:
        if kind is QAccessible.InterfaceType.ActionInterface:
            return VoidPtr(getCppPointer(self._actions)[0])
        return super().interface_cast(kind)


class RiskPart(Part):
    """A risk, with a chip of its own or among the rest of its place."""

    def __init__(self, matrix: "MatrixAccessible", risk_id: str) -> None:
        super().__init__(matrix, risk_id)
        self._risk_id = risk_id

    @property
    def view(self) -> MatrixView | None:
        view = super().view
        return view if view is not None and view.spot_of(self._risk_id) is not None else None

    def spot(self, view: MatrixView) -> Spot:
        spot = view.spot_of(self._risk_id)
        assert spot is not None
        return spot

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = super().state()
        view = self.view
        if view is not None:
            state.selectable = True
            state.selected = self._risk_id in view.chosen
        return state

    def name(self, register: Register) -> str:
        """ "Risiko 3 Teknik, Mindre sandsynligt, Kritisk, niveau Høj"."""
        risk = register.risk(self._risk_id)
        name = _("Risiko {number} {name}").format(number=risk.number, name=risk.name or _("uden navn"))
        return f"{name}, {place_words(register, risk.rating)}"

    def description(self, register: Register) -> str:
        return evaluation_text(register.risk(self._risk_id))

    def deeds(self) -> list[str]:
        view = self.view
        return [*super().deeds(), *(() if view is None or view.read_only else _moves())]

    def do(self, deed: str) -> None:
        view = self.view
        if view is not None and deed in _moves():
            view.nudge(self._risk_id, _moves()[deed])
        else:
            super().do(deed)

    def press(self, view: MatrixView) -> None:
        view.risk_opened.emit(self._risk_id)


class PlacePart(Part):
    """A cell, or the tray."""

    def __init__(self, matrix: "MatrixAccessible", place: Place) -> None:
        super().__init__(matrix, place)
        self._place = place

    def spot(self, view: MatrixView) -> Spot:
        return Spot(self._place)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Button

    def name(self, register: Register) -> str:
        """ "Felt: Mindre sandsynligt, Kritisk, niveau Høj"."""
        words = place_words(register, self._place)
        return words if self._place is None else _("Felt: {place}").format(place=words)

    def description(self, register: Register) -> str:
        there = [risk.number for risk in register.open_risks if risk.rating == self._place]
        return risks_named(there) if there else _("Ingen risici")

    def press(self, view: MatrixView) -> None:
        if self._place is not None:
            view.toggle_cell(self._place)


class _Actions(QAccessibleActionInterface):
    """The deeds of a part, as Qt wants them."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part

    def actionNames(self) -> list[str]:
        return self._part.deeds()

    def doAction(self, name: str) -> None:
        self._part.do(name)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []

    def localizedActionName(self, name: str) -> str:
        return {_PRESS: _("Åbn"), _FOCUS: _("Gå hertil")}.get(name, name)

    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)


def _moves() -> dict[str, Arrow]:
    """One cell on, by the word for it."""
    return {
        _("Flyt op"): ARROWS[Qt.Key.Key_Up],
        _("Flyt ned"): ARROWS[Qt.Key.Key_Down],
        _("Flyt til venstre"): ARROWS[Qt.Key.Key_Left],
        _("Flyt til højre"): ARROWS[Qt.Key.Key_Right],
    }
