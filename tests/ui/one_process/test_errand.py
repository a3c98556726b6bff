"""What two processes say to each other: told and understood, or refused."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.ui.one_process.errand import LIMIT, Errand, NotAnErrand, is_whole

NAMES = st.binary(min_size=1, max_size=100).filter(lambda name: b"\0" not in name).map(os.fsdecode)
"""All that a file may be called, also what is no text at all."""
TOKENS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


@given(name=st.one_of(NAMES, st.text("æøåÆØÅ \n.–", min_size=1)), token=TOKENS)
def test_what_is_told_is_what_is_understood(name: str, token: str) -> None:
    errand = Errand(path=Path("/", name), token=token)
    message = errand.to_bytes()
    assert is_whole(message)
    assert Errand.from_bytes(message) == errand
    assert not any(is_whole(message[:cut]) for cut in range(len(message)))


def test_without_a_file_there_is_nothing_to_open() -> None:
    assert Errand.from_bytes(Errand(path=None).to_bytes()) == Errand(path=None)


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"1\0/a.risiko\0",
        b"1\0/a.risiko\0\0/b.risiko\0",
        b"1\0/a.risiko\0\0x",
        b"1\0a.risiko\0\0",
        b"1\0../a.risiko\0\0",
        b"2\0/a.risiko\0\0",
        b"/a.risiko\0\0\0",
        b"1\0/%s\0\0" % (b"a" * LIMIT),
    ],
)
def test_anything_else_is_refused(message: bytes) -> None:
    with pytest.raises(NotAnErrand):
        Errand.from_bytes(message)


@given(
    st.one_of(st.binary(), st.lists(st.binary(max_size=9), max_size=5).map(lambda parts: b"1\0" + b"\0".join(parts)))
)
def test_whatever_is_heard_asks_for_a_file_by_its_whole_path_or_for_nothing(message: bytes) -> None:
    try:
        errand = Errand.from_bytes(message)
    except NotAnErrand:
        return
    assert errand.path is None or errand.path.is_absolute()


def test_a_message_without_an_end_is_not_listened_to_for_ever() -> None:
    assert not is_whole(b"a" * LIMIT)
    with pytest.raises(NotAnErrand):
        is_whole(b"a" * (LIMIT + 1))


def test_an_errand_that_is_too_long_is_not_told() -> None:
    with pytest.raises(NotAnErrand):
        Errand(path=Path("/", "a" * LIMIT)).to_bytes()
