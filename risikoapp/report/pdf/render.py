"""The report as the bytes of a PDF: lay out everything, then draw, so that "Side 1 af 3" is known from the start."""

import datetime as dt
from collections.abc import Iterator

from risikoapp.codec.attached import Attachment
from risikoapp.domain.model import Attached, RegisterFile
from risikoapp.i18n import _
from risikoapp.report.content import ReportContent, file_content
from risikoapp.report.pdf.appendix import appendix_rows
from risikoapp.report.pdf.archive import archive
from risikoapp.report.pdf.file import PdfFile
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.navigation import Bookmark
from risikoapp.report.pdf.overview import overview_rows
from risikoapp.report.pdf.pages import Page, fits_below, paginate
from risikoapp.report.pdf.pen import Pen
from risikoapp.report.pdf.rows import Item, Rule, Text
from risikoapp.report.pdf.sections import status_rows
from risikoapp.report.pdf.structure import write_structure
from risikoapp.report.pdf.style import (
    FOOT_BASELINE,
    FOOT_LINE,
    FOOT_RULE,
    HEAD_BASELINE,
    HEIGHT,
    MARGIN,
    PAGE_HEIGHT,
    RUNNING,
    SUBTITLE,
    WIDTH,
)
from risikoapp.report.pdf.tags import Element
from risikoapp.report.pdf.text import clean_line, fit
from risikoapp.report.shown import attached_data
from risikoapp.report.watching import Watch

_RUNNING_GAP = 20.0
"""At least so many points between left and right in the running head and foot."""
_BOTTOM = PAGE_HEIGHT - MARGIN
"""Of the page, below the top of the column."""
_FOOT_LINE = Rule(x=0, y=_BOTTOM - FOOT_RULE, width=WIDTH, colour=FOOT_LINE, line=0.6)


def file_pdf(file: RegisterFile, today: dt.date, attached: Attached | None = None, watch: Watch | None = None) -> bytes:
    """The report of a file as it is on this day, with its data: those named, or that the file asks for."""
    attachment = attached_data(file, attached or file.register.report.attached)
    return render_pdf(file_content(file, today), watch, attachment)


def render_pdf(content: ReportContent, watch: Watch | None = None, attachment: Attachment | None = None) -> bytes:
    """The report on A4 as a PDF, accessible and archival; the same content always gives the same bytes."""
    file, _document = draw(content, Measure(), watch)
    archive(file, content, attachment)
    return file.written()


def draw(content: ReportContent, measure: Measure, watch: Watch | None = None) -> tuple[PdfFile, Element]:
    """The report drawn and told, and the root of what is told."""
    document = Element("Document")
    pages = _pages(content, measure, document)
    file = PdfFile(len(pages))
    pen = Pen(file, measure)
    bookmarks: list[Bookmark] = []
    head, title = _head(content, measure), clean_line(content.title)
    for number, page in enumerate(pages, start=1):
        if watch is not None:
            watch(number - 1, len(pages))
        pen.draw(head, 0)
        bookmarks += _draw_page(page, number, pen)
        pen.draw(_foot(title, number, len(pages), measure), 0)
        pen.end_page()
        # What has been drawn makes room for what is written of it.
        page.placed.clear()
    write_structure(file, document, pen.marked, pen.links, bookmarks)
    return file, document


def _pages(content: ReportContent, measure: Measure, document: Element) -> list[Page]:
    """The overview, and the rest from a page of its own.

    It comes right after the overview where all of it fits there, or where that is no single page either.
    """
    overview = overview_rows(content, _subtitle(content, measure), measure, document)
    rest = [*status_rows(content, measure, document), *appendix_rows(content, measure, document)]
    pages = paginate(overview, HEIGHT)
    if not rest:
        return pages
    if len(pages) > 1 or fits_below(rest, pages[-1], HEIGHT):
        return paginate([*overview, *rest], HEIGHT)
    return pages + paginate(rest, HEIGHT)


def _subtitle(content: ReportContent, measure: Measure) -> list[str]:
    """One line, or two where they do not fit on one: the status, and whose it is."""
    organisation = clean_line(content.organisation)
    # The running head shows it on every page, but only as much as there is room for.
    is_cut = fit(organisation, RUNNING, _head_room(content, measure), measure) != organisation
    status = _joined(content.draft, content.status_line, content.compared_with)
    whose = _joined(organisation if is_cut else "", content.prepared_by)
    whole = _joined(status, whose)
    lines = (whole,) if measure.width(whole, SUBTITLE) <= WIDTH else (status, whose)
    return [line for line in lines if line]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _head_room(content: ReportContent, measure: Measure) -> float:
    return WIDTH - measure.width(_head_end(content), RUNNING) - _RUNNING_GAP


def _head_end(content: ReportContent) -> str:
    """What stands at the right of each page's head."""
    return _joined(content.draft, content.status_date)


def _draw_page(page: Page, number: int, pen: Pen) -> Iterator[Bookmark]:
    """Draws the rows, and tells what the list of contents leads to."""
    for position, (row, y, is_repeated) in enumerate(page.placed):
        if outline := row.outline:
            key = outline.key or f"{number}.{position}"
            yield Bookmark(number - 1, PAGE_HEIGHT - MARGIN - y + 6, outline.text, outline.level, key)
        pen.draw(row.items, y, is_repeated)


def _head(content: ReportContent, measure: Measure) -> list[Item]:
    left = fit(clean_line(content.organisation), RUNNING, _head_room(content, measure), measure)
    return _ends(left, _head_end(content), HEAD_BASELINE - MARGIN, measure)


def _foot(title: str, number: int, count: int, measure: Measure) -> list[Item]:
    right = _("Side {number} af {count}").format(number=number, count=count)
    room = WIDTH - measure.width(right, RUNNING) - _RUNNING_GAP
    return [_FOOT_LINE, *_ends(fit(title, RUNNING, room, measure), right, _BOTTOM - FOOT_BASELINE, measure)]


def _ends(left: str, right: str, y: float, measure: Measure) -> list[Item]:
    """A text at the left edge and one at the right, on the baseline y; neither where it is empty."""
    ends = (0.0, left), (WIDTH - measure.width(right, RUNNING), right)
    return [Text(x, y, text, RUNNING) for x, text in ends if text]
