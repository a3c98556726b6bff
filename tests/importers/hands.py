"""How many hands write a paper, and one who writes it so in Word."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

import docx
from docx.oxml.parser import parse_xml

from risikoapp.domain.dates import format_running
from tests.importers.corpus import RISKS, Noted, Told, day
from tests.importers.tables import CONSEQUENCES, LIKELIHOODS

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KNOWS = frozenset({"number", "name", "description", "place", "actions", "evaluations"})
"""What a paper of this kind tells."""
SHARED = (*RISKS[:2], replace(RISKS[2], place=(2, 2)))
"""The same with two of them in one cell."""
EVALUATED = (
    replace(
        RISKS[0],
        evaluations=(
            (day("2023-11-02"), "Et hul er lappet."),
            (day("2024-05-31"), "Prøven på åbroen holdt ikke."),
            (day("2025-02-14"), "Hullerne er lappet."),
        ),
    ),
    *RISKS[1:],
)
"""The same with several evaluations of one of them."""
CONTINUED = (
    replace(RISKS[0], actions=((None, "Lap hullerne\nfør påske"), (None, "Bestil ny belægning,\nog få tilbud ind"))),
    replace(RISKS[1], evaluations=((day("2024-02-01"), "Halvdelen lyser.\nResten er bestilt."),)),
    RISKS[2],
)
"""The same with texts that go on on a new line."""

Heads = Literal["heading", "bold", "bold style", "plain", "counted heading", "counted line"]
Labels = Literal["colon", "bold colon", "bold", "own line", "own bold line", "own bold colon", "heading", "capital"]


@dataclass(frozen=True, kw_only=True)
class Hand:
    """How somebody writes."""

    start: str = "{number}. {name}"
    heads: Heads = "heading"
    words: tuple[str, str, str] = ("Beskrivelse", "Handling", "Evaluering")
    labels: Labels = "bold colon"
    mark: str = "*"
    """Before an action without a date; a name of a style makes it an item of Word's own lists."""
    marks_dated: bool = False
    day: Callable[[dt.date], str] = format_running
    behind_day: str = ": "
    label_each: bool = False
    """Whether each evaluation has its label."""
    newest_first: bool = False
    overview: str = "{name}: #{number}"
    cell: str = "#{number}"
    between: str = " "
    turned: bool = False
    """Whether consequence goes down."""
    rising: bool = False
    """Whether the lowest step of what goes down is uppermost, and of what goes across at the right."""
    heads_first: bool = False
    titles: bool = True
    """Whether the matrix says what its axes are."""
    title: str = "Risikovurdering for cykelstier"


def matrix_rows(told: Iterable[Told], hand: Hand) -> list[list[str]]:
    """The matrix, each row on a line of its own, merged titles once."""

    def cell(likelihood: int, consequence: int) -> str:
        here = [each for each in told if each.place == (likelihood, consequence)]
        return hand.between.join(hand.cell.format(number=each.number, name=each.name) for each in here)

    told = list(told)
    down, across = (CONSEQUENCES, LIKELIHOODS) if hand.turned else (LIKELIHOODS, CONSEQUENCES)
    steps = range(1, 5) if hand.rising else range(4, 0, -1)
    places = range(4, 0, -1) if hand.rising else range(1, 5)
    axes = ("Konsekvens", "Sandsynlighed") if hand.turned else ("Sandsynlighed", "Konsekvens")
    rows = [
        [
            axes[0] if hand.titles and place == 0 else "",
            down[step - 1],
            *(cell(each, step) if hand.turned else cell(step, each) for each in places),
        ]
        for place, step in enumerate(steps)
    ]
    heads = [["", "", *(across[each - 1] for each in places)]]
    if hand.titles:
        title = ["", "", axes[1], "", "", ""]
        heads = [title, *heads] if hand.heads_first else [*heads, title]
    return [*heads, *rows] if hand.heads_first else [*rows, *heads]


def entry(noted: Noted, hand: Hand) -> str:
    date, text = noted
    return f"{hand.day(date)}{hand.behind_day}{text}" if date else text


class Writer:
    """Writes a paper in Word."""

    def __init__(self, hand: Hand, told: tuple[Told, ...]) -> None:
        self.hand = hand
        self.told = told
        self.document: Any = docx.Document()

    def write(self) -> Any:
        self.document.sections[0].header.paragraphs[0].text = "17-02-2025"
        self.document.add_heading(self.hand.title, 1)
        for each in self.told:
            self.line(self.hand.overview.format(number=each.number, name=each.name))
            self.document.add_paragraph("_" * 30)
        self.matrix()
        self.document.add_heading("Status", 1)
        for each in self.told:
            self.section(each)
        return self.document

    def line(self, text: str, style: str | None = None) -> Any:
        return self.document.add_paragraph(text, style=style) if text else None

    def matrix(self) -> None:
        rows = matrix_rows(self.told, self.hand)
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]))
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                if text:
                    table.cell(place, column).text = text
        if self.hand.titles:
            first = next(place for place, row in enumerate(rows) if row[0])
            table.cell(first, 0).merge(table.cell(first + 3, 0))
            title = next(place for place, row in enumerate(rows) if row[2] in ("Konsekvens", "Sandsynlighed"))
            table.cell(title, 2).merge(table.cell(title, 5))

    def section(self, told: Told) -> None:
        self.head(told)
        description, actions, evaluations = self.hand.words
        self.label(description, told.description)
        self.label(actions, "")
        for noted in told.actions:
            self.action(noted)
        entries = [entry(noted, self.hand) for noted in told.evaluations]
        entries = entries[::-1] if self.hand.newest_first else entries
        for place, text in enumerate(entries):
            if place == 0 or self.hand.label_each:
                self.label(evaluations, text)
            else:
                self.line(text)

    def head(self, told: Told) -> None:
        text = self.hand.start.format(number=told.number, name=told.name)
        match self.hand.heads:
            case "heading":
                self.document.add_heading(text, 2)
            case "bold":
                self.document.add_paragraph().add_run(text).bold = True
            case "bold style":
                self.line(text, "Risikonavn")
            case "plain":
                self.line(text)
            case "counted heading" | "counted line":
                self.counted(told)

    def counted(self, told: Told) -> None:
        """The name alone, which Word counts."""
        style = "Heading 2" if self.hand.heads == "counted heading" else None
        paragraph = self.document.add_paragraph(told.name, style=style)
        begin(self.document, paragraph, told.number)

    def label(self, word: str, text: str) -> None:
        match self.hand.labels:
            case "colon":
                self.line(f"{word}: {text}")
            case "capital":
                self.line(f"{word} {text}")
            case "bold colon" | "bold":
                paragraph = self.document.add_paragraph()
                paragraph.add_run(f"{word}:" if self.hand.labels == "bold colon" else word).bold = True
                paragraph.add_run(f" {text}")
            case "heading":
                self.document.add_heading(word, 3)
                self.line(text)
            case _:
                colon = ":" if self.hand.labels == "own bold colon" else ""
                self.document.add_paragraph().add_run(f"{word}{colon}").bold = self.hand.labels != "own line"
                self.line(text)

    def action(self, noted: Noted) -> None:
        text = entry(noted, self.hand)
        if self.hand.mark.startswith("List"):
            self.line(text, self.hand.mark)
        else:
            has_mark = noted[0] is None or self.hand.marks_dated
            self.line(f"{self.hand.mark}{text}" if has_mark else text)


def begin(document: Any, paragraph: Any, number: int) -> None:
    """Has Word count the paragraph as this number, with a list of its own that begins there."""
    numbering = document.part.numbering_part.element
    key = str(900 + number)
    if not numbering.xpath("w:abstractNum[@w:abstractNumId='900']"):
        level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="900">{level}</w:abstractNum>'))
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{number}"/></w:lvlOverride>'
    numbering.append(parse_xml(f'<w:num {W} w:numId="{key}"><w:abstractNumId w:val="900"/>{override}</w:num>'))
    place = parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{key}"/></w:numPr>')
    paragraph._p.get_or_add_pPr().append(place)


def dotted(date: dt.date) -> str:
    return f"{date:%d.%m.%Y}"


def short(date: dt.date) -> str:
    return f"d. {date.day}/{date.month}-{date:%y}"
