"""The terms of everything that is in the frozen program, by the list that `sbom.py` has written, and their texts."""

from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from sbom import PINS, pinned

from risikoapp.shipped import parts

NOT_SHIPPED = ("charset-normalizer",)
"""Distributions that are pinned with the others and left out of the frozen program."""
OF_THE_SYSTEM = ("Enchant", "Hunspell")
"""What pyenchant brings along on Windows alone, and the Debian package leaves to the system."""

_HEAD = """\
risikoapp is Copyright the risikoapp authors, and may be used, changed and passed on under the MIT licence:

{own}
It is shipped together with what it is built on, each part under its own terms. Where a text is not among those in
{common}, it lies in {texts}.

"""
_TAIL = """\

Qt and its bindings are used under the LGPL, version 3, as separate libraries that are loaded when the program runs,
from the folder

  {qt}

You may change them and put your own build of the same version in their place, and you may take the program apart to
find mistakes in such changes. The texts are LGPL-3 and GPL-3 in {common}. Nothing in Qt has been changed; its sources
and those of the bindings are published at https://code.qt.io under the versions that are named above.
"""


def copyright_text(own: str, texts: str, common: str, qt: str) -> str:
    """The file that tells under which terms each part comes. The arguments are the program's own terms, and folders."""
    told = [
        f"  {' '.join(filter(None, (part.name, part.version)))}: {part.licence}\n"
        for part in parts()
        if part.name not in (*NOT_SHIPPED, *OF_THE_SYSTEM)
    ]
    starter = "  the starter, by PyInstaller: GPL-2.0-or-later, with an exception for the programs that it starts\n"
    head, tail = _HEAD.format(own=own, common=common, texts=texts), _TAIL.format(qt=qt, common=common)
    return "".join([head, *told, starter, tail])


def packages() -> tuple[str, ...]:
    """The distributions that are shipped."""
    names = dict.fromkeys(name for name, _version, _when in pinned(PINS.read_text(encoding="utf-8")))
    return tuple(name for name in names if name not in NOT_SHIPPED)


def texts() -> Iterator[tuple[str, Path]]:
    """Where each text is to lie below the folder of them, and where it is found now."""
    for name in (*packages(), "pyinstaller"):
        for file in distribution(name).files or ():
            folder, *inside = file.parts
            is_named = any(word in file.name.lower() for word in ("licen", "copying", "notice"))
            if folder.endswith(".dist-info") and (is_named or inside[0] == "licenses"):
                yield "/".join([name, *(part for part in inside if part != "licenses")]), Path(str(file.locate()))
