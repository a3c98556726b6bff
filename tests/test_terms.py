"""The words that window and report share."""

import datetime as dt
from dataclasses import replace

import pytest

from risikoapp.domain.model import Risk
from risikoapp.terms import risk_name, risk_title, risks_named


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([7], "#7"),
        ([6, 1], "#1 og #6"),
        ([6, 1, 12], "#1, #6 og #12"),
        ([4, 3, 2, 1], "4 risici"),
        (range(1, 201), "200 risici"),
    ],
)
def test_several_risks_are_named_as_one_would_say_it(numbers: list[int], words: str) -> None:
    assert risks_named(numbers) == words


def test_a_risk_that_has_no_name_yet_is_said_to_have_none() -> None:
    cable = Risk(id="a", number=3, created=dt.datetime(2025, 2, 17, tzinfo=dt.UTC), name="Søkabel")
    assert (risk_name(cable), risk_title(cable)) == ("Søkabel", "#3 Søkabel")
    unnamed = replace(cable, name="")
    assert (risk_name(unnamed), risk_title(unnamed)) == ("Uden navn", "#3 Uden navn")
