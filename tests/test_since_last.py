"""What has changed from one status to the next, sentence by sentence."""

import datetime as dt
from collections.abc import Callable

import pytest

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.criteria import Rating
from risikoapp.domain.history import compare
from risikoapp.domain.model import RatingChange, Register
from risikoapp.since_last import sentences, short_word, sign
from tests.six_statuses import TOLD, six_statuses

DAY = dt.date(2025, 2, 14)
MILD, SERIOUS = Rating(likelihood=2, consequence=2), Rating(likelihood=2, consequence=3)


def created(register: Register, number: int, name: str, rating: Rating | None) -> Register:
    placed = None if rating is None else RatingChange(id="p0", date=DAY, rating=rating)
    moment = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    return edits.create_risk(register, risk_id=f"r{number}", number=number, created=moment, name=name, placed=placed)


BEFORE = edits.close_risk(
    created(created(created(Register(), 1, "Ærø", MILD), 2, "Lukket", MILD), 3, "Uden plads", None),
    "r2",
    on=DAY,
    reason="Færdig",
    change_id="c0",
)


def place(register: Register, rating: Rating | None, risk_id: str = "r1") -> Register:
    return edits.place_risks(register, {risk_id: "p1"}, rating, on=DAY)


def close(register: Register, reason: str = "") -> Register:
    return edits.close_risk(register, "r1", on=DAY, reason=reason, change_id="c1")


def reopen(register: Register) -> Register:
    return edits.reopen_risk(register, "r2", on=DAY, reason="Den er tilbage", change_id="c1")


CASES: dict[str, tuple[Callable[[Register], Register], list[str], str, str]] = {
    "moved up": (
        lambda register: place(register, SERIOUS),
        ["#1 Ærø er flyttet fra Mindre sandsynligt × Generende til Mindre sandsynligt × Kritisk (Høj)."],
        "Højere",
        "↑",
    ),
    "moved down": (
        lambda register: place(register, Rating(likelihood=1, consequence=1)),
        ["#1 Ærø er flyttet fra Mindre sandsynligt × Generende til Usandsynligt × Uvæsentlig (Lav)."],
        "Lavere",
        "↓",
    ),
    "moved at its level": (
        lambda register: place(register, Rating(likelihood=3, consequence=1)),
        ["#1 Ærø er flyttet fra Mindre sandsynligt × Generende til Sandsynligt × Uvæsentlig (Mellem)."],
        "Flyttet",
        "→",
    ),
    "taken out": (lambda register: place(register, None), ["#1 Ærø er taget ud af matrixen."], "Taget ud", "→"),
    "placed": (
        lambda register: place(register, MILD, "r3"),
        ["#3 Uden plads er placeret i Mindre sandsynligt × Generende (Mellem)."],
        "Placeret",
        "→",
    ),
    "closed": (close, ["#1 Ærø er lukket."], "Lukket", "×"),
    "closed with a reason": (
        lambda register: close(register, "Der er bevilget penge"),
        ["#1 Ærø er lukket: Der er bevilget penge."],
        "Lukket",
        "×",
    ),
    "closed with a sentence": (lambda register: close(register, "Slut!"), ["#1 Ærø er lukket: Slut!"], "Lukket", "×"),
    "reopened": (reopen, ["#2 Lukket er genåbnet: Den er tilbage."], "Genåbnet", "↺"),
    "reopened elsewhere": (
        lambda register: place(reopen(register), SERIOUS, "r2"),
        [
            "#2 Lukket er genåbnet: Den er tilbage.",
            "#2 Lukket er flyttet fra Mindre sandsynligt × Generende til Mindre sandsynligt × Kritisk (Høj).",
        ],
        "Genåbnet",
        "↺",
    ),
    "new": (
        lambda register: created(register, 7, "Lager", SERIOUS),
        ["#7 Lager er ny: Mindre sandsynligt × Kritisk (Høj)."],
        "Ny",
        "+",
    ),
    "new without a place": (
        lambda register: created(register, 7, "", None),
        ["#7 Uden navn er ny og er ikke placeret i matrixen."],
        "Ny",
        "+",
    ),
    "new and closed": (
        lambda register: edits.close_risk(created(register, 7, "Lager", MILD), "r7", on=DAY, reason="", change_id="c"),
        ["#7 Lager er kommet til og er lukket igen."],
        "Ny",
        "+",
    ),
    "gone": (lambda register: edits.remove_risk(register, "r1"), ["#1 Ærø er fjernet."], "Fjernet", "–"),
    "renamed": (lambda register: edits.rename_risk(register, "r1", "Øen"), [], "Rettet", ""),
    "evaluated": (
        lambda register: entry_edits.add_evaluation(register, "r1", evaluation_id="e1", date=DAY, text="Uændret"),
        [],
        "Evalueret",
        "",
    ),
    "another scale": (
        lambda register: edits.change_criteria(register, register.criteria.with_level(MILD, 4)),
        [
            "#1 Ærø er nu Meget høj (før Mellem), fordi skalaen er ændret.",
        ],
        "Andet niveau",
        "↑",
    ),
}


@pytest.mark.parametrize(("change", "told", "word", "mark"), CASES.values(), ids=CASES)
def test_what_changed_is_told(change: Callable[[Register], Register], told: list[str], word: str, mark: str) -> None:
    after = change(BEFORE)
    differences = compare(BEFORE, after)
    assert list(sentences(BEFORE, after, differences)) == told
    changed = next(each for each in differences if each.kind != "same")
    assert (short_word(changed), sign(changed)) == (word, mark)


def test_nothing_is_told_of_what_is_the_same() -> None:
    same = compare(BEFORE, BEFORE)
    assert sentences(BEFORE, BEFORE, same) == ()
    assert {(short_word(each), sign(each)) for each in same} == {("", "")}


@pytest.mark.parametrize(("first", "second"), TOLD)
def test_between_any_two_of_six_statuses_what_must_be_told_is_told(first: int, second: int) -> None:
    before, after = (six_statuses().snapshots[place].register for place in (first, second))
    assert sentences(before, after, compare(before, after)) == TOLD[first, second]
