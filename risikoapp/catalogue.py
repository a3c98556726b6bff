"""The English texts, read from the gettext catalogue that people translate in.

The .po file itself is shipped and read: it takes some milliseconds, of those alone who want English, and no compiled
copy of it can be forgotten, go stale or be merged wrongly. `packaging/strings.py` keeps it, in a form that is simpler
than all that gettext allows: no contexts, and escapes that JSON has too.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from risikoapp.paths import resource


def place() -> Path:
    """Where the file lies."""
    return resource("locale", "en", "LC_MESSAGES", "risikoapp.po")


class Catalogue(NamedTuple):
    """The translations: of a text by itself, and of one that has a plural, by its singular."""

    one: Mapping[str, str]
    many: Mapping[str, tuple[str, str]]


@cache
def english() -> Catalogue:
    """That of the program."""
    return parsed(place().read_text(encoding="utf-8"))


def parsed(text: str) -> Catalogue:
    """The catalogue that a .po file gives. What has no translation yet is not in it, and stays in Danish."""
    one: dict[str, str] = {}
    many: dict[str, tuple[str, str]] = {}
    for entry in entries(text):
        if entry.get("msgstr"):
            one[entry["msgid"]] = entry["msgstr"]
        elif entry.get("msgstr[0]"):
            many[entry["msgid"]] = entry["msgstr[0]"], entry["msgstr[1]"]
            one[entry["msgid"]] = entry["msgstr[0]"]
    return Catalogue(one, many)


def entries(text: str) -> list[dict[str, str]]:
    """The fields of each entry of a .po file, but for its head."""
    found: list[dict[str, str]] = []
    field = ""
    for line in text.splitlines():
        if line.startswith("msg"):
            field, _blank, words = line.partition(" ")
            if field == "msgid":
                found.append({})
            found[-1][field] = _unquoted(words)
        elif line.startswith('"'):
            found[-1][field] += _unquoted(line)
    return [entry for entry in found if entry["msgid"]]


def _unquoted(words: str) -> str:
    words = words.strip()
    # Only few have an escape, and reading is ten times as fast without.
    return str(json.loads(words)) if "\\" in words else words[1:-1]
