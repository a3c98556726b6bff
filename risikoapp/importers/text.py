"""Plain text as copied from a paper or drawn out of a PDF: lines become the paragraphs that they were."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from pathlib import Path

from risikoapp.importers import scattered
from risikoapp.importers.blocks import PLAIN_LETTERS, Block, Paper, Paragraph, Table
from risikoapp.importers.decoding import decoded
from risikoapp.importers.entries import days_in, is_marked, is_note
from risikoapp.importers.errors import DamagedPaper, PaperTooLarge
from risikoapp.importers.headings import is_exact, use_of
from risikoapp.importers.labels import is_label
from risikoapp.importers.outline import is_rule
from risikoapp.importers.packages import read_bytes
from risikoapp.importers.pasted import SYMBOL
from risikoapp.importers.sections import overview

MAX_BYTES = 10_000_000
"""A long paper has 1,000,000."""
MAX_LINES = 30_000

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x85]")
_HEADING = re.compile(r"#{2,6}\s+|#\s+(?!\d)")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]*[^*\s])\*\*")
_PARTED_WORD = re.compile(r"\u00ad[^\S\n]*\n[^\S\n]*")
_PAGE = "\f"
_PAGE_NUMBER = re.compile(r"(?:side\s*)?\d{1,3}(?:\s*(?:af|/)\s*\d{1,3})?", re.IGNORECASE)
_PAGE_AT_END = re.compile(r"\d{1,4}$")
_LEADERS = " \t.…·_"
_FEWEST_LEADERS = 3
_DATE_ALONE = re.compile(r"[\d/. -]{6,10}")
_NUMBERED = re.compile(r"(?:#\s?|\(?(?=\d{1,2}[.)]))\d{1,4}(?:[.:)]\s|\s|$)")
_DATED = re.compile(r"(?:d(?:en|\.)\s*)?\d{1,2}\s?[/.-]\s?(?:\d{1,2}|[a-zæøå]{3,9})[^:]{0,10}:", re.IGNORECASE)
_NARROWEST, _WIDEST = 50, 160
"""Lines of text that is broken into lines have so many letters; longer ones are paragraphs, shorter ones are meant."""
_FULL = 0.85
"""A line that would still be so much of the width with the next word was ended by whoever wrote it."""
_ROW_TABS = 3
"""A line with so many tabs is a row of a table."""
_LOOKED_AT = 200
"""Lines among which a table shows how wide it is."""
_LONGEST_CELL = 20
"""Lines that stand in a cell at most."""
_NUMBER_ALONE = re.compile(r"\s*#?\s?\d{1,4}\s*")
_FOOT = 4
"""So many lines around the number of a page belong to the foot of the page."""


def read(path: Path) -> Paper:
    """All that stands in a text file, in UTF-8, UTF-16 or as Windows has it; raises an ImportFailure."""
    text = decoded(read_bytes(path, MAX_BYTES))
    if "\0" in text:
        raise DamagedPaper(path, "not a text")
    return paper_of(text, path)


def paper_of(text: str, path: Path) -> Paper:
    """The same of a text, such as lies on the clipboard; `path` is only named."""
    text = _PARTED_WORD.sub("", _LINE_ENDS.sub("\n", text)).translate(PLAIN_LETTERS)
    if text.count("\n") > MAX_LINES:
        raise PaperTooLarge(path, MAX_LINES, "lines")
    text = _without_quoting(text)
    width = _width(text.split("\n"))
    blocks: list[Block] = []
    margins: list[str] = []
    for piece in scattered.parted(text):
        if isinstance(piece, str):
            lines, found = _without_feet(_without_contents(piece.split("\n")))
            margins += found
            blocks += _blocks(lines, width)
        else:
            blocks.append(piece)
    return Paper(path=path, blocks=tuple(blocks), margins=tuple(dict.fromkeys(margins)))


def _without_quoting(text: str) -> str:
    """A text without what a mail puts before each line that it quotes."""
    lines = text.split("\n")
    is_quoted = all(line.startswith(">") for line in lines if line.strip()) and text.strip()
    return "\n".join(line.lstrip(">").removeprefix(" ") for line in lines) if is_quoted else text


def _width(lines: Sequence[str]) -> int:
    """How many letters wide the text was set; 0 where each line is a paragraph of its own."""
    lengths = sorted((len(line.strip()) for line in lines if not is_rule(line)), reverse=True)
    widest = lengths[0] if lengths else 0
    is_set = len(lengths) > 1 and lengths[1] > _FULL * widest
    return widest if is_set and _NARROWEST <= widest <= _WIDEST else 0


def _without_feet(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines without page numbers and the dates beside them, and these. What they part is joined again."""
    feet: set[int] = set()
    for place, line in enumerate(lines):
        around = range(max(0, place - _FOOT), min(len(lines), place + _FOOT + 1))
        is_last = line.rstrip(" \t").endswith(_PAGE)
        if _PAGE_NUMBER.fullmatch(line.strip()) and (is_last or _stands_alone(lines, place)):
            feet.add(place)
            feet |= {each for each in around if _belongs_to_foot(lines[each].strip())}
    kept: list[str] = []
    for place, line in enumerate(lines):
        before, ends, rest = line.rpartition(_PAGE)
        if place not in feet and before.strip(f" \t{_PAGE}"):
            kept.append(before.replace(_PAGE, " "))
        if place in feet or ends:
            while kept and not kept[-1].strip():
                kept.pop()
            kept.append(_PAGE)
        said = "" if place in feet else rest
        # Blank lines around the end of a page part nothing.
        if said.strip() or not (kept and kept[-1] == _PAGE):
            kept.append(said)
    return kept, [lines[place].strip() for place in sorted(feet)]


def _belongs_to_foot(line: str) -> bool:
    return is_note(line) or bool(_DATE_ALONE.fullmatch(line) and days_in(line))


def _without_contents(lines: Sequence[str]) -> list[str]:
    """The lines without a list of contents, the words of which stand again where it leads to."""
    said = {" ".join(line.split()) for line in lines}
    return [line for line in lines if (words := _listed(line)) is None or words not in said]


def _listed(line: str) -> str | None:
    """The words of a line that leads to a page with dots or a tab; None for any other."""
    line = line.strip()
    before = _PAGE_AT_END.sub("", line)
    words = before.rstrip(_LEADERS)
    leaders = before[len(words) :]
    is_listed = before != line and ("\t" in leaders or len("".join(leaders.split())) >= _FEWEST_LEADERS)
    # »Sandsynlighed: 3« says where a risk stands, however it is lined up.
    is_step = is_exact(words) and use_of(words) in ("likelihood", "consequence")
    return " ".join(words.split()) if is_listed and words and not is_step else None


def _stands_alone(lines: Sequence[str], place: int) -> bool:
    beside = (lines[each].strip(" \t") for each in (place - 1, place + 1) if 0 <= each < len(lines))
    return all(not line or line == _PAGE or _DATE_ALONE.fullmatch(line) or is_note(line) for line in beside)


def _blocks(lines: Sequence[str], width: int) -> Iterator[Block]:
    paragraph: list[str] = []
    notes: list[str] = []
    follows_page = False
    rest = deque(lines)
    while rest:
        if _is_row(rest[0]):
            yield from _ended(paragraph, notes)
            paragraph, notes = [], []
            yield _table(rest)
            continue
        line = SYMBOL.sub(r"\1• ", rest.popleft())
        if line == _PAGE:
            follows_page = True
            continue
        line = line.strip()
        carries_on = bool(line and paragraph) and _carries_on(paragraph[-1], line, width)
        if carries_on and is_note(line):
            # It stands in the midst of a paragraph, which goes on behind it.
            notes.append(line)
            continue
        # Behind the end of a page only what cannot be the beginning of a sentence.
        if not carries_on or (follows_page and not line[0].islower()):
            yield from _ended(paragraph, notes)
            paragraph, notes = [], []
        if line:
            paragraph.append(line)
            follows_page = False
    yield from _ended(paragraph, notes)


def _ended(lines: Sequence[str], notes: Sequence[str]) -> Iterator[Paragraph]:
    """The paragraph of these lines, and the notes that stood among them."""
    if lines:
        yield _marked_down(" ".join(lines))
    yield from (Paragraph(text=note) for note in notes)


def _marked_down(text: str) -> Paragraph:
    """A paragraph as Markdown has it: `## ` before a heading, and `**` around what is bold."""
    heading = _HEADING.match(text)
    text = text[heading.end() :] if heading else text
    bold = _BOLD.match(text)
    said = _BOLD.sub(r"\1", text)
    return Paragraph(text=said, heading=heading[0].count("#") if heading else 0, bold=bold[1].strip() if bold else "")


def _carries_on(before: str, line: str, width: int) -> bool:
    """Whether a line is the rest of the one before."""
    if _begins(line) or is_rule(before) or overview(before) is not None:
        return False
    return len(before) + 1 + len(line.split(maxsplit=1)[0]) >= _FULL * width > 0


def _begins(line: str) -> bool:
    """Whether a line can only be the first of a paragraph."""
    starts = _NUMBERED.match(line) or _DATED.match(line)
    return bool(starts) or is_marked(line) or is_label(line) or is_rule(line) or overview(line) is not None


def _is_row(line: str) -> bool:
    return line.count("\t") >= _ROW_TABS


def _table(rest: deque[str]) -> Table:
    """The table that the lines begin with, taken off them. A cell may hold several lines."""
    # The first row may be broken by a line end in one of its cells.
    near = takewhile(lambda line: line.strip() and not is_label(line), islice(rest, _LOOKED_AT))
    tabs = max([rest[0].count("\t"), *(line.count("\t") for line in near)])
    rows: list[str] = []
    while rest and ("\t" in rest[0] or (rows and (rows[-1].count("\t") < tabs or _is_in_last_cell(rest)))):
        line = rest.popleft()
        if rows and (rows[-1].count("\t") < tabs or "\t" not in line):
            rows[-1] += f"\n{line}"
        else:
            rows.append(line)
    grid = tuple(tuple(cell.strip() for cell in row.split("\t")) for row in rows)
    return Table(grid=grid, rows=tuple(tuple(cell for cell in row if cell) for row in grid))


def _is_in_last_cell(rest: deque[str]) -> bool:
    """Whether a line without tabs goes on in the last cell of a row: one of a few short ones, with a row below."""
    for line in islice(rest, _LONGEST_CELL):
        if _is_row(line):
            return True
        if not line.strip() or (_begins(line.strip()) and not _NUMBER_ALONE.fullmatch(line)) or len(line) > _NARROWEST:
            return False
    return False
