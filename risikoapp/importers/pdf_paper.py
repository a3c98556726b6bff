"""Papers printed to PDF: lines in reading order, joined to paragraphs, without the heads and feet of the pages."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import isfinite
from pathlib import Path
from statistics import median

from risikoapp.importers.blocks import Area, Paper, Paragraph, Table
from risikoapp.importers.entries import dated, is_marked
from risikoapp.importers.errors import NoTextInPdf
from risikoapp.importers.labels import is_label
from risikoapp.importers.pdf_tables import Box, Found, Run, tables

_MARGIN = 0.12
"""How much of a page, above and below, may be its head and foot."""
_LINE_END = re.compile(r"[\u00ad\x02\ufffe]$")
"""What PDFium has in place of a hyphen that ends a line."""
_HYPHEN = re.compile(r"(?<!\bit)(?<!\btv)(?<!\bpc)(?<=[a-zæøå]{2})-$")
"""One that is there for the end of the line alone; »it-« begins words that have it everywhere."""
_KEPT_HYPHEN = re.compile(r"(?<=\w)-$")
_NO_WORD_BREAK = re.compile(r"(?:og|eller|samt|and|or)\b")
_BEGINS = re.compile(r"#\s?\d|\(?\d{1,3}[.)]\s|[a-zæøå][.)]\s|[_\-–=*]{4,}")
_NARROW = re.compile(r"[ fijlrtI.,:;'!()|/-]")
_BROAD = re.compile(r"[mwæMWÆ%@…—]")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|\r?\n")


@dataclass(frozen=True, kw_only=True)
class _Line:
    page: int
    left: float
    top: float
    right: float
    bottom: float
    middle: float
    size: float
    text: str
    bold: str
    """The bold words that it opens with."""


def paper_of(path: Path, content: bytes) -> Paper:
    """The paper whose pages a PDF has, as `pdf_text` tells them; raises NoTextInPdf for pictures of one."""
    pages = json.loads(content)
    # What stands endlessly far away is on no page.
    runs = [[Run(*run) for run in page["runs"] if run[6].strip() and isfinite(sum(run[:5]))] for page in pages]
    if not any(runs):
        raise NoTextInPdf(path)
    margins = _margins(runs, [page["height"] for page in pages])
    found: list[_Line | Found] = []
    for number, page in enumerate(pages):
        body = [run for run in runs[number] if _key(run) not in margins]
        of_page = tables([Box(*box) for box in page["boxes"]], body, number)
        taken = frozenset[int]().union(*(table.runs for table in of_page))
        lines = list(_lines(number, [run for place, run in enumerate(body) if place not in taken]))
        found += sorted([*lines, *of_page], key=lambda each: each.middle if isinstance(each, _Line) else each.top)
    in_margins: dict[str, list[Area]] = {text: [] for text in margins.values()}
    for number, of_page in enumerate(runs):
        for run in of_page:
            if (text := margins.get(_key(run))) is not None:
                in_margins[text].append(Area(number, run.left, run.top, run.right, run.bottom))
    is_seen = [page["is_seen"] for page in pages]

    def shown(areas: Iterable[Area]) -> tuple[Area, ...]:
        return tuple(area for area in areas if is_seen[area.page])

    blocks = tuple(replace(block, areas=shown(block.areas)) for block in _blocks(found))
    areas = tuple(map(shown, in_margins.values()))
    return Paper(path=path, blocks=blocks, margins=tuple(in_margins), margin_areas=areas)


def _key(run: Run) -> tuple[str, int]:
    """A run by its text but for its numbers, and by its height on the page."""
    return re.sub(r"\d+", "0", run.text.strip()), round(run.bottom / 4)


def _margins(pages: Sequence[Sequence[Run]], heights: Sequence[float]) -> dict[tuple[str, int], str]:
    """What stands at the head or foot of a third of the pages, of two at least, or is a page number alone there."""
    counted: Counter[tuple[str, int]] = Counter()
    texts: dict[tuple[str, int], str] = {}
    for runs, height in zip(pages, heights, strict=True):
        near = [run for run in runs if run.bottom < _MARGIN * height or run.top > (1 - _MARGIN) * height]
        counted.update({_key(run) for run in near})
        texts |= {_key(run): run.text.strip() for run in near}
    return {
        key: text
        for key, text in texts.items()
        if (counted[key] > max(1, len(pages) // 3) and not is_label(text))
        or re.fullmatch(r"(?:side|s\.)?\s*\d{1,3}(?:\s*(?:af|/|of)\s*\d{1,3})?", text, re.IGNORECASE)
    }


def _lines(page: int, runs: Sequence[Run]) -> Iterator[_Line]:
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.middle):
        if rows and abs(run.middle - rows[-1][0].middle) < 0.45 * max(run.size, 6):
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run.left)
        text = bold = ""
        is_bold = True
        for before, run in zip([None, *row], row, strict=False):
            words = _UNSEEN.sub(lambda match: match[0] if match[0] in "\x02\ufffe" else " ", run.text)
            gap = 0 if before is None else run.left - before.right
            text += "\t" if gap > 3 * run.size else " " if gap > 0.15 * run.size else ""
            text += words
            is_bold = is_bold and run.bold
            bold = text if is_bold else bold
        yield _Line(
            page=page,
            left=row[0].left,
            top=min(run.top for run in row),
            right=row[-1].right,
            bottom=max(run.bottom for run in row),
            middle=sum(run.middle for run in row) / len(row),
            size=max(run.size for run in row),
            text=_neat(text),
            bold=_neat(bold),
        )


def _neat(text: str) -> str:
    return re.sub(r" {2,}", " ", text).strip()


def _blocks(found: Sequence[_Line | Found]) -> Iterator[Paragraph | Table]:
    lines = [each for each in found if isinstance(each, _Line)]
    body = median([line.size for line in lines]) if lines else 0
    sizes = sorted({round(line.size) for line in lines if line.size > 1.12 * body}, reverse=True)
    pitches = [b.middle - a.middle for a, b in pairwise(lines) if a.page == b.page and b.middle - a.middle < 2 * b.size]
    pitch = median(pitches) if pitches else 0
    # What stands at the right alone, as a date may, says nothing of how long lines are.
    left = median([line.left for line in lines]) if lines else 0
    written = [line for line in lines if abs(line.size - body) < 1 and line.left < left + 100]
    right = max((line.right for line in written), default=0)
    open_lines: list[_Line] = []
    for each in found:
        if open_lines and not (isinstance(each, _Line) and _carries_on(open_lines[-1], each, pitch, right)):
            yield _paragraph(open_lines, sizes)
            open_lines = []
        if isinstance(each, _Line):
            open_lines.append(each)
        else:
            yield each.table
    if open_lines:
        yield _paragraph(open_lines, sizes)


def _carries_on(above: _Line, line: _Line, pitch: float, right: float) -> bool:
    """Whether a line belongs to the paragraph of the one above it."""
    entry = dated(line.text)
    if is_marked(line.text) or entry.date or entry.doubt or _BEGINS.match(line.text) or is_label(line.text):
        return False
    if abs(above.size - line.size) > 0.5 or (above.bold == above.text) != (line.bold == line.text):
        return False
    if line.page == above.page and line.middle - above.middle > 1.25 * pitch:
        return False
    # A line on which the next word would have had room was ended on purpose.
    letter = (line.right - line.left) / max(_breadth(line.text), 1)
    return above.right + letter * (1 + _breadth(line.text.split()[0])) > right - 2 * letter


def _breadth(text: str) -> float:
    """About how broad a text is, in letters of middle breadth: in all common fonts some are half as broad as others."""
    narrow, broad = len(_NARROW.findall(text)), len(_BROAD.findall(text))
    return len(text) - narrow / 2 + broad / 2


def _carried_on(above: str, line: str) -> str:
    """What stands on a line, with what is between it and the next one."""
    above = _LINE_END.sub("-", above)
    if not _KEPT_HYPHEN.search(above) or _NO_WORD_BREAK.match(line):
        return f"{above} "
    return above[:-1] if _HYPHEN.search(above) and line[:1].islower() else above


def _paragraph(lines: Sequence[_Line], sizes: Sequence[int]) -> Paragraph:
    # Each line by itself: a paragraph of all lines of a paper would be gone through once for each of them.
    text = "".join(_carried_on(above.text, line.text) for above, line in pairwise(lines)) + lines[-1].text
    text = re.sub(r"[\x02\ufffe]", "-", text.strip())
    size = round(lines[0].size)
    heading = sizes.index(size) + 1 if size in sizes else 0
    bold = text if all(line.bold == line.text for line in lines) else lines[0].bold
    areas = tuple(Area(line.page, line.left, line.top, line.right, line.bottom) for line in lines)
    return Paragraph(text=text, heading=heading, bold=bold if text.startswith(bold) else "", areas=areas)
