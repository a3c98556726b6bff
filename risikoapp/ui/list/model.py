"""The risks as rows: the open ones, then a row that folds the closed ones out and in."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from risikoapp.domain.criteria import Rating
from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Register, Risk
from risikoapp.i18n import _
from risikoapp.terms import former_numbers, level_name, not_placed, risk_name

NUMBER, NAME, LEVEL, EVALUATED = range(4)
COLUMNS = 4

RISK_ROLE = Qt.ItemDataRole.UserRole
"""The risk of a row, or None for the row that folds."""
LEVEL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The level 1 to 4 of a row's risk, or None."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RiskListModel(QAbstractTableModel):
    """The risks of one register that match a search text; None stands for the row »Lukkede«."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = Register()
        self._rows: tuple[Risk | None, ...] = ()
        self._closed_count = 0
        self._unfolded = False
        self._search = ""
        self._cell: Rating | None = None

    def show_register(self, register: Register) -> None:
        self._register = register
        self._refresh()

    def search(self, text: str) -> None:
        """Keeps the risks that hold this text anywhere, in any case of letters; closed ones too."""
        self._search = text.casefold().strip()
        self._refresh()

    def narrow(self, rating: Rating | None) -> None:
        """Keeps the risks of this cell, or with None those of all places."""
        self._cell = rating
        self._refresh()

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
        return self._rows.index(None) if None in self._rows else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, RISK_ROLE, LEVEL_ROLE):
            return None
        risk = self._rows[index.row()]
        if role == RISK_ROLE:
            return risk
        if role == LEVEL_ROLE:
            return None if risk is None else self._register.level(risk)
        if risk is None:
            return self._fold_text() if index.column() == 0 else ""
        return self._text(risk, index.column())

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

    def _fold_text(self) -> str:
        sign = "▾" if self._shows_closed() else "▸"
        return _("{sign} Lukkede ({count})").format(sign=sign, count=self._closed_count)

    def _shows_closed(self) -> bool:
        return self._unfolded or bool(self._search)

    def _refresh(self) -> None:
        before = self._rows
        open_risks = tuple(self._matching(self._register.open_risks))
        closed = tuple(self._matching(self._register.closed_risks))
        rows: tuple[Risk | None, ...] = open_risks
        if closed:
            rows += (None, *(closed if self._shows_closed() else ()))
        if _ids(rows) == _ids(before):
            self._rows, self._closed_count = rows, len(closed)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, COLUMNS - 1))
            return
        self.beginResetModel()
        self._rows, self._closed_count = rows, len(closed)
        self.endResetModel()

    def _matching(self, risks: tuple[Risk, ...]) -> Iterator[Risk]:
        there = risks if self._cell is None else (risk for risk in risks if risk.rating == self._cell)
        return (risk for risk in there if not self._search or self._search in _all_text(risk))


def _ids(rows: tuple[Risk | None, ...]) -> list[str]:
    return ["" if risk is None else risk.id for risk in rows]


def _all_text(risk: Risk) -> str:
    """All that is written about a risk, casefolded."""
    texts = [*(f"#{number}" for number in (risk.number, *risk.former_numbers)), risk.name, risk.description]
    texts += [action.text for action in risk.actions]
    texts += [evaluation.text for evaluation in risk.evaluations]
    return "\n".join(texts).casefold()
