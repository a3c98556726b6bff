"""Writing the pages, with as few operators as each needs, every run of text marked as what it is."""

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

from risikoapp.report.pdf import shapes
from risikoapp.report.pdf.file import PdfFile
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.letters import Letters, runs
from risikoapp.report.pdf.navigation import Link
from risikoapp.report.pdf.objects import text_string
from risikoapp.report.pdf.rows import Box, Item, Rule, Stroke, Text
from risikoapp.report.pdf.style import MARGIN, PAGE_HEIGHT, TextStyle
from risikoapp.report.pdf.tags import MARK_BITS, Annotation, Element, Figure, Mark

_TOP = PAGE_HEIGHT - MARGIN
"""Of the column, from the lower edge of the page."""
_UPRIGHT, _TURNED = "1 0 0 1", "0 1 -1 0"
_NOWHERE = Element("P")
"""What the open mark belongs to while none is open."""


class _Look(NamedTuple):
    """The operators that choose the colour and the font of a style."""

    colour: str
    font: str


class Pen:
    """Draws the items of one page after another, each at its place from the top left corner of the column.

    `marked` are the elements of the marks of each page, by the number of the mark; `links` what can be clicked.
    """

    def __init__(self, file: PdfFile, measure: Measure) -> None:
        self._file = file
        self._measure = measure
        self._letters = Letters(measure.fonts, file.document)
        self._looks: dict[TextStyle, _Look] = {}
        self._reaching: dict[tuple[str, TextStyle, float], tuple[str, str]] = {}
        """Texts that reach to what is read next: dates, bullets and labels are the same again and again."""
        self._points = shapes.Points()
        self._written: list[str] = []
        """The operators of the page so far."""
        self._is_in_text = False
        self._style: TextStyle | None = None
        """Whose colour and font are chosen both."""
        self._font = ""
        self._fill = ""
        self._open: Element | None = _NOWHERE
        """What the open mark belongs to, None for what is drawn and never read."""
        self._is_mark_in_text = False
        self._marked: list[Element] = []
        self._first_mark: Mark = 0
        """The one that the page begins with."""
        self._written_of = self._letters.written
        self._append = self._written.append
        self.marked: list[list[Element]] = [self._marked]
        self.links: list[Link] = []

    def draw(self, items: Iterable[Item], top: float, is_repeated: bool = False) -> None:
        """Draw the items of a row, `top` points below the top margin; what is repeated is not read again."""
        for item in items:
            element = None if is_repeated else item.element
            if isinstance(item, Text):
                self._draw_text(item, top, element)
            else:
                self._draw_shape(item, top, element)

    def end_page(self) -> None:
        self._leave_text()
        self._end_mark()
        self._file.add_page(self._letters.encoded("\n".join(self._written)))
        self._written.clear()
        self._fill = self._font = ""
        self._style = None
        self._marked = []
        self._first_mark = len(self.marked) << MARK_BITS
        self.marked.append(self._marked)

    def _mark(self, element: Element | None, top: float, *, is_within_text: bool = False) -> None:
        """What is drawn from now on belongs to this element."""
        self._end_mark()
        if is_within_text:
            self._begin_text()
        self._open = element
        self._is_mark_in_text = self._is_in_text
        if element is None:
            # Lines, grounds, page numbers, heads that are repeated.
            self._written.append("/Artifact BMC")
            return
        marked = self._marked
        number = len(marked)
        element.children.append(self._first_mark + number)
        self._written.append(f"/{element.kind} <</MCID {number}>> BDC")
        marked.append(element)
        if isinstance(element, Figure):
            x, y, width, height = element.area
            left, upper = MARGIN + x, _TOP - top - y
            element.box = (left, upper - height, left + width, upper)

    def _end_mark(self) -> None:
        if self._open is not _NOWHERE:
            if self._is_in_text and not self._is_mark_in_text:
                self._end_text()
            self._written.append("EMC")
            self._open = _NOWHERE
            self._is_mark_in_text = False

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
        # There are some fifty thousand of these in a large report, most of them the one thing that their element is
        # marked for, or the next line of it.
        x, down, text, style, is_turned, reach, told_in, target, is_parted = item
        written = self._written_of(text)
        if written is None:
            self._draw_odd(item, top, element)
        else:
            if element is not self._open:
                self._mark_text(element, top)
            if style is not self._style or not self._is_in_text:
                self._choose(style)
            points = self._points
            if reach:
                before, after = self._reaching.get((text, style, reach - x)) or self._reach(item, written)
                self._append(f"{before}{points[MARGIN + x]} {points[_TOP - top - down]}{after}")
            else:
                # Whoever listens hears the lines as one text.
                space = "" if told_in is None or is_parted else " "
                turn = _TURNED if is_turned else _UPRIGHT
                self._append(f"{turn} {points[MARGIN + x]} {points[_TOP - top - down]} Tm ({written}{space}) Tj")
        if target and element is not None:
            self._link(item, top, element)

    def _mark_text(self, element: Element | None, top: float) -> None:
        """The text that is drawn from now on belongs to this element."""
        if isinstance(element, Figure):
            # The words of a figure: its mark goes around all of them, and its lines.
            self._leave_text()
            self._mark(element, top)
        elif element is not None and self._is_mark_in_text:
            # As `_mark` does, where one text follows on another.
            marked = self._marked
            number = len(marked)
            element.children.append(self._first_mark + number)
            marked.append(element)
            self._append(f"EMC\n/{element.kind} <</MCID {number}>> BDC")
            self._open = element
        else:
            self._mark(element, top, is_within_text=True)

    def _link(self, item: Text, top: float, element: Element) -> None:
        """A click on what has just been drawn leads to its target."""
        left, y = MARGIN + item.x, _TOP - top - item.y
        area = (left, y - 3, left + self._measure.width(item.text, item.style), y + item.style.size)
        element.children.append(Annotation(len(self.marked) - 1, len(self.links)))
        self.links.append(Link(len(self.marked) - 1, area, item.text, item.target, element))

    def _choose(self, style: TextStyle) -> None:
        """Begins a text, if need be, in the colour and the font of the style."""
        colour, font = self._looks.get(style) or self._look(style)
        if not self._is_in_text:
            self._begin_text()
        if self._fill != colour:
            self._fill = colour
            self._append(colour)
        if self._font != font:
            self._font = font
            self._append(font)
        self._style = style

    def _look(self, style: TextStyle) -> _Look:
        part = self._letters.first_part(self._measure.font(style.font))
        look = self._looks[style] = _Look(f"{shapes.rgb(style.colour)} rg", f"{part} {style.size} Tf")
        return look

    def _choose_font(self, font: str) -> None:
        if self._font != font:
            self._font = font
            self._style = None
            self._written.append(font)

    def _choose_fill(self, colour: str) -> None:
        if self._fill != colour:
            self._fill = colour
            self._style = None
            self._written.append(colour)

    def _reach(self, item: Text, written: str) -> tuple[str, str]:
        """What stands before and behind the place of a text that reaches to another.

        All of it stands for the text and one space, and spaces fill the room behind it.
        """
        before = f"{_actual(f'{item.text} ')}\n{_UPRIGHT} "
        found = before, f" Tm ({written}{self._spaces(item)}) Tj\nEMC"
        self._reaching[item.text, item.style, item.reach - item.x] = found
        return found

    def _spaces(self, item: Text) -> str:
        """As many as fill the room to what the text reaches to, or one."""
        left = item.reach - item.x - self._measure.width(item.text, item.style)
        return " " * max(1, ceil(left / self._measure.width(" ", item.style)))

    def _draw_odd(self, item: Text, top: float, element: Element | None) -> None:
        """A text with letters from several parts of the font, or with some that it lacks."""
        # There are lines between the letters, and its mark goes around all of them.
        self._leave_text()
        if element is not self._open:
            self._mark(element, top)
        y = _TOP - top - item.y
        known = self._measure.known(item.style.font)
        if item.reach and known.issuperset(item.text):
            self._written.append(_actual(f"{item.text} "))
            self._print(item, item.x, y, item.text + self._spaces(item))
            self._end_actual()
            return
        x = item.x
        text = item.text if item.element is None or item.is_parted or item.reach else f"{item.text} "
        for run, is_known in runs(text, known):
            if is_known:
                self._print(item, x, y, run)
            else:
                self._print_unknown(item, x, y, run)
            x += self._measure.width(run, item.style)

    def _print(self, item: Text, x: float, y: float, text: str) -> None:
        self._choose(item.style)
        parts = self._letters.parts(self._measure.font(item.style.font), text)
        for place, (name, written) in enumerate(parts):
            self._choose_font(f"{name} {item.style.size} Tf")
            if not place:
                self._written.append(f"{_TURNED if item.turned else _UPRIGHT} {MARGIN + x:.2f} {y:.2f} Tm")
            self._written.append(f"{written} Tj")

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

    def _draw_shape(self, item: Box | Rule | Stroke, top: float, element: Element | None) -> None:
        self._leave_text()
        if element is not self._open:
            self._mark(element, top)
        if isinstance(item, Box):
            if item.fill:
                self._choose_fill(f"{shapes.rgb(item.fill)} rg")
            self._written.append(shapes.box(item, MARGIN + item.x, _TOP - top - item.y - item.height))
        elif isinstance(item, Rule):
            self._written.append(shapes.rule(item, MARGIN + item.x, _TOP - top - item.y))
        else:
            self._draw_stroke(item, _TOP - top)

    def _draw_stroke(self, item: Stroke, top: float) -> None:
        points = [(MARGIN + x, top - y) for x, y in item.points]
        self._written.append(shapes.stroke(item, points))
        if item.head:
            self._choose_fill(f"{shapes.rgb(item.colour)} rg")
            self._written.append(shapes.head(points[-2], points[-1]))


def _actual(text: str) -> str:
    """What is printed until the end of this stands for the text."""
    return f"/Span <</ActualText {text_string(text)}>> BDC"
