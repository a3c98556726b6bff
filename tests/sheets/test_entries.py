"""Actions and evaluations in one cell: read as they were, whatever they say, and readable in between."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.sheets.entries import CellEntry, read_entries, write_entries

DAY = dt.date(2022, 3, 8)
_odd = st.sampled_from(
    (
        "",
        "• a",
        "8/3-2022: x",
        "31/2-2022: x",
        "uden dato: y",
        "Handling:",
        "(Ansvarlig: a)",
        " (Ansvarlig: ingen)",
        ' (Ansvarlig: "a")',
        "x (Frist: 1/2-2022)",
        "Rødgrød\npå Ærø 📋",
        "  c\n",
        "\r\nq",
    )
)
odd_texts = st.lists(_odd | st.text(max_size=6), max_size=3).map("".join)
entries = st.builds(
    CellEntry,
    text=odd_texts,
    date=st.none() | st.dates(),
    owner=odd_texts,
    due=st.none() | st.dates(),
    done=st.none() | st.dates(),
)


@given(st.lists(entries, max_size=3))
def test_what_is_written_is_read(found: list[CellEntry]) -> None:
    assert read_entries(write_entries(found)) == tuple(found)


def test_it_reads_as_one_would_write_it() -> None:
    cell = write_entries(
        (
            CellEntry(text="Overvågning er taget i brug.", date=DAY, owner="Driftsansvarlig", due=dt.date(2022, 6, 1)),
            CellEntry(text="Afprøves\nløbende."),
            CellEntry(text="8/3-2022: står i teksten"),
            CellEntry(text="Ring (Frist: 1/6-2022)"),
        )
    )
    assert cell == (
        "• 8/3-2022: Overvågning er taget i brug. (Ansvarlig: Driftsansvarlig · Frist: 1/6-2022)\n"
        "• Afprøves\n"
        "  løbende.\n"
        "• uden dato: 8/3-2022: står i teksten\n"
        "• Ring (Frist: 1/6-2022) (Ansvarlig: ingen)"
    )


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("", []),
        ("Tastet ind\nover to linjer", ["Tastet ind\nover to linjer"]),
        ("Først\n• så en til\nsom fortsætter", ["Først", "så en til\nsom fortsætter"]),
        ("•\n• b", ["", "b"]),
        ("• 31/2-2022: findes ikke", ["31/2-2022: findes ikke"]),
        ("• a (Frist: 31/2-2022)", ["a (Frist: 31/2-2022)"]),
        ("• a (Udført: 0/0-0000)", ["a (Udført: 0/0-0000)"]),
        ("• a ()", ["a ()"]),
    ],
)
def test_what_somebody_has_typed_is_read_by_its_lines(cell: str, texts: list[str]) -> None:
    assert [entry.text for entry in read_entries(cell)] == texts


def test_an_owner_in_broken_quotes_is_as_it_stands() -> None:
    assert read_entries('• a (Ansvarlig: "\\x")')[0].owner == '"\\x"'


def test_a_year_that_no_calendar_has_is_text() -> None:
    text = "Ring (Frist: 1/6-99999999999999999999)"
    assert read_entries(f"• {text}") == (CellEntry(text=text),)
