"""The evaluations of one risk."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from risikoapp.domain.model import Evaluation, Risk
from risikoapp.i18n import _
from risikoapp.terms import evaluation
from risikoapp.ui.detail.entries import EntryCard
from risikoapp.ui.detail.row import Entry, EntryKind
from risikoapp.ui.detail.sections import Section, Today
from risikoapp.ui.spell_checker import SpellChecker
from risikoapp.ui.theme import Theme


class EvaluationSection(Section):
    """The evaluation that stands, and the earlier ones folded. The ids are a risk's and an evaluation's."""

    add_requested = Signal(str)
    text_requested = Signal(str, str, str)
    date_requested = Signal(str, str, object)
    removal_requested = Signal(str, str)

    def __init__(
        self, theme_: Theme, today: Today, checker: SpellChecker, parent: QWidget | None = None, *, read_only: bool
    ) -> None:
        super().__init__(evaluation(), parent)
        name = "" if read_only else _("+ Ny evaluering")
        self.button = self._add_button(name, _("Skriv en evaluering med dags dato"))
        kind = EntryKind(
            text_name=evaluation(),
            date_name=_("Dato for evaluering"),
            menu_name=_("Flere muligheder for evaluering"),
            placeholder=_("Skriv, hvordan det står til nu"),
            bullet=_("Dato"),
        )
        if read_only:
            kind = kind.only_shown()
        earlier = replace(
            kind,
            text_name=_("Tidligere evaluering {number}"),
            date_name=_("Dato for tidligere evaluering {number}"),
            menu_name=_("Flere muligheder for tidligere evaluering {number}"),
        )
        self.card = EntryCard(kind, theme_, today, checker, self)
        self.earlier = EntryCard(earlier, theme_, today, checker, self)
        self._earlier_entries: list[Entry] = []
        self._fold = _Fold(_("Tidligere evalueringer ({count})"), self)
        self._fold.turned.connect(self._show_earlier)
        for widget in (self.card, self._fold, self.earlier):
            self._body.addWidget(widget)
        self.button.clicked.connect(self.add)
        for card in (self.card, self.earlier):
            card.text_edited.connect(self._on_text)
            card.date_edited.connect(self._on_date)
            card.remove_requested.connect(self._on_remove)

    def show_risk(self, risk: Risk) -> None:
        written_in = self._written_in if risk.id == self._risk_id else ""
        if risk.id != self._risk_id:
            self._fold.set_open(False)
        self._risk_id = risk.id
        newest_first = [_evaluation_entry(entry) for entry in reversed(risk.evaluations)]
        self.card.show_entries(newest_first[:1])
        self._earlier_entries = newest_first[1:]
        self._fold.show_count(len(self._earlier_entries))
        self._show_earlier()
        self._say("" if newest_first else _("Ingen evaluering endnu."))
        # A new date may have brought it to the other card, and another one into the row where the cursor is.
        if written_in != self._written_in and any(entry.id == written_in for entry in newest_first):
            self.focus_text(written_in)

    @property
    def _written_in(self) -> str:
        """The evaluation whose text has the keyboard, or ""."""
        return self.card.written_in or self.earlier.written_in

    def _show_earlier(self) -> None:
        # Rows that nobody has asked to see would only cost time.
        self.earlier.show_entries(self._earlier_entries if self._fold.is_open else [])

    def stops(self) -> list[QWidget]:
        """Where the keyboard stops beneath the head, from top to bottom."""
        return [*self.card.stops(), self._fold, *self.earlier.stops()]

    def flush(self) -> None:
        self.card.flush()
        self.earlier.flush()

    def focus_text(self, evaluation_id: str) -> None:
        """Puts the cursor into the text of an evaluation."""
        self.unfold_to(evaluation_id)
        self.card.focus_text(evaluation_id)
        self.earlier.focus_text(evaluation_id)

    def unfold_to(self, evaluation_id: str) -> None:
        """Folds the earlier ones out where this is one of them."""
        if not self._fold.is_open and any(entry.id == evaluation_id for entry in self._earlier_entries):
            self._fold.set_open(True)

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


def _evaluation_entry(entry: Evaluation) -> Entry:
    return Entry(entry.id, entry.date, entry.text)
