"""What cannot be read of a damaged file, in Danish: what it was, and what still stands there."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from risikoapp.i18n import _
from risikoapp.messages.names import printable
from risikoapp.terms import action, consequence, evaluation, field_name, likelihood, report_parts

if TYPE_CHECKING:
    from risikoapp.codec.salvage import Loss

_KEY = re.compile(r'"(\w{1,40})"\s*:')
"""What a text of somebody's cannot be taken for: its quotation marks have a backslash before them."""
_PLACE = re.compile(r" - at `\$(\S+)`$")
"""Where in a row the mistake is, as the reason tells it."""
_PLACE_PART = re.compile(r"\.(\w+)|\[(\d+)\]")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?")
_DAYS = ("status_date", "created", "date", "due", "done")
_END_OF_TEXT = re.compile(r'"[\s,\[\]{}]*$')
_FRAME = " \t\r\n,[]{}"
_ENTRIES = ("actions", "evaluations", "rating_changes", "state_changes")
_STEPS = ("likelihood_steps", "consequence_steps")
_AFTER_STEPS = ("levels", "confirmed")
_SILENT = ("id", "rank", "rating", "criteria")
"""What nobody has written, and what only holds others."""
_DECODER = json.JSONDecoder(strict=False)


def remains(loss: "Loss") -> tuple[str, ...]:
    """Where in the part the mistake is, and what can be made out of it: a line for each thing that was written there.

    What is not understood stands there as it is.
    """
    place = _place_of_mistake(loss.detail)
    mistake = [_("Fejlen er her: {place}").format(place=place)] if place else []
    return (*mistake, *_lines(loss.text))


def _place_of_mistake(detail: str) -> str:
    found = _PLACE.search(detail)
    parts = _PLACE_PART.findall(found[1]) if found else []
    words = (f" · {_word(name)}" if name else f" {int(number) + 1}" for name, number in parts)
    return "".join(words).removeprefix(" · ")


def _lines(text: str) -> Iterator[str]:
    """What stands in the text; the parts of an entry are set in."""
    keys = list(_KEY.finditer(text))
    starts = [*(key.start() for key in keys), len(text)]
    yield from _not_understood(text[: starts[0]])
    inside, count = "", 0
    for found, end in zip(keys, starts[1:], strict=True):
        key = found[1]
        value, rest = _value(text[found.end() : end])
        if key in (*_ENTRIES, *_STEPS, *_AFTER_STEPS):
            inside, count = "" if key in _AFTER_STEPS else key, 0
        if key in _STEPS:
            yield f"{_word(key)}:"
        elif inside in _ENTRIES and key == "id":
            count += 1
            yield f"{_word(inside)} {count}:"
        elif key not in (*_SILENT, *_ENTRIES) and (said := _said(key, value)):
            yield f"{'    ' if inside else ''}{_word(key)}: {said}"
        yield from _not_understood(rest)


def _value(text: str) -> tuple[Any, str]:
    """The value that a text begins with, and what follows it; of a text that was cut off, all that there is."""
    text = text.strip()
    with suppress(ValueError, RecursionError):
        value, end = _DECODER.raw_decode(text)
        return value, text[end:]
    if not text.startswith('"'):
        return "", text
    inner = text[1:].rstrip("\\")
    with suppress(ValueError):
        return _DECODER.raw_decode(f'"{inner}"')[0], ""
    return _END_OF_TEXT.sub("", inner), ""


def _said(key: str, value: Any) -> str:
    """A value as one reads it; "" for what says nothing."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_said(key, each) for each in value)))
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    text = "" if value is None else str(value)
    if key == "state":
        return {"open": _("åben"), "closed": _("lukket")}.get(text, _readable(text))
    if key in _DAYS and (day := _DAY.fullmatch(text)):
        return f"{day[3]}-{day[2]}-{day[1]}"
    return _readable(text.strip())


def _not_understood(text: str) -> Iterator[str]:
    if text := _readable(text.strip(_FRAME)):
        yield _("Ikke forstået: {text}").format(text=text)


def _readable(text: str) -> str:
    """The text with one sign for each run of letters that cannot be seen."""
    return re.sub("\ufffd+", "\ufffd", "\n".join(map(printable, text.split("\n"))))


def _word(key: str) -> str:
    """What a field is called; one of another program keeps its name."""
    own = {
        "likelihood_steps": likelihood(),
        "consequence_steps": consequence(),
        "definition": _("Definition"),
        "levels": _("Niveauer"),
        "confirmed": _("Bekræftet"),
        "marks_draft": _("Mærkes »Udkast«"),
        "order": _("Rækkefølge"),
        **report_parts(),
        "attached": _("Data i PDF'en"),
        "number": _("Nummer"),
        "former_numbers": _("Tidligere numre"),
        "created": _("Noteret"),
        "likelihood": likelihood(),
        "consequence": consequence(),
        "actions": action(),
        "evaluations": evaluation(),
        "rating_changes": _("Flytning"),
        "state_changes": _("Lukket eller genåbnet"),
    }
    if key in own:
        return own[key]
    with suppress(KeyError):
        return field_name(key)
    return key
