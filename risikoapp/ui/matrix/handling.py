"""What can be done to the chips, whatever it is done with: choosing them, and carrying them to another place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Signal

from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.matrix.keyboard import Arrow, Spot, settled, shifted, stop_at
from risikoapp.ui.matrix.layout import Chip, Stop
from risikoapp.ui.matrix.surface import MatrixSurface

if TYPE_CHECKING:
    from risikoapp.ui.matrix.carry import Carry

_CHIP = QSizeF(*theme.CHIP_SIZES[0][:2])
"""A chip in the hand, however small it was where it stood."""


class MatrixHandling(MatrixSurface):
    """The one risk that is selected may have others chosen beside it, which are moved together with it."""

    risk_selected = Signal(str)
    """The pane is to show this risk; of several that are chosen, the one chosen last."""
    risk_opened = Signal(str)
    """The keyboard is to go to this risk's pane."""
    cell_selected = Signal(object)
    """The Rating of the cell that the list is to be narrowed to; None for all cells."""
    rest_opened = Signal(object)
    """What hides behind the "+3" of a crowded place is to be seen; a Rest."""
    chosen_changed = Signal(object)
    """Other risks are marked than before: their ids, as a frozenset."""
    register_shown = Signal(object, object)
    """The Register that was shown before, and the one that is shown now."""
    spoken = Signal(str)
    """What is seen at the same time, for those who do not see it."""
    move_requested = Signal(tuple, object)
    """The ids of some risks, and the Rating they are to be moved to; None for the tray."""

    def show_register(self, register: Register) -> None:
        before = self._register
        if register is before:
            return
        super().show_register(register)
        self._show_chosen(tuple(risk_id for risk_id in self._chosen if self._layout.stop_of(risk_id)))
        self._show_spot(settled(self._spot, self._layout))
        if any(self._layout.stop_of(risk_id) is None for risk_id in self._carried):
            self.put_back()
        self.register_shown.emit(before, register)

    def show_selection(self, risk_id: str) -> None:
        """Marks this risk, or none for ""; others stay chosen when it is one of them."""
        if self._layout.stop_of(risk_id) is None:
            self._show_chosen(())
        elif risk_id in self._marked:
            others = (each for each in self._chosen if each != risk_id)
            self._show_chosen((*others, risk_id))
        else:
            self._show_chosen((risk_id,))
        if not self._shows_spot:
            # The keyboard begins where the eye is.
            self._show_spot(self._first_spot())

    @property
    def chosen(self) -> tuple[str, ...]:
        """The risks that are marked, the one chosen last at the end."""
        return self._chosen

    def _show_chosen(self, risk_ids: tuple[str, ...]) -> None:
        before = self._marked
        super()._show_chosen(risk_ids)
        if self._marked != before:
            self.chosen_changed.emit(self._marked)

    def choose(self, *risk_ids: str) -> None:
        """Marks these risks alone; the last of them is to be shown."""
        self._show_chosen(risk_ids)
        if risk_ids:
            self.risk_selected.emit(risk_ids[-1])

    def choose_also(self, *risk_ids: str) -> None:
        """Marks these risks too."""
        self.choose(*(each for each in self._chosen if each not in risk_ids), *risk_ids)

    def choose_or_leave(self, risk_id: str) -> None:
        """Marks a risk too, or no longer; one at least stays marked."""
        if risk_id not in self._marked:
            self.choose_also(risk_id)
        elif len(self._chosen) > 1:
            self.choose(*(each for each in self._chosen if each != risk_id))

    def choose_all(self) -> None:
        """Marks every open risk; the one that is shown stays shown."""
        shown = self._chosen[-1:]
        self.choose(*(risk.id for risk in self._register.open_risks if risk.id not in shown), *shown)

    def choose_one(self) -> None:
        """Marks only the one that is shown."""
        self._show_chosen(self._chosen[-1:])

    def toggle_cell(self, rating: object) -> None:
        """Asks for the list to be narrowed to a cell, or for all of it when it is."""
        self.cell_selected.emit(None if rating == self._filtered else rating)

    def taken_with(self, stop: Stop) -> tuple[str, ...]:
        """What comes along when this is taken: all that are chosen, if it is one of them."""
        return stop.risk_ids if self._marked.isdisjoint(stop.risk_ids) else self._chosen

    def take(self, stop: Chip, grip: QPointF) -> None:
        """Takes a chip, and what comes along, with the mouse."""
        from risikoapp.ui.matrix.carry import by_mouse

        self._show_carry(by_mouse(self.taken_with(stop), stop.number, stop.area, grip, self._geometry))

    def take_listed(self, risk_ids: tuple[str, ...], pointer: QPointF) -> None:
        """Takes risks with the mouse that stand under the pointer somewhere else than in the matrix."""
        from risikoapp.ui.matrix.carry import by_mouse

        area = QRectF(QPointF(), _CHIP)
        area.moveCenter(pointer)
        number = self._register.risk(risk_ids[0]).number
        self._show_carry(by_mouse(risk_ids, number, area, pointer, self._geometry))

    def lift(self, risk_ids: tuple[str, ...], lead: int) -> None:
        """Lifts risks with the keyboard from the place where it is."""
        if self.read_only:
            return
        from risikoapp.ui.matrix.carry import by_keys

        place = self._spot.rating
        # A cell has room in its middle; in the tray each chip stands over a column.
        centre = (self.area_of(self._spot) if place is None else self._geometry.cell(place)).center()
        self._show_carry(by_keys(risk_ids, lead, _CHIP, place, centre))
        self.spoken.emit(_("Løftet. Flyt med piletasterne, sæt ned med Enter."))

    def drop(self) -> None:
        """Lets go of what is carried: it is moved, or is where it was."""
        carry = self._carry
        self._show_carry(None)
        if carry is not None and carry.lands:
            self.move_requested.emit(carry.risk_ids, carry.target)

    def put_back(self) -> None:
        """Lets go of what is carried, and nothing has happened."""
        if self._carry is not None:
            self._show_carry(None)
            self.unsetCursor()
            self.spoken.emit(_("Sat tilbage"))

    def carry_on(self, carry: "Carry") -> None:
        """Shows what is carried a little further on; a new place is told."""
        before = self._carry
        self._show_carry(carry)
        if before is None or (before.target, before.lands) != (carry.target, carry.lands):
            self.spoken.emit(self._label(carry))

    def nudge(self, risk_id: str, arrow: Arrow) -> None:
        """Asks for a risk to be moved one cell on; one without a place comes into the matrix upwards."""
        rating = self._register.risk(risk_id).rating
        target = shifted(rating, arrow)
        if target is not None and target != rating and not self.read_only:
            self.move_requested.emit((risk_id,), target)

    def _first_spot(self) -> Spot:
        """Where the keyboard begins: at the risk that is shown, or at the first one."""
        for stop in (self._layout.stop_of(risk_id) for risk_id in self._chosen[-1:]):
            if stop is not None:
                return settled(Spot(stop.rating, stop.risk_ids[0]), self._layout)
        return settled(next((Spot(stop.rating) for stop in self._layout), self._spot), self._layout)

    def _stop_at_spot(self) -> Stop | None:
        return stop_at(self._spot, self._layout)
