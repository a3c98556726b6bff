"""What is said about scales, and about where risks stand by them."""

from collections.abc import Mapping, Sequence
from itertools import product

from risikoapp import terms
from risikoapp.domain.criteria import Rating, RiskCriteria
from risikoapp.i18n import _
from risikoapp.importers.draft import Unclear
from risikoapp.importers.scale_rules import Axis, Steps
from risikoapp.importers.unclear import quote


def rule_text(meanings: Mapping[str, Steps]) -> str:
    """Which of our steps each thing that a scale says becomes."""
    return ", ".join(f"{said} → {_steps(steps)}" for said, steps in sorted(meanings.items()) if steps)


def scale_read(axis: Axis, size: int, meanings: Mapping[str, Steps]) -> Unclear:
    """The whole rule by which a scale was read."""
    rule = rule_text(meanings)
    message = _("{axis} er læst som en skala med {size} trin: {rule}. Se efter, om det passer.")
    if any(len(steps) > 1 for steps in meanings.values()):
        message = _("{axis} er læst som en skala med {size} trin: {rule}. Hvor der står »eller«, skal du vælge.")
    return Unclear(risk=None, field="criteria", message=message.format(axis=_axis(axis), size=size, rule=rule))


def own_steps(axis: Axis, words: Sequence[str]) -> Unclear:
    """Names of our own steps among words of another scale."""
    message = _(
        "{axis} har ord fra flere skalaer. {words} er læst som programmets egne trin af samme navn. Se efter, om det"
        " passer."
    )
    named = ", ".join(map(quote, words))
    return Unclear(risk=None, field="criteria", message=message.format(axis=_axis(axis), words=named))


def choose_place(number: int, said: tuple[str, str], steps: tuple[Steps, Steps], criteria: RiskCriteria) -> Unclear:
    """A risk whose steps may mean several of ours."""
    names = (criteria.likelihood_name, criteria.consequence_name)
    choices = [_(" eller ").join(name(step) for step in found) for name, found in zip(names, steps, strict=True)]
    message = _("#{number} har {likelihood} × {consequence}. Vælg: {choices}.")
    return Unclear(
        risk=number,
        field="rating",
        message=message.format(
            number=number, likelihood=quote(said[0]), consequence=quote(said[1]), choices=" × ".join(choices)
        ),
        text=" × ".join(said),
        likely=cells_of(*steps),
    )


def cells_of(likelihood: Steps, consequence: Steps) -> tuple[Rating, ...]:
    """The cells that steps may mean, the likeliest first."""
    return tuple(Rating(likelihood=one, consequence=other) for one, other in product(likelihood, consequence))


def of_another_scale(
    number: int, axis: Axis, said: tuple[str, str], cells: Sequence[Rating], criteria: RiskCriteria
) -> Unclear:
    """A risk with a word that is none of the scale of its axis, but means something on another."""
    message = _(
        "{said} i kolonnen »{axis}« under #{number} hører ikke til samme skala som resten. Vælg, hvor risikoen skal"
        " stå. Det er nok {cells}."
    )
    text = " × ".join(said)
    names = _(" eller ").join(map(criteria.cell_name, cells))
    words = message.format(said=quote(text), axis=_axis(axis), number=number, cells=names)
    return Unclear(risk=number, field="rating", message=words, text=text, likely=tuple(cells), is_left_out=True)


def no_place(number: int, missing: Sequence[Axis]) -> Unclear:
    message = _("#{number} har ingen {axes} i arket. Vælg, hvor risikoen skal stå.")
    axes = _(" og ").join(_axis(axis).casefold() for axis in missing)
    return Unclear(risk=number, field="rating", message=message.format(number=number, axes=axes))


def _steps(steps: Steps) -> str:
    return _(" eller ").join(map(str, steps))


def _axis(axis: Axis) -> str:
    return terms.likelihood() if axis == "likelihood" else terms.consequence()
