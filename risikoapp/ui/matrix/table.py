"""The matrix as a table of words: for screen readers, and for whoever would rather read names than numbers."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from risikoapp.domain.criteria import STEPS, Rating
from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.terms import level_name, not_placed, risk_title
from risikoapp.ui import theme
from risikoapp.ui.matrix.chips import ChipPictures
from risikoapp.ui.matrix.layout import Place
from risikoapp.ui.matrix.painter import MatrixPainter
from risikoapp.ui.matrix.tips import place_words
from risikoapp.ui.theme import Theme

_TRAY_ROW = STEPS
_NAMES_ROLE = Qt.ItemDataRole.UserRole
"""The names of the risks in a cell."""


class MatrixTable(QTableWidget):
    """A row for each likelihood, the highest first, and one for what has no place; a column for each consequence."""

    cell_selected = Signal(object)
    """The Rating of the cell that the list is to be narrowed to; None for all cells."""

    def __init__(self, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(STEPS + 1, STEPS, parent)
        self._register = Register()
        self._shown: tuple[str, Rating | None] = "", None
        self._filtered: Rating | None = None
        self.setObjectName("words")
        self.setAccessibleName(_("Risikomatrix som tabel"))
        self.setItemDelegate(_Delegate(theme_, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setMinimumHeight(theme.MATRIX_MINIMUM_HEIGHT)
        self.setSpan(_TRAY_ROW, 0, 1, STEPS)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setMinimumSectionSize(theme.ENTRY_HEIGHT)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._axes = QLabel(_("Konsekvens →") + "\n" + _("Sandsynlighed ↓"), self)
        self._axes.setObjectName("axes")
        self._axes.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.itemActivated.connect(self._on_activated)

    def show_matrix(self, register: Register, selected: str, filtered: Rating | None) -> None:
        """Shows where the open risks stand, goes to the cell of the selected one, and knows what the list shows."""
        self._filtered = filtered
        if register is not self._register:
            self._register = register
            self._refresh()
        place = next((risk.rating for risk in register.open_risks if risk.id == selected), None)
        if (selected, place) != self._shown:
            self._shown = selected, place
            if place is not None:
                self.setCurrentCell(STEPS - place.likelihood, place.consequence - 1)

    def _refresh(self) -> None:
        """Writes every cell anew."""
        criteria = self._register.criteria
        rows = [criteria.likelihood_name(STEPS - row) for row in range(STEPS)]
        self.setVerticalHeaderLabels([*rows, not_placed()])
        self.setHorizontalHeaderLabels([criteria.consequence_name(step) for step in range(1, STEPS + 1)])
        for row in range(STEPS):
            for column in range(STEPS):
                self.setItem(row, column, self._item(_place(row, column)))
        self.setItem(_TRAY_ROW, 0, self._item(None))

    def _item(self, place: Place) -> QTableWidgetItem:
        risks = (risk for risk in self._register.open_risks if risk.rating == place)
        names = [risk_title(risk) for risk in risks]
        level = None if place is None else self._register.criteria.risk_level(place)
        item = QTableWidgetItem("\n".join([*([] if level is None else [level_name(level)]), *names]))
        item.setData(_NAMES_ROLE, names)
        item.setData(_NAMES_ROLE + 1, level)
        spoken = ", ".join(names) or _("Ingen risici")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{place_words(self._register, place)}: {spoken}")
        item.setToolTip("\n".join(names))
        return item

    def updateGeometries(self) -> None:
        super().updateGeometries()
        # In the corner, over the button that Qt keeps there.
        across, down = self.horizontalHeader().geometry(), self.verticalHeader().geometry()
        self._axes.setGeometry(down.left(), across.top(), down.width() - theme.LEVEL_MARGIN, across.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentItem() is None:
            # The keyboard is somewhere from the start.
            self.setCurrentCell(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._filtered is not None:
            self.cell_selected.emit(None)
        else:
            super().keyPressEvent(event)

    def _on_activated(self, item: QTableWidgetItem) -> None:
        place = _place(item.row(), item.column())
        if place is not None:
            self.cell_selected.emit(None if place == self._filtered else place)


class _Delegate(QStyledItemDelegate):
    """Cells as they are in the matrix, with as many names as there is room for."""

    def __init__(self, theme_: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme_
        self._chips = ChipPictures()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette = self._theme.palette
        names, level = index.data(_NAMES_ROLE), index.data(_NAMES_ROLE + 1)
        gap = theme.CELL_GAP / 2
        area = QRectF(option.rect).adjusted(gap, gap, -gap, -gap)
        painter.save()
        drawing = MatrixPainter(painter, palette, self._chips)
        if level is not None:
            drawing.cell(area, level)
        painter.setPen(QColor(palette.text if level is None else palette.levels[level].text))
        painter.setFont(theme.font(theme.LABEL_SIZE))
        side, end = theme.LEVEL_MARGIN, theme.CELL_PADDING
        foot = end if level is None else theme.PADDING
        placed = laid_out(painter.fontMetrics(), names, area.adjusted(side, end, -side, -foot))
        # A cell has its level at its foot; where there is none the names stand beside the middle of the row's name.
        down = (area.bottom() - foot - placed[-1][1].bottom()) / 2 if placed and level is None else 0
        for name, place in placed:
            painter.drawText(place.translated(0, down), Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, name)
        if option.state & QStyle.StateFlag.State_HasFocus:
            drawing.focus(area, is_chip=False)
        painter.restore()


def laid_out(metrics: QFontMetrics, names: list[str], area: QRectF) -> list[tuple[str, QRectF]]:
    """The names beneath each other; long ones are broken over lines that are to spare, or else cut."""
    line = metrics.lineSpacing()
    shown = fitting(names, int(area.height() // line))
    spare, top = int(area.height() // line) - len(shown), area.y()
    placed: list[tuple[str, QRectF]] = []
    for name in shown:
        wanted = metrics.boundingRect(area.toRect(), Qt.TextFlag.TextWordWrap, name)
        more = round(wanted.height() / line) - 1
        fits = more <= spare and wanted.width() <= area.width()
        more = more if fits else 0
        text = name if fits else metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(area.width()))
        placed.append((text, QRectF(area.x(), top, area.width(), line * (1 + more))))
        spare -= more
        top += line * (1 + more)
    return placed


def fitting(names: list[str], room: int) -> list[str]:
    """The names that there are lines for; the rest is counted in the last one."""
    if len(names) <= room:
        return names
    shown = names[: max(room - 1, 0)]
    rest = len(names) - len(shown)
    return [*shown, (_("og {count} til") if shown else _("{count} risici")).format(count=rest)]


def _place(row: int, column: int) -> Place:
    return None if row == _TRAY_ROW else Rating(likelihood=STEPS - row, consequence=column + 1)
