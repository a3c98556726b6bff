"""What can be answered to one thing that is unclear. Nothing is chosen beforehand."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from risikoapp.domain.criteria import Rating
from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Register
from risikoapp.i18n import _, quoted
from risikoapp.importers.answers import is_unused
from risikoapp.importers.draft import Unclear
from risikoapp.terms import risk_title
from risikoapp.ui import theme
from risikoapp.ui.detail.date_field import DateField

_FIELD_WIDTH = 26 * theme.GRID
_LETTERS = 60
"""Of a text on a button; the whole of it stands in its tip."""


class Answer(NamedTuple):
    """What was chosen: a cell, a day, a text or number as it was typed, or the number of a risk to put the text into.

    With none of them it is well as it stands. `rest` says the same of all that is like it and not decided.
    """

    rating: Rating | None = None
    day: dt.date | None = None
    words: str | None = None
    into: int | None = None
    rest: bool = False


class Asked(NamedTuple):
    """What is known of an unclear thing besides what it says: whether a day can be the answer, and whether it is then
    that of many; the year of a day without one; the day of the status, where that is likely; and how many wait that
    are like it, itself among them."""

    takes_date: bool = False
    is_many: bool = False
    year: int | None = None
    likely_day: dt.date | None = None
    alike: int = 0


SEEN = Answer()


class Choices(QWidget):
    """Buttons and fields beside and beneath each other, two in a row where there is room."""

    answered = Signal(object)
    complained = Signal(str)
    """What is wrong with what stands in a field; "" when it is well."""

    def __init__(
        self,
        unclear: Unclear,
        asked: Asked,
        register: Register,
        today: Callable[[], dt.date],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._values: dict[QPushButton, Answer] = {}
        self._way: list[QWidget] = []
        self._field: QLineEdit | None = None
        self._use: QPushButton | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.GRID)
        self._grid.setColumnStretch(2, 1)
        self._in_a_row = 2
        self.is_only_to_be_seen = False
        """Whether there is nothing else to answer."""
        if unclear.field == "rating":
            self._offer_cells(unclear, register)
        elif asked.takes_date:
            self._offer_date(today, asked)
        elif unclear.field in ("title", "name") or (unclear.field == "number" and unclear.risk is not None):
            self._offer_words(unclear, register)
        elif is_unused(unclear) and register.risks:
            self._offer_risks(register, asked.alike)
        else:
            self.is_only_to_be_seen = True
            self._button(_("Det er set efter"), SEEN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A field leaves its Enter to its parents. Once it was the answer, it is not one to the next question, too.
        if not (self.isHidden() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            super().keyPressEvent(event)

    def fit_into(self, width: int) -> None:
        """Stands in so many pixels."""
        hints = [widget.sizeHint().width() for widget in self._way]
        two = max(hints[::2]) + max(hints[1::2], default=0) + self._grid.spacing()
        in_a_row = 2 if two <= width else 1
        if in_a_row != self._in_a_row:
            self._in_a_row = in_a_row
            for place, widget in enumerate(self._way):
                self._grid.removeWidget(widget)
                self._grid.addWidget(widget, place // in_a_row, place % in_a_row, Qt.AlignmentFlag.AlignLeft)

    def take_focus(self) -> None:
        """The keyboard goes to the first of them."""
        self._way[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_cells(self, unclear: Unclear, register: Register) -> None:
        for rating in unclear.likely:
            name = register.criteria.cell_name(rating)
            is_alone = len(unclear.likely) == 1
            self._button(_("{cell} – det nærmeste bud").format(cell=name) if is_alone else name, Answer(rating=rating))
        self._button(_("Lad den stå uden placering"), SEEN)
        self._hint(_("… eller klik på et felt i matrixen"))

    def _offer_date(self, today: Callable[[], dt.date], asked: Asked) -> None:
        field = DateField(today, self, year=asked.year)
        field.setFixedWidth(theme.DATE_WIDTH)
        field.setPlaceholderText("8/3-2022")
        field.marked.connect(self.complained)
        field.edited.connect(self._on_date)
        self._put(field)
        self._button(_("Lad dem stå uden dato") if asked.is_many else _("Lad den stå uden dato"), SEEN)
        day = asked.likely_day
        if day is not None:
            self._button(_("Statusdatoen, {date}").format(date=format_list(day)), Answer(day=day))
        if asked.alike > 1:
            text = _("Lad alle {count} stå uden dato").format(count=asked.alike)
            self._button(text, Answer(rest=True))
            if day is not None:
                text = _("Statusdatoen til alle {count}").format(count=asked.alike)
                self._button(text, Answer(day=day, rest=True))
        if asked.year not in (None, today().year):
            self._hint(_("Skriver du intet årstal, er det {year}.").format(year=asked.year))

    def _offer_words(self, unclear: Unclear, register: Register) -> None:
        names = {"title": _("Titel"), "name": _("Navn"), "number": _("Nummer")}
        field = self._field = QLineEdit(self)
        field.setFixedWidth(_FIELD_WIDTH)
        field.setAccessibleName(names[unclear.field])
        risk = next((each for each in register.risks if each.number == unclear.risk), None)
        stands = register.title if risk is None else risk.name
        field.setText(str(unclear.risk) if unclear.field == "number" else stands)
        self._put(field)
        self._use = self._button(_("Brug det"), SEEN)
        field.returnPressed.connect(self._use.click)
        if unclear.field == "name" and unclear.text:
            self._button(quoted(unclear.text), Answer(words=unclear.text))
        self._button(_("Lad det stå"), SEEN)

    def _offer_risks(self, register: Register, alike: int) -> None:
        choice = QComboBox(self)
        choice.setAccessibleName(_("Læg teksten i beskrivelsen af"))
        choice.setFixedWidth(_FIELD_WIDTH)
        for risk in register.risks:
            choice.addItem(risk_title(risk), risk.number)
        choice.setCurrentIndex(-1)
        choice.setPlaceholderText(_("Læg i beskrivelsen af …"))
        choice.activated.connect(self._on_risk)
        self._put(choice)
        self._button(_("Skal ikke bruges"), SEEN)
        if alike > 1:
            self._button(_("Resten skal ikke bruges ({count})").format(count=alike), Answer(rest=True))

    def _button(self, text: str, answer: Answer) -> QPushButton:
        # An ampersand in a text is a mnemonic unless doubled.
        shown = text if len(text) <= _LETTERS else f"{text[:_LETTERS]}…"
        button = QPushButton(shown.replace("&", "&&"), self)
        button.setToolTip("" if shown == text else text)
        button.setAutoDefault(False)
        button.clicked.connect(self._on_clicked)
        self._values[button] = answer
        self._put(button)
        return button

    def _hint(self, text: str) -> None:
        label = QLabel(text, self)
        label.setProperty("role", "muted")
        self._put(label)

    def _put(self, widget: QWidget) -> None:
        self._grid.addWidget(widget, len(self._way) // 2, len(self._way) % 2, Qt.AlignmentFlag.AlignLeft)
        self._way.append(widget)

    def _on_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        answer = self._values[button]
        if button is self._use and self._field is not None:
            answer = Answer(words=self._field.text().strip())
        self.answered.emit(answer)

    def _on_date(self, day: dt.date | None) -> None:
        if day is not None:
            self.answered.emit(Answer(day=day))

    def _on_risk(self) -> None:
        choice = self.sender()
        assert isinstance(choice, QComboBox)
        self.answered.emit(Answer(into=choice.currentData()))
