"""What other programs are promised."""

import datetime as dt
import json
from typing import Any

from hypothesis import given

from risikoapp.codec.public import PublicUnclear, public_import, public_json, public_register
from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Action, Evaluation, RatingChange, Register, RegisterFile, Risk, Snapshot, StateChange
from tests.strategies import register_files


def _word(level: int) -> str:
    return f"niveau {level}"


def _shown(file: RegisterFile) -> Any:
    return json.loads(public_json(public_register(file, _word)))


def test_every_field_says_what_the_register_holds() -> None:
    day = dt.date(2024, 2, 29)
    risk = Risk(
        id="r1",
        number=3,
        former_numbers=(1, 2),
        created=dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        name="Teknik",
        description="Æ",
        rating=Rating(likelihood=2, consequence=3),
        state="closed",
        actions=(Action(id="a", rank="V", text="Gør", date=None, owner="Leder", due=day, done=day),),
        evaluations=(Evaluation(id="e", date=day, text="Godt"),),
        rating_changes=(RatingChange(id="c", date=day, rating=None, reason="Ud"),),
        state_changes=(StateChange(id="s", date=day, state="closed", reason="Væk"),),
    )
    register = Register(
        title="T", status_date=day, organisation="O", prepared_by="P", recommendation="I", risks=(risk,)
    )
    finished = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
    status = Snapshot(id="n", finished=finished, register=register, name="Møde på Ærø")
    assert _shown(RegisterFile(register=register, next_number=4, snapshots=(status,))) == {
        "title": "T",
        "status_date": "2024-02-29",
        "organisation": "O",
        "prepared_by": "P",
        "recommendation": "I",
        "risks": [
            {
                "number": 3,
                "former_numbers": [1, 2],
                "name": "Teknik",
                "state": "closed",
                "likelihood": 2,
                "consequence": 3,
                "level": "niveau 3",
                "description": "Æ",
                "actions": [{"date": None, "text": "Gør", "owner": "Leder", "due": "2024-02-29", "done": "2024-02-29"}],
                "evaluations": [{"date": "2024-02-29", "text": "Godt"}],
                "moves": [{"date": "2024-02-29", "likelihood": None, "consequence": None, "reason": "Ud"}],
                "state_changes": [{"date": "2024-02-29", "state": "closed", "reason": "Væk"}],
            }
        ],
        "statuses": [{"date": "2024-02-29", "name": "Møde på Ærø", "finished": "2024-03-01T12:00:00Z"}],
    }


@given(register_files())
def test_every_register_can_be_shown(file: RegisterFile) -> None:
    shown = _shown(file)
    assert [status["name"] for status in shown["statuses"]] == [status.name for status in file.snapshots]
    assert [risk["number"] for risk in shown["risks"]] == [risk.number for risk in file.register.risks]
    for risk in shown["risks"]:
        places = [risk["likelihood"], risk["consequence"], risk["level"]]
        assert None not in places or places == [None] * 3


def test_an_import_is_the_same_and_what_is_unclear() -> None:
    unclear = PublicUnclear(risk=None, field="title", message="Vælg.", text="?")
    file = RegisterFile(register=Register(title="T"))
    shown = json.loads(public_json(public_import(file, _word, [unclear])))
    assert shown.pop("unclear") == [{"risk": None, "field": "title", "message": "Vælg.", "text": "?"}]
    assert shown == _shown(file)
