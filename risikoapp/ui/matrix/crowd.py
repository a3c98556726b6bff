"""The list behind the "+3" of a crowded place: all its risks, to pick from and to drag from."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from risikoapp.domain.model import Register, Risk
from risikoapp.i18n import ngettext
from risikoapp.terms import risk_title
from risikoapp.ui import theme
from risikoapp.ui.matrix.keyboard import Digits
from risikoapp.ui.matrix.painter import place_text
from risikoapp.ui.matrix.tips import risk_tip


class CrowdList(QFrame):
    """Lies over the matrix until something is picked, lifted or taken from it, or the keyboard goes elsewhere."""

    picked = Signal(str)
    lifted = Signal(tuple)
    """The ids of some risks that are to be carried by the keyboard."""
    taken = Signal(tuple, QPointF)
    """The ids of some risks that the mouse is dragging out of the list, and where it is on the screen."""
    carried = Signal(QPointF)
    dropped = Signal(QPointF)
    left = Signal()
    """Nothing more is wanted of it."""

    def __init__(
        self, register: Register, risk_ids: tuple[str, ...], shown: str, parent: QWidget, *, movable: bool
    ) -> None:
        """Of these risks, which stand in one place; begins at the one that is shown, if it is among them.

        Unless they are `movable` they can only be picked.
        """
        super().__init__(parent)
        self.setObjectName("popup")
        risks = tuple(risk for risk in register.open_risks if risk.id in set(risk_ids))
        place = place_text(register.criteria, risks[0].rating)
        count = ngettext("{count} risiko", "{count} risici", len(risks)).format(count=len(risks))
        head = QLabel(f"{place}\n{count}", self)
        head.setProperty("role", "label")
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        self._risks = _Risks(register, risks, self, movable=movable)
        self._risks.setAccessibleName(place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        layout.setSpacing(theme.GRID)
        layout.addWidget(head)
        layout.addWidget(self._risks)
        self.setFocusProxy(self._risks)
        self._risks.show_current(shown)
        self._risks.picked.connect(self.picked)
        self._risks.lifted.connect(self.lifted)
        self._risks.taken.connect(self._on_taken)
        self._risks.carried.connect(self.carried)
        self._risks.dropped.connect(self.dropped)
        self._risks.left.connect(self.left)

    def open_beside(self, place: QRect, bounds: QRect) -> None:
        """Opens beside a place of the parent, or over it where there is no room, within these bounds."""
        self.setFixedWidth(theme.CROWD_WIDTH)
        self.adjustSize()
        right, left = place.right() + theme.CELL_GAP, place.left() - theme.CELL_GAP - self.width()
        x = right if right + self.width() <= bounds.right() else left if left >= bounds.left() else right
        y = min(place.top(), bounds.bottom() - self.height())
        self.move(min(x, bounds.right() - self.width()), max(y, bounds.top()))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_taken(self, risk_ids: tuple[str, ...], on_screen: QPointF) -> None:
        # Out of sight but not hidden: Qt would forget who has the mouse.
        self.move(-self.width() - theme.GRID, 0)
        self.taken.emit(risk_ids, on_screen)


class _Risks(QListWidget):
    picked = Signal(str)
    lifted = Signal(tuple)
    taken = Signal(tuple, QPointF)
    carried = Signal(QPointF)
    dropped = Signal(QPointF)
    left = Signal()

    def __init__(self, register: Register, risks: tuple[Risk, ...], parent: QWidget, *, movable: bool) -> None:
        super().__init__(parent)
        self._drags = False
        self._movable = movable
        self._pointer = QPointF()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(movable)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._digits = Digits()
        self._rows: dict[int, int] = {}
        for row, risk in enumerate(risks):
            item = QListWidgetItem(risk_title(risk), self)
            item.setData(Qt.ItemDataRole.UserRole, risk.id)
            item.setToolTip(risk_tip(register, risk))
            item.setSizeHint(QSize(0, theme.ENTRY_HEIGHT))
            self._rows[risk.number] = row
        self.setFixedHeight(min(len(risks), theme.CROWD_ROWS) * theme.ENTRY_HEIGHT + theme.CLOSE)

    def show_current(self, risk_id: str) -> None:
        """Begins at a risk, or at the first one."""
        rows = [row for row in range(self.count()) if self._id(self.item(row)) == risk_id]
        self.setCurrentRow(rows[0] if rows else 0)

    def startDrag(self, actions: Qt.DropAction) -> None:
        # Not Qt's own dragging: the matrix shows the chip, and where it would land.
        self._drags = True
        self.taken.emit(self._chosen(), self._pointer)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drags = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.globalPosition()
        if self._drags:
            self.carried.emit(event.globalPosition())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drags:
            self.dropped.emit(event.globalPosition())
            return
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and not event.modifiers() and item is not None:
            self.picked.emit(self._id(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentItem()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(self._id(current))
        elif event.key() == Qt.Key.Key_Space and not event.modifiers() and self._movable:
            self.lifted.emit(self._chosen() or (self._id(current),))
        elif event.text().isdecimal():
            number = self._digits.typed(event.text(), set(self._rows))
            if number is not None:
                self.setCurrentRow(self._rows[number])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._drags:
            self.left.emit()

    def _chosen(self) -> tuple[str, ...]:
        """The risks that are marked; the current one is last."""
        current = self.currentItem()
        ids = [self._id(item) for item in self.selectedItems() if item is not current]
        return (*ids, self._id(current)) if current is not None and current.isSelected() else tuple(ids)

    def _id(self, item: QListWidgetItem) -> str:
        return item.data(Qt.ItemDataRole.UserRole)
