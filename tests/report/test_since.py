"""What the report tells of the time since the last status: in matrix, list, sections and sentences."""

import datetime as dt
from dataclasses import replace

import pytest

from risikoapp.domain import edits
from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Register, RegisterFile, ReportOptions, ReportOrder
from risikoapp.domain.statuses import finish_status
from risikoapp.report.content import MatrixMove, ReportContent, file_content, status_content
from risikoapp.report.pdf.arrows import arrows
from risikoapp.report.pdf.cells import lay_out_cells
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.render import render_pdf
from tests.report.samples import TODAY, page_texts, paper, register, risk

NEXT = dt.date(2025, 6, 3)
MOMENT = dt.datetime(2025, 2, 17, 12, tzinfo=dt.UTC)
MEASURE = Measure()


def finished(what: Register, count: int = 1) -> RegisterFile:
    file = RegisterFile(register=what, next_number=1000)
    for number in range(count):
        file = finish_status(file, snapshot_id=f"n{number}", finished=MOMENT, name="", colours=())
    return file


def moved(what: Register, number: int, likelihood: int, consequence: int) -> Register:
    rating = Rating(likelihood=likelihood, consequence=consequence)
    return edits.place_risks(what, {f"r{number:05}": f"m{number}"}, rating, on=NEXT)


def worked_on() -> RegisterFile:
    """#3 has moved, #6 is closed, #8 is new, #9 is new without a place, and #1 is as it was."""
    file = finished(paper())
    after = moved(file.register, 3, 3, 2)
    after = edits.close_risk(after, "r00006", on=NEXT, reason="Bevillingen er på plads", change_id="c")
    after = replace(
        after, status_date=NEXT, risks=(*after.risks, risk(8, "Ny på Ærø"), risk(9, "Uden plads", cell=None))
    )
    return replace(file, register=after)


def content_of(file: RegisterFile) -> ReportContent:
    return file_content(file, NEXT)


def test_sentences_tell_what_has_moved_come_and_been_closed() -> None:
    content = content_of(worked_on())
    assert content.compared_with == "sammenlignet med status pr. 17. februar 2025"
    assert content.since_heading == "Siden sidst"
    assert content.since == (
        "#3 Teknik er flyttet fra Mindre sandsynligt × Kritisk til Sandsynligt × Generende (Høj).",
        "#6 Prioritering er lukket: Bevillingen er på plads.",
        "#8 Ny på Ærø er ny: Mindre sandsynligt × Generende (Mellem).",
        "#9 Uden plads er ny og er ikke placeret i matrixen.",
    )


def test_what_is_edited_after_its_status_was_finished_is_compared_with_its_earlier_edition() -> None:
    # The same date twice would say nothing.
    file = worked_on()
    same_day = replace(file, register=replace(file.register, status_date=file.snapshots[-1].date))
    assert content_of(same_day).compared_with == "sammenlignet med den forrige udgave"


def test_without_a_finished_status_nothing_is_compared() -> None:
    content = file_content(RegisterFile(register=paper(), next_number=9), TODAY)
    assert (content.compared_with, content.since_heading, content.since, content.matrix.moves) == ("", "", (), ())
    assert content.list_columns[-1] == "Placering"
    assert {line.change for line in content.risks} == {""}


def test_where_nothing_has_happened_that_is_said() -> None:
    file = finished(paper())
    begun = replace(file, register=replace(file.register, status_date=NEXT))
    content = content_of(begun)
    assert content.since == ("Ingen risiko er flyttet, kommet til eller lukket.",)
    assert {line.change for line in content.risks} == {"Uændret"}
    assert {section.change for section in content.sections} == {""}


def test_the_list_and_the_sections_tell_what_became_of_each() -> None:
    content = content_of(worked_on())
    assert content.list_columns[-1] == "Siden sidst"
    assert [(line.number, line.sign, line.change) for line in content.risks] == [
        (1, "", "Uændret"),
        (3, "→", "mere sandsynlig og mindre konsekvens"),
        (8, "+", "Ny"),
        (9, "+", "Ny"),
    ]
    assert [section.change for section in content.sections] == ["", "→ fra Mindre sandsynligt × Kritisk", "ny", "ny"]


def test_what_came_into_the_matrix_or_went_out_of_it_says_so() -> None:
    file = finished(register(risk(1, cell=None), risk(2)))
    after = edits.place_risks(file.register, {"r00002": "m2"}, None, on=NEXT)
    content = content_of(replace(file, register=moved(after, 1, 1, 1)))
    assert [line.change for line in content.risks] == ["Placeret", "Taget ud"]
    assert [section.change for section in content.sections] == ["placeret", "→ fra Mindre sandsynligt × Generende"]
    assert content.matrix.moves == ()


def test_the_matrix_knows_where_each_came_from() -> None:
    matrix = content_of(worked_on()).matrix
    assert matrix.moves == (MatrixMove(numbers=(3,), start=(2, 2), end=(1, 1)),)
    assert matrix.rows[2].cells[2].past_numbers == (3,)
    assert (matrix.rows[1].cells[1].risk_numbers, matrix.rows[1].cells[1].signs) == ((3,), ("→",))
    assert matrix.rows[2].cells[1].signs == ("", "+")


@pytest.mark.parametrize(
    ("order", "numbers"),
    [("number", [1, 2, 3, 4]), ("level", [4, 2, 1, 3]), ("change", [3, 4, 1, 2])],
)
def test_list_and_sections_stand_in_the_order_that_is_chosen(order: ReportOrder, numbers: list[int]) -> None:
    risks = (risk(1, cell=(1, 1)), risk(2, cell=(3, 3)), risk(3, cell=None), risk(4, cell=(3, 3)))
    file = finished(replace(register(*risks), report=ReportOptions(order=order)))
    after = edits.place_risks(moved(file.register, 4, 4, 4), {"r00003": "m3"}, None, on=NEXT)
    after = moved(after, 3, 1, 1)
    content = content_of(replace(file, register=after))
    assert [line.number for line in content.risks] == numbers if order != "level" else [4, 2, 1, 3]
    assert [section.number for section in content.sections] == [line.number for line in content.risks]


def test_a_finished_status_is_compared_with_the_one_before_it() -> None:
    file = worked_on()
    file = finish_status(file, snapshot_id="to", finished=MOMENT + dt.timedelta(days=99), name="", colours=())
    later = replace(file, register=moved(file.register, 1, 4, 4))
    first, second = later.snapshots
    assert status_content(later, first).since == ()
    assert status_content(later, second).since == content_of(worked_on()).since
    assert file_content(file, NEXT) == status_content(later, second)


def arrows_of(file: RegisterFile) -> list[tuple[tuple[float, float], ...]]:
    matrix = content_of(file).matrix
    layout = lay_out_cells(matrix, [50.0] * 4, 520.0, MEASURE)
    return [stroke.points for stroke in arrows(matrix, layout.rows)]


def test_an_arrow_goes_from_where_it_stood_to_where_it_stands_and_crosses_no_pill_of_its_cell() -> None:
    file = finished(register(risk(1, cell=(2, 2)), risk(2, cell=(2, 3)), risk(3, cell=(2, 3))))
    ((start, end),) = arrows_of(replace(file, register=moved(file.register, 3, 2, 2)))
    assert start[0] > end[0] and abs(start[1] - end[1]) < 0.01
    layout = lay_out_cells(
        content_of(replace(file, register=moved(file.register, 3, 2, 2))).matrix, [50.0] * 4, 520, MEASURE
    )
    assert [(pill.label, pill.is_past) for pill in layout.rows[2][2].pills] == [("#3", True), ("#2", False)]
    ((up, top),) = arrows_of(replace(file, register=moved(file.register, 3, 4, 3)))
    assert up[1] > top[1]


def test_what_goes_the_same_way_shares_an_arrow_and_of_too_many_none_is_drawn() -> None:
    file = finished(register(*(risk(number) for number in range(1, 31))))
    after = file.register
    for number in range(1, 31):
        after = moved(after, number, 4, 4)
    assert len(arrows_of(replace(file, register=after))) == 1
    cells = [(row, column) for row in range(1, 5) for column in range(1, 5)]
    file = finished(register(*(risk(number, cell=cells[number % 16]) for number in range(1, 97))))
    after = file.register
    for number in range(1, 97):
        after = moved(after, number, *cells[(number * 5 + number // 16 + 1) % 16])
    assert arrows_of(replace(file, register=after)) == []


def test_in_a_crowd_those_that_have_left_make_room() -> None:
    risks = [risk(number) for number in range(1, 1201)]
    file = finished(register(*risks))
    after = replace(
        file.register, risks=tuple(replace(each, id=f"x{each.id}") for each in risks[:1]) + tuple(risks[1:])
    )
    after = moved(after, 5, 4, 4)
    matrix = content_of(replace(file, register=after)).matrix
    layout = lay_out_cells(matrix, [50.0] * 4, 520.0, MEASURE)
    assert not any(pill.is_past for row in layout.rows for cell in row for pill in cell.pills)
    assert arrows(matrix, layout.rows) == []


def test_page_one_of_the_pdf_says_it_all() -> None:
    first, *_ = page_texts(render_pdf(content_of(worked_on())))
    for words in (
        "Status pr. 3. juni 2025 · sammenlignet med status pr. 17. februar 2025",
        "→ #3",
        "→ mere sandsynlig og mindre konsekvens",
        "Siden sidst",
        "• #6 Prioritering er lukket: Bevillingen er på plads.",
    ):
        assert words in first
