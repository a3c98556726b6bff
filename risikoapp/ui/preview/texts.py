"""The texts of all pages, fetched page by page when they are first wanted."""

from PySide6.QtCore import QObject, Signal

from risikoapp.ui.preview.letters import smooth
from risikoapp.ui.preview.reader import Reader


class Texts(QObject):
    """What has been read so far of one document."""

    grown = Signal(int)
    """The text of another page is there."""

    def __init__(self, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._count = 0
        self._texts: dict[int, str] = {}
        self._smooth: dict[int, str] = {}
        reader.text_read.connect(self._on_text_read)

    @property
    def are_complete(self) -> bool:
        return len(self._texts) == self._count

    def begin_anew(self, count: int) -> None:
        """Forgets all: the document is another one, with so many pages."""
        self._count = count
        self._texts.clear()
        self._smooth.clear()

    def want(self, first: int) -> None:
        """Has every page read that is not there yet, from this one on."""
        order = [*range(first, self._count), *range(min(first, self._count))]
        if missing := [page for page in order if page not in self._texts]:
            self._reader.want_texts(missing)

    def text(self, page: int) -> str | None:
        """The text of a page; None as long as it has not been read."""
        return self._texts.get(page)

    def counts(self, needle: str) -> dict[int, int]:
        """How often a folded needle stands on each page that is there, without those where it does not."""
        found = ((page, self.count(page, needle)) for page in self._smooth)
        return {page: count for page, count in found if count}

    def count(self, page: int, needle: str) -> int:
        """How often a folded needle stands on a page that is there."""
        return self._smooth[page].count(needle) if needle else 0

    def _on_text_read(self, page: int, text: str) -> None:
        self._texts[page] = text
        self._smooth[page] = smooth(text)
        self.grown.emit(page)
