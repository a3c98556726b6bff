"""The window in which the report is seen when it has been made: read it, search it, print it, send it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QStackedLayout, QVBoxLayout, QWidget

from risikoapp.i18n import _
from risikoapp.messages import message
from risikoapp.storage.errors import StorageError
from risikoapp.ui import theme
from risikoapp.ui.notice import Notice
from risikoapp.ui.outside import open_in_browser
from risikoapp.ui.preview.bar import PreviewBar
from risikoapp.ui.preview.deeds import PreviewDeeds
from risikoapp.ui.preview.foot import PreviewFoot
from risikoapp.ui.preview.pdfium import NoPdf
from risikoapp.ui.preview.reader import Reader
from risikoapp.ui.preview.search import Search
from risikoapp.ui.preview.texts import Texts
from risikoapp.ui.preview.view import PageView
from risikoapp.ui.stylesheet import restyle
from risikoapp.ui.tables import in_card
from risikoapp.ui.theme import Theme

_Key = QKeySequence.StandardKey


class PreviewWindow(QDialog):
    """Shows one PDF at a time. It goes with the window it belongs to, and lets it be worked in meanwhile."""

    data_change_requested = Signal()

    def __init__(self, theme_: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setSizeGripEnabled(False)
        room = parent.screen().availableSize() - QSize(0, theme.TITLE_BAR)
        self.resize(theme.PREVIEW_SIZE.boundedTo(room))
        self._path = Path()
        self._stamp: tuple[int, int] | None = None
        self._is_opening = False
        self._reader = Reader(self)
        self._texts = Texts(self._reader, self)
        self._view = PageView(self._reader, self._texts, theme_, self)
        self._bar = PreviewBar(self._view, theme_, self)
        self._search = Search(self._bar.field, self._bar.steps, self._texts, self._view)
        self._deeds = PreviewDeeds(self._reader, self)
        self._problem = QLabel(self)
        self._foot = PreviewFoot(self._deeds.buttons, self)
        self._build()
        self._connect()
        self._view.setFocus()

    @property
    def is_at_work(self) -> bool:
        """Whether something is still to be drawn or read."""
        return self._is_opening or self._reader.is_at_work or self._search.is_at_work

    def show_file(self, path: Path) -> None:
        """Shows this PDF, from its beginning unless it is the one that is shown already."""
        if path != self._path:
            self._view.go_to_page(0)
        self._path = path
        self._stamp = _stamp(path)
        self._deeds.path = path
        self.setWindowTitle(_("{name} – forhåndsvisning").format(name=path.stem))
        self._foot.show_path(path)
        self._is_opening = True
        self._reader.open(path)

    def show_data(self, text: str, *, may_change: bool) -> None:
        """Says which data lie in what is shown."""
        self._foot.show_data(text, may_change=may_change)

    def done(self, result: int) -> None:
        # All is given back at once, and not when Qt comes to it.
        self._reader.close()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Made anew by somebody else meanwhile.
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            stamp = _stamp(self._path)
            if self._stamp is not None and stamp not in (None, self._stamp):
                self.show_file(self._path)

    def _build(self) -> None:
        self._problem.setProperty("role", "muted")
        self._problem.setWordWrap(True)
        self._problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._card = in_card(self._view, self)
        self._card.setProperty("kind", "desk")
        # With room for the ring that shows where the keyboard is.
        self._card.setContentsMargins(*([theme.LINE] * 4))
        column = QVBoxLayout(self)
        column.setContentsMargins(*([theme.PADDING] * 4))
        column.setSpacing(theme.PADDING)
        column.addWidget(self._bar)
        column.addWidget(self._stacked(), 1)
        column.addWidget(self._foot)

    def _stacked(self) -> QWidget:
        """The pages, or why there are none."""
        ground = QWidget(self)
        self._pages = QStackedLayout(ground)
        self._pages.addWidget(self._card)
        self._pages.addWidget(self._problem)
        self._notice = Notice(ground)
        return ground

    def _connect(self) -> None:
        self._foot.data_change_requested.connect(self.data_change_requested)
        self._reader.opened.connect(self._on_opened)
        self._reader.failed.connect(self._on_failed)
        self._view.url_requested.connect(self._on_url)
        self._view.focused.connect(self._show_focus)
        self._bar.left.connect(self._view.setFocus)
        self._deeds.told.connect(self._notice.tell)
        view, search = self._view, self._search
        for keys, slot in (
            (QKeySequence.keyBindings(_Key.Find), self._focus_search),
            (QKeySequence.listFromString("F3; Ctrl+G"), search.go_on),
            (QKeySequence.listFromString("Shift+F3; Ctrl+Shift+G"), search.go_back),
            # The plus of a keyboard on which it needs Shift comes as "=".
            (QKeySequence.listFromString("Ctrl++; Ctrl+="), view.zoom_in),
            (QKeySequence.listFromString("Ctrl+-"), view.zoom_out),
            (QKeySequence.listFromString("Ctrl+0"), self._show_true),
            (QKeySequence.listFromString("Ctrl+1"), self._fit_width),
            (QKeySequence.listFromString("Ctrl+2"), self._fit_page),
            (QKeySequence.listFromString("Ctrl+L"), self._bar.go_to_number),
            (QKeySequence.listFromString("Ctrl+W"), self.close),
            (QKeySequence.keyBindings(_Key.Print), self._deeds.print),
            (QKeySequence.keyBindings(_Key.Save), self._deeds.save),
        ):
            self._add_keys(keys, slot, self)
        # In the field for the search they mean its own text.
        self._add_keys(QKeySequence.keyBindings(_Key.Copy), view.copy, view)
        self._add_keys(QKeySequence.keyBindings(_Key.SelectAll), view.select_all, view)

    def _add_keys(self, keys: list[QKeySequence], slot: object, owner: QWidget) -> None:
        shortcut = QShortcut(owner)
        shortcut.setKeys(keys)
        shortcut.setContext(
            Qt.ShortcutContext.WindowShortcut if owner is self else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        shortcut.activated.connect(slot)

    def _show_focus(self, is_here: bool) -> None:
        restyle(self._card, "ring", is_here)

    def _focus_search(self) -> None:
        self._bar.field.setFocus()
        self._bar.field.selectAll()

    def _show_true(self) -> None:
        self._view.zoom_to(1)

    def _fit_width(self) -> None:
        self._view.fit_to("width")

    def _fit_page(self) -> None:
        self._view.fit_to("page")

    def _on_opened(self, sizes: tuple[tuple[float, float], ...]) -> None:
        self._is_opening = False
        self._pages.setCurrentIndex(0)
        self._texts.begin_anew(len(sizes))
        self._view.select((0, 0), (0, 0))
        self._view.show_pages(sizes)
        self._search.begin_anew()
        self._deeds.offer(True)

    def _on_failed(self, error: Exception) -> None:
        self._is_opening = False
        text = _("PDF'en kan ikke vises her. Prøv at åbne den i et andet program.")
        if isinstance(error, StorageError):
            text = message(error)
        self._problem.setText(text)
        self._pages.setCurrentIndex(1)
        self._deeds.offer(False)
        if not isinstance(error, StorageError | NoPdf):
            raise error

    def _on_url(self, url: str) -> None:
        from PySide6.QtCore import QUrl

        open_in_browser(QUrl(url))


def _stamp(path: Path) -> tuple[int, int] | None:
    """By what a file is known that has been made anew; None where it is away."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
