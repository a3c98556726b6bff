"""The risks as rows: the open ones, then a row that folds the closed ones out and in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from risikoapp.domain.criteria import Rating
from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Register, Risk
from risikoapp.i18n import _
from risikoapp.terms import former_numbers, level_name, not_placed, risk_name
from risikoapp.ui.list.order import Order, Sorter

if TYPE_CHECKING:
    from risikoapp.domain.finding import Haystack
    from risikoapp.ui.list.shown import Shows
    from risikoapp.ui.round import Waiting

NUMBER, NAME, LEVEL, EVALUATED = range(4)
COLUMNS = 4

_SPOKEN = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
"""What Qt asks of a cell beside its text and has an answer, in the last column."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RiskListModel(QAbstractTableModel):
    """The risks of one register that match a search text; None stands for the row »Lukkede«."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = Register()
        self._sorters = Sorter(), Sorter()
        """Of the open and of the closed risks."""
        self._order: Order = "number"
        self._open: tuple[Risk, ...] = ()
        self._closed: tuple[Risk, ...] = ()
        self._rows: tuple[Risk | None, ...] = ()
        self._closed_count = 0
        self._fold: int | None = None
        self._unfolded = False
        self._needle = ""
        self._haystacks: tuple[Haystack, ...] = ()
        """Of the open and of the closed risks, once something has been searched."""
        self._is_ready = False
        """Whether the haystacks hold the risks as they are now: that is put off until something is searched."""
        self._cell: Rating | None = None
        self._kept = ""
        """A risk that stays on the list while it is worked on, though it holds no longer what is searched for."""
        self._shows: Shows | None = None
        """Which risks show what is searched for, where it is a word or date that any could show."""
        self._waiting: Waiting | None = None
        self._counts: list[tuple[Risk, int]] | None = None
        """The hits, once they have been counted; None when there may be others."""

    def show_register(self, register: Register) -> None:
        self._register = register
        self._arrange()

    def mark_waiting(self, waiting: "Waiting | None") -> None:
        """Marks the risks that wait to be evaluated again from now on; None for none."""
        self._waiting = waiting
        if self._rows:
            self.dataChanged.emit(self.index(0, EVALUATED), self.index(len(self._rows) - 1, EVALUATED))

    def sort_by(self, order: Order) -> None:
        """Puts open and closed risks into this order, each for themselves."""
        self._order = order
        self._arrange()

    @property
    def needle(self) -> str:
        """What is searched for, or ""."""
        return self._needle

    def search(self, text: str) -> None:
        """Keeps the risks that hold this text anywhere, in any case of letters; closed ones too."""
        from risikoapp.domain.finding import needle_of

        self._needle = needle_of(text)
        self._kept = ""
        self._refresh()

    def hit_counts(self) -> list[tuple[Risk, int]]:
        """The risks that hold what is searched for, in the order of the rows, and how often each does."""
        if not self._needle:
            return []
        if self._counts is None:
            self._make_ready()
            counts = [pair for haystack in self._haystacks for pair in haystack.counts(self._needle)]
            self._counts = [pair for pair in counts if self._cell in (None, pair[0].rating)]
        return self._counts

    def showing_count(self) -> int:
        """How many risks on the list show what is searched for as their level, place, state or date."""
        shows = self._shows
        return 0 if shows is None else sum(risk is not None and shows(risk) for risk in self._rows)

    def narrow(self, rating: Rating | None) -> None:
        """Keeps the risks of this cell, or with None those of all places."""
        self._cell = rating
        self._kept = ""
        self._refresh()

    def keep(self, risk_id: str) -> None:
        """Keeps this risk, if it is on the list, until something else is searched for; with "" none any longer."""
        self._kept = risk_id if self._needle and self.row_of(risk_id) is not None else ""

    def let_go(self) -> None:
        """Keeps only what holds what is searched for."""
        if self._kept:
            self._kept = ""
            self._refresh()

    def covers(self, risk_id: str) -> bool:
        """Whether this risk is among those in which is searched."""
        return self._cell is None or any(
            risk.id == risk_id and risk.rating == self._cell for risk in (*self._open, *self._closed)
        )

    def toggle_closed(self) -> None:
        """Folds the closed risks out or in."""
        self._unfolded = not self._unfolded
        self._refresh()

    def risk_at(self, row: int) -> Risk | None:
        """The risk of a row, or None for the row that folds."""
        return self._rows[row]

    def row_of(self, risk_id: str) -> int | None:
        """The row of a risk, or None while it is folded away or does not match the search."""
        for row, risk in enumerate(self._rows):
            if risk is not None and risk.id == risk_id:
                return row
        return None

    def fold_row(self) -> int | None:
        """The row that folds, or None when no risk is closed."""
        return self._fold

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text_at(index.row(), index.column())
        return self._spoken(index) if role in _SPOKEN and index.column() == EVALUATED else None

    def text_at(self, row: int, column: int) -> str:
        """What a cell says."""
        risk = self._rows[row]
        if risk is None:
            return self._fold_text() if column == 0 else ""
        return self._text(risk, column)

    def level(self, risk: Risk) -> int | None:
        """The level 1 to 4 of a risk, or None without a place."""
        return self._register.level(risk)

    def waits_for(self, risk: Risk) -> str:
        """What a risk waits for, as its last column shows by a sign; "" for nothing."""
        waiting = self._waiting
        return waiting.words if waiting is not None and waiting(risk) else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The names of the columns, for screen readers: the head itself is hidden."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return ("#", _("Navn"), _("Niveau"), _("Seneste evaluering"))[section]

    def _text(self, risk: Risk, column: int) -> str:
        if column == NUMBER:
            return f"#{risk.number}"
        if column == NAME:
            former = former_numbers(risk)
            return risk_name(risk) + (f" ({former})" if former else "")
        if column == LEVEL:
            level = self._register.level(risk)
            return not_placed() if level is None else level_name(level)
        evaluation = risk.standing_evaluation
        return "" if evaluation is None or evaluation.date is None else format_list(evaluation.date)

    def _spoken(self, index: _Index) -> str | None:
        """The date and what the sign beside it says; None where there is no sign, and Qt takes what is shown."""
        risk = self._rows[index.row()]
        words = "" if risk is None else self.waits_for(risk)
        if risk is None or not words:
            return None
        shown = self._text(risk, EVALUATED)
        return f"{shown}. {words}" if shown else words

    def _fold_text(self) -> str:
        sign = "▾" if self._shows_closed() else "▸"
        return _("{sign} Lukkede ({count})").format(sign=sign, count=self._closed_count)

    def _shows_closed(self) -> bool:
        return self._unfolded or bool(self._needle)

    def _arrange(self) -> None:
        register, (of_open, of_closed) = self._register, self._sorters
        self._open = of_open.sorted(register.open_risks, register, self._order)
        self._closed = of_closed.sorted(register.closed_risks, register, self._order)
        self._is_ready = False
        self._refresh()

    def _make_ready(self) -> None:
        if not self._is_ready:
            from risikoapp.domain.finding import Haystack

            self._haystacks = self._haystacks or (Haystack(), Haystack())
            for haystack, risks in zip(self._haystacks, (self._open, self._closed), strict=True):
                haystack.hold(risks)
            self._is_ready = True

    def _refresh(self) -> None:
        self._counts = self._shows = None
        before = self._rows
        rows, closed = self._matching()
        fold = len(rows) if closed else None
        if closed:
            rows = (*rows, None, *(closed if self._shows_closed() else ()))
        if _are_alike(rows, before):
            self._rows, self._closed_count, self._fold = rows, len(closed), fold
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, COLUMNS - 1))
            return
        self.beginResetModel()
        self._rows, self._closed_count, self._fold = rows, len(closed), fold
        self.endResetModel()

    def _matching(self) -> tuple[tuple[Risk | None, ...], tuple[Risk, ...]]:
        """The open and the closed risks of the cell that hold what is searched for."""
        found = self._open, self._closed
        if self._needle:
            self._make_ready()
            also = self._wanted_also()
            opened, closed = (haystack.holding(self._needle, also) for haystack in self._haystacks)
            found = opened, closed
        if self._cell is None:
            return found
        there, closed = (tuple(risk for risk in risks if risk.rating == self._cell) for risks in found)
        return there, closed

    def _wanted_also(self) -> "Shows | None":
        """What is on the list without a hit: the risk that is kept, and those that show what is searched for."""
        from risikoapp.ui.list.shown import shows_word

        kept, shows = self._kept, shows_word(self._register, self._needle)
        self._shows = shows
        if not kept:
            return shows
        return lambda risk: risk.id == kept or (shows is not None and shows(risk))


def _are_alike(rows: tuple[Risk | None, ...], before: tuple[Risk | None, ...]) -> bool:
    """Whether the same risks stand in the same rows, whatever is written about them."""
    # The same objects are quickly compared.
    return len(rows) == len(before) and (rows == before or _ids(rows) == _ids(before))


def _ids(rows: tuple[Risk | None, ...]) -> list[str]:
    return ["" if risk is None else risk.id for risk in rows]
