"""Which language was chosen: the window keeps it among its settings, and whoever speaks first reads it without Qt."""

from risikoapp.files import read_bounded
from risikoapp.i18n import Language, known
from risikoapp.paths import settings

SECTION, KEY = "person", "language"
"""Where among the settings it stands."""
_LONGEST = 1_000_000
"""Bytes of the settings."""


def chosen() -> Language:
    """The language of the person on this machine; Danish where nothing else was chosen, or can be read."""
    try:
        lines = read_bounded(settings(), _LONGEST)[0].decode("utf-8", "replace").splitlines()
    except OSError:
        return known("")
    section = ""
    for line in map(str.strip, lines):
        if line.startswith("["):
            section = line.strip("[]")
        elif section == SECTION and line.startswith(f"{KEY}="):
            return known(line.removeprefix(f"{KEY}="))
    return known("")
