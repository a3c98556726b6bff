"""What became of texts, word by word and entry by entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.domain import rewording
from risikoapp.domain.model import Action
from risikoapp.domain.rewording import Piece, paired, pieces

texts = st.text(alphabet="abæøå .,-\n", max_size=40)


def words(text: str) -> str:
    return "".join(text.split())


@given(texts, texts)
def test_both_texts_can_be_read_out_of_the_pieces(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(piece.text for piece in found if piece.kind != "removed") == new
    assert words("".join(piece.text for piece in found if piece.kind != "added")) == words(old)
    assert all(piece.text.strip() for piece in found if piece.kind != "kept")


@given(texts)
def test_a_text_that_is_the_same_is_one_piece(text: str) -> None:
    assert pieces(text, text) == ((Piece("kept", text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", ""),
        ("", "Ny.", "+Ny."),
        ("Væk.", "", "-Væk."),
        ("Vi øver os.", "Vi øver os hvert forår.", "=Vi øver os +hvert forår=."),
        ("Tre ubesatte vagter.", "To ubesatte vagter.", "-Tre +To =ubesatte vagter."),
        ("Den sejler nu.", "Den sejler  nu.", "=Den sejler  nu."),
        (
            "Færgen ligger stille.",
            "Bemandingen er på plads igen",
            "-Færgen ligger stille.+Bemandingen er på plads igen",
        ),
    ],
)
def test_words_are_told_as_a_person_would_mark_them(old: str, new: str, told: str) -> None:
    marks = {"kept": "=", "added": "+", "removed": "-"}
    assert "".join(f"{marks[piece.kind]}{piece.text}" for piece in pieces(old, new)) == told


def test_a_text_of_too_many_words_is_compared_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewording, "MOST_WORDS", 4)
    assert pieces("Den ene.\nDen anden.\n", "Den ene.\nDen tredje.\n") == (
        Piece("kept", "Den ene.\n"),
        Piece("removed", "Den anden.\n"),
        Piece("added", "Den tredje.\n"),
    )


def actions(ids: str) -> tuple[Action, ...]:
    return tuple(Action(id=each, rank=str(place)) for place, each in enumerate(ids))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", []),
        ("", "a", [".a"]),
        ("a", "", ["a."]),
        ("abc", "ac", ["aa", "b.", "cc"]),
        ("xyab", "ba", ["x.", "y.", "bb", "aa"]),
        ("abc", "cdb", ["a.", "cc", ".d", "bb"]),
    ],
)
def test_entries_stand_beside_what_they_were(old: str, new: str, told: list[str]) -> None:
    rows = paired(actions(old), actions(new))
    assert ["".join("." if entry is None else entry.id for entry in row) for row in rows] == told
