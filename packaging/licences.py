"""The terms of everything that is in the frozen program, and their texts."""

from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

PARTS = {
    "PySide6_Essentials": "LGPL-3 (Qt and its bindings to Python; with ICU: Unicode-3.0)",
    "shiboken6": "LGPL-3",
    "colorama": "BSD-3-clause",
    "et_xmlfile": "MIT",
    "lxml": "BSD-3-clause (with libxml2 and libxslt: MIT)",
    "msgspec": "BSD-3-clause",
    "numpy": "BSD-3-clause (with OpenBLAS: BSD-3-clause; the libraries of GCC: GPL-3 with the runtime exception)",
    "openpyxl": "MIT",
    "pillow": "MIT-CMU",
    "pyenchant": "LGPL-2.1 or later",
    "pypdfium2": "BSD-3-clause or Apache-2.0 (with PDFium: BSD-3-clause, Apache-2.0)",
    "pyphen": "LGPL-2.1 or later (the Danish patterns too)",
    "pyqtgraph": "MIT",
    "python-docx": "MIT",
    "reportlab": "BSD-3-clause",
    "rl_accel": "BSD-3-clause",
    "tinydb": "MIT",
    "typing_extensions": "PSF-2.0",
}
"""By the name of each distribution that is shipped, what it may be used under."""
NOT_SHIPPED = ("charset-normalizer",)
"""Distributions that are pinned with the others and left out of the frozen program."""

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
    parts = {name: (distribution(name).version, terms) for name, terms in PARTS.items()}
    lines = [f"  {name} {version}: {terms}\n" for name, (version, terms) in parts.items()]
    others = (
        "  Python: PSF-2.0\n",
        "  the starter, by PyInstaller: GPL-2 or later, with an exception for the programs that it starts\n",
        "  IBM Plex Sans: SIL OFL 1.1\n",
    )
    head, tail = _HEAD.format(own=own, common=common, texts=texts), _TAIL.format(qt=qt, common=common)
    return "".join([head, *lines, *others, tail])


def texts() -> Iterator[tuple[str, Path]]:
    """Where each text is to lie below the folder of them, and where it is found now."""
    for name in (*PARTS, "pyinstaller"):
        for file in distribution(name).files or ():
            folder, *inside = file.parts
            is_named = any(word in file.name.lower() for word in ("licen", "copying", "notice"))
            if folder.endswith(".dist-info") and (is_named or inside[0] == "licenses"):
                yield "/".join([name, *(part for part in inside if part != "licenses")]), Path(str(file.locate()))
