"""What the report says, in reading order and in Danish, with no word about how it looks.

Every format draws this same content. Texts are as she typed them, but for white space around them. Only the colours of
the levels are told: a finished status keeps those that it had.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from risikoapp import terms
from risikoapp.domain.criteria import LEVELS, STEPS, Rating, RiskCriteria
from risikoapp.domain.dates import format_list, format_running
from risikoapp.domain.model import Action, Evaluation, Register, RegisterFile, Risk, Snapshot
from risikoapp.domain.statuses import is_under_way, last_status
from risikoapp.i18n import _

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A risk level 1 to 4, its word, and the colour that it is drawn upon, as `#RRGGBB`; "" for the program's own."""

    number: int
    word: str
    fill: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """One cell of the matrix: its level, and the numbers of the open risks in it, ascending."""

    level: Level
    risk_numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One step of likelihood with its cells, lowest consequence first."""

    name: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The matrix as it is drawn: highest likelihood first, lowest consequence first."""

    likelihood: str
    consequence: str
    rows: tuple[MatrixRow, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLine:
    """A risk in the list; `level` is None and `place` says so where it has no place in the matrix."""

    number: int
    name: str
    level: Level | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A piece of text: `date` as it is read (`8/3-2022`) or "", `note` a quiet addition or ""."""

    text: str
    date: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What stands under one label; in a `listed` part an entry without a date has a bullet."""

    label: str
    entries: tuple[Entry, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One risk under Status. Parts with nothing in them are left out; `empty` is said when all are, else ""."""

    number: int
    name: str
    heading: str
    level: Level | None
    place: str
    parts: tuple[Part, ...]
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """The whole report, its fields in reading order; a field with nothing to say is ""."""

    title: str
    organisation: str
    status_date: str
    """For heads: `17-02-2025`."""
    status_line: str
    """For the title page: `Status pr. 17-02-2025`."""
    prepared_by: str
    draft: str
    """`Udkast`, as long as the status is under way."""
    matrix: Matrix
    not_placed: str
    """`Ikke placeret: #7, #9`."""
    levels_note: str
    list_heading: str
    list_columns: tuple[str, str, str, str]
    risks: tuple[RiskLine, ...]
    no_risks: str
    """Said in place of list and sections when no risk is open."""
    status_heading: str
    sections: tuple[Section, ...]


def file_content(file: RegisterFile, today: dt.date) -> ReportContent:
    """What the report of a file says on this day: of the status that is under way, or else of the one just finished."""
    last = last_status(file)
    if last is not None and last.register == file.register:
        return status_content(last)
    is_draft = file.register.report.marks_draft and is_under_way(file)
    return report_content(file.register, today, is_draft=is_draft)


def status_content(snapshot: Snapshot) -> ReportContent:
    """What the report of a finished status says: for ever the same, whatever day it is and whatever has been edited."""
    return report_content(snapshot.register, snapshot.date, colours=snapshot.colours)


def report_content(
    register: Register, today: dt.date, *, is_draft: bool = False, colours: Sequence[str] = ()
) -> ReportContent:
    """What the report says about the register's open risks as they stand now, on this day.

    `colours` are those of the levels 1 to 4; where they are none, the levels have the program's own.
    """
    risks = register.open_risks
    scale = _Scale(register.criteria, _sound(colours))
    day = register.status_date
    prepared_by = _text(register.prepared_by)
    return ReportContent(
        title=_text(register.title) or _("Risikovurdering"),
        organisation=_text(register.organisation),
        status_date=format_list(day) if day else "",
        status_line=_("Status pr. {date}").format(date=format_list(day)) if day else "",
        prepared_by=_("Udarbejdet af {name}").format(name=prepared_by) if prepared_by else "",
        draft=_("Udkast") if is_draft else "",
        matrix=_matrix(scale, risks),
        not_placed=_not_placed(risks),
        levels_note=terms.levels_note(register.criteria),
        list_heading=_("Risici"),
        list_columns=(_("Nr."), _("Navn"), _("Niveau"), _("Placering")),
        risks=tuple(_risk_line(scale, risk) for risk in risks),
        no_risks="" if risks else _("Der er ingen åbne risici."),
        status_heading=_("Status"),
        sections=tuple(_section(scale, risk, today) for risk in risks),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """The criteria, and the colours of the levels 1 to 4 or none."""

    criteria: RiskCriteria
    colours: tuple[str, ...] = ()

    def level(self, rating: Rating | None) -> Level | None:
        return None if rating is None else self.level_of(rating)

    def level_of(self, rating: Rating) -> Level:
        number = self.criteria.risk_level(rating)
        fill = self.colours[number - 1] if self.colours else ""
        return Level(number=number, word=terms.level_name(number), fill=fill)

    def place(self, rating: Rating | None) -> str:
        return terms.not_placed() if rating is None else self.criteria.cell_name(rating)


def _sound(colours: Sequence[str]) -> tuple[str, ...]:
    """The colours, if there is one for each level that can be drawn with."""
    is_sound = len(colours) == LEVELS and all(_COLOUR.fullmatch(colour) for colour in colours)
    return tuple(colours) if is_sound else ()


def _matrix(scale: _Scale, risks: Iterable[Risk]) -> Matrix:
    criteria = scale.criteria
    numbers: dict[Rating, list[int]] = {}
    for risk in risks:
        if risk.rating is not None:
            numbers.setdefault(risk.rating, []).append(risk.number)

    def cell(rating: Rating) -> MatrixCell:
        return MatrixCell(level=scale.level_of(rating), risk_numbers=tuple(numbers.get(rating, ())))

    steps = range(1, STEPS + 1)
    return Matrix(
        likelihood=terms.likelihood(),
        consequence=terms.consequence(),
        rows=tuple(
            MatrixRow(
                name=criteria.likelihood_name(likelihood),
                cells=tuple(cell(Rating(likelihood=likelihood, consequence=step)) for step in steps),
            )
            for likelihood in reversed(steps)
        ),
        columns=tuple(criteria.consequence_name(step) for step in steps),
    )


def _not_placed(risks: Iterable[Risk]) -> str:
    numbers = ", ".join(f"#{risk.number}" for risk in risks if risk.rating is None)
    return f"{terms.not_placed()}: {numbers}" if numbers else ""


def _text(text: str) -> str:
    """The text without the white space around it; "" when there is nothing in it to see."""
    return text.strip() if any(char.isprintable() and not char.isspace() for char in text) else ""


def _name(risk: Risk) -> str:
    return _text(risk.name) or _("Uden navn")


def _risk_line(scale: _Scale, risk: Risk) -> RiskLine:
    return RiskLine(
        number=risk.number,
        name=_name(risk),
        level=scale.level(risk.rating),
        place=scale.place(risk.rating),
    )


def risk_section(criteria: RiskCriteria, risk: Risk, today: dt.date) -> Section:
    """What the report says about one risk on this day."""
    return _section(_Scale(criteria), risk, today)


def _section(scale: _Scale, risk: Risk, today: dt.date) -> Section:
    description = _text(risk.description)
    noted = ((action, risk.is_open and action.is_overdue(today)) for action in risk.actions)
    actions = tuple(entry for action, is_overdue in noted if (entry := _action(action, is_overdue)))
    evaluation = _evaluation(risk.standing_evaluation)
    former = terms.former_numbers(risk)
    parts = (
        Part(label=terms.description(), entries=(Entry(text=description),) if description else ()),
        Part(label=terms.action(), entries=actions, listed=True),
        Part(label=terms.evaluation(), entries=(evaluation,) if evaluation else ()),
    )
    written = tuple(part for part in parts if part.entries)
    return Section(
        number=risk.number,
        name=_name(risk),
        heading=f"{risk.number}. {_name(risk)}" + (f" ({former})" if former else ""),
        level=scale.level(risk.rating),
        place=scale.place(risk.rating),
        parts=written,
        empty="" if written else _("Ingen beskrivelse endnu."),
    )


def _action(action: Action, is_overdue: bool) -> Entry | None:
    """The action as an entry, or None when nothing at all is written in it."""
    note = terms.action_note(action, format_running)
    if is_overdue:
        note = f"{terms.overdue()} · {note}"
    date = format_running(action.date) if action.date else ""
    text = _text(action.text)
    return Entry(text=text, date=date, note=f"({note})" if note else "") if text or date or note else None


def _evaluation(evaluation: Evaluation | None) -> Entry | None:
    if evaluation is None or not (_text(evaluation.text) or evaluation.date):
        return None
    date = format_running(evaluation.date) if evaluation.date else ""
    return Entry(text=_text(evaluation.text), date=date)
