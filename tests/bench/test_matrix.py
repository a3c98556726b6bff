"""The measuring of the matrix: that it is done, and on a thousand chips that are all seen."""

from tests.bench import matrix


def test_frames_of_a_drag_are_measured() -> None:
    rows = matrix.measure()
    assert [row.unit for row in rows] == ["ms", "ms"]
    assert all(row.ratio > 0 and row.absolute > 0 for row in rows)
