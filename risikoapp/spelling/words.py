"""Which words of a text are looked up."""

import re
from collections.abc import Iterator

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_ADDRESS = re.compile(r"@|://|^www\.|\w\.\w|\\|_")
"""In addresses, file names and abbreviations with dots within (bl.a.)."""


def words_in(text: str) -> Iterator[tuple[int, str]]:
    """The place and the letters of each word that a dictionary may know.

    What has digits or capitals within it (3D, #3, GDPR'en), and what is an address or the like, is nobody's mistake.
    """
    for chunk in _CHUNK.finditer(text):
        if _ADDRESS.search(chunk[0].rstrip(".,:;!?)")):
            continue
        for match in _WORD.finditer(text, chunk.start(), chunk.end()):
            if any(is_looked_up(part) for part in parts_of(match[0])):
                yield match.start(), match[0]


def parts_of(word: str) -> list[str]:
    """What stands between the hyphens of a word."""
    return word.split("-")


def is_looked_up(word: str) -> bool:
    """Whether a word without hyphens is one that a dictionary may know."""
    return len(word) > 1 and word[1:].islower() and not any(letter.isdigit() for letter in word)
