"""The numbers that Word counts by itself before headings and in lists, and writes nowhere in the text."""

from typing import Any

from risikoapp.importers.docx_elements import child, children, number, value
from risikoapp.importers.docx_styles import ListPlace

_DECIMAL = {"decimal", "decimalZero"}


class Numbers:
    """Counts on with each paragraph of a list that it is told of, in the order of the paper."""

    def __init__(self, roots: list[Any]) -> None:
        self._lists = {value(each, "numId"): each for root in roots for each in children(root, "num")}
        self._forms = {value(each, "abstractNumId"): each for root in roots for each in children(root, "abstractNum")}
        self._counted: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, place: ListPlace) -> str:
        """What Word shows before the next paragraph there, such as `3.`; "" for a bullet, and for what counts in
        letters or in several steps."""
        form_id = value(child(self._lists.get(place.list_id), "abstractNumId"))
        form = self._forms.get(form_id)
        # A list that nobody has made has no form, whatever forms without a name there are.
        if form is None or place.list_id not in self._lists:
            return ""
        levels = {_depth_of(level): level for level in children(form, "lvl")}
        depth = self.depth(place)
        level = levels.get(depth)
        counted = self._counted.setdefault(form_id, {})
        start = number(child(level, "start"), default=1)
        own = self._own_start(place.list_id, depth)
        if own is not None and (place.list_id, depth) not in self._begun:
            counted[depth] = own - 1
        self._begun.add((place.list_id, depth))
        counted[depth] = counted.get(depth, start - 1) + 1
        self._counted[form_id] = {deep: count for deep, count in counted.items() if deep <= depth}
        text = value(child(level, "lvlText"))
        mark = f"%{depth + 1}"
        if value(child(level, "numFmt")) not in _DECIMAL or text.count("%") != 1 or mark not in text:
            return ""
        return text.replace(mark, str(counted[depth]))

    def depth(self, place: ListPlace) -> int:
        """How deep in its list a paragraph is; where its style says which list alone, the list says how deep."""
        if place.depth is not None:
            return place.depth
        form = self._forms.get(value(child(self._lists.get(place.list_id), "abstractNumId")))
        for level in () if form is None else children(form, "lvl"):
            if place.style and value(child(level, "pStyle")) == place.style:
                return _depth_of(level)
        return 0

    def _own_start(self, list_id: str, depth: int) -> int | None:
        """Where a list that shares its form with others begins anew."""
        for override in children(self._lists[list_id], "lvlOverride"):
            start = child(override, "startOverride")
            if _depth_of(override) == depth and start is not None:
                return number(start, default=1)
        return None


def _depth_of(level: Any) -> int:
    """The depth that a level of a list is for."""
    said = value(level, "ilvl")
    return int(said) if said.isdecimal() and len(said) < 3 else 0
