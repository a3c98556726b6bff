"""What stands behind the sections: closed risks, scales, how the levels have gone, and the change log."""

from risikoapp.report.content import History, ReportContent, like
from risikoapp.report.word.tables import add_table
from risikoapp.report.word.writer import Writer

_WIDTH = 166.0
"""Millimetres of the column."""
_LOG = (30.0, 36.0, 48.0, 52.0)
_LEVEL_NAMES = 34.0


def add_appendix(writer: Writer, content: ReportContent) -> None:
    """Each part that the content has, under a heading of its own."""
    if content.closed_heading:
        writer.paragraph(content.closed_heading, "Heading 1")
    for risk in content.closed:
        note = f" · {risk.note}" if risk.note else ""
        writer.paragraph(like(risk.name, f"{risk.name}{note}"), "List Bullet", before=f"#{risk.number} ")
    if content.scales_heading:
        writer.paragraph(content.scales_heading, "Heading 1")
    for scale in content.scales:
        writer.paragraph(scale.name, "Heading 3")
        for name, definition in scale.steps:
            writer.paragraph(like(name, f"{name}: {definition}" if definition else name), "List Bullet")
    if content.history:
        _add_history(writer, content.history)
    if content.log_heading:
        writer.paragraph(content.log_heading, "Heading 1")
        add_table(writer, _LOG, content.log_columns, content.log, title=content.log_heading)


def _add_history(writer: Writer, history: History) -> None:
    """A row for each day: how many risks stood at each level."""
    writer.paragraph(history.heading, "Heading 1")
    levels = [level.word if level else history.not_placed for level, _count in history.columns[0].counts]
    widths = [_LEVEL_NAMES, *[(_WIDTH - _LEVEL_NAMES) / len(levels)] * len(levels)]
    rows = [(column.date, *(str(count) for _level, count in column.counts)) for column in history.columns]
    add_table(writer, widths, ["", *levels], rows, title=history.words)
