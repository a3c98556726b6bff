"""The first page: title, matrix and the list of open risks. Lengths in points."""

from dataclasses import replace

from risikoapp.report.content import ReportContent
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.matrix import matrix_row
from risikoapp.report.pdf.risk_list import list_rows
from risikoapp.report.pdf.rows import Row, height, text_rows
from risikoapp.report.pdf.style import BODY, HEIGHT, NOTE, SUBTITLE, TITLE, WIDTH, TextStyle
from risikoapp.report.pdf.tags import Element
from risikoapp.report.pdf.text import clean_line

_ABOVE_MATRIX = 16.0
_LEAST_MATRIX = 320.0
"""A title that leaves less than this for the matrix sends it to the next page."""


def overview_rows(content: ReportContent, subtitle: str, measure: Measure, document: Element) -> list[Row]:
    """The rows of the overview, told in `document`; `subtitle` stands under the title."""
    rows = text_rows(clean_line(content.title), TITLE, 0, WIDTH, measure, element=Element("H1", document))
    if subtitle:
        rows += _paragraph(subtitle, SUBTITLE, 3, measure, document)
    told_in_matrix, told_in_notes = Element("Document"), Element("Document")
    notes = _note_rows(content, measure, told_in_notes)
    available = HEIGHT - height(rows) - _ABOVE_MATRIX - sum(row.before + row.height for row in notes)
    matrix = matrix_row(content.matrix, max(available, _LEAST_MATRIX), measure, told_in_matrix)
    # The notes are laid out first, since the matrix takes what they leave, and read after it.
    document.children += [*told_in_matrix.children, *told_in_notes.children]
    # Notes kept with a matrix that fills the page would push both to the next.
    rows.append(replace(matrix, before=_ABOVE_MATRIX, keep=bool(notes) and available > _LEAST_MATRIX))
    if content.no_risks:
        return rows + notes + _paragraph(content.no_risks, BODY, 20, measure, document)
    return rows + notes + list_rows(content, measure, document)


def _note_rows(content: ReportContent, measure: Measure, document: Element) -> list[Row]:
    """What belongs to the matrix but stands outside it: risks with no place, and whose levels these are."""
    rows: list[Row] = []
    if content.not_placed:
        rows += _paragraph(content.not_placed, BODY, 10, measure, document)
    if content.levels_note:
        rows += _paragraph(content.levels_note, NOTE, 3 if rows else 10, measure, document)
    return rows


def _paragraph(text: str, style: TextStyle, before: float, measure: Measure, document: Element) -> list[Row]:
    """The rows of a text, with white space above the first."""
    rows = text_rows(clean_line(text), style, 0, WIDTH, measure, element=Element("P", document))
    return [replace(rows[0], before=before), *rows[1:]]
