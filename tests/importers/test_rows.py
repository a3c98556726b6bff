"""Risks that several rows of a sheet tell of, whose number and name are merged over these."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from risikoapp.importers.draft import Draft
from risikoapp.importers.formats import read_paper
from tests.importers.papers import NOW, new_ids
from tests.importers.tables import as_xlsx

JANUARY, MARCH, MAY = (dt.datetime(2025, month, 2) for month in (1, 3, 5))


def read(
    folder: Path,
    heading: str,
    *rows: tuple[str | None, dt.datetime | None],
    words: str = "Evaluering",
    also: str = "",
) -> Draft:
    """A risk with such rows, beneath a heading for words and one for days; `also` is merged, too."""

    def merge(_book: Any, sheet: Any) -> None:
        for area in filter(None, ("A2:A4", "B2:B4", also)):
            sheet.merge_cells(area)

    first, *others = rows
    beneath = [[None, None, *row] for row in others]
    path = folder / "risikolog.xlsx"
    path.write_bytes(as_xlsx([["Nr.", "Risiko", words, heading], [1, "Storm", *first], *beneath], merge))
    return read_paper(path, new_id=new_ids().__next__, now=NOW)


def evaluations(draft: Draft) -> list[tuple[dt.date | None, str]]:
    (risk,) = draft.register_file.register.risks
    return [(each.date, each.text) for each in risk.evaluations]


def says(draft: Draft, words: str) -> bool:
    return any(words in each.message for each in draft.unclear)


def test_each_row_has_its_own_day(tmp_path: Path) -> None:
    draft = read(tmp_path, "Evalueringsdato", ("Roligt.", JANUARY), ("Uroligt.", MARCH), ("Værre.", MAY))
    assert evaluations(draft) == [
        (JANUARY.date(), "Roligt."),
        (MARCH.date(), "Uroligt."),
        (MAY.date(), "Værre."),
    ]
    assert not says(draft, "dato i arket") and not says(draft, "Datoen")


def test_a_row_without_a_day_or_without_words_is_told(tmp_path: Path) -> None:
    draft = read(tmp_path, "Evalueringsdato", ("Roligt.", JANUARY), ("Uroligt.", None), (None, MAY))
    assert evaluations(draft) == [(None, "Uroligt."), (JANUARY.date(), "Roligt.")]
    assert says(draft, "1 evaluering har ingen dato i arket.")
    assert says(draft, "Datoen 02-05-2025 under #1 hører ikke til en bestemt evaluering")


def test_one_day_is_that_of_all_rows(tmp_path: Path) -> None:
    draft = read(tmp_path, "Evalueringsdato", ("Roligt,", JANUARY), ("men ikke længe.", None), (None, None))
    assert evaluations(draft) == [(JANUARY.date(), "Roligt,\nmen ikke længe.")]


def test_of_several_days_for_one_text_none_is_chosen(tmp_path: Path) -> None:
    draft = read(tmp_path, "Evalueringsdato", ("Roligt.", JANUARY), (None, MARCH), (None, MAY), also="C2:C4")
    assert evaluations(draft) == [(None, "Roligt.")]
    assert says(draft, "»02-01-2025 02-03-2025 02-05-2025« i kolonnen »Evalueringsdato« under #1 kan ikke læses.")


@pytest.mark.parametrize(("days", "created"), [((JANUARY, JANUARY), JANUARY.date()), ((JANUARY, MAY), NOW.date())])
def test_a_risk_was_noted_on_one_day(tmp_path: Path, days: tuple[dt.datetime, dt.datetime], created: dt.date) -> None:
    rows = ("Det blæser", days[0]), ("om natten.", days[1]), (None, None)
    draft = read(tmp_path, "Oprettet", *rows, words="Beskrivelse")
    (risk,) = draft.register_file.register.risks
    assert risk.created.date() == created
    assert says(draft, "»02-01-2025 02-05-2025« i kolonnen »Oprettet« under #1 kan ikke læses.") == (days[0] != days[1])
