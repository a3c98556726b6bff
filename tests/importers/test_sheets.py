"""A workbook with several sheets: which can be read, and what is said of the risks in them."""

from pathlib import Path
from typing import Any

import pytest

from risikoapp.importers.errors import PaperTooLarge
from risikoapp.importers.formats import read_columns, read_paper
from risikoapp.importers.unclear_table import states_read
from risikoapp.importers.xlsx import MAX_SHEETS
from risikoapp.messages import message
from tests.importers.papers import NOW, new_ids
from tests.importers.tables import as_xlsx


def test_every_sheet_with_rows_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "risikolog.xlsx"

    def more(book: Any, _sheet: object) -> None:
        for name, rows in {
            "2024": [["Nr.", "Risiko"], [7, "Tåge"]],
            "Folk": [["Hvem", "Hvor"], ["Lodsen", "Havnen"]],
            "Overskrifter": [["Hvem", "Hvor"]],
            "Vejledning": [["Skriv en risiko på hver linje"]],
            "Tom": [],
        }.items():
            other = book.create_sheet(name)
            for row in rows:
                other.append(row)

    path.write_bytes(as_xlsx([["Nr.", "Risiko", "Beskrivelse"], [1, "Storm", "Den kommer."]], more, name="2025"))
    ids = new_ids()
    draft = read_paper(path, new_id=ids.__next__, now=NOW)
    assert [each.sheet for each in draft.sheets] == ["2025", "2024", "Folk"]
    assert [column.use for column in draft.sheets[2].columns] == [None, None]
    other = read_columns(path, draft.sheets[1], new_id=ids.__next__, now=NOW)
    assert [risk.number for risk in other.register_file.register.risks] == [7]
    assert [each.sheet for each in other.sheets] == ["2025", "2024", "Folk"]


def test_no_sheet_is_left_out_unseen(tmp_path: Path) -> None:
    path = tmp_path / "risikolog.xlsx"

    def more(book: Any, _sheet: object) -> None:
        for number in range(1, MAX_SHEETS):
            book.create_sheet(f"Møde {number}").append([f"Storm nr. {number}", "Den kommer."])

    def one_more(book: Any, sheet: object) -> None:
        more(book, sheet)
        book.create_sheet("Lukkede risici")

    rows: list[list[object]] = [["Nr.", "Risiko", "Beskrivelse"], [1, "Storm", "Den kommer."]]
    path.write_bytes(as_xlsx(rows, more))
    draft = read_paper(path, new_id=new_ids().__next__, now=NOW)
    assert sum("Storm nr." in each.text for each in draft.unclear) == MAX_SHEETS - 1
    path.write_bytes(as_xlsx(rows, one_more))
    with pytest.raises(PaperTooLarge) as caught:
        read_paper(path, new_id=new_ids().__next__, now=NOW)
    assert message(caught.value).startswith("Filen »risikolog.xlsx« har mere end 50 ark. Slet dem, der ikke")


@pytest.mark.parametrize(
    ("open_words", "closed_words", "said"),
    [
        (["Åben"], ["Lukket"], "Åbne er de risici, hvor der står »Åben«. Lukkede er dem, hvor der står »Lukket«."),
        (["Åben"], [], "Åbne er de risici, hvor der står »Åben«. Ingen er lukket."),
        ([], ["Lukket"], "Lukkede er de risici, hvor der står »Lukket«. Alle andre er åbne."),
    ],
)
def test_what_is_open_and_closed_is_said_in_danish(open_words: list[str], closed_words: list[str], said: str) -> None:
    assert states_read(open_words, closed_words).message == f"{said} Se efter, om det passer."
