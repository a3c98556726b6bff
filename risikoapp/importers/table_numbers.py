"""The numbers that somebody's risikolog gives its risks."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from risikoapp.domain.model import MAX_NUMBER, State
from risikoapp.importers import unclear, unclear_table
from risikoapp.importers.draft import Unclear
from risikoapp.importers.states import read_state
from risikoapp.importers.table_rows import Entry

_PLAIN = re.compile(r"[^\d]*(?P<number>\d{1,6})[.)\s]*")
_WITH_STATE = re.compile(r"[^\d]*(?P<number>\d{1,6})[\s.,;:()\[–—-]+(?P<state>[^\W\d].*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidNumber:
    """A number as a cell says it. `state` is what stands behind it, as in »5 (lukket)«, and `day` since when."""

    number: int
    text: str
    state: State | None = None
    day: dt.date | None = None


def read_number(text: str) -> SaidNumber | None:
    """The number in a cell; None where there is none, or a number of another kind, as »1.2« and »2a-3« are."""
    state, day = None, None
    match = _PLAIN.fullmatch(text)
    if match is None and (match := _WITH_STATE.fullmatch(text)) is not None:
        state, day = read_state(match["state"])
        match = match if state else None
    number = int(match["number"]) if match else 0
    return SaidNumber(number=number, text=text, state=state, day=day) if 1 <= number < MAX_NUMBER else None


def give_numbers(
    risks: Sequence[Entry], *, has_column: bool
) -> tuple[dict[int, Entry], dict[int, SaidNumber], list[Unclear]]:
    """Each risk by its number, what was said of those that have one, and what is unclear about them.

    Who has none, or one that is taken, gets one after all others.
    """
    if not has_column:
        return dict(enumerate(risks, start=1)), {}, [unclear_table.no_numbers()]
    texts = [entry.text("number").split("\n")[0] for entry in risks]
    read = [read_number(text) for text in texts]
    highest = max((said.number for said in read if said), default=0)
    given: dict[int, Entry] = {}
    known: dict[int, SaidNumber] = {}
    tell = _in_words(read)
    for entry, text, said in zip(risks, texts, read, strict=True):
        if said is not None and said.number not in given:
            given[said.number], known[said.number] = entry, said
            continue
        highest += 1
        given[highest] = entry
        name = entry.text("name") or entry.text("description")
        if said is not None:
            tell.append(unclear.number_taken(said.number, name, highest))
        elif text:
            tell.append(unclear_table.number_not_read(highest, text))
        else:
            tell.append(unclear.new_number(highest, name))
    return given, known, [*tell, *_closed(known)]


def _in_words(read: Sequence[SaidNumber | None]) -> list[Unclear]:
    found = [said.text for said in read if said and not said.state and said.text.strip("#. ") != str(said.number)]
    return [unclear_table.numbers_in_words(found)] if found else []


def _closed(known: Mapping[int, SaidNumber]) -> list[Unclear]:
    closed = [said for said in known.values() if said.state == "closed"]
    return [unclear_table.closed_by_number([(said.number, said.text, said.day) for said in closed])] if closed else []
