"""Two people's versions of one text, joined by whole paragraphs: never words of both in one of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import takewhile

from risikoapp.domain.versions import Versions

MAX_PAIRS = 40_000
"""Old paragraphs times new ones, 200 by 200, that are compared; in more, what differs has changed as one."""

MAX_WORDS = 1_000_000
"""Words that are looked at to find which paragraph was mended into which; where it would take more, none was."""


@dataclass(frozen=True, slots=True)
class JoinedText:
    """A text with what both sides have done to it.

    Where they changed the same paragraph, or wrote at the same place, `mine` has what the one wrote, `theirs` what
    the other did and `both` the one after the other. Where they never did, all three are equal.
    """

    mine: str
    theirs: str
    both: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A line that is not blank, and how many blank ones come before it. The words alone make it what it is."""

    text: str
    gap: int = field(compare=False)


_Paragraphs = tuple[_Paragraph, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    """What one side has put in place of the paragraphs `low` to `high` (not included) of the base."""

    low: int
    high: int
    new: _Paragraphs
    is_mine: bool

    @property
    def is_one_for_one(self) -> bool:
        """Whether each paragraph has one in its place."""
        return len(self.new) == self.high - self.low


def join_texts(versions: Versions[str]) -> JoinedText:
    """The text with what one side and the other have done to it.

    A text that only one side changed is taken as it stands. Of one that both changed, the words are kept as they are,
    and blank lines between paragraphs, but none before the first or after the last. Where paragraphs have been moved
    so that one of them would stand twice or be gone, the text is left as each side has it.
    """
    if not versions.are_split:
        return JoinedText(versions.joined, versions.joined, versions.joined)
    old, here, there = versions.each(_paragraphs)
    my_edits, their_edits = tuple(_edits(old, here, is_mine=True)), tuple(_edits(old, there, is_mine=False))
    kept = _spaced(old, _gaps(old, here, my_edits), _gaps(old, there, their_edits))
    texts: tuple[list[_Paragraph], ...] = ([], [], [])
    at = 0
    for cluster in _clusters((*my_edits, *their_edits)):
        low, high = cluster[0].low, max(edit.high for edit in cluster)
        for text, new in zip(texts, _versions(kept[low:high], low, cluster), strict=True):
            text.extend((*kept[at:low], *new))
        at = high
    ours, others, both = ((*text, *kept[at:]) for text in texts)
    if not (_makes_sense(ours, here, there) and _makes_sense(others, here, there)):
        ours, others, both = here, there, _both(here, there)
    elif not _makes_sense(both, here, there):
        both = _both(here, there)
    return JoinedText(_text(ours), _text(others), _text(both))


def _makes_sense(text: _Paragraphs, mine: _Paragraphs, theirs: _Paragraphs) -> bool:
    """Whether every paragraph stands as often as on one of the sides, at most, and is there if it is on both."""
    found, here, there = Counter(text), Counter(mine), Counter(theirs)
    return found <= here | there and (here & there).keys() <= found.keys()


def _paragraphs(text: str) -> _Paragraphs:
    found: list[_Paragraph] = []
    gap = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(_Paragraph(line, gap))
            gap = 0
        else:
            gap += 1
    if found:
        # Should anything come before it, it keeps the distance that is usual in this text.
        found[0] = replace(found[0], gap=max((paragraph.gap for paragraph in found[1:]), default=0))
    return tuple(found)


def _text(paragraphs: Iterable[_Paragraph]) -> str:
    return "".join("\n" * (paragraph.gap + 1) + paragraph.text for paragraph in paragraphs).lstrip("\n")


def _edits(old: _Paragraphs, new: _Paragraphs, *, is_mine: bool) -> Iterator[_Edit]:
    """What leads from the old paragraphs to the new, in small pieces: a mended paragraph is one of its own."""
    for low, high, first, last in _differences(old, new):
        at, new_at = low, first
        for mended, by in _mended(old[low:high], new[first:last]):
            if low + mended > at or first + by > new_at:
                yield _Edit(at, low + mended, new[new_at : first + by], is_mine)
            at, new_at = low + mended + 1, first + by + 1
            yield _Edit(at - 1, at, new[new_at - 1 : new_at], is_mine)
        if high > at or last > new_at:
            yield _Edit(at, high, new[new_at:last], is_mine)


def _differences(old: _Paragraphs, new: _Paragraphs) -> Iterator[tuple[int, int, int, int]]:
    """From and to in the old, and from and to in the new, of each stretch that differs."""
    start = _common(old, new)
    end = _common(reversed(old[start:]), reversed(new[start:]))
    high, last = len(old) - end, len(new) - end
    if (high - start) * (last - start) > MAX_PAIRS:
        yield start, high, start, last
        return
    matcher = SequenceMatcher(None, old[start:high], new[start:last], autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            yield start + old_from, start + old_to, start + new_from, start + new_to


def _common(one: Iterable[_Paragraph], other: Iterable[_Paragraph]) -> int:
    """How many the two have in common from their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _mended(old: _Paragraphs, new: _Paragraphs) -> Iterator[tuple[int, int]]:
    """Which old paragraph each new one comes from, in rising order, where half of their words are the same."""
    old_words, new_words = ([Counter(paragraph.text.split()) for paragraph in text] for text in (old, new))
    if len(new) * sum(words.total() for words in old_words) > MAX_WORDS:
        return
    start = 0
    for position, words in enumerate(new_words):
        for candidate in range(start, len(old)):
            shared = (old_words[candidate] & words).total()
            if 4 * shared >= old_words[candidate].total() + words.total():
                yield candidate, position
                start = candidate + 1
                break


def _gaps(old: _Paragraphs, new: _Paragraphs, edits: Iterable[_Edit]) -> list[int]:
    """The gap that each old paragraph has in the new text, or its old one where the new text does not tell."""
    # Nothing is told by what is gone, nor by what stands first.
    places = [0] * len(old)
    at, shift = 0, 0
    for edit in (*edits, _Edit(len(old), len(old), (), is_mine=True)):
        places[at : edit.low] = range(at + shift, edit.low + shift)
        if edit.is_one_for_one:
            places[edit.low : edit.high] = range(edit.low + shift, edit.high + shift)
        at, shift = edit.high, shift + len(edit.new) - (edit.high - edit.low)
    return [new[place].gap if place else paragraph.gap for paragraph, place in zip(old, places, strict=True)]


def _spaced(old: _Paragraphs, here: Iterable[int], there: Iterable[int]) -> _Paragraphs:
    """The old paragraphs with the gap that one side has given them, or the wider where both have."""
    spaced: list[_Paragraph] = []
    for paragraph, one, other in zip(old, here, there, strict=True):
        gaps = Versions(paragraph.gap, one, other)
        spaced.append(replace(paragraph, gap=max(one, other) if gaps.are_split else gaps.joined))
    return tuple(spaced)


def _clusters(edits: Iterable[_Edit]) -> Iterator[list[_Edit]]:
    """The edits in order, those together that meet, with all that lies between."""
    ordered = sorted(edits, key=lambda edit: (edit.low, edit.high))
    cluster: list[_Edit] = []
    last = 0
    for position, edit in enumerate(ordered):
        cluster.append(edit)
        meeting = (later for later in range(position + 1, len(ordered)) if _meet(edit, ordered[later]))
        last = max(last, position, *meeting)
        if last == position:
            yield cluster
            cluster = []


def _meet(edit: _Edit, later: _Edit) -> bool:
    """Whether the two sides change the same paragraphs, or write at the same place or the same beside each other."""
    if edit.is_mine == later.is_mine or edit.high < later.low:
        return False
    at_one_place = edit.low == edit.high == later.low == later.high
    return later.low < edit.high or at_one_place or not {*edit.new}.isdisjoint(later.new)


def _versions(base: _Paragraphs, low: int, cluster: list[_Edit]) -> tuple[_Paragraphs, _Paragraphs, _Paragraphs]:
    """What stands in place of `base`, which begins at `low`: by my edits, by theirs, and by both."""
    mine = _edited(base, low, [edit for edit in cluster if edit.is_mine])
    theirs = _edited(base, low, [edit for edit in cluster if not edit.is_mine])
    if mine == theirs:
        mine = theirs = tuple(max(pair, key=lambda paragraph: paragraph.gap) for pair in zip(mine, theirs, strict=True))
    versions = Versions(base, mine, theirs)
    if not versions.are_split:
        return versions.joined, versions.joined, versions.joined
    return mine, theirs, _both(mine, theirs)


def _both(mine: _Paragraphs, theirs: _Paragraphs) -> _Paragraphs:
    return (*mine, *(paragraph for paragraph in theirs if paragraph not in mine))


def _edited(base: _Paragraphs, low: int, edits: Iterable[_Edit]) -> _Paragraphs:
    result: list[_Paragraph] = []
    at = low
    for edit in edits:
        result.extend(base[at - low : edit.low - low])
        new = edit.new
        if edit.is_one_for_one:
            replaced = base[edit.low - low : edit.high - low]
            new = tuple(replace(paragraph, gap=old.gap) for paragraph, old in zip(new, replaced, strict=True))
        result.extend(new)
        at = edit.high
    return (*result, *base[at - low :])
