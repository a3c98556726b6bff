"""Lines of text stand on one grid on every page, whatever stands above them."""

import pytest

from risikoapp.report.content import ReportContent
from risikoapp.report.pdf.appendix import appendix_rows
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.overview import overview_rows
from risikoapp.report.pdf.pages import paginate
from risikoapp.report.pdf.rows import Text
from risikoapp.report.pdf.sections import status_rows
from risikoapp.report.pdf.style import BODY, GRID, HEIGHT
from risikoapp.report.pdf.tags import Element
from tests.report.test_parts import content

MEASURE = Measure()


def with_names(names: str) -> ReportContent:
    """Every part, with names of this kind."""
    made = content()
    return made._replace(
        title=names,
        sections=tuple(section._replace(heading=f"{section.number}. {names}") for section in made.sections),
        risks=tuple(line._replace(name=names) for line in made.risks),
    )


@pytest.mark.parametrize(
    "names", ["Kort", "Et navn, der er længere end alle andre navne på Ærø, og som bliver ved. " * 3]
)
def test_lines_of_text_stand_on_the_grid(names: str) -> None:
    document = Element("Document")
    made = with_names(names)
    rows = overview_rows(made, ["Status"], MEASURE, document)
    rows += [*status_rows(made, MEASURE, document), *appendix_rows(made, MEASURE, document)]
    tops = [
        placed.y + item.y - BODY.baseline
        for page in paginate(rows, HEIGHT)
        for placed in page.placed
        for item in placed.row.items
        if isinstance(item, Text) and item.style == BODY
    ]
    assert len(tops) > 10
    assert all(min(top % GRID, -top % GRID) < 0.001 for top in tops)
