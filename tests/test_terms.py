"""The words that window and report share."""

import pytest

from risikoapp.terms import risks_named


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
