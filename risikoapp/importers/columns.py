"""Finds the table of risks in a spreadsheet, and what each of its columns is for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from risikoapp.domain import dates
from risikoapp.importers.column_map import SEVERAL, ColumnMap, MappedColumn
from risikoapp.importers.grid import Grid
from risikoapp.importers.headings import WEAK_NAMES, Use, folded, is_exact, is_of_another_time, use_of
from risikoapp.importers.scale_rules import AXES, Axis, rule_for
from risikoapp.importers.states import is_state

_LOOKED_AT = 50
"""Rows of a sheet among which its headings must stand."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_SAMPLE = 300
"""So many of the texts in a column tell what it is for."""


def recognise(grids: Sequence[Grid]) -> tuple[Grid, ColumnMap] | None:
    """The likeliest sheet and how it is read; None where none has headings that tell of risks."""
    best: tuple[tuple[bool, int, int], Grid, int, tuple[str, ...]] | None = None
    for grid in grids:
        filled = [any(row) for row in grid.texts]
        for head, headings in _heads(grid):
            uses = {use_of(text) for text in headings} - {None}
            rows = sum(filled[head + 1 :])
            if len(uses) < 2 or not uses & {"name", "description"} or not rows:
                continue
            score = (not grid.is_hidden, len(uses), rows)
            # Among the rows of a sheet the first with most of them is the head.
            if best is None or (score[:2] > best[0][:2] if best[1] is grid else score > best[0]):
                best = score, grid, head, headings
    if best is None:
        return None
    _score, grid, head, headings = best
    return grid, ColumnMap(sheet=grid.name, head=head, columns=_columns(grid, head, headings))


def maps(grids: Sequence[Grid]) -> tuple[ColumnMap, ...]:
    """How each of the sheets that have rows can be read; where no headings are known, from the first that may be any,
    with its columns for nothing as yet."""
    return tuple(found for grid in grids if (found := _map_of(grid)) is not None)


def _map_of(grid: Grid) -> ColumnMap | None:
    if (found := recognise([grid])) is not None:
        return found[1]
    head, headings = next(_heads(grid), (0, ()))
    if not any(any(row) for row in grid.texts[head + 1 :]) or not headings:
        return None
    return ColumnMap(sheet=grid.name, head=head, columns=_columns(grid, head, headings))


def _heads(grid: Grid) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Rows that may be the headings: each alone, and each with one beneath it that parts some of them further."""
    for place, row in enumerate(grid.texts[:_LOOKED_AT]):
        if len({text for text in row if text}) < 2:
            continue
        yield place, tuple(row)
        below = grid.texts[place + 1] if place + 1 < len(grid.texts) else ()
        said = [text for text in below if text]
        if len(said) > 1 and all(is_exact(text) for text in said):
            yield place + 1, tuple(under or above for above, under in zip(row, below, strict=True))


def _columns(grid: Grid, head: int, headings: Sequence[str]) -> tuple[MappedColumn, ...]:
    columns: list[MappedColumn] = []
    for place, heading in enumerate(headings):
        # A heading that is merged over several columns belongs to the first of them.
        is_copy = place > 0 and heading == headings[place - 1] and (head, place) in grid.copies
        columns.append(
            MappedColumn(
                place=place,
                heading="" if is_copy else heading,
                use=None if is_copy else use_of(heading),
                hidden=place in grid.hidden_columns,
            )
        )
    texts = {column.place: _texts(grid, head, column.place) for column in columns}
    columns = [_as_it_stands(column, texts[column.place]) for column in columns]
    columns = _with_contents(_shared_out(columns, texts), texts)
    found = (replace(column, sample=next(iter(texts[column.place]), "")) for column in columns)
    return tuple(column for column in found if column.heading or column.sample)


def _texts(grid: Grid, head: int, place: int) -> list[str]:
    """What stands in a column, each merged text once."""
    rows = enumerate(grid.texts[head + 1 :], start=head + 1)
    return [row[place] for number, row in rows if row[place] and (number, place) not in grid.copies]


def _as_it_stands(column: MappedColumn, texts: Sequence[str]) -> MappedColumn:
    """A column for states in which there are other words tells how it goes."""
    is_other = column.use == "state" and texts and not _are_states(texts)
    return replace(column, use="evaluation", by_content=True) if is_other else column


def _shared_out(columns: Sequence[MappedColumn], texts: Mapping[int, Sequence[str]]) -> list[MappedColumn]:
    """Leaves each use to the column that serves it best, and to others that serve it too where it may have several."""
    kept: dict[int, Use] = {}
    wanted: dict[Use, None] = {column.use: None for column in columns if column.use}
    for use in wanted:
        candidates = [column for column in columns if column.use == use]
        axis: Axis | None = next((axis for axis in AXES if axis == use), None)
        if axis is not None:
            candidates = [column for column in candidates if _is_scale(axis, texts[column.place])]
        if candidates:
            best = min(candidates, key=_rank)
            also = [column for column in candidates if use in SEVERAL and _serves_too(column, best, texts)]
            kept |= {column.place: use for column in (best, *also)}
    weak = next((c for c in columns if c.place not in kept and c.use == "name" and _is_weak(c)), None)
    if weak is not None and "description" not in kept.values():
        kept[weak.place] = "description"
    return [
        replace(column, use=kept.get(column.place), by_content=column.by_content and column.place in kept)
        for column in columns
    ]


def _serves_too(column: MappedColumn, best: MappedColumn, texts: Mapping[int, Sequence[str]]) -> bool:
    """Whether a column is for the same as the one that serves that best: it tells of the same time, in words."""
    is_like = column.hidden == best.hidden and not is_of_another_time(column.heading)
    told = texts[column.place][:_SAMPLE]
    return is_like and bool(told) and 2 * sum(map(_is_told, told)) >= len(told)


def _is_told(text: str) -> bool:
    """Whether a text says something: more than a state, a date, a number or a colour does."""
    return len(_WORD.findall(text)) > 1 and not is_state(text) and dates.split_leading(text)[1] != ""


def _rank(column: MappedColumn) -> tuple[bool, bool, bool, bool, bool, int]:
    """The lower, the better a column serves its use."""
    is_other = _is_weak(column) or (column.use == "owner" and folded(column.heading).startswith(("ris", "ejer")))
    return (
        column.by_content,
        is_of_another_time(column.heading),
        column.hidden,
        is_other,
        not is_exact(column.heading),
        column.place,
    )


def _is_weak(column: MappedColumn) -> bool:
    return folded(column.heading).replace(" ", "") in WEAK_NAMES


def _is_scale(axis: Axis, texts: Sequence[str]) -> bool:
    """Whether a column is for steps: it holds no more other words than what can be read."""
    rule = rule_for(axis, texts[:_SAMPLE], None)
    words = [text for text in rule.meanings if text[:1].isalpha() and not rule.steps(text)]
    return 2 * len(words) <= len(rule.meanings)


def _with_contents(columns: list[MappedColumn], texts: dict[int, list[str]]) -> list[MappedColumn]:
    """Gives what is still wanted to columns whose contents tell what they are."""
    found = list(columns)
    for column in columns:
        use = _told(column, columns, texts[column.place])
        if use != column.use:
            # What another column serves already stays there.
            is_free = use is not None and all(other.use != use for other in found)
            found[column.place] = replace(column, use=use if is_free else None, by_content=is_free)
    return found


def _told(column: MappedColumn, columns: Sequence[MappedColumn], texts: Sequence[str]) -> Use | None:
    """What a column is for when one looks at what stands in it, and beside it."""
    if column.use == "date" and _stands_beside(column, columns, "evaluation"):
        return "evaluation_date"
    if column.use is None and texts and use_of(column.heading) is None:
        return _by_content(column, texts)
    return column.use


def _are_states(texts: Sequence[str]) -> bool:
    return 2 * sum(map(is_state, texts)) >= len(texts)


def _stands_beside(column: MappedColumn, columns: Sequence[MappedColumn], use: Use) -> bool:
    return any(other.use == use and abs(other.place - column.place) == 1 for other in columns)


def _by_content(column: MappedColumn, texts: Sequence[str]) -> Use | None:
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 6]
    if column.place == 0 and len(numbers) == len(texts) > 1 and numbers == sorted(set(numbers)):
        return "number"
    for axis in AXES:
        rule = rule_for(axis, texts[:_SAMPLE], None)
        has_words = all(text[:1].isalpha() for text in rule.meanings)
        if has_words and rule.is_sure and rule.readable == len(rule.meanings):
            return axis
    return None
