"""The head of the list: what is searched for, how often it is found, and the order of the list."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from risikoapp.i18n import _
from risikoapp.ui import icons, theme
from risikoapp.ui.list.order import Order
from risikoapp.ui.theme import Theme


class SearchBar(QFrame):
    """A field for the search, with steps from hit to hit beside it while there is something to step through."""

    next_requested = Signal()
    previous_requested = Signal()

    def __init__(self, theme_: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("searchbar")
        self._theme = theme_
        self._steps: Steps | None = None
        self.field = SearchField(_("Søg i alle risici"), self)
        self.field.next_requested.connect(self.next_requested)
        self.field.previous_requested.connect(self.previous_requested)
        self._order = QToolButton(self)
        self._order.setObjectName("order")
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._order.setToolTip(_("Vælg listens rækkefølge"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, theme.TIGHT, 0)
        self._layout.setSpacing(theme.TIGHT)
        self._layout.addWidget(self.field, 1)
        self._layout.addWidget(self._order)

    def offer_orders(self, menu: QMenu) -> None:
        """Gives the button for the order its menu."""
        self._order.setMenu(menu)

    def show_order(self, order: Order) -> None:
        """Names the order in which the list stands."""
        name = _order_name(order)
        self._order.setText(_("Sortér: {order} ▾").format(order=name))
        self._order.setAccessibleName(_("Sortér listen efter: {order}").format(order=name))

    def show_count(self, text: str, *, can_step: bool) -> None:
        """Says how often it is found, "" while nothing is searched, and whether there is a next one."""
        if self._steps is None:
            if not text:
                return
            self._steps = Steps(self._theme, self)
            self._steps.next_requested.connect(self.next_requested)
            self._steps.previous_requested.connect(self.previous_requested)
            self._layout.insertWidget(1, self._steps)
            for before, after in pairwise((self.field, *self._steps.stops, self._order)):
                QWidget.setTabOrder(before, after)
        self._steps.show_count(text, can_step=can_step)
        self.field.setAccessibleDescription(text)


class SearchField(QLineEdit):
    """What is searched for. Enter goes on to the next hit, Escape empties it and leaves."""

    next_requested = Signal()
    previous_requested = Signal()
    left = Signal()
    """By Escape: the keyboard is to go back to where it was."""
    deserted = Signal()
    """The keyboard has gone elsewhere by itself, and is not only lent to a menu or another window."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Its picture comes from the desktop's theme, which takes long to find, and the window shows before.
        if not self.isClearButtonEnabled():
            self.setClearButtonEnabled(True)
            self.findChildren(QAction)[0].triggered.connect(self.empty)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.deserted.emit()

    def empty(self) -> None:
        """Ends the search for good: from now on the undo keys take back edits, and not what was searched for."""
        # Unlike `clear`, setting the text is how a line edit forgets its own undo steps.
        self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_requested if back else self.next_requested).emit()
        elif event.key() == Qt.Key.Key_Escape:
            # With nothing left to empty, the key may mean something to others too.
            event.setAccepted(bool(self.text()))
            self.empty()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Steps(QWidget):
    """The count of the hits and the two buttons that go through them."""

    next_requested = Signal()
    previous_requested = Signal()

    def __init__(self, theme_: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme_
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._previous = self._button(_("Forrige fund (Skift+F3)"), _("Forrige fund"))
        self._next = self._button(_("Næste fund (F3)"), _("Næste fund"))
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, theme.TIGHT, 0)
        layout.setSpacing(0)
        layout.addWidget(self._count)
        layout.addSpacing(theme.TIGHT)
        layout.addWidget(self._previous)
        layout.addWidget(self._next)
        theme_.changed.connect(self._refresh_icons)
        self._refresh_icons()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, from left to right."""
        return (self._previous, self._next)

    def show_count(self, text: str, *, can_step: bool) -> None:
        self._count.setText(text)
        for button in (self._previous, self._next):
            button.setEnabled(can_step)
        self.setVisible(bool(text))

    def _button(self, tip: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("row")
        button.setIconSize(QSize(icons.SIZE, icons.SIZE))
        button.setToolTip(tip)
        button.setAccessibleName(name)
        return button

    def _refresh_icons(self) -> None:
        self._previous.setIcon(self._theme.icon("up", quiet=True))
        self._next.setIcon(self._theme.icon("down", quiet=True))


def _order_name(order: Order) -> str:
    """A short word for the order."""
    match order:
        case "level":
            return _("Niveau")
        case "name":
            return _("Navn")
        case "stalest":
            return _("Ældste evaluering")
        case "evaluated":
            return _("Nyeste evaluering")
        case _:
            return _("Nummer")
