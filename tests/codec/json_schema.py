"""As much of JSON Schema as the schemas in docs/ use; a keyword that is not known here fails."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any

_KINDS: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
_ABOUT = {"$schema", "$defs", "title", "description", "default"}


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    try:
        return dt.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


_RULES: dict[str, Callable[[Any, Any], bool]] = {
    "type": lambda rule, value: _KINDS[rule](value),
    "const": lambda rule, value: value == rule,
    "enum": lambda rule, value: value in rule,
    "minimum": lambda rule, value: value >= rule,
    "maximum": lambda rule, value: value <= rule,
    "minLength": lambda rule, value: len(value) >= rule,
    "pattern": lambda rule, value: re.search(rule, value) is not None,
    "format": lambda rule, value: {"date": _is_date, "date-time": _is_moment}[rule](value),
    "minItems": lambda rule, value: len(value) >= rule,
    "maxItems": lambda rule, value: len(value) <= rule,
    "minProperties": lambda rule, value: len(value) >= rule,
    "maxProperties": lambda rule, value: len(value) <= rule,
    "required": lambda rule, value: set(rule) <= set(value),
}


def faults(value: Any, schema: dict[str, Any]) -> list[str]:
    """Where a value breaks the schema, as paths; none when it keeps it."""
    return list(_faults(value, schema, schema["$defs"], ""))


def _faults(value: Any, schema: dict[str, Any], kinds: dict[str, Any], path: str) -> Iterator[str]:
    if "type" in schema and not _RULES["type"](schema["type"], value):
        # The other rules are about values of that type.
        yield f"{path}: type"
        return
    for keyword, rule in schema.items():
        if keyword == "$ref":
            yield from _faults(value, kinds[rule.removeprefix("#/$defs/")], kinds, path)
        elif keyword == "anyOf":
            if all(list(_faults(value, choice, kinds, path)) for choice in rule):
                yield f"{path}: anyOf"
        elif keyword == "items":
            for place, item in enumerate(value):
                yield from _faults(item, rule, kinds, f"{path}/{place}")
        elif keyword in ("properties", "additionalProperties"):
            for name, item in value.items():
                kind = rule.get(name, {}) if keyword == "properties" else rule
                yield from _faults(item, kind, kinds, f"{path}/{name}")
        elif keyword == "propertyNames":
            for name in value:
                yield from _faults(name, rule, kinds, f"{path}/{name}")
        elif keyword not in _ABOUT and not _RULES[keyword](rule, value):
            yield f"{path}: {keyword}"
