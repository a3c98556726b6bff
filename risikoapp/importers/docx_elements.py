"""Elements of a Word file by their local names, so that drawings and formulas count by the text they show."""

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = {"0", "false", "off"}


def kind(element: Any) -> str:
    """The local name of an element, or nothing for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any, name: str) -> Iterator[Any]:
    return element.iterchildren(f"{{*}}{name}")


def child(element: Any, *path: str) -> Any:
    """The first child of this name, its first child of the next name …; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def value(element: Any, name: str = "val") -> str:
    """A Word attribute, or nothing where there is none."""
    return "" if element is None else str(element.get(f"{W}{name}", ""))


def number(element: Any, *, default: int) -> int:
    said = value(element)
    return int(said) if said.isdecimal() and len(said) < 6 else default


def switch(properties: Any, name: str) -> bool | None:
    """Whether properties put something on or off, such as `b`; None where they say nothing of it."""
    found = child(properties, name)
    return None if found is None else value(found) not in _OFF
