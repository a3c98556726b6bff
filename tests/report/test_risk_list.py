"""The list of risks gives its names the room that they need and that the last column can spare."""

from collections.abc import Iterable

import pytest

from risikoapp.domain.model import Register
from risikoapp.report.content import report_content
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.risk_list import list_rows
from risikoapp.report.pdf.rows import Row, Text
from risikoapp.report.pdf.sections import status_rows
from risikoapp.report.pdf.style import BODY, LABEL, TABLE, WIDTH
from risikoapp.report.pdf.tags import Element
from tests.report.samples import TODAY, register, risk

LONG = "Speciallægernes praksisplanlægning på Ærø og Fejø bliver forsinket"
MEASURE = Measure()


def texts(rows: Iterable[Row]) -> list[Text]:
    return [item for row in rows for item in row.items if isinstance(item, Text)]


def listed(what: Register) -> list[Text]:
    return texts(list_rows(report_content(what, TODAY), MEASURE, Element("Document")))


def left_of(text: str, items: Iterable[Text]) -> float:
    return next(item.x for item in items if item.text == text)


def test_names_that_fit_leave_the_columns_where_they_are() -> None:
    short, fitting = listed(register(risk(1, "Is"))), listed(register(risk(1, "Isen lukker sejlrenden")))
    for head in ("Navn", "Niveau", "Placering"):
        assert left_of(head, short) == left_of(head, fitting)


@pytest.mark.parametrize("cell", [(1, 1), (2, 2), (2, 4), None])
def test_a_long_name_takes_what_the_last_column_can_spare(cell: tuple[int, int] | None) -> None:
    short, long = (listed(register(risk(1, name, cell=cell), risk(2, "Storm", cell=cell))) for name in ("Is", LONG))
    room = left_of("Placering", short) - left_of("Placering", long)
    assert room < 0
    assert left_of("Niveau", short) - left_of("Niveau", long) == pytest.approx(room)
    assert left_of("Navn", short) == left_of("Navn", long)
    place = report_content(register(risk(1, cell=cell)), TODAY).risks[0].place
    in_one_line = [item for item in long if item.text == place]
    assert len(in_one_line) == 2, "nothing in the last column is broken for it"
    assert all(item.x + MEASURE.width(place, TABLE) <= WIDTH for item in in_one_line)


def test_a_name_gets_no_more_than_it_needs() -> None:
    (name,) = (item for item in listed(register(risk(1, LONG[:40], cell=None))) if item.text == LONG[:40])
    assert name.reach - name.x == pytest.approx(MEASURE.width(LONG[:40], TABLE) + 12)


@pytest.mark.parametrize("lines", [1, 2, 3, 4])
def test_there_is_air_between_the_level_below_a_long_heading_and_the_first_label(lines: int) -> None:
    what = register(risk(1, " ".join([LONG] * lines), description="Den kommer."))
    rows = status_rows(report_content(what, TODAY), MEASURE, Element("Document"))
    tops, top = {}, 0.0
    for row in rows:
        top += row.before
        tops.update({item.text: (top + item.y, item) for item in row.items if isinstance(item, Text)})
        top += row.height
    place, label = tops["Mindre sandsynligt × Generende"][0], tops["Beskrivelse"][0]
    assert label - place >= BODY.leading + LABEL.leading / 4 - 0.5
