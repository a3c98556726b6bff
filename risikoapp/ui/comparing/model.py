"""The rows beside the matrix: what became of each risk, those with a difference first."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from risikoapp.domain.history import RiskDifference
from risikoapp.i18n import _
from risikoapp.terms import risk_name
from risikoapp.ui import theme
from risikoapp.ui.comparing.painter import trend_colour
from risikoapp.ui.comparing.words import change_sign, change_word, levels, tip, trend
from risikoapp.ui.theme import Theme

NUMBER, NAME, SIGN, CHANGE, LEVEL = range(5)
COLUMNS = 5

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_ROOT = QModelIndex()


class DifferenceModel(QAbstractTableModel):
    """Differences as rows; what is as it was stands last and is muted."""

    def __init__(self, theme_: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme_
        self._rows: tuple[RiskDifference, ...] = ()

    def show_differences(self, differences: tuple[RiskDifference, ...]) -> None:
        self.beginResetModel()
        self._rows = tuple(sorted(differences, key=lambda each: each.kind == "same"))
        self.endResetModel()

    def difference_at(self, row: int) -> RiskDifference:
        return self._rows[row]

    def row_of(self, risk_id: str) -> int:
        """The row of a risk, or -1 where it is in neither state."""
        return next((row for row, each in enumerate(self._rows) if each.risk.id == risk_id), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return ("#", _("Risiko"), "", _("Ændring"), _("Niveau"))[section]
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if role not in (_Role.DisplayRole, _Role.FontRole, _Role.ForegroundRole, _Role.ToolTipRole):
            return None
        difference, column = self._rows[index.row()], index.column()
        if role == _Role.DisplayRole:
            return self._text(difference, column)
        if role == _Role.ToolTipRole:
            return tip([difference])
        if role == _Role.FontRole:
            return self._font(column)
        palette = self._theme.palette
        if column == SIGN and difference.kind in ("moved", "levelled"):
            return QBrush(QColor(trend_colour(trend(difference), palette)))
        return QBrush(QColor(palette.muted if difference.kind == "same" else palette.text))

    def _text(self, difference: RiskDifference, column: int) -> str:
        match column:
            case 0:
                return f"#{difference.risk.number}"
            case 1:
                return risk_name(difference.risk)
            case 2:
                return change_sign(difference)
            case 3:
                return change_word(difference)
            case _:
                return levels(difference)

    def _font(self, column: int) -> QFont:
        return theme.font(bold=column in (NUMBER, SIGN))
