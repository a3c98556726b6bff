"""Foreign risikologs with what is odd in them: nothing is guessed, and nothing is lost, without its being told."""

import datetime as dt
import io
import time
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Risk
from risikoapp.domain.soundness import check
from risikoapp.importers import errors
from risikoapp.importers.columns import recognise
from risikoapp.importers.csv_table import MAX_FIELDS
from risikoapp.importers.draft import Draft
from risikoapp.importers.formats import read_columns, read_paper
from risikoapp.importers.grid import Layout, grid
from risikoapp.importers.headings import Use, use_of
from risikoapp.importers.scale_rules import rule_for
from risikoapp.importers.table_size import MAX_LINES, MAX_ROWS
from risikoapp.importers.xlsx import MAX_COLUMNS
from tests.importers.papers import NOW, new_ids
from tests.importers.tables import as_csv, as_xlsx
from tests.importers.word_files import repacked

HEAD: list[object] = [
    "Nr",
    "Navn",
    "Beskrivelse",
    "Sandsynlighed",
    "Konsekvens",
    "Tiltag",
    "Ansvarlig",
    "Frist",
    "Evaluering",
]


def read(path: Path, content: bytes) -> Draft:
    path.write_bytes(content)
    draft = read_paper(path, new_id=new_ids().__next__, now=NOW)
    check(draft.register_file)
    return draft


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.csv"


def risks(draft: Draft) -> list[Risk]:
    return list(draft.register_file.register.risks)


def said(draft: Draft, risk: int | None = None) -> str:
    return "\n".join(f"{each.message}\n{each.text}" for each in draft.unclear if risk in (None, each.risk))


def of(path: Path, *cells: object, head: Sequence[object] = HEAD) -> tuple[Risk, str]:
    """The one risk that these cells give, and what is told."""
    draft = read(path, as_csv([[*head], [*cells]]))
    (risk,) = risks(draft)
    return risk, said(draft)


def test_which_column_is_what_comes_with_the_draft(path: Path) -> None:
    draft = read(path, as_csv([["Titel"], [*HEAD, "Årsag"], [1, "Storm", "", 4, 4, "", "", "", "", "Vind"]]))
    assert draft.columns is not None
    assert (draft.columns.sheet, draft.columns.head) == ("log", 1)
    used = {column.heading: column.use for column in draft.columns.columns}
    assert used["Navn"] == "name"
    assert used["Årsag"] is None
    assert "»Tiltag« → Handling" in said(draft)


def test_a_scale_of_numbers_is_told_even_where_it_looks_like_ours(path: Path) -> None:
    risk, told = of(path, 1, "Storm", "", 3, 4)
    assert risk.rating == Rating(likelihood=3, consequence=4)
    assert "Sandsynlighed er læst som en skala med 4 trin: 3 → 3" in told
    assert [change.rating for change in risk.rating_changes] == [risk.rating]


@pytest.mark.parametrize(
    ("likelihood", "consequence", "words"),
    [
        ("", 3, "#1 har ingen sandsynlighed i arket"),
        ("", "", "#1 har ingen sandsynlighed og konsekvens i arket"),
        ("3-4", 2, "»3-4 × 2« i kolonnen »Sandsynlighed« under #1 kan ikke læses"),
        (2, "?", "»2 × ?« i kolonnen »Konsekvens«"),
        (7, 2, "»7 × 2« i kolonnen »Sandsynlighed«"),
        (0, 2, "»0 × 2« i kolonnen »Sandsynlighed«"),
        ("3", 5, "Vælg: Mindre sandsynligt eller Sandsynligt × Uacceptabelt"),
        ("1 - Forventet", 2, "»1 - Forventet × 2« i kolonnen »Sandsynlighed«"),
    ],
)
def test_a_place_that_is_not_clear_is_left_open(
    likelihood: object, consequence: object, words: str, path: Path
) -> None:
    risk, told = of(path, 1, "Storm", "", likelihood, consequence)
    assert risk.rating is None
    assert words in told


def test_a_scale_that_runs_the_other_way_is_not_read() -> None:
    rule = rule_for("likelihood", ["1 - Høj", "2 - Mellem", "3 - Lav"], None)
    assert set(rule.meanings.values()) == {()}
    rule = rule_for("likelihood", ["1 - Lav", "2 - Mellem", "3 - Høj"], None)
    assert rule.steps(" 3 -  Høj ") == (3,)


def test_a_scale_of_three_leaves_its_middle_to_choose(path: Path) -> None:
    head = [*HEAD[:3], "Sandsynlighed (1-3)", "Konsekvens (1-3)"]
    rows = [[1, "A", "", 3, 1], [2, "B", "", 2, 3]]
    draft = read(path, as_csv([head, *rows]))
    assert [risk.rating for risk in risks(draft)] == [Rating(likelihood=4, consequence=1), None]
    assert "2 → 2 eller 3, 3 → 4" in said(draft)


def test_numbers_that_are_none_or_twice_there_give_way(path: Path) -> None:
    rows = [[1, "A"], ["1.2", "B"], ["", "C", "x"], [1, "D"], [9999999, "E"], [4, "F"]]
    draft = read(path, as_csv([HEAD, *rows]))
    assert [(risk.number, risk.name) for risk in risks(draft)] == [
        (1, "A"), (4, "F"), (5, "B"), (6, "C"), (7, "D"), (8, "E"),
    ]  # fmt: skip
    assert draft.register_file.next_number == 9
    assert "»1.2« er ikke et nummer" in said(draft, 5)
    assert "»C« har intet nummer" in said(draft, 6)
    assert "Flere afsnit har nummer 1" in said(draft, 7)


def test_a_text_in_the_place_of_a_name_is_a_description(path: Path) -> None:
    text = "Leverandøren kan gå konkurs. " + "Det vil ramme driften i lang tid. " * 4
    risk, told = of(path, 1, text.strip(), head=["Nr", "Risiko", "Sandsynlighed"])
    assert (risk.name, risk.description) == ("Leverandøren kan gå konkurs", text.strip())
    assert "»Leverandøren kan gå konkurs« er brugt som navn" in told
    risk, _told = of(path, 1, "ord " * 40, head=["Nr", "Risiko", "Sandsynlighed"])
    assert len(risk.name) <= 60
    assert risk.description == ("ord " * 40).strip()


def test_a_long_name_beside_a_description_stays(path: Path) -> None:
    risk, _told = of(path, 1, "ord " * 40, "Uddybet")
    assert (risk.name, risk.description) == (("ord " * 40).strip(), "Uddybet")


def test_a_risk_without_a_name_is_told(path: Path) -> None:
    risk, told = of(path, 1, "", "", 2, 2)
    assert risk.name == ""
    assert "#1 har intet navn" in told


def test_owner_and_due_date_of_each_action(path: Path) -> None:
    risk, told = of(path, 1, "A", "", 2, 2, "• x\n• y", "Jurist\nVejmester", "1/6-2025\n2/7-2025")
    assert [(each.owner, each.due) for each in risk.actions] == [
        ("Jurist", dt.date(2025, 6, 1)), ("Vejmester", dt.date(2025, 7, 2)),
    ]  # fmt: skip
    assert "alle handlinger" not in told


def test_what_is_dealt_out_to_actions_by_the_line_is_told(path: Path) -> None:
    rows = [[n, "A", "", 2, 2, "• x\n• y", "Jurist\nVejmester", "1/6-2025\n2/7-2025"] for n in range(1, 8)]
    told = said(read(path, as_csv([HEAD, *rows])))
    assert "Ansvarlig er delt ud på handlingerne linje for linje under #1, #2, #3, #4, #5 …. Se efter" in told
    assert "Frist er delt ud på handlingerne" in told
    _risk, told = of(path, 1, "A", "", 2, 2, "x", "Jurist", "1/6-2025")
    assert "delt ud" not in told


def test_rows_beside_each_other_need_no_word(path: Path) -> None:
    draft = read(path, as_csv([HEAD, [1, "A", "", 2, 2, "x", "Jurist"], ["", "", "", "", "", "y", "Vejmester"]]))
    assert [each.owner for each in risks(draft)[0].actions] == ["Jurist", "Vejmester"]
    assert "delt ud" not in said(draft)


def test_semicolons_part_actions_where_something_begins_anew(path: Path) -> None:
    rows = [
        [1, "A", "", 2, 2, "Ring til banken; Skriv til rådet; 3/2-2025: Følg op"],
        [2, "B", "", 2, 2, "Ring til banken; det haster\nSkriv;"],
    ]
    draft = read(path, as_csv([HEAD, *rows]))
    assert [[each.text for each in risk.actions] for risk in risks(draft)] == [
        ["Ring til banken", "Skriv til rådet", "Følg op"],
        ["Ring til banken; det haster", "Skriv;"],
    ]
    assert "skilt af semikolon, er delt i flere under #1." in said(draft)
    assert "Under #2 er der semikolon i en handling, som er læst som én" in said(draft)


def test_owner_and_due_date_of_all_actions_are_told(path: Path) -> None:
    risk, told = of(path, 1, "A", "", 2, 2, "• x\n• y", "Jurist", "1/6-2025")
    assert {(each.owner, each.due) for each in risk.actions} == {("Jurist", dt.date(2025, 6, 1))}
    assert "»Jurist« er sat som ansvarlig på alle handlinger under #1" in told
    assert "»1/6-2025« er sat som frist" in told


def test_what_all_actions_of_many_risks_share_is_told_once(path: Path) -> None:
    rows = [[number, f"Å{number}", "", 2, 2, "• x\n• y", f"Kontor {number}"] for number in range(1, 8)]
    told = [each for each in read(path, as_csv([HEAD, *rows])).unclear if "på alle handlinger" in each.message]
    (one,) = told
    assert one.message == (
        "Ansvarlig er sat på alle handlinger under disse risici. Ret det, hvis det er galt: #1 (»Kontor 1«),"
        " #2 (»Kontor 2«), #3 (»Kontor 3«), #4 (»Kontor 4«), #5 (»Kontor 5«) …"
    )
    assert one.text.splitlines()[-1] == "#7: Kontor 7"


def test_owner_and_due_date_of_no_action_are_told(path: Path) -> None:
    risk, told = of(path, 1, "A", "", 2, 2, "", "Jurist", "1/6-2025")
    assert risk.actions == ()
    assert "»Jurist« (ansvarlig) under #1" in told
    assert "»1/6-2025« (frist) under #1" in told


def test_dates_that_cannot_be_shared_out_or_read_are_told(path: Path) -> None:
    risk, told = of(path, 1, "A", "", 2, 2, "• x\n• y\n• z", "", "1/6-2025\n2/7-2025")
    assert [each.due for each in risk.actions] == [None, None, None]
    assert "1/6-2025 2/7-2025" in told
    risk, told = of(path, 1, "A", "", 2, 2, "• x", "", "3. kvartal")
    assert [each.due for each in risk.actions] == [None]
    assert "»3. kvartal« i kolonnen »Frist« under #1 kan ikke læses" in told


def test_lines_that_carry_on_and_marks_within_lines(path: Path) -> None:
    risk, told = of(path, 1, "A", "", 2, 2, "Gør det første\nog det andet\nTo")
    assert risk.actions[0].text == "Gør det første og det andet"
    assert "er læst som én handling" in told
    risk, _told = of(path, 1, "A", "", 2, 2, "lap huller\nlæg asfalt")
    assert [each.text for each in risk.actions] == ["lap huller", "læg asfalt"]
    risk, _told = of(path, 1, "A", "", 2, 2, "1) Ring 2) Skriv")
    assert [each.text for each in risk.actions] == ["Ring", "Skriv"]


def test_doubts_within_actions_and_evaluations_are_told(path: Path) -> None:
    risk, told = of(
        path, 1, "A", "", 2, 2, "• x\nIngen mærker\n31/2-2024: findes ikke", "", "", "31/2-2024: heller ikke"
    )
    assert len(risk.actions) == 3
    assert "»Ingen mærker« under #1 har hverken dato eller punkttegn" in told
    assert told.count("findes ikke eller mangler et årstal") == 2


def test_evaluations_without_a_date_are_counted(path: Path) -> None:
    risk, told = of(path, 1, "A", "", 2, 2, "", "", "", "Står stille")
    assert [(each.date, each.text) for each in risk.evaluations] == [(None, "Står stille")]
    assert "1 evaluering har ingen dato" in told


def test_the_date_beside_an_evaluation_is_its_own(path: Path) -> None:
    risk, told = of(path, 1, "A", "Står stille", "14-02-2025", head=["Nr", "Navn", "Evaluering", "Dato"])
    assert [each.date for each in risk.evaluations] == [dt.date(2025, 2, 14)]
    assert "»Dato« er efter sit indhold læst som Evalueringens dato" in told


def test_a_date_that_belongs_to_no_evaluation_is_told(path: Path) -> None:
    risk, told = of(path, 1, "A", "", "14-02-2025", head=["Nr", "Navn", "Evaluering", "Evalueret"])
    assert risk.evaluations == ()
    assert "Datoen 14-02-2025 under #1" in told


def test_when_a_risk_was_noted(path: Path) -> None:
    risk, _told = of(path, 1, "A", "x", "14-02-2024", head=["Nr", "Navn", "Beskrivelse", "Oprettet"])
    assert risk.created.date() == dt.date(2024, 2, 14)


def test_a_word_of_no_state_is_told(path: Path) -> None:
    head = ["Nr", "Navn", "Status"]
    draft = read(path, as_csv([head, [1, "A", "Åben"], [2, "B", "Lukket"], [3, "C", "Gul"], [4, "D", ""]]))
    assert [risk.state for risk in risks(draft)] == ["open", "closed", "open", "open"]
    assert "»Gul« i kolonnen »Status« under #3 kan ikke læses" in said(draft)
    assert "Lukkede er dem, hvor der står »Lukket«" in said(draft)


def test_only_what_is_there_is_said_of_states(path: Path) -> None:
    _risk, told = of(path, 1, "A", "Lukket", head=["Nr", "Navn", "Status"])
    assert "Lukkede er de risici, hvor der står »Lukket«. Alle andre er åbne." in told


def test_texts_under_the_heading_of_a_scale_are_not_used(path: Path) -> None:
    rows = [[1, "A", "Driften står stille", 4], [2, "B", "Penge går tabt", 2]]
    draft = read(path, as_csv([["Nr", "Navn", "Konsekvens", "K"], *rows]))
    assert "»K« → Konsekvens" in said(draft)
    assert "#1: Driften står stille" in said(draft)


def test_a_row_with_neither_number_nor_name_belongs_to_the_one_above(path: Path) -> None:
    rows = [[1, "A", "", 2, 2, "x"], ["", "", "", "", "", "y", "Jurist"], ["", "", "", 3, 3]]
    draft = read(path, as_csv([HEAD, *rows]))
    (risk,) = risks(draft)
    assert [each.text for each in risk.actions] == ["x", "y"]
    assert "er lagt til #1" in said(draft)
    assert "»3 3« er ikke kommet med" in said(draft)


def test_headings_that_come_again_say_nothing_new(path: Path) -> None:
    draft = read(path, as_csv([HEAD, [1, "A", "", 2, 2], HEAD, [2, "B", "", 2, 2]]))
    assert [risk.name for risk in risks(draft)] == ["A", "B"]


def test_a_legend_beneath_the_table_is_no_risk(path: Path) -> None:
    draft = read(path, as_csv([HEAD, [1, "A", "", 2, 2], [2, "B", "", 2, 2], [], [1, "Lav"], [2, "Høj"]]))
    assert [risk.name for risk in risks(draft)] == ["A", "B"]
    assert "»1 Lav«" in said(draft)


def test_headings_alone_are_no_risks(path: Path) -> None:
    with pytest.raises(errors.NotARiskAssessment):
        read(path, as_csv([HEAD, ["", "", "", "", "Løs note"]]))


def test_letters_that_cannot_be_read_are_told(path: Path) -> None:
    draft = read(path, "Nr;Navn;Tiltag\r\n1;Bl\x81\xe5;x\r\n".encode("latin-1"))
    assert risks(draft)[0].name == "Bl\ufffdå"
    assert "1 tegn i filen kunne ikke læses" in said(draft)


def test_a_separator_that_is_a_tab_is_read(path: Path) -> None:
    assert risks(read(path, b"sep=\t\r\nNr\tNavn\tTiltag\r\n1\tStorm\tx\r\n"))[0].name == "Storm"


def test_what_merged_cells_may_do(tmp_path: Path) -> None:
    def edit(_book: Any, sheet: Worksheet) -> None:
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("B2:C2")
        sheet.merge_cells("D2:D3")
        sheet.merge_cells("A9:B30")

    rows: list[list[object]] = [
        ["Nr", "Navn", "", "Konsekvens", "Sandsynlighed"],
        [1, "A", "", 4, 2],
        [2, "B", "ekstra", "", 3],
    ]
    draft = read(tmp_path / "log.xlsx", as_xlsx(rows, edit))
    assert [(risk.name, risk.rating) for risk in risks(draft)] == [
        ("A", Rating(likelihood=2, consequence=4)), ("B", Rating(likelihood=3, consequence=4)),
    ]  # fmt: skip
    assert "Kolonnen »kolonne C« er ikke kommet med" in said(draft)


def test_merged_cells_beyond_the_table_are_nothing() -> None:
    assert grid("x", [["a", "b"]], Layout(merged=((0, 2, 0, 3), (1, 0, 2, 1)))).texts == [["a", "b"]]


def test_merged_cells_that_fill_the_memory_are_refused() -> None:
    with pytest.raises(ValueError, match="merged"):
        grid("x", [["a"] * 60] * 300, Layout(merged=((0, 0, 299, 59),) * 60))


def test_formulas_that_nobody_has_reckoned_are_told(tmp_path: Path) -> None:
    draft = read(tmp_path / "log.xlsx", as_xlsx([["Nr", "Navn", "Tiltag"], ["=ROW()-1", "A", "x"]]))
    assert "1 felt i arket er en formel uden resultat" in said(draft)


def test_a_column_far_to_the_right_has_its_letters(path: Path) -> None:
    draft = read(path, as_csv([["Nr", "Navn", *[""] * 25], [1, "A", *[""] * 24, "løst"]]))
    assert "»kolonne AA«" in said(draft)


@pytest.mark.parametrize(
    ("heading", "use"),
    [
        ("Ansvarlig for tiltag", "owner"),
        ("Frist for handling", "due"),
        ("Sandsyn-\nlighed (1-4)", "likelihood"),
        ("Risk description", "description"),
        ("Risiko\nscore", "level"),
        ("#", "number"),
        ("Kolonne, der fortæller alt om handling og om alt det andet, der er sket", None),
        ("Pris", None),
        ("", None),
    ],
)
def test_headings(heading: str, use: str | None) -> None:
    assert use_of(heading) == use


def test_a_hidden_sheet_gives_way_to_one_in_sight() -> None:
    rows = [["Nr", "Navn", "Tiltag", "Frist"], ["1", "A", "x", ""]]
    found = recognise([grid("Gammel", rows, Layout(is_hidden=True)), grid("Ny", [row[:3] for row in rows])])
    assert found is not None
    assert found[0].name == "Ny"


def test_a_large_sheet_is_read_whole(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [HEAD]
    rows += [
        [n, f"Risiko {n}", "Æøå " * 10, n % 5 + 1, 4, "• Et\n• To", "", "", "14/2-2025: Går"] for n in range(1, 1001)
    ]
    draft = read(tmp_path / "log.xlsx", as_xlsx(rows))
    assert len(risks(draft)) == 1000
    assert sum(risk.rating is None for risk in risks(draft)) == 200


def test_a_bomb_of_merged_cells_is_refused(tmp_path: Path) -> None:
    content = as_xlsx([["Nr", "Navn", "Tiltag"], *[[n, "A", "x"] for n in range(1, 2000)]])
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith("sheet1.xml"):
                merged = b'<mergeCell ref="A1:C2000"/>' * 5000
                data = data.replace(b"</sheetData>", b"</sheetData><mergeCells>" + merged + b"</mergeCells>")
            target.writestr(entry.filename, data)
    with pytest.raises(errors.DamagedPaper):
        read(tmp_path / "log.xlsx", made.getvalue())


@pytest.mark.parametrize("tag", [b"<mergeCell ", b"<f ", b"<col ", b"<row "])
def test_tags_without_an_end_take_no_time(tag: bytes, tmp_path: Path) -> None:
    content = as_xlsx([["Nr", "Navn", "Tiltag"], [1, "Storm", "x"]])
    sheet = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        part = package.read(sheet) + b"<!--" + tag * 200_000 + b"-->"
    began = time.process_time()
    assert [risk.name for risk in risks(read(tmp_path / "log.xlsx", repacked(content, {sheet: part})))] == ["Storm"]
    assert time.process_time() - began < 20


def test_a_file_says_where_each_text_stands_and_what_became_of_it(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [
        ["Risikolog for havnen"],
        ["Kun til intern brug"],
        ["Nr", "Navn", "Sandsynlighed", "Konsekvens", "Pris", "Tiltag"],
        [1, "Storm", 2, 3, "5 kr.", "• Luk\n• Vent"],
        ["Anlæg"],
    ]

    def edit(book: Any, _sheet: Worksheet) -> None:
        book.create_sheet("Vejledning").append(["Udfyld alle rækker"])

    source = read(tmp_path / "log.xlsx", as_xlsx(rows, edit, "Log")).source
    assert [(piece.use, piece.risk, piece.text) for piece in source] == [
        ("title", None, "Risikolog for havnen"),
        ("unused", None, "Kun til intern brug"),
        ("columns", None, "Nr | Navn | Sandsynlighed | Konsekvens | Pris | Tiltag"),
        ("section", 1, "Nr: 1\nNavn: Storm"),
        ("matrix", 1, "Sandsynlighed: 2\nKonsekvens: 3"),
        ("unused", 1, "Pris: 5 kr."),
        ("actions", 1, "Tiltag:\n• Luk\n• Vent"),
        ("unused", None, "Anlæg"),
        ("unused", None, "Vejledning\nUdfyld alle rækker"),
    ]


def test_columns_are_read_as_a_person_says(path: Path) -> None:
    path.write_bytes(as_csv([["Nr", "Navn", "Trussel", "Sandsynlighed (1-5)"], [1, "Havn", "Storm", 3]]))
    columns = read(path, path.read_bytes()).columns
    assert columns is not None
    uses: list[Use | None] = ["number", None, "name", "likelihood"]
    chosen = replace(
        columns,
        columns=tuple(replace(column, use=use) for column, use in zip(columns.columns, uses, strict=True)),
        likelihood_middle=3,
        is_chosen=True,
    )
    draft = read_columns(path, chosen, new_id=new_ids().__next__, now=NOW)
    assert [risk.name for risk in risks(draft)] == ["Storm"]
    assert "Kolonnerne er læst, som du har valgt" in said(draft)
    assert "3 → 3." in said(draft)
    rule = dict(draft.scales)["likelihood"]
    assert rule.has_middle
    assert rule.meanings == {"3": (2, 3)}


def test_columns_of_a_file_that_is_another_now_are_not_read(tmp_path: Path) -> None:
    path, book = tmp_path / "log.csv", tmp_path / "log.xlsx"
    rows = [["Nr", "Navn", "Tiltag"], [1, "Storm", "Luk"]]
    columns = read(path, as_csv(rows)).columns
    assert columns is not None
    for changed in (b"Nr;Navn\n1;Storm", b";"):
        path.write_bytes(changed)
        with pytest.raises(errors.ForeignSheet):
            read_columns(path, replace(columns, head=1), new_id=new_ids().__next__, now=NOW)
    book.write_bytes(as_xlsx(rows, name="Et andet"))
    with pytest.raises(errors.ForeignSheet):
        read_columns(book, columns, new_id=new_ids().__next__, now=NOW)


@pytest.mark.parametrize(
    ("rows", "unit"),
    [
        ([[n, "Storm"] for n in range(MAX_ROWS)], "lines"),
        ([["1"] * 400] * 400, "cells"),
        ([[1, "Storm " * 1_700_000]], "letters"),
        ([[1, "Storm", "• a " * (MAX_LINES + 1)]], "lines"),
    ],
    ids=["rows", "cells", "letters", "lines"],
)
def test_more_than_anybody_looks_through_is_refused(path: Path, rows: list[list[object]], unit: str) -> None:
    with pytest.raises(errors.PaperTooLarge) as caught:
        read(path, as_csv([["Nr", "Navn", "Tiltag"], *rows]))
    assert caught.value.unit == unit


@pytest.mark.parametrize("text", [";" * (MAX_FIELDS + 1), "1" + ";1" * 20_000 + "\n1" * 200])
def test_more_fields_than_there_is_room_for_are_refused(path: Path, text: str) -> None:
    with pytest.raises(errors.PaperTooLarge) as caught:
        read(path, text.encode())
    assert caught.value.unit == "cells"


def test_what_openpyxl_wonders_at_is_not_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder
) -> None:
    styles = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    content = repacked(as_xlsx([["Nr", "Navn", "Tiltag"], [1, "Storm", "Luk"]]), {"xl/styles.xml": styles})
    assert len(risks(read(tmp_path / "log.xlsx", content))) == 1
    assert capsys.readouterr().out == ""
    assert list(recwarn) == []


@pytest.mark.parametrize("width", [70, MAX_COLUMNS])
def test_a_wide_sheet_is_read_to_its_last_column(width: int, tmp_path: Path) -> None:
    head = [*HEAD[:5], *[f"Uge {week}" for week in range(width - 6)], "Beskrivelse"]
    row: list[object] = [1, "Æbler", "Få", 2, 3, *["gul"] * (width - 6), "På tværs"]
    draft = read(tmp_path / "log.xlsx", as_xlsx([head, row]))
    assert "På tværs" in said(draft) + risks(draft)[0].description


def test_another_sheet_with_risks_is_told_as_such(tmp_path: Path) -> None:
    def edit(book: Any, _sheet: Worksheet) -> None:
        old = book.create_sheet("Lukkede 2024")
        old.append(HEAD)
        old.append([6, "Testmiljø", "Ustabilt", 1, 1])
        book.create_sheet("Vejledning").append(["Udfyld alle rækker"])

    rows = [HEAD, [1, "Æbler", "Få", 2, 3], [2, "Pærer", "Ingen", 2, 3]]
    told = said(read(tmp_path / "log.xlsx", as_xlsx(rows, edit)))
    assert "Arket »Lukkede 2024« ser også ud til at have risici, men ét ark bliver læst ad gangen." in told
    assert "Arket »Vejledning« er ikke brugt." in told


def test_what_stands_beyond_all_columns_is_told(tmp_path: Path) -> None:
    empty: list[object] = [None] * (MAX_COLUMNS - 9)
    rows = [[*HEAD, *empty, "Til mødet"], [1, "Æbler", "Få", 2, 3, "", "", "", "", *empty, "Drøftes", None, " ", "Ø"]]
    draft = read(tmp_path / "log.xlsx", as_xlsx(rows, name="Risici"))
    assert [risk.name for risk in risks(draft)] == ["Æbler"]
    assert (
        "Arket »Risici (fra kolonne GS)« er ikke brugt. Skriv det selv ind, som skal med.\nTil mødet\nDrøftes\tØ"
        in said(draft)
    )
    assert ("unused", "Risici (fra kolonne GS)\nTil mødet\nDrøftes\tØ") in [
        (each.use, each.text) for each in draft.source
    ]


@pytest.mark.parametrize(
    ("above", "rating"),
    [
        (["Skala 1-5 (5 er højest)"], Rating(likelihood=3, consequence=3)),
        (["Sandsynlighed: 1 til 5", "Konsekvens: 1 til 5"], Rating(likelihood=3, consequence=3)),
        (["Side 1-5"], Rating(likelihood=4, consequence=4)),
        (["Sandsynlighed: 1-5", "Konsekvens: 1-3"], Rating(likelihood=4, consequence=4)),
    ],
)
def test_steps_told_above_the_table_hold_where_one_cell_has_none_of_them(
    above: list[str], rating: Rating, path: Path
) -> None:
    lines: list[list[object]] = [[line] for line in above]
    draft = read(path, as_csv([*lines, HEAD[:5], [1, "Storm", "", 4, 4], [2, "Is", "", 6, 0]]))
    assert [risk.rating for risk in risks(draft)] == [rating, None]
    assert "»6 × 0«" in said(draft, 2)
