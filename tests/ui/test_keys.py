"""The overview of keys and the user's guide tell the same."""

import re
from pathlib import Path

import pytest

from risikoapp.ui.application import Dresser
from risikoapp.ui.keys import key_groups

GUIDE = Path(__file__).parents[2] / "docs" / "brugervejledning.md"
PLACE = re.compile(r"### (.+)")
ROW = re.compile(r"\| (.+) \| (.+) \|")


@pytest.fixture(autouse=True)
def _dressed(dresser: Dresser) -> None:
    """Qt's names of keys are Danish, as they are in the guide."""


def _told_in_the_guide() -> list[tuple[str, str, str]]:
    """Where each key of the guide's tables works, the key and what it does."""
    chapter = GUIDE.read_text(encoding="utf-8").partition("\n## Genveje\n")[2].partition("\n## ")[0]
    told: list[tuple[str, str, str]] = []
    where = ""
    for line in chapter.splitlines():
        if place := PLACE.fullmatch(line):
            where = place[1]
        elif (row := ROW.fullmatch(line)) and row[1] != "Genvej":
            told.append((where, row[1].replace("`", ""), row[2]))
    return told


def test_the_overview_of_keys_says_what_the_guide_says() -> None:
    shown = [(group.where, hint.keys, hint.does) for group in key_groups() for hint in group.hints]
    assert shown == _told_in_the_guide()


def test_no_key_is_told_twice_of_the_same_thing() -> None:
    for group in key_groups():
        assert len({(hint.keys, hint.does) for hint in group.hints}) == len(group.hints), group.where
