"""What of the log is to be seen: some words, one risk, one field, one time."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from risikoapp import terms
from risikoapp.i18n import _
from risikoapp.logged import OF_NO_RISK, Period, ReadableLog, Wanted
from risikoapp.ui import theme

_REST = 80
"""Milliseconds after a key until it is searched for: whoever types on does not wait."""


class Filters(QWidget):
    """Tells when something else is wanted."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed in the search: what is looked for is what is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Søg i ændringerne"))
        self.search.setAccessibleName(_("Søg i ændringerne"))
        self.search.setClearButtonEnabled(True)
        self._risk = _choice(_("Risiko"), self)
        self._field = _choice(_("Felt"), self)
        self._period = _choice(_("Periode"), self)
        self._periods: Sequence[Period] = (Period(name=""),)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.search, 1)
        for choice in (self._risk, self._field, self._period):
            layout.addWidget(choice)
            choice.currentIndexChanged.connect(self.changed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.changed)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_entered)

    def _on_entered(self) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self.changed.emit()
        self.entered.emit()

    def _on_typed(self) -> None:
        self._rest.start()

    def offer(self, log: ReadableLog, periods: Sequence[Period]) -> None:
        """Offers what there is; what was chosen stays chosen as long as it is there."""
        _fill(
            self._risk,
            [
                (_("Alle risici"), ""),
                (_("Risikovurderingen selv"), OF_NO_RISK),
                *((word, key) for key, word in log.risks),
            ],
        )
        _fill(self._field, [(_("Alle felter"), None), *((terms.logged(field), field) for field in log.fields)])
        self._periods = periods
        _fill(self._period, [(period.name, period.name) for period in periods])

    @property
    def wanted(self) -> Wanted:
        period = self._periods[self._period.currentIndex()]
        return Wanted(
            risk=self._risk.currentData(),
            field=self._field.currentData(),
            since=period.since,
            until=period.until,
            words=self.search.text(),
        )


def _choice(name: str, parent: QWidget) -> QComboBox:
    made = QComboBox(parent)
    made.setAccessibleName(name)
    made.setMaximumWidth(theme.LOG_CHOICE_WIDTH)
    return made


def _fill(choice: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    chosen = choice.currentData()
    choice.blockSignals(True)
    choice.clear()
    for text, value in entries:
        choice.addItem(text, value)
    choice.setCurrentIndex(max(choice.findData(chosen), 0))
    choice.blockSignals(False)
