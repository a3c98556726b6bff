"""The XML of a Word file as blocks.

python-docx leaves out what stands in tracked insertions, content controls and text boxes; here it is read.
Elements are known by their local names, so that drawings and formulas count by the text they show.
"""

import re
from collections.abc import Iterator
from typing import Any

from risikoapp.importers.blocks import Block, Paragraph, Table

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSEEN = {"pPr", "rPr", "del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rt"}
_TYPED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BLOCK_WRAPS = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "footnote", "endnote", "comment"}
_MAX_BASES = 20
"""Styles that build upon each other; papers have a handful."""
_OFF = {"0", "false", "off"}
_MAX_SPAN = 63
"""Word has no more columns than this; a file that says so would fill the memory."""
_HEADING_STYLE = re.compile(r"heading (\d)")


class Styles:
    """What the paragraph styles of a paper say about headings and lists, by the id of the style."""

    def __init__(self, roots: list[Any]) -> None:
        self._styles = {_value(style, "styleId"): style for root in roots for style in _children(root, "style")}
        self._chains: dict[str, list[tuple[Any, str]]] = {}

    def heading(self, paragraph: Any) -> int:
        """1 for the uppermost heading, 0 for body text."""
        for properties, name in self._chain(paragraph):
            if name == "title":
                return 1
            if match := _HEADING_STYLE.fullmatch(name):
                return int(match[1])
            if (level := _number(_child(properties, "outlineLvl"), default=9)) < 9:
                return level + 1
        return 0

    def is_item(self, paragraph: Any) -> bool:
        """Whether Word shows a bullet or a number before it."""
        for properties, _name in self._chain(paragraph):
            numbering = _child(properties, "numPr")
            if numbering is not None:
                return _number(_child(numbering, "numId"), default=1) != 0
        return False

    def _chain(self, paragraph: Any) -> Iterator[tuple[Any, str]]:
        """The paragraph's own properties, and those of its style and of each style that one builds upon."""
        properties = _child(paragraph, "pPr")
        yield properties, ""
        key = _value(_child(properties, "pStyle"), "val")
        if key not in self._chains:
            # A paper has thousands of paragraphs and a handful of styles.
            self._chains[key] = list(self._bases(key))
        yield from self._chains[key]

    def _bases(self, key: str) -> Iterator[tuple[Any, str]]:
        # Some lead back to themselves.
        for _base in range(_MAX_BASES):
            if key not in self._styles:
                break
            style = self._styles[key]
            yield _child(style, "pPr"), _value(_child(style, "name"), "val").casefold()
            key = _value(_child(style, "basedOn"), "val")


def line_count(container: Any) -> int:
    """How many paragraphs, breaks within them, table rows and cells a container has at any depth."""
    lines = sum(1 for _element in container.iter(*(f"{_W}{kind}" for kind in ("p", "br", "cr", "tr", "tc"))))
    return lines + sum((text.text or "").count("\n") for text in container.iter(f"{_W}t"))


def blocks(container: Any, styles: Styles) -> tuple[Block, ...]:
    """The paragraphs and tables in a body, cell or note; a text box follows the paragraph it hangs on."""
    return tuple(_blocks(container, styles))


def plain_text(container: Any, styles: Styles) -> str:
    """All text in a container, each paragraph on a line of its own, with a mark where Word shows one."""
    lines: list[str] = []
    for block in _blocks(container, styles):
        if isinstance(block, Table):
            lines += ["\t".join(row) for row in block.rows]
        else:
            lines.append(f"• {block.text}" if block.is_item else block.text)
    return "\n".join(lines)


def _blocks(container: Any, styles: Styles) -> Iterator[Paragraph | Table]:
    for child in container:
        kind = _kind(child)
        if kind == "p":
            boxes: list[Any] = []
            text = "".join(_typed(child, boxes))
            yield Paragraph(
                text=text,
                heading=styles.heading(child),
                bold=_bold_start(child, text),
                is_item=styles.is_item(child),
            )
            for box in boxes:
                yield from _blocks(box, styles)
        elif kind == "tbl":
            yield _table(child, styles)
        elif kind in _BLOCK_WRAPS:
            yield from _blocks(child, styles)


def _typed(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The text one sees in a paragraph; text boxes are put aside in `boxes`."""
    for child in element:
        kind = _kind(child)
        if kind == "t":
            yield child.text or ""
        elif kind in _TYPED:
            yield _TYPED[kind]
        elif kind == "sym":
            yield _symbol(child)
        elif kind == "txbxContent":
            boxes.append(child)
        elif kind == "AlternateContent":
            # The same thing twice, for new and old versions of Word.
            choice = _child(child, "Choice")
            yield from _typed(_child(child, "Fallback") if choice is None else choice, boxes)
        elif kind and kind not in _UNSEEN:
            yield from _typed(child, boxes)


def _symbol(element: Any) -> str:
    """A character of a symbol font; its place there lies in Unicode's private part, as Word has it."""
    try:
        return chr(int(_value(element, "char"), 16))
    except (ValueError, OverflowError):
        return ""


def _bold_start(paragraph: Any, text: str) -> str:
    """The words a paragraph opens with as long as they are bold."""
    start = ""
    for run in paragraph.iter(f"{_W}r"):
        piece = "".join(_typed(run, []))
        bold = _child(_child(run, "rPr"), "b")
        if piece.strip() and (bold is None or _value(bold, "val") in _OFF):
            break
        start += piece
    start = start.strip()
    return start if text.strip().startswith(start) else ""


def _table(table: Any, styles: Styles) -> Table:
    grid: list[list[str]] = []
    rows: list[list[str]] = []
    for row in _rows(table):
        before = _number(_child(_child(row, "trPr"), "gridBefore"), default=0)
        places, once = [""] * min(before, _MAX_SPAN), list[str]()
        for cell in _cells(row):
            properties = _child(cell, "tcPr")
            span = max(1, min(_number(_child(properties, "gridSpan"), default=1), _MAX_SPAN))
            merge = _child(properties, "vMerge")
            above = grid[-1] if grid else []
            if merge is not None and _value(merge, "val") != "restart" and len(places) < len(above):
                text = above[len(places)]
            else:
                text = plain_text(cell, styles).strip()
                once.append(text)
            places += [text] * span
        grid.append(places)
        rows.append([text for text in once if text])
    return Table(grid=tuple(map(tuple, grid)), rows=tuple(map(tuple, rows)))


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if _kind(child) == "tr":
            yield child
        elif _kind(child) in _BLOCK_WRAPS:
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if _kind(child) == "tc":
            yield child
        elif _kind(child) in _BLOCK_WRAPS:
            yield from _cells(child)


def _kind(element: Any) -> str:
    """The local name of an element, or nothing for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if _kind(child) == name)


def _child(element: Any, name: str) -> Any:
    return None if element is None else next(_children(element, name), None)


def _value(element: Any, name: str) -> str:
    """A Word attribute, or nothing where there is none."""
    return "" if element is None else str(element.get(f"{_W}{name}", ""))


def _number(element: Any, *, default: int) -> int:
    value = _value(element, "val")
    return int(value) if value.isdecimal() and len(value) < 6 else default
