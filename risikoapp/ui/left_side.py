"""The left side of the window: title, matrix and list, and for a while the offer to say why something was moved."""

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Register
from risikoapp.ui import theme
from risikoapp.ui.front import Front, StandardScaleNote
from risikoapp.ui.list.view import RiskList
from risikoapp.ui.matrix.view import MatrixView
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from risikoapp.ui.matrix.table import MatrixTable
    from risikoapp.ui.reason_offer import ReasonOffer


class Typing(Protocol):
    """Where something is typed that becomes an edit; what it promises is promised by `LeftSide` too."""

    @property
    def is_untold(self) -> bool: ...

    def with_typing(self, register: Register) -> Register: ...

    def flush(self) -> None: ...


class LeftSide(QWidget):
    """Puts its views beneath each other, and keeps the list to the cell that the matrix is asked for."""

    touched = Signal()
    """Something typed here may now be told or untold."""

    def __init__(self, theme_: Theme, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("left")
        self._theme = theme_
        self._register = Register()
        self._selected = ""
        self._cell: Rating | None = None
        self._offer: ReasonOffer | None = None
        self._beside: Typing | None = None
        self._table: MatrixTable | None = None
        self.front = Front(self, read_only=read_only)
        self.matrix = MatrixView(theme_, self)
        self.matrix.read_only = read_only
        self.scale_note = StandardScaleNote(self, read_only=read_only)
        # Its height does not ask what is in it: the list makes room for the offer, and the matrix stands still.
        lower = QWidget(self)
        lower.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        lower.setMinimumHeight(theme.LIST_MINIMUM_HEIGHT)
        self.list = RiskList(theme_, lower)
        self.list.read_only = read_only
        self._lower = QVBoxLayout(lower)
        self._lower.setContentsMargins(0, 0, 0, 0)
        self._lower.setSpacing(theme.GRID)
        self._lower.addWidget(self.list, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        self._column.setSpacing(theme.GRID)
        for widget, stretch in ((self.front, 0), (self.matrix, 3), (self.scale_note, 0), (lower, 2)):
            self._column.addWidget(widget, stretch)
        self.setMinimumWidth(theme.LEFT_MINIMUM)
        self.matrix.cell_selected.connect(self.show_cell)
        self.matrix.chosen_changed.connect(self.list.show_chosen)
        self.list.cell_left.connect(self._show_all_cells)

    def make_room(self, height: int) -> None:
        """Keeps this many pixels free at the foot. It is the list that gives them, and the matrix stands still."""
        self._lower.setContentsMargins(0, 0, 0, height)

    def show_register(self, register: Register) -> None:
        self._register = register
        self.front.show_register(register)
        self.scale_note.show_register(register)
        self.matrix.show_register(register)
        self.list.show_register(register)
        self._refresh_table()

    def show_selection(self, risk_id: str) -> None:
        """Marks this risk, or none for ""."""
        self._selected = risk_id
        self.matrix.show_selection(risk_id)
        self.list.show_selection(risk_id)
        self._refresh_table()

    def show_cell(self, rating: Rating | None) -> None:
        """Narrows the list to a cell of the matrix, or shows all of it."""
        self._cell = rating
        self.matrix.show_cell(rating)
        self.list.show_cell(rating)
        self._refresh_table()

    def show_table(self, wanted: bool) -> None:
        """Shows the matrix in words, as a table, or in colours again."""
        if wanted and self._table is None:
            from risikoapp.ui.matrix.table import MatrixTable

            self._table = MatrixTable(self._theme, self)
            self._table.cell_selected.connect(self.show_cell)
            self._column.insertWidget(self._column.indexOf(self.matrix), self._table, 3)
            QWidget.setTabOrder(self.matrix, self._table)
        self.matrix.setVisible(not wanted)
        if self._table is not None:
            self._table.setVisible(wanted)
            self._refresh_table()

    def _refresh_table(self) -> None:
        if self._table is not None and not self._table.isHidden():
            self._table.show_matrix(self._register, self._selected, self._cell)

    @property
    def offer(self) -> "ReasonOffer":
        """The line between matrix and list, built when it is first asked for."""
        if self._offer is None:
            from risikoapp.ui.reason_offer import ReasonOffer

            self._offer = ReasonOffer(self)
            self._offer.touched.connect(self.touched)
            self._offer.left.connect(self._on_offer_left)
            self._lower.insertWidget(0, self._offer)
            for before, after in pairwise((self._table or self.matrix, *self._offer.way)):
                QWidget.setTabOrder(before, after)
        return self._offer

    def count_in(self, beside: Typing | None) -> None:
        """Counts what is typed there, in a window beside this one, as typed here; None for no such window."""
        self._beside = beside

    @property
    def is_untold(self) -> bool:
        """Whether something has been typed here that nobody has been told."""
        return any(place.is_untold for place in self._typed_in())

    def with_typing(self, register: Register) -> Register:
        """The register as it would be if what has been typed here were told now."""
        for place in self._typed_in():
            register = place.with_typing(register)
        return register

    def flush(self) -> None:
        """Tells what has been typed here, if anything."""
        for place in self._typed_in():
            place.flush()

    def _typed_in(self) -> tuple[Typing, ...]:
        return tuple(place for place in (self._offer, self._beside) if place is not None)

    def _on_offer_left(self) -> None:
        (self.matrix if self._table is None or self._table.isHidden() else self._table).setFocus()

    def _show_all_cells(self) -> None:
        self.show_cell(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Where nothing else came of the key.
        if self.matrix.hasFocus() and self._offer is not None and self._offer.begin_with(event):
            return
        if event.key() == Qt.Key.Key_Escape and self._offer is not None:
            self._offer.withdraw()
        super().keyPressEvent(event)
