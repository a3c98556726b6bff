"""Registers with many risks where they are wanted."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from risikoapp.domain.criteria import ALL_RATINGS, Rating
from risikoapp.domain.model import RatingChange, Register, RegisterFile, Risk
from risikoapp.storage.repository import Repository
from risikoapp.ui.windows import Windows
from tests.ui.hands import Hands

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)


def risks_at(places: Iterable[Rating | None], first: int = 1) -> tuple[Risk, ...]:
    """A risk in each of these places, numbered from `first`."""
    return tuple(
        Risk(
            id=f"mange{number}",
            number=number,
            created=NOW,
            name=f"Nr. {number}",
            rating=rating,
            rating_changes=() if rating is None else (RatingChange(id="p", date=NOW.date(), rating=rating),),
        )
        for number, rating in enumerate(places, start=first)
    )


places = st.lists(st.sampled_from([None, *ALL_RATINGS[:5]]), max_size=60) | st.lists(
    st.sampled_from([None, *ALL_RATINGS]), max_size=24
)
registers = places.map(lambda chosen: Register(risks=risks_at(chosen)))
"""Some places are crowded, others empty."""


def crowded(windows: Windows, path: Path, file: RegisterFile, *more: Rating | None) -> Hands:
    """A window with the ferry's risks and one more in each of these places."""
    register = replace(file.register, risks=(*file.register.risks, *risks_at(more, file.next_number)))
    grown = replace(file, register=register, next_number=file.next_number + len(more))
    Repository.create(path, grown, overwrite=True)
    window = windows.open_file(path)
    assert window is not None
    hands = Hands(window)
    hands.activate()
    return hands
