"""The risikovurdering that the tests of the window stand on, in words of its own."""

import datetime as dt
from collections.abc import Callable
from itertools import count

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import RatingChange, Register, RegisterFile

NOW = dt.datetime(2026, 3, 9, 11, 30, tzinfo=dt.UTC)
KNOWN = ("der", "mangler", "styrmænd", "med", "færgen", "sejler", "isvinter", "til", "om")
"""What the dictionary of the tests knows."""
TODAY = NOW.astimezone().date()


def cell(likelihood: int, consequence: int) -> Rating:
    return Rating(likelihood=likelihood, consequence=consequence)


def rising_ids() -> Callable[[], str]:
    """Ids that sort in the order they were made."""
    numbers = count(1)
    return lambda: f"id{next(numbers):05d}"


def ferry(new_id: Callable[[], str]) -> RegisterFile:
    """Seven risks: #1 and #6 in one cell, #3 in another, #4 without a place, #2, #5 and #7 closed. Next is #9."""
    made = Register(title="Risikovurdering for færgedriften på Ærø", status_date=dt.date(2025, 11, 3))
    ids = [new_id() for _ in range(7)]
    names = ("Bemanding", "Værftsophold", "Isvinter", "Brændstof", "Landgangsbroen", "Sejlplanen", "Øhop-billetten")
    ratings = (cell(2, 2), cell(3, 3), cell(2, 3), None, cell(1, 4), cell(2, 2), cell(1, 1))
    for number, (risk_id, name, rating) in enumerate(zip(ids, names, ratings, strict=True), start=1):
        created = dt.datetime(2024, 1, number, 12, tzinfo=dt.UTC)
        placed = None if rating is None else RatingChange(id=new_id(), date=created.date(), rating=rating)
        made = edits.create_risk(made, risk_id=risk_id, number=number, created=created, name=name, placed=placed)
    for number, day, reason in ((2, 4, "Færgen er hjemme igen."), (5, 5, ""), (7, 6, "Solgt på nettet nu.")):
        on = dt.date(2025, 2, day)
        made = edits.close_risk(made, ids[number - 1], on=on, reason=reason, change_id=new_id())
    made = edits.describe_risk(made, ids[0], "Der mangler styrmænd med søfartsbevis.")
    made = edits.describe_risk(made, ids[2], "Isen lukker sejlrenden i uger ad gangen.")
    made = entry_edits.add_actions(
        made,
        ids[0],
        [
            (new_id(), dt.date(2022, 3, 8), "Opslag på søfartsskolerne."),
            (new_id(), None, "Vikarer fra Fynshav."),
            (new_id(), None, "Lærlinge om bord."),
        ],
    )
    for day, text in ((3, "Tre ubesatte vagter."), (10, "To ubesatte vagter."), (17, "Én ubesat vagt.")):
        date = dt.date(2025, 2, day)
        made = entry_edits.add_evaluation(made, ids[0], evaluation_id=new_id(), date=date, text=text)
    return RegisterFile(register=made, next_number=9)
