"""The program's icon, as `packaging/icons.py` has drawn it."""

import pytest
from PIL import Image

from risikoapp.paths import resource

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


@pytest.mark.parametrize("size", SIZES)
def test_every_usual_size_is_there_with_corners_that_let_the_ground_through(size: int) -> None:
    with Image.open(resource("icons", f"risikoapp-{size}.png")) as picture:
        assert picture.size == (size, size)
        opacity = picture.getchannel("A").tobytes()
    assert opacity[0] < 64
    assert max(opacity) == opacity[size * size // 2 + size // 2] == 255


@pytest.mark.parametrize("size", [16, 22, 24])
def test_the_edges_of_small_ones_fall_on_whole_pixels(size: int) -> None:
    with Image.open(resource("icons", f"risikoapp-{size}.png")) as picture:
        # Across the middle of the lower cells: nothing between the ground and the colours of two levels.
        row = [picture.getpixel((column, size * 3 // 4)) for column in range(size)]
    assert len(set(row)) == 3


def test_windows_has_its_sizes_in_one_file() -> None:
    with Image.open(resource("icons", "risikoapp.ico")) as icon:
        assert icon.info["sizes"] == {(size, size) for size in (16, 24, 32, 48, 64, 256)}
