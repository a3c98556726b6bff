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

    def has_placed(self, row: Row, page_height: float) -> bool:
        """Places the row if it is free to stand apart from the next and comes below others; so do most."""
        if row.keep or not self.placed:
            return False
        top = self.used + row.before
        bottom = top + row.height
        if bottom > page_height + _EXACT:
            return False
        self.placed.append(new(Placed, (row, top, False)))
        self.used = bottom
        return True


def paginate(rows: Sequence[Row], page_height: float) -> list[Page]:
    """The pages that hold all rows in order.

    Rows that are kept together move to the next page together; where they are taller than a page, they are
    broken after all. A row taller than a page has a page to itself.
    """
    pages = [Page()]
    start = 0
    while start < len(rows):
        if pages[-1].has_placed(rows[start], page_height):
            start += 1
            continue
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
