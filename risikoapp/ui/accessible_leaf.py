"""Something that a screen reader can stop at and in which nothing else lies: a chip, a line of a page."""

# The bindings say that nothing here is ever None, and that an address is a number.
# pyright: reportIncompatibleMethodOverride=false

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from shiboken6 import VoidPtr


class Leaf(QAccessibleInterface):
    """A part of a widget that is no widget itself; where it is and what it is called is for each kind to say."""

    def object(self) -> QObject | None:
        return None

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> None:
        return None

    def childAt(self, x: int, y: int) -> None:
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing here is changed by a screen reader."""

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:
        # An address, and 0 for none: what else is returned here, None too, is taken for an address.
        return VoidPtr(0)
