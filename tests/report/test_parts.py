"""The parts of a report that are there on choice, and what of them is told without being seen."""

import datetime as dt
from dataclasses import replace

import pypdfium2
import pytest

from risikoapp.codec.log_blocks import pack
from risikoapp.domain import edits
from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating
from risikoapp.domain.log import Log, LogEntry
from risikoapp.domain.model import Action, RatingChange, RegisterFile, ReportOptions, Risk
from risikoapp.domain.statuses import finish_status
from risikoapp.report.content import Entry, ReportContent, file_content, report_content, risk_section, status_content
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.render import draw, render_pdf
from risikoapp.report.pdf.tags import Figure
from tests.report.samples import TODAY, page_texts, paper, register, risk
from tests.report.test_archival import damaged, faults, marks

EVERYTHING = ReportOptions(
    earlier_evaluations=True, closed_risks=True, scales=True, curves=True, change_log=True, order="level"
)
STEPS = STANDARD_CRITERIA.likelihood_steps
DEFINED = replace(STANDARD_CRITERIA, likelihood_steps=(replace(STEPS[0], definition="Aldrig set"), *STEPS[1:]))
ASKED = "Det indstilles, at styregruppen\n\n• tager status til efterretning."


def entry(place: int, day: dt.date, **about: object) -> LogEntry:
    time = dt.datetime.combine(day, dt.time(10), dt.UTC)
    fields = {"id": f"l{place}", "time": time, "field": "name", "old": "Før", "new": f"Efter {place}", **about}
    return LogEntry(**fields)


def placed(number: int, *moves: tuple[dt.date, tuple[int, int] | None], is_open: bool = True) -> Risk:
    """A risk with these moves, each to a cell or out of the matrix."""
    made = replace(risk(number, f"Navn {number}", cell=moves[-1][1]), state="open" if is_open else "closed")
    changes = tuple(
        RatingChange(id=f"p{place}", date=day, rating=Rating(likelihood=cell[0], consequence=cell[1]) if cell else None)
        for place, (day, cell) in enumerate(moves)
    )
    return replace(made, rating_changes=changes)


FIRST, SECOND, THIRD = dt.date(2024, 2, 20), dt.date(2024, 6, 11), dt.date(2024, 10, 29)


def grown() -> RegisterFile:
    """Two statuses, three open risks with a past, one that is closed, and a log."""
    risks = (
        placed(1, (FIRST, (4, 4)), (SECOND, (2, 2)), (THIRD, (2, 2))),
        placed(2, (FIRST, (2, 2)), (SECOND, None), (THIRD, (3, 3))),
        risk(3, "Uden plads", cell=None),
        risk(4, "Væk"),
        replace(paper().risks[0], id="r00005", number=5),
    )
    what = replace(register(*risks), recommendation=ASKED, criteria=DEFINED, report=EVERYTHING, status_date=FIRST)
    file = RegisterFile(register=what, next_number=9)
    moment = dt.datetime(2024, 2, 20, 12, tzinfo=dt.UTC)
    file = finish_status(file, snapshot_id="a", finished=moment, name="", colours=())
    closed = edits.close_risk(file.register, "r00004", on=SECOND, reason="Færdig", change_id="c")
    file = replace(file, register=replace(closed, status_date=THIRD))
    log = Log(
        blocks=(pack([entry(1, FIRST - dt.timedelta(days=1)), entry(2, SECOND, who="PK", risk="r00001", number=1)]),),
        entries=(entry(3, THIRD, risk="væk", number=7), entry(4, dt.date(2024, 12, 24))),
    )
    return replace(file, log=log)


def content() -> ReportContent:
    return file_content(grown(), TODAY)


def test_as_shipped_none_of_them_is_there() -> None:
    plain = report_content(replace(register(placed(1, (FIRST, (1, 1)))), report=ReportOptions()), TODAY)
    assert (plain.recommendation_heading, plain.closed, plain.scales, plain.history, plain.log) == (
        "",
        (),
        (),
        None,
        (),
    )
    assert plain.sections[0].curve is None


def test_a_recommendation_stands_as_it_was_typed() -> None:
    assert (content().recommendation_heading, content().recommendation) == ("Indstilling", ASKED)


def test_earlier_evaluations_stand_behind_the_newest() -> None:
    (section,) = (section for section in content().sections if section.number == 5)
    assert [each.date for each in section.parts[-1].entries] == ["14/2-2025", "12/11-2024"]


def test_owners_and_deadlines_can_be_left_out() -> None:
    action = Action(id="a", rank="V", text="Ring.", owner="Projektleder", due=TODAY - dt.timedelta(days=1))
    owned = register(replace(risk(1), actions=(action,)))
    without = replace(owned, report=ReportOptions(owners=False))
    (told,), (quiet,) = (report_content(each, TODAY).sections[0].parts for each in (owned, without))
    assert told.entries[0].note == "(Overskredet · Ansvarlig: Projektleder · Frist: 16/2-2025)"
    assert quiet.entries == (Entry(text="Ring."),)
    assert risk_section(STANDARD_CRITERIA, owned.risks[0], TODAY).parts == (told,), "copied as text it is always there"


def test_closed_risks_are_told_in_a_line_each() -> None:
    (closed,) = content().closed
    assert (closed.number, closed.name, closed.note) == (4, "Væk", "11-06-2024: Færdig")
    silent = replace(register(replace(risk(1), state="closed")), report=EVERYTHING)
    assert [each.note for each in report_content(silent, TODAY).closed] == [""]
    wordless = edits.close_risk(register(risk(1)), "r00001", on=SECOND, reason=" ", change_id="c")
    assert [each.note for each in report_content(replace(wordless, report=EVERYTHING), TODAY).closed] == ["11-06-2024"]


def test_scales_tell_what_their_steps_mean() -> None:
    made = report_content(replace(register(), criteria=DEFINED, report=EVERYTHING), TODAY)
    (likelihood,) = made.scales
    assert made.scales_heading == "Skalaer"
    assert likelihood.name == "Sandsynlighed", "the steps of the other one stand at the matrix"
    assert (likelihood.steps[0], likelihood.steps[-1]) == (("Forventet", ""), ("Usandsynligt", "Aldrig set"))


def test_without_definitions_there_are_no_scales() -> None:
    made = report_content(replace(register(), report=EVERYTHING), TODAY)
    assert (made.scales_heading, made.scales) == ("", ())


def test_the_curve_of_a_risk_tells_its_levels_along_one_time_line() -> None:
    curves = {section.number: section.curve for section in content().sections}
    first, second = curves[1], curves[2]
    assert first is not None and second is not None
    assert first.words == "Meget høj fra 20-02-2024, Mellem fra 11-06-2024", "a move within a level is no step"
    assert second.words == "Mellem fra 20-02-2024, Ikke placeret fra 11-06-2024, Høj fra 29-10-2024"
    assert (first.first, first.last) == (second.first, second.last)
    assert curves[3] is None, "it never stood anywhere"
    nowhere = replace(register(risk(1, cell=None)), report=EVERYTHING)
    assert report_content(nowhere, TODAY).sections[0].curve is None


def test_the_levels_of_all_risks_are_told_from_status_to_status() -> None:
    history = content().history
    assert history is not None
    assert history.heading == "Udvikling"
    assert history.words == (
        "20-02-2024: 1 Høj, 3 Mellem, 1 Ikke placeret; 17-02-2025: 1 Høj, 2 Mellem, 1 Ikke placeret"
    )
    assert [column.total for column in history.columns] == [5, 4]
    alone = RegisterFile(register=replace(paper(), report=EVERYTHING), next_number=9)
    assert file_content(alone, TODAY).history is None, "one status is no development"


def test_the_log_tells_what_was_done_since_the_last_status() -> None:
    assert [line[-1] for line in content().log] == ["Efter 4", "Efter 3", "Efter 2"]
    assert content().log[-1] == ("11-06-2024\nPK", "#1 Navn 1\nNavn", "Før", "Efter 2")
    assert content().log[1][1] == "#7\nNavn", "a risk that nobody knows any more"
    assert content().log[0][:2] == ("24-12-2024", "Navn")
    assert content().log_columns == ("Dag og hvem", "Risiko og felt", "Før", "Efter")


def test_before_and_after_have_the_most_room_in_the_log_whoever_wrote_in_it() -> None:
    for who in ("P", "Programkontoret for færgedriften på Ærø"):
        entries = (entry(1, SECOND, who=who, risk="r00001", number=1),)
        made = file_content(replace(grown(), log=Log(entries=entries)), TODAY)
        said = _lines(made)
        before = [left for text, left in said if text == "Før"]
        (after,) = (left for text, left in said if text == "Efter 1")
        assert max(before) - min(before) < 1, "the head and what stands beneath it"
        assert after - before[0] >= 120
        assert 523 - after >= 120


def _lines(made: ReportContent) -> list[tuple[str, float]]:
    """What stands in one piece on a page, and where it begins, in points."""
    found: list[tuple[str, float]] = []
    for page in pypdfium2.PdfDocument(render_pdf(made)):
        text_page = page.get_textpage()
        boxes = [text_page.get_rect(place) for place in range(text_page.count_rects())]
        found += [(text_page.get_text_bounded(*box).strip(), box[0]) for box in boxes]
    return found


def test_a_finished_status_tells_only_what_was_done_until_it_was_finished() -> None:
    file = grown()
    moment = dt.datetime(2024, 11, 1, 12, tzinfo=dt.UTC)
    file = finish_status(file, snapshot_id="b", finished=moment, name="", colours=())
    first, second = file.snapshots
    assert [line[-1] for line in status_content(file, first).log] == ["Efter 1"]
    assert [line[-1] for line in status_content(file, second).log] == ["Efter 3", "Efter 2"]
    unlogged = replace(file, log=Log())
    assert (status_content(unlogged, second).log_heading, status_content(unlogged, second).log) == ("", ())


def test_every_part_is_drawn_in_order() -> None:
    text = " ".join(page_texts(render_pdf(content())))
    place = 0
    for words in (
        "Siden sidst",
        "Indstilling",
        "• tager status til efterretning.",
        "Status",
        "Udvikling",
        "01-01-2022",
        "Lukkede risici",
        "#4 Væk 11-06-2024: Færdig",
        "Udvikling",
        "Skalaer",
        "Sandsynlighed",
        "Trin Betyder",
        "Forventet –",
        "Ændringslog",
        "Efter 4",
    ):
        found = text.find(words, place)
        assert found >= 0, (words, text[place : place + 400])
        place = found + len(words)


def test_a_figure_says_in_words_what_it_shows_and_where_it_stands() -> None:
    document = draw(content(), Measure())[1]
    figures = [element for element in document.elements() if isinstance(element, Figure)]
    assert len(figures) == 4
    assert all(figure.alt and figure.box for figure in figures)
    for figure in figures:
        assert figure.box is not None
        left, bottom, right, top = figure.box
        assert 0 < left < right < 596 and 0 < bottom < top < 842


@pytest.mark.parametrize("count", [2, 12, 60, 200])
def test_however_many_statuses_there_are_they_stand_beside_each_other(count: int) -> None:
    file = RegisterFile(register=replace(paper(), criteria=DEFINED, report=EVERYTHING), next_number=9)
    for number in range(count):
        day = FIRST + dt.timedelta(days=number)
        file = replace(file, register=replace(file.register, status_date=day))
        moment = dt.datetime.combine(day, dt.time(10), dt.UTC)
        file = finish_status(file, snapshot_id=f"n{number:03}", finished=moment, name="", colours=())
    made = file_content(replace(file, register=replace(file.register, status_date=TODAY)), TODAY)
    assert made.history is not None and len(made.history.columns) == count + 1
    text = " ".join(page_texts(render_pdf(made)))
    assert "17-02-2025" in text[text.index("Skalaer") - 400 : text.index("Skalaer")]


def test_a_risk_that_is_placed_today_has_a_curve_too() -> None:
    what = replace(register(placed(1, (TODAY, (2, 2))), placed(2, (TODAY, (2, 2)), (TODAY, None))), report=EVERYTHING)
    made = report_content(what, TODAY)
    curve = made.sections[0].curve
    assert curve is not None and curve.first == curve.last == TODAY
    assert render_pdf(made) == render_pdf(made)


def test_with_every_part_it_is_accessible_and_archival() -> None:
    assert faults(render_pdf(content())) == []


def test_every_part_is_read_in_the_order_in_which_it_is_drawn() -> None:
    told = list(marks(draw(content(), Measure())[1]))
    assert told == sorted(set(told))


def test_a_figure_without_words_is_seen() -> None:
    assert faults(damaged(content(), b"/Alt ", b"/Olt ")) != []
    # And where it stands is told.
    damaged(content(), b"/BBox[", b"/BBox[")
