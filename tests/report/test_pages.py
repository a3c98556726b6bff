import itertools

from hypothesis import given
from hypothesis import strategies as st

from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.pages import Page, paginate
from risikoapp.report.pdf.rows import Row, height, text_rows
from risikoapp.report.pdf.style import BODY
from risikoapp.report.pdf.tags import Element

HEIGHT = 100.0
ROWS = st.lists(
    st.builds(
        lambda tall, before, keep: Row(height=tall, items=(), before=before, keep=keep),
        st.integers(1, 30),
        st.integers(0, 10),
        st.booleans(),
    ),
    max_size=60,
)


def rows_of(pages: list[Page]) -> list[Row]:
    return [placed.row for page in pages for placed in page.placed]


@given(ROWS)
def test_every_row_is_placed_once_in_order_below_the_last_and_on_its_page(rows: list[Row]) -> None:
    pages = paginate(rows, HEIGHT)
    assert all(found is row for found, row in zip(rows_of(pages), rows, strict=True))
    for page in pages:
        bottom = 0.0
        for placed in page.placed:
            assert placed.y >= bottom
            bottom = placed.y + placed.row.height
        assert bottom <= HEIGHT


@given(ROWS)
def test_a_page_ends_where_rows_are_kept_together_only_if_they_are_taller_than_a_page(
    rows: list[Row],
) -> None:
    pages = paginate(rows, HEIGHT)
    start = 0
    for page in pages[:-1]:
        end = start + len(page.placed)
        if rows[end - 1].keep:
            first = end - 1
            while first and rows[first - 1].keep:
                first -= 1
            last = end
            while rows[last].keep and last < len(rows) - 1:
                last += 1
            assert height(rows[first : last + 1]) > HEIGHT
        start = end


@given(ROWS)
def test_no_page_is_left_that_had_room_for_the_next_row_alone(rows: list[Row]) -> None:
    pages = paginate([row for row in rows if not row.keep], HEIGHT)
    for page, following in itertools.pairwise(pages):
        first = following.placed[0].row
        assert page.used + first.before + first.height > HEIGHT


@given(st.integers(4, 90), st.integers(0, 90))
def test_a_page_break_leaves_no_line_of_a_paragraph_alone(count: int, above: int) -> None:
    rows = text_rows("\n".join("Linje" for _ in range(count)), BODY, 0, 200, Measure(), element=Element("P"))
    pages = paginate([Row(height=above, items=()), *rows], HEIGHT)
    lines = [sum(bool(placed.row.items) for placed in page.placed) for page in pages]
    assert sum(lines) == count
    assert 1 not in lines


def test_the_head_of_a_table_is_repeated_on_each_page_and_only_there() -> None:
    head = Row(height=10, items=(), keep=True)
    lines = [Row(height=30, items=(), repeat=head) for _ in range(7)]
    pages = paginate([head, *lines], HEIGHT)
    assert [len(page.placed) for page in pages] == [4, 4, 2]
    assert all(page.placed[0].row is head for page in pages)
    assert [placed.y for placed in pages[1].placed] == [0, 10, 40, 70]
