"""What the styles of a Word file say of a paragraph: heading, bold, list."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from risikoapp.importers.docx_elements import child, children, number, switch, value

_MAX_BASES = 20
"""Styles that build upon each other; papers have a handful."""
_HEADING_STYLE = re.compile(r"heading (\d)")
_LIST_STYLE = re.compile(r"list (?:bullet|number) ([2-9])")
_CONTENTS_STYLE = re.compile(r"(?:toc|table of figures|index)\b.*")


class ListPlace(NamedTuple):
    """Which list a paragraph is in, how deep, from 0, and whether its own properties say so, or the style `style`."""

    list_id: str
    depth: int | None
    style: str


class _Style(NamedTuple):
    id: str
    name: str
    paragraph: Any
    run: Any


class Styles:
    """What the styles of a paper say, by the id of the style."""

    def __init__(self, roots: list[Any]) -> None:
        self._styles = {value(style, "styleId"): style for root in roots for style in children(root, "style")}
        self._chains: dict[str, list[_Style]] = {}

    def heading(self, paragraph: Any) -> int:
        """1 for the uppermost heading, 0 for body text."""
        for style in self._chain(paragraph):
            if style.name == "title":
                return 1
            if match := _HEADING_STYLE.fullmatch(style.name):
                return int(match[1])
            if (level := number(child(style.paragraph, "outlineLvl"), default=9)) < 9:
                return level + 1
        return 0

    def list_place(self, paragraph: Any) -> ListPlace | None:
        """The list in which Word shows a bullet or a number before a paragraph."""
        for style in self._chain(paragraph):
            numbering = child(style.paragraph, "numPr")
            if numbering is not None:
                list_id = value(child(numbering, "numId"))
                depth = child(numbering, "ilvl")
                if number(child(numbering, "numId"), default=1) == 0:
                    return None
                # Of Word's own styles for items below items each has a list of its own.
                below = _LIST_STYLE.fullmatch(style.name)
                if below is not None:
                    return ListPlace(list_id, int(below[1]) - 1, style.id)
                return ListPlace(list_id, None if depth is None else number(depth, default=0), style.id)
        return None

    def is_contents(self, paragraph: Any) -> bool:
        """Whether it is a line of a list of contents."""
        return any(_CONTENTS_STYLE.fullmatch(style.name) for style in self._chain(paragraph))

    def is_bold(self, run: Any, paragraph: Any) -> bool:
        """Whether a run is bold by itself or by a style; in a heading only what is bold by itself."""
        properties = child(run, "rPr")
        own = switch(properties, "b")
        if own is not None:
            return own
        chains: list[Iterable[_Style]] = [self._bases(value(child(properties, "rStyle")))]
        if not self.heading(paragraph):
            chains.append(self._chain(paragraph))
        said = (switch(style.run, "b") for chain in chains for style in chain)
        return next((each for each in said if each is not None), False)

    def _chain(self, paragraph: Any) -> Iterator[_Style]:
        """The paragraph's own properties, and those of its style and of each style that one builds upon."""
        properties = child(paragraph, "pPr")
        yield _Style("", "", properties, None)
        yield from self._bases(value(child(properties, "pStyle")))

    def _bases(self, key: str) -> list[_Style]:
        if key not in self._chains:
            # A paper has thousands of paragraphs and a handful of styles.
            self._chains[key] = list(self._found(key))
        return self._chains[key]

    def _found(self, key: str) -> Iterator[_Style]:
        # Some lead back to themselves.
        for _base in range(_MAX_BASES):
            if key not in self._styles:
                break
            style = self._styles[key]
            name = value(child(style, "name")).casefold()
            yield _Style(key, name, child(style, "pPr"), child(style, "rPr"))
            key = value(child(style, "basedOn"))
