"""A file of schema 1, written by version 0.1.0 and never to change: it must open for ever."""

import datetime as dt
from pathlib import Path

from risikoapp.domain.criteria import Rating, RiskCriteria, Step
from risikoapp.domain.model import Action, Evaluation, RatingChange, Register, RegisterFile, Risk, StateChange
from risikoapp.storage.repository import Repository

FILE = Path(__file__).parents[1] / "data" / "schema-1.risiko"

CRITERIA = RiskCriteria(
    likelihood_steps=(
        Step(name="Sjældent", definition="Under én gang på ti år"),
        Step(name="Måske", definition="Én gang på fem år"),
        Step(name="Ofte", definition="Én gang om året"),
        Step(name="Altid", definition="Flere gange om året"),
    ),
    consequence_steps=(
        Step(name="Lille", definition="Under 10.000 kr."),
        Step(name="Mærkbar", definition="Under 100.000 kr."),
        Step(name="Stor", definition="Under 1.000.000 kr."),
        Step(name="Meget stor", definition="1.000.000 kr. og derover"),
    ),
    levels=((1, 1, 1, 2), (1, 2, 2, 3), (2, 2, 3, 4), (2, 3, 4, 4)),
    confirmed=True,
)
FIRST = Risk(
    id="0178a1b2c3d4000000000001",
    number=1,
    created=dt.datetime(2021, 4, 5, 6, 7, 8, 901234, dt.UTC),
    name="Første",
    description="To\nlinjer",
    rating=Rating(likelihood=2, consequence=3),
    state="open",
    actions=(
        Action(
            id="0178a1b2c3d5000000000002",
            rank="V",
            text="Med alt",
            date=dt.date(2022, 3, 8),
            owner="Leder",
            due=dt.date(2022, 4, 1),
            done=dt.date(2022, 3, 31),
        ),
        Action(id="0178a1b2c3d6000000000003", rank="W", text="Uden dato"),
    ),
    evaluations=(
        Evaluation(id="0178a1b2c3d7000000000004", date=None, text="Uden dato"),
        Evaluation(id="0178a1b2c3d8000000000005", date=dt.date(2024, 2, 14), text="Står ved magt"),
    ),
    rating_changes=(
        RatingChange(
            id="0178a1b2c3d9000000000006", date=dt.date(2021, 4, 5), rating=Rating(likelihood=4, consequence=4)
        ),
        RatingChange(id="0178a1b2c3da000000000007", date=dt.date(2022, 1, 1), rating=None, reason="Taget ud"),
        RatingChange(
            id="0178a1b2c3db000000000008",
            date=dt.date(2023, 1, 1),
            rating=Rating(likelihood=2, consequence=3),
            reason="Sat ind igen",
        ),
    ),
    state_changes=(
        StateChange(
            id="0178a1b2c3dc000000000009", date=dt.date(2021, 6, 1), state="closed", reason="Troede den var væk"
        ),
        StateChange(id="0178a1b2c3dd00000000000a", date=dt.date(2021, 7, 1), state="open", reason="Kom igen"),
    ),
)
FOURTH = Risk(
    id="0178a1b2c3de00000000000b",
    number=4,
    created=dt.datetime(2023, 12, 31, 23, 59, 59, tzinfo=dt.UTC),
    state="closed",
    state_changes=(StateChange(id="0178a1b2c3df00000000000c", date=dt.date(2024, 1, 1), state="closed"),),
)
EXPECTED = RegisterFile(
    register=Register(
        title='Ældre fil: "citat" & <tegn>',
        status_date=dt.date(2024, 2, 29),
        organisation="Enheden på Ærø",
        prepared_by="Kontoret",
        criteria=CRITERIA,
        risks=(FIRST, FOURTH),
    ),
    next_number=5,
)


def test_it_opens_with_everything_in_it() -> None:
    assert Repository.open(FILE)[1] == EXPECTED
