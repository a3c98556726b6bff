"""What follows the sections where it is wanted: closed risks, how it has gone, scales, and the change log."""

from collections.abc import Iterator

from risikoapp.report.content import ReportContent, Scale, like
from risikoapp.report.pdf.blocks import heading_row, paragraph_rows
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.rows import Row, kept_with_next
from risikoapp.report.pdf.style import GRID, PART, TABLE_HEAD, TABLE_NUMBER, TABLE_SMALL, WIDTH
from risikoapp.report.pdf.tables import GUTTER, columns_at, table_rows
from risikoapp.report.pdf.tags import Element
from risikoapp.report.pdf.text import clean_line

_CLOSED_NAMES, _CLOSED_NOTES = 34.0, 190.0
_DEFINITIONS = 140.0
_LOG_WIDTHS = ((48.0, 84.0), (56.0, 100.0))
"""Of day and who, and of risk and field: at least and at most. Before and after share the rest."""


def appendix_rows(content: ReportContent, measure: Measure, document: Element) -> list[Row]:
    """The rows of every part that the content has."""
    return [row for rows in _parts(content, measure, document) for row in rows]


def _parts(content: ReportContent, measure: Measure, document: Element) -> Iterator[list[Row]]:
    if content.closed:
        yield [heading_row(content.closed_heading, document), *_closed_rows(content, measure, document)]
    if content.history:
        from risikoapp.report.pdf.curves import history_row

        yield [heading_row(content.history.heading, document), history_row(content.history, measure, document)]
    if content.scales:
        yield [heading_row(content.scales_heading, document)]
        for number, scale in enumerate(content.scales):
            yield _scale_rows(scale, content.scale_columns, 2 * GRID if number else 0.0, measure, document)
    if content.log:
        columns = columns_at(_log_lefts(content, measure), content.log_columns, TABLE_SMALL, TABLE_SMALL)
        heading = heading_row(content.log_heading, document)
        yield [heading, *table_rows(columns, content.log, content.log_heading, measure, document)]


def _log_lefts(content: ReportContent, measure: Measure) -> tuple[float, ...]:
    """Where the columns of the log begin: the first two are as wide as what stands in them needs."""
    lefts = [0.0]
    for place, (least, most) in enumerate(_LOG_WIDTHS):
        lines = {line for row in content.log for line in row[place].split("\n")} | {content.log_columns[place]}
        # In the style of the head, which is the wider one.
        widest = max(measure.width(line, TABLE_HEAD) for line in lines)
        lefts.append(lefts[-1] + min(max(widest, least), most) + GUTTER)
    return (*lefts, lefts[-1] + (WIDTH - lefts[-1] + GUTTER) / 2)


def _closed_rows(content: ReportContent, measure: Measure, document: Element) -> list[Row]:
    widest = max(measure.width(f"#{risk.number}", TABLE_NUMBER) for risk in content.closed)
    lefts = (0.0, max(_CLOSED_NAMES, widest + GUTTER), _CLOSED_NOTES)
    columns = columns_at(lefts, content.closed_columns, TABLE_NUMBER)
    lines = [(f"#{risk.number}", like(risk.name, clean_line(risk.name)), risk.note) for risk in content.closed]
    return table_rows(columns, lines, content.closed_heading, measure, document)


def _scale_rows(scale: Scale, labels: tuple[str, str], before: float, measure: Measure, document: Element) -> list[Row]:
    name = paragraph_rows(scale.name, PART, before, measure, document, kind="H3")
    lines = [(like(step, clean_line(step)), definition or "–") for step, definition in scale.steps]
    columns = columns_at((0.0, _DEFINITIONS), labels)
    return kept_with_next(name) + table_rows(columns, lines, scale.name, measure, document)
