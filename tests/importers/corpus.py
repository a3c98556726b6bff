"""The same risks as many hands would have written them, and how right a draft of them is."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from risikoapp.importers.draft import Draft

Noted = tuple[dt.date | None, str]
"""The date and the text of an action or an evaluation."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a paper says about a risk; `place` is likelihood and consequence."""

    number: int
    name: str
    description: str
    place: tuple[int, int] | None
    actions: tuple[Noted, ...] = ()
    evaluations: tuple[Noted, ...] = ()
    owner: str = ""
    due: dt.date | None = None
    is_open: bool = True


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


RISKS = (
    Told(
        number=1,
        name="Asfalt",
        description="Belægningen revner i frost; det gør stierne farlige for børn, ældre og øvrige.",
        place=(2, 2),
        actions=((None, "Lap hullerne før påske"), (None, "Bestil ny belægning, og få tilbud ind")),
        evaluations=((day("2025-02-14"), "Hullerne er lappet."),),
        owner="Vejmester",
        due=day("2025-06-01"),
    ),
    Told(
        number=3,
        name="Belysning",
        description="Lamperne er gamle, og der mangler reservedele.",
        place=(4, 3),
        actions=(
            (day("2022-03-08"), "Udskift pærer på åsiden"),
            (day("2023-11-12"), "Mål lyset efter mørkets frembrud"),
        ),
        evaluations=((day("2024-02-01"), "Halvdelen lyser."),),
        owner="Driftsansvarlig",
        due=day("2025-09-30"),
    ),
    Told(
        number=6,
        name="Økonomi & »ekstra« udgifter",
        description="Prisen på materialer stiger mere end 5 < 10 %.",
        place=(1, 4),
        actions=((None, "Følg indekset"),),
        evaluations=((day("2025-02-14"), "Uændret siden sidst."),),
        owner="Økonomichef",
        due=day("2025-12-31"),
        is_open=False,
    ),
)
"""In words that need æ, ø, å, quotation marks and every separator."""


@dataclass(kw_only=True)
class Score:
    """How many fields were right, and which were wrong: those that the draft says nothing about, and the others."""

    right: int = 0
    wrong: list[str] = field(default_factory=list[str])
    in_silence: list[str] = field(default_factory=list[str])


def score(
    draft: Draft, told: tuple[Told, ...], *, knows: frozenset[str] = frozenset(Told.__dataclass_fields__)
) -> Score:
    """Compares a draft with what the paper says, field by field; `knows` are the fields that the paper has."""
    result = Score()
    doubted = {unclear.risk for unclear in draft.unclear}
    found = {risk.number: risk for risk in draft.register_file.register.risks}
    for number in found.keys() - {each.number for each in told}:
        result.in_silence.append(f"#{number} is no risk")
    for each in told:
        risk = found.get(each.number)
        if risk is None:
            result.in_silence.append(f"#{each.number} is missing")
            continue
        rating = risk.rating and (risk.rating.likelihood, risk.rating.consequence)
        got = Told(
            number=risk.number,
            name=risk.name,
            description=risk.description,
            place=rating,
            actions=tuple((action.date, action.text) for action in risk.actions),
            evaluations=tuple((evaluation.date, evaluation.text) for evaluation in risk.evaluations),
            owner=next((action.owner for action in risk.actions), ""),
            due=next((action.due for action in risk.actions), None),
            is_open=risk.is_open,
        )
        for name, right, wanted in _fields(got, each, knows):
            if right == wanted:
                result.right += 1
            else:
                problem = f"#{each.number} {name}: {right!r}, not {wanted!r}"
                result.wrong.append(problem)
                result.in_silence += [] if each.number in doubted else [problem]
    return result


def _fields(got: Told, told: Told, knows: frozenset[str]) -> Iterator[tuple[str, object, object]]:
    for name in ("number", "name", "description", "place", "owner", "due", "is_open"):
        if name in knows:
            yield name, getattr(got, name), getattr(told, name)
    for name in ("actions", "evaluations"):
        if name not in knows:
            continue
        mine, theirs = getattr(got, name), getattr(told, name)
        for place in range(max(len(mine), len(theirs))):
            one = mine[place] if place < len(mine) else (None, None)
            other = theirs[place] if place < len(theirs) else (None, None)
            yield f"{name} {place} date", one[0], other[0]
            yield f"{name} {place} text", one[1], other[1]


def without_places(told: tuple[Told, ...], *numbers: int) -> tuple[Told, ...]:
    """The same where a person must choose the place of these."""
    return tuple(replace(each, place=None) if each.number in numbers else each for each in told)
