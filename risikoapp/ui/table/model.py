"""The matrix as rows and columns of words: each cell its level and its risks, last the risks without a place."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from risikoapp.domain.criteria import STEPS, Rating, Step
from risikoapp.domain.model import Register, Risk
from risikoapp.i18n import _
from risikoapp.terms import level_name, not_placed

RISKS_ROLE = Qt.ItemDataRole.UserRole
"""The open risks of a cell, by number."""
LEVEL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The level 1 to 4 of a cell; 0 for what has no place."""
UNPLACED_ROW = STEPS
"""The row beneath the matrix; its one cell spans all columns."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """The open risks of one register by their place: likelihood 4 is the first row, consequence 1 the first column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = Register()
        self._places: Mapping[Rating | None, tuple[Risk, ...]] | None = {}

    def show_register(self, register: Register) -> None:
        self._register = register
        self._places = None
        self.dataChanged.emit(self.index(0, 0), self.index(UNPLACED_ROW, STEPS - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, STEPS - 1)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, STEPS - 1)

    def index_of(self, risk_id: str) -> QModelIndex:
        """The cell in which an open risk stands; an invalid index for any other."""
        risk = next((risk for risk in self._register.open_risks if risk.id == risk_id), None)
        if risk is None:
            return QModelIndex()
        if risk.rating is None:
            return self.index(UNPLACED_ROW, 0)
        return self.index(STEPS - risk.rating.likelihood, risk.rating.consequence - 1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else STEPS + 1

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else STEPS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        rating = _rating(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(rating)
            case Qt.ItemDataRole.ToolTipRole:
                where = not_placed() if rating is None else self._register.criteria.cell_name(rating)
                return f"{where}\n{self._text(rating)}"
            case _ if role == RISKS_ROLE:
                return self._risks(rating)
            case _ if role == LEVEL_ROLE:
                return 0 if rating is None else self._register.criteria.risk_level(rating)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight if orientation is Qt.Orientation.Vertical else Qt.AlignmentFlag.AlignHCenter
            )
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical and section == UNPLACED_ROW:
            return not_placed()
        step = self._step(section, orientation)
        return step.name if role == Qt.ItemDataRole.DisplayRole else step.definition

    def _step(self, section: int, orientation: Qt.Orientation) -> Step:
        criteria = self._register.criteria
        if orientation is Qt.Orientation.Vertical:
            return criteria.likelihood_steps[STEPS - 1 - section]
        return criteria.consequence_steps[section]

    def _risks(self, rating: Rating | None) -> tuple[Risk, ...]:
        if self._places is None:
            places: dict[Rating | None, list[Risk]] = {}
            for risk in self._register.open_risks:
                places.setdefault(risk.rating, []).append(risk)
            self._places = {place: tuple(risks) for place, risks in places.items()}
        return self._places.get(rating, ())

    def _text(self, rating: Rating | None) -> str:
        risks = ", ".join(map(risk_label, self._risks(rating))) or _("ingen risici")
        if rating is None:
            return risks
        return f"{level_name(self._register.criteria.risk_level(rating))}: {risks}"


def risk_label(risk: Risk) -> str:
    """Number and name: "#3 Teknik"."""
    return f"#{risk.number} {risk.name}".rstrip()


def _rating(index: _Index) -> Rating | None:
    if index.row() == UNPLACED_ROW:
        return None
    return Rating(likelihood=STEPS - index.row(), consequence=index.column() + 1)
