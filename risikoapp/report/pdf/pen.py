"""Drawing on ReportLab's canvas, with as few operators as the page needs, each run of text marked as what it is."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

from functools import cache
from math import ceil, hypot

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.letters import Letters
from risikoapp.report.pdf.links import link_to
from risikoapp.report.pdf.rows import Box, Item, Rule, Stroke, Text
from risikoapp.report.pdf.style import MARGIN, PAGE_HEIGHT, TextStyle
from risikoapp.report.pdf.tags import Annotation, Element, Mark

_ARTIFACT = Element("Document")
"""Stands for what is drawn and never read: lines, grounds, page numbers, heads that are repeated."""
_DASHES = (1.6, 1.6)
_HEAD = 5.0
"""Length of an arrow's head."""


class Pen:
    """Draws the items of one page after another, each at its place from the top left corner of the column.

    `marked` are the elements of the marks of each page, by the number of the mark; `links` the names of what can be
    clicked, each with its element.
    """

    def __init__(self, canvas: Canvas, measure: Measure) -> None:
        self._canvas = canvas
        self._measure = measure
        self._letters: dict[str, Letters] = {}
        self._spaced: dict[tuple[str, TextStyle, float], str] = {}
        self._written: list[str] = []
        """The operators of the page since the canvas last drew something itself."""
        self._is_in_text = False
        self._font = ""
        self._fill = ""
        self._open: Element | None = None
        self.marked: list[list[Element]] = [[]]
        self.links: list[tuple[str, Element]] = []

    def draw(self, item: Item, top: float, *, is_repeated: bool = False) -> None:
        """Draw one item of a row whose top is `top` points below the top margin; what is repeated is not read again."""
        element = item.element if not is_repeated else None
        self._mark(element or _ARTIFACT)
        if element is not None and element.area:
            x, y, width, height = element.area
            left, top_edge = MARGIN + x, PAGE_HEIGHT - MARGIN - top - y
            element.box = (left, top_edge - height, left + width, top_edge)
        if isinstance(item, Text):
            y = PAGE_HEIGHT - MARGIN - top - item.y
            self._draw_text(item, y)
            if item.target and element is not None:
                self._link(item, y, element)
        elif isinstance(item, Box):
            self._draw_box(item, PAGE_HEIGHT - MARGIN - top - item.y)
        elif isinstance(item, Rule):
            self._draw_rule(item, PAGE_HEIGHT - MARGIN - top - item.y)
        else:
            self._draw_stroke(item, PAGE_HEIGHT - MARGIN - top)

    def end_page(self) -> None:
        self._end_mark()
        self._hand_over()
        self._canvas.showPage()
        self._fill = self._font = ""
        self.marked.append([])

    def _hand_over(self) -> None:
        """Gives the canvas what was written, before it draws something itself."""
        self._end_text()
        if self._written:
            self._canvas.addLiteral("\n".join(self._written))
            self._written = []

    def _mark(self, element: Element) -> None:
        """What is drawn from now on belongs to this element."""
        if element is self._open:
            return
        self._end_mark()
        self._open = element
        if element is _ARTIFACT:
            self._written.append("/Artifact BMC")
            return
        marked = self.marked[-1]
        element.children.append(Mark(len(self.marked) - 1, len(marked)))
        self._written.append(f"/{element.kind} <</MCID {len(marked)}>> BDC")
        marked.append(element)

    def _end_mark(self) -> None:
        self._end_text()
        if self._open is not None:
            self._written.append("EMC")
            self._open = None

    def _link(self, item: Text, y: float, element: Element) -> None:
        """Lets a click on the text lead to its target."""
        name = f"link-{len(self.links)}"
        left, width = MARGIN + item.x, self._measure.width(item.text, item.style)
        link_to(self._canvas, name, item.text, item.target, (left, y - 3, left + width, y + item.style.size))
        element.children.append(Annotation(len(self.marked) - 1, name))
        self.links.append((name, element))

    def _draw_text(self, item: Text, y: float) -> None:
        known = self._measure.known(item.style.font)
        # Whoever listens hears the lines as one text.
        is_ended = item.element is not None and not item.is_parted and not item.reach
        text = f"{item.text} " if is_ended else item.text
        if known.issuperset(text):
            if item.reach:
                self._print_reaching(item, y)
            else:
                self._print(item, item.x, y, text)
            return
        x = item.x
        for run, is_known in _runs(text, known):
            if is_known:
                self._print(item, x, y, run)
            else:
                self._print_unknown(item, x, y, run)
            x += self._measure.width(run, item.style)

    def _print(self, item: Text, x: float, y: float, text: str) -> None:
        style = item.style
        if not self._is_in_text:
            self._written.append("BT")
            self._is_in_text = True
        if self._fill != style.colour:
            self._fill = style.colour
            self._written.append(_fill_operator(style.colour))
        turn = "0 1 -1 0" if item.turned else "1 0 0 1"
        self._written.append(f"{turn} {MARGIN + x:.2f} {y:.2f} Tm")
        letters = self._letters.get(style.font) or self._letters_of(style.font)
        for name, written in letters.parts(text):
            font = f"{name} {style.size} Tf"
            if self._font != font:
                self._font = font
                self._written.append(font)
            self._written.append(f"({written}) Tj")

    def _letters_of(self, font: str) -> Letters:
        loaded = pdfmetrics.getFont(font)
        assert isinstance(loaded, TTFont)
        self._letters[font] = Letters(loaded, self._canvas._doc)
        return self._letters[font]

    def _print_unknown(self, item: Text, x: float, y: float, text: str) -> None:
        """Characters that the font lacks: boxes on paper, but the text itself for who copies or listens."""
        self._begin_actual(text)
        self._hand_over()
        self._canvas.setStrokeColorRGB(*_rgb(item.style.colour))
        self._canvas.setLineWidth(0.06 * item.style.size)
        for char in text:
            width = self._measure.width(char, item.style)
            side = min(0.5 * item.style.size, 0.8 * width)
            self._canvas.rect(MARGIN + x + (width - side) / 2, y, side, 0.66 * item.style.size)
            x += width
        # The Span must hold text; a letter that is not in the font may not be named even where nobody sees it.
        self._print(item, x - self._measure.width(text, item.style), y, " ")
        self._end_actual()

    def _print_reaching(self, item: Text, y: float) -> None:
        """The text and spaces up to its reach, all of it standing for the text and one space."""
        room = item.reach - item.x
        key = (item.text, item.style, room)
        if key not in self._spaced:
            room -= self._measure.width(item.text, item.style)
            self._spaced[key] = item.text + " " * max(1, ceil(room / self._measure.width(" ", item.style)))
        self._begin_actual(f"{item.text} ")
        self._print(item, item.x, y, self._spaced[key])
        self._end_actual()

    def _begin_actual(self, text: str) -> None:
        """What is printed until `_end_actual` stands for `text`."""
        self._end_text()
        self._written.append(f"/Span <</ActualText <FEFF{_utf_16(text)}>>> BDC")

    def _end_actual(self) -> None:
        self._end_text()
        self._written.append("EMC")

    def _end_text(self) -> None:
        if self._is_in_text:
            self._written.append("ET")
            self._is_in_text = False

    def _draw_box(self, box: Box, y: float) -> None:
        self._hand_over()
        if box.fill:
            self._set_fill(box.fill)
        self._canvas.setStrokeColorRGB(*_rgb(box.edge))
        self._canvas.setLineWidth(box.line)
        if box.dashed:
            self._canvas.setDash(*_DASHES)
        corner = (MARGIN + box.x, y - box.height)
        self._canvas.roundRect(*corner, box.width, box.height, box.radius, stroke=1, fill=int(bool(box.fill)))
        if box.dashed:
            self._canvas.setDash()

    def _draw_rule(self, rule: Rule, y: float) -> None:
        self._hand_over()
        self._canvas.setStrokeColorRGB(*_rgb(rule.colour))
        self._canvas.setLineWidth(rule.line)
        self._canvas.line(MARGIN + rule.x, y, MARGIN + rule.x + rule.width, y)

    def _draw_stroke(self, stroke: Stroke, top: float) -> None:
        self._hand_over()
        self._canvas.setStrokeColorRGB(*_rgb(stroke.colour))
        self._canvas.setLineWidth(stroke.line)
        points = [(MARGIN + x, top - y) for x, y in stroke.points]
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self._canvas.drawPath(path, stroke=1, fill=0)
        if stroke.head:
            self._draw_head(points[-2], points[-1], stroke.colour)

    def _draw_head(self, start: tuple[float, float], tip: tuple[float, float], colour: str) -> None:
        """The head of an arrow that comes from `start`."""
        length = hypot(tip[0] - start[0], tip[1] - start[1])
        along = ((tip[0] - start[0]) / length, (tip[1] - start[1]) / length)
        back = (tip[0] - _HEAD * along[0], tip[1] - _HEAD * along[1])
        side = (-along[1] * _HEAD * 0.42, along[0] * _HEAD * 0.42)
        self._set_fill(colour)
        path = self._canvas.beginPath()
        path.moveTo(*tip)
        path.lineTo(back[0] + side[0], back[1] + side[1])
        path.lineTo(back[0] - side[0], back[1] - side[1])
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def _set_fill(self, colour: str) -> None:
        if self._fill != colour:
            self._canvas.setFillColorRGB(*_rgb(colour))
            self._fill = colour


def _utf_16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


@cache
def _fill_operator(colour: str) -> str:
    red, green, blue = _rgb(colour)
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"


@cache
def _rgb(colour: str) -> tuple[float, float, float]:
    # ReportLab reads the text of a colour anew each time: a third of the time of a large report.
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255


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
