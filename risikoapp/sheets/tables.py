"""Which sheets there are, the columns of each, and what a register puts into them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from risikoapp import terms
from risikoapp.domain.criteria import STEPS, Rating, RiskCriteria
from risikoapp.domain.model import Register, RegisterFile, Risk
from risikoapp.i18n import _
from risikoapp.sheets.entries import CellEntry, write_entries

Cell = str | int | dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column by its name; `width` is in letters, and `is_level` where the words of levels stand in it."""

    name: str
    width: float
    is_level: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table under its name; `fixed` columns at the left stay in sight."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fixed: int = 0


def sheets(file: RegisterFile) -> tuple[Sheet, ...]:
    """All that a workbook has of a file: its register as it stands, with its history, and no earlier status."""
    register = file.register
    return (
        Sheet(name=log_name(), columns=log_columns(), rows=tuple(log_rows(register)), fixed=2),
        Sheet(name=risks_name(), columns=risk_columns(), rows=tuple(_risk_rows(register)), fixed=2),
        Sheet(name=actions_name(), columns=action_columns(), rows=tuple(_action_rows(register)), fixed=2),
        Sheet(name=evaluations_name(), columns=evaluation_columns(), rows=tuple(_evaluation_rows(register)), fixed=2),
        Sheet(name=moves_name(), columns=move_columns(), rows=tuple(_move_rows(register)), fixed=2),
        Sheet(name=scales_name(), columns=scale_columns(), rows=tuple(_scale_rows(register.criteria))),
        Sheet(name=about_name(), columns=about_columns(), rows=tuple(_about_rows(file))),
    )


def log_name() -> str:
    return _("Risikolog")


def risks_name() -> str:
    return _("Risici")


def actions_name() -> str:
    return _("Handlinger")


def evaluations_name() -> str:
    return _("Evalueringer")


def moves_name() -> str:
    return _("Flytninger")


def scales_name() -> str:
    return _("Skalaer")


def about_name() -> str:
    return _("Om")


def number_name() -> str:
    return _("Nr.")


def risk_name() -> str:
    return _("Navn")


def level_name() -> str:
    return _("Niveau")


def _numbered() -> tuple[Column, Column]:
    return Column(name=number_name(), width=7), Column(name=risk_name(), width=26)


def _placed() -> tuple[Column, Column, Column]:
    return (
        Column(name=terms.likelihood(), width=22),
        Column(name=terms.consequence(), width=17),
        Column(name=level_name(), width=12, is_level=True),
    )


def log_columns() -> tuple[Column, ...]:
    """The order of a classic risikolog: one row a risk."""
    return (
        *_numbered(),
        Column(name=terms.description(), width=50),
        *_placed(),
        Column(name=terms.action(), width=60),
        Column(name=_("Ansvarlig"), width=22),
        Column(name=_("Frist"), width=12),
        Column(name=terms.evaluation(), width=50),
        Column(name=terms.field_name("state"), width=24),
        Column(name=_("Risikovurdering"), width=30),
        Column(name=terms.field_name("status_date"), width=12),
    )


def log_rows(register: Register) -> Iterator[tuple[Cell, ...]]:
    for risk in register.risks:
        yield log_row(register, risk)


def log_row(register: Register, risk: Risk) -> tuple[Cell, ...]:
    """A risk in the order of `log_columns`; who is to do something, and by when first, is taken from its actions."""
    undone = [action for action in risk.actions if action.done is None]
    owners = dict.fromkeys(action.owner_in_line for action in undone if action.owner_in_line)
    actions = [
        CellEntry(text=each.text, date=each.date, owner=each.owner, due=each.due, done=each.done)
        for each in risk.actions
    ]
    evaluations = [CellEntry(text=each.text, date=each.date) for each in reversed(risk.evaluations)]
    return (
        risk.number,
        risk.name,
        risk.description,
        *_place(register.criteria, risk.rating),
        write_entries(actions),
        ", ".join(owners),
        min((action.due for action in undone if action.due), default=None),
        write_entries(evaluations),
        _state(risk),
        register.title,
        register.status_date,
    )


def _place(criteria: RiskCriteria, rating: Rating | None) -> tuple[Cell, Cell, Cell]:
    if rating is None:
        return terms.not_placed(), terms.not_placed(), ""
    return (
        step_text(rating.likelihood, criteria.likelihood_name(rating.likelihood)),
        step_text(rating.consequence, criteria.consequence_name(rating.consequence)),
        terms.level_name(criteria.risk_level(rating)),
    )


def step_text(number: int, name: str) -> str:
    """A step by its number, so that it can be sorted by, and its name: "2 – Mindre sandsynligt"."""
    return f"{number} – {name}"


def open_word() -> str:
    return _("Åben")


def closed_word() -> str:
    return _("Lukket")


def _state(risk: Risk) -> str:
    """Open, or when it was closed and why."""
    if risk.is_open:
        return open_word()
    return terms.turn_note(risk.state_changes[-1]) if risk.state_changes else closed_word()


def risk_columns() -> tuple[Column, ...]:
    return (
        *_numbered(),
        Column(name=terms.description(), width=60),
        *_placed(),
        Column(name=terms.field_name("state"), width=10),
        Column(name=_("Tidligere nr."), width=10),
        Column(name=_("Noteret"), width=12),
    )


def _risk_rows(register: Register) -> Iterator[tuple[Cell, ...]]:
    for risk in register.risks:
        state = open_word() if risk.is_open else closed_word()
        former = ", ".join(map(str, risk.former_numbers))
        place = _place(register.criteria, risk.rating)
        yield risk.number, risk.name, risk.description, *place, state, former, risk.created.date()


def action_columns() -> tuple[Column, ...]:
    return (
        *_numbered(),
        Column(name=_("Dato"), width=12),
        Column(name=terms.action(), width=70),
        Column(name=_("Ansvarlig"), width=24),
        Column(name=_("Frist"), width=12),
        Column(name=_("Udført"), width=12),
    )


def _action_rows(register: Register) -> Iterator[tuple[Cell, ...]]:
    for risk in register.risks:
        for action in risk.actions:
            yield risk.number, risk.name, action.date, action.text, action.owner, action.due, action.done


def evaluation_columns() -> tuple[Column, ...]:
    return (*_numbered(), Column(name=_("Dato"), width=12), Column(name=terms.evaluation(), width=80))


def _evaluation_rows(register: Register) -> Iterator[tuple[Cell, ...]]:
    for risk in register.risks:
        for evaluation in risk.evaluations:
            yield risk.number, risk.name, evaluation.date, evaluation.text


def move_columns() -> tuple[Column, ...]:
    """Of what has become of a risk: where it was placed, and when it was closed or reopened."""
    return (
        *_numbered(),
        Column(name=_("Dato"), width=12),
        Column(name=_("Hændelse"), width=12),
        *_placed(),
        Column(name=_("Begrundelse"), width=60),
    )


def placed_word() -> str:
    return _("Placeret")


def taken_out_word() -> str:
    return _("Taget ud")


def reopened_word() -> str:
    return _("Genåbnet")


def _move_rows(register: Register) -> Iterator[tuple[Cell, ...]]:
    for risk in register.risks:
        for move in risk.rating_changes:
            word = taken_out_word() if move.rating is None else placed_word()
            place = ("", "", "") if move.rating is None else _place(register.criteria, move.rating)
            yield risk.number, risk.name, move.date, word, *place, move.reason
        for turn in risk.state_changes:
            word = reopened_word() if turn.state == "open" else closed_word()
            yield risk.number, risk.name, turn.date, word, "", "", "", turn.reason


def scale_columns() -> tuple[Column, ...]:
    """The steps of both axes, highest first, and in the rows of likelihood the level at each step of consequence."""
    levels = (
        Column(name=_("Niveau ved konsekvens {step}").format(step=step), width=14, is_level=True)
        for step in range(1, STEPS + 1)
    )
    return (
        Column(name=_("Skala"), width=18),
        Column(name=_("Trin"), width=7),
        Column(name=_("Navn"), width=24),
        Column(name=_("Definition"), width=60),
        *levels,
    )


def _scale_rows(criteria: RiskCriteria) -> Iterator[tuple[Cell, ...]]:
    for number in range(STEPS, 0, -1):
        step = criteria.likelihood_steps[number - 1]
        levels = map(terms.level_name, criteria.levels[number - 1])
        yield terms.likelihood(), number, step.name, step.definition, *levels
    for number in range(STEPS, 0, -1):
        step = criteria.consequence_steps[number - 1]
        yield terms.consequence(), number, step.name, step.definition, "", "", "", ""


def about_columns() -> tuple[Column, ...]:
    return Column(name=_("Felt"), width=24), Column(name=_("Indhold"), width=70)


def confirmed_word() -> str:
    return _("Niveauer bekræftet")


def next_number_word() -> str:
    return _("Næste nye nummer")


def _about_rows(file: RegisterFile) -> Iterator[tuple[Cell, ...]]:
    register = file.register
    for name in ("title", "status_date", "organisation", "prepared_by", "recommendation"):
        yield terms.field_name(name), getattr(register, name)
    yield confirmed_word(), terms.yes_or_no(register.criteria.confirmed)
    yield next_number_word(), file.next_number
