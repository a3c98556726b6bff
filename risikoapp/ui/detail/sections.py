"""The parts of the pane beneath the description: actions, evaluations and moves of one risk."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from risikoapp.domain.criteria import RiskCriteria
from risikoapp.domain.model import Action, Evaluation, RatingChange, Risk
from risikoapp.i18n import _
from risikoapp.terms import action, action_note, evaluation, not_placed
from risikoapp.ui import theme
from risikoapp.ui.detail.entries import Entry, EntryCard, EntryKind
from risikoapp.ui.theme import Theme

Today = Callable[[], dt.date]


class Section(QWidget):
    """A label, perhaps a button at the right, and what stands beneath."""

    def __init__(self, name: str, button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._risk_id = ""
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.GRID // 2)
        head = QHBoxLayout()
        label = QLabel(name, self)
        label.setProperty("role", "label")
        head.addWidget(label)
        head.addStretch()
        self.button = QPushButton(button, self)
        self.button.setProperty("flat", "true")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setVisible(bool(button))
        head.addWidget(self.button)
        self._body.addLayout(head)


class ActionSection(Section):
    """The actions in the order she gave them. The ids in the signals are a risk's and an action's."""

    add_requested = Signal(str, str)
    """A risk's id, and the id of the action it shall follow, or "" for the end."""
    text_requested = Signal(str, str, str)
    date_requested = Signal(str, str, object)
    removal_requested = Signal(str, str)
    move_requested = Signal(str, str, int)
    """To a position among the risk's actions, 0 first."""
    details_requested = Signal(str, str)

    def __init__(self, theme_: Theme, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(action(), _("+ Tilføj"), parent)
        self.button.setToolTip(_("Tilføj en handling"))
        kind = EntryKind(
            text_name=action(),
            placeholder=_("Skriv handlingen"),
            bullet="•",
            movable=True,
            details=_("Ansvarlig og frist…"),
        )
        self.card = EntryCard(kind, theme_, today, self)
        self._hint = _hint(_("Ingen handlinger endnu."), self)
        self._body.addWidget(self._hint)
        self._body.addWidget(self.card)
        self._order: tuple[str, ...] = ()
        self.button.clicked.connect(self.add)
        self.card.next_requested.connect(self._on_next)
        self.card.text_edited.connect(self._on_text)
        self.card.date_edited.connect(self._on_date)
        self.card.remove_requested.connect(self._on_remove)
        self.card.move_requested.connect(self._on_move)
        self.card.details_requested.connect(self._on_details)

    def show_risk(self, risk: Risk) -> None:
        self._risk_id = risk.id
        self._order = tuple(entry.id for entry in risk.actions)
        self.card.show_entries([_action_entry(entry) for entry in risk.actions])
        self._hint.setVisible(not risk.actions)

    def add(self) -> None:
        """Asks for a new action at the end."""
        self.card.flush()
        self.add_requested.emit(self._risk_id, "")

    def _on_next(self, action_id: str) -> None:
        self.add_requested.emit(self._risk_id, action_id)

    def _on_text(self, action_id: str, text: str) -> None:
        self.text_requested.emit(self._risk_id, action_id, text)

    def _on_date(self, action_id: str, date: dt.date | None) -> None:
        self.date_requested.emit(self._risk_id, action_id, date)

    def _on_remove(self, action_id: str) -> None:
        # The rows are about to change places, and another one may hold typing that is not told yet.
        self.card.flush()
        self.removal_requested.emit(self._risk_id, action_id)

    def _on_details(self, action_id: str) -> None:
        self.details_requested.emit(self._risk_id, action_id)

    def _on_move(self, action_id: str, step: int) -> None:
        self.card.flush()
        self.move_requested.emit(self._risk_id, action_id, self._order.index(action_id) + step)


class EvaluationSection(Section):
    """The evaluation that stands, and the earlier ones folded. The ids are a risk's and an evaluation's."""

    add_requested = Signal(str)
    text_requested = Signal(str, str, str)
    date_requested = Signal(str, str, object)
    removal_requested = Signal(str, str)

    def __init__(self, theme_: Theme, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(evaluation(), _("+ Ny evaluering"), parent)
        self.button.setToolTip(_("Skriv en evaluering med dags dato"))
        kind = EntryKind(text_name=evaluation(), placeholder=_("Skriv, hvordan det står til nu"), bullet=_("Dato"))
        self.card = EntryCard(kind, theme_, today, self)
        self.earlier = EntryCard(kind, theme_, today, self)
        self._hint = _hint(_("Ingen evaluering endnu."), self)
        self._earlier_entries: list[Entry] = []
        self._fold = _Fold(_("Tidligere evalueringer ({count})"), self)
        self._fold.turned.connect(self._show_earlier)
        for widget in (self._hint, self.card, self._fold, self.earlier):
            self._body.addWidget(widget)
        self.button.clicked.connect(self.add)
        for card in (self.card, self.earlier):
            card.text_edited.connect(self._on_text)
            card.date_edited.connect(self._on_date)
            card.remove_requested.connect(self._on_remove)

    def show_risk(self, risk: Risk) -> None:
        if risk.id != self._risk_id:
            self._fold.set_open(False)
        self._risk_id = risk.id
        newest_first = [_evaluation_entry(entry) for entry in reversed(risk.evaluations)]
        self.card.show_entries(newest_first[:1])
        self._earlier_entries = newest_first[1:]
        self._fold.show_count(len(self._earlier_entries))
        self._show_earlier()
        self._hint.setVisible(not newest_first)

    def _show_earlier(self) -> None:
        # Rows that nobody has asked to see would only cost time.
        self.earlier.show_entries(self._earlier_entries if self._fold.is_open else [])

    def flush(self) -> None:
        self.card.flush()
        self.earlier.flush()

    def focus_text(self, evaluation_id: str) -> None:
        """Puts the cursor into the text of an evaluation."""
        if any(entry.id == evaluation_id for entry in self._earlier_entries):
            self._fold.set_open(True)
        self.card.focus_text(evaluation_id)
        self.earlier.focus_text(evaluation_id)

    def add(self) -> None:
        """Asks for a new evaluation."""
        self.flush()
        self.add_requested.emit(self._risk_id)

    def _on_text(self, evaluation_id: str, text: str) -> None:
        self.text_requested.emit(self._risk_id, evaluation_id, text)

    def _on_date(self, evaluation_id: str, date: dt.date | None) -> None:
        self.date_requested.emit(self._risk_id, evaluation_id, date)

    def _on_remove(self, evaluation_id: str) -> None:
        self.flush()
        self.removal_requested.emit(self._risk_id, evaluation_id)


class MoveSection(Section):
    """When the risk was placed where, newest first, each with its reason. The ids are a risk's and a move's."""

    reason_requested = Signal(str, str, str)

    def __init__(self, theme_: Theme, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(_("Flytninger"), parent=parent)
        kind = EntryKind(text_name=_("Begrundelse"), placeholder=_("Begrundelse"), date_fixed=True, removable=False)
        self.card = EntryCard(kind, theme_, today, self)
        self._body.addWidget(self.card)
        self.card.text_edited.connect(self._on_text)

    def show_risk(self, risk: Risk, criteria: RiskCriteria) -> None:
        self._risk_id = risk.id
        self.card.show_entries([_move_entry(entry, criteria) for entry in reversed(risk.rating_changes)])
        self.setVisible(bool(risk.rating_changes))

    def _on_text(self, change_id: str, text: str) -> None:
        self.reason_requested.emit(self._risk_id, change_id, text)


class _Fold(QPushButton):
    """A line that folds something out and in, hidden while there is nothing to fold out."""

    turned = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self._count = 0
        self._open = False
        self.setProperty("quiet", "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._toggle)

    def show_count(self, count: int) -> None:
        self._count = max(count, 0)
        self._refresh()

    @property
    def is_open(self) -> bool:
        return self._open

    def set_open(self, is_open: bool) -> None:
        self._open = is_open
        self._refresh()
        self.turned.emit()

    def _toggle(self) -> None:
        self.set_open(not self._open)

    def _refresh(self) -> None:
        self.setText(f"{'▾' if self._open else '▸'} {self._text.format(count=self._count)}")
        self.setVisible(self._count > 0)


def _hint(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "muted")
    return label


def _action_entry(entry: Action) -> Entry:
    return Entry(entry.id, entry.date, entry.text, note=action_note(entry))


def _evaluation_entry(entry: Evaluation) -> Entry:
    return Entry(entry.id, entry.date, entry.text)


def _move_entry(entry: RatingChange, criteria: RiskCriteria) -> Entry:
    cell = not_placed() if entry.rating is None else criteria.cell_name(entry.rating)
    return Entry(entry.id, entry.date, entry.reason, caption=cell)
