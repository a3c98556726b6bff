"""Writing the pages, with as few operators as each needs, every run of text marked as what it is."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

from math import ceil

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from risikoapp.report.pdf import shapes
from risikoapp.report.pdf.file import PdfFile
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.letters import Letters
from risikoapp.report.pdf.navigation import Link
from risikoapp.report.pdf.objects import text_string
from risikoapp.report.pdf.rows import Box, Item, Rule, Stroke, Text
from risikoapp.report.pdf.style import MARGIN, PAGE_HEIGHT, TextStyle
from risikoapp.report.pdf.tags import Annotation, Element, Mark

_TOP = PAGE_HEIGHT - MARGIN
"""Of the column, from the lower edge of the page."""
_TURNED = "0 1 -1 0"


class Pen:
    """Draws the items of one page after another, each at its place from the top left corner of the column.

    `marked` are the elements of the marks of each page, by the number of the mark; `links` what can be clicked.
    """

    def __init__(self, file: PdfFile, measure: Measure) -> None:
        self._file = file
        self._measure = measure
        self._letters: dict[str, Letters] = {}
        self._chosen: dict[TextStyle, tuple[Letters, str, str]] = {}
        """Of each style its letters, and the operators that choose its colour and its font."""
        self._reaching: dict[tuple[str, TextStyle, float], tuple[str, str]] = {}
        self._written: list[str] = []
        """The operators of the page so far."""
        self._is_in_text = False
        self._font = ""
        self._fill = ""
        self._open: Element | None = None
        """What the open mark belongs to, None for what is drawn and never read."""
        self._has_mark = False
        self._is_mark_in_text = False
        self.marked: list[list[Element]] = [[]]
        self.links: list[Link] = []

    def draw(self, item: Item, top: float, is_repeated: bool = False) -> None:
        """Draw one item of a row whose top is `top` points below the top margin; what is repeated is not read again."""
        element = None if is_repeated else item.element
        if isinstance(item, Text):
            self._draw_text(item, top, element)
            return
        self._leave_text()
        if element is not self._open or not self._has_mark:
            self._mark(element, top)
        if isinstance(item, Box):
            if item.fill:
                self._choose_fill(f"{shapes.rgb(item.fill)} rg")
            self._written.append(shapes.box(item, MARGIN + item.x, _TOP - top - item.y - item.height))
        elif isinstance(item, Rule):
            self._written.append(shapes.rule(item, MARGIN + item.x, _TOP - top - item.y))
        else:
            self._draw_stroke(item, _TOP - top)

    def end_page(self) -> None:
        self._leave_text()
        self._end_mark()
        self._file.add_page("\n".join(self._written))
        self._written = []
        self._fill = self._font = ""
        self.marked.append([])

    def _mark(self, element: Element | None, top: float, *, is_within_text: bool = False) -> None:
        """What is drawn from now on belongs to this element."""
        self._end_mark()
        if is_within_text:
            self._begin_text()
        self._open = element
        self._has_mark = True
        self._is_mark_in_text = self._is_in_text
        if element is None:
            # Lines, grounds, page numbers, heads that are repeated.
            self._written.append("/Artifact BMC")
            return
        marked = self.marked[-1]
        number = len(marked)
        element.children.append(Mark(len(self.marked) - 1, number))
        self._written.append(f"/{element.kind} <</MCID {number}>> BDC")
        marked.append(element)
        if element.area is not None:
            x, y, width, height = element.area
            left, upper = MARGIN + x, _TOP - top - y
            element.box = (left, upper - height, left + width, upper)

    def _end_mark(self) -> None:
        if self._has_mark:
            if self._is_in_text and not self._is_mark_in_text:
                self._end_text()
            self._written.append("EMC")
            self._has_mark = False

    def _begin_text(self) -> None:
        if not self._is_in_text:
            self._written.append("BT")
            self._is_in_text = True

    def _end_text(self) -> None:
        self._written.append("ET")
        self._is_in_text = False

    def _leave_text(self) -> None:
        """Ends the text, and before it the mark that began in it: what one opens may not end in the other."""
        if self._is_in_text:
            if self._is_mark_in_text:
                self._end_mark()
            self._end_text()

    def _draw_text(self, item: Text, top: float, element: Element | None) -> None:
        x, down, text, style, is_turned, reach, told_in, target, is_parted = item
        letters, colour, font = self._chosen.get(style) or self._choice(style)
        # Whoever listens hears the lines as one text.
        said = f"{text} " if told_in is not None and not is_parted and not reach else text
        written = said.translate(letters)
        is_odd = bool(letters.odd) and not letters.odd.isdisjoint(said)
        # There are lines between the letters, or the words of a figure, and its mark goes around all of them.
        has_lines = is_odd or (element is not None and element.area is not None)
        if has_lines:
            self._leave_text()
        if element is not self._open or not self._has_mark:
            self._mark(element, top, is_within_text=not has_lines)
        y = _TOP - top - down
        if is_odd:
            self._print_odd(item, y, said)
        else:
            self._choose(colour, font)
            place = f"{MARGIN + x:.2f} {y:.2f} Tm"
            if reach:
                actual, spaces = self._reach(text, style, reach - x)
                self._written.append(f"{actual}\n1 0 0 1 {place} ({written}{spaces}) Tj\nEMC")
            else:
                self._written.append(f"{_TURNED if is_turned else '1 0 0 1'} {place} ({written}) Tj")
        if target and element is not None:
            left, width = MARGIN + x, self._measure.width(text, style)
            area = (left, y - 3, left + width, y + style.size)
            element.children.append(Annotation(len(self.marked) - 1, len(self.links)))
            self.links.append(Link(len(self.marked) - 1, area, text, target, element))

    def _choose(self, colour: str, font: str) -> None:
        """Begins a text, if need be, in the colour and the font that these operators choose."""
        self._begin_text()
        self._choose_fill(colour)
        if self._font != font:
            self._font = font
            self._written.append(font)

    def _choice(self, style: TextStyle) -> tuple[Letters, str, str]:
        if style.font not in self._letters:
            font = pdfmetrics.getFont(style.font)
            assert isinstance(font, TTFont)
            self._letters[style.font] = Letters(font, self._measure.known(style.font), self._file.document)
        letters = self._letters[style.font]
        choice = (letters, f"{shapes.rgb(style.colour)} rg", f"{letters.first_part} {style.size} Tf")
        self._chosen[style] = choice
        return choice

    def _choose_fill(self, colour: str) -> None:
        if self._fill != colour:
            self._fill = colour
            self._written.append(colour)

    def _reach(self, text: str, style: TextStyle, room: float) -> tuple[str, str]:
        """What tells that all of it stands for the text and one space, and the spaces that fill the room behind it."""
        key = (text, style, room)
        if key not in self._reaching:
            left = room - self._measure.width(text, style)
            spaces = " " * max(1, ceil(left / self._measure.width(" ", style)))
            self._reaching[key] = (_actual(f"{text} "), spaces)
        return self._reaching[key]

    def _print_odd(self, item: Text, y: float, text: str) -> None:
        """A text with letters from several parts of the font, or with some that it lacks."""
        known = self._measure.known(item.style.font)
        if item.reach and known.issuperset(text):
            actual, spaces = self._reach(item.text, item.style, item.reach - item.x)
            self._written.append(actual)
            self._print(item, item.x, y, text + spaces)
            self._end_actual()
            return
        x = item.x
        for run, is_known in _runs(text, known):
            if is_known:
                self._print(item, x, y, run)
            else:
                self._print_unknown(item, x, y, run)
            x += self._measure.width(run, item.style)

    def _print(self, item: Text, x: float, y: float, text: str) -> None:
        letters, colour, _font = self._chosen[item.style]
        for place, (name, written) in enumerate(letters.parts(text)):
            self._choose(colour, f"{name} {item.style.size} Tf")
            if not place:
                self._written.append(f"{_TURNED if item.turned else '1 0 0 1'} {MARGIN + x:.2f} {y:.2f} Tm")
            self._written.append(f"({written}) Tj")

    def _print_unknown(self, item: Text, x: float, y: float, text: str) -> None:
        """Characters that the font lacks: boxes on paper, but the text itself for who copies or listens."""
        self._leave_text()
        style = item.style
        self._written += [_actual(text), shapes.pen_of(style.colour, 0.06 * style.size)]
        left = MARGIN + x
        for char in text:
            width = self._measure.width(char, style)
            side = min(0.5 * style.size, 0.8 * width)
            self._written.append(shapes.rectangle(left + (width - side) / 2, y, side, 0.66 * style.size))
            left += width
        # The Span must hold text; a letter that is not in the font may not be named even where nobody sees it.
        self._print(item, x, y, " ")
        self._end_actual()

    def _end_actual(self) -> None:
        """Ends what began outside of a text."""
        self._leave_text()
        self._written.append("EMC")

    def _draw_stroke(self, item: Stroke, top: float) -> None:
        points = [(MARGIN + x, top - y) for x, y in item.points]
        self._written.append(shapes.stroke(item, points))
        if item.head:
            self._choose_fill(f"{shapes.rgb(item.colour)} rg")
            self._written.append(shapes.head(points[-2], points[-1]))


def _actual(text: str) -> str:
    """What is printed until the end of this stands for the text."""
    return f"/Span <</ActualText {text_string(text)}>> BDC"


def _runs(text: str, known: frozenset[str]) -> list[tuple[str, bool]]:
    """The text in runs of characters that are all known or all unknown."""
    runs: list[tuple[str, bool]] = []
    for char in text:
        is_known = char in known
        if runs and runs[-1][1] == is_known:
            runs[-1] = (runs[-1][0] + char, is_known)
        else:
            runs.append((char, is_known))
    return runs
