"""The measuring of the search: that it is done. How long it takes is no test."""

from tests.bench import list_filter


def test_a_search_is_measured_for_its_first_key_and_for_the_others() -> None:
    rows = list_filter.measure(size=800, rounds=1)
    assert [row.name for row in rows] == ["Filtrér 800 risici, et tegn mere", "Filtrér 800 risici, det første tegn"]
    assert all(row.ratio > 0 and row.absolute > 0 and row.unit == "ms" for row in rows)
