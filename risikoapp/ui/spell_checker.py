"""Spelling for the window: asked at once, answered when a thread of its own has looked."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from risikoapp.paths import user_data
from risikoapp.spelling.dictionary import office_folders, open_dictionary
from risikoapp.spelling.errors import OwnWordsNotKept, SpellingFailure
from risikoapp.spelling.own_words import OwnWords
from risikoapp.spelling.speller import Speller
from risikoapp.ui.preferences import Preferences

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_REST = 250
"""Milliseconds after the first new word in which others are gathered, to be looked up together."""
_LOOK = 15
"""Milliseconds between two looks for answers; nothing of Qt is touched in the thread."""


class SpellChecker(QObject):
    """Remembers what is known of each word. Off when the person wants it so, and where there is no dictionary."""

    learned = Signal()
    """More is known of words that were asked for."""
    changed = Signal()
    """It was turned on or off, or a word was taken among the person's own."""
    suggested = Signal(str, object)
    """A word, and what may have been meant."""
    failed = Signal(object)
    """Why the spelling cannot be checked, or an own word not be kept: a SpellingFailure."""

    def __init__(self, speller: Speller, *, wanted: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speller = speller
        self._wanted = wanted
        self._has_begun = False
        self._failure: SpellingFailure | None = None
        self._known: dict[str, bool] = {}
        self._asked: dict[str, bool] = {}
        """The words that nobody knows yet, and whether they are being looked up."""
        self._found: dict[str, tuple[str, ...]] = {}
        """Suggestions, by the word they are for."""
        self._waiting: list[tuple[Future[Any], Callable[[Any], None]]] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._look_up)
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK)
        self._looks.timeout.connect(self._take_answers)

    @cached_property
    def _pool(self) -> "ThreadPoolExecutor":
        # Many only look, and it takes room.
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=1)

    @property
    def is_on(self) -> bool:
        return self._wanted and self._failure is None

    @property
    def failure(self) -> SpellingFailure | None:
        """Why there is no spelling though it is wanted, or None."""
        return self._failure

    def begin(self) -> None:
        """Somebody is about to write: from now on words are looked up.

        Not before, since the dictionary takes a quarter as much memory as all the rest, and many only look.
        """
        if not self._has_begun:
            self._has_begun = True
            if self._asked:
                self._rest.start()

    def turn(self, wanted: bool) -> None:
        """Turns the spelling on or off. Turning it on looks for a dictionary once more."""
        self._has_begun = True
        self._wanted, self._failure = wanted, None
        self._asked.clear()
        self.changed.emit()
        if wanted:
            self._start(self._speller.verdicts, (), self._on_verdicts)

    def verdict(self, word: str) -> bool | None:
        """Whether a word is right; None as long as nobody knows, and `learned` follows when somebody does."""
        if not self.is_on:
            return None
        known = self._known.get(word)
        if known is None and word not in self._asked:
            self._asked[word] = False
            if self._has_begun and not self._rest.isActive():
                self._rest.start()
        return known

    def suggest(self, word: str) -> None:
        """Looks for what may have been meant; `suggested` follows."""
        if word in self._found:
            self.suggested.emit(word, self._found[word])
        else:
            self._start(self._suggestions, word, self._on_suggestions)

    def learn(self, word: str) -> None:
        """Takes a word among the person's own."""
        self._take_in(word)
        # Once more when it is done, since an older answer may have come between.
        self._start(self._learn, word, self._take_in)

    def _take_in(self, word: str) -> None:
        # Other forms of it, as at the beginning of a sentence, may be right now too.
        self._known = {
            known: right for known, right in self._known.items() if right or word.lower() not in known.lower()
        }
        self._known[word] = True
        self.changed.emit()

    def _look_up(self) -> None:
        words = tuple(word for word, is_sent in self._asked.items() if not is_sent)
        if self.is_on:
            self._asked.update(dict.fromkeys(words, True))
            self._start(self._speller.verdicts, words, self._on_verdicts)

    def _start(self, work: Callable[[Any], Any], about: Any, take: Callable[[Any], None]) -> None:
        self._waiting.append((self._pool.submit(work, about), take))
        self._looks.start()

    def _take_answers(self) -> None:
        while self._waiting and self._waiting[0][0].done():
            answer, take = self._waiting.pop(0)
            try:
                take(answer.result())
            except SpellingFailure as failure:
                self._fail(failure)
        if not self._waiting:
            self._looks.stop()

    def _fail(self, failure: SpellingFailure) -> None:
        if not isinstance(failure, OwnWordsNotKept):
            self._failure = failure
            self.changed.emit()
        self.failed.emit(failure)

    def _on_verdicts(self, verdicts: dict[str, bool]) -> None:
        self._known.update(verdicts)
        for word in verdicts:
            self._asked.pop(word, None)
        self.learned.emit()

    def _on_suggestions(self, answer: tuple[str, tuple[str, ...]]) -> None:
        word, suggestions = answer
        self._found[word] = suggestions
        self.suggested.emit(word, suggestions)

    def _suggestions(self, word: str) -> tuple[str, tuple[str, ...]]:
        """In the thread."""
        return word, self._speller.suggestions(word)

    def _learn(self, word: str) -> str:
        """In the thread."""
        self._speller.learn(word)
        return word


def spell_checker(preferences: Preferences, parent: QObject) -> SpellChecker:
    """Danish spelling with the person's own words, which lie in a text file among the person's data."""
    data = user_data()
    speller = Speller(lambda: open_dictionary(data, office_folders()), OwnWords(data / "ordliste.txt"))
    return SpellChecker(speller, wanted=preferences.spelling, parent=parent)
