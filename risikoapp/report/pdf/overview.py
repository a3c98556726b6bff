"""The first page: title, matrix, the list of open risks, and what has changed. Lengths in points."""

from collections.abc import Sequence

from risikoapp.report.content import ReportContent, own_tag
from risikoapp.report.pdf.blocks import bullet_rows, heading_row, paragraph_rows
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.matrix import matrix_row
from risikoapp.report.pdf.risk_list import list_rows
from risikoapp.report.pdf.rows import Row, height, text_rows
from risikoapp.report.pdf.style import BODY, GRID, HEIGHT, NOTE, SUBTITLE, TITLE, WIDTH
from risikoapp.report.pdf.tags import Element
from risikoapp.report.pdf.text import clean, clean_line

_ABOVE_MATRIX = 2 * GRID
_LEAST_MATRIX = 320.0
"""A title that leaves less than this for the matrix sends it to the next page."""


def overview_rows(content: ReportContent, subtitle: Sequence[str], measure: Measure, document: Element) -> list[Row]:
    """The rows of the overview, told in `document`; the lines of `subtitle` stand under the title."""
    title = Element("H1", document, lang=own_tag(content.title))
    rows = text_rows(clean_line(content.title), TITLE, 0, WIDTH, measure, element=title)
    rows += [row for line in subtitle for row in paragraph_rows(line, SUBTITLE, 0, measure, document)]
    told_in_matrix, told_in_notes = Element("Document"), Element("Document")
    notes = _note_rows(content, measure, told_in_notes)
    available = HEIGHT - height(rows) - _ABOVE_MATRIX - sum(row.before + row.height for row in notes)
    matrix = matrix_row(content.matrix, max(available, _LEAST_MATRIX), measure, told_in_matrix)
    # The notes are laid out first, since the matrix takes what they leave, and read after it.
    document.children += [*told_in_matrix.children, *told_in_notes.children]
    # Notes kept with a matrix that fills the page would push both to the next.
    rows.append(matrix._replace(before=_ABOVE_MATRIX, keep=bool(notes) and available > _LEAST_MATRIX))
    rows += notes
    if content.no_risks:
        rows += paragraph_rows(content.no_risks, BODY, 3 * GRID, measure, document)
    else:
        rows += list_rows(content, measure, document)
    if content.since:
        rows += [heading_row(content.since_heading, document), *bullet_rows(content.since, measure, document)]
    if content.recommendation:
        rows.append(heading_row(content.recommendation_heading, document))
        told = Element("P", document, lang=own_tag(content.recommendation))
        rows += text_rows(clean(content.recommendation), BODY, 0, WIDTH, measure, element=told)
    return rows


def _note_rows(content: ReportContent, measure: Measure, document: Element) -> list[Row]:
    """What belongs to the matrix but stands outside it: risks with no place, and whose levels these are."""
    rows: list[Row] = []
    if content.not_placed:
        rows += paragraph_rows(content.not_placed, BODY, GRID, measure, document)
    if content.levels_note:
        rows += paragraph_rows(content.levels_note, NOTE, 0 if rows else GRID, measure, document)
    return rows
