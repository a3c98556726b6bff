"""Chips on their way to another place, by the mouse or by the keyboard."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.matrix.keyboard import Arrow, shifted
from risikoapp.ui.matrix.layout import Place


@dataclass(frozen=True, slots=True)
class Carry:
    """What is carried, where it floats, and where it would land.

    `lead` is the number on the chip that is held; `lands` is False where letting go would put all back.
    """

    risk_ids: tuple[str, ...]
    lead: int
    area: QRectF
    beside: QPointF
    target: Place
    lands: bool
    by_keys: bool

    @property
    def count(self) -> int:
        return len(self.risk_ids)


def by_mouse(risk_ids: tuple[str, ...], lead: int, area: QRectF, pointer: QPointF, geometry: MatrixGeometry) -> Carry:
    """Floating at `area`, with the pointer that decides where it would land."""
    target = geometry.rating_at(pointer)
    lands = target is not None or geometry.tray.contains(pointer)
    return Carry(risk_ids, lead, area, pointer, target, lands, by_keys=False)


def moved(carry: Carry, pointer: QPointF, geometry: MatrixGeometry) -> Carry:
    """The same after the pointer has moved."""
    area = carry.area.translated(pointer - carry.beside)
    return by_mouse(carry.risk_ids, carry.lead, area, pointer, geometry)


def by_keys(risk_ids: tuple[str, ...], lead: int, size: QSizeF, target: Place, centre: QPointF) -> Carry:
    """Lifted, and held over the place where it would land."""
    area = QRectF(QPointF(), size)
    area.moveCenter(centre)
    return Carry(risk_ids, lead, area, centre, target, lands=True, by_keys=True)


def stepped(carry: Carry, arrow: Arrow, geometry: MatrixGeometry) -> Carry:
    """The same, one place on; it never leaves the matrix."""
    here = carry.beside
    target = shifted(carry.target, arrow, column=geometry.column_at(here.x()))
    centre = geometry.area(target).center()
    if target is None:
        # In the tray it keeps its column, so that the way up is the way it came.
        centre.setX(here.x())
    return by_keys(carry.risk_ids, carry.lead, carry.area.size(), target, centre)
