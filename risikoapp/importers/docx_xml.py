"""The XML of a Word file as blocks.

python-docx leaves out what stands in tracked insertions, content controls and text boxes; here it is read. What has
been deleted with tracking is not: a paper is read as it would be if all changes were accepted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from risikoapp.importers.blocks import PLAIN_LETTERS, Block, Paragraph, Table
from risikoapp.importers.docx_elements import W, child, children, kind, number, switch, value
from risikoapp.importers.docx_numbers import Numbers
from risikoapp.importers.docx_styles import Styles

_UNSEEN = {"pPr", "rPr", "del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rt"}
_TYPED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BLOCK_WRAPS = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "footnote", "endnote", "comment"}
_MAX_SPAN = 63
"""Word has no more columns than this; a file that says so would fill the memory."""
_PAGE_AT_END = re.compile(r"[\s.·…]*\t[\s.·…]*\d{1,4}\s*$")


@dataclass(frozen=True, slots=True)
class Looks:
    """What is known of how a paper looks while it is read."""

    styles: Styles
    numbers: Numbers


def line_count(container: Any) -> int:
    """How many paragraphs, breaks within them, table rows and cells a container has at any depth."""
    lines = sum(1 for _element in container.iter(*(f"{W}{name}" for name in ("p", "br", "cr", "tr", "tc"))))
    return lines + sum((text.text or "").count("\n") for text in container.iter(f"{W}t"))


def blocks(container: Any, looks: Looks) -> tuple[Block, ...]:
    """The paragraphs and tables in a body, cell or note; a text box follows the paragraph it hangs on."""
    return tuple(_blocks(container, looks))


def plain_text(container: Any, looks: Looks) -> str:
    """All text in a container, each paragraph on a line of its own, with a mark where Word shows one."""
    lines: list[str] = []
    for block in _blocks(container, looks):
        if isinstance(block, Table):
            lines += ["\t".join(row) for row in block.rows]
        else:
            lines.append(f"{block.shown_number or '•'} {block.text}" if block.is_item else block.text)
    return "\n".join(lines)


def hidden_text(container: Any) -> Iterator[str]:
    """What is in the file, but is not shown."""
    for run in container.iter(f"{W}r"):
        if _is_hidden(run) and (text := "".join(_inside(run, [])).strip()):
            yield text


def _blocks(container: Any, looks: Looks) -> Iterator[Paragraph | Table]:
    before = ""
    for each in container:
        name = kind(each)
        if name == "p":
            boxes: list[Any] = []
            text = before + "".join(_typed(each, boxes))
            # Where the mark at its end is deleted, a paragraph goes on in the next.
            before = text if child(each, "pPr", "rPr", "del") is not None else ""
            if not before and not (looks.styles.is_contents(each) and _PAGE_AT_END.search(text)):
                yield _paragraph(each, text, looks)
            for box in boxes:
                yield from _blocks(box, looks)
        elif name == "tbl" and (cells := _frame(each)) is not None:
            for cell in cells:
                yield from _blocks(cell, looks)
        elif name == "tbl":
            yield _table(each, looks)
        elif name in _BLOCK_WRAPS and not _is_placeholder(each):
            yield from _blocks(each, looks)
    if before:
        yield Paragraph(text=before)


def _paragraph(element: Any, text: str, looks: Looks) -> Paragraph:
    place = looks.styles.list_place(element)
    return Paragraph(
        text=text,
        heading=looks.styles.heading(element),
        bold=_bold_start(element, text, looks.styles),
        is_item=place is not None,
        shown_number="" if place is None else looks.numbers.next(place),
        depth=0 if place is None else looks.numbers.depth(place),
    )


def _typed(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The text one sees in a paragraph; text boxes are put aside in `boxes`."""
    if not _is_hidden(element) and not _is_placeholder(element):
        yield from _inside(element, boxes)


def _inside(element: Any, boxes: list[Any]) -> Iterator[str]:
    for each in element:
        name = kind(each)
        if name == "t":
            yield (each.text or "").translate(PLAIN_LETTERS)
        elif name in _TYPED:
            yield _TYPED[name]
        elif name == "sym":
            yield _symbol(each)
        elif name == "txbxContent":
            boxes.append(each)
        elif name == "AlternateContent":
            # The same thing twice, for new and old versions of Word, unless another program has left one out.
            version = next(chain(children(each, "Choice"), children(each, "Fallback")), ())
            yield from _inside(version, boxes)
        elif name and name not in _UNSEEN:
            yield from _typed(each, boxes)


def _is_hidden(element: Any) -> bool:
    return kind(element) == "r" and bool(switch(child(element, "rPr"), "vanish"))


def _is_placeholder(element: Any) -> bool:
    """Whether a field to fill in holds only the words that ask for it to be filled in."""
    return kind(element) == "sdt" and bool(switch(child(element, "sdtPr"), "showingPlcHdr"))


def _symbol(element: Any) -> str:
    """A character of a symbol font; its place there lies in Unicode's private part, as Word has it."""
    try:
        return chr(int(value(element, "char"), 16))
    except (ValueError, OverflowError):
        return ""


def _bold_start(paragraph: Any, text: str, styles: Styles) -> str:
    """The words a paragraph opens with as long as they are bold."""
    start = ""
    for run in _runs(paragraph):
        piece = "".join(_typed(run, []))
        if piece.strip() and not styles.is_bold(run, paragraph):
            break
        start += piece
    start = start.strip()
    return start if text.strip().startswith(start) else ""


def _runs(element: Any) -> Iterator[Any]:
    """The runs of a paragraph, without those in text boxes."""
    for each in element:
        if kind(each) == "r":
            yield each
        elif kind(each) not in _UNSEEN:
            yield from _runs(each)


def _frame(table: Any) -> list[Any] | None:
    """The cells of a table of one column, which is a frame around what stands in it; None for any other."""
    rows = [list(_parts(row, "tc")) for row in _parts(table, "tr") if child(row, "trPr", "del") is None]
    return [cell for row in rows for cell in row] if all(len(row) == 1 for row in rows) else None


def _table(table: Any, looks: Looks) -> Table:
    grid: list[list[str]] = []
    rows: list[list[str]] = []
    for row in _parts(table, "tr"):
        if child(row, "trPr", "del") is not None:
            continue
        before = number(child(row, "trPr", "gridBefore"), default=0)
        places, once = [""] * min(before, _MAX_SPAN), list[str]()
        for cell in _parts(row, "tc"):
            properties = child(cell, "tcPr")
            if child(properties, "cellDel") is not None:
                continue
            span = max(1, min(number(child(properties, "gridSpan"), default=1), _MAX_SPAN))
            merge = child(properties, "vMerge")
            above = grid[-1] if grid else []
            if merge is not None and value(merge) != "restart" and len(places) < len(above):
                text = above[len(places)]
            else:
                text = plain_text(cell, looks).strip()
                once.append(text)
            places += [text] * span
        grid.append(places)
        rows.append([text for text in once if text])
    return Table(grid=tuple(map(tuple, grid)), rows=tuple(map(tuple, rows)))


def _parts(container: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row."""
    for each in container:
        if kind(each) == name:
            yield each
        elif kind(each) in _BLOCK_WRAPS:
            yield from _parts(each, name)
