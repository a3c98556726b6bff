"""Lines that only say who has written in a paper, and when: told as not used, and in nobody's way."""

from pathlib import Path

import pytest

from risikoapp.importers.entries import is_note
from risikoapp.importers.formats import read_paper
from risikoapp.importers.paper import read
from risikoapp.importers.text import paper_of
from tests.importers.papers import NOW, PATH, new_ids
from tests.importers.tables import as_csv


@pytest.mark.parametrize(
    "text",
    [
        "Opdateret 3/2-2025 af sekretariatet",
        "Udfyldt af Projektlederen",
        "Udfyldt af: Projektlederen",
        "Senest opdateret: den 3. februar 2025",
        "Sidst revideret 03-02-2025.",
        "Opdateret d. 3/2-2025 kl. 9.30 af PL",
        "Udskrevet pr. 3/2-2025",
    ],
)
def test_a_note(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "Opdateret vejledning er sendt ud",
        "Opdateret 3/2-2025 med nye tal fra regionen",
        "Udfyldt",
        "Opdateret",
        "Vejledningen er opdateret af sekretariatet",
        f"Opdateret 3/2-2025 af {'sekretariatet og ' * 5}andre",
        "",
    ],
)
def test_what_is_none(text: str) -> None:
    assert not is_note(text)


def test_a_note_beside_the_number_of_a_page_belongs_to_its_foot() -> None:
    lines = ["1. Storm", "Beskrivelse: Bølgerne slår", "", "Opdateret 3/2-2025 af PL", "2", "", "ind over molen."]
    draft = read(paper_of("\n".join(lines), PATH), new_id=new_ids().__next__, now=NOW)
    assert "Opdateret" not in draft.register_file.register.risks[0].description
    assert any(each.text == "Opdateret 3/2-2025 af PL" for each in draft.unclear)


def test_an_item_of_a_list_stays(tmp_path: Path) -> None:
    text = "1. Storm\nBeskrivelse: x\nHandling:\n* Udfyldt af Projektlederen"
    draft = read(paper_of(text, PATH), new_id=new_ids().__next__, now=NOW)
    assert [each.text for each in draft.register_file.register.risks[0].actions] == ["Udfyldt af Projektlederen"]


def test_not_all_is_used_where_a_column_of_a_table_is_not(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(as_csv([["Nr", "Navn", "Tiltag", "Ansvarlig", "Status"], [1, "Storm", "", "Jurist", "Gul"]]))
    draft = read_paper(path, new_id=new_ids().__next__, now=NOW)
    assert [(piece.use, piece.text) for piece in draft.source[1:]] == [
        ("section", "Nr: 1\nNavn: Storm"),
        ("unused", "Ansvarlig: Jurist"),
        ("evaluations", "Status: Gul"),
    ]
    assert draft.left_out == 1
