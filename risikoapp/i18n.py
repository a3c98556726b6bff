"""The texts people see. Danish is the source, so that the code reads as the window does; English is a catalogue."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from risikoapp.catalogue import Catalogue

Language = Literal["da", "en"]
LANGUAGES: tuple[Language, ...] = ("da", "en")
"""The source first."""
SOURCE: Language = "da"
"""In this the code is written, what a file tells of itself, and what other programs are answered: the same for all."""

_Words = TypeVar("_Words")


class _Speech:
    """What a process speaks: chosen once, before anything is said, and asked by all that speaks."""

    language: Language = "da"


_SPEECH = _Speech()
_MEANWHILE: ContextVar[Language | None] = ContextVar("language", default=None)
"""What is spoken here and in no other thread, as long as `speaking` lasts."""


def known(language: object) -> Language:
    """The language of that name; the source where it is none that is spoken."""
    return "en" if language == "en" else "da"


def use(language: Language) -> None:
    """Speaks it from now on, in every thread. What has been said already stays as it is."""
    _SPEECH.language = language


def language() -> Language:
    """What is spoken here and now."""
    return _MEANWHILE.get() or _SPEECH.language


def language_tag() -> str:
    """The same as it stands in documents."""
    return tag_of(language())


def tag_of(language: Language) -> str:
    """A language as documents have it: the tag of BCP 47."""
    return {"da": "da-DK", "en": "en-GB"}[language]


@contextmanager
def speaking(language: Language) -> Generator[None]:
    """Speaks it in this thread alone, until the end of the block."""
    token = _MEANWHILE.set(language)
    try:
        yield
    finally:
        _MEANWHILE.reset(token)


def in_every_language(words: Callable[[], _Words]) -> tuple[_Words, ...]:
    """What a function says in each of the languages, for whoever must know it again; Danish first."""
    said: list[_Words] = []
    for each in LANGUAGES:
        with speaking(each):
            said.append(words())
    return tuple(said)


def _(text: str) -> str:
    """The text in the language of the person; placeholders are filled after translation."""
    return text if language() == "da" else _english().one.get(text, text)


def ngettext(one: str, many: str, count: int) -> str:
    """The singular or the plural, by `count`."""
    if language() != "da":
        one, many = _english().many.get(one, (one, many))
    return one if count == 1 else many


def quoted(text: str) -> str:
    """The text in quotation marks."""
    return _("»{text}«").format(text=text)


def _english() -> "Catalogue":
    # Nobody who speaks Danish waits for it.
    from risikoapp.catalogue import english

    return english()
