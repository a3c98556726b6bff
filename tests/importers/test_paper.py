"""Blocks read into a draft, whatever format they come from."""

import datetime as dt
import re
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating
from risikoapp.domain.edits import place_risks
from risikoapp.domain.model import RatingChange
from risikoapp.importers import paper
from risikoapp.importers.blocks import Block, Paper, Paragraph, Table
from risikoapp.importers.errors import NotARiskAssessment
from risikoapp.importers.front import read_front
from tests.importers.papers import (
    LIKELIHOODS,
    NOW,
    PATH,
    WHOLE,
    all_words,
    blocks,
    doubts,
    draft,
    matrix,
    new_ids,
    risk_of,
    table,
)

STATUS_DATE = dt.date(2025, 2, 17)
PLACED = matrix({("Forventet", "Kritisk"): "#2", ("Sandsyn-\nligt", "Uvæsentlig"): "#5"})


def section(text: str, number: int = 4) -> str:
    """A sound paper with one risk, whose section goes on with `text`."""
    return f"# Cykelstier\nSkilte: #{number}\nStatus\n## {number}. Skilte\n{text}"


def doubts_about_text(text: str) -> set[tuple[int | None, str]]:
    """What is unclear in a section, besides that these small papers have no date and no matrix."""
    return doubts(draft(section(text))) - {(None, "status_date"), (4, "rating")}


def test_a_sound_paper_leaves_nothing_unclear() -> None:
    assert draft(WHOLE, PLACED, margins=("17-02-2025", "Side 2 af 3")).unclear == ()


def test_the_front_is_read() -> None:
    text = "Udarbejdet af: Vejkontoret\nOrganisation: Ærø Kommune"
    read = draft(WHOLE.replace("Asfalt: #2", f"{text}\nAsfalt: #2", 1), PLACED, margins=("17-02-2025",))
    register = read.register_file.register
    assert register.title == "Risikovurdering for cykelstier"
    assert register.status_date == STATUS_DATE
    assert (register.prepared_by, register.organisation) == ("Vejkontoret", "Ærø Kommune")
    assert register.criteria == STANDARD_CRITERIA
    assert read.unclear == ()


def test_the_risks_are_read() -> None:
    read = draft(WHOLE, PLACED)
    asphalt, light = read.register_file.register.risks
    assert (asphalt.number, asphalt.name, light.number, light.name) == (2, "Asfalt", 5, "Belysning")
    assert asphalt.description == "Belægningen revner i frost."
    assert [(action.date, action.text) for action in asphalt.actions] == [
        (None, "Lap hullerne"),
        (dt.date(2022, 3, 8), "Prøvestrækning  lagt"),
    ]
    assert [action.text for action in light.actions] == ["Udskift pærer"]
    assert [(entry.date, entry.text) for entry in light.evaluations] == [
        (dt.date(2024, 2, 1), "Halvdelen lyser."),
        (dt.date(2025, 2, 14), "Alle lyser."),
    ]
    assert all(risk.created == NOW and risk.is_open for risk in (asphalt, light))
    assert read.register_file.next_number == 6


def test_a_place_is_dated_by_the_status() -> None:
    risk = risk_of(draft(WHOLE, PLACED, margins=("17-02-2025",)), 2)
    cell = Rating(likelihood=4, consequence=3)
    assert risk.rating == cell
    (change,) = risk.rating_changes
    reason = "Placering i det importerede papir"
    assert change == RatingChange(id=change.id, date=STATUS_DATE, rating=cell, reason=reason)


def test_a_move_on_the_day_of_the_import_leaves_the_papers_place_in_the_history() -> None:
    register = draft(WHOLE, PLACED, margins=("17-02-2025",)).register_file.register
    risk, elsewhere = register.risks[0], Rating(likelihood=1, consequence=1)
    register = place_risks(register, {risk.id: "id9999"}, elsewhere, on=STATUS_DATE)
    assert [change.rating for change in register.risk(risk.id).rating_changes] == [risk.rating, elsewhere]


def test_without_a_status_date_a_place_is_dated_now() -> None:
    read = draft(WHOLE, PLACED)
    assert risk_of(read, 2).rating_changes[0].date == NOW.astimezone().date()
    assert doubts(read) == {(None, "status_date")}
    assert read.register_file.register.status_date is None


@pytest.mark.parametrize(
    ("top", "margins"),
    [
        ("", ("17-02-2025",)),
        ("Status pr. 17-02-2025", ()),
        ("Dato: 17. februar 2025", ()),
        ("17/2-2025", ()),
        ("Status pr. 17/2-2025", ("Vejforum 17-02-2025",)),
    ],
)
def test_the_status_date_is_found(top: str, margins: tuple[str, ...]) -> None:
    read = draft(WHOLE.replace("Asfalt: #2", f"{top}\nAsfalt: #2", 1), PLACED, margins=margins)
    assert read.register_file.register.status_date == STATUS_DATE
    assert (None, "status_date") not in doubts(read)


def test_the_date_that_says_it_is_the_status_date_wins_and_the_other_is_named() -> None:
    read = draft(WHOLE.replace("Status\n", "Status pr. 17-02-2025\n"), PLACED, margins=("18-02-2025",))
    assert read.register_file.register.status_date == STATUS_DATE
    (unclear,) = read.unclear
    assert unclear.field == "status_date"
    assert "17-02-2025" in unclear.message
    assert "18-02-2025" in unclear.message


def test_without_a_heading_the_first_line_is_the_title() -> None:
    read = draft(WHOLE.replace("# Risiko", "\n\nRisiko"), PLACED)
    assert read.register_file.register.title == "Risikovurdering for cykelstier"


def test_a_paper_without_a_title_says_so() -> None:
    read = draft(WHOLE.replace("# Risikovurdering for cykelstier\n", ""), PLACED)
    assert read.register_file.register.title == ""
    assert (None, "title") in doubts(read)


@pytest.mark.parametrize("line", ["Lys: #8", "Lys #8", "#8 Lys", "#8: Lys", "Lys (#8)", "Lys:#8", "Lys\t#8"])
def test_a_number_without_a_section_becomes_a_risk(line: str) -> None:
    read = draft(f"# Cykelstier\n{line}\nStatus")
    risk = risk_of(read, 8)
    assert (risk.name, risk.description, risk.rating) == ("Lys", "", None)
    assert {(8, "number"), (8, "rating")} <= doubts(read)
    assert read.register_file.next_number == 9


def test_a_number_that_stands_in_the_matrix_alone_becomes_a_risk_without_a_name() -> None:
    read = draft(WHOLE, matrix({("Forventet", "Kritisk"): "#2 #5 #9"}))
    assert risk_of(read, 9).rating == Rating(likelihood=4, consequence=3)
    assert doubts(read) == {(None, "status_date"), (9, "name")}


@pytest.mark.parametrize(
    "heading",
    ["## 4. Skilte", "## #4 Skilte", "## 4 Skilte", "4. Skilte", "#4 Skilte", "4) Skilte", "## Skilte", "Skilte"],
)
def test_a_section_is_known_by_its_heading(heading: str) -> None:
    read = draft(f"# Cykelstier\nSkilte: #4\nStatus\n{heading}\nBeskrivelse: De er væk.")
    risk = risk_of(read, 4)
    assert (risk.name, risk.description) == ("Skilte", "De er væk.")
    assert len(read.register_file.register.risks) == 1


def test_a_bold_heading_opens_a_section() -> None:
    heading = Paragraph(text="9. Sne", bold="9. Sne")
    read = draft(section("Handling:\n* Sæt dem op"), heading, "Der ryddes ikke.")
    assert risk_of(read, 9).description == "Der ryddes ikke."
    assert {(9, "text"), (9, "number")} <= doubts(read)


def test_a_numbered_action_does_not_open_a_section() -> None:
    read = draft(section("Handling:\n1. Bestil skilte\n2. Sæt dem op\nEvaluering: 8/3-2022: Bestilt"))
    assert [action.text for action in risk_of(read, 4).actions] == ["1. Bestil skilte", "2. Sæt dem op"]
    assert len(read.register_file.register.risks) == 1


def test_a_sentence_that_begins_with_a_figure_opens_no_section() -> None:
    text = WHOLE.replace("Lamperne er gamle.", "Der er lamper.\n40 lamper er gamle")
    risk = risk_of(draft(text), 5)
    assert risk.description == "Der er lamper.\n40 lamper er gamle"


def test_a_heading_without_a_number_gets_the_next_one() -> None:
    read = draft(section("Beskrivelse: De er væk."), "## Sne\nBeskrivelse: Den ligger.")
    assert (risk_of(read, 5).name, risk_of(read, 5).description) == ("Sne", "Den ligger.")
    assert (5, "number") in doubts(read)


def test_two_sections_with_one_number_both_stay() -> None:
    read = draft(section("Beskrivelse: De er væk."), "## 4. Sne\nBeskrivelse: Den ligger.")
    assert (risk_of(read, 4).name, risk_of(read, 5).name) == ("Skilte", "Sne")
    assert (5, "number") in doubts(read)
    assert read.register_file.next_number == 6


def test_a_section_that_the_overview_has_not_is_in_doubt() -> None:
    read = draft(section("Beskrivelse: De er væk."), "## 6. Sne\nBeskrivelse: Den ligger.")
    assert (6, "number") in doubts(read)


CLOSED = "Vejen er lagt om, jf. #8 (lukket)."


@pytest.mark.parametrize(
    ("content", "margins", "notes"),
    [
        ([WHOLE.replace("Hullerne er lappet.", CLOSED)], (), ()),
        ([WHOLE.replace("Asfalt: #2", f"{CLOSED}\nAsfalt: #2", 1)], (), ()),
        ([WHOLE, table(("Se også", CLOSED))], (), ()),
        ([WHOLE], (CLOSED,), ()),
        ([WHOLE], (), (CLOSED,)),
    ],
)
def test_a_number_that_is_only_mentioned_is_not_given_again(
    content: list[Block | str], margins: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    read = draft(*content, PLACED, margins=("17-02-2025", *margins), notes=notes)
    assert [risk.number for risk in read.register_file.register.risks] == [2, 5]
    assert read.register_file.next_number == 9
    (told,) = (unclear for unclear in read.unclear if unclear.field == "number")
    assert (told.risk, told.text) == (None, "#8")
    assert told.message == "Papiret nævner #8, som ikke selv er med. Første nye risiko får nummer 9."


def test_a_section_without_a_number_gets_none_that_is_mentioned() -> None:
    read = draft(section(f"Beskrivelse: {CLOSED} Og #9999."), "## Sne\nBeskrivelse: Som #4.")
    assert [risk.number for risk in read.register_file.register.risks] == [4, 10000]
    assert read.register_file.next_number == 10001
    told = [unclear.text for unclear in read.unclear if (unclear.risk, unclear.field) == (None, "number")]
    assert told == ["#8, #9999"]


def test_many_numbers_are_not_all_shown_but_all_kept() -> None:
    many = [f"#{number}" for number in range(20, 40)]
    read = draft(section(f"Beskrivelse: {' '.join(many)}"))
    told = next(unclear for unclear in read.unclear if (unclear.risk, unclear.field) == (None, "number"))
    assert "#29 …, som" in told.message
    assert told.text == ", ".join(many)


def test_numbers_in_a_matrix_that_cannot_be_read_are_kept_free() -> None:
    read = draft("# Cykelstier", table(("Sandsynlighed", "Konsekvens"), ("#2", "#5")))
    assert read.register_file.register.risks == ()
    assert read.register_file.next_number == 6
    assert {(None, "criteria"), (None, "number")} <= doubts(read)


def test_the_sections_name_is_used_where_the_overview_has_another() -> None:
    read = draft(WHOLE.replace("Asfalt: #2", "Belægning: #2", 1), PLACED, margins=("17-02-2025",))
    assert risk_of(read, 2).name == "Asfalt"
    (unclear,) = read.unclear
    assert (unclear.risk, unclear.field, unclear.text) == (2, "name", "Belægning")


def test_a_section_without_a_cell_is_not_placed() -> None:
    read = draft(WHOLE, matrix({("Forventet", "Kritisk"): "#2"}), margins=("17-02-2025",))
    assert risk_of(read, 5).rating is None
    assert risk_of(read, 5).rating_changes == ()
    assert doubts(read) == {(5, "rating")}


def test_a_number_in_two_cells_is_not_placed() -> None:
    drawn = matrix({("Forventet", "Kritisk"): "#2 #5", ("Forventet", "Uacceptabelt"): "#5"})
    read = draft(WHOLE, drawn, margins=("17-02-2025",))
    assert risk_of(read, 5).rating is None
    (unclear,) = read.unclear
    assert (unclear.risk, unclear.field) == (5, "rating")
    assert "Forventet × Kritisk" in unclear.message
    assert "Forventet × Uacceptabelt" in unclear.message


def test_a_bare_number_beside_signs_is_offered_and_not_chosen() -> None:
    bare = matrix({("Forventet", "Kritisk"): "#2", (LIKELIHOODS[3], "Generende"): "5"})
    read = draft(WHOLE, bare, margins=("17-02-2025",))
    assert risk_of(read, 5).rating is None
    (unclear,) = (each for each in read.unclear if each.field == "rating")
    assert (unclear.risk, unclear.likely) == (5, (Rating(likelihood=1, consequence=2),))
    assert unclear.message.startswith("I matrixen står tallet 5 i Usandsynligt × Generende, men uden #.")


def test_a_bare_number_is_offered_to_a_row_too() -> None:
    rows = table(
        ("Nr.", "Risiko", "Beskrivelse", "Tiltag"), ("2", "Asfalt", "Den revner.", "x"), ("5", "Skilte", "Væk.", "y")
    )
    read = draft(rows, matrix({("Forventet", "Kritisk"): "#2", (LIKELIHOODS[3], "Generende"): "5"}))
    assert risk_of(read, 2).rating == Rating(likelihood=4, consequence=3)
    assert [each.likely for each in read.unclear if each.field == "rating" and each.risk == 5] == [
        (Rating(likelihood=1, consequence=2),)
    ]


def test_other_steps_become_the_registers_and_are_told() -> None:
    drawn = matrix({("Ofte", "Kritisk"): "#2 #5"}, down=("Ofte", "Sandsynligt", "Mindre sandsynligt", "Aldrig"))
    read = draft(WHOLE, drawn, margins=("17-02-2025",))
    criteria = read.register_file.register.criteria
    assert (criteria.likelihood_name(4), criteria.likelihood_name(1)) == ("Ofte", "Aldrig")
    assert (criteria.levels, criteria.confirmed) == (STANDARD_CRITERIA.levels, False)
    assert doubts(read) == {(None, "criteria")}


@pytest.mark.parametrize(("text", "level", "count"), [("Lav #2 #5", 1, 1), ("Høj #2 #5", 3, 0), ("#2 #5", 3, 0)])
def test_other_levels_become_the_registers_and_are_told(text: str, level: int, count: int) -> None:
    drawn = matrix({("Forventet", "Kritisk"): "Meget høj", ("Sandsyn-\nligt", "Kritisk"): text})
    read = draft(WHOLE, drawn, margins=("17-02-2025",))
    criteria = read.register_file.register.criteria
    assert criteria.risk_level(Rating(likelihood=3, consequence=3)) == level
    assert criteria.confirmed is False
    assert [(told.risk, told.field) for told in read.unclear] == [(None, "criteria")] * count
    assert all(f"{count} felt i matrixen" in told.message and text in told.text for told in read.unclear)


def test_a_matrix_that_cannot_be_read_is_told() -> None:
    read = draft(WHOLE, table(("Sandsynlighed", "Konsekvens"), ("#2", "#5")), margins=("17-02-2025",))
    assert doubts(read) == {(None, "criteria"), (2, "rating"), (5, "rating")}


def test_what_a_matrix_says_besides_its_numbers_is_quoted() -> None:
    read = draft(WHOLE, matrix({("Forventet", "Kritisk"): "#2 #5", ("Forventet", "Generende"): "se bilag"}))
    assert "se bilag" in {unclear.text for unclear in read.unclear}


def test_a_line_between_names_in_one_paragraph_says_nothing() -> None:
    names = Paragraph(text="Lys: #8\n______\nSne: #9")
    read = draft("# Cykelstier", names)
    assert [risk.name for risk in read.register_file.register.risks] == ["Lys", "Sne"]
    assert {field for _risk, field in doubts(read)} == {"number", "rating", "status_date"}


def test_of_two_matrices_the_first_is_used() -> None:
    read = draft(WHOLE, PLACED, matrix({("Usandsynligt", "Kritisk"): "#2"}), margins=("17-02-2025",))
    assert risk_of(read, 2).rating == Rating(likelihood=4, consequence=3)
    assert doubts(read) == {(None, "criteria")}


@pytest.mark.parametrize(
    "text",
    [
        "Beskrivelse: De er væk.\nHandling:\n* Sæt dem op\nEvaluering: 8/3-2022: Sat op",
        "Beskrivelse:\nDe er væk.\nHandlinger:\n- Sæt dem op\nEvalueringer:\n8/3-2022: Sat op",
        "### Beskrivelse\nDe er væk.\n### Handling\n+ Sæt dem op\n### Evaluering\n8/3-2022\nSat op",
        "BESKRIVELSE : De er væk.\nHandling\n• Sæt dem op\nEvaluering 8/3-2022: Sat op",
        "Beskrivelse – De er væk.\nHandling\tSæt dem op\nEvaluering pr. 8. marts 2022: Sat op",
    ],
)
def test_labels_come_in_many_clothes(text: str) -> None:
    read = draft(section(text))
    risk = risk_of(read, 4)
    assert risk.description == "De er væk."
    assert [action.text for action in risk.actions] == ["Sæt dem op"]
    assert [(entry.date, entry.text) for entry in risk.evaluations] == [(dt.date(2022, 3, 8), "Sat op")]
    assert doubts_about_text(text) == set()


def test_a_bold_word_is_a_label_without_a_colon() -> None:
    read = draft(section("Handling:\n* Sæt dem op"), Paragraph(text="Beskrivelse De er væk.", bold="Beskrivelse"))
    assert risk_of(read, 4).description == "De er væk."


def test_a_sentence_that_begins_like_a_label_is_a_sentence() -> None:
    text = "Beskrivelse: De er væk.\nHandling er på vej.\nEvalueringen venter."
    assert risk_of(draft(section(text)), 4).description == text.removeprefix("Beskrivelse: ")


def test_labels_on_lines_of_one_paragraph_are_seen() -> None:
    text = "## 4. Skilte\nBeskrivelse: De er væk.\nHandling:\n* Sæt dem op\n* Vask dem\nEvaluering: 8/3-2022: Sat op"
    heading, _, rest = text.partition("\n")
    risk = risk_of(draft(heading, Paragraph(text=rest)), 4)
    assert risk.description == "De er væk."
    assert [action.text for action in risk.actions] == ["Sæt dem op", "Vask dem"]
    assert [entry.text for entry in risk.evaluations] == ["Sat op"]


def test_a_description_keeps_its_paragraphs_and_its_spaces() -> None:
    text = "Beskrivelse: De  er væk.\nIgen.\n+ Hver uge"
    assert risk_of(draft(section(text)), 4).description == "De  er væk.\nIgen.\n• Hver uge"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("De er væk.\nHandling: Sæt dem op", "text"),
        ("Handling:\n* Sæt dem op\nog vask dem", "text"),
        ("Handling:\n31/2-2024: Sat op", "date"),
        ("Handling:\n8/3: Sat op", "date"),
        ("Evaluering: Sat op", "date"),
        ("Evaluering: 31/2-2024: Sat op", "date"),
    ],
)
def test_what_is_doubtful_in_a_section_is_told(text: str, field: str) -> None:
    assert doubts_about_text(text) == {(4, field)}


def test_a_day_that_does_not_exist_stays_in_the_text() -> None:
    (action,) = risk_of(draft(section("Handling:\n31/2-2024: Sat op")), 4).actions
    assert (action.date, action.text) == (None, "31/2-2024: Sat op")


def test_a_label_that_is_not_known_is_told() -> None:
    strange = Paragraph(text="Ansvarlig: Vejkontoret", bold="Ansvarlig:")
    read = draft(section("Handling:\n* Sæt dem op"), strange)
    assert "Ansvarlig: Vejkontoret" in [action.text for action in risk_of(read, 4).actions]
    assert (4, "text") in doubts(read)


def test_what_is_used_nowhere_is_quoted() -> None:
    intro = WHOLE.replace("Asfalt: #2", "Denne vurdering er lavet i hast.\nAsfalt: #2", 1)
    read = draft(intro, PLACED, "# Bilag\nKort over stierne", margins=("Udkast",), notes=("Se også kortet.",))
    quoted = [unclear.text for unclear in read.unclear if unclear.field == "text"]
    assert quoted == ["Denne vurdering er lavet i hast.", "Udkast", "Bilag", "Kort over stierne", "Se også kortet."]


def test_what_stands_after_the_last_section_is_quoted() -> None:
    read = draft(WHOLE + "\n## Bilag\nKort over stierne")
    assert {unclear.text for unclear in read.unclear if unclear.field == "text"} == {"Bilag", "Kort over stierne"}


FORM = (("Beskrivelse", "De er væk."), ("Handling", "* Sæt dem op\n* Vask dem"), ("Evaluering", "8/3-2022: Ok"))


@pytest.mark.parametrize("more", [(), (("Ejer", "Vejmester"),), (("Tiltag", "* Mal dem", "Hver uge"),)])
def test_a_table_is_read_row_by_row_and_told_where_it_is_no_form(more: tuple[tuple[str, ...], ...]) -> None:
    read = draft("# Cykelstier\nSkilte: #4\n## 4. Skilte", table(*more, *FORM))
    risk = risk_of(read, 4)
    assert risk.description.endswith("De er væk.")
    assert [action.text for action in risk.actions][-2:] == ["Sæt dem op", "Vask dem"]
    assert [entry.text for entry in risk.evaluations] == ["Ok"]
    told = [unclear.text for unclear in read.unclear if unclear.message.startswith("Tabellen")]
    assert [text.startswith("\t".join(more[0])) for text in told] == [True] * len(more)


def test_a_list_of_risks_may_be_a_table() -> None:
    read = draft("# Cykelstier", table(("#4", "Skilte"), ("#5", "Sne")))
    assert [(risk.number, risk.name) for risk in read.register_file.register.risks] == [(4, "Skilte"), (5, "Sne")]


@pytest.mark.parametrize(
    "text", ["", "# Referat\nVi mødtes.", "# Rapport\n# 1. Indledning\nTekst\n# 2. Metode\nTekst", "Uge 7\nMælk"]
)
def test_a_paper_without_risks_is_refused(text: str) -> None:
    with pytest.raises(NotARiskAssessment) as caught:
        draft(text)
    assert caught.value.path == PATH


def test_messages_are_sentences_that_quote_the_first_words_only() -> None:
    long = "ord " * 100
    read = draft(section(f"Handling:\n31/2-2024: Sat op\nEvaluering: {long}"), f"# Bilag\n{long}")
    for unclear in read.unclear:
        assert unclear.message.endswith(".")
        assert len(unclear.message) < 250
        assert "{" not in unclear.message


def test_ids_are_unique() -> None:
    read = draft(WHOLE, PLACED)
    found = [risk.id for risk in read.register_file.register.risks]
    for risk in read.register_file.register.risks:
        found += [entry.id for entry in (*risk.actions, *risk.evaluations, *risk.rating_changes)]
    assert len(found) == len(set(found))


LINES = [
    *WHOLE.split("\n"),
    "Status pr. 1/1-2025",
    "Dato: 2/1-2025",
    "Organisation: x",
    "Status",
    "## Bilag",
    *(f"{start}{{}}" for start in ("", "# ", "## ", "+ ", "* ", "8/3-2022: ", "31/2-2024: ", "8/3: ", "1. ", "## 7. ")),
    *(
        f"{start}{{}}"
        for start in ("## #8 ", "#9 ", "Beskrivelse: ", "Handling: ", "Evaluering: ", "Evaluering: 8/3-2022: ")
    ),
    *("{}: #7", "Organisation: {}", "Udarbejdet af: {}", "Status pr. 3/1-2025 {}", "Ansvarlig: {}", "{}:", "{}\t{}"),
]
GRIDS = [("{}", "b"), ("Beskrivelse", "{}"), ("#8", "{}"), ("8/3-2022", "{}")]


@st.composite
def strange_papers(draw: st.DrawFn) -> tuple[list[Block], tuple[str, ...]]:
    """Blocks in any order, which hold words like ord12, each once; and what the margins say."""
    words = (f"ord{number}" for number in count())

    def filled(text: str) -> str:
        while "{}" in text:
            text = text.replace("{}", next(words), 1)
        return text

    found: list[Block] = []
    for kind in draw(st.lists(st.sampled_from("lllllllllljmtx"), min_size=1, max_size=25)):
        if kind == "l":
            found += blocks(filled(draw(st.sampled_from(LINES))))
        elif kind == "j":
            lines = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=4))
            found.append(Paragraph(text=filled("\n".join(line.lstrip("#+ ") for line in lines))))
        elif kind == "m":
            found.append(matrix({("Forventet", "Kritisk"): filled("#2 {}")}))
        elif kind == "t":
            found.append(table(tuple(map(filled, draw(st.sampled_from(GRIDS))))))
        else:
            found.append(Paragraph(text=draw(st.text(max_size=8)), bold=draw(st.text(max_size=3))))
    return found, (filled(draw(st.sampled_from(["17-02-2025", "{} 17-02-2025", "Side 1 {}"]))),)


@given(strange_papers())
def test_no_words_are_lost_in_silence(strange: tuple[list[Block], tuple[str, ...]]) -> None:
    content, margins = strange
    texts = [*margins]
    for block in content:
        texts += [text for row in block.rows for text in row] if isinstance(block, Table) else [block.text]
    try:
        read = draft(*content, margins=margins)
    except NotARiskAssessment:
        return
    typed = set(re.findall(r"ord\d+", " ".join(texts)))
    assert typed <= set(re.findall(r"ord\d+", " ".join(all_words(read))))


def test_a_naive_clock_is_read_as_local_time() -> None:
    naive = dt.datetime(2025, 9, 30, 12, 0)
    content = Paper(path=PATH, blocks=tuple(blocks(WHOLE)))
    read = paper.read(content, new_id=new_ids().__next__, now=naive)
    assert risk_of(read, 2).created == naive.astimezone(dt.UTC)


def test_every_number_is_free_for_once() -> None:
    numbers = count(9)
    read = draft(*(section("Beskrivelse: Ens.", number=next(numbers)) for _ in range(3)))
    assert [risk.number for risk in read.register_file.register.risks] == [9, 10, 11]
    assert read.register_file.next_number == 12


def test_a_long_line_above_the_risks_says_something_unless_it_is_blank() -> None:
    dates = "8/3-2022 " * 40
    top = [Paragraph(text="Risikovurdering for havnen", heading=1), Paragraph(text=dates)]
    assert read_front(top, [" " * 300]).unused == (dates.strip(),)


SECTIONS = "# Risikovurdering for cykelstier\nAsfalt: #1\nBelysning: #3\n# Status\n## 1. Asfalt\n## 3. Belysning"
HEAD = ("Risiko", "Beskrivelse", "Sandsynlighed", "Konsekvens")


def test_a_heading_with_the_number_of_a_row_is_of_the_same_risk() -> None:
    rows = table(HEAD, ("Asfalt", "Vejen slår revner.", "2", "3"))
    register = draft(SECTIONS, rows).register_file.register
    assert [(risk.number, risk.name) for risk in register.risks] == [(1, "Asfalt"), (3, "Belysning")]


def test_another_risk_with_the_number_of_a_row_gets_one_of_its_own() -> None:
    rows = table(HEAD, ("Økonomi", "Prisen på ærter stiger.", "2", "3"))
    read = draft(SECTIONS, rows)
    risks = read.register_file.register.risks
    assert [(risk.number, risk.name) for risk in risks] == [(1, "Økonomi"), (3, "Belysning"), (4, "Asfalt")]
    assert "Flere afsnit har nummer 1. »Asfalt« har fået nummer 4. Se efter, om det er den samme risiko." in {
        each.message for each in read.unclear
    }
