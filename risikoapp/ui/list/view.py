"""The card with the search field and the list of risks."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Register, Risk
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.list.model import RiskListModel
from risikoapp.ui.list.order import Order
from risikoapp.ui.list.search_bar import SearchBar
from risikoapp.ui.list.table import RiskTable
from risikoapp.ui.stylesheet import restyle
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from risikoapp.ui.list.blank import Blank
    from risikoapp.ui.round import Waiting


class RiskList(QFrame):
    """All risks of the register, to search and to select from."""

    risk_selected = Signal(str)
    risk_opened = Signal(str)
    """The keyboard is to go to this risk's pane."""
    move_requested = Signal(tuple, object)
    """The ids of some risks, and the Rating they are to be moved to; None for the tray."""
    closing_requested = Signal(str)
    """This risk is to be closed, or opened again where it is closed."""
    cell_left = Signal()
    """The list is to show the risks of all cells again."""
    new_risk_requested = Signal(object)
    """The Rating of the cell that the list is narrowed to, in which there is to be a new risk."""
    next_requested = Signal()
    previous_requested = Signal()
    """Another hit of what is searched for."""
    found_changed = Signal()
    """What is searched for, where it may be found, or the risk that is shown is another than before."""

    def __init__(self, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setProperty("ring", False)
        self.read_only = False
        self._selected = ""
        self._model = RiskListModel(self)
        self._search = SearchBar(theme_, self)
        self._came_from: tuple[QWidget, str] | None = None
        """Where the keyboard was before it was called to the search, and the risk that was shown then."""
        self._blank: Blank | None = None
        # Not a single shot of its own: that would keep this alive where the window is closed before.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._cell: Rating | None = None
        self._register = Register()
        self._chosen: frozenset[str] = frozenset()
        self._token = QPushButton(self)
        self._token.setProperty("token", "true")
        self._token.setToolTip(_("Vis hele listen igen"))
        self._token.hide()
        self._table = RiskTable(theme_, self._model, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.LINE] * 4))
        layout.setSpacing(0)
        layout.addWidget(self._search)
        layout.addWidget(self._token, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._table)
        self.setMinimumHeight(theme.LIST_MINIMUM_HEIGHT)
        self._connect()

    def _connect(self) -> None:
        self._search.field.textChanged.connect(self._on_searched)
        self._search.field.left.connect(self._on_search_left)
        self._search.field.deserted.connect(self._on_search_deserted)
        self._search.next_requested.connect(self.next_requested)
        self._search.previous_requested.connect(self.previous_requested)
        self._token.clicked.connect(self.cell_left)
        self._settling.timeout.connect(self._on_other_selected)
        self._model.modelReset.connect(self._restore_selection)
        self._table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._table.ring_changed.connect(self._on_ring_changed)
        self._table.fold_requested.connect(self._on_fold)
        self._table.risk_opened.connect(self.risk_opened)
        self._table.menu_requested.connect(self._on_menu)

    @property
    def selected(self) -> str:
        """The id of the risk that is marked, or ""."""
        return self._selected

    @property
    def needle(self) -> str:
        """What is searched for, or ""."""
        return self._model.needle

    @property
    def searches_selected(self) -> bool:
        """Whether the risk that is marked is among those in which is searched."""
        return self._model.covers(self._selected)

    def showing_count(self) -> int:
        """How many risks on the list show what is searched for as their level, place, state or date."""
        return self._model.showing_count()

    def hit_counts(self) -> list[tuple[Risk, int]]:
        """The risks on the list that hold what is searched for, in its order, and how often each does."""
        return self._model.hit_counts()

    def show_register(self, register: Register) -> None:
        self._register = register
        # What is taken out of the risk that is worked on must not take it away under the writer's hands.
        self._model.keep(self._selected)
        self._model.show_register(register)
        self._name_token()
        self._refresh_found()

    def show_cell(self, rating: Rating | None) -> None:
        """Shows only the risks of a cell, with its name as what can be taken away; None for all."""
        self._cell = rating
        self._token.setVisible(rating is not None)
        self._model.narrow(rating)
        self._name_token()
        self._refresh_found()

    def show_selection(self, risk_id: str) -> None:
        """Marks this risk, or none for ""."""
        is_other, self._selected = risk_id != self._selected, risk_id
        self._restore_selection()
        if is_other:
            # Later, since a click or a key may be under way in rows that would be others.
            self._settling.start()
            self.found_changed.emit()

    def show_chosen(self, risk_ids: frozenset[str]) -> None:
        """Marks these risks too, which are chosen together in the matrix."""
        self._chosen = risk_ids
        self._table.show_chosen(risk_ids)

    def show_count(self, text: str, *, can_step: bool) -> None:
        """Says how often what is searched for is found, and whether there is a next one."""
        self._search.show_count(text, can_step=can_step)

    def offer_orders(self, menu: QMenu) -> None:
        """Gives the button for the order its menu."""
        self._search.offer_orders(menu)

    def mark_waiting(self, waiting: "Waiting | None") -> None:
        """Marks the risks that wait to be evaluated again, as they are from now on; None for none."""
        self._model.mark_waiting(waiting)

    def sort_by(self, order: Order) -> None:
        """Puts the risks into this order; the one that is marked stays so."""
        self._search.show_order(order)
        self._model.sort_by(order)
        self.found_changed.emit()

    def take_focus(self) -> None:
        """Gives the keyboard to the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Calls the keyboard to the search; when that is left, it goes back to where it was."""
        field = self._search.field
        before = QApplication.focusWidget()
        if before is not None and before is not field:
            self._came_from = before, self._selected
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def _on_searched(self, text: str) -> None:
        self._model.search(text)
        self._refresh_found()

    def _on_search_left(self) -> None:
        before, self._came_from = self._came_from, None
        # In another risk the same field holds something else.
        if before is not None and isValid(before[0]) and before[0].isVisible() and before[1] == self._selected:
            before[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_focus()

    def _on_other_selected(self) -> None:
        self._model.let_go()
        self._refresh_blank()

    def _on_search_deserted(self) -> None:
        self._came_from = None

    def _refresh_found(self) -> None:
        self._refresh_blank()
        self.found_changed.emit()

    def _refresh_blank(self) -> None:
        """Says why nothing is left of the list, where nothing is."""
        if self._blank is None:
            if self._model.rowCount() or not (self.needle or self._cell):
                return
            self._blank = self._built_blank()
        from risikoapp.ui.list.blank import blank_reason

        searched = self._search.field.text().strip()
        is_blank = not self._model.rowCount()
        reason = blank_reason(self._register.criteria, self._cell, searched) if is_blank else ""
        self._blank.show_reason(reason, offers_new=not searched and not self.read_only)

    def _built_blank(self) -> "Blank":
        from risikoapp.ui.list.blank import Blank

        blank = Blank(self._table.viewport())
        blank.all_requested.connect(self._on_all_requested)
        blank.new_risk_requested.connect(self._on_new_risk_requested)
        layout = QVBoxLayout(self._table.viewport())
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(blank)
        for before, after in pairwise((self._table, *blank.way)):
            QWidget.setTabOrder(before, after)
        return blank

    def _on_all_requested(self) -> None:
        self.take_focus()
        self._search.field.empty()
        self.cell_left.emit()

    def _on_new_risk_requested(self) -> None:
        self.new_risk_requested.emit(self._cell)

    def _on_menu(self, risk_id: str, at: QPoint) -> None:
        from risikoapp.ui.matrix.menus import order_about_risks

        # The one that is shown is last, as it is in the matrix.
        others = self._chosen - {risk_id} if risk_id in self._chosen else frozenset[str]()
        risks = self._register.risks
        order_about_risks(self, at, self._register, (*(each.id for each in risks if each.id in others), risk_id))

    def _on_ring_changed(self, is_shown: bool) -> None:
        restyle(self, "ring", is_shown)

    def _name_token(self) -> None:
        if self._cell is not None:
            name = self._register.criteria.cell_name(self._cell)
            # An ampersand in a text is a mnemonic unless doubled.
            self._token.setText(f"{name.replace('&', '&&')}  ✕")
            self._token.setAccessibleName(_("Kun {cell}. Vis hele listen igen").format(cell=name))

    def _restore_selection(self) -> None:
        row = self._model.row_of(self._selected)
        selection = self._table.selectionModel()
        if row is None:
            selection.clear()
        elif self._table.currentIndex().row() != row or not selection.hasSelection():
            self._table.selectRow(row)

    def _on_fold(self) -> None:
        self._model.toggle_closed()
        self._restore_selection()
        # The risk that is shown stays marked, and the keys go on from the row that was folded.
        fold = self._model.index(self._model.fold_row() or 0, 0)
        self._table.selectionModel().setCurrentIndex(fold, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _on_current_changed(self, current: QModelIndex) -> None:
        risk = self._model.risk_at(current.row()) if current.isValid() else None
        if risk is not None and risk.id != self._selected:
            self.risk_selected.emit(risk.id)
