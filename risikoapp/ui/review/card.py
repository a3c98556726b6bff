"""One risk in a review: how it stood last time, and beside it the field for how it stands now."""

import math
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Action
from risikoapp.i18n import _
from risikoapp.terms import action_note, level_name, not_placed, overdue, risk_name, risk_title
from risikoapp.ui import theme
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.review.course import Stop, evaluation_day
from risikoapp.ui.stylesheet import restyle


class ReviewCard(QScrollArea):
    """Shows a stop of the review; what is typed is told by the field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._number, self._name = _label("number", self), _label("head", self)
        self._name.setWordWrap(True)
        self._pill = _label("pill", self)
        self._pill.setFixedHeight(theme.PILL_HEIGHT)
        self._place, self._before = _label("muted", self), _label("muted", self)
        self._earlier_name, self._now_name = _label("label", self), _label("label", self)
        self._earlier = TextField(self)
        self._earlier.setReadOnly(True)
        self._nothing = _label("muted", self)
        self.field = _NowField(self)
        self._now_name.setBuddy(self.field)
        self._overdue: list[QLabel] = []
        self._build()

    def show_stop(self, stop: Stop, place: str) -> None:
        """Shows this risk; `place` says where in the review it stands, for who listens."""
        risk = stop.risk
        self._number.setText(f"#{risk.number}")
        self._name.setText(risk_name(risk))
        level = stop.standing.level
        self._pill.setText(not_placed() if level is None else level_name(level))
        restyle(self._pill, "level", level or 0)
        self._place.setText(stop.standing.place if level is not None else "")
        self._place.setVisible(level is not None)
        self._before.setText(stop.before_words)
        self._before.setVisible(bool(stop.before_words))
        self._earlier_name.setText(_("Sidst{day}").format(day=evaluation_day(stop.earlier)))
        self._earlier.setAccessibleName(_("Evaluering sidst"))
        self._earlier.show_text("" if stop.earlier is None else stop.earlier.text)
        self._earlier.setVisible(stop.earlier is not None)
        self._nothing.setText(_("Ingen evaluering endnu.") if stop.earlier is None else "")
        self._nothing.setVisible(stop.earlier is None)
        self._now_name.setText(_("Nu{day}").format(day=evaluation_day(stop.now)))
        self.field.setAccessibleName(_("Evaluering nu af {risk}, {place}").format(risk=risk_title(risk), place=place))
        self.field.show_text("" if stop.now is None else stop.now.text)
        self._show_overdue(stop.overdue)

    def _show_overdue(self, actions: tuple[Action, ...]) -> None:
        texts = [_overdue_line(action) for action in actions]
        if texts:
            texts.insert(0, overdue())
        while len(self._overdue) < len(texts):
            made = _label("muted" if self._overdue else "alarm", self)
            made.setWordWrap(True)
            self._overdue.append(made)
            self._body.insertWidget(self._body.count() - 1, made)
        for label, text in zip_longest(self._overdue, texts, fillvalue=""):
            assert isinstance(label, QLabel)
            label.setText(text)
            label.setVisible(bool(text))

    def _build(self) -> None:
        content = QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        head.addWidget(self._number)
        head.addWidget(self._name, 1)
        head.addWidget(self._pill)
        sides = QGridLayout()
        sides.setHorizontalSpacing(theme.PADDING)
        sides.setVerticalSpacing(theme.TIGHT)
        for column, (name, *texts) in enumerate(
            ((self._earlier_name, self._earlier, self._nothing), (self._now_name, self.field))
        ):
            sides.setColumnStretch(column, 1)
            sides.addWidget(name, 0, column)
            for text in texts:
                # In one place: only one of them is ever shown.
                sides.addWidget(text, 1, column, Qt.AlignmentFlag.AlignTop)
        self._body = QVBoxLayout(content)
        self._body.setContentsMargins(theme.PANE_PADDING, theme.PADDING, theme.PANE_PADDING, theme.PADDING)
        self._body.setSpacing(theme.GRID)
        self._body.addLayout(head)
        for line in (self._place, self._before):
            self._body.addWidget(line)
        self._body.addSpacing(theme.GRID)
        self._body.addLayout(sides)
        self._body.addSpacing(theme.GRID)
        self._body.addStretch()
        self.setWidget(content)


class _NowField(TextField):
    """The field for how it stands now: roomy while it is empty. Ctrl+Enter goes on."""

    done = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Skriv, hvordan det står til nu"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        around = self.height() - self.contentsRect().height()
        self.setFixedHeight(max(math.ceil(self.document().size().height()) + around, theme.REVIEW_FIELD_HEIGHT))


def _label(role: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _overdue_line(action: Action) -> str:
    """What was to be done, by when and by whom; a due date is what it has, or it would not be overdue."""
    return f"{action.text.strip()} ({action_note(action, format_list)})".strip()
