"""Names and paths as they may stand in a line of text."""

import os
from pathlib import Path

from risikoapp.i18n import _


def shown_name(path: Path) -> str:
    """The file's name, fit for a line of text whatever bytes it was made of."""
    return printable(os.fsencode(path.name or path).decode("utf-8", errors="replace"))


def file_name(path: Path | None) -> str:
    """The file as the subject of a sentence."""
    return _("Filen »{name}«").format(name=shown_name(path)) if path else _("Filen")


def shown_path(path: Path) -> str:
    """The whole path, fit for a line of text."""
    return printable(os.fsencode(path).decode("utf-8", errors="replace"))


def printable(text: str) -> str:
    """The text with a replacement sign for whatever cannot be seen."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
