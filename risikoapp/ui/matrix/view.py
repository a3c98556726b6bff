"""The matrix: shows where the open risks stand, and lets a person choose and move them with mouse and keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.ui.matrix.keyboard import area_of
from risikoapp.ui.matrix.keys import MatrixKeys
from risikoapp.ui.matrix.layout import Chip, Place, Rest
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

TIP_DELAY = 700
"""Milliseconds that the keyboard rests somewhere before a tip tells what is there."""


class MatrixView(MatrixKeys):
    """The matrix card, and beneath it the risks that have no place yet."""

    new_risk_requested = Signal(object)
    """The Rating of the cell in which there is to be a new risk; None for one without a place."""
    closing_requested = Signal(str)

    def __init__(self, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme_, parent)
        self._crowd: QWidget | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(TIP_DELAY)
        self._rest.timeout.connect(self._show_tip)
        self.spot_reached.connect(self._rest.start)
        self.rest_opened.connect(self._open_crowd)
        self.setAccessibleName(_("Risikomatrix"))

    def show_register(self, register: Register) -> None:
        if register is not self._register and self._crowd is not None:
            # What it lists may stand elsewhere now.
            self.let_go()
            self._close_crowd()
        super().show_register(register)

    def resizeEvent(self, event: QEvent) -> None:
        self._close_crowd()
        super().resizeEvent(event)

    # What is told about what stands here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._rest.stop()
        QToolTip.hideText()
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self._on_rest(event)
            return True
        return super().event(event)

    def _on_rest(self, event: QEvent) -> None:
        """The pointer has come to rest."""
        from PySide6.QtGui import QHelpEvent

        assert isinstance(event, QHelpEvent)
        self._show_tip_at(QPointF(event.pos()), event.globalPos())

    def _show_tip_at(self, point: QPointF, on_screen: QPoint) -> None:
        """A tip about what lies under a point, until the pointer leaves it."""
        from risikoapp.ui.matrix.tips import axis_tip, place_tip, stop_tip

        stop, rating = self._layout.at(point), self._geometry.rating_at(point)
        if stop is not None:
            QToolTip.showText(on_screen, stop_tip(self._register, stop), self, stop.area.toAlignedRect())
        elif rating is not None:
            area = self._geometry.cell(rating).toAlignedRect()
            QToolTip.showText(on_screen, place_tip(self._register, rating), self, area)
        else:
            QToolTip.showText(on_screen, axis_tip(self._register.criteria, self._geometry, point), self)

    def _show_tip(self) -> None:
        """A tip about what is where the keyboard rests."""
        from risikoapp.ui.matrix.tips import place_tip, stop_tip

        if self._shows_spot and self.hasFocus() and self._carry is None:
            stop = self._stop_at_spot()
            text = place_tip(self._register, self._spot.rating) if stop is None else stop_tip(self._register, stop)
            beneath = area_of(self._spot, self._layout, self._geometry).bottomLeft()
            QToolTip.showText(self.mapToGlobal(beneath.toPoint()), text, self)

    # The menus

    def contextMenuEvent(self, event: "QContextMenuEvent") -> None:
        from PySide6.QtGui import QContextMenuEvent

        if self._carry is not None:
            return
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            point, place = area_of(self._spot, self._layout, self._geometry).center(), self._spot.rating
        else:
            point = QPointF(event.pos())
            place = self._geometry.rating_at(point)
            if place is None and not self._geometry.tray.contains(point):
                return
        stop, at = self._layout.at(point), self.mapToGlobal(point.toPoint())
        if isinstance(stop, Chip):
            if stop.risk_id not in self.chosen:
                self.choose(stop.risk_id)
            from risikoapp.ui.matrix.menus import order_about_risks

            order_about_risks(self, at, self._register, self.chosen)
        else:
            self._order_about_place(place, at)

    def _order_about_place(self, place: Place, at: QPoint) -> None:
        from risikoapp.ui.matrix.menus import ask_about_place

        there = self._ids_in(place)
        is_narrowed = place is not None and place == self._filtered
        order = ask_about_place(
            self, at, place, has_risks=bool(there), is_narrowed=is_narrowed, read_only=self.read_only
        )
        match order:
            case "new", _place:
                self.new_risk_requested.emit(place)
            case "narrow", _place:
                self.toggle_cell(place)
            case "choose", _place:
                self.choose(*there)

    def _ids_in(self, place: Place) -> tuple[str, ...]:
        return tuple(risk_id for stop in self._layout.stops(place) for risk_id in stop.risk_ids)

    # The list behind "+3"

    def _open_crowd(self, rest: Rest) -> None:
        from risikoapp.ui.matrix.crowd import CrowdList

        shown = self.chosen[-1] if self.chosen else ""
        crowd = CrowdList(self._register, self._ids_in(rest.rating), shown, self, movable=not self.read_only)
        crowd.picked.connect(self._on_picked)
        crowd.lifted.connect(self._on_lifted)
        crowd.taken.connect(self._on_taken)
        crowd.carried.connect(self._on_carried)
        crowd.dropped.connect(self._on_dropped)
        crowd.left.connect(self._close_crowd)
        self._crowd = crowd
        place = rest.area if rest.rating is None else self._geometry.cell(rest.rating)
        crowd.open_beside(place.toAlignedRect(), self.rect())

    def _close_crowd(self) -> None:
        crowd, self._crowd = self._crowd, None
        if crowd is not None:
            focused = QApplication.focusWidget()
            if focused is not None and crowd.isAncestorOf(focused):
                self.setFocus(Qt.FocusReason.PopupFocusReason)
            crowd.hide()
            crowd.deleteLater()

    def _on_picked(self, risk_id: str) -> None:
        self._close_crowd()
        self.choose(risk_id)

    def _on_lifted(self, risk_ids: tuple[str, ...]) -> None:
        self._close_crowd()
        self.lift(risk_ids, self._register.risk(risk_ids[-1]).number)

    def _on_taken(self, risk_ids: tuple[str, ...], on_screen: QPointF) -> None:
        # For the key that lets go.
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.take_listed(risk_ids, self.mapFromGlobal(on_screen))

    def _on_carried(self, on_screen: QPointF) -> None:
        if self._carry is not None:
            self.carry_on(self._carry.moved(self.mapFromGlobal(on_screen), self._geometry))

    def _on_dropped(self, on_screen: QPointF) -> None:
        self._on_carried(on_screen)
        self._close_crowd()
        self.drop()
