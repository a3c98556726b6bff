"""The list of all that is in one frozen program (CycloneDX): PYTHONPATH=. python packaging/contents.py FROZEN OUT.

FROZEN is PyInstaller's folder, and the Python that runs this is the one it was built with. Every library in it stands
under the part of which it comes, with its SHA-256, and a part that is not in it is left out of the list. The list is
written to OUT, and into the frozen program, whose *Om risikoapp* reads it. What belongs to no part stops it.
"""

import hashlib
import json
import platform
import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from importlib.metadata import distribution, packages_distributions, version
from pathlib import Path
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
from numpy import __config__ as numpy_made
from sbom import PINS, bill, lines

OWN = "risikoapp"
OWNERS = (
    ("PySide6/Qt/lib/libicu*", "ICU"),
    ("PySide6/Qt/*", "Qt"),
    ("PySide6/*", "pyside6-essentials"),
    ("shiboken6/*", "shiboken6"),
    ("numpy.libs/libscipy_openblas*", "OpenBLAS"),
    ("numpy.libs/lib[gq]*", "GCC's libraries"),
    ("numpy/*", "numpy"),
    ("pillow.libs/libjpeg*", "libjpeg-turbo"),
    ("pillow.libs/liblzma*", "XZ Utils"),
    ("pillow.libs/libopenjp2*", "OpenJPEG"),
    ("pillow.libs/libtiff*", "libtiff"),
    ("pillow.libs/libXau*", "libXau"),
    ("pillow.libs/libxcb*", "libxcb"),
    ("pillow.libs/libzstd*", "Zstandard"),
    ("PIL/*", "pillow"),
    ("lxml/*", "lxml"),
    ("msgspec/*", "msgspec"),
    ("pypdfium2_raw/*", "PDFium"),
    ("_rl_accel*", "rl-accel"),
    ("python3.*/lib-dynload/*", "Python"),
    ("libpython3.*", "Python"),
)
"""Of each library the part that it comes with: the first that fits its path."""
WITHIN_OTHERS = {
    "libxml2": "lxml",
    "libxslt": "lxml",
    "zlib-ng": "pillow",
}
"""Parts without a file of their own: they are there with another."""

OF_PILLOW = {
    "libjpeg / libjpeg-turbo": "libjpeg-turbo",
    "libtiff": "libtiff",
    "OpenJPEG": "OpenJPEG",
    "libXau": "libXau",
    "libxcb": "libxcb",
    "zlib": "zlib-ng",
}
"""What Pillow's own lists call the parts that it brings along."""


class OfNoPart(Exception):
    """Something in the frozen program that no part of the list accounts for."""


def listed(frozen: Path) -> dict[str, Any]:
    """The list of a frozen program."""
    libraries = _libraries(frozen / "_internal")
    here = {*libraries, *_packages(frozen), "Python", "IBM Plex Sans"}
    here |= {part for part, holder in WITHIN_OTHERS.items() if holder in here}
    made = bill(PINS.read_text("utf-8"))
    parts = [part for part in made["components"] if part["name"] in here and _is_this_one(part)]
    if strange := sorted(here - {part["name"] for part in parts}):
        raise OfNoPart(f"name them in packaging/sbom.py, or leave them out in packaging/frozen.py: {strange}")
    versions = dict(_versions(frozen))
    for part in parts:
        if part["name"] in versions:
            part["version"] = versions[part["name"]]
            part["bom-ref"] = f"{part['name']}@{part['version']}"
        if files := libraries.get(part["name"]):
            part["components"] = [_file(path, frozen) for path in files]
        # Where it is used is told of what may be installed, and this is.
        part.pop("properties", None)
    parts.append(_starter())
    made["components"] = parts
    made["dependencies"][0]["dependsOn"] = sorted(part["bom-ref"] for part in parts)
    return made


def _libraries(folder: Path) -> dict[str, list[Path]]:
    """The shared libraries of each part."""
    found: dict[str, list[Path]] = {}
    for path in sorted(each for each in folder.rglob("*") if _is_library(each)):
        place = path.relative_to(folder).as_posix()
        owner = next((part for pattern, part in OWNERS if fnmatchcase(place, pattern)), place)
        found.setdefault(owner, []).append(path)
    return found


def _is_library(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _packages(frozen: Path) -> set[str]:
    """The distributions of which the frozen program has modules; a module of none by its own name."""
    # Only where something is frozen is it there.
    from PyInstaller.archive.readers import CArchiveReader  # pyright: ignore[reportMissingImports]

    modules = CArchiveReader(str(frozen / OWN)).open_embedded_archive("PYZ.pyz").toc
    origins = packages_distributions()
    names = {name.partition(".")[0] for name in modules} - {OWN, *sys.stdlib_module_names}
    # How Python was compiled is told by a module for each system, and PyInstaller has one for its own.
    strangers = {name for name in names if not name.startswith(("_sysconfigdata", "_pyi_"))}
    return {_normal(origins.get(name, [name])[0]) for name in strangers}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _is_this_one(part: dict[str, Any]) -> bool:
    """Whether a package is pinned at the version that is here; another Python has another one."""
    if "purl" not in part:
        return True
    return part["version"] == version(part["name"])


def _versions(frozen: Path) -> Iterator[tuple[str, str]]:
    """The versions of what is no package, as far as anything tells them."""
    yield "Python", platform.python_version()
    for pattern, part in (("libicudata.so.*", "ICU"), ("liblzma*.so.*", "XZ Utils"), ("libzstd*.so.*", "Zstandard")):
        (file,) = (frozen / "_internal").rglob(pattern)
        yield part, file.name.partition(".so.")[2]
    told = json.loads(_shipped_with("pypdfium2", "pypdfium2_raw/version.json")[0])
    yield "PDFium", ".".join(str(told[name]) for name in ("major", "minor", "build", "patch"))
    for text in _shipped_with("pillow", ".cdx.json"):
        for each in json.loads(text)["components"]:
            if (part := OF_PILLOW.get(each["name"])) and "version" in each:
                yield part, each["version"]
    yield "OpenBLAS", numpy_made.CONFIG["Build Dependencies"]["blas"]["version"]
    yield "libxml2", ".".join(map(str, etree.LIBXML_COMPILED_VERSION))
    yield "libxslt", ".".join(map(str, etree.LIBXSLT_COMPILED_VERSION))


def _shipped_with(package: str, ending: str) -> list[str]:
    """The texts of files with this ending in an installed package."""
    files = distribution(package).files or ()
    return [Path(str(file.locate())).read_text("utf-8") for file in files if str(file).endswith(ending)]


def _file(path: Path, frozen: Path) -> dict[str, Any]:
    place = path.relative_to(frozen).as_posix()
    told = {"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}
    return {"type": "file", "bom-ref": place, "name": place, "hashes": [told]}


def _starter() -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": f"PyInstaller@{version('pyinstaller')}",
        "name": "PyInstaller",
        "version": version("pyinstaller"),
        "licenses": [{"expression": "GPL-2.0-or-later WITH Bootloader-exception"}],
    }


def main(frozen: Path, target: Path) -> int:
    text = "\n".join(lines(listed(frozen))) + "\n"
    for file in (target, frozen / "_internal" / "resources" / "sbom.cdx.json"):
        file.write_text(text, "utf-8")
    print(f"{target}: {text.count('SHA-256')} libraries")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*map(Path, sys.argv[1:])))
