"""What is selected of the text, from one letter to another, over as many pages as there are."""

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from risikoapp.ui.preview.letters import as_copied
from risikoapp.ui.preview.pages import Pages
from risikoapp.ui.preview.reader import Reader
from risikoapp.ui.preview.texts import Texts
from risikoapp.ui.theme import Theme

Spot = tuple[int, int]
"""A page, and before which of its letters."""
_END = 10**9
"""Behind the last letter of any page."""


class SelectablePages(Pages):
    """Pages whose text can be selected and copied."""

    selection_changed = Signal()

    def __init__(self, reader: Reader, texts: Texts, theme_: Theme, parent: QWidget) -> None:
        super().__init__(reader, theme_, parent)
        self._texts = texts
        self._fixed: Spot = (0, 0)
        self._moving: Spot = (0, 0)
        self._copies: tuple[Spot, Spot] | None = None
        """What is to be copied as soon as its text is there."""
        texts.grown.connect(self._copy_if_there)

    @property
    def has_selection(self) -> bool:
        return self._fixed != self._moving

    @property
    def is_copying(self) -> bool:
        """Whether something is still to come to the clipboard."""
        return self._copies is not None

    def select(self, fixed: Spot, moving: Spot) -> None:
        """Selects what stands between two spots; nothing where they are the same."""
        if (fixed, moving) != (self._fixed, self._moving):
            self._fixed, self._moving = fixed, moving
            self.viewport().update()
            self.selection_changed.emit()

    def select_all(self) -> None:
        if self.count:
            self.select((0, 0), (self.count - 1, _END))

    def copy(self) -> None:
        """Puts what is selected on the clipboard, at once or when its pages have been read."""
        if self.has_selection:
            self._copies = (min(self._fixed, self._moving), max(self._fixed, self._moving))
            self._copy_if_there()
            if self.is_copying:
                self._texts.want(self._copies[0][0])

    def selected_on(self, page: int) -> tuple[int, int]:
        return _part(page, min(self._fixed, self._moving), max(self._fixed, self._moving))

    def spot_at(self, point: QPoint) -> Spot | None:
        """The spot nearest to a point of the view; None where it is not known yet what is written there."""
        if not self.count:
            return None
        at = self.at(point)
        page = self._layout.page_at(at.y())
        written = self.written(page)
        return None if written is None else (page, written.letters.place_at(*self._layout.on_page(page, at)))

    def is_on_text(self, point: QPoint) -> bool:
        at = self.at(point)
        page = self._layout.page_at(at.y())
        written = self.written(page)
        return written is not None and written.letters.is_on_text(*self._layout.on_page(page, at))

    def lines(self) -> tuple[str, ...]:
        """What is written on the page that is looked at, line by line; nothing as long as it is not known."""
        written = self.written(self.page)
        if written is None:
            return ()
        letters = written.letters
        return tuple(as_copied(letters.text[line.start : line.end]) for line in letters.lines)

    def area_of_line(self, index: int) -> QRect:
        """Where in the view one of these lines stands; nowhere if it does not."""
        written = self.written(self.page)
        if written is None or index >= len(written.letters.lines):
            return QRect()
        return self._layout.place(self.page, written.letters.lines[index].area).translated(-self.at(QPoint(0, 0)))

    def _copy_if_there(self, _page: int = 0) -> None:
        if self._copies is None:
            return
        start, end = self._copies
        parts: list[str] = []
        for page in range(start[0], end[0] + 1):
            text = self._text_of(page)
            if text is None:
                return
            first, last = _part(page, start, end)
            parts.append(as_copied(text[first:last]))
        self._copies = None
        QGuiApplication.clipboard().setText("\n".join(parts))

    def _text_of(self, page: int) -> str | None:
        written = self.written(page)
        return written.letters.text if written is not None else self._texts.text(page)


def _part(page: int, start: Spot, end: Spot) -> Spot:
    """The letters of a page between two spots: the first, and the one behind the last."""
    if not start[0] <= page <= end[0]:
        return 0, 0
    return (start[1] if page == start[0] else 0), (end[1] if page == end[0] else _END)
