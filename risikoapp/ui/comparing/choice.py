"""Which two states are compared: two fields to choose from, and a slider that goes through them one by one."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from risikoapp.domain.dates import format_list
from risikoapp.domain.moments import Moment, Pair, from_first, step_to, to_second
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.comparing.words import moment_name


class PairChoice(QWidget):
    """Is told which states there are and which two are shown, and asks for others."""

    pair_requested = Signal(object)
    """The Pair that is to be compared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._every: tuple[Moment, ...] = ()
        self._pair = Pair(0, 1)
        self.first, self.second = QComboBox(self), QComboBox(self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setPageStep(1)
        self.slider.setMinimumWidth(theme.SLIDER_WIDTH)
        self.slider.setFixedHeight(theme.FIELD_HEIGHT)
        self._oldest, self._newest = QLabel(self), QLabel(_("Nu"), self)
        self._build()
        self.first.activated.connect(self._on_first)
        self.second.activated.connect(self._on_second)
        self.slider.valueChanged.connect(self._on_stepped)

    def show_pair(self, every: tuple[Moment, ...], pair: Pair) -> None:
        """Shows these states and marks the two that are compared."""
        names = [moment_name(moment) for moment in every]
        if names != [moment_name(moment) for moment in self._every]:
            for field, left_out in ((self.first, len(every) - 1), (self.second, 0)):
                field.clear()
                field.addItems(list(reversed(names)))
                # Nothing comes after what stands now, and nothing before the first status.
                _disable(field, len(every) - 1 - left_out)
        self._every, self._pair = every, pair
        for field, place in ((self.first, pair.first), (self.second, pair.second)):
            field.setCurrentIndex(self._row(place))
            field.setToolTip(names[place])
        with QSignalBlocker(self.slider):
            self.slider.setRange(1, len(every) - 1)
            self.slider.setValue(pair.second)
        self.slider.setAccessibleDescription(
            _("{first} til {second}").format(first=names[pair.first], second=names[pair.second])
        )
        self._oldest.setText(_short_name(every[1]))
        self._oldest.setVisible(len(every) > 2)

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.PADDING)
        for name, field in ((_("Fra"), self.first), (_("Til"), self.second)):
            # A long name of one status must not make the window as wide.
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumWidth(theme.MOMENT_WIDTH)
            column = self._named(name, field)
            column.addWidget(field)
            layout.addLayout(column)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for each in (self._oldest, self._newest):
            each.setProperty("role", "muted")
        row.addWidget(self._oldest)
        row.addWidget(self.slider, 1)
        row.addWidget(self._newest)
        column = self._named(_("Gå fra status til status"), self.slider)
        column.addLayout(row)
        layout.addLayout(column, 1)
        for before, after in ((self.first, self.second), (self.second, self.slider)):
            QWidget.setTabOrder(before, after)

    def _named(self, name: str, field: QWidget) -> QVBoxLayout:
        """A column with a field's name, which the field is to stand beneath."""
        field.setAccessibleName(name)
        label = QLabel(name, self)
        label.setProperty("role", "label")
        label.setBuddy(field)
        column = QVBoxLayout()
        column.setSpacing(theme.TIGHT)
        column.addWidget(label)
        return column

    def _row(self, place: int) -> int:
        """The row of a state in the fields, which have the newest on top; and the state of a row."""
        return len(self._every) - 1 - place

    def _on_first(self, row: int) -> None:
        self.pair_requested.emit(from_first(self._pair, self._row(row)))

    def _on_second(self, row: int) -> None:
        self.pair_requested.emit(to_second(self._pair, self._row(row)))

    def _on_stepped(self, second: int) -> None:
        self.pair_requested.emit(step_to(second))


def _disable(field: QComboBox, row: int) -> None:
    model = field.model()
    assert isinstance(model, QStandardItemModel)
    model.item(row).setEnabled(False)


def _short_name(moment: Moment) -> str:
    return moment_name(moment) if moment.status is None else format_list(moment.status.date)
