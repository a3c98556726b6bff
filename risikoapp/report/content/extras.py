"""The parts of a report that are there on choice and tell of what stands now: closed risks and scales."""

from risikoapp import terms
from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Register, Risk
from risikoapp.report.content.model import ClosedRisk, Scale
from risikoapp.report.content.risks import visible, visible_name


def closed_risks(register: Register) -> tuple[ClosedRisk, ...]:
    """Every closed risk, with when and why it was closed."""
    return tuple(
        ClosedRisk(
            number=risk.number,
            name=visible_name(risk),
            note=_closed_note(risk),
        )
        for risk in register.closed_risks
    )


def _closed_note(risk: Risk) -> str:
    if not risk.state_changes:
        return ""
    turn = risk.state_changes[-1]
    reason = visible(turn.reason)
    return f"{format_list(turn.date)}: {reason}" if reason else format_list(turn.date)


def scales(register: Register) -> tuple[Scale, ...]:
    """The scales in which a step is defined, highest step first: the names alone stand at the matrix."""
    criteria = register.criteria
    named = ((terms.likelihood(), criteria.likelihood_steps), (terms.consequence(), criteria.consequence_steps))
    return tuple(
        Scale(name=name, steps=tuple((step.name, visible(step.definition)) for step in reversed(steps)))
        for name, steps in named
        if any(visible(step.definition) for step in steps)
    )
