"""The sample that comes with the program has something to show in every part of it."""

import datetime as dt
import importlib.util
import os
import time
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest

from risikoapp.domain.criteria import Rating
from risikoapp.domain.dates import format_list
from risikoapp.domain.history import compare
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.domain.moments import moments
from risikoapp.domain.soundness import check
from risikoapp.paths import resource
from risikoapp.storage.repository import Repository

_TWO_YEARS = dt.timedelta(days=730)
_TURNS = ("new", "moved", "closed", "reopened", "gone")
SCRIPT = Path(__file__).parents[1] / "packaging" / "sample.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    # `packaging` is also the name of an installed package.
    spec = importlib.util.spec_from_file_location("make_sample", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def sample() -> RegisterFile:
    return Repository.open(resource("eksempel.risiko"))[1]


@pytest.fixture(scope="module")
def register(sample: RegisterFile) -> Register:
    return sample.register


def test_it_is_what_the_script_makes(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "eksempel.risiko"
    Repository.create(made, script.build())
    assert made.read_bytes() == resource("eksempel.risiko").read_bytes(), "run packaging/sample.py and commit"
    if hasattr(time, "tzset"):
        # Where it is made must not matter.
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            monkeypatch.setitem(os.environ, "TZ", zone)
            time.tzset()
            assert script.build() == Repository.open(made)[1]
        monkeypatch.undo()
        time.tzset()


def test_it_is_sound(script: ModuleType) -> None:
    check(script.build())


def test_it_has_the_facts_of_the_paper(register: Register) -> None:
    assert register.status_date == dt.date(2025, 2, 17)
    places = {(risk.number, risk.name): risk.rating for risk in register.open_risks}
    assert places == {
        (1, "Udbredelse"): Rating(likelihood=2, consequence=2),
        (3, "Teknik"): Rating(likelihood=2, consequence=3),
        (6, "Prioritering"): Rating(likelihood=2, consequence=2),
        (7, "Kompetencer"): None,
    }
    assert [risk.number for risk in register.closed_risks] == [2, 4, 5]


def test_every_part_of_the_window_has_something_to_show(register: Register) -> None:
    for risk in register.risks:
        assert risk.name
        assert risk.description
        assert risk.actions
        if risk.rating is not None:
            assert len(risk.evaluations) >= 2
            assert len(risk.rating_changes) >= 2
            assert all(change.reason for change in risk.rating_changes[1:])
    for risk in register.closed_risks:
        assert risk.state_changes[-1].reason
    for risk in register.open_risks[:3]:
        assert 3 <= len(risk.evaluations) <= 5
        assert risk.evaluations[-1].date == dt.date(2025, 2, 14)
        assert {action.date is None for action in risk.actions} == {True, False}
    actions = [action for risk in register.open_risks for action in risk.actions]
    assert any(action.owner and action.due and action.done for action in actions)
    assert any(action.due and not action.done for action in actions)


def test_nothing_in_it_is_later_than_its_status(register: Register) -> None:
    assert register.status_date is not None
    for risk in register.risks:
        entries = (*risk.actions, *risk.evaluations, *risk.rating_changes, *risk.state_changes)
        dates = [entry.date for entry in entries if entry.date] + [risk.created.date()]
        assert dt.date(2021, 1, 1) <= min(dates)
        assert max(dates) <= register.status_date
        assert risk.created.date() == min(dates)


CELLS = {
    "14-12-2021": "1:33 2:24 3:23 4:33",
    "14-06-2022": "1:33 2:luk 3:34 4:33 5:32",
    "13-12-2022": "1:32 2:luk 3:34 4:22 5:32 6:32",
    "21-11-2023": "1:32 2:luk 3:33 4:luk 5:32 6:33",
    "05-03-2024": "1:22 2:luk 3:33 4:luk 5:32 6:33",
    "29-10-2024": "1:22 2:luk 3:23 4:luk 5:luk 6:23",
    "nu": "1:22 2:luk 3:23 4:luk 5:luk 6:22 7:--",
}
"""Where each open risk stands at each status: its steps of likelihood and consequence, written off the paper."""


def _told_by_hand(first: str, second: str) -> dict[int, str]:
    """What became of each risk between two of them, read off the table."""
    before, after = (dict(word.split(":") for word in CELLS[day].split()) for day in (first, second))

    def told(number: str) -> str:
        if number not in before:
            return "new"
        if before[number] == after[number]:
            return "stands"
        return "closed" if after[number] == "luk" else "moved"

    return {int(number): told(number) for number in after}


def test_any_two_of_its_six_statuses_differ_as_the_table_says(sample: RegisterFile) -> None:
    every = moments(sample)
    days = [format_list(moment.status.date) if moment.status else "nu" for moment in every]
    assert days == list(CELLS)
    assert (every[5].register.status_date or dt.date.min) - (every[0].register.status_date or dt.date.max) > _TWO_YEARS
    seen: set[str] = set()
    for first, second in combinations(range(len(every)), 2):
        differences = compare(every[first].register, every[second].register)
        kinds = {each.risk.number: each.kind if each.kind in _TURNS else "stands" for each in differences}
        assert kinds == _told_by_hand(days[first], days[second]), (days[first], days[second])
        seen |= set(kinds.values())
    assert seen == {"new", "moved", "closed", "stands"}


def test_it_borrows_no_words_from_the_real_paper(register: Register, reference: Path) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
        return {tuple(words[place : place + 5]) for place in range(len(words) - 4)}

    paper = runs((reference / "risikovurdering-forloebsplaner.txt").read_text("utf-8"))
    for risk in register.risks:
        for text in (risk.description, *(entry.text for entry in (*risk.actions, *risk.evaluations))):
            assert not runs(text) & paper, text
