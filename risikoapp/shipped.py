"""What the program is shipped together with, and under which terms: the list that `packaging/sbom.py` has written."""

import json
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from platform import python_version
from typing import Any, NamedTuple

from risikoapp.paths import resource


class Part(NamedTuple):
    """Something of which the program is made: its name, its version as far as it is known, and its licence."""

    name: str
    version: str
    licence: str


def parts() -> tuple[Part, ...]:
    """All of them, with the versions that are really here where that can be told, or else all that are pinned."""
    listed: dict[tuple[str, str], list[str]] = {}
    bill = json.loads(resource("sbom.cdx.json").read_bytes())
    for each in bill["components"]:
        listed.setdefault((each["name"], _licence(each["licenses"][0])), []).append(each.get("version", ""))
    return tuple(Part(name, _here(name, ", ".join(pinned)), licence) for (name, licence), pinned in listed.items())


def _here(name: str, pinned: str) -> str:
    """The version that is here."""
    if name == "Python":
        return python_version()
    # A frozen program knows nothing of the packages that it was made of.
    with suppress(PackageNotFoundError):
        return version(name)
    return pinned


def _licence(told: dict[str, Any]) -> str:
    return told["license"]["id"] if "license" in told else told["expression"]
