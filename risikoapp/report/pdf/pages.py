"""Rows put on pages: whole, in order, broken only where it reads well."""

from collections.abc import Sequence
from typing import NamedTuple

from risikoapp.report.pdf.rows import Row, height, new

_EXACT = 0.001
"""Sums of lengths such as 10.2 are not exact: so many points are no overflow."""


class Placed(NamedTuple):
    """A row and how many points its top is below the top of the page's column."""

    row: Row
    y: float
    is_repeated: bool = False
    """Whether it has been read already, where it stood first."""


class Page:
    """The rows of one page, and how many points of its height they take."""

    def __init__(self) -> None:
        self.placed: list[Placed] = []
        self.used = 0.0

    def place(self, row: Row) -> None:
        if self.placed:
            self.used += row.before
        elif row.repeat:
            self.placed.append(Placed(row.repeat, 0.0, is_repeated=True))
            self.used = row.repeat.height
        self.placed.append(Placed(row, self.used))
        self.used += row.height

    def place_free(self, rows: Sequence[Row], start: int, page_height: float) -> int:
        """Places rows from `start` on as long as they are free to stand apart from the next and come below others.

        So do most. Returns the place of the first that does not, or is not known to fit.
        """
        if not self.placed:
            return start
        placed, used = self.placed, self.used
        limit = page_height + _EXACT
        while start < len(rows):
            tall, _items, before, keep, _repeat, _outline = rows[start]
            top = used + before
            bottom = top + tall
            if keep or bottom > limit:
                break
            placed.append(new(Placed, (rows[start], top, False)))
            used = bottom
            start += 1
        self.used = used
        return start


def paginate(rows: Sequence[Row], page_height: float) -> list[Page]:
    """The pages that hold all rows in order.

    Rows that are kept together move to the next page together; where they are taller than a page, they are
    broken after all. A row taller than a page has a page to itself.
    """
    pages = [Page()]
    start = 0
    while start < len(rows):
        start = pages[-1].place_free(rows, start, page_height)
        if start == len(rows):
            break
        end = start + 1
        while rows[end - 1].keep and end < len(rows):
            end += 1
        # No page break may part these.
        group = rows[start:end]
        is_whole = _fits(group, pages[-1], page_height)
        if not is_whole and pages[-1].placed:
            pages.append(Page())
            is_whole = _fits(group, pages[-1], page_height)
        for row in group:
            if not is_whole and pages[-1].placed and not _fits([row], pages[-1], page_height):
                pages.append(Page())
            pages[-1].place(row)
        start = end
    return pages


def fits_below(rows: Sequence[Row], page: Page, page_height: float) -> bool:
    """Whether all the rows stand on what is left of the page."""
    return _fits(rows, page, page_height)


def _fits(rows: Sequence[Row], page: Page, page_height: float) -> bool:
    return _above(rows[0], page) + height(rows) <= page_height + _EXACT


def _above(row: Row, page: Page) -> float:
    """What stands above the row, if it comes next on the page."""
    if page.placed:
        return page.used + row.before
    return row.repeat.height if row.repeat else 0.0
