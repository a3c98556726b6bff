"""The risk matrix of a paper: which table it is, what its steps are called, and which numbers stand where."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from risikoapp.domain.criteria import STANDARD_CRITERIA, STEPS, Rating, RiskCriteria, Step
from risikoapp.importers.blocks import Table
from risikoapp.importers.known_words import known_words, letters
from risikoapp.importers.matrix_cells import NUMBER, Known, bare_numbers, with_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """`places` has every cell in which a number stands; `other_steps` the names that the standard has not.

    `criteria` are the standard's with the paper's own names, and its own levels in the cells that state one:
    in `other_levels` of them another than the standard's. `leftover` is what else the table says, and `bare` has the
    cell of each known number that stands there without a sign where others have one.
    """

    criteria: RiskCriteria
    places: dict[int, tuple[Rating, ...]]
    other_steps: tuple[str, ...]
    other_levels: int
    leftover: tuple[str, ...]
    bare: dict[int, tuple[Rating, ...]]


@dataclass(frozen=True, slots=True)
class _Scale:
    """The names of an axis in the order of the table, and for each of them where on that axis it stands."""

    names: tuple[str, ...]
    places: tuple[int, ...]


_NOBODY = Known()


def is_matrix(table: Table) -> bool:
    """Whether a table means to be a risk matrix, readable or not."""
    found = {letters(text) for row in table.grid for text in row}
    words = known_words()
    known = len(found & words.likelihood.keys()), len(found & words.consequence.keys())
    has_titles = all(found & titles for titles in words.axes)
    return has_titles or sum(known) >= STEPS or min(known) >= 2 or _is_square(table)


def _is_square(table: Table) -> bool:
    """Whether risks stand here and there in a table that is mostly empty, as in a matrix with other steps."""
    cells = [text for row in table.grid for text in row]
    is_large = len(table.grid) >= STEPS and all(len(row) >= STEPS for row in table.grid)
    numbers = sum(NUMBER.match(text) is not None for text in cells)
    return is_large and numbers > 0 and 2 * sum(not text for text in cells) >= len(cells)


def read(table: Table, known: Known = _NOBODY) -> Matrix | None:
    """What the table says, or None when it is not 4 by 4 steps on axes one can tell apart.

    `known` are the risks that its cells may name.
    """
    width = max((len(row) for row in table.grid), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in table.grid]
    columns = [list(column) for column in zip(*rows, strict=True)]
    for head_row, across in _scales(rows):
        for head_column, down in _scales(columns):
            if head_row not in down.places and head_column not in across.places:
                cells = [[rows[row][column] for column in across.places] for row in down.places]
                if all(_may_be_cell(text) for row in cells for text in row):
                    read = _matrix(down, across, cells, rows, known)
                    around = _around(rows, (head_row, across), (head_column, down))
                    return read and replace(read, leftover=tuple(dict.fromkeys((*around, *read.leftover))))
    return None


def _scales(lines: Sequence[Sequence[str]]) -> list[tuple[int, _Scale]]:
    """Every row (or column) that holds four names and no more, those with known names first."""
    found: list[tuple[int, _Scale]] = []
    for position, line in enumerate(lines):
        named = [(place, text) for place, text in enumerate(line) if _is_step(text)]
        for standard in known_words()[:2]:
            # A corner that says something does not hide a scale that is known.
            known = [(place, text) for place, text in named if letters(text) in standard]
            named = known if len(known) == STEPS else named
        if len(named) == len({letters(text) for _place, text in named}) == STEPS:
            scale = _Scale(tuple(text for _place, text in named), tuple(place for place, _text in named))
            found.append((position, scale))
    return sorted(found, key=lambda entry: -max(_known(entry[1])))


def _is_step(text: str) -> bool:
    key = letters(text)
    return bool(key) and not _is_title(text) and not NUMBER.search(text)


def is_word_of_its_own(text: str) -> bool:
    """Whether a text is a step, a level or an axis, and so the name of no risk in a cell."""
    words = known_words()
    return letters(text) in {"", *words.axes[0], *words.axes[1], *words.likelihood, *words.consequence, *words.levels}


def _is_title(text: str) -> bool:
    """Whether a text names an axis, or both as a corner may."""
    left = letters(text)
    for title in (title for titles in known_words().axes for title in titles):
        left = left.replace(title, "")
    return left == ""


def _known(scale: _Scale) -> tuple[int, int]:
    """How many of the names are the standard's for likelihood, and for consequence."""
    names = {letters(name) for name in scale.names}
    words = known_words()
    return len(names & words.likelihood.keys()), len(names & words.consequence.keys())


def _may_be_cell(text: str) -> bool:
    words, said = known_words(), letters(text)
    return not any(said in known for known in (*words.axes, words.likelihood, words.consequence))


def _matrix(down: _Scale, across: _Scale, cells: list[list[str]], rows: list[list[str]], known: Known) -> Matrix | None:
    down_is_likelihood = _orientation(down, across, rows)
    if down_is_likelihood is None:
        return None
    if not down_is_likelihood:
        # From here on likelihood goes down, whatever the paper does.
        cells = [list(column) for column in zip(*cells, strict=True)]
    likelihood, consequence = (down, across) if down_is_likelihood else (across, down)
    likelihood_order = _order(likelihood, known_words().likelihood, falling=down_is_likelihood)
    consequence_order = _order(consequence, known_words().consequence, falling=not down_is_likelihood)
    texts = {
        Rating(likelihood=likelihood_step, consequence=consequence_step): text
        for likelihood_step, row in zip(likelihood_order, cells, strict=True)
        for consequence_step, text in zip(consequence_order, row, strict=True)
    }
    texts = with_numbers(texts, known)
    criteria = replace(
        _with_levels(texts),
        likelihood_steps=_named(STANDARD_CRITERIA.likelihood_steps, likelihood, likelihood_order),
        consequence_steps=_named(STANDARD_CRITERIA.consequence_steps, consequence, consequence_order),
    )
    return Matrix(
        criteria=criteria,
        places=_places(texts),
        other_steps=_other_steps(criteria),
        other_levels=sum(criteria.risk_level(cell) != STANDARD_CRITERIA.risk_level(cell) for cell in texts),
        leftover=_leftover(texts.values()),
        bare=bare_numbers(texts, known),
    )


def _with_levels(texts: Mapping[Rating, str]) -> RiskCriteria:
    """The standard's criteria with the levels that the cells state."""
    criteria = STANDARD_CRITERIA
    for rating, text in texts.items():
        level = _level(text)
        if level is not None:
            criteria = criteria.with_level(rating, level)
    return criteria


def _places(texts: Mapping[Rating, str]) -> dict[int, tuple[Rating, ...]]:
    places: dict[int, tuple[Rating, ...]] = {}
    for rating, text in texts.items():
        for number in {int(digits) for digits in NUMBER.findall(text)}:
            places[number] = (*places.get(number, ()), rating)
    return places


def _other_steps(criteria: RiskCriteria) -> tuple[str, ...]:
    standard = {*STANDARD_CRITERIA.likelihood_steps, *STANDARD_CRITERIA.consequence_steps}
    steps = (*criteria.likelihood_steps, *criteria.consequence_steps)
    return tuple(step.name for step in steps if step not in standard)


def _orientation(down: _Scale, across: _Scale, rows: list[list[str]]) -> bool | None:
    """Whether likelihood goes down the table, told by the names of its steps, else by where the axes' titles stand."""
    (down_likelihood, down_consequence), (across_likelihood, across_consequence) = _known(down), _known(across)
    for_it, against = down_likelihood + across_consequence, down_consequence + across_likelihood
    if for_it != against:
        return for_it > against
    # A title above or below the cells belongs to the axis across, one in the rows of the cells to the axis down.
    beside = {letters(text) for row in down.places for text in rows[row]}
    above = {letters(text) for place, row in enumerate(rows) if place not in down.places for text in row}
    likelihood, consequence = known_words().axes
    down_likelihood, down_consequence = bool(likelihood & beside), bool(consequence & beside)
    across_likelihood, across_consequence = bool(likelihood & above), bool(consequence & above)
    if down_likelihood == down_consequence and across_likelihood == across_consequence:
        return None
    return down_likelihood or across_consequence


def _order(scale: _Scale, standard: Mapping[str, int], *, falling: bool) -> tuple[int, ...]:
    """The step 1 to 4 of each name: by the names where they are known, else by the way papers are drawn."""
    keys = [letters(name) for name in scale.names]
    known = [standard[key] for key in keys if key in standard]
    if sorted(known) == list(range(STEPS)):
        return tuple(place + 1 for place in known)
    if len(known) > 1 and known != sorted(known, reverse=falling):
        falling = not falling
    return tuple(range(STEPS, 0, -1)) if falling else tuple(range(1, STEPS + 1))


def _named(standard: tuple[Step, ...], scale: _Scale, order: tuple[int, ...]) -> tuple[Step, ...]:
    """The steps, lowest first, by the paper's names where these are not the standard's in other clothes."""
    names = dict(zip(order, scale.names, strict=True))
    return tuple(
        step if letters(names[number]) == letters(step.name) else Step(name=_unbroken(names[number]))
        for number, step in enumerate(standard, start=1)
    )


def _unbroken(name: str) -> str:
    """A name as it was before a narrow cell broke it."""
    return " ".join(re.sub(r"\u00ad|-[^\S\n]*\n\s*", "", name).split())


def _said(text: str) -> list[str]:
    """What a cell says before, between and after its numbers."""
    pieces = (piece.strip(" \t\n,;/&+.()") for piece in NUMBER.split(text)[::2])
    return [piece for piece in pieces if piece and piece.casefold() != "og"]


def _level(text: str) -> int | None:
    """The level that a cell states; None where it states none, two, or has other words besides."""
    stated = {known_words().levels.get(letters(piece)) for piece in _said(text) if letters(piece)}
    return stated.pop() if len(stated) == 1 else None


def _leftover(texts: Iterable[str]) -> tuple[str, ...]:
    """What the cells say besides numbers and a level, each once."""
    said = ((" ".join(_said(text)), _level(text)) for text in texts)
    # A figure or a doubt beside a level, as in "12 Høj?", is told too.
    told = (words for words, level in said if words and (level is None or re.search(r"[\d?]", words)))
    return tuple(dict.fromkeys(told))


def _around(rows: list[list[str]], head_row: tuple[int, _Scale], head_column: tuple[int, _Scale]) -> tuple[str, ...]:
    """What the table says outside its cells, besides the steps, the titles of the axes and numbers alone."""
    (names_row, across), (names_column, down) = head_row, head_column
    return tuple(
        text
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
        if not (row in down.places and column in (*across.places, names_column))
        and not (row == names_row and column in across.places)
        and not _is_title(text)
    )
