"""Chips on their way to another place, by the mouse or by the keyboard. Loaded when the first one is taken."""

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

    def moved(self, pointer: QPointF, geometry: MatrixGeometry) -> "Carry":
        """The same after the pointer has moved."""
        return by_mouse(self.risk_ids, self.lead, self.area.translated(pointer - self.beside), pointer, geometry)

    def stepped(self, arrow: Arrow, geometry: MatrixGeometry) -> "Carry":
        """The same one place on; the keyboard never carries it out of the matrix."""
        here = self.beside
        target = shifted(self.target, arrow, column=geometry.column_at(here.x()))
        centre = geometry.area(target).center()
        if target is None:
            # In the tray it keeps its column, so that the way up is the way it came.
            centre.setX(here.x())
        return by_keys(self.risk_ids, self.lead, self.area.size(), target, centre)


def by_mouse(risk_ids: tuple[str, ...], lead: int, area: QRectF, pointer: QPointF, geometry: MatrixGeometry) -> Carry:
    """Floating at `area`, with the pointer that decides where it would land."""
    target = geometry.rating_at(pointer)
    lands = target is not None or geometry.tray.contains(pointer)
    return Carry(risk_ids, lead, area, pointer, target, lands, by_keys=False)


def by_keys(risk_ids: tuple[str, ...], lead: int, size: QSizeF, target: Place, centre: QPointF) -> Carry:
    """Lifted, and held over the place where it would land."""
    area = QRectF(QPointF(), size)
    area.moveCenter(centre)
    return Carry(risk_ids, lead, area, centre, target, lands=True, by_keys=True)
