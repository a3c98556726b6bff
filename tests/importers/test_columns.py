"""What the columns of a risikolog are for, where more than one serves the same and where many serve nothing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from risikoapp.importers.column_map import ColumnMap, MappedColumn
from risikoapp.importers.columns import recognise
from risikoapp.importers.draft import Draft
from risikoapp.importers.formats import read_columns, read_paper
from risikoapp.importers.grid import Layout, grid
from risikoapp.importers.headings import Use
from risikoapp.importers.table_rows import entries
from tests.importers.papers import NOW, new_ids
from tests.importers.tables import as_csv

TOLD = "Drøftet på mødet i går"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.csv"


def read(path: Path, *rows: Sequence[object]) -> Draft:
    path.write_bytes(as_csv(rows))
    return read_paper(path, new_id=new_ids().__next__, now=NOW)


def said(draft: Draft) -> str:
    return "\n".join(f"{each.message}\n{each.text}" for each in draft.unclear)


def uses(*rows: Sequence[str], layout: Layout | None = None) -> dict[str, Use | None]:
    found = recognise([grid("Log", rows, layout)])
    assert found is not None
    return {column.heading: column.use for column in found[1].columns}


def test_two_columns_tell_how_it_goes_each_under_its_heading(path: Path) -> None:
    head = ["Nr", "Navn", "Seneste status", "Bemærkning til styregruppen", "Evalueret"]
    draft = read(path, head, [1, "Storm", "Går fint nu", TOLD, "14-02-2025"])
    (risk,) = draft.register_file.register.risks
    day = dt.date(2025, 2, 14)
    assert [(each.date, each.text) for each in risk.evaluations] == [
        (day, "Seneste status: Går fint nu"),
        (day, f"Bemærkning til styregruppen: {TOLD}"),
    ]
    assert "»Seneste status« og »Bemærkning til styregruppen« er begge læst som Evaluering" in said(draft)
    assert "ikke kommet med" not in said(draft)


def test_a_heading_that_says_only_what_its_column_is_for_is_not_told_in_the_texts(path: Path) -> None:
    draft = read(path, ["Nr", "Navn", "Status", "Evaluering"], [1, "Storm", "Går fint nu", "14/2-2025: Alt vel"])
    (risk,) = draft.register_file.register.risks
    assert {(each.date, each.text) for each in risk.evaluations} == {
        (None, "Går fint nu"),
        (dt.date(2025, 2, 14), "Alt vel"),
    }
    assert "1 evaluering har ingen dato" in said(draft)


def test_a_date_that_cannot_be_read_stands_first_for_whoever_sets_it(path: Path) -> None:
    head = ["Nr", "Navn", "Bemærkning til styregruppen", "Evaluering"]
    draft = read(path, head, [1, "Storm", "31/2-2024: Drøftet på mødet", "Alt er vel"])
    texts = {each.text for each in draft.register_file.register.risks[0].evaluations}
    assert texts == {"31/2-2024: Drøftet på mødet", "Alt er vel"}


def test_two_columns_of_actions_come_after_one_another(path: Path) -> None:
    head = ["Nr", "Navn", "Forebyggende tiltag", "Afhjælpende tiltag"]
    draft = read(path, head, [1, "Storm", "• Sømmet fast\n• Luk porten", "• Køb nye pumper"])
    (risk,) = draft.register_file.register.risks
    assert [each.text for each in risk.actions] == ["Sømmet fast", "Luk porten", "Køb nye pumper"]
    assert "»Forebyggende tiltag« og »Afhjælpende tiltag« er begge læst som Handling" in said(draft)


def test_two_columns_describe_a_risk(path: Path) -> None:
    head = ["Nr", "Navn", "Beskrivelse", "Uddybning af risikoen"]
    rows = [1, "Storm", "Taget kan flyve", "Det er fra 1932"], [2, "Is", "", "Vejen er glat"], [3, "Sol", "Varmt", ""]
    draft = read(path, head, *rows)
    assert [risk.description for risk in draft.register_file.register.risks] == [
        "Taget kan flyve\nUddybning af risikoen: Det er fra 1932",
        "Uddybning af risikoen: Vejen er glat",
        "Varmt",
    ]


def test_three_columns_are_named_together(path: Path) -> None:
    draft = read(path, ["Nr", "Navn", "Noter", "Kommentar", "Opfølgning"], [1, "Storm", TOLD, f"{TOLD} A", f"{TOLD} B"])
    assert "»Noter«, »Kommentar« og »Opfølgning« er alle læst som Evaluering, i den rækkefølge" in said(draft)


@pytest.mark.parametrize("text", ["gul", "Lukket", "14/2-2025", "12", "I gang", ""])
def test_a_second_column_that_says_no_more_than_a_word_is_not_used(text: str, path: Path) -> None:
    draft = read(path, ["Nr", "Navn", "Tiltag", "Frit om tiltag"], [1, "Storm", "Luk porten nu", text])
    assert draft.columns is not None
    assert draft.columns.places["action"] == (2,)
    assert ("Kolonnen »Frit om tiltag«" in said(draft)) == bool(text)


def test_columns_of_another_time_or_out_of_sight_do_not_join() -> None:
    rows = ["Nr", "Navn", "Evaluering", "Tidligere evaluering", "Kommentar"], ["1", "Storm", TOLD, TOLD, TOLD]
    found = uses(*rows, layout=Layout(hidden_columns=frozenset({4})))
    assert found["Evaluering"] == "evaluation"
    assert found["Tidligere evaluering"] is found["Kommentar"] is None


def test_words_in_the_place_of_states_give_way_to_what_is_for_them() -> None:
    rows = ["Nr", "Navn", "Status", "Bemærkning til mødet"], ["1", "Storm", "gul", TOLD]
    assert uses(*rows) == {"Nr": "number", "Navn": "name", "Status": None, "Bemærkning til mødet": "evaluation"}
    rows = ["Nr", "Navn", "Status", "Seneste status"], ["1", "Storm", "Åben", TOLD]
    assert uses(*rows) == {"Nr": "number", "Navn": "name", "Status": "state", "Seneste status": "evaluation"}


def test_a_text_merged_over_two_columns_for_the_same_stands_there_once(path: Path) -> None:
    cells = ["Nr", "Navn", "Evaluering", "Kommentar"], ["1", "Storm", TOLD, None], ["2", "Is", TOLD, "Noget andet nu"]
    found = recognise([grid("Log", cells, Layout(merged=((1, 2, 1, 3),)))])
    assert found is not None
    risks, _unused = entries(*found)
    assert [entry.text("evaluation") for entry in risks] == [TOLD, f"{TOLD}\nNoget andet nu"]


def test_a_person_may_choose_several_columns_for_the_same(path: Path) -> None:
    draft = read(path, ["Nr", "Navn", "Årsag", "Følger"], [1, "Storm", "Vind fra vest", "Taget flyver"])
    assert draft.columns is not None
    wanted: list[Use] = ["number", "name", "description", "description"]
    both = zip(draft.columns.columns, wanted, strict=True)
    chosen = replace(draft.columns, columns=tuple(replace(column, use=use) for column, use in both), is_chosen=True)
    (risk,) = read_columns(path, chosen, new_id=new_ids().__next__, now=NOW).register_file.register.risks
    assert risk.description == "Årsag: Vind fra vest\nFølger: Taget flyver"


@pytest.mark.parametrize(
    "heading", ["Intern note", "Interne bemærkninger", "Kommentar (fortrolig)", "Fortrolig kommentar"]
)
def test_what_is_written_for_few_is_used_only_where_it_is_chosen(heading: str, path: Path) -> None:
    draft = read(path, ["Nr", "Navn", heading], [1, "Isvinter", "Sig det ikke til nogen"])
    assert draft.register_file.register.risks[0].evaluations == ()
    assert f"Kolonnen »{heading}« er ikke kommet med." in said(draft)


def test_columns_that_are_not_used_are_told_together(path: Path) -> None:
    weeks = [f"Uge {week}" for week in range(1, 71)]
    draft = read(
        path, ["Nr", "Navn", "Tiltag", *weeks], [1, "Storm", "Luk", *["gul"] * 70], [2, "Is", "", *["rød"] * 70]
    )
    told = [each for each in draft.unclear if "ikke kommet med" in each.message]
    assert [each.message for each in told] == [
        "70 kolonner er ikke kommet med: »Uge 1«, »Uge 2«, »Uge 3«, »Uge 4«, »Uge 5« …. Skriv det selv ind, som skal"
        " bruges."
    ]
    assert told[0].text.startswith("»Uge 1«\n#1: gul\n#2: rød\n»Uge 2«\n")
    assert sum(piece.use == "unused" for piece in draft.source) == 2
    draft = read(path, ["Nr", "Navn", "Tiltag", "A", "B"], [1, "Storm", "Luk", "x", "y"])
    assert "2 kolonner er ikke kommet med: »A«, »B«." in said(draft)


@pytest.mark.parametrize(
    ("wanted", "can"),
    [
        (["number", "name", "action"], True),
        (["number", "description", "action"], True),
        (["description", "action", "action"], True),
        (["number", "action", None], False),
        (["name", "owner", "owner"], False),
    ],
)
def test_which_choices_of_columns_can_be_read(wanted: list[Use | None], can: bool) -> None:
    columns = tuple(MappedColumn(place=place, heading=str(place), use=use) for place, use in enumerate(wanted))
    assert ColumnMap(sheet="Log", head=0, columns=columns).can_be_read == can
