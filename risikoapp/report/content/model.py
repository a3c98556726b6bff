"""The values that a report is made of: flat, in reading order, every text in Danish and ready to be shown.

Named tuples and not dataclasses, which take five times as long to be defined: a tenth of a small report's time.
"""

import datetime as dt
from typing import NamedTuple

from risikoapp.i18n import SOURCE, tag_of


class Own(str):
    """A text that a person has written, in a report that speaks another language than hers."""

    __slots__ = ()


OWN_TAG = tag_of(SOURCE)
"""The language of what is `Own`, as it stands in documents."""


def own_tag(text: str) -> str:
    """The language of the text where it is not that of the report, else ""."""
    return OWN_TAG if isinstance(text, Own) else ""


def like(text: str, shown: str) -> str:
    """What is shown of the text, a person's own if that is."""
    return Own(shown) if isinstance(text, Own) else shown


class Level(NamedTuple):
    """A risk level 1 to 4, its word, and the colour that it is drawn upon, as `#RRGGBB`; "" for the program's own."""

    number: int
    word: str
    fill: str = ""


class MatrixCell(NamedTuple):
    """One cell of the matrix: its level, and the numbers of the open risks in it, ascending.

    `signs` has one for each of them: `↑`, `↓`, `→`, `+` or "" for what became of it since the last status. In
    `past_numbers` are those open risks that stood here then and stand elsewhere now.
    """

    level: Level
    risk_numbers: tuple[int, ...]
    signs: tuple[str, ...] = ()
    past_numbers: tuple[int, ...] = ()


class MatrixRow(NamedTuple):
    """One step of likelihood with its cells, lowest consequence first."""

    name: str
    cells: tuple[MatrixCell, ...]


class MatrixMove(NamedTuple):
    """The risks that went from one cell to one other since the last status: an arrow.

    A cell is its row and its column, counted from 0 at the top left of the matrix as it is drawn.
    """

    numbers: tuple[int, ...]
    start: tuple[int, int]
    end: tuple[int, int]


class Matrix(NamedTuple):
    """The matrix as it is drawn: highest likelihood first, lowest consequence first."""

    likelihood: str
    consequence: str
    rows: tuple[MatrixRow, ...]
    columns: tuple[str, ...]
    moves: tuple[MatrixMove, ...] = ()


class RiskLine(NamedTuple):
    """A risk in the list; `level` is None and `place` says so where it has no place in the matrix.

    `sign` and `change` tell what became of it since the last status: `↓` and `mindre sandsynlig`, or "" and `Uændret`;
    both are "" where there is none.
    """

    number: int
    name: str
    level: Level | None
    place: str
    sign: str = ""
    change: str = ""


class Entry(NamedTuple):
    """A piece of text: `date` as it is read (`8/3-2022`) or "", `note` a quiet addition or ""."""

    text: str
    date: str = ""
    note: str = ""


class Part(NamedTuple):
    """What stands under one label; in a `listed` part an entry without a date has a bullet."""

    label: str
    entries: tuple[Entry, ...]
    listed: bool = False


class CurveStep(NamedTuple):
    """From which day until which a risk was open at a level; None where it had no place."""

    start: dt.date
    end: dt.date
    level: Level | None


class Curve(NamedTuple):
    """How the level of one risk has gone, oldest first; `words` say the same for who cannot see it.

    `first` and `last` are the ends of the time line, the same for all curves of a report.
    """

    label: str
    first: dt.date
    last: dt.date
    levels: tuple[Level, ...]
    """Every level there is, highest first."""
    steps: tuple[CurveStep, ...]
    words: str


class Section(NamedTuple):
    """One risk under Status. Parts with nothing in them are left out; `empty` is said when all are, else "".

    `change` tells where it came from since the last status: `↓ fra Sandsynligt × Kritisk`, or "".
    """

    number: int
    name: str
    heading: str
    level: Level | None
    place: str
    parts: tuple[Part, ...]
    empty: str
    change: str = ""
    curve: Curve | None = None


class ClosedRisk(NamedTuple):
    """A closed risk in a line; `note` tells when and why it was closed."""

    number: int
    name: str
    note: str


class HistoryColumn(NamedTuple):
    """How many open risks stood at each level on a day, highest level first, and last those without a place.

    `date` is `12-11-2024`, or the word for now. A level that none stands at is there with 0.
    """

    date: str
    counts: tuple[tuple[Level | None, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _level, count in self.counts)


class History(NamedTuple):
    """The levels of all risks from status to status, oldest first; `words` say the same for who cannot see it."""

    heading: str
    columns: tuple[HistoryColumn, ...]
    not_placed: str
    """What those without a level are called."""
    words: str


class Scale(NamedTuple):
    """One of the two scales: the name and the definition of each step, highest first; "" where it has none."""

    name: str
    steps: tuple[tuple[str, str], ...]


class ReportContent(NamedTuple):
    """The whole report, its fields in reading order; a field with nothing to say is "" or empty.

    Whatever a heading belongs to is left out with it: where `since_heading` is "" nothing was compared, and so on.
    """

    title: str
    organisation: str
    status_date: str
    """For heads: `17-02-2025`."""
    status_line: str
    """For the title page: `Status pr. 17. februar 2025`."""
    compared_with: str
    """For the title page: `sammenlignet med status pr. 12. november 2024`."""
    prepared_by: str
    draft: str
    """`Udkast`, as long as the status is under way."""
    matrix: Matrix
    not_placed: str
    """`Ikke placeret: #7, #9`."""
    levels_note: str
    list_heading: str
    list_columns: tuple[str, ...]
    """Number, name, level, place and, where a finished status is compared with, change."""
    risks: tuple[RiskLine, ...]
    no_risks: str
    """Said in place of list and sections when no risk is open."""
    since_heading: str
    since: tuple[str, ...]
    """A sentence for each risk that has moved, come, been closed or come back since the last status; one at least."""
    recommendation_heading: str
    recommendation: str
    """What the steering group is asked to decide: stands before the sections, its lines as they were typed."""
    status_heading: str
    sections: tuple[Section, ...]
    closed_heading: str
    closed_columns: tuple[str, str, str]
    closed: tuple[ClosedRisk, ...]
    """Every closed risk, by number: behind the sections, as all that follows."""
    scales_heading: str
    scale_columns: tuple[str, str]
    scales: tuple[Scale, ...]
    history: History | None = None
    log_heading: str = ""
    log_columns: tuple[str, ...] = ()
    """Day and who, risk and field, before and after."""
    log: tuple[tuple[str, ...], ...] = ()
    """What has been changed since the last status, newest first, a text for each of these columns."""
