"""Papers as Word prints them to PDF, made by ReportLab."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from risikoapp.domain.dates import format_running
from tests.importers.corpus import RISKS, Told
from tests.importers.tables import CONSEQUENCES, LIKELIHOODS, Case

_AGREE = (
    "Aftal med regions- og kommunekontorerne, hvem der gør hvad, og hvornår det skal være gjort, så ingen venter på "
    "dem, der venter på de andre"
)
LONG = tuple(
    replace(
        told,
        description=f"{told.description} Det gælder både i kommunerne og i regionerne, og det rammer dem, der har mest "
        "brug for stierne, når det er mørkt, og når det er glat, så det skal følges tæt i hele perioden.",
        actions=(*told.actions, (told.actions[0][0], _AGREE)),
    )
    for told in RISKS
)  # fmt: skip
"""The same with texts that take several lines."""

BROAD = tuple(
    replace(
        told, description=" ".join(f"mammutmammut{' i lille fil' * (count % 7)}{' fi' * count}" for count in range(20))
    )
    for told in RISKS
)
"""The same with lines of narrow letters that end before a long word of broad ones."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a paper looks."""

    font: str = "Helvetica"
    size: float = 11
    mark: str = "*"
    headings: bool = True
    gap: float = 6
    width: float = 160
    """Of the margins, in points."""
    merged: bool = True
    turned: bool = False
    """Whether likelihood goes across."""
    hyphens: bool = False
    page_words: str = "Side {page}"


def made(told: Sequence[Told], look: Look) -> bytes:
    """The paper: title, matrix, a section for each risk, heads and feet on each page."""
    body = ParagraphStyle("body", fontName=look.font, fontSize=look.size, leading=1.25 * look.size, spaceAfter=look.gap)
    if look.hyphens:
        body = ParagraphStyle("hyphens", parent=body, hyphenationLang="da_DK", uriWasteReduce=0, embeddedHyphenation=1)
    big = ParagraphStyle(
        "big",
        parent=body,
        fontName=f"{look.font.removesuffix('-Roman')}-Bold",
        fontSize=1.5 * look.size,
        leading=2 * look.size,
    )
    middle = ParagraphStyle("middle", parent=big, fontSize=1.25 * look.size, leading=1.6 * look.size)
    story: list[Any] = [Paragraph("Risikovurdering for cykelstier", big), _matrix(told, look), Spacer(1, 12)]
    for each in told:
        heading = f"{each.number}. {_escaped(each.name)}"
        story.append(Paragraph(heading, middle) if look.headings else Paragraph(f"<b>{heading}</b>", body))
        story.append(Paragraph(f"<b>Beskrivelse:</b> {_escaped(each.description)}", body))
        story.append(Paragraph("<b>Handling:</b>", body))
        for day, text in each.actions:
            start = f"{format_running(day)}: " if day else look.mark
            story.append(Paragraph(_escaped(start + text), body))
        for day, text in each.evaluations:
            assert day is not None
            story.append(Paragraph(f"<b>Evaluering:</b> {format_running(day)}: {_escaped(text)}", body))
    content = io.BytesIO()

    def on_page(canvas: Canvas, document: Any) -> None:
        canvas.setFont(look.font, 9)
        canvas.drawRightString(540, 810, "17-02-2025")
        canvas.drawCentredString(300, 25, look.page_words.format(page=document.page))

    document = SimpleDocTemplate(content, pagesize=A4, leftMargin=look.width / 2, rightMargin=look.width / 2)
    document.build(story, onFirstPage=on_page, onLaterPages=on_page)
    return content.getvalue()


def _matrix(told: Sequence[Told], look: Look) -> Table:
    def cell(likelihood: int, consequence: int) -> str:
        return "\n".join(f"#{each.number}" for each in told if each.place == (likelihood, consequence))

    if look.turned:
        rows = [
            ["Konsekvens", name, *(cell(s, k) for s in range(1, 5))] for k, name in enumerate(CONSEQUENCES, start=1)
        ]
        rows = [*rows[::-1], ["", "", *LIKELIHOODS], ["", "", "Sandsynlighed", "", "", ""]]
    else:
        rows = [
            ["Sandsynlighed", name, *(cell(s, k) for k in range(1, 5))] for s, name in enumerate(LIKELIHOODS, start=1)
        ]
        rows = [*rows[::-1], ["", "", *CONSEQUENCES], ["", "", "Konsekvens", "", "", ""]]
    style: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTSIZE", (0, 0), (-1, -1), 8)]
    if look.merged:
        style += [("SPAN", (0, 0), (0, 3)), ("SPAN", (2, 5), (5, 5))]
        rows = [
            [text if place or not number else "" for place, text in enumerate(row)] for number, row in enumerate(rows)
        ]
    style += [("BACKGROUND", (2, 0), (5, 3), "#DDEEDD")]
    return Table(rows, style=style)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def scanned() -> bytes:
    """A page that is a picture."""
    content = io.BytesIO()
    canvas = Canvas(content)
    canvas.rect(100, 100, 300, 300, fill=1)
    canvas.save()
    return content.getvalue()


def with_text(*lines: str) -> bytes:
    """A page with these lines."""
    content = io.BytesIO()
    canvas = Canvas(content)
    for place, line in enumerate(lines):
        canvas.drawString(100, 700 - 14 * place, line)
    canvas.save()
    return content.getvalue()


def _case(told: tuple[Told, ...] = RISKS, **look: Any) -> Case:
    # A paper of this kind has no owners, and does not say what is closed.
    knows = frozenset({"number", "name", "description", "place", "actions", "evaluations"})

    def make() -> bytes:
        return made(told, Look(**look))

    wanted: Callable[[], bytes] = make
    return Case(suffix=".pdf", make=wanted, told=told, knows=knows)


PDF_CASES: dict[str, Case] = {
    "plain": _case(),
    "long texts": _case(LONG),
    "narrow": _case(LONG, width=260),
    "wide": _case(LONG, width=60, size=9),
    "large letters": _case(LONG, size=14),
    "serifs": _case(LONG, font="Times-Roman"),
    "bold lines for headings": _case(LONG, headings=False),
    "hyphens for marks": _case(LONG, mark="- "),
    "bullets": _case(LONG, mark="• "),
    "no room between paragraphs": _case(LONG, gap=0),
    "matrix turned": _case(LONG, turned=True),
    "matrix without merged cells": _case(merged=False),
    "hyphens at the ends of lines": _case(LONG, hyphens=True, width=300),
    "broad and narrow letters": _case(BROAD),
    "page of pages": _case(LONG, page_words="{page} / 3"),
}
