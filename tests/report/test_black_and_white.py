"""A level is seen on a printer without colours: by its word, and by an edge that is heavier the higher it is."""

from collections.abc import Iterable
from itertools import pairwise

import pytest

from risikoapp.domain.criteria import STANDARD_CRITERIA
from risikoapp.domain.model import Register
from risikoapp.report.content import report_content
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.matrix import matrix_row
from risikoapp.report.pdf.pen import Box, Item
from risikoapp.report.pdf.pills import level_pill
from risikoapp.report.pdf.render import render_pdf
from risikoapp.report.pdf.risk_list import list_rows
from risikoapp.report.pdf.tags import Element
from risikoapp.terms import LEVEL_COLOURS
from tests.report.samples import TODAY, page_texts, register, risk

LEVELS = {1: "Lav", 2: "Mellem", 3: "Høj", 4: "Meget høj"}
MEASURE = Measure()


@pytest.fixture(scope="module")
def one_of_each() -> Register:
    """A risk on each level, the lowest first."""
    cells = {1: (1, 1), 2: (2, 2), 3: (2, 3), 4: (4, 4)}
    return register(*(risk(level, f"Æble {level}", cell=cell) for level, cell in cells.items()))


def _edges(items: Iterable[Item]) -> list[float]:
    """The lines around what has the colour of a level, by rising level."""
    fills = {colours.fill: level for level, colours in LEVEL_COLOURS.items()}
    found = {(fills[box.fill], box.line) for box in items if isinstance(box, Box) and box.fill in fills}
    assert len(found) == len(LEVELS), "one weight for each level"
    return [line for _level, line in sorted(found)]


def test_the_edge_is_heavier_the_higher_the_level(one_of_each: Register) -> None:
    content = report_content(one_of_each, TODAY)
    places = {
        "matrix": matrix_row(content.matrix, 500, MEASURE, Element("Document")).items,
        "list": [item for row in list_rows(content, MEASURE, Element("Document")) for item in row.items],
        "heading": [
            item
            for section in content.sections
            if section.level is not None
            for item in level_pill(section.level, 0, 10, MEASURE, Element("P"))
        ],
    }
    for name, items in places.items():
        edges = _edges(items)
        assert all(higher >= 1.4 * lower for lower, higher in pairwise(edges)), name


def test_the_word_stands_wherever_the_colour_does(one_of_each: Register) -> None:
    text = " ".join(page_texts(render_pdf(report_content(one_of_each, TODAY))))
    for level, word in LEVELS.items():
        in_matrix = sum(row.count(level) for row in STANDARD_CRITERIA.levels)
        # In the list and in the heading, too; »Høj« stands in no other word, for the other begins with a capital.
        assert text.count(word) == in_matrix + 2, word
