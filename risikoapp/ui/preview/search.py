"""Searching in the pages: how often something stands there, and the way from one hit to the next."""

from PySide6.QtCore import QObject, QTimer

from risikoapp.domain.finding import needle_of
from risikoapp.i18n import _
from risikoapp.ui.list.search_bar import SearchField, Steps
from risikoapp.ui.preview.surface import Hit
from risikoapp.ui.preview.texts import Texts
from risikoapp.ui.preview.view import PageView

_REST = 40
"""Milliseconds after a key until it is searched."""


class Search(QObject):
    """What is searched for in one document. The first hit is gone to by itself, from the page that is looked at on."""

    def __init__(self, field: SearchField, steps: Steps, texts: Texts, view: PageView) -> None:
        super().__init__(view)
        self._field = field
        self._steps = steps
        self._texts = texts
        self._view = view
        self._needle = ""
        self._counts: dict[int, int] = {}
        self._hit: Hit | None = None
        self._first = 0
        """The page that was looked at when the search began."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.refresh)
        field.textChanged.connect(self._rest.start)
        for steps_of in (field, steps):
            steps_of.next_requested.connect(self.go_on)
            steps_of.previous_requested.connect(self.go_back)
        texts.grown.connect(self._on_grown)

    @property
    def is_at_work(self) -> bool:
        """Whether there may be more hits than are counted yet."""
        return self._rest.isActive() or bool(self._needle and not self._texts.are_complete)

    def go_on(self) -> None:
        """To the next hit, or from the last one to the first."""
        self._step(1)

    def go_back(self) -> None:
        self._step(-1)

    def begin_anew(self) -> None:
        """The document is another one: what is searched for is searched in that."""
        self._needle = ""
        self.refresh()

    def refresh(self) -> None:
        """Searches for what stands in the field."""
        self._rest.stop()
        needle = needle_of(self._field.text())
        if needle == self._needle:
            return
        self._needle, self._hit, self._first = needle, None, self._view.page
        if needle:
            self._texts.want(self._first)
        self._counts = self._texts.counts(needle)
        self._come_in()
        self._view.show_hits(needle, self._hit)

    def _on_grown(self, page: int) -> None:
        if not self._needle:
            return
        if count := self._texts.count(page, self._needle):
            self._counts[page] = count
        had_hit = self._hit
        self._come_in()
        if self._hit != had_hit:
            self._view.show_hits(self._needle, self._hit)

    def _come_in(self) -> None:
        """Goes to the first hit, where none is gone to yet, and tells what there is."""
        if self._hit is None and self._counts:
            later = [page for page in self._counts if page >= self._first]
            # One further up is only the first when there is surely none further down.
            if later or self._texts.are_complete:
                self._hit = (min(later or self._counts), 0)
        self._tell()

    def _step(self, by: int) -> None:
        self.refresh()
        if self._hit is None:
            if not self._needle:
                self._field.setFocus()
            return
        page, number = self._hit
        number += by
        if not 0 <= number < self._counts[page]:
            pages = sorted(self._counts)
            page = pages[(pages.index(page) + by) % len(pages)]
            number = 0 if by > 0 else self._counts[page] - 1
        self._hit = (page, number)
        self._view.show_hits(self._needle, self._hit)
        self._tell()

    def _tell(self) -> None:
        count = sum(self._counts.values())
        self._steps.show_count(self._words(count), can_step=count > 0)
        self._field.setAccessibleDescription(self._words(count))

    def _words(self, count: int) -> str:
        if not self._needle:
            return ""
        more = "" if self._texts.are_complete else "…"
        if self._hit is None:
            return _("Søger…") if more else _("Ingen fund")
        before = sum(many for page, many in self._counts.items() if page < self._hit[0])
        return _("{place} af {count}").format(place=before + self._hit[1] + 1, count=count) + more
