"""The window of the review: one open risk after the other, from the one that has waited longest."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout

from risikoapp.domain import entry_edits
from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.raising import bring_forward
from risikoapp.ui.review.card import ReviewCard
from risikoapp.ui.review.course import Stop, course, progress_words, stop
from risikoapp.ui.review.ending import Ending
from risikoapp.ui.stylesheet import restyle

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow

UNCHANGED_KEY = "F2"
NEXT_KEY, PREVIOUS_KEY = "Ctrl+PgDown", "Ctrl+PgUp"


class ReviewWindow(QDialog):
    """Stands beside the window of the risikovurdering, which can be worked in meanwhile.

    It can be left at any time: what has been evaluated stands in the risikovurdering, and is not asked about again.
    """

    finish_requested = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Gennemgang"))
        self.resize(theme.REVIEW_SIZE)
        self._window = window
        self._document = window.document
        ids, self._place = course(self._document.file)
        self._course = list(ids)
        self._card, self._ending = ReviewCard(self), Ending(self)
        self._progress = QLabel(self)
        self._progress.setProperty("role", "muted")
        self._build()
        self._connect()
        window.left.count_in(self)
        self._refresh()
        self._take_focus()

    @property
    def is_untold(self) -> bool:
        """Whether something has been typed here that nobody has been told."""
        return self._card.field.is_untold

    def with_typing(self, register: Register) -> Register:
        """The register as it would be if what has been typed here were told now."""
        text = self._card.field.typed()
        if not self.is_untold or not text.strip():
            return register
        shown = self._stop()
        if shown.now is not None:
            return entry_edits.change_evaluation(register, shown.risk.id, shown.now.id, text=text)
        clock = self._document.clock
        return entry_edits.add_evaluation(
            register, shown.risk.id, evaluation_id=clock.new_id(), date=clock.today(), text=text
        )

    def flush(self) -> None:
        """Tells what has been typed here, if anything."""
        self._card.field.flush()

    def done(self, result: int) -> None:
        self.flush()
        self._window.left.count_in(None)
        super().done(result)

    def _build(self) -> None:
        self._show = QPushButton(_("&Vis i vinduet"), self)
        self._show.setToolTip(_("Vis risikoen i risikovurderingens vindue"))
        self._previous = QPushButton(_("&Forrige"), self)
        self._unchanged = QPushButton(_("&Uændret"), self)
        self._next = QPushButton(self)
        restyle(self._next, "primary", "true")
        for button, tip, key in (
            (self._previous, _("Gå tilbage"), PREVIOUS_KEY),
            (self._unchanged, _("Skriv »Uændret siden sidst.«, og gå videre"), UNCHANGED_KEY),
            (self._next, _("Gå videre"), NEXT_KEY),
        ):
            name = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{tip} ({name})")
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._card)
        self._pages.addWidget(self._ending)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.PANE_PADDING, 0, theme.PANE_PADDING, theme.PADDING)
        foot.setSpacing(theme.GRID)
        foot.addWidget(self._progress)
        foot.addStretch()
        for button in (self._show, self._previous, self._unchanged, self._next):
            # Enter belongs to the text.
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._document.changed.connect(self._refresh)
        field = self._card.field
        field.edited.connect(self._on_edited)
        field.touched.connect(self._window.left.touched)
        field.touched.connect(self._offer)
        field.done.connect(self._go_on)
        self._show.clicked.connect(self._on_show)
        self._previous.clicked.connect(self._go_back)
        self._unchanged.clicked.connect(self._on_unchanged)
        self._next.clicked.connect(self._go_on)
        self._ending.left_requested.connect(self._begin_anew)
        self._ending.finish_requested.connect(self._on_finish)
        commands = self._window.commands
        for keys, slot in (
            ([QKeySequence(UNCHANGED_KEY)], self._unchanged.click),
            ([QKeySequence(NEXT_KEY)], self._next.click),
            ([QKeySequence(PREVIOUS_KEY)], self._previous.click),
            # The window's own keys reach no further than the window.
            (commands["undo"].shortcuts(), self._document.undo_stack.undo),
            (commands["redo"].shortcuts(), self._document.undo_stack.redo),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys)
            shortcut.activated.connect(slot)

    def _refresh(self) -> None:
        """Shows the risk as it is now; one that is open no more is passed over, and a new one comes last."""
        open_ids = [risk.id for risk in self._document.register.open_risks]
        passed = sum(1 for risk_id in self._course[: self._place] if risk_id not in open_ids)
        known = set(self._course)
        self._course = [risk_id for risk_id in self._course if risk_id in open_ids]
        self._course += [risk_id for risk_id in open_ids if risk_id not in known]
        self._place = min(self._place - passed, len(self._course))
        file = self._document.file
        self._progress.setText(progress_words(file))
        self._pages.setCurrentIndex(1 if self._is_at_end else 0)
        if self._is_at_end:
            self._ending.show_file(file)
        else:
            self._card.show_stop(self._stop(), progress_words(file))
        self._offer()

    def _offer(self) -> None:
        """Offers what can be done with the risk as it stands here, typing included."""
        at_end = self._is_at_end
        is_written = bool(self._card.field.typed().strip())
        for button in (self._show, self._unchanged, self._next):
            button.setHidden(at_end)
        self._previous.setEnabled(self._place > 0)
        self._unchanged.setEnabled(not at_end and not is_written)
        self._next.setEnabled(not at_end)
        self._next.setText(_("&Næste") if is_written else _("&Spring over"))

    @property
    def _is_at_end(self) -> bool:
        return self._place >= len(self._course)

    def _stop(self) -> Stop:
        return stop(self._document.file, self._course[self._place], self._document.clock.today())

    def _on_edited(self, text: str) -> None:
        shown = self._stop()
        if shown.now is None and text.strip():
            self._document.evaluate_risks([shown.risk.id], text)
        elif shown.now is not None and text.strip():
            self._document.change_evaluation(shown.risk.id, shown.now.id, text=text)
        elif shown.now is not None:
            self._document.remove_evaluation(shown.risk.id, shown.now.id)
        else:
            self._card.field.clear()

    def _on_unchanged(self) -> None:
        # The key takes the cursor from no field.
        self.flush()
        self._document.evaluate_risks([self._course[self._place]], _("Uændret siden sidst."))
        self._go_on()

    def _go_on(self) -> None:
        self._go_to(self._place + 1)

    def _go_back(self) -> None:
        self._go_to(self._place - 1)

    def _begin_anew(self) -> None:
        ids, place = course(self._document.file)
        self._course = list(ids)
        self._go_to(place)

    def _go_to(self, place: int) -> None:
        self.flush()
        self._place = place
        self._refresh()
        self._take_focus()

    def _take_focus(self) -> None:
        if self._is_at_end:
            self._ending.take_focus()
        else:
            self._card.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._card.field.moveCursor(QTextCursor.MoveOperation.End)
            self._card.verticalScrollBar().setValue(0)

    def _on_show(self) -> None:
        self.flush()
        self._window.select(self._course[self._place])
        bring_forward(self._window)

    def _on_finish(self) -> None:
        self.accept()
        self.finish_requested.emit()
