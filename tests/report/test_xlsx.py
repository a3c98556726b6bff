"""The workbook and the risikolog: what Excel shows, and what it must never reckon with."""

import csv
import datetime as dt
import io
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from risikoapp.domain.model import RatingChange, Register, RegisterFile, StateChange
from risikoapp.report.risk_csv import risk_csv
from risikoapp.report.xlsx import render_xlsx
from risikoapp.sheets.xstring import MAX_CELL
from tests.report.samples import TODAY, paper, register, risk

FORMULAS = ("=1+1", "+45", "-2", "@SUM(A1)", "\t=x", "\r=x", " =1", "＝1", "'=1")


def whole(register: Register) -> RegisterFile:
    return RegisterFile(register=register, next_number=100)


def opened(register: Register) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(whole(register), TODAY).content))


def values(sheet: Any) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def rows_of_csv(register: Register) -> list[list[str]]:
    content = risk_csv(register)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_there_is_a_sheet_for_each_kind_of_thing_with_filter_and_fixed_head() -> None:
    workbook = opened(paper())
    names = ["Risikolog", "Risici", "Handlinger", "Evalueringer", "Flytninger", "Skalaer", "Om"]
    assert workbook.sheetnames == names
    for sheet in workbook:
        assert sheet.freeze_panes in ("A2", "C2")
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(sheet.column_dimensions[cell.column_letter].width >= 7 for cell in sheet[1])
        assert all(cell.alignment.wrap_text for cell in sheet[1])


def test_a_risk_is_a_row_in_the_order_of_a_risikolog() -> None:
    found = values(opened(paper())["Risikolog"])
    assert found[0][:7] == ["Nr.", "Navn", "Beskrivelse", "Sandsynlighed", "Konsekvens", "Niveau", "Handling"]
    assert found[2][:6] == [
        3,
        "Teknik",
        "Løsningen hviler på flere leverandører.",
        "2 – Mindre sandsynligt",
        "3 – Kritisk",
        "Høj",
    ]
    assert found[2][6] == "• 8/3-2022: Overvågning er taget i brug.\n• Afprøves løbende."
    assert found[2][10:] == ["Åben", "Risikovurdering for prøvedriften", dt.datetime(2025, 2, 17)]


def test_dates_are_dates_as_danes_write_them() -> None:
    sheet = opened(paper())["Evalueringer"]
    assert sheet["C2"].value == dt.datetime(2024, 11, 12)
    assert sheet["C2"].number_format == "dd\\-mm\\-yyyy"
    assert sheet["D2"].alignment.wrap_text


def test_numbers_do_not_touch_the_text_that_follows_them() -> None:
    for sheet in opened(paper()):
        numbers = [cell for row in sheet.iter_rows(min_row=2) for cell in row if isinstance(cell.value, int)]
        assert all(cell.alignment.horizontal == "left" and cell.number_format == "0" for cell in numbers)
        assert numbers or sheet.title in ("Flytninger", "Om")


def test_levels_have_their_word_and_their_colour() -> None:
    sheet = opened(paper())["Risici"]
    assert [sheet[f"F{row}"].value for row in (2, 3)] == ["Mellem", "Høj"]
    assert [sheet[f"F{row}"].fill.fgColor.rgb for row in (2, 3)] == ["00FBEBB0", "00F8CFA6"]


def test_history_is_told_with_reasons() -> None:
    moved = replace(
        risk(1, "Ærø"),
        former_numbers=(2, 4),
        state="closed",
        rating_changes=(
            RatingChange(id="m1", date=dt.date(2021, 1, 2), rating=risk(1).rating, reason="Set"),
            RatingChange(id="m2", date=dt.date(2022, 1, 2), rating=None),
        ),
        state_changes=(
            StateChange(id="s1", date=dt.date(2023, 1, 2), state="open"),
            StateChange(id="s2", date=dt.date(2024, 1, 2), state="closed", reason="Overstået"),
        ),
    )
    workbook = opened(register(moved, replace(risk(5, cell=None), state="closed")))
    told = [(row[3], row[6], row[7]) for row in values(workbook["Flytninger"])[1:]]
    assert told == [
        ("Placeret", "Mellem", "Set"),
        ("Taget ud", None, None),
        ("Genåbnet", None, None),
        ("Lukket", None, "Overstået"),
    ]
    assert values(workbook["Risici"])[1][6:8] == ["Lukket", "2, 4"]
    log = values(workbook["Risikolog"])
    assert (log[1][10], log[2][10]) == ("Lukket 02-01-2024: Overstået", "Lukket")
    assert log[2][3:6] == ["Ikke placeret", "Ikke placeret", None]


def test_what_is_undone_gives_owner_and_deadline() -> None:
    actions = tuple(
        replace(action, owner=owner, due=due, done=done)
        for action, owner, due, done in zip(
            risk(1, actions=[(None, "a"), (None, "b"), (None, "c")]).actions,
            ("Testansvarlig", "Projektleder", "Driftsansvarlig"),
            (dt.date(2025, 5, 1), dt.date(2025, 4, 1), dt.date(2025, 3, 1)),
            (None, None, TODAY),
            strict=True,
        )
    )
    found = values(opened(register(replace(risk(1), actions=actions)))["Risikolog"])[1]
    assert found[7:9] == ["Testansvarlig, Projektleder", dt.datetime(2025, 4, 1)]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    odd = replace(register(risk(1, text, description=text, actions=[(None, text)])), title=text, organisation=text)
    package = render_xlsx(whole(odd), TODAY).content
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())
    for sheet in openpyxl.load_workbook(io.BytesIO(package)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if str(cell.value or "").strip("\n ").startswith(("=", "+", "-", "@")):
                    assert cell.quotePrefix
    (_head, row) = rows_of_csv(odd)
    assert row[1] == row[2] == f"'{text}"
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_a_text_longer_than_a_cell_ends_in_dots_and_is_counted() -> None:
    long = "æ" * (MAX_CELL + 1)
    rendered = render_xlsx(whole(register(risk(1, description=long), risk(2, description="\x07" * 9000))), TODAY)
    assert rendered.cut == 4
    sheet = openpyxl.load_workbook(io.BytesIO(rendered.content))["Risici"]
    assert sheet["C2"].value.endswith("æ …") and MAX_CELL - 20 < len(sheet["C2"].value) <= MAX_CELL
    exact = render_xlsx(whole(register(risk(1, description="æ" * MAX_CELL))), TODAY)
    assert exact.cut == 0
    assert len(rows_of_csv(register(risk(1, description=long)))[1][2]) == MAX_CELL + 1


def test_what_excel_cannot_hold_is_written_another_way() -> None:
    old = register(risk(1, "Na\x07vn", evaluations=[(dt.date(1899, 12, 31), "Før Excel")]))
    workbook = opened(old)
    assert workbook["Risici"]["B2"].value == "Na_x0007_vn"
    assert workbook["Evalueringer"]["C2"].value == "31-12-1899"


def test_how_far_it_is_is_told_and_it_can_be_given_up() -> None:
    told: list[tuple[int, int]] = []
    file = whole(register(*(risk(number, actions=[(None, "a")]) for number in range(1, 12))))
    rendered = render_xlsx(file, TODAY, lambda done, of: told.append((done, of)))
    sheets = openpyxl.load_workbook(io.BytesIO(rendered.content))
    rows = sum(sheet.max_row - 1 for sheet in sheets)
    assert rows > 40
    assert told == [(done, rows) for done in range(0, rows, 20)]

    def give_up(_done: int, _of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        render_xlsx(file, TODAY, give_up)


def test_letters_that_mean_something_in_xml_and_spaces_at_the_ends_stay() -> None:
    odd = ' <b>&amp;\t"Ærø"]]>\n'
    sheet = opened(register(risk(1, odd, cell=None)))["Risici"]
    assert sheet["B2"].value == odd
    assert sheet["F2"].value is None


def test_the_same_file_gives_the_same_bytes() -> None:
    assert render_xlsx(whole(paper()), TODAY) == render_xlsx(whole(paper()), TODAY)


def test_the_csv_is_as_danish_spreadsheets_open_it() -> None:
    head, first, *_others = rows_of_csv(paper())
    assert head[:3] == ["Nr.", "Navn", "Beskrivelse"]
    assert first[0] == "1"
    assert first[-1] == "17-02-2025"
    assert rows_of_csv(replace(paper(), title="\ud800æ"))[1][-2] == "?æ"
