"""What can be ordered about a risk or a cell where it stands."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from risikoapp.domain.criteria import STEPS, Rating
from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.terms import not_placed
from risikoapp.ui.matrix.layout import Place
from risikoapp.ui.matrix.painter import cell_text
from risikoapp.ui.matrix.tips import risk_line

if TYPE_CHECKING:
    from risikoapp.ui.list.view import RiskList
    from risikoapp.ui.matrix.view import MatrixView

Order = tuple[str, Place]
"""What was chosen, and for a move the place it goes to."""


def ask_about_risks(
    parent: QWidget, at: QPoint, register: Register, risk_ids: Sequence[str], *, read_only: bool
) -> Order | None:
    """Offers at a point of the screen to open, move, copy or close these risks; None for nothing.

    The order is "open", "move", "copy" or "close"; only one risk can be opened, closed or opened again, and where all
    is `read_only` none is moved or closed. One that is closed stands nowhere, and is not moved.
    """
    menu = QMenu(parent)
    is_one = len(risk_ids) == 1
    is_open = all(register.risk(risk_id).is_open for risk_id in risk_ids)
    if is_one:
        number = register.risk(risk_ids[0]).number
        _put(menu, _("&Gå til #{number}").format(number=number), ("open", None))
    if is_open and not read_only:
        text = _("&Flyt til") if is_one else _("&Flyt {count} risici til").format(count=len(risk_ids))
        _put_moves(menu.addMenu(text), register, {register.risk(risk_id).rating for risk_id in risk_ids})
    _put(menu, _("&Kopiér som tekst"), ("copy", None))
    if is_one and not read_only:
        menu.addSeparator()
        _put(menu, _("&Luk risikoen…") if is_open else _("G&enåbn risikoen…"), ("close", None))
    return _chosen(menu, at)


def order_about_risks(
    asker: "MatrixView | RiskList", at: QPoint, register: Register, risk_ids: tuple[str, ...]
) -> None:
    """The same, and what is chosen is asked for by whoever shows the risks."""
    match ask_about_risks(asker, at, register, risk_ids, read_only=asker.read_only):
        case "open", _place:
            asker.risk_opened.emit(risk_ids[-1])
        case "move", place:
            asker.move_requested.emit(risk_ids, place)
        case "close", _place:
            asker.closing_requested.emit(risk_ids[-1])
        case "copy", _place:
            lines = (risk_line(register, register.risk(risk_id)) for risk_id in risk_ids)
            QGuiApplication.clipboard().setText("\n".join(lines))


def ask_about_place(
    parent: QWidget, at: QPoint, place: Place, *, has_risks: bool, is_narrowed: bool, read_only: bool
) -> Order | None:
    """Offers at a point of the screen what can be done with a cell or the tray; None for nothing.

    The order is "new" for a new risk there, which there cannot be where all is `read_only`, "choose" for all that
    stand there, or "narrow" for the list.
    """
    menu = QMenu(parent)
    if not read_only:
        _put(menu, _("&Ny risiko her"), ("new", None))
    if has_risks:
        _put(menu, _("&Markér alle her"), ("choose", None))
    if place is not None:
        menu.addSeparator()
        text = _("&Vis hele listen igen") if is_narrowed else _("&Vis kun feltet på listen")
        _put(menu, text, ("narrow", None))
    return _chosen(menu, at)


def _put_moves(menu: QMenu, register: Register, here: set[Place]) -> None:
    """The cells as they stand in the matrix, row by row, and the tray."""
    for likelihood in range(STEPS, 0, -1):
        for consequence in range(1, STEPS + 1):
            rating = Rating(likelihood=likelihood, consequence=consequence)
            # An ampersand in a text is a mnemonic unless doubled.
            text = cell_text(register.criteria, rating).replace("&", "&&")
            _put(menu, text, ("move", rating), enabled=here != {rating})
        menu.addSeparator()
    _put(menu, not_placed(), ("move", None), enabled=here != {None})


def _put(menu: QMenu, text: str, order: Order, *, enabled: bool = True) -> None:
    entry = menu.addAction(text)
    entry.setData(order)
    entry.setEnabled(enabled)


def _chosen(menu: QMenu, at: QPoint) -> Order | None:
    entry = menu.exec(at)
    menu.deleteLater()
    return None if entry is None else entry.data()
