"""Writes the list of all that is shipped, as CycloneDX: `PYTHONPATH=. python packaging/sbom.py [OUT]`.

The packages are those that are pinned, and what lies within them that is not Python is named beside them. The same pins
give the same bytes. What each may be used under is told by the package itself where it tells it in the words of SPDX;
the others are named here. The window reads the list for *Om risikoapp*.
"""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from risikoapp import __version__

ROOT = Path(__file__).parents[1]
PINS = ROOT / "packaging" / "requirements.txt"
TARGET = ROOT / "resources" / "sbom.cdx.json"

_PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?: *; *(?P<when>[^\\]+?))? *\\?$", re.MULTILINE)
LICENCES = {
    "charset-normalizer": "MIT",
    "colorama": "BSD-3-Clause",
    "et-xmlfile": "MIT",
    "lxml": "BSD-3-Clause",
    "openpyxl": "MIT",
    "pyenchant": "LGPL-2.1-or-later",
    "pypdfium2": "BSD-3-Clause OR Apache-2.0",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "pyqtgraph": "MIT",
    "pyside6-essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "python-docx": "MIT",
    "reportlab": "BSD-3-Clause",
    "rl-accel": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
}
"""Of the packages that do not tell it themselves in the words of SPDX."""
WITHIN = (
    ("Qt", "pyside6-essentials", "LGPL-3.0-only"),
    ("ICU", "", "Unicode-3.0"),
    ("PDFium", "", "BSD-3-Clause AND Apache-2.0"),
    ("OpenBLAS", "", "BSD-3-Clause"),
    ("GCC's libraries", "", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    ("libxml2", "", "MIT"),
    ("libxslt", "", "MIT"),
    ("Enchant", "", "LGPL-2.1-or-later"),
    ("Hunspell", "", "MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later"),
    ("Python", "", "PSF-2.0"),
    ("libjpeg-turbo", "", "IJG AND BSD-3-Clause"),
    ("libtiff", "", "libtiff"),
    ("OpenJPEG", "", "BSD-2-Clause"),
    ("XZ Utils", "", "0BSD"),
    ("Zstandard", "", "BSD-3-Clause"),
    ("zlib-ng", "", "Zlib"),
    ("libXau", "", "MIT-open-group"),
    ("libxcb", "", "X11"),
    ("IBM Plex Sans", "", "OFL-1.1"),
)
"""What is shipped and is no package: its name, the package that has its version, and its licence."""


class NoLicence(Exception):
    """A pinned package of which nobody has said what it may be used under."""


def pinned(pins: str) -> list[tuple[str, str, str]]:
    """Name, version, and where it is used alone, of each package in a file of requirements."""
    return [(found["name"], found["version"], found["when"] or "") for found in _PIN.finditer(pins)]


def bill(pins: str) -> dict[str, Any]:
    """The whole list."""
    packages = pinned(pins)
    versions = {name: version for name, version, _when in packages}
    components = [_package(*package) for package in packages]
    components += [_part(name, versions.get(source, ""), licence) for name, source, licence in WITHIN]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _own()},
        "components": sorted(components, key=lambda each: (str(each["name"]).casefold(), str(each.get("version", "")))),
        "dependencies": [{"ref": _own()["bom-ref"], "dependsOn": sorted(each["bom-ref"] for each in components)}],
    }


def _own() -> dict[str, Any]:
    return {
        "type": "application",
        "bom-ref": f"risikoapp@{__version__}",
        "name": "risikoapp",
        "version": __version__,
        "licenses": [{"license": {"id": "MIT"}}],
    }


def _package(name: str, version: str, when: str) -> dict[str, Any]:
    purl = f"pkg:pypi/{name}@{version}"
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "licenses": _licences(_licence_of(name)),
        "purl": purl,
    }
    if when:
        made["properties"] = [{"name": "risikoapp:when", "value": when}]
    return made


def _part(name: str, version: str, licence: str) -> dict[str, Any]:
    made = {"type": "library", "bom-ref": f"{name}@{version}".rstrip("@"), "name": name}
    if version:
        made["version"] = version
    return {**made, "licenses": _licences(licence)}


def _licences(expression: str) -> list[dict[str, Any]]:
    return [{"expression": expression}] if " " in expression else [{"license": {"id": expression}}]


def _licence_of(name: str) -> str:
    # One that is for another system is not here to be asked.
    with suppress(PackageNotFoundError):
        told = metadata(name)
        if "License-Expression" in told:
            return told["License-Expression"]
    if name in LICENCES:
        return LICENCES[name]
    raise NoLicence(f"{name}: look its licence up, and name it in LICENCES")


def lines(made: dict[str, Any]) -> Iterator[str]:
    """The file, line by line."""
    yield from json.dumps(made, ensure_ascii=False, indent=1).splitlines()


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    made = bill(PINS.read_text(encoding="utf-8"))
    target.write_text("\n".join(lines(made)) + "\n", encoding="utf-8")
    print(f"{target}: {len(made['components'])} parts")


if __name__ == "__main__":
    main()
