"""What is asked about words, answered by a dictionary and the person's own words together."""

from collections.abc import Callable, Iterable

from risikoapp.spelling.dictionary import Dictionary
from risikoapp.spelling.own_words import OwnWords
from risikoapp.spelling.words import is_looked_up, parts_of

_MOST = 6
"""Suggestions: more are no help."""


class Speller:
    """Opens its dictionary at the first question. To be asked from one thread at a time."""

    def __init__(self, open_: Callable[[], Dictionary], own_words: OwnWords) -> None:
        self._open = open_
        self._own_words = own_words
        self._opened: Dictionary | None = None

    def verdicts(self, words: Iterable[str]) -> dict[str, bool]:
        """Whether each of these words is right; raises SpellingFailure where there is no dictionary."""
        dictionary = self._dictionary()
        return {word: self._is_right(dictionary, word) for word in words}

    def suggestions(self, word: str) -> tuple[str, ...]:
        """A few words that may have been meant; raises SpellingFailure where there is no dictionary."""
        return self._dictionary().suggestions(_plain(word))[:_MOST]

    def learn(self, word: str) -> None:
        """Takes a word among the person's own; raises OwnWordsNotKept."""
        self._own_words.add(word)

    def _dictionary(self) -> Dictionary:
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def _is_right(self, dictionary: Dictionary, word: str) -> bool:
        if word in self._own_words or dictionary.knows(_plain(word)):
            return True
        parts = parts_of(word)
        return len(parts) > 1 and all(
            not is_looked_up(part) or part in self._own_words or dictionary.knows(_plain(part)) for part in parts
        )


def _plain(word: str) -> str:
    """With the apostrophe that dictionaries know."""
    return word.replace("’", "'")
