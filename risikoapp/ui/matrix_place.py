"""Where the matrix stands: as a picture to drag in, or as a table of words in its stead."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from risikoapp.domain.model import Register
from risikoapp.ui.matrix.view import MatrixView
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from risikoapp.ui.table.view import MatrixTable


class MatrixPlace(QWidget):
    """Holds the matrix and the table, shows the one that the person has chosen, and keeps both in step."""

    risk_selected = Signal(str)

    def __init__(self, matrix: MatrixView, theme_: Theme, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._matrix = matrix
        self._theme = theme_
        self._preferences = preferences
        self._register = Register()
        self._selected = ""
        self._table: MatrixTable | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(matrix)
        matrix.risk_selected.connect(self.risk_selected)
        self._show(self.is_table)

    @property
    def is_table(self) -> bool:
        """Whether the table is what the person has chosen."""
        return self._preferences.matrix_as_table

    def show_register(self, register: Register) -> None:
        self._register = register
        self._matrix.show_register(register)
        if self._table is not None:
            self._table.show_register(register)

    def show_selection(self, risk_id: str) -> None:
        self._selected = risk_id
        self._matrix.show_selection(risk_id)
        if self._table is not None:
            self._table.show_selection(risk_id)

    def show_as_table(self, as_table: bool) -> None:
        """Shows the table or the matrix, gives it the keyboard, and remembers the choice."""
        self._preferences.set_matrix_as_table(as_table)
        self._show(as_table)
        (self._table if self._table is not None and as_table else self._matrix).setFocus()

    def _show(self, as_table: bool) -> None:
        self._matrix.setVisible(not as_table)
        if as_table and self._table is None:
            self._table = self._built()
        if self._table is not None:
            self._table.setVisible(as_table)

    def _built(self) -> "MatrixTable":
        # Most people never ask for it.
        from risikoapp.ui.table.view import MatrixTable

        table = MatrixTable(self._theme, self)
        table.risk_selected.connect(self.risk_selected)
        table.show_register(self._register)
        table.show_selection(self._selected)
        self._layout.addWidget(table)
        return table
