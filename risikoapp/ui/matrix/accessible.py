"""The matrix for those who hear it: all open risks by their names, then the cells and the tray.

Loaded when the first screen reader asks. Qt deletes the interfaces that it has been given, and until then Python must
not: those of the chips are kept by the one of the matrix, and that one by PySide's list of what its factories made.
"""

# The bindings say that nothing here is ever None, and that an address is a number.
# pyright: reportIncompatibleMethodOverride=false

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleObject,
    QWindow,
)
from shiboken6 import isValid

from risikoapp.domain.criteria import ALL_RATINGS
from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.terms import risks_named
from risikoapp.ui.matrix.accessible_parts import Key, Part, PlacePart, RiskPart, key_of
from risikoapp.ui.matrix.layout import Place
from risikoapp.ui.matrix.tips import place_words
from risikoapp.ui.matrix.view import MatrixView

_PLACES: tuple[Place, ...] = (*reversed(ALL_RATINGS), None)


class MatrixAccessible(QAccessibleObject):
    """The matrix as a list of what is in it."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self._parts: dict[Key, Part] = {}
        view.spoken.connect(self.announce)
        view.spot_reached.connect(self.tell_spot)
        view.register_shown.connect(self.tell_changes)
        view.destroyed.connect(self.forget_all)

    @property
    def view(self) -> MatrixView | None:
        """The matrix itself; None when it is gone."""
        view = self.object()
        return view if isinstance(view, MatrixView) and isValid(view) else None

    def part(self, key: Key) -> Part:
        """What stands for a risk or a place: always the same object."""
        if key not in self._parts:
            self._parts[key] = RiskPart(self, key) if isinstance(key, str) else PlacePart(self, key)
        return self._parts[key]

    def forget(self, key: Key) -> None:
        """Lets go of what stood for a risk that is in the matrix no more."""
        if (part := self._parts.pop(key, None)) is not None:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))

    def forget_all(self) -> None:
        for key in tuple(self._parts):
            self.forget(key)

    def announce(self, text: str) -> None:
        """Has the screen reader say something at once."""
        if (view := self.view) is not None:
            event = QAccessibleAnnouncementEvent(view, text)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)

    def tell_spot(self) -> None:
        """Tells that the keyboard is at another chip or cell."""
        if (view := self.view) is not None:
            event = QAccessibleEvent(self.part(key_of(view.spot)), QAccessible.Event.Focus)
            QAccessible.updateAccessibility(event)

    def tell_changes(self, before: Register, after: Register) -> None:
        """Tells which risks have come to stand elsewhere, by their new names and in words."""
        stood = {risk.id: risk.rating for risk in before.open_risks}
        stands = {risk.id: risk for risk in after.open_risks}
        for risk_id in stood.keys() - stands.keys():
            self.forget(risk_id)
        moved = [risk for risk in stands.values() if risk.id in stood and stood[risk.id] != risk.rating]
        for risk in moved:
            QAccessible.updateAccessibility(QAccessibleEvent(self.part(risk.id), QAccessible.Event.NameChanged))
        for rating in dict.fromkeys(risk.rating for risk in moved):
            there = [risk.number for risk in moved if risk.rating == rating]
            text = _("{risks} flyttet til {place}")
            self.announce(text.format(risks=risks_named(there), place=place_words(after, rating)))

    def _keys(self) -> list[Key]:
        view = self.view
        return [] if view is None else [*(risk.id for risk in view.register.open_risks), *_PLACES]

    def isValid(self) -> bool:
        return self.view is not None

    def parent(self) -> QAccessibleInterface | None:
        view = self.view
        above = None if view is None else view.parent()
        return None if above is None else QAccessible.queryAccessibleInterface(above)

    def window(self) -> QWindow | None:
        view = self.view
        return None if view is None else view.window().windowHandle()

    def childCount(self) -> int:
        return len(self._keys())

    def child(self, index: int) -> QAccessibleInterface | None:
        keys = self._keys()
        return self.part(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        keys = self._keys()
        return keys.index(child.key) if isinstance(child, Part) and child.key in keys else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        view = self.view
        spot = None if view is None else view.spot_under(view.mapFromGlobal(QPointF(x, y)))
        return None if spot is None else self.part(key_of(spot))

    def focusChild(self) -> QAccessibleInterface | None:
        view = self.view
        return self.part(key_of(view.spot)) if view is not None and view.hasFocus() else None

    def rect(self) -> QRect:
        view = self.view
        return QRect() if view is None else QRect(view.mapToGlobal(QPoint(0, 0)), view.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view = self.view
        if view is not None:
            state.focusable = state.multiSelectable = True
            state.focused = view.hasFocus()
            state.invisible = not view.isVisible()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        view = self.view
        if view is not None and kind is QAccessible.Text.Name:
            return view.accessibleName()
        if kind is QAccessible.Text.Help:
            return _("Piletasterne går fra felt til felt. Mellemrum løfter en risiko, og Enter sætter den ned.")
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing here is renamed by a screen reader."""
