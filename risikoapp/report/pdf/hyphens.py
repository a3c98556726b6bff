"""Where words may be parted at the end of a line: sparingly, and never what is looked up letter by letter."""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from risikoapp.i18n import in_every_language, language, language_tag

if TYPE_CHECKING:
    import pyphen

SOFT_HYPHEN = "\u00ad"
"""Drawn as a hyphen, and known to every reader as no part of the word (ISO 14289-1, 7.2)."""

_BEFORE, _AFTER = 3, 3
"""Letters that stay on the line, and that go to the next."""
_SHORTEST, _SHORTEST_NAME = 7, 11
"""Letters of a word that is parted, and of one with a capital, which may be a name."""
_WORD = re.compile(r"[^\w@/\\]*([A-ZÆØÅa-zæøå][a-zæøå]+)[^\w@/\\]*")
"""A word with what stands around it: no capital inside, no digit, and no link."""


class Hyphens:
    """The places in words, each looked up once for one report."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, ...]] = {}

    def places(self, word: str) -> tuple[int, ...]:
        """The places within a word, ascending, before which a hyphen may part it; none where it shall stay whole."""
        if word not in self._known:
            self._known[word] = self._found(word)
        return self._known[word]

    def _found(self, word: str) -> tuple[int, ...]:
        match = _WORD.fullmatch(word)
        if match is None:
            return ()
        letters = match[1]
        if len(letters) < (_SHORTEST_NAME if letters[0].isupper() else _SHORTEST):
            return ()
        first, *others = (patterns.positions(letters.lower()) for patterns in self._patterns)
        return tuple(match.start(1) + place for place in first if all(place in found for found in others))

    @cached_property
    def _patterns(self) -> "tuple[pyphen.Pyphen, ...]":
        """A place must be right by each of these: around our English stands what most have written in Danish."""
        # A tenth of a second that no report without long words needs.
        import pyphen

        tags = (language_tag(),) if language() == "da" else in_every_language(language_tag)
        return tuple(pyphen.Pyphen(lang=tag.replace("-", "_"), left=_BEFORE, right=_AFTER) for tag in tags)
