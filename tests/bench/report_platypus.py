"""The text of the report as most programs would set it, in ReportLab's paragraphs and tables: python
report_platypus.py REGISTER OUT.

Every word of our own report in the same sizes on the same page, hyphenated in Danish too, with head and foot: but
neither tagged nor archival, without data, links or colours, and with breaks where they fall.
"""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from risikoapp.i18n import _
from risikoapp.paths import resource
from risikoapp.report.content import Entry, Matrix, ReportContent, RiskLine, Section, file_content
from risikoapp.report.pdf import style as ours
from risikoapp.storage.repository import Repository


def _style(like: ours.TextStyle, *, left: float = 0, before: float = 0) -> ParagraphStyle:
    return ParagraphStyle(
        like.font,
        fontName=like.font,
        fontSize=like.size,
        leading=like.leading,
        leftIndent=left,
        spaceBefore=before,
        bulletFontName=like.font,
        bulletFontSize=like.size,
        # What a bullet or a date stands before.
        bulletIndent=ours.LABELS,
        hyphenationLang="da_DK" if like.parts_words else "",
    )


TITLE, SUBTITLE, NOTE = _style(ours.TITLE), _style(ours.SUBTITLE), _style(ours.NOTE)
HEADING = _style(ours.HEADING, before=ours.HEADING_BEFORE)
SECTION, LABEL = _style(ours.SECTION, before=ours.HEADING_BEFORE), _style(ours.LABEL, before=ours.GRID)
BODY, CELL = _style(ours.BODY, left=ours.LABELS), _style(ours.TABLE)
DATED, LISTED = _style(ours.BODY, left=ours.LABELS + 62), _style(ours.BODY, left=ours.LABELS + ours.INDENT)


def flow(content: ReportContent) -> Iterator[Flowable]:
    yield _paragraph(content.title, TITLE)
    for text in (content.status_line, content.prepared_by):
        yield _paragraph(text, SUBTITLE)
    yield _matrix(content.matrix)
    for text in (content.not_placed, content.levels_note):
        yield _paragraph(text, NOTE)
    yield _paragraph(content.list_heading, HEADING)
    number, name, level, *last = content.list_columns
    head = [_paragraph(label, LABEL) for label in (number, name, level, last[-1])]
    yield Table([head, *map(_line, content.risks)], [34, None, 70, 170], repeatRows=1)
    yield _paragraph(content.status_heading, HEADING)
    for section in content.sections:
        yield from _section(section)


def _matrix(matrix: Matrix) -> Table:
    rows: list[list[Any]] = [
        [
            "",
            row.name,
            *([" ".join(f"#{number}" for number in cell.risk_numbers), cell.level.word] for cell in row.cells),
        ]
        for row in matrix.rows
    ]
    cells = [
        [text if isinstance(text, str) else [_paragraph(line, CELL) for line in text] for text in row] for row in rows
    ]
    cells[0][0] = matrix.likelihood
    return Table(
        [*cells, ["", "", *matrix.columns], ["", "", matrix.consequence]], [70, 76, *[80] * len(matrix.columns)]
    )


def _line(risk: RiskLine) -> list[Any]:
    level = risk.level.word if risk.level else "–"
    became = f"{risk.sign} {risk.change}".strip() or risk.place
    return [_paragraph(text, CELL) for text in (f"#{risk.number}", risk.name, level, became)]


def _section(section: Section) -> Iterator[Flowable]:
    level = f"{section.level.word} " if section.level else ""
    # On the line of the heading, as we have it.
    yield _paragraph(f"{section.heading} {level}{section.place}", SECTION)
    for part in section.parts:
        yield _paragraph(part.label, LABEL)
        for entry in part.entries:
            yield _entry(entry, listed=part.listed)


def _entry(entry: Entry, *, listed: bool) -> Flowable:
    text = f"{entry.text}\n{entry.note}".strip()
    if entry.date:
        return _paragraph(text, DATED, entry.date)
    return _paragraph(text, LISTED, "•") if listed else _paragraph(text, BODY)


def _paragraph(text: str, style: ParagraphStyle, bullet: str | None = None) -> Paragraph:
    return Paragraph(escape(text).replace("\n", "<br/>"), style, bulletText=bullet)


class NumberedCanvas(Canvas):
    """Keeps its pages until their number is known, as one does to print it on each."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802
        self._kept.append(dict(self.__dict__))
        self._startPage()  # pyright: ignore[reportAttributeAccessIssue]

    def save(self) -> None:
        for number, page in enumerate(self._kept, start=1):
            self.__dict__.update(page)
            self.setFont(ours.RUNNING.font, ours.RUNNING.size)
            top, right = ours.PAGE_HEIGHT - ours.HEAD_BASELINE, ours.PAGE_WIDTH - ours.MARGIN
            self.drawString(ours.MARGIN, top, content.organisation)
            self.drawRightString(right, top, content.status_date)
            self.line(ours.MARGIN, ours.FOOT_RULE, right, ours.FOOT_RULE)
            self.drawString(ours.MARGIN, ours.FOOT_BASELINE, content.title)
            told = _("Side {number} af {count}").format(number=number, count=len(self._kept))
            self.drawRightString(right, ours.FOOT_BASELINE, told)
            super().showPage()
        super().save()


for _font in (ours.REGULAR, ours.SEMIBOLD, ours.BOLD):
    registerFont(TTFont(_font, str(resource("fonts", "ibm-plex-sans", f"{_font}.ttf"))))
# As ours: its own way of writing streams would take it longer.
rl_config.useA85 = 0
_repository, file = Repository.open(Path(sys.argv[1]))
content = file_content(file, dt.date.today())
# The frame of the template stands 6 points within the margins.
margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), ours.MARGIN - 6)
document = SimpleDocTemplate(sys.argv[2], pagesize=(ours.PAGE_WIDTH, ours.PAGE_HEIGHT), **margins)
document.build(list(flow(content)), canvasmaker=NumberedCanvas)
