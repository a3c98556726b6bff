"""Our own sheets in the words that the program speaks now, whichever language of ours they were written in.

Only what we have written as a fixed word is exchanged: names of sheets and columns, and the words of columns that hold
nothing else. What a person has written stays as it is.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from risikoapp import terms
from risikoapp.domain.criteria import LEVELS
from risikoapp.i18n import LANGUAGES, Language, in_every_language, speaking
from risikoapp.importers.cells import Table, names, shown
from risikoapp.sheets import tables as sheets
from risikoapp.sheets.entries import read_entries, write_entries

_Columns = Callable[[], tuple[sheets.Column, ...]]

_SHEETS: tuple[tuple[Callable[[], str], _Columns], ...] = (
    (sheets.log_name, sheets.log_columns),
    (sheets.risks_name, sheets.risk_columns),
    (sheets.actions_name, sheets.action_columns),
    (sheets.evaluations_name, sheets.evaluation_columns),
    (sheets.moves_name, sheets.move_columns),
    (sheets.scales_name, sheets.scale_columns),
    (sheets.about_name, sheets.about_columns),
)


class _Exchange(NamedTuple):
    """From one language to ours."""

    source: Language
    head: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    """By the name of the column in its own language."""


def book_in_our_words(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables of a workbook by their names."""
    found = dict(tables)
    for name, columns in _SHEETS:
        for foreign in in_every_language(name):
            if foreign in found and name() not in found:
                found[name()] = found.pop(foreign)
        if name() in found:
            found[name()] = in_our_words(found[name()], columns)
    return found


def in_our_words(table: Table, columns: _Columns) -> Table:
    """A table that has these columns in one of our languages; any other is handed back as it is."""
    head = [shown(cell).strip() for cell in table[0]] if table else []
    ours = names(columns())
    for source, theirs in zip(LANGUAGES, in_every_language(lambda: names(columns())), strict=True):
        if theirs != ours and set(theirs) <= set(head):
            exchange = _Exchange(source, dict(zip(theirs, ours, strict=True)), _exchanged(source))
            return [_head(head, exchange), *(_row(head, row, exchange) for row in table[1:])]
    return table


def _head(head: Iterable[str], exchange: _Exchange) -> list[object]:
    return [exchange.head.get(name, name) for name in head]


def _row(head: Iterable[str], row: Iterable[object], exchange: _Exchange) -> list[object]:
    """The cells of a row; it may be longer or shorter than the head."""
    cells = list(row)
    for place, (name, cell) in enumerate(zip(head, cells, strict=False)):
        if isinstance(cell, str):
            cells[place] = _cell(name, cell, exchange)
    return cells


def _cell(name: str, text: str, exchange: _Exchange) -> str:
    ours, words = exchange.head.get(name), exchange.words.get(name, {})
    if ours in (terms.action(), terms.evaluation()):
        return _entries(text, exchange.source)
    if ours == terms.field_name("state"):
        # When it was closed, and why, stands behind it.
        word, blank, rest = text.partition(" ")
        return words.get(word.casefold(), word) + blank + rest
    return words.get(text.strip().casefold(), text)


def _entries(text: str, source: Language) -> str:
    """What stands in a cell of entries, as we would write it; what somebody has made of it since stays."""
    with speaking(source):
        entries = read_entries(text)
        is_as_written = write_entries(entries) == text
    return write_entries(entries) if is_as_written else text


def _exchanged(source: Language) -> dict[str, dict[str, str]]:
    with speaking(source):
        theirs = _words()
    return {
        name: {word.casefold(): ours for word, ours in zip(said, mine, strict=True)}
        for (name, said), mine in zip(theirs.items(), _words().values(), strict=True)
    }


def _words() -> dict[str, tuple[str, ...]]:
    """The words that a column of ours is limited to, by its name; in the same order in every language."""
    levels = tuple(terms.level_name(level) for level in range(1, LEVELS + 1))
    turns = (sheets.open_word(), sheets.closed_word(), sheets.reopened_word())
    front = ("title", "status_date", "organisation", "prepared_by", "recommendation")
    return {
        terms.likelihood(): (terms.not_placed(),),
        terms.consequence(): (terms.not_placed(),),
        sheets.level_name(): levels,
        terms.field_name("state"): turns,
        names(sheets.move_columns())[3]: (sheets.placed_word(), sheets.taken_out_word(), *turns),
        names(sheets.scale_columns())[0]: (terms.likelihood(), terms.consequence()),
        **{column.name: levels for column in sheets.scale_columns() if column.is_level},
        names(sheets.about_columns())[0]: (
            *map(terms.field_name, front),
            sheets.confirmed_word(),
            sheets.next_number_word(),
        ),
    }
