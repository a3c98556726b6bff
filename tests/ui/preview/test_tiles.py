"""Where pages stand and what is kept of their pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from risikoapp.ui.preview import tiles as tiles_module
from risikoapp.ui.preview.layout import TILE, PageLayout
from risikoapp.ui.preview.reader import Tile
from risikoapp.ui.preview.tiles import Tiles

A4 = (595.0, 842.0)
SIZES = st.lists(st.tuples(st.floats(20, 2000), st.floats(20, 2000)), min_size=1, max_size=6)


def picture(page: int, scale: float = 1) -> tuple[Tile, QImage]:
    image = QImage(500, 500, QImage.Format.Format_RGB32)
    image.fill(0)
    return Tile(page, scale, 0, 0, 500, 500), image


@given(SIZES, st.floats(0.25, 4), st.integers(1, 3000), st.sampled_from([1.0, 1.25, 1.5, 2.0]))
def test_tiles_cover_what_is_seen_once(sizes: list[tuple[float, float]], zoom: float, width: int, ratio: float) -> None:
    layout = PageLayout(sizes, zoom, width)
    for page in range(len(sizes)):
        area = layout.page(page)
        assert area.left() >= 0 and area.right() < layout.width and area.bottom() < layout.height
        pieces = layout.tiles(page, area, ratio)
        assert all(0 < tile.width <= TILE and 0 < tile.height <= TILE for tile, _place in pieces)
        covered = sum(tile.width * tile.height for tile, _place in pieces)
        assert covered == round(area.width() * ratio) * round(area.height() * ratio)


@given(SIZES, st.floats(0.25, 4), st.integers(0, 20_000))
def test_a_height_belongs_to_the_page_that_stands_there(sizes: list[tuple[float, float]], zoom: float, y: int) -> None:
    layout = PageLayout(sizes, zoom, 500)
    there = [page for page in range(len(sizes)) if layout.page(page).top() <= y <= layout.page(page).bottom()]
    assert list(layout.between(y, y)) == there
    if there:
        assert layout.page_at(y) == there[0]


def test_a_point_goes_to_the_page_and_back() -> None:
    layout = PageLayout([A4, A4], 1.5, 1200)
    spot = layout.place(1, (100, 200, 100, 200)).topLeft()
    x, y = layout.on_page(1, spot)
    assert (round(x), round(y)) == (100, 200)


def test_nothing_is_drawn_of_a_page_that_is_not_seen() -> None:
    assert PageLayout([A4], 1, 900).tiles(0, QRect(0, 5000, 900, 100), 1) == []


def test_there_are_no_pages_between_any_heights_of_an_empty_document() -> None:
    assert list(PageLayout([], 1, 900).between(0, 100)) == []


def test_what_was_used_last_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles_module, "ROOM", 3_000_000)
    kept = Tiles()
    for page in range(3):
        kept.put(*picture(page))
    assert kept.get(picture(0)[0]) is not None
    kept.put(*picture(3))
    assert kept.size == 3_000_000
    assert [kept.get(picture(page)[0]) is not None for page in range(4)] == [True, False, True, True]


def test_what_is_in_view_is_kept_however_much_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles_module, "ROOM", 1_000_000)
    kept = Tiles()
    kept.spare(picture(page)[0] for page in range(3))
    for page in range(3):
        kept.put(*picture(page))
    assert all(kept.get(picture(page)[0]) for page in range(3))
    kept.spare([])
    kept.put(*picture(9))
    assert kept.size == 1_000_000


def test_a_page_is_seen_at_its_old_size_until_the_new_one_is_there() -> None:
    kept = Tiles()
    kept.put(*picture(0, 1))
    kept.put(*picture(1, 1))
    assert [tile.page for tile, _image in kept.others(0, 2)] == [0]
    assert list(kept.others(0, 1)) == []
    kept.clear()
    assert (kept.size, list(kept.others(0, 2))) == (0, [])
