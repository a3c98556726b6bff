"""The pages for those who hear them: which page it is, and its lines one by one.

Loaded when the first screen reader asks. Qt deletes the interfaces that it has been given, and until then Python must
not: those of the lines are kept by the one of the view, and that one by PySide's list of what its factories made.
"""

# The bindings say that nothing here is ever None, and that an address is a number.
# pyright: reportIncompatibleMethodOverride=false

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleObject, QWindow
from shiboken6 import isValid

from risikoapp.i18n import _
from risikoapp.ui.accessible_leaf import Leaf
from risikoapp.ui.preview.view import PageView


class PagesAccessible(QAccessibleObject):
    """The page that is looked at as a document of lines."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._lines: list[LinePart] = []
        view.page_changed.connect(self.tell_page)
        view.written_came.connect(self.tell_written)
        view.destroyed.connect(self.forget_all)

    @property
    def view(self) -> PageView | None:
        """The view itself; None when it is gone."""
        view = self.object()
        return view if isinstance(view, PageView) and isValid(view) else None

    def tell_page(self) -> None:
        """Tells that another page is looked at."""
        if (view := self.view) is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.NameChanged))
            QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.ObjectReorder))

    def tell_written(self, page: int) -> None:
        """Tells that it is known now what is written on the page that is looked at."""
        if (view := self.view) is not None and page == view.page:
            QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.ObjectReorder))

    def forget_all(self) -> None:
        for line in self._lines:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(line))
        self._lines = []

    def isValid(self) -> bool:
        return self.view is not None

    def parent(self) -> QAccessibleInterface | None:
        view = self.view
        ground = None if view is None else view.parentWidget()
        return None if ground is None else QAccessible.queryAccessibleInterface(ground)

    def window(self) -> QWindow | None:
        view = self.view
        return None if view is None else view.window().windowHandle()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Document

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view = self.view
        if view is None:
            state.invalid = True
            return state
        state.focusable = state.readOnly = True
        state.focused = view.hasFocus()
        state.invisible = not view.isVisible()
        return state

    def rect(self) -> QRect:
        view = self.view
        return QRect() if view is None else QRect(view.mapToGlobal(QPoint(0, 0)), view.size())

    def text(self, kind: QAccessible.Text) -> str:
        view = self.view
        if view is None or not view.count:
            return ""
        if kind is QAccessible.Text.Name:
            return _("Side {number} af {count}").format(number=view.page + 1, count=view.count)
        if kind is QAccessible.Text.Value:
            return "\n".join(view.lines())
        return ""

    def childCount(self) -> int:
        view = self.view
        return 0 if view is None else len(view.lines())

    def child(self, index: int) -> "LinePart | None":
        if not 0 <= index < self.childCount():
            return None
        while len(self._lines) <= index:
            self._lines.append(LinePart(self, len(self._lines)))
        return self._lines[index]

    def childAt(self, x: int, y: int) -> "LinePart | None":
        parts = (self.child(index) for index in range(self.childCount()))
        return next((part for part in parts if part is not None and part.rect().contains(x, y)), None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((part.index for part in self._lines if part is child), -1)


class LinePart(Leaf):
    """The line with this number on whatever page is looked at."""

    def __init__(self, pages: PagesAccessible, index: int) -> None:
        super().__init__()
        self._pages = pages
        self.index = index

    def isValid(self) -> bool:
        return self._pages.view is not None

    def parent(self) -> QAccessibleInterface:
        return self._pages

    def window(self) -> QWindow | None:
        return self._pages.window()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.StaticText

    def rect(self) -> QRect:
        view = self._pages.view
        area = QRect() if view is None else view.area_of_line(self.index)
        return area if view is None else area.translated(view.viewport().mapToGlobal(QPoint(0, 0)))

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view = self._pages.view
        if view is None:
            state.invalid = True
            return state
        state.readOnly = True
        state.offscreen = not view.viewport().rect().intersects(view.area_of_line(self.index))
        return state

    def text(self, kind: QAccessible.Text) -> str:
        view = self._pages.view
        lines = () if view is None else view.lines()
        return lines[self.index] if kind is QAccessible.Text.Name and self.index < len(lines) else ""
