"""The columns of a sheet beneath each other: what each is called, what stands in it, and what it becomes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from risikoapp.i18n import _
from risikoapp.importers.column_map import MappedColumn
from risikoapp.importers.headings import Use
from risikoapp.importers.unclear_table import heading, use_name
from risikoapp.ui import theme

_SAMPLE = 40
"""Letters of what stands in a column."""
_NAME_WIDTH = 15 * theme.GRID
_CHOICE_WIDTH = 23 * theme.GRID


class ListChoice(QComboBox):
    """A choice in a long list."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the list must not choose for the column that happens to lie under the pointer.
        event.ignore()


class ColumnTable(QWidget):
    """Scrolls beneath headings that stay."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.uses: dict[int, QComboBox] = {}
        """By the place of a column, what is chosen for it."""
        self._columns: tuple[MappedColumn, ...] = ()
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range)
        head = QWidget(self)
        grid = self._head = _grid(head)
        for place, text in enumerate((_("Kolonne"), _("Det første i den"), _("Bliver til"))):
            grid.addWidget(plain_label(text, head, "label"), 0, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(head)
        column.addWidget(self._area, 1)

    @property
    def columns(self) -> tuple[MappedColumn, ...]:
        """With what is chosen now."""
        chosen = [replace(each, use=self.uses[each.place].currentData()) for each in self._columns]
        return tuple(
            replace(each, by_content=each.by_content and each.use == before.use)
            for each, before in zip(chosen, self._columns, strict=True)
        )

    def show_columns(self, columns: Sequence[MappedColumn]) -> None:
        """Shows these, from the first."""
        self._columns = tuple(columns)
        self.uses.clear()
        inside = QWidget(self)
        grid = _grid(inside)
        for row, column in enumerate(columns):
            sample = " ".join(column.sample.split())
            name = plain_label(heading(column), inside)
            name.setFixedWidth(_NAME_WIDTH)
            grid.addWidget(name, row, 0)
            grid.addWidget(
                plain_label(sample if len(sample) <= _SAMPLE else sample[:_SAMPLE] + "…", inside, "muted"), row, 1
            )
            grid.addWidget(self._use_of(column, inside), row, 2)
        grid.setRowStretch(len(columns), 1)
        self._area.setWidget(inside)

    def _on_range(self, _least: int, most: int) -> None:
        # The headings stand above their columns, whether the scroll bar takes room beside these or not.
        bar = self._area.verticalScrollBar().sizeHint().width() if most else 0
        self._head.setContentsMargins(0, 0, theme.GRID + bar, 0)

    def _use_of(self, column: MappedColumn, parent: QWidget) -> QComboBox:
        choice = self.uses[column.place] = ListChoice(parent)
        choice.setFixedWidth(_CHOICE_WIDTH)
        choice.setAccessibleName(heading(column))
        choice.addItem(_("Bruges ikke"), None)
        uses: Sequence[Use] = get_args(Use)
        for use in uses:
            choice.addItem(use_name(use), use)
        choice.setCurrentIndex(choice.findData(column.use) if column.use else 0)
        return choice


def _grid(widget: QWidget) -> QGridLayout:
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, theme.GRID, 0)
    grid.setHorizontalSpacing(theme.PADDING)
    grid.setVerticalSpacing(theme.GRID)
    grid.setColumnMinimumWidth(0, _NAME_WIDTH)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(2, _CHOICE_WIDTH)
    return grid


def plain_label(text: str, parent: QWidget, role: str = "") -> QLabel:
    """A text from a sheet, or of ours, which is never taken for HTML and breaks where it must."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
