"""Actions and evaluations in one cell: a line for each, which reads as one would write it and can be taken apart again.

    • 8/3-2022: Overvågning er taget i brug. (Ansvarlig: Driftsansvarlig · Frist: 1/6-2022)
    • Afprøves løbende.

What a text goes on with stands on indented lines. A text that looks as if it had a date of its own, or a note behind,
has these written out: `uden dato: 8/3-2022: …` has none.
"""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from risikoapp import terms
from risikoapp.i18n import _, in_every_language


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEntry:
    """An action or an evaluation, as far as a cell has room for it."""

    text: str = ""
    date: dt.date | None = None
    owner: str = ""
    due: dt.date | None = None
    done: dt.date | None = None


_MARK, _INDENT = "• ", "  "
_DAY = r"(\d{1,2})[/-](\d{1,2})-(\d{4})"


def write_entries(entries: Sequence[CellEntry]) -> str:
    """The entries in a cell; `read_entries` gives the same again."""
    return "\n".join(_MARK + _told(entry).replace("\n", f"\n{_INDENT}") for entry in entries)


def read_entries(cell: str) -> tuple[CellEntry, ...]:
    """The entries in a cell; also what somebody has typed into it since is read by its lines."""
    return tuple(_read(text) for text in _pieces(cell))


def _pieces(cell: str) -> Iterator[str]:
    lines: list[str] = []
    for line in cell.split("\n") if cell else ():
        if line.startswith(_MARK) or line == _MARK.strip():
            if lines:
                yield "\n".join(lines)
            lines = [line[len(_MARK) :]]
        else:
            lines.append(line.removeprefix(_INDENT) if lines else line)
    if lines:
        yield "\n".join(lines)


def _told(entry: CellEntry) -> str:
    """The plainest form that is read as nothing else."""
    forms = (_form(entry, *said) for said in product((False, True), repeat=3))
    return next(form for form in forms if _read(form) == entry)


def _form(entry: CellEntry, quotes: bool, says_nobody: bool, says_no_date: bool) -> str:
    """With `quotes` the owner stands in quotation marks; with the others it is said what there is none of."""
    date = terms.running_date(entry.date) if entry.date else _no_date() if says_no_date else ""
    owner = json.dumps(entry.owner, ensure_ascii=False) if quotes and entry.owner else entry.owner
    facts = (
        (owner_word(), owner or (_nobody() if says_nobody else "")),
        (due_word(), terms.running_date(entry.due) if entry.due else ""),
        (done_word(), terms.running_date(entry.done) if entry.done else ""),
    )
    note = " · ".join(f"{name}: {fact}" for name, fact in facts if fact)
    text = f"{date}: {entry.text}" if date else entry.text
    return f"{text} ({note})" if note else text


def _read(text: str) -> CellEntry:
    dated = re.match(rf"(?:{_DAY}|{_any(_no_date)}): ?", text)
    day = _day(dated.groups()) if dated else None
    if dated and (day is not None or dated[1] is None):
        text = text[dated.end() :]
    note = _note().fullmatch(text)
    if note is None or not any(note.group("owner", "due", "done")):
        return CellEntry(text=text, date=day)
    due, done = (_day(re.findall(r"\d+", note[name] or "")) for name in ("due", "done"))
    if (due is None and note["due"]) or (done is None and note["done"]):
        return CellEntry(text=text, date=day)
    return CellEntry(text=note["text"], date=day, owner=_unquoted(note["owner"] or ""), due=due, done=done)


@cache
def _note() -> re.Pattern[str]:
    owner = rf'{_any(owner_word)}: (?P<owner>"(?:[^"\\]|\\.)*"|[^()"·\n]+?)'
    return re.compile(
        rf"(?P<text>.*) \((?:{owner}(?: · (?!\))|(?=\))))?"
        rf"(?:{_any(due_word)}: (?P<due>\d+[/-]\d+-\d+)(?: · (?!\))|(?=\))))?"
        rf"(?:{_any(done_word)}: (?P<done>\d+[/-]\d+-\d+))?\)",
        re.DOTALL,
    )


@cache
def _any(words: Callable[[], str]) -> str:
    """What finds a word of ours in each language: what was written in one is read in the other, too."""
    return f"(?:{'|'.join(map(re.escape, in_every_language(words)))})"


def _unquoted(owner: str) -> str:
    if owner in in_every_language(_nobody):
        return ""
    if not owner.startswith('"'):
        return owner
    try:
        return str(json.loads(owner, strict=False))
    except ValueError:
        return owner


def _day(numbers: Iterable[str | None]) -> dt.date | None:
    try:
        day, month, year = (int(number or "") for number in numbers)
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _no_date() -> str:
    return _("uden dato")


def _nobody() -> str:
    return _("ingen")


def owner_word() -> str:
    return _("Ansvarlig")


def due_word() -> str:
    return _("Frist")


def done_word() -> str:
    return _("Udført")
