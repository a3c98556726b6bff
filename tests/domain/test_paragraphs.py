"""Two people's versions of one text: whole paragraphs join, and no paragraph ever has words of both."""

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.domain.paragraphs import MAX_PAIRS, JoinedText, join_texts
from risikoapp.domain.versions import Versions

DRIFT = "Driften hviler på to leverandører."
DRIFT_MENDED = "Driften hviler på tre leverandører."
PEOPLE = "Kun få kender hele løsningen."
PEOPLE_MENDED = "Kun ganske få kender hele løsningen."
MONEY = "Bevillingen udløber til nytår."
NEW = "Æbler og pærer på Ærø."
OTHER = "Øvelsen er flyttet til maj."

lines = st.sampled_from(("Å", "Æ", "Ø", "å bæ øl", "å bæ æg", "å ve øl", "", " ", "- punkt", "Å.", DRIFT, DRIFT_MENDED))
texts = st.lists(lines, max_size=6).map("\n".join)


@st.composite
def edited_texts(draw: st.DrawFn) -> Versions[str]:
    """A text of a few paragraphs, and what two people have made of it by an edit or two each."""
    base = draw(st.lists(lines, min_size=1, max_size=6))

    def edited() -> str:
        text = list(base)
        for _ in range(draw(st.integers(0, 2))):
            start = draw(st.integers(0, len(text)))
            text[start : start + draw(st.integers(0, 2))] = draw(st.lists(lines, max_size=2))
        return "\n".join(text)

    return Versions("\n".join(base), edited(), edited())


three_texts = st.builds(Versions, texts, texts, texts) | edited_texts()


def join(base: str, mine: str, theirs: str) -> JoinedText:
    return join_texts(Versions(base, mine, theirs))


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def one(found: str) -> JoinedText:
    return JoinedText(found, found, found)


def in_order(found: str) -> list[str]:
    return [line for line in found.split("\n") if line.strip()]


def words(found: str) -> set[str]:
    return set(in_order(found))


def test_neighbouring_paragraphs_join() -> None:
    base = text(DRIFT, PEOPLE)
    assert join(base, text(NEW, PEOPLE), text(DRIFT, OTHER)) == one(text(NEW, OTHER))


def test_lines_are_paragraphs_too() -> None:
    assert join(f"{DRIFT}\n{PEOPLE}", f"{NEW}\n{PEOPLE}", f"{DRIFT}\n{OTHER}") == one(f"{NEW}\n{OTHER}")


def test_what_comes_before_and_what_comes_after_join() -> None:
    assert join(DRIFT, text(NEW, DRIFT), text(DRIFT, OTHER)) == one(text(NEW, DRIFT, OTHER))


def test_a_new_paragraph_joins_with_a_change_of_its_neighbour() -> None:
    assert join(DRIFT, text(DRIFT, NEW), DRIFT_MENDED) == one(text(DRIFT_MENDED, NEW))
    assert join(DRIFT, text(NEW, DRIFT), DRIFT_MENDED) == one(text(NEW, DRIFT_MENDED))


def test_a_removed_paragraph_joins_with_a_change_of_another() -> None:
    assert join(text(DRIFT, PEOPLE, MONEY), text(DRIFT, MONEY), text(DRIFT_MENDED, PEOPLE, MONEY)) == one(
        text(DRIFT_MENDED, MONEY)
    )


def test_two_who_remove_different_paragraphs_both_get_their_way() -> None:
    assert join(text(DRIFT, PEOPLE, MONEY), text(PEOPLE, MONEY), text(DRIFT, MONEY)) == one(MONEY)


def test_what_both_did_alike_is_done_once() -> None:
    assert join(text(DRIFT, PEOPLE), text(DRIFT, PEOPLE, NEW), text(OTHER, PEOPLE, NEW)) == one(
        text(OTHER, PEOPLE, NEW)
    )


def test_a_paragraph_that_both_changed_is_never_mixed() -> None:
    base = text(DRIFT, PEOPLE)
    assert join(base, text(DRIFT_MENDED, PEOPLE), text(NEW, PEOPLE_MENDED)) == JoinedText(
        mine=text(DRIFT_MENDED, PEOPLE_MENDED),
        theirs=text(NEW, PEOPLE_MENDED),
        both=text(DRIFT_MENDED, NEW, PEOPLE_MENDED),
    )


def test_two_who_mend_several_paragraphs_differ_in_the_one_that_both_mended() -> None:
    base = text(DRIFT, PEOPLE, MONEY)
    found = join(base, text(DRIFT_MENDED, PEOPLE_MENDED, MONEY), text(DRIFT, f"{PEOPLE} Ja.", f"{MONEY} Ja."))
    assert found.mine == text(DRIFT_MENDED, PEOPLE_MENDED, f"{MONEY} Ja.")
    assert found.theirs == text(DRIFT_MENDED, f"{PEOPLE} Ja.", f"{MONEY} Ja.")


def test_a_text_written_anew_is_not_mixed_with_the_old_one_mended() -> None:
    """Two new paragraphs belong together: neither stands beside an old one that was mended meanwhile."""
    found = join(text(DRIFT, PEOPLE), text(NEW, OTHER), text(DRIFT_MENDED, PEOPLE))
    assert found == JoinedText(
        mine=text(NEW, OTHER), theirs=text(DRIFT_MENDED, PEOPLE), both=text(NEW, OTHER, DRIFT_MENDED, PEOPLE)
    )


def test_two_new_paragraphs_at_one_place_are_for_a_person_to_put_in_order() -> None:
    found = join(DRIFT, text(DRIFT, NEW), text(DRIFT, OTHER))
    assert found == JoinedText(text(DRIFT, NEW), text(DRIFT, OTHER), text(DRIFT, NEW, OTHER))


def test_two_first_texts_in_an_empty_field_are_for_a_person_to_choose_from() -> None:
    assert join("", NEW, OTHER) == JoinedText(NEW, OTHER, f"{NEW}\n{OTHER}")


def test_a_paragraph_that_one_removed_and_the_other_changed_is_for_a_person_to_decide() -> None:
    found = join(text(DRIFT, PEOPLE), PEOPLE, text(DRIFT_MENDED, PEOPLE))
    assert found == JoinedText(PEOPLE, text(DRIFT_MENDED, PEOPLE), text(DRIFT_MENDED, PEOPLE))


def test_a_paragraph_that_one_put_before_another_and_the_other_in_its_place_never_stands_twice() -> None:
    assert join(DRIFT, text(NEW, DRIFT), NEW) == JoinedText(text(NEW, DRIFT), NEW, text(NEW, DRIFT))


def test_a_paragraph_that_one_moved_never_stands_twice() -> None:
    """By difflib, theirs wrote DRIFT anew on top and put OTHER where it stood: joined, DRIFT would stand twice."""
    mine, theirs = text(DRIFT, OTHER), text(DRIFT, PEOPLE, OTHER)
    assert join(text(PEOPLE, DRIFT), mine, theirs) == JoinedText(mine, theirs, text(DRIFT, OTHER, PEOPLE))


def test_a_paragraph_never_stands_twice_where_both_versions_are_kept() -> None:
    found = join(text(DRIFT, PEOPLE), text(PEOPLE, DRIFT, NEW), text(NEW, DRIFT))
    assert found.both == text(PEOPLE, DRIFT, NEW)


def test_blank_lines_stay_between_paragraphs() -> None:
    base = f"{DRIFT}\n\n\n{PEOPLE}\n{MONEY}"
    assert join(base, f"{NEW}\n\n\n{PEOPLE}\n{MONEY}", f"{base}\n\n{OTHER}").mine == (
        f"{NEW}\n\n\n{PEOPLE}\n{MONEY}\n\n{OTHER}"
    )


def test_blank_lines_that_one_side_changed_are_as_that_side_has_them() -> None:
    base = text(DRIFT, PEOPLE, MONEY)
    closer = f"{DRIFT}\n{PEOPLE}\n\n{MONEY}"
    assert join(base, closer, text(DRIFT, PEOPLE, OTHER)) == one(f"{DRIFT}\n{PEOPLE}\n\n{OTHER}")
    assert join(base, closer, f"{DRIFT}\n\n\n{PEOPLE}\n\n{OTHER}") == one(f"{DRIFT}\n\n\n{PEOPLE}\n\n{OTHER}")


def test_texts_that_differ_in_nothing_but_blank_lines_are_no_conflict() -> None:
    assert join(DRIFT, f"{DRIFT}\n", f"\n\n{DRIFT}") == one(DRIFT)


def _many(word: str, count: int) -> str:
    return "\n".join(f"{word} {number % 7}" for number in range(count))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (_many("gammel", MAX_PAIRS // 50), _many("ny", MAX_PAIRS // 50)),
        (_many("gammel " * 1000, 190), _many("ny " * 1000, 190)),
        (_many("ens " * 1000, 190), _many("ens " * 999, 190)),
    ],
    ids=["many paragraphs", "long ones", "long ones alike"],
)
def test_a_huge_text_that_is_all_new_has_changed_as_one_and_takes_no_time(old: str, new: str) -> None:
    start = time.monotonic()
    found = join(f"først\n{old}", f"først\n{new}", f"nu\n{old}")
    assert time.monotonic() - start < 10, "the bounds on what is compared are there to be kept"
    assert found == one(f"nu\n{new}")


@given(three_texts)
def test_nothing_that_one_has_written_is_gone(versions: Versions[str]) -> None:
    base, mine, theirs = versions
    found = join_texts(versions)
    assert words(mine) - words(base) <= words(found.mine)
    assert words(theirs) - words(base) <= words(found.theirs)
    assert (words(mine) | words(theirs)) - words(base) <= words(found.both)


@given(three_texts)
def test_every_paragraph_is_one_that_somebody_wrote(versions: Versions[str]) -> None:
    base, mine, theirs = versions
    found = join_texts(versions)
    written = words(base) | words(mine) | words(theirs)
    assert words(found.mine) | words(found.theirs) | words(found.both) <= written


@given(three_texts)
def test_what_both_have_removed_does_not_come_back(versions: Versions[str]) -> None:
    base, mine, theirs = versions
    found = join_texts(versions)
    gone = words(base) - words(mine) - words(theirs)
    assert not gone & (words(found.mine) | words(found.theirs) | words(found.both))


@given(three_texts)
def test_what_both_have_is_there_and_nothing_stands_more_often_than_on_one_of_the_sides(
    versions: Versions[str],
) -> None:
    found = join_texts(versions)
    mine, theirs = (Counter(in_order(side)) for side in (versions.mine, versions.theirs))
    for version in (found.mine, found.theirs, found.both):
        counts = Counter(in_order(version))
        assert counts <= mine | theirs
        assert (mine & theirs).keys() <= counts.keys()


@given(three_texts)
def test_swapped_sides_give_swapped_texts(versions: Versions[str]) -> None:
    found = join_texts(versions)
    swapped = join_texts(Versions(versions.base, versions.theirs, versions.mine))
    assert (swapped.mine, swapped.theirs) == (found.theirs, found.mine)


@given(texts, texts)
def test_what_only_one_has_changed_is_taken_as_it_is(base: str, changed: str) -> None:
    for versions in (Versions(base, changed, base), Versions(base, base, changed), Versions(base, changed, changed)):
        assert join_texts(versions) == one(changed)


@given(three_texts)
def test_joining_again_changes_nothing(versions: Versions[str]) -> None:
    found = join_texts(versions).mine
    assert join_texts(Versions(versions.theirs, found, versions.theirs)) == one(found)


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_a_carriage_return_is_a_part_of_its_line(side: str) -> None:
    found = join("a\r\nb\r\nc", "a\r\nB\r\nc", "a\r\nb\r\nC")
    assert getattr(found, side) == "a\r\nB\r\nC"
