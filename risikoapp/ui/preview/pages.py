"""Where the view of the pages stands, and how large they are."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from risikoapp.ui import theme
from risikoapp.ui.preview.layout import PageLayout
from risikoapp.ui.preview.letters import needle_places
from risikoapp.ui.preview.reader import Reader, Written
from risikoapp.ui.preview.surface import Hit, Surface
from risikoapp.ui.theme import Theme

Fit = Literal["width", "page", ""]
"""What decides how large the pages are: the view's width, the whole page, or a zoom of its own."""

SMALLEST, LARGEST = 0.25, 4.0


class Pages(Surface):
    """Scrolls and zooms, and goes to pages and hits."""

    page_changed = Signal()
    """Another page is the current one, or they are of another document."""
    zoom_changed = Signal()

    def __init__(self, reader: Reader, theme_: Theme, parent: QWidget) -> None:
        super().__init__(reader, theme_, parent)
        self._fit: Fit = "width"
        self._zoom = 1.0
        self._page = 0
        self._is_seeking = False
        """Whether the hit that is gone to is still to be shown: where it stands is not known yet."""
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._ask)

    @property
    def page(self) -> int:
        """The page that is looked at, 0 for the first: the one that fills the upper part of the view."""
        return self._page

    @property
    def zoom(self) -> float:
        return self._zoom

    @property
    def fit(self) -> Fit:
        return self._fit

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Shows a document with pages of these sizes; where it takes the place of another, at the same place."""
        page, below = self._place()
        self._sizes = sizes
        self._tiles.clear()
        self._written.clear()
        self._broken.clear()
        self._lay_out()
        self.go_to_page(page, below)
        self.page_changed.emit()
        self._repaint()

    def fit_to(self, fit: Fit) -> None:
        """Lets the pages be as wide as the view, or each as large as is seen whole."""
        self._fit = fit
        self._become(self._fitting())

    def zoom_to(self, zoom: float, at: QPoint | None = None) -> None:
        """Shows the pages so large; the point of the view keeps what it shows, or else its upper edge."""
        self._fit = ""
        self._become(min(max(zoom, SMALLEST), LARGEST), at)

    def go_to_page(self, page: int, top: float = 0) -> None:
        """Shows a page from its top, or from so many points further down."""
        if not self.count:
            return
        page = min(max(page, 0), self.count - 1)
        area = self._layout.page(page)
        down = round(top * self._layout.scale)
        self.verticalScrollBar().setValue(area.top() + down - theme.PADDING)
        # Where several are seen at once, it is this one that was asked for.
        if self._layout.page(page).intersects(self._seen()):
            self._note_page(page)

    def show_hits(self, needle: str, hit: Hit | None) -> None:
        """Marks where a folded needle stands, and the one hit that is gone to."""
        self._needle, self._hit = needle, hit
        self._is_seeking = hit is not None
        self._reveal_hit()
        self._repaint()

    def reveal(self, area: QRect) -> None:
        """Scrolls until an area of the layout is seen, if it is not; then it stands a third down."""
        size = self.viewport().size()
        seen = self._seen().adjusted(0, theme.PADDING, 0, -theme.PADDING)
        if not (seen.top() <= area.top() and area.bottom() <= seen.bottom()):
            self.verticalScrollBar().setValue(area.top() - size.height() // 3)
        if not (seen.left() <= area.left() and area.right() <= seen.right()):
            self.horizontalScrollBar().setValue(area.left() - size.width() // 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit:
            self._become(self._fitting())
        else:
            self._become(self._zoom)

    def _on_scrolled(self) -> None:
        bar = self.verticalScrollBar()
        is_at_end = bar.value() == bar.maximum()
        height = self.viewport().height()
        self._note_page(self._layout.page_at(bar.value() + (height - theme.PADDING if is_at_end else height // 3)))
        self._ask()

    def _note_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit()

    def _on_read(self, page: int, written: Written) -> None:
        super()._on_read(page, written)
        self._reveal_hit()

    def _reveal_hit(self) -> None:
        """Shows the hit that is gone to, as soon as it is known where on its page it stands."""
        if not self._is_seeking or self._hit is None:
            return
        page, number = self._hit
        written = self._written.get(page)
        if written is None:
            if not self._layout.page(page).intersects(self._seen()):
                self.go_to_page(page)
            return
        self._is_seeking = False
        hits = needle_places(written.letters.text, self._needle)
        if number < len(hits) and (areas := self._areas(page, *hits[number])):
            self.reveal(areas[0])
            self._note_page(page)

    def _fitting(self) -> float:
        """The zoom at which the current page fits as is wished."""
        if not self._sizes:
            return self._zoom
        width, height = self._sizes[min(self._page, self.count - 1)]
        room = self._room()
        zoom = PageLayout.zoom_for(width, room.width())
        if self._fit == "page":
            zoom = min(zoom, PageLayout.zoom_for(height, room.height()))
        return min(max(zoom, SMALLEST), LARGEST)

    def _room(self) -> QRect:
        """The view with the scroll bar in it: one that comes and goes must not make the pages jump."""
        room = self.contentsRect()
        return room.adjusted(0, 0, -self.verticalScrollBar().sizeHint().width(), 0).adjusted(
            theme.PADDING, theme.PADDING, -theme.PADDING, -theme.PADDING
        )

    def _become(self, zoom: float, at: QPoint | None = None) -> None:
        point = at if at is not None else QPoint(self.viewport().width() // 2, theme.PADDING)
        page = self._layout.page_at(self.at(point).y()) if self.count else 0
        where = self._layout.on_page(page, self.at(point)) if self.count else (0.0, 0.0)
        self._zoom = zoom
        self._lay_out()
        if self.count:
            x, y = where
            corner = self._layout.place(page, (x, y, x, y)).topLeft() - point
            self.horizontalScrollBar().setValue(corner.x())
            self.verticalScrollBar().setValue(corner.y())
        self.zoom_changed.emit()
        self._repaint()

    def _lay_out(self) -> None:
        if self._fit and self._sizes:
            self._zoom = self._fitting()
        view = self.viewport().size()
        self._layout = PageLayout(self._sizes, self._zoom, view.width())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, self._layout.width - view.width())
        across.setPageStep(view.width())
        across.setSingleStep(theme.ROW_HEIGHT)
        down.setRange(0, max(0, self._layout.height - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(theme.ROW_HEIGHT)

    def _place(self) -> tuple[int, float]:
        """The page at the upper edge, and how many points below its top the edge is."""
        if not self.count:
            return 0, 0
        top = self._offset().y() + theme.PADDING
        page = self._layout.page_at(top)
        return page, self._layout.on_page(page, QPoint(0, top))[1]
