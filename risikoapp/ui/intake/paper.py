"""The paper beside what was made of it: as its pages where it has any, and always as its text."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from risikoapp.i18n import _
from risikoapp.importers.source import SourcePiece
from risikoapp.ui import theme
from risikoapp.ui.intake.original import OriginalText
from risikoapp.ui.preview.zoom_button import ZoomButton
from risikoapp.ui.stylesheet import restyle
from risikoapp.ui.tables import in_card
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from risikoapp.ui.intake.guarded import GuardedReader
    from risikoapp.ui.intake.paper_pages import PaperPages


class PaperView(QWidget):
    """What is shown in one way is shown in the other, too."""

    risk_pointed = Signal(object)
    """A piece was clicked that tells of the risk with this number; None where it tells of none."""

    def __init__(self, pdf: Path | None, theme_: Theme, parent: QWidget) -> None:
        """With a `pdf` it is shown as its pages first."""
        super().__init__(parent)
        self._theme = theme_
        self.text = OriginalText(theme_, self)
        self.text.risk_pointed.connect(self.risk_pointed)
        self.pages: PaperPages | None = None
        self._reader: GuardedReader | None = None
        self._views = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        if pdf is not None:
            self._add_pages(pdf, column)
        column.addLayout(self._views, 1)
        self._views.addWidget(self.text)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in their order."""
        if self.pages is None:
            return (self.text,)
        return (*self._ways, self._smaller, self._larger, self.pages, self.text)

    @property
    def is_at_work(self) -> bool:
        """Whether something of the pages is still to be drawn or read."""
        pages, reader = self.pages, self._reader
        if pages is None or reader is None or not self._ways[0].isEnabled():
            return False
        return reader.is_at_work or pages.written(pages.page) is None

    def show_source(self, source: Sequence[SourcePiece]) -> None:
        """Shows these pieces."""
        for view in self._shown():
            view.show_source(source)

    def show_piece(self, place: int | None) -> None:
        """Marks one piece and brings it into sight; None marks none."""
        for view in self._shown():
            view.show_piece(place)

    def show_risk(self, number: int) -> None:
        """Brings what tells of this risk into sight."""
        for view in self._shown():
            view.show_risk(number)

    def close_file(self) -> None:
        """Gives the document back."""
        if self._reader is not None:
            self._reader.close()

    def _shown(self) -> "tuple[OriginalText | PaperPages, ...]":
        return (self.text,) if self.pages is None else (self.text, self.pages)

    def _add_pages(self, pdf: Path, column: QVBoxLayout) -> None:
        # PDFium comes only where a PDF does.
        from risikoapp.ui.intake.guarded import GuardedReader
        from risikoapp.ui.intake.paper_pages import PaperPages

        reader = self._reader = GuardedReader(self)
        pages = self.pages = PaperPages(reader, self._theme, self)
        pages.risk_pointed.connect(self.risk_pointed)
        pages.focused.connect(self._show_focus)
        self._card = in_card(pages, self)
        self._card.setProperty("kind", "desk")
        # With room for the ring that shows where the keyboard is.
        self._card.setContentsMargins(*([theme.LINE] * 4))
        self._views.addWidget(self._card)
        column.addLayout(self._head(pages))
        self._problem = QLabel(self)
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        column.addWidget(self._problem)
        self._add_keys(pages)
        reader.failed.connect(self._on_failed)
        reader.open(pdf)

    def _head(self, pages: "PaperPages") -> QHBoxLayout:
        """The switch, what the marks mean, and how large the pages are."""
        self._way = QButtonGroup(self)
        self._ways = (QPushButton(_("&Side"), self), QPushButton(_("&Tekst"), self))
        head = QHBoxLayout()
        head.setSpacing(theme.TIGHT)
        for place, button in enumerate(self._ways):
            button.setCheckable(True)
            button.setAutoDefault(False)
            restyle(button, "segment", "true")
            # The one that is chosen stands in bold, within the ring of the keyboard.
            words = QFontMetrics(theme.font(bold=True)).size(Qt.TextFlag.TextShowMnemonic, button.text())
            button.setMinimumWidth(words.width() + 2 * theme.PADDING)
            self._way.addButton(button, place)
            head.addWidget(button)
        self._ways[0].setToolTip(_("Papiret, som det ser ud"))
        self._ways[1].setToolTip(_("Papirets tekst med det, hvert stykke blev brugt til"))
        self._ways[0].setChecked(True)
        self._way.idToggled.connect(self._on_way)
        self._smaller = ZoomButton(pages, self._theme, self, larger=False)
        self._larger = ZoomButton(pages, self._theme, self, larger=True)
        self._legend = QLabel(_("Farvet er brugt · streg ved siden af er ikke"), self)
        self._legend.setProperty("role", "muted")
        head.addSpacing(theme.GRID)
        head.addWidget(self._legend)
        head.addStretch()
        head.addWidget(self._smaller)
        head.addWidget(self._larger)
        return head

    def _add_keys(self, pages: "PaperPages") -> None:
        key = QKeySequence.StandardKey
        for keys, slot in (
            (QKeySequence.listFromString("Ctrl++; Ctrl+="), pages.zoom_in),
            (QKeySequence.listFromString("Ctrl+-"), pages.zoom_out),
            (QKeySequence.listFromString("Ctrl+0; Ctrl+1"), self._fit_width),
            (QKeySequence.keyBindings(key.Copy), pages.copy),
            (QKeySequence.keyBindings(key.SelectAll), pages.select_all),
        ):
            shortcut = QShortcut(pages)
            shortcut.setKeys(keys)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _fit_width(self) -> None:
        assert self.pages is not None
        self.pages.fit_to("width")

    def _show_focus(self, is_here: bool) -> None:
        restyle(self._card, "ring", is_here)

    def _on_way(self, place: int, is_on: bool) -> None:
        if is_on:
            self._views.setCurrentIndex(place)
            for widget in (self._legend, self._smaller, self._larger):
                widget.setVisible(place == 0)

    def _on_failed(self, error: Exception) -> None:
        """The text must do."""
        from risikoapp.storage.errors import StorageError
        from risikoapp.ui.preview.pdfium import NoPdf

        self._ways[1].setChecked(True)
        self._ways[0].setEnabled(False)
        self._problem.setText(_("Siderne kan ikke vises her. Teksten er den, der blev læst."))
        self._problem.show()
        if not isinstance(error, StorageError | NoPdf):
            raise error
