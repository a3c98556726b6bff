"""Everything that is written about one risk, edited in place."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from risikoapp.domain.finding import Hit
from risikoapp.domain.model import Register, Risk
from risikoapp.i18n import _
from risikoapp.terms import description, level_name, not_placed
from risikoapp.ui import theme
from risikoapp.ui.detail.actions import ActionSection
from risikoapp.ui.detail.date_field import DateField
from risikoapp.ui.detail.entries import EntryCard
from risikoapp.ui.detail.evaluations import EvaluationSection
from risikoapp.ui.detail.fields import HeadingField, LineField
from risikoapp.ui.detail.history import History
from risikoapp.ui.detail.in_sight import InSight
from risikoapp.ui.detail.moves import MoveSection
from risikoapp.ui.detail.nothing import Nothing
from risikoapp.ui.detail.placing import Placing
from risikoapp.ui.detail.reorder import EdgeScroll
from risikoapp.ui.detail.sections import Section, Today
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.detail.untold import with_typing
from risikoapp.ui.spell_checker import SpellChecker
from risikoapp.ui.stylesheet import restyle
from risikoapp.ui.theme import Theme
from risikoapp.ui.undo_keys import follow_undo_keys

if TYPE_CHECKING:
    from risikoapp.ui.detail.found_in_pane import FoundInPane


class DetailPane(QFrame):
    """Shows one risk of the register and asks for edits to it; the first id in each signal is that risk's.

    What is typed is told before another risk is shown, so that it can never land in the wrong one.
    """

    rename_requested = Signal(str, str)
    description_requested = Signal(str, str)
    rating_change_requested = Signal(str, object)
    new_risk_requested = Signal()
    closing_requested = Signal()
    reopening_requested = Signal()
    wrong_date_found = Signal(str)
    """What stands in a date field and is no date."""
    date_given_up = Signal(str, str)
    """An entry's id, and what was typed as its date and is none, now that something else is shown."""
    touched = Signal()
    """Something typed here may now be told or untold."""

    def __init__(
        self,
        theme_: Theme,
        today: Today,
        checker: SpellChecker,
        parent: QWidget | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self.setMinimumWidth(theme.RIGHT_MINIMUM)
        self._theme = theme_
        self._risk_id = ""
        self._needle = ""
        self._hit: Hit | None = None
        self._found: FoundInPane | None = None
        # Here and not at the start: before there is a field to type in, nobody has a step to undo.
        follow_undo_keys()
        self._build_head()
        self.description.mark_with(theme_, checker)
        self.placing = Placing(self)
        self.placing.setEnabled(not read_only)
        self.action_section = ActionSection(theme_, today, checker, self, read_only=read_only)
        self.evaluation_section = EvaluationSection(theme_, today, checker, self, read_only=read_only)
        self.move_section = MoveSection(theme_, today, checker, self, read_only=read_only)
        self._build_body()
        self._connect()

    def show_risk(self, register: Register, risk_id: str) -> None:
        """Shows this risk as it is in this register; for "" or a risk that is not there, what to do instead."""
        if risk_id != self._risk_id:
            self.flush()
        risk = next((risk for risk in register.risks if risk.id == risk_id), None)
        self._layers.setCurrentIndex(0 if risk is None else 1)
        if risk is None:
            self._risk_id = ""
            for card in self._cards():
                card.show_entries(())
            self._nothing.show_register(register)
            return
        same_risk, self._risk_id = risk_id == self._risk_id, risk_id
        self._show_head(register, risk)
        self.placing.show_rating(register.criteria, risk.rating, same_risk=same_risk)
        self.description.show_text(risk.description)
        self.action_section.show_risk(risk)
        self.evaluation_section.show_risk(risk)
        self.move_section.show_risk(risk, register.criteria)
        if self._scroll.widget() is None:
            # Qt dresses it all now. Any earlier, the looks of what is shown first would be made twice.
            self._scroll.setWidget(self._content)
        if not same_risk:
            self._scroll.verticalScrollBar().setValue(0)
        self._mark_found()

    @property
    def is_searched(self) -> bool:
        """Whether hits are marked here."""
        return bool(self._needle)

    def show_found(self, needle: str, hit: Hit | None) -> None:
        """Marks what is searched for, and this hit stronger, in whatever is shown from now on; for "" nothing."""
        self._needle, self._hit = needle, hit
        self._mark_found()

    def reveal_hit(self) -> None:
        """Scrolls to the hit that is marked stronger."""
        if self._found is not None:
            self._found.reveal()

    def _mark_found(self) -> None:
        if self._found is None:
            if not self._needle:
                return
            from risikoapp.ui.detail.found_in_pane import FoundInPane

            fixed = (self._number, self._history)
            written = (self.name, self.description, self.evaluation_section, self._cards())
            self._found = FoundInPane(self._theme, *fixed, *written, self._scroll)
        is_here = self._hit is not None and self._hit.risk_id == self._risk_id
        self._found.show_found(self._needle, self._hit if is_here else None)

    def reveal_focus(self) -> None:
        """Scrolls to the field that has the keyboard, once its place is known."""
        self._in_sight.reveal()

    def flush(self) -> None:
        """Tells what has been typed, if anything."""
        for field in self._typed_in():
            field.flush()

    def settle(self) -> bool:
        """Tells what has been typed; False, with the cursor there, while something stands that is no date.

        Whoever wants to close the window asks first, so that it is not lost.
        """
        self.flush()
        wrong = self.wrong_date
        if wrong is None:
            return True
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reveal_focus()
        self.wrong_date_found.emit(wrong.text())
        return False

    @property
    def wrong_date(self) -> DateField | None:
        """The first field in which something stands that is no date."""
        return next((card.wrong_date for card in self._cards() if card.wrong_date is not None), None)

    def bring_back(self, entry_id: str, typed: str) -> None:
        """Puts what was typed as the date of an entry, and given up, into its field again."""
        self.evaluation_section.unfold_to(entry_id)
        for card in self._cards():
            card.bring_back(entry_id, typed)
        self.reveal_focus()

    @property
    def is_untold(self) -> bool:
        """Whether something has been typed that nobody has been told."""
        return any(field.is_untold for field in self._typed_in())

    def with_typing(self, register: Register) -> Register:
        """The register as it would be if what has been typed were told now; the very same where nothing is untold."""
        return with_typing(register, self._risk_id, self)

    def _typed_in(self) -> tuple[LineField | TextField | EntryCard, ...]:
        return (self.name, self.description, *self._cards())

    def _cards(self) -> tuple[EntryCard, ...]:
        evaluations = self.evaluation_section
        return (self.action_section.card, evaluations.card, evaluations.earlier, self.move_section.card)

    def _build_head(self) -> None:
        self._number = QLabel(self)
        self._number.setProperty("role", "number")
        self.name = HeadingField(self)
        self.name.setProperty("role", "heading")
        self.name.setPlaceholderText(_("Navn på risikoen"))
        self.name.setAccessibleName(_("Navn"))
        self.name.setReadOnly(self._read_only)
        self._pill = QLabel(self)
        self._pill.setProperty("role", "pill")
        self._pill.setFixedHeight(theme.PILL_HEIGHT)
        self._close = QPushButton(_("Luk risikoen…"), self)
        self._close.setToolTip(_("Nummer og historik bevares"))
        self.last_stop = self._reopen = QPushButton(_("Genåbn…"), self)
        """Where the way of the Tab key ends here."""
        self._history = History(self._theme, self)
        self.description = TextField(self)
        self.description.setAccessibleName(description())
        self.description.setPlaceholderText("" if self._read_only else _("Hvad kan ske, og hvad betyder det?"))
        self.description.setReadOnly(self._read_only)

    def _build_body(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        for widget in (self._number, self.name, self._pill, self._close, self._reopen):
            head.addWidget(widget)
        head.insertStretch(3)
        described = Section(description(), self)
        described.layout().addWidget(self.description)  # pyright: ignore[reportOptionalMemberAccess]
        self._content = QWidget(self)
        self._content.hide()
        body = QVBoxLayout(self._content)
        body.setContentsMargins(theme.PANE_PADDING, theme.PADDING, theme.PANE_PADDING, theme.PADDING)
        body.setSpacing(theme.PADDING)
        body.addLayout(head)
        sections = (self.action_section, self.evaluation_section, self.move_section)
        for widget in (self._history, self.placing, described, *sections):
            body.addWidget(widget)
        body.addStretch()
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._edge = EdgeScroll(self._scroll)
        self._in_sight = InSight(self._scroll)
        self._nothing = Nothing(self, read_only=self._read_only)
        self._nothing.new_risk_requested.connect(self.new_risk_requested)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._nothing)
        self._layers.addWidget(self._scroll)

    def _connect(self) -> None:
        self.name.edited.connect(self._on_name)
        self.description.edited.connect(self._on_description)
        self.placing.rating_change_requested.connect(self._on_rating)
        self._close.clicked.connect(self.closing_requested)
        self._reopen.clicked.connect(self.reopening_requested)
        for field in self._typed_in():
            field.touched.connect(self.touched)
        for card in self._cards():
            card.arranged.connect(self._connect_stops)
            card.date_given_up.connect(self.date_given_up)
        self._connect_stops()
        reorder = self.action_section.card.reorder
        reorder.carried.connect(self._on_carried)
        reorder.ended.connect(self._edge.stop)
        self._edge.scrolled.connect(reorder.refresh)

    def _connect_stops(self) -> None:
        """Lets the keyboard go from top to bottom; Qt would go to the rows in the order in which they were made."""
        actions, evaluations = self.action_section, self.evaluation_section
        way = (
            *(self.name, self.placing.likelihood, self.placing.consequence, self.description),
            *(actions.button, *actions.card.stops(), evaluations.button, *evaluations.stops()),
            # From the name on to the place: closing is for the end of the way.
            *(*self.move_section.card.stops(), self._close, self._reopen),
        )
        for before, after in pairwise(way):
            QWidget.setTabOrder(before, after)

    def _show_head(self, register: Register, risk: Risk) -> None:
        self._number.setText(f"#{risk.number}")
        self.name.show_text(risk.name)
        level = register.level(risk)
        self._pill.setText(not_placed() if level is None else level_name(level))
        restyle(self._pill, "level", level or 0)
        self._close.setVisible(risk.is_open and not self._read_only)
        self._reopen.setVisible(not risk.is_open and not self._read_only)
        self._history.show_risk(risk)

    def _on_carried(self) -> None:
        self._edge.follow(self.action_section.card.reorder.pointer)

    def _on_name(self, name: str) -> None:
        self.rename_requested.emit(self._risk_id, name)

    def _on_description(self, text: str) -> None:
        self.description_requested.emit(self._risk_id, text)

    def _on_rating(self, rating: object) -> None:
        self.rating_change_requested.emit(self._risk_id, rating)
