"""The words of the report as most programs would set them, in ReportLab's paragraphs: python report_platypus.py
REGISTER OUT. No matrix, no running head, and breaks where they fall."""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from risikoapp.report.content import Entry, ReportContent, Section, report_content
from risikoapp.report.pdf.fonts import register_fonts
from risikoapp.report.pdf.style import BOLD, REGULAR
from risikoapp.storage.repository import Repository

BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=10, leading=14)
LABEL = ParagraphStyle("label", fontName=BOLD, fontSize=9, leading=13)
HEAD = ParagraphStyle("head", fontName=BOLD, fontSize=14, leading=20)


def flow(content: ReportContent) -> Iterator[Flowable]:
    yield _paragraph(content.title, HEAD)
    yield _paragraph(content.status_line, BODY)
    for line in content.risks:
        yield _paragraph(f"#{line.number} {line.name} {line.level.word if line.level else line.place}", BODY)
    for section in content.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[Flowable]:
    yield _paragraph(section.heading, HEAD)
    yield _paragraph(section.place, LABEL)
    for part in section.parts:
        yield _paragraph(part.label, LABEL)
        for entry in part.entries:
            yield _paragraph(_text(entry, listed=part.listed), BODY)


def _text(entry: Entry, *, listed: bool) -> str:
    head = f"{entry.date}: " if entry.date else "• " if listed else ""
    return f"{head}{entry.text} {entry.note}"


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text), style)


register_fonts()
_repository, file = Repository.open(Path(sys.argv[1]))
SimpleDocTemplate(sys.argv[2]).build(list(flow(report_content(file.register, dt.date.today()))))
