"""The card that leads round a window, and the ring around what it tells of. The window can be worked in meanwhile."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.stylesheet import restyle
from risikoapp.ui.theme import Theme
from risikoapp.ui.tour.steps import Step

_WIDTH = 48 * theme.GRID


class TourCard(QFrame):
    """Shows one step after another beside what it is about; ended by its button, or by Escape while it has the keys."""

    ended = Signal()

    def __init__(self, steps: Sequence[Step], theme_: Theme, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("popup")
        self.setFixedWidth(_WIDTH)
        self._steps = steps
        self._at = 0
        self._window = window
        self._before = window.focusWidget()
        self._ring = _Ring(theme_, window)
        self._title = QLabel(self)
        self._title.setProperty("role", "lead")
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._back = QPushButton(_("&Tilbage"), self)
        self._next = QPushButton(self)
        restyle(self._next, "primary", "true")
        self._skip = QPushButton(_("&Spring over"), self)
        self._build()
        self._back.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        self._skip.clicked.connect(self.end)
        window.installEventFilter(self)
        self._refresh()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Gives the keyboard back to where it was, and goes."""
        self._window.removeEventFilter(self)
        had_keys = self.isAncestorOf(self._window.focusWidget() or self._window)
        self.hide()
        self._ring.hide()
        # The window can be worked in meanwhile, and a row be taken away.
        if had_keys and self._before is not None and isValid(self._before):
            self._before.setFocus()
        self._ring.deleteLater()
        self.deleteLater()
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._skip if self._skip.hasFocus() else self._back if self._back.hasFocus() else self._next).click()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID)
        foot.addWidget(self._count, 1)
        for button in (self._skip, self._back, self._next):
            foot.addWidget(button)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.PADDING] * 4))
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addSpacing(theme.GRID)
        layout.addLayout(foot)
        QWidget.setTabOrder(self._next, self._back)
        QWidget.setTabOrder(self._back, self._skip)

    def _refresh(self) -> None:
        step, is_last = self._steps[self._at], self._at == len(self._steps) - 1
        self._title.setText(step.title)
        self._text.setText(step.text)
        count = _("Trin {place} af {count}").format(place=self._at + 1, count=len(self._steps))
        self._count.setText(count)
        self._back.setEnabled(self._at > 0)
        self._skip.setVisible(not is_last)
        self._next.setText(_("&Færdig") if is_last else _("&Næste"))
        spoken = f"{count}. {step.title}. {step.text}"
        self.setAccessibleName(spoken)
        self._next.setAccessibleDescription(spoken)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))
        self.show()
        self._stand()

    def _go_on(self) -> None:
        if self._at == len(self._steps) - 1:
            self.end()
        else:
            self._at += 1
            self._refresh()

    def _go_back(self) -> None:
        self._at -= 1
        self._refresh()
        if not self._back.isEnabled():
            self._next.setFocus()

    def _stand(self) -> None:
        """Beside what the step is about, and within the window."""
        target = self._steps[self._at].target
        area = QRect(target.mapTo(self._window, QPoint()), target.size())
        self._ring.surround(area)
        self._layout.activate()
        size = QSize(_WIDTH, self._layout.totalHeightForWidth(_WIDTH))
        self.resize(size)
        self.move(place_beside(area, size, self._window.rect().adjusted(*_INSET)))
        self.raise_()


_INSET = (theme.PADDING, theme.PADDING, -theme.PADDING, -theme.PADDING)


def place_beside(area: QRect, size: QSize, room: QRect) -> QPoint:
    """Where a card of this size stands beside an area: at its right, its left, beneath it, or else upon it."""
    gap = theme.PADDING
    top = max(room.top(), min(area.center().y() - size.height() // 2, room.bottom() - size.height()))
    left = max(room.left(), min(area.left(), room.right() - size.width()))
    if area.right() + gap + size.width() <= room.right():
        return QPoint(area.right() + gap, top)
    if area.left() - gap - size.width() >= room.left():
        return QPoint(area.left() - gap - size.width(), top)
    if area.bottom() + gap + size.height() <= room.bottom():
        return QPoint(left, area.bottom() + gap)
    return QPoint(left, top)


class _Ring(QWidget):
    """A line around something, through which the mouse goes."""

    def __init__(self, theme_: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme_
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def surround(self, area: QRect) -> None:
        beside = theme.GRID
        self.setGeometry(area.adjusted(-beside, -beside, beside, beside) & self._window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.palette.accent), theme.TARGET_WIDTH))
        half = theme.FOCUS_WIDTH
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), theme.CARD_RADIUS, theme.CARD_RADIUS)
