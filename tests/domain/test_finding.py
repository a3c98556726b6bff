"""What is searched for is found wherever it is written, and nowhere else."""

import datetime as dt
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.domain.criteria import Rating
from risikoapp.domain.finding import Haystack, Hit, find_in, folded, hits_in, needle_of, texts_of
from risikoapp.domain.model import Action, Evaluation, RatingChange, Risk, StateChange
from tests.strategies import risks, texts

LETTERS = "aAæÆøØåÅsSßẞiİıKKﬀ #1\u0307\u030aé📋\u00a0\u202f\u00ad"
"""Some of them grow when they are folded, some shrink or melt together."""
needles = st.text(LETTERS, min_size=1, max_size=3).map(needle_of).filter(bool)
haystacks = st.text(LETTERS, max_size=20) | texts


@pytest.mark.parametrize(
    ("text", "needle", "found"),
    [
        ("Færgen og FÆRGEN", "færgen", [(0, 6), (10, 6)]),
        ("Øen, Åen, Æen", "åen", [(5, 3)]),
        ("aaaaa", "aa", [(0, 2), (2, 2)]),
        ("Straße", "ss", [(4, 1)]),
        ("Straße", "strasse", [(0, 6)]),
        ("Straße", "s", [(0, 1)]),
        ("ß og s", "s", [(5, 1)]),
        ("İs", "i", []),
        ("İs", "i\u0307s", [(0, 2)]),
        ("📋 liste", "liste", [(2, 5)]),
        ("§\u00a012, 10\u202f000", "§ 12, 10 000", [(0, 12)]),
        ("fær\u00adgen", "færgen", [(0, 7)]),
        ("fær\u00adgen", "gen", [(4, 3)]),
        ("En A\u030a løber, å", "å", [(3, 2), (13, 1)]),
        ("En A\u030a løber", "a", []),
        ("pa\u030a Ærø", "på ærø", [(0, 7)]),
        ("1\u0307ß", "1", [(0, 1)]),
        ("noget", "", []),
        ("", "noget", []),
    ],
)
def test_the_places_in_a_text(text: str, needle: str, found: list[tuple[int, int]]) -> None:
    assert find_in(text, needle) == found


@given(text=haystacks, needle=needles)
def test_every_place_holds_the_needle_and_no_other_letter(text: str, needle: str) -> None:
    found = find_in(text, needle)
    assert all(folded(text[start : start + length])[0] == needle for start, length in found)
    ends = [0, *(start + length for start, length in found)]
    assert all(end <= start for end, (start, _length) in zip(ends, found, strict=False))
    # Between two places there is none: each comes as early as it can.
    for end, start in zip(ends, [*(start for start, _length in found), len(text)], strict=True):
        between = text[end:start]
        pieces = (between[begin:stop] for begin in range(len(between)) for stop in range(begin + 1, len(between) + 1))
        # Half a letter is none: marks without what they stand upon are left out.
        plain = is_normalized("NFC", text) and "\u00ad" not in text
        assert not plain or len(between) > 60 or needle not in {folded(piece)[0] for piece in pieces}


@given(text=st.text("aAæÆøØåÅöéÉñßẞ \u00ad#1📋", max_size=20))
def test_a_text_is_found_whole_in_itself_however_its_letters_are_put_together(text: str) -> None:
    if needle := needle_of(text):
        for form in ("NFC", "NFD"):
            written = normalize(form, text).replace(" ", "\u00a0")
            ((start, length),) = find_in(written, needle)
            assert folded(written[start : start + length])[0] == needle
            assert not written[:start].strip("\u00a0\u00ad") and not written[start + length :].strip("\u00a0\u00ad")


@pytest.mark.parametrize(
    ("typed", "needle"),
    [("  Ærø ", "ærø"), ("SØ OG LAND", "sø og land"), (" \n", ""), ("ẞ", "ss"), ("A\u030a\u00a0\u00ad", "å")],
)
def test_what_is_typed_is_searched_without_blanks_around_it(typed: str, needle: str) -> None:
    assert needle_of(typed) == needle


RISK = Risk(
    id="r",
    number=7,
    created=dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
    name="Is, 7",
    description="Is på is",
    actions=(Action(id="a1", rank="1", text="Bryd isen", owner="Isbryder"), Action(id="a2", rank="2", text="Sejl")),
    evaluations=(Evaluation(id="e1", text="Tyk is"), Evaluation(id="e2", text="Tynd is")),
    rating_changes=(
        RatingChange(id="m1", date=dt.date(2025, 1, 1), rating=None, reason="Ingen is"),
        RatingChange(id="m2", date=dt.date(2025, 2, 1), rating=Rating(likelihood=1, consequence=1), reason="Is igen"),
    ),
    state_changes=(
        StateChange(id="s1", date=dt.date(2025, 1, 1), state="closed", reason="Isfrit"),
        StateChange(id="s2", date=dt.date(2025, 2, 1), state="open", reason="Ny is"),
    ),
)


def test_the_hits_stand_as_a_person_reads_them_the_newest_evaluation_and_move_first() -> None:
    found = [(hit.field, hit.entry_id, hit.start, hit.place) for hit in hits_in(RISK, "is")]
    assert found == [
        ("name", "", 0, 0),
        ("turn", "s2", 3, 0),
        ("turn", "s1", 0, 0),
        ("description", "", 0, 0),
        ("description", "", 6, 1),
        ("action", "a1", 5, 0),
        ("owner", "a1", 0, 0),
        ("evaluation", "e2", 5, 0),
        ("evaluation", "e1", 4, 0),
        ("reason", "m2", 0, 0),
        ("reason", "m1", 6, 0),
    ]
    assert hits_in(RISK, "#7") == (Hit(risk_id="r", field="number", start=0, length=2, place=0),)


@given(risk=risks, needle=needles)
def test_each_hit_stands_where_it_says_and_is_counted(risk: Risk, needle: str) -> None:
    by_place = {(field, entry_id): text for field, entry_id, text in texts_of(risk)}
    hits = hits_in(risk, needle)
    for hit in hits:
        text = by_place[hit.field, hit.entry_id]
        assert folded(text[hit.start : hit.start + hit.length])[0] == needle
        assert find_in(text, needle)[hit.place] == (hit.start, hit.length)
    haystack = Haystack()
    haystack.hold((risk,))
    assert haystack.holding(needle) == ((risk,) if hits else ())
    assert haystack.counts(needle) == ([(risk, len(hits))] if hits else [])


@given(risk=risks)
def test_a_haystack_searches_each_text_in_which_there_are_hits_and_no_other(risk: Risk) -> None:
    haystack = Haystack()
    haystack.hold((risk,))
    for _field, _entry_id, text in texts_of(risk):
        if needle := needle_of(text):
            hits = hits_in(risk, needle)
            # Nobody can type the one letter that would not be found.
            assert hits or "\0" in text
            assert haystack.counts(needle) == ([(risk, len(hits))] if hits else [])


@given(named=st.lists(haystacks, max_size=4), typed=st.lists(st.text(LETTERS, max_size=3).map(needle_of), max_size=6))
def test_whatever_was_searched_before_the_same_is_found(named: list[str], typed: list[str]) -> None:
    held = tuple(
        Risk(id=f"r{place}", number=place + 1, created=RISK.created, name=name) for place, name in enumerate(named)
    )
    haystack = Haystack()
    haystack.hold(held)
    for needle in (*typed, *("".join(typed[:end]) for end in range(len(typed) + 1))):
        anew = Haystack()
        anew.hold(held)
        assert haystack.holding(needle) == anew.holding(needle)
        assert haystack.counts(needle) == anew.counts(needle)


def test_nothing_is_found_across_two_texts() -> None:
    haystack = Haystack()
    haystack.hold((RISK,))
    assert haystack.holding("isenisbryder") == haystack.holding("isen\nisbryder") == ()


def test_a_haystack_holds_what_it_was_given_last_in_that_order() -> None:
    other = Risk(id="o", number=1, created=RISK.created, name="Is")
    haystack = Haystack()
    haystack.hold((other, RISK))
    assert haystack.holding("is") == (other, RISK)
    renamed = Risk(id="o", number=1, created=RISK.created, name="Storm")
    haystack.hold((RISK, renamed))
    assert haystack.holding("is") == (RISK,)
    assert haystack.holding("storm") == (renamed,)
    haystack.hold(())
    assert haystack.counts("is") == []
