"""Addresses in a text: of pages and of people."""

import re
from dataclasses import dataclass

_LINK = re.compile(
    r"(?P<page>\b(?:https?://|www\.)[^\s<>»«\"]+)|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_AFTER = ".,:;!?'»)]}"
"""What follows an address in a sentence and is no part of it."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address as it stands in a text, and what it leads to."""

    start: int
    text: str
    url: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find_links(text: str) -> tuple[Link, ...]:
    """The addresses in a text, in order."""
    if "@" not in text and "://" not in text and "www." not in text.lower():
        return ()
    return tuple(_link(match) for match in _LINK.finditer(text))


def open_link(link: Link) -> bool:
    """Hands a link to the program that the system has for it; whether there is one. Only ever a page or a mail."""
    # Most texts have none.
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl(link.url, QUrl.ParsingMode.TolerantMode))


def _link(match: re.Match[str]) -> Link:
    text = match[0]
    while text[-1] in _AFTER and not (text[-1] == ")" and text.count("(") >= text.count(")")):
        text = text[:-1]
    if match["mail"]:
        return Link(match.start(), text, f"mailto:{text}")
    return Link(match.start(), text, text if "://" in text else f"https://{text}")
