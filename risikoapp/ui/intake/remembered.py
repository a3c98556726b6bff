"""How the columns of spreadsheets were read before, by their headings."""

import json
from dataclasses import replace
from typing import Any, get_args

from PySide6.QtCore import QByteArray

from risikoapp.importers.column_map import ColumnMap
from risikoapp.importers.headings import Use
from risikoapp.ui.preferences import Preferences

_KEY = "import/columns"
_MOST = 20
"""Spreadsheets that are remembered, the newest first."""
_USES = (None, *get_args(Use))


def remembered(preferences: Preferences, columns: ColumnMap) -> ColumnMap | None:
    """The columns as a person has had ones with these headings read; None where nobody has."""
    said = _headings(columns)
    for each in _all(preferences):
        if each["headings"] == said and len(each["uses"]) == len(said):
            found = tuple(replace(column, use=use) for column, use in zip(columns.columns, each["uses"], strict=True))
            kept = replace(
                columns,
                columns=found,
                likelihood_middle=_middle(each.get("likelihood")),
                consequence_middle=_middle(each.get("consequence")),
                is_chosen=True,
            )
            return kept if kept.can_be_read else None
    return None


def remember(preferences: Preferences, columns: ColumnMap) -> None:
    """Keeps it for the next time."""
    entry = {
        "headings": _headings(columns),
        "uses": [column.use for column in columns.columns],
        "likelihood": columns.likelihood_middle,
        "consequence": columns.consequence_middle,
    }
    others = [each for each in _all(preferences) if each["headings"] != entry["headings"]]
    preferences.set_bytes(_KEY, QByteArray(json.dumps([entry, *others][:_MOST]).encode()))


def _headings(columns: ColumnMap) -> list[str]:
    return [" ".join(column.heading.split()).casefold() for column in columns.columns]


def _middle(value: object) -> int | None:
    return value if value in (2, 3) and isinstance(value, int) else None


def _all(preferences: Preferences) -> list[dict[str, Any]]:
    """Whatever is kept, as far as it is what was kept: anything may have written there."""
    try:
        found = json.loads(bytes(preferences.bytes(_KEY).data()) or b"[]")
    except (ValueError, RecursionError):
        return []
    return [each for each in found if _was_kept(each)] if isinstance(found, list) else []


def _was_kept(entry: Any) -> bool:
    if not isinstance(entry, dict):
        return False
    headings, uses = entry.get("headings"), entry.get("uses")
    return isinstance(headings, list) and isinstance(uses, list) and all(use in _USES for use in uses)
