import datetime as dt
from dataclasses import replace
from typing import Literal

import pytest

from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating
from risikoapp.domain.model import Action, Register, RegisterFile, ReportOptions
from risikoapp.domain.statuses import finish_status
from risikoapp.report.content import (
    Entry,
    Level,
    RiskLine,
    file_content,
    report_content,
    risk_section,
    status_content,
)
from tests.report.samples import TODAY, paper, register, risk


def test_the_front_says_title_organisation_and_date_in_both_forms() -> None:
    content = report_content(replace(paper(), prepared_by="Ane"), TODAY)
    assert content.title == "Risikovurdering for prøvedriften"
    assert content.organisation == "Sekretariatet for Ærø"
    assert content.status_date == "17-02-2025"
    assert content.status_line == "Status pr. 17. februar 2025"
    assert content.prepared_by == "Udarbejdet af Ane"


def test_an_empty_register_still_has_a_title_and_a_sentence() -> None:
    content = report_content(Register(title="  \n"), TODAY)
    assert content.title == "Risikovurdering"
    assert content.no_risks == "Der er ingen åbne risici."
    assert (content.organisation, content.status_date, content.status_line, content.prepared_by) == ("",) * 4
    assert (content.risks, content.sections, content.not_placed) == ((), (), "")


def test_the_matrix_has_the_highest_likelihood_first_and_the_lowest_consequence_first() -> None:
    matrix = report_content(paper(), TODAY).matrix
    assert (matrix.likelihood, matrix.consequence) == ("Sandsynlighed", "Konsekvens")
    names = ["Forventet", "Sandsynligt", "Mindre sandsynligt", "Usandsynligt"]
    assert [row.name for row in matrix.rows] == names
    assert matrix.columns == ("Uvæsentlig", "Generende", "Kritisk", "Uacceptabelt")
    levels = [[cell.level.number for cell in row.cells] for row in matrix.rows]
    assert levels == [[3, 3, 4, 4], [2, 3, 3, 4], [1, 2, 3, 4], [1, 1, 2, 3]]
    numbers = [[cell.risk_numbers for cell in row.cells] for row in matrix.rows]
    assert numbers[2] == [(), (1, 6), (3,), ()]
    assert sum(len(cell) for row in numbers for cell in row) == 3


def test_levels_are_looked_up_in_the_registers_own_criteria() -> None:
    criteria = STANDARD_CRITERIA.with_level(Rating(likelihood=2, consequence=2), 4)
    content = report_content(replace(paper(), criteria=criteria), TODAY)
    assert content.matrix.rows[2].cells[1].level == Level(number=4, word="Meget høj")
    assert content.risks[0].level == content.sections[0].level == Level(number=4, word="Meget høj")


def test_the_note_about_the_standard_scale_goes_when_the_scale_is_confirmed() -> None:
    assert report_content(paper(), TODAY).levels_note == "Niveauer efter programmets standardskala"
    confirmed = replace(paper(), criteria=replace(STANDARD_CRITERIA, confirmed=True))
    assert report_content(confirmed, TODAY).levels_note == ""


def test_the_list_names_each_risk_with_its_level_and_cell() -> None:
    content = report_content(register(risk(3, "Teknik", cell=(2, 3)), risk(7, " ", cell=None)), TODAY)
    high = Level(number=3, word="Høj")
    assert content.risks == (
        RiskLine(number=3, name="Teknik", level=high, place="Mindre sandsynligt × Kritisk"),
        RiskLine(number=7, name="Uden navn", level=None, place="Ikke placeret"),
    )
    assert content.not_placed == "Ikke placeret: #7"


def test_closed_risks_are_not_told() -> None:
    content = report_content(register(risk(1, "Åben"), replace(risk(2, "Lukket"), state="closed")), TODAY)
    assert [line.number for line in content.risks] == [1]
    assert [section.number for section in content.sections] == [1]
    assert content.matrix.rows[2].cells[1].risk_numbers == (1,)


def test_a_section_has_its_parts_in_order_with_the_newest_evaluation() -> None:
    section = report_content(paper(), TODAY).sections[0]
    assert (section.heading, section.place) == ("1. Udbredelse", "Mindre sandsynligt × Generende")
    assert [part.label for part in section.parts] == ["Beskrivelse", "Handling", "Evaluering"]
    assert [part.listed for part in section.parts] == [False, True, False]
    assert section.parts[2].entries == (Entry(date="14/2-2025", text="Fire ud af fem."),)


def test_actions_keep_her_order_dated_or_not() -> None:
    day = dt.date(2022, 3, 8)
    content = report_content(register(risk(1, actions=[(None, "B"), (day, "A"), (None, " "), (day, "")])), TODAY)
    entries = content.sections[0].parts[0].entries
    dated, bare = Entry(text="A", date="8/3-2022"), Entry(text="", date="8/3-2022")
    assert entries == (Entry(text="B"), dated, bare)


def test_owner_due_and_done_are_told_quietly_when_filled() -> None:
    whole = Action(id="a", rank="V", text="Tekst", owner="PL", due=dt.date(2025, 6, 1), done=dt.date(2025, 5, 30))
    only_due = Action(id="b", rank="W", due=dt.date(2025, 6, 1))
    content = report_content(register(replace(risk(1), actions=(whole, only_due))), TODAY)
    notes = [entry.note for entry in content.sections[0].parts[0].entries]
    assert notes == ["(Ansvarlig: PL · Frist: 1/6-2025 · Udført: 30/5-2025)", "(Frist: 1/6-2025)"]


@pytest.mark.parametrize(
    ("state", "done", "note"),
    [
        ("open", None, "(Overskredet · Frist: 1/2-2025)"),
        ("open", dt.date(2025, 2, 3), "(Frist: 1/2-2025 · Udført: 3/2-2025)"),
        ("closed", None, "(Frist: 1/2-2025)"),
    ],
)
def test_an_overdue_action_says_so_while_its_risk_is_open(
    state: Literal["open", "closed"], done: dt.date | None, note: str
) -> None:
    late = Action(id="a", rank="V", text="Tekst", due=dt.date(2025, 2, 1), done=done)
    section = risk_section(STANDARD_CRITERIA, replace(risk(1), actions=(late,), state=state), TODAY)
    assert [entry.note for entry in section.parts[0].entries] == [note]


def test_a_risk_that_had_another_number_says_so_in_its_section() -> None:
    merged = replace(risk(8, "Strøm"), former_numbers=(5, 7))
    assert report_content(register(merged), TODAY).sections[0].heading == "8. Strøm (tidligere #5 og #7)"


def test_parts_with_nothing_in_them_are_left_out_and_an_empty_risk_says_so() -> None:
    nothing, evaluated = report_content(
        register(
            risk(1, description=" \n\x00", evaluations=[(None, "")]),
            risk(2, evaluations=[(dt.date(2025, 1, 2), "Uændret."), (dt.date(2025, 2, 3), "")]),
        ),
        TODAY,
    ).sections
    assert (nothing.parts, nothing.empty) == ((), "Ingen beskrivelse endnu.")
    assert [part.label for part in evaluated.parts] == ["Evaluering"]
    assert [(entry.date, entry.text) for entry in evaluated.parts[0].entries] == [("2/1-2025", "Uændret.")]
    assert evaluated.empty == ""


COLOURS = ("#CCDDEE", "#BBCCDD", "#AABBCC", "#99AABB")
MUCH_LATER = dt.date(2031, 7, 1)


def finished(reg: Register, colours: tuple[str, ...] = COLOURS) -> RegisterFile:
    moment = dt.datetime(2025, 2, 17, 14, tzinfo=dt.UTC)
    return finish_status(
        RegisterFile(register=reg, next_number=100), snapshot_id="n", finished=moment, name="", colours=colours
    )


def test_the_report_of_a_finished_status_knows_no_day_but_its_own() -> None:
    late = Action(id="a", rank="V", text="Ring", due=dt.date(2025, 3, 1))
    early = Action(id="b", rank="W", text="Skriv", due=dt.date(2025, 2, 1))
    file = finished(register(replace(risk(1), actions=(late, early))))
    content = file_content(file, MUCH_LATER)
    assert content == status_content(file, file.snapshots[0])
    notes = [entry.note for entry in content.sections[0].parts[0].entries]
    assert notes == ["(Frist: 1/3-2025)", "(Overskredet · Frist: 1/2-2025)"]


def test_a_finished_status_has_the_colours_that_it_had() -> None:
    file = finished(paper())
    content = status_content(file, file.snapshots[0])
    levels = [cell.level for row in content.matrix.rows for cell in row.cells]
    assert {level.fill for level in levels} == set(COLOURS)
    assert content.risks[0].level == Level(number=2, word="Mellem", fill="#BBCCDD") == content.sections[0].level
    assert all(line.level is None or line.level.fill == "" for line in report_content(paper(), TODAY).risks)


@pytest.mark.parametrize("colours", [(), COLOURS[:3], (*COLOURS[:3], "rød"), (*COLOURS, "#FFFFFF")])
def test_colours_that_are_none_give_way_to_the_programs_own(colours: tuple[str, ...]) -> None:
    file = finished(paper(), colours)
    assert status_content(file, file.snapshots[0]) == report_content(paper(), TODAY)


def test_a_report_is_a_draft_from_the_next_edit_until_a_status_is_finished() -> None:
    file = finished(paper())
    begun = replace(file, register=replace(paper(), status_date=dt.date(2025, 6, 1)))
    assert file_content(begun, TODAY).draft == "Udkast"
    assert file_content(file, TODAY).draft == ""
    unmarked = replace(begun, register=replace(begun.register, report=ReportOptions(marks_draft=False)))
    assert file_content(unmarked, TODAY).draft == ""
    assert file_content(RegisterFile(register=paper()), TODAY).draft == "", "there never was a status"
    worked_on = replace(file, register=replace(paper(), title="Rettet bagefter"))
    assert file_content(worked_on, TODAY).draft == "Udkast", "it is not what the meeting got"
