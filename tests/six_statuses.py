"""A ferry's six finished statuses over three years, and by hand what must be told between any two of them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import RatingChange, Register, RegisterFile
from risikoapp.domain.statuses import finish_status

COLOURS = ("#CFE8D5", "#FBEBB0", "#F8CFA6", "#F2A7A2")
MILD, SERIOUS = Rating(likelihood=2, consequence=2), Rating(likelihood=2, consequence=3)
CREW, OIL, WORSE_OIL = (Rating(likelihood=row, consequence=column) for row, column in ((3, 3), (1, 4), (2, 4)))
_MONTHS = ((2021, 11), (2022, 6), (2023, 2), (2023, 10), (2024, 9), (2024, 11))
DAYS = tuple(dt.date(year, month, 3) for year, month in _MONTHS)
NAMES = ("", "", "Sommermødet", "", "", "Årsmødet")


def _create(register: Register, number: int, name: str, rating: Rating | None, day: dt.date) -> Register:
    placed = None if rating is None else RatingChange(id=f"p{number}", date=day, rating=rating)
    created = dt.datetime(2021, 1, number, tzinfo=dt.UTC)
    return edits.create_risk(register, risk_id=f"r{number}", number=number, created=created, name=name, placed=placed)


def _first(register: Register, day: dt.date) -> Register:
    made = _create(_create(register, 1, "Is", MILD, day), 2, "Mandskab", CREW, day)
    made = edits.describe_risk(made, "r1", "Isen lukker sejlrenden i uger.")
    return entry_edits.add_actions(made, "r1", [("a1", None, "Spørg havnen."), ("a2", None, "Lej en isbryder.")])


def _second(register: Register, day: dt.date) -> Register:
    made = edits.place_risks(register, {"r1": "p5"}, SERIOUS, on=day)
    made = edits.describe_risk(made, "r1", "Isen lukker sejlrenden i mange uger.")
    made = entry_edits.remove_action(made, "r1", "a1")
    return entry_edits.add_evaluation(made, "r1", evaluation_id="e1", date=day, text="Den er tyk.")


def _third(register: Register, day: dt.date) -> Register:
    made = edits.close_risk(register, "r2", on=day, reason="Besat", change_id="c1")
    return _create(made, 3, "Olie", OIL, day)


def _fourth(register: Register, day: dt.date) -> Register:
    made = edits.place_risks(register, {"r1": "p6"}, MILD, on=day)
    return edits.place_risks(made, {"r3": "p7"}, WORSE_OIL, on=day)


def _fifth(register: Register, day: dt.date) -> Register:
    made = edits.reopen_risk(register, "r2", on=day, reason="Ledig igen", change_id="c2")
    return edits.close_risk(made, "r3", on=day, reason="", change_id="c3")


def _sixth(register: Register, day: dt.date) -> Register:
    made = edits.change_criteria(register, register.criteria.with_level(MILD, 3))
    return _create(made, 4, "Storm", None, day)


STEPS: tuple[Callable[[Register, dt.date], Register], ...] = (_first, _second, _third, _fourth, _fifth, _sixth)


def six_statuses() -> RegisterFile:
    """The file after the sixth status, in which nothing has been edited since."""
    file = RegisterFile(register=Register(title="Færgen til Ærø"), next_number=5)
    for place, (step, day, name) in enumerate(zip(STEPS, DAYS, NAMES, strict=True)):
        register = edits.change_properties(step(file.register, day), status_date=day)
        finished = dt.datetime.combine(day, dt.time(12), dt.UTC)
        file = finish_status(
            replace(file, register=register), snapshot_id=f"s{place}", finished=finished, name=name, colours=COLOURS
        )
    return file


_ICE_UP = "#1 Is er flyttet fra Mindre sandsynligt × Generende til Mindre sandsynligt × Kritisk (Høj)."
_ICE_DOWN = "#1 Is er flyttet fra Mindre sandsynligt × Kritisk til Mindre sandsynligt × Generende (Mellem)."
_ICE_DOWN_RESCALED = "#1 Is er flyttet fra Mindre sandsynligt × Kritisk til Mindre sandsynligt × Generende (Høj)."
_ICE_RESCALED = "#1 Is er nu Høj (før Mellem), fordi skalaen er ændret."
_CREW_SHUT = "#2 Mandskab er lukket: Besat."
_CREW_BACK = "#2 Mandskab er genåbnet: Ledig igen."
_OIL_NEW = "#3 Olie er ny: Usandsynligt × Uacceptabelt (Høj)."
_OIL_NEW_AND_WORSE = "#3 Olie er ny: Mindre sandsynligt × Uacceptabelt (Meget høj)."
_OIL_WORSE = "#3 Olie er flyttet fra Usandsynligt × Uacceptabelt til Mindre sandsynligt × Uacceptabelt (Meget høj)."
_OIL_SHUT = "#3 Olie er lukket."
_OIL_CAME_AND_WENT = "#3 Olie er kommet til og er lukket igen."
_STORM = "#4 Storm er ny og er ikke placeret i matrixen."

TOLD: dict[tuple[int, int], tuple[str, ...]] = {
    (0, 1): (_ICE_UP,),
    (0, 2): (_ICE_UP, _CREW_SHUT, _OIL_NEW),
    (0, 3): (_CREW_SHUT, _OIL_NEW_AND_WORSE),
    (0, 4): (_OIL_CAME_AND_WENT,),
    (0, 5): (_ICE_RESCALED, _OIL_CAME_AND_WENT, _STORM),
    (1, 2): (_CREW_SHUT, _OIL_NEW),
    (1, 3): (_ICE_DOWN, _CREW_SHUT, _OIL_NEW_AND_WORSE),
    (1, 4): (_ICE_DOWN, _OIL_CAME_AND_WENT),
    (1, 5): (_ICE_DOWN_RESCALED, _OIL_CAME_AND_WENT, _STORM),
    (2, 3): (_ICE_DOWN, _OIL_WORSE),
    (2, 4): (_ICE_DOWN, _CREW_BACK, _OIL_SHUT),
    (2, 5): (_ICE_DOWN_RESCALED, _CREW_BACK, _OIL_SHUT, _STORM),
    (3, 4): (_CREW_BACK, _OIL_SHUT),
    (3, 5): (_ICE_RESCALED, _CREW_BACK, _OIL_SHUT, _STORM),
    (4, 5): (_ICE_RESCALED, _STORM),
}
"""By the places of the two statuses, from 0."""
