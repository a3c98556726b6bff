"""Our own spreadsheets read again: as they were, and with what somebody has changed in them since."""

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risikoapp import terms
from risikoapp.codec.public import public_json, public_register
from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating, RiskCriteria, Step
from risikoapp.domain.entry_edits import ranked_actions
from risikoapp.domain.model import Evaluation, RatingChange, Register, RegisterFile, Risk, StateChange
from risikoapp.domain.soundness import check
from risikoapp.importers import csv_table, errors, xlsx
from risikoapp.importers.cells import Row, shown
from risikoapp.importers.draft import Draft
from risikoapp.importers.formats import read_paper
from risikoapp.messages import message
from risikoapp.paths import resource
from risikoapp.report.risk_csv import risk_csv
from risikoapp.report.xlsx import render_xlsx
from risikoapp.sheets.xstring import MAX_CELL
from risikoapp.storage.repository import Repository
from tests.importers.papers import NOW, new_ids
from tests.importers.word_files import ENCRYPTED, LAUGHING, packed
from tests.report.samples import CREATED, TODAY, paper, register, risk
from tests.sheets.test_entries import odd_texts

days = st.dates(dt.date(1890, 1, 1), dt.date(2060, 1, 1))


def back(path: Path, content: bytes) -> Draft:
    path.write_bytes(content)
    draft = read_paper(path, new_id=new_ids().__next__, now=NOW)
    check(draft.register_file)
    return draft


def workbook(file: RegisterFile) -> bytes:
    return render_xlsx(file, TODAY).content


def told(file: RegisterFile, *without: str) -> dict[str, Any]:
    """All that a file says, without ids."""
    said = json.loads(public_json(public_register(file, terms.level_name)))
    for name in ("statuses", *without):
        said.pop(name, None)
        for each in said["risks"]:
            each.pop(name, None)
    return said


def sample() -> RegisterFile:
    return Repository.open(resource("eksempel.risiko"))[1]


@st.composite
def files(draw: st.DrawFn) -> RegisterFile:
    """A register as edits make it: each risk stands where its last move went, and is as it was last turned."""
    steps = st.builds(Step, name=odd_texts, definition=odd_texts)
    four = st.tuples(steps, steps, steps, steps)
    levels = st.integers(1, 4)
    rows = st.tuples(levels, levels, levels, levels)
    criteria = draw(
        st.builds(
            RiskCriteria,
            likelihood_steps=four,
            consequence_steps=four,
            levels=st.tuples(rows, rows, rows, rows),
            confirmed=st.booleans(),
        )
    )
    numbers = st.sets(st.integers(1, 40), min_size=1, max_size=3)
    register = Register(
        title=draw(odd_texts),
        organisation=draw(odd_texts),
        prepared_by=draw(odd_texts),
        recommendation=draw(odd_texts),
        status_date=draw(st.none() | days),
        criteria=criteria,
        risks=tuple(draw(_risks(number)) for number in sorted(draw(numbers))),
    )
    return RegisterFile(register=register, next_number=draw(st.integers(60, 90)))


@st.composite
def _risks(draw: st.DrawFn, number: int) -> Risk:
    ratings = st.builds(Rating, likelihood=st.integers(1, 4), consequence=st.integers(1, 4))
    moved = sorted(draw(st.lists(days, max_size=2)))
    moves = tuple(
        RatingChange(id=f"m{place}", date=day, rating=draw(st.none() | ratings), reason=draw(odd_texts))
        for place, day in enumerate(moved)
    )
    turned = sorted(draw(st.lists(days, max_size=2)))
    turns = tuple(
        StateChange(id=f"s{place}", date=day, state="open" if place % 2 else "closed", reason=draw(odd_texts))
        for place, day in enumerate(turned)
    )
    noted = sorted(draw(st.lists(st.none() | days, max_size=2)), key=lambda day: day or dt.date.min)
    dated = draw(st.lists(st.none() | days, max_size=2))
    actions = ranked_actions([(f"a{place}", day, draw(odd_texts)) for place, day in enumerate(dated)])
    return Risk(
        id=f"r{number}",
        number=number,
        created=CREATED,
        name=draw(odd_texts),
        description=draw(odd_texts),
        rating=moves[-1].rating if moves else None,
        state=turns[-1].state if turns else "open",
        former_numbers=draw(st.sampled_from(((), (50,), (41, 50)))),
        actions=tuple(
            replace(each, owner=draw(odd_texts), due=draw(st.none() | days), done=draw(st.none() | days))
            for each in actions
        ),
        evaluations=tuple(
            Evaluation(id=f"e{place}", date=day, text=draw(odd_texts)) for place, day in enumerate(noted)
        ),
        rating_changes=moves,
        state_changes=turns,
    )


@settings(max_examples=8, deadline=None)
@given(files())
def test_a_workbook_comes_back_whole(tmp_path_factory: pytest.TempPathFactory, file: RegisterFile) -> None:
    draft = back(tmp_path_factory.getbasetemp() / "igen.xlsx", workbook(file))
    assert draft.unclear == ()
    assert told(draft.register_file) == told(file)
    assert draft.register_file.register.criteria == file.register.criteria
    assert draft.register_file.next_number == file.next_number
    assert {each.created.date() for each in draft.register_file.register.risks} == {CREATED.date()}


@settings(max_examples=20, deadline=None)
@given(files())
def test_a_risikolog_comes_back_with_all_that_it_shows(
    tmp_path_factory: pytest.TempPathFactory, file: RegisterFile
) -> None:
    draft = back(tmp_path_factory.getbasetemp() / "igen.csv", risk_csv(file.register))
    beyond = ("organisation", "prepared_by", "recommendation", "moves", "state_changes", "former_numbers")
    assert told(draft.register_file, *beyond) == told(file, *beyond)
    for was, now in zip(file.register.risks, draft.register_file.register.risks, strict=True):
        closing = was.state_changes[-1:] if was.state == "closed" else ()
        assert [(each.date, each.reason) for each in now.state_changes] == [
            (each.date, each.reason) for each in closing
        ]


def test_the_sample_comes_back(tmp_path: Path) -> None:
    file = sample()
    assert told(back(tmp_path / "a.xlsx", workbook(file)).register_file) == told(file)
    read = back(tmp_path / "a.csv", risk_csv(file.register))
    assert read.unclear == ()
    (move,) = read.register_file.register.risks[0].rating_changes
    assert (move.date, move.reason) == (file.register.status_date, "Placering i det importerede regneark")


def test_a_long_text_that_was_cut_is_not_told_as_changed(tmp_path: Path) -> None:
    long = register(risk(1, actions=[(None, "æ" * 20_000), (None, "ø" * 20_000)]))
    assert back(tmp_path / "a.xlsx", workbook(RegisterFile(register=long, next_number=2))).unclear == ()
    assert MAX_CELL < 40_000


def changed(edit: Callable[[Any], None], file: RegisterFile | None = None) -> bytes:
    """A workbook of ours as Excel saves it after an edit."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(file or RegisterFile(register=paper(), next_number=7))))
    edit(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_a_risk_that_was_taken_out_of_the_risikolog_only_is_told(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        assert book["Risikolog"]["A3"].value == 3
        book["Risikolog"].delete_rows(3)

    draft = back(tmp_path / "a.xlsx", changed(edit))
    assert [each.number for each in draft.register_file.register.risks] == [1, 3, 6]
    (doubt,) = draft.unclear
    assert doubt.risk == 3
    assert doubt.message.startswith("#3 står ikke i arket Risikolog, men i de andre ark, og er taget med.")


def test_a_risikolog_that_was_emptied_is_one_that_was_taken_out(tmp_path: Path) -> None:
    assert back(tmp_path / "a.xlsx", changed(lambda book: book["Risikolog"].delete_rows(2, 9))).unclear == ()


def test_texts_that_had_no_room_are_told_and_those_that_end_in_dots_by_themselves_are_not(tmp_path: Path) -> None:
    long = replace(
        register(
            risk(1, description="\x07" * 9_000, actions=[(None, "æ" * 40_000)], evaluations=[(TODAY, "Vi venter …")]),
            risk(2, description="Det ender her …"),
        ),
        recommendation="ø" * 33_000,
    )
    draft = back(tmp_path / "a.xlsx", workbook(RegisterFile(register=long, next_number=3)))
    told_ = [(each.risk, each.text[:1], each.text[-2:]) for each in draft.unclear]
    assert told_ == [(None, "ø", " …"), (1, "\x07", " …"), (1, "æ", " …")]
    assert "under #1 er længere, end et felt i Excel kan rumme" in draft.unclear[2].message
    assert "om risikovurderingen er længere" in draft.unclear[0].message


def test_a_text_that_somebody_ended_in_dots_is_told_as_changed(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Risikolog"]["C3"] = "Løsningen …"

    (doubt,) = back(tmp_path / "a.xlsx", changed(edit)).unclear
    assert doubt.message.startswith("Kolonnen »Beskrivelse« siger »Løsningen …« om #3")


def test_what_somebody_has_changed_is_taken_and_what_differs_from_it_is_told(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        risks = book["Risici"]
        risks["B3"], risks["D3"], risks["E3"] = "Teknik og drift", "Forventet", 4
        risks["A5"], risks["B5"], risks["G5"] = 12, "Ny", "Lukket"
        book["Handlinger"].append([12, None, "3. marts 2025", "Ring", "PL", 45000, None])
        book["Om"]["B2"] = 2026
        del book["Skalaer"]

    draft = back(tmp_path / "a.xlsx", changed(edit))
    found = draft.register_file.register
    assert found.title == "2026"
    assert (found.risks[1].name, found.risks[1].rating) == ("Teknik og drift", Rating(likelihood=4, consequence=4))
    assert [each.number for each in found.risks] == [1, 3, 6, 12]
    assert not found.risks[3].is_open
    (action,) = found.risks[3].actions
    assert (action.date, action.text, action.due) == (dt.date(2025, 3, 3), "Ring", None)
    told_ = [(each.risk, each.text) for each in draft.unclear]
    assert (12, "45000") in told_
    assert (3, "Teknik") in told_ and (3, "3 – Kritisk") in told_
    assert "Kolonnen »Navn« siger »Teknik« om #3" in "".join(each.message for each in draft.unclear)
    assert draft.register_file.next_number == 13


def test_what_cannot_be_read_is_told_and_never_dropped(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        risks = book["Risici"]
        risks["D2"], risks["G2"], risks["I2"] = "Måske", "Venter", "engang"
        risks.append([3, "Dublet", "Anden beskrivelse"])
        risks.append(["tre", "Uden nummer"])
        risks.append([1234567890, "For stort"])
        risks.append([None] * 9)
        for name, row in (
            ("Handlinger", [99, None, None, "Til ingen"]),
            ("Handlinger", ["otte", None, None, "Uden risiko"]),
            ("Evalueringer", [99, None, None, "Til ingen anden"]),
            ("Flytninger", [1, None, None, "Placeret"]),
            ("Flytninger", [1, None, dt.date(2025, 1, 1), "Fløjet"]),
            ("Flytninger", [99, None, dt.date(2025, 1, 1), "Lukket"]),
        ):
            book[name].append(row)

    draft = back(tmp_path / "a.xlsx", changed(edit))
    assert [each.number for each in draft.register_file.register.risks] == [1, 3, 6]
    assert draft.register_file.register.risks[0].rating is None
    said = "\n".join(each.text for each in draft.unclear)
    for words in (
        "Måske × 2 – Generende",
        "Venter",
        "engang",
        "3\tDublet\tAnden beskrivelse",
        "tre\tUden nummer",
        "1234567890\tFor stort",
        "99\tTil ingen",
        "otte\tUden risiko",
        "99\tTil ingen anden",
        "1\tPlaceret",
        "1\t01-01-2025\tFløjet",
        "99\t01-01-2025\tLukket",
    ):
        assert words in said


def test_a_sheet_of_scales_may_have_other_rows(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        scales = book["Skalaer"]
        scales["A2"], scales["B3"] = "Noget andet", "x"

    found = back(tmp_path / "a.xlsx", changed(edit)).register_file.register.criteria
    assert found.likelihood_steps == STANDARD_CRITERIA.likelihood_steps


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "words"),
    [
        ("Risici", "F2", "Meget høj", "Kolonnen »Niveau« siger »Meget høj« om #1"),
        ("Handlinger", "B2", "Andet navn", "Kolonnen »Navn« siger »Andet navn« om #1"),
        ("Risici", "D2", "2 – Måske", "Trin 2 på skalaen »Sandsynlighed« hedder et sted »Måske«"),
        ("Risici", "J1", "Bemærkning", None),
        ("Risici", "J2", "Husk det", "»Husk det« er ikke kommet med"),
        ("Risici", "A1", "Nummer", None),
        ("Skalaer", "B2", "fire", "»Sandsynlighed fire Forventet"),
        ("Skalaer", "A2", "Alvor", "»Alvor 4 Forventet"),
        ("Skalaer", "E2", "Katastrofal", "»Katastrofal« i kolonnen »Niveau ved konsekvens 1«"),
        ("Skalaer", "E2", None, None),
        ("Handlinger", "D1", "Tiltag", "Arket »Handlinger« er der ikke"),
        ("Om", "A9", "Fase", "»Fase« er ikke kommet med"),
        ("Om", "A8", "Titel", "»Titel 7« er ikke kommet med"),
        ("Om", "B8", "syv", "»syv« i kolonnen »Næste nye nummer«"),
    ],
)
def test_what_is_not_used_of_an_edit_is_told(
    tmp_path: Path, sheet: str, cell: str, value: str | None, words: str | None
) -> None:
    def edit(book: Any) -> None:
        book[sheet][cell] = value
        if cell == "A1":
            book[sheet]["A1"], book[sheet]["J1"] = "Nr.", "Nr."

    said = [each.message for each in back(tmp_path / "a.xlsx", changed(edit)).unclear]
    assert [words in each for each in said if words].count(True) == (words is not None)
    assert words or said == []


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_step_of_which_only_the_name_was_changed_is_not_passed_over(tmp_path: Path, suffix: str) -> None:
    """»2 – Mindre sandsynligt« has become »2 – Forventet«: which of them is meant nobody can know."""
    before, after = "2 – Mindre sandsynligt", "2 – Forventet"
    if suffix == ".xlsx":

        def edit(book: Any) -> None:
            assert book["Risici"]["D3"].value == before
            book["Risici"]["D3"] = after

        content = changed(edit)
    else:
        content = risk_csv(paper()).replace(before.encode(), after.encode(), 1)
    draft = back(tmp_path / f"a{suffix}", content)
    found = draft.register_file.register
    assert found.criteria == STANDARD_CRITERIA
    assert [each.rating is None for each in found.risks].count(True) == 1
    assert any(each.field == "rating" and after in each.text for each in draft.unclear)


def test_all_risks_of_a_step_whose_name_is_anothers_are_left_open(tmp_path: Path) -> None:
    content = risk_csv(paper()).replace("2 – Mindre sandsynligt".encode(), "2 – Forventet".encode())
    draft = back(tmp_path / "a.csv", content)
    assert draft.register_file.register.criteria == STANDARD_CRITERIA
    assert {each.rating for each in draft.register_file.register.risks} == {None}
    assert len([each for each in draft.unclear if each.field == "rating"]) == 3


def test_sheets_that_are_gone_or_new_are_told(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        for name in ("Risikolog", "Evalueringer", "Flytninger", "Om"):
            del book[name]
        book["Handlinger"].title = "Tiltag"
        book.create_sheet("Tomt")

    said = "\n".join(each.message for each in back(tmp_path / "a.xlsx", changed(edit)).unclear)
    assert "Arket »Risikolog«" not in said and "Tomt" not in said
    for name in ("Evalueringer", "Flytninger", "Om", "Handlinger"):
        assert f"Arket »{name}« er der ikke" in said
    assert "»Tiltag Nr. Navn" in said


def test_a_column_beside_the_risikolog_is_told(tmp_path: Path) -> None:
    content = risk_csv(paper()).decode().replace("\r\n", ";Husk\r\n", 1)
    (doubt,) = back(tmp_path / "a.csv", content.replace("\r\n3;", ";Ring\r\n3;").encode()).unclear
    assert doubt.text == "Husk\nRing"


def test_letters_that_no_alphabet_knows_are_told(tmp_path: Path) -> None:
    content = risk_csv(paper()).decode("utf-8-sig").encode("cp1252")
    assert back(tmp_path / "a.csv", content).unclear == ()
    (doubt,) = back(tmp_path / "b.csv", content.replace("Løsningen".encode("cp1252"), b"L\x81sningen\x8d")).unclear
    assert doubt.message == "2 tegn i filen kunne ikke læses og står som �. Ret dem selv."


def test_half_a_character_stays_the_text_that_it_is(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Risici"]["B2"] = "a_xD800_b"

    file = back(tmp_path / "a.xlsx", changed(edit)).register_file
    assert file.register.risks[0].name == "a_xD800_b"
    Repository.create(tmp_path / "a.risiko", file)


def test_the_columns_may_stand_in_another_order(tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(risk_csv(paper()).decode("utf-8-sig"), newline=""), delimiter=";"))
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(reversed(row) for row in rows)
    file = RegisterFile(register=paper(), next_number=7)
    found = back(tmp_path / "a.csv", written.getvalue().encode("cp1252", "replace"))
    beyond = ("organisation", "prepared_by", "recommendation", "moves", "state_changes")
    assert told(found.register_file, *beyond)["risks"][0]["name"] == told(file, *beyond)["risks"][0]["name"]


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (";Høj;", ";Lav;", ""),
        (";Åben;", ";Lukket;", ""),
        (";Åben;", ";Lukket 31-02-2025: væk;", "Lukket 31-02-2025: væk"),
        (";Åben;", ";Måske;", "Måske"),
        ("3;Teknik", "tre;Teknik", "tre\tTeknik"),
        ("3;Teknik", "1;Teknik", "1\tTeknik"),
        ("2 – Mindre sandsynligt", "Højst", "Højst × 2 – Generende"),
        ("2 – Mindre sandsynligt;3 – Kritisk", "2;3", ""),
        ("Åben;Risikovurdering for prøvedriften;17-02-2025\r\n6", "Åben;En anden;17-02-2025\r\n6", "En anden"),
    ],
)
def test_an_edited_risikolog_is_taken_as_it_stands(tmp_path: Path, old: str, new: str, text: str) -> None:
    content = risk_csv(paper()).decode("utf-8-sig")
    assert old in content
    draft = back(tmp_path / "a.csv", content.replace(old, new).encode())
    said = [each.text for each in draft.unclear]
    assert any(each.startswith(text) for each in said) if text else said == []


def test_two_levels_for_one_cell_are_told(tmp_path: Path) -> None:
    content = risk_csv(paper()).decode("utf-8-sig").replace(";Mellem;", ";Lav;", 1)
    (doubt,) = back(tmp_path / "a.csv", content.encode()).unclear
    assert (doubt.risk, doubt.text) == (1, "Lav")


def test_a_sheet_of_too_many_tags_is_refused_before_it_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MAX_TAGS", 50)
    with pytest.raises(errors.DamagedPaper, match="tags or attributes"):
        back(tmp_path / "a.xlsx", workbook(sample()))


def test_pictures_in_a_workbook_do_not_hinder(tmp_path: Path) -> None:
    made = io.BytesIO(workbook(sample()))
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("xl/media/image1.png", b"\x89PNG\0<!DOCTYPE")
    assert back(tmp_path / "a.xlsx", made.getvalue()).unclear == ()


def test_without_a_next_number_it_follows_from_the_risks(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Om"].delete_rows(2, 20)
        book["Risikolog"].append([99, "Ukendt"])

    draft = back(tmp_path / "a.xlsx", changed(edit))
    assert draft.register_file.next_number == 7
    assert any(each.text == "99\tUkendt" for each in draft.unclear)


def test_cells_are_shown_as_they_look() -> None:
    assert [shown(each) for each in (None, 3.0, 3.5, dt.date(2025, 2, 17), True)] == [
        "",
        "3",
        "3,5",
        "17-02-2025",
        "Sand",
    ]
    assert Row({"a": dt.date(2025, 2, 17)}).date("a") == dt.date(2025, 2, 17)


def _empty_all(book: Any) -> None:
    for sheet in book.worksheets:
        sheet.delete_rows(1)


FOREIGN: dict[str, tuple[str, Callable[[], bytes], type[errors.ImportFailure]]] = {
    "another table": (".csv", lambda: b"Vare;Pris\r\nKop;1\r\n", errors.ForeignSheet),
    "another workbook": (".xlsx", lambda: changed(_empty_all), errors.ForeignSheet),
    "no risks": (".xlsx", lambda: workbook(RegisterFile()), errors.NotARiskAssessment),
    "no rows": (".csv", lambda: risk_csv(Register()), errors.NotARiskAssessment),
    "nothing": (".csv", lambda: b"", errors.EmptyPaper),
    "a line feed": (".csv", lambda: b"\n", errors.ForeignSheet),
    "text": (".xlsx", lambda: b"Nr.;Navn", errors.DamagedPaper),
    "encrypted": (".xlsx", lambda: ENCRYPTED, errors.EncryptedPaper),
    "cut short": (".xlsx", lambda: workbook(RegisterFile(register=paper(), next_number=7))[:-300], errors.DamagedPaper),
    "zip of nothing": (".xlsx", lambda: packed("[Content_Types].xml"), errors.DamagedPaper),
    "entities": (".xlsx", lambda: with_sheet(LAUGHING.encode() + b"<worksheet>&l9;</worksheet>"), errors.DamagedPaper),
    "another encoding": (".xlsx", lambda: with_sheet("<worksheet/>".encode("utf-16")), errors.DamagedPaper),
}


def with_sheet(content: bytes) -> bytes:
    """A workbook of ours with another sheet in the place of the first."""
    made = io.BytesIO()
    ours = workbook(RegisterFile(register=paper(), next_number=7))
    with zipfile.ZipFile(io.BytesIO(ours)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            is_it = entry.filename == "xl/worksheets/sheet1.xml"
            target.writestr(entry.filename, content if is_it else source.read(entry))
    return made.getvalue()


@pytest.mark.parametrize(("suffix", "make", "failure"), FOREIGN.values(), ids=FOREIGN)
def test_what_is_not_ours_is_refused_by_name(
    suffix: str, make: Callable[[], bytes], failure: type[errors.ImportFailure], tmp_path: Path
) -> None:
    with pytest.raises(errors.ImportFailure) as caught:
        back(tmp_path / f"andet{suffix}", make())
    assert type(caught.value) is failure
    assert f"andet{suffix}" in message(caught.value)


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (xlsx, csv_table):
        monkeypatch.setattr(module, "MAX_ROWS", 3)
    for name, content in (("a.xlsx", workbook(sample())), ("a.csv", risk_csv(sample().register))):
        with pytest.raises(errors.PaperTooLarge) as caught:
            back(tmp_path / name, content)
        assert (caught.value.limit, caught.value.unit) == (3, "lines")


def test_bytes_that_are_no_table_are_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.ForeignSheet):
        back(tmp_path / "a.csv", bytes(range(256)) * 3 + b'"' + b"x" * 200_000)
