"""The dates, actions and evaluations in the cells of a risk."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from risikoapp.domain import dates
from risikoapp.domain.entry_edits import ranked_actions
from risikoapp.domain.model import ORDER, Action, Evaluation
from risikoapp.importers import entries, own, unclear, unclear_table
from risikoapp.importers.blocks import Paragraph
from risikoapp.importers.draft import Unclear
from risikoapp.importers.headings import Use
from risikoapp.importers.pasted import entries_in
from risikoapp.importers.sheet_reading import Reading
from risikoapp.importers.table_rows import Entry

_INLINE = re.compile(r"(?<=\S)[ \t]+(?=[•·▪●■]\s)|(?<=[.;,\w])[ \t]+(?=\(?[1-9]\)\s)")
_CARRIES_ON = re.compile(r"\s*(?![a-zæøå][.)]\s|o\s|den\s)[a-zæøå]")
_BESIDE: tuple[Use, ...] = ("owner", "due", "done")
_SMALL = re.compile(r"\s*[a-zæøå]")


_SEMICOLON = re.compile(r";[ \t]+(?=\S)")
_ANEW = re.compile(r"[A-ZÆØÅ\d(•·▪●■*–-]")


@dataclass(frozen=True, slots=True)
class Noted:
    """What is told once for all risks, by their numbers: what was dealt out to actions or put on each of them, and
    what semicolons part."""

    shared: dict[Use, list[tuple[int, str]]] = field(default_factory=dict[Use, list[tuple[int, str]]])
    dealt: dict[Use, list[int]] = field(default_factory=dict[Use, list[int]])
    parted: dict[int, None] = field(default_factory=dict[int, None])
    semicolons: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def told(self) -> Iterator[Unclear]:
        for use, texts in self.shared.items():
            yield unclear_table.on_every_action(use, texts)
        for use, numbers in self.dealt.items():
            yield unclear_table.dealt_out(use, numbers)
        if self.parted:
            yield unclear_table.parted_actions(list(self.parted))
        if self.semicolons:
            numbers = dict.fromkeys(number for number, _text in self.semicolons)
            yield unclear_table.semicolons(list(numbers), [text for _number, text in self.semicolons])


def day_in(reading: Reading, number: int, entry: Entry, use: Use) -> dt.date | None:
    """The date in a column; None where there is none, also where it cannot be read, which is told."""
    cell, said = entry.cell(use), list(dict.fromkeys(entry.text(use).split("\n")))
    # Of several days in the rows of a risk none is more its own than another.
    if isinstance(cell, dt.datetime) and len(said) == 1:
        return cell.date()
    return _day(reading, number, entry, use, "\n".join(said)) if any(said) else None


def _day(reading: Reading, number: int, entry: Entry, use: Use, text: str) -> dt.date | None:
    day, rest = dates.split_leading(text.strip())
    if day is not None and not rest.strip(" .:0"):
        return day
    column = entry.columns.column(use)
    assert column is not None
    reading.unclear.append(unclear.cell_not_read(number, "date", unclear_table.heading(column), text))
    return None


def line_count(text: str) -> int:
    """How many lines a cell may come to have, with a line for each mark in it."""
    return 1 + text.count("\n") + len(_INLINE.findall(text))


def read_actions(reading: Reading, noted: Noted, number: int, entry: Entry) -> tuple[Action, ...]:
    """The actions in their order, with who does them by when."""
    found: list[entries.Entry] = []
    for place in entry.places.get("action", ()):
        lines = [line for text in entry.texts_at(place) for line in _lines(reading, number, text)]
        found += entries_in("\n".join(_parted(noted, number, lines)))
    for each in found:
        if each.doubt == "date":
            reading.unclear.append(unclear.doubtful_date(number, each.text))
        elif each.doubt == "unmarked":
            reading.unclear.append(unclear.unmarked_action(number, each.text))
    notes = [own.noted(each.text) for each in found]
    ranked = ranked_actions([(reading.new_id(), each.date, note.text) for each, note in zip(found, notes, strict=True)])
    actions = [
        replace(action, owner=note.owner, due=note.due, done=note.done)
        for action, note in zip(ranked, notes, strict=True)
    ]
    for use in _BESIDE:
        if len(actions) > 1 and _is_dealt(entry, use, len(actions)):
            noted.dealt.setdefault(use, []).append(number)
    owners = _shared(reading, noted, number, entry, "owner", len(actions))
    actions = [replace(each, owner=owner or each.owner) for each, owner in zip(actions, owners, strict=True)]
    due = _days(reading, noted, number, entry, "due", len(actions))
    done = _days(reading, noted, number, entry, "done", len(actions))
    return tuple(
        replace(each, due=by or each.due, done=on or each.done) for each, by, on in zip(actions, due, done, strict=True)
    )


def read_evaluations(reading: Reading, number: int, entry: Entry) -> tuple[tuple[Evaluation, ...], int]:
    """The evaluations in their order, and how many of them have no date."""
    read = [_evaluations_in(reading, number, rows) for rows in _each_dated(entry)]
    evaluations = [evaluation for found, _undated in read for evaluation in found]
    return tuple(sorted(evaluations, key=ORDER["evaluations"])), sum(undated for _found, undated in read)


def _each_dated(entry: Entry) -> list[Entry]:
    """The rows of a risk one by one where they have days of their own for what they tell, else all together."""
    days = entry.places.get("evaluation_date", ())
    places = (*days, *entry.places.get("evaluation", ()))
    has_own = not any((row, place) in entry.grid.copies for row in entry.rows[1:] for place in places)
    if has_own and any(len(entry.texts_at(place)) > 1 for place in days):
        return [replace(entry, rows=[row]) for row in entry.rows]
    return [entry]


def _evaluations_in(reading: Reading, number: int, entry: Entry) -> tuple[list[Evaluation], int]:
    day = day_in(reading, number, entry, "evaluation_date")
    found: list[entries.Entry] = []
    for heading, text in entry.parts("evaluation"):
        read = entries.read_evaluations([Paragraph(text=text)])
        found += [_beneath(heading, each) for each in read]
    for each in found:
        if each.doubt == "date":
            reading.unclear.append(unclear.doubtful_date(number, each.text))
    undated = [each for each in found if each.date is None and each.doubt == "no date"]
    if day is not None and undated:
        found = [replace(each, date=day) if each in undated else each for each in found]
        undated = []
    elif day is not None and all(each.date != day for each in found):
        reading.unclear.append(unclear_table.date_of_nothing(number, day))
    return [Evaluation(id=reading.new_id(), date=each.date, text=each.text) for each in found], len(undated)


def _beneath(heading: str, entry: entries.Entry) -> entries.Entry:
    """An entry with the heading of its column before its text; one whose date must be set first is left as it is."""
    return replace(entry, text=f"{heading}: {entry.text}") if heading and entry.doubt != "date" else entry


def _lines(reading: Reading, number: int, text: str) -> list[str]:
    """A cell with a line for each action. A mark in a line begins one, a small letter after a capital carries on."""
    found: list[list[str]] = []
    for line in _INLINE.sub("\n", text).split("\n"):
        if found and _CARRIES_ON.match(line) and not _SMALL.match(found[-1][0]):
            found[-1].append(line.strip())
        else:
            found.append([line])
    lines = [" ".join(parts) for parts in found]
    joined = [line for line, parts in zip(lines, found, strict=True) if len(parts) > 1]
    reading.unclear += [unclear_table.lines_joined(number, line) for line in joined]
    return lines


def _parted(noted: Noted, number: int, lines: Sequence[str]) -> Iterator[str]:
    """The lines, one with semicolons parted where behind each of them something begins anew."""
    for line in lines:
        pieces = _SEMICOLON.split(line)
        if len(pieces) == 1:
            yield line
        elif all(map(_ANEW.match, pieces[1:])):
            noted.parted[number] = None
            yield from pieces
        else:
            noted.semicolons.append((number, line))
            yield line


def _is_dealt(entry: Entry, use: Use, count: int) -> bool:
    """Whether a column has a line for each of so many actions, of which nobody can tell that they belong together; in
    rows beside each other they do."""
    lines = [line for line in entry.text(use).split("\n") if line.strip()]
    are_beside = len(entry.rows) == count
    return len(lines) == count and not are_beside


def _shared(reading: Reading, noted: Noted, number: int, entry: Entry, use: Use, count: int) -> list[str]:
    """What a column says for each of so many actions: one for each, or one for all, which is told."""
    text = entry.text(use)
    said = [line.strip(" \t•*-–") for line in text.split("\n") if line.strip(" \t•*-–")]
    if not said:
        return [""] * count
    if len(said) == count:
        return said
    if not count:
        reading.unclear.append(unclear_table.on_no_action(number, use, text))
        return []
    noted.shared.setdefault(use, []).append((number, text))
    return [" / ".join(said)] * count


def _days(reading: Reading, noted: Noted, number: int, entry: Entry, use: Use, count: int) -> list[dt.date | None]:
    cell, text = entry.cell(use), entry.text(use)
    if isinstance(cell, dt.datetime) and len(entry.rows) == 1:
        text = dates.format_list(cell)
    said = [line.strip() for line in text.split("\n") if line.strip()]
    if count and len(said) not in (0, 1, count):
        # Which of them belongs to which action cannot be told.
        reading.unclear.append(unclear_table.on_no_action(number, use, text))
        return [None] * count
    if said and not count:
        reading.unclear.append(unclear_table.on_no_action(number, use, text))
        return []
    days = [_day(reading, number, entry, use, line) for line in said]
    if len(days) == 1 and count > 1 and days[0] is not None:
        noted.shared.setdefault(use, []).append((number, text))
    return _each(days, count)


def _each(days: Sequence[dt.date | None], count: int) -> list[dt.date | None]:
    if len(days) == count:
        return list(days)
    return [days[0] if days else None for _place in range(count)]
