"""The Word file: what colleagues see in it, and how it is made so that they can go on."""

import datetime as dt
import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph
from hypothesis import given, settings

from risikoapp.domain.dates import format_running
from risikoapp.domain.model import Register, RegisterFile, ReportOptions
from risikoapp.paths import resource
from risikoapp.report.content import ReportContent, file_content, report_content
from risikoapp.report.word import render_docx
from risikoapp.report.word.styles import NOTE
from risikoapp.storage.repository import Repository
from tests.report.samples import TODAY, paper, register, risk
from tests.strategies import register_files

EVERYTHING = ReportOptions(earlier_evaluations=True, closed_risks=True, scales=True, curves=True, change_log=True)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(content: ReportContent) -> Document:
    return docx.Document(io.BytesIO(render_docx(content, TODAY)))


def told(register: Register) -> Document:
    return opened(report_content(register, TODAY))


def full() -> ReportContent:
    """All that a report can say."""
    _repository, file = Repository.open(resource("eksempel.risiko"))
    criteria = file.register.criteria
    lowest, *others = criteria.likelihood_steps
    own = replace(
        file.register,
        report=EVERYTHING,
        recommendation="Godkend planen.\nTag resten til efterretning.",
        criteria=replace(criteria, likelihood_steps=(replace(lowest, definition="Aldrig set"), *others)),
    )
    return file_content(replace(file, register=own), TODAY)


def lines(document: Document, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style is not None and each.style.name == style]


def cells(document: Document, table: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]


def test_it_is_built_of_real_headings_and_lists() -> None:
    document = told(paper())
    assert lines(document, "Title") == ["Risikovurdering for prøvedriften"]
    assert lines(document, "Subtitle") == ["Status pr. 17. februar 2025", "Organisation: Sekretariatet for Ærø"]
    assert lines(document, "Heading 1") == ["Risici", "Status"]
    assert lines(document, "Heading 2") == ["1. Udbredelse", "3. Teknik", "6. Prioritering"]
    assert lines(document, "Heading 3") == ["Beskrivelse", "Handling", "Evaluering"] * 2
    assert lines(document, "List Bullet")[-2:] == ["8/3-2022: Overvågning er taget i brug.", "Afprøves løbende."]
    assert "14/2-2025: Ingen driftsproblemer siden." in lines(document, "Normal")
    assert "Ingen beskrivelse endnu." in lines(document, "Bemærkning")


def test_the_matrix_is_a_table_with_words_and_colours() -> None:
    document = told(paper())
    rows = cells(document, 0)
    assert [row[1] for row in rows] == ["Forventet", "Sandsynligt", "Mindre sandsynligt", "Usandsynligt", "", ""]
    assert rows[4][2:] == ["Uvæsentlig", "Generende", "Kritisk", "Uacceptabelt"]
    assert rows[2] == ["Sandsynlighed", "Mindre sandsynligt", "\nLav", "#1  #6\nMellem", "#3\nHøj", "\nMeget høj"]
    assert set(rows[5]) == {"", "Konsekvens"}
    fills = [shading.get(f"{W}fill") for shading in document.tables[0]._tbl.iter(f"{W}shd")]
    assert len(fills) == 16 and len(set(fills)) == 4


def test_the_list_leads_to_the_sections() -> None:
    document = told(paper())
    assert cells(document, 1)[:2] == [
        ["Nr.", "Navn", "Niveau", "Placering"],
        ["#1", "Udbredelse", "Mellem", "Mindre sandsynligt × Generende"],
    ]
    body = document.element.body
    targets = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    assert targets == {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert len(targets) == 3


def test_all_parts_of_a_report_are_there() -> None:
    content = full()
    document = opened(content)
    headings = [
        "Risici",
        "Siden sidst",
        "Indstilling",
        "Status",
        "Lukkede risici",
        "Skalaer",
        "Udvikling",
        "Ændringslog",
    ]
    assert lines(document, "Heading 1") == headings
    bullets = lines(document, "List Bullet")
    assert bullets[: len(content.since)] == list(content.since)
    assert any(bullet.startswith("#4 Tidsplan · 20-06-2023: ") for bullet in bullets)
    assert {"Godkend planen.", "Tag resten til efterretning."} <= set(lines(document, "Normal"))
    notes = lines(document, "Bemærkning")
    assert any(note.startswith("Udvikling: Høj fra 16-03-2021") for note in notes)
    assert "Mellem · Mindre sandsynligt × Generende · ↓ fra Mindre sandsynligt × Kritisk" in notes
    assert cells(document, 1)[0][-1] == content.list_columns[-1]
    assert content.history is not None
    assert [row[0] for row in cells(document, 2)[1:]] == [column.date for column in content.history.columns]
    assert [tuple(row) for row in cells(document, 3)[1:]] == list(content.log)
    assert any("↓ #6" in cell for row in cells(document, 0) for cell in row)


def test_only_a_step_that_is_defined_has_more_than_a_name() -> None:
    bullets = lines(opened(full()), "List Bullet")
    assert {"Forventet", "Usandsynligt: Aldrig set"} <= set(bullets)
    assert "Kritisk" not in bullets, "no step of that scale is defined"


def test_a_closed_risk_and_a_step_may_have_no_more_than_a_name() -> None:
    content = full()
    bare = tuple(each._replace(note="") for each in content.closed)
    defined = tuple(scale._replace(steps=((scale.name, "Sker hvert år"),)) for scale in content.scales)
    bullets = lines(opened(content._replace(closed=bare, scales=defined)), "List Bullet")
    assert "#4 Tidsplan" in bullets
    assert "Sandsynlighed: Sker hvert år" in bullets


def test_a_risk_without_a_place_has_a_dash() -> None:
    document = told(register(risk(9, "Nyt", cell=None)))
    assert cells(document, 1)[1] == ["#9", "Nyt", "–", "Ikke placeret"]
    assert "Ikke placeret: #9" in lines(document, "Normal")


def test_without_risks_it_says_so() -> None:
    document = told(register())
    assert len(document.tables) == 1
    assert "Der er ingen åbne risici." in lines(document, "Normal")


def test_without_a_title_page_there_is_still_a_title() -> None:
    document = told(Register())
    assert lines(document, "Title") == ["Risikovurdering"]
    assert lines(document, "Subtitle") == []


def test_it_speaks_danish_and_says_what_it_is() -> None:
    document = told(paper())
    about = document.core_properties
    assert (about.title, about.author, about.language) == (
        "Risikovurdering for prøvedriften",
        "Sekretariatet for Ærø",
        "da-DK",
    )
    assert about.created == about.modified == dt.datetime.combine(TODAY, dt.time(), dt.UTC)
    languages = {each.get(f"{W}val") for each in document.styles.element.iter(f"{W}lang")}
    assert languages == {"da-DK"}


def test_head_and_foot_stand_on_every_page() -> None:
    (section,) = told(paper()).sections
    assert section.header.paragraphs[0].text == "Sekretariatet for Ærø\tStatus pr. 17. februar 2025"
    foot = section.footer.paragraphs[0]
    assert foot.text.startswith("Risikovurdering for prøvedriften\tSide ")
    assert [field.get(f"{W}instr") for field in foot._p.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert foot._p.xpath("string(.)").endswith("Side 1 af 1")


def test_how_far_it_is_is_told_and_it_can_be_given_up() -> None:
    content = report_content(register(*(risk(number) for number in range(1, 46))), TODAY)
    told: list[tuple[int, int]] = []
    render_docx(content, TODAY, watch=lambda done, of: told.append((done, of)))
    assert told == [(0, 45), (20, 45), (40, 45)]

    def give_up(_done: int, _of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        render_docx(content, TODAY, watch=give_up)


def test_tabs_lines_and_letters_that_mean_something_in_xml_stay_as_they_were_typed() -> None:
    odd = register(risk(1, "Ærø\t<&>", description="Linje\n\n og \t mere ", actions=[(None, "a\t\nb"), (TODAY, "")]))
    document = told(odd)
    assert lines(document, "Heading 2") == ["1. Ærø\t<&>"]
    assert cells(document, 1)[1][1] == "Ærø\t<&>"
    assert {"Linje", "", " og \t mere"} <= set(lines(document, "Normal"))
    assert lines(document, "List Bullet") == ["a\t\nb", f"{format_running(TODAY)}: "]


def test_the_same_content_gives_the_same_bytes() -> None:
    content = full()
    assert render_docx(content, TODAY, b"{}") == render_docx(content, TODAY, b"{}")


def test_it_brings_nothing_along_that_is_not_ours() -> None:
    names = zipfile.ZipFile(io.BytesIO(render_docx(full(), TODAY))).namelist()
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "Effects" in name]


def test_what_no_xml_can_hold_is_left_out_and_lines_are_kept() -> None:
    odd = register(risk(1, "Na\x00vn", description="Først\r\nså\x0bog\u2028sidst\x07📋", actions=[(None, "a\nb\tc")]))
    document = told(odd)
    assert lines(document, "Heading 2") == ["1. Navn"]
    assert {"Først", "så", "og", "sidst📋"} <= set(lines(document, "Normal"))
    assert lines(document, "List Bullet") == ["a\nb\tc"]


def test_notes_stand_behind_an_action() -> None:
    register_ = register(risk(1, actions=[(None, "Ring"), (None, "")]))
    actions = tuple(replace(each, owner="Projektleder") for each in register_.risks[0].actions)
    noted = replace(register_, risks=(replace(register_.risks[0], actions=actions),))
    assert lines(told(noted), "List Bullet") == ["Ring (Ansvarlig: Projektleder)", "(Ansvarlig: Projektleder)"]


@settings(max_examples=15, deadline=None)
@given(register_files())
def test_whatever_is_in_a_file_makes_a_sound_document(file: RegisterFile) -> None:
    content = file_content(file, TODAY)
    package = render_docx(content, TODAY)
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        for name in parts.namelist():
            ElementTree.fromstring(parts.read(name))
    assert len(lines(docx.Document(io.BytesIO(package)), "Heading 2")) == len(content.sections)


def kept(register: Register) -> list[str]:
    """The texts of the paragraphs that stay on the page of the next, by themselves or by their style."""
    return [each.text for each in told(register).paragraphs if stays(each)]


def stays(paragraph: Paragraph) -> bool:
    assert paragraph.style is not None
    own = paragraph.paragraph_format.keep_with_next
    return bool(paragraph.style.paragraph_format.keep_with_next if own is None else own)


def test_what_leads_to_what_follows_is_not_alone_at_the_foot_of_a_page() -> None:
    long = "Planen er lang, og den, der læser den, skal bruge tid på at komme igennem den, før mødet går i gang."
    leading = [long, f"{long} Derfor indstilles til:", "", "at godkende planen", "at tage den til efterretning", "Tak."]
    what = replace(register(risk(1, "Ø", description="Kort.\nOg mere.")), recommendation="\n".join(leading))
    found = kept(what)
    assert found[-5:] == ["Status", "1. Ø", "Mellem · Mindre sandsynligt × Generende", "Beskrivelse", "Kort."]
    assert found[-9:-5] == ["Indstilling", *leading[1:3], "at tage den til efterretning"]
    assert not {long, "at godkende planen", "Tak.", "Og mere."} & set(found)


def test_a_place_and_a_curve_stay_with_what_is_told_of_the_risk() -> None:
    file = RegisterFile(register=replace(register(risk(1), risk(2, description="Kort.")), report=EVERYTHING))
    notes = [each for each in opened(file_content(file, TODAY)).paragraphs if each.style and each.style.name == NOTE]
    assert [stays(each) for each in notes] == [False, True, True, False, True, True]
    assert notes[2].text.startswith("Udvikling: ")
    bare = file_content(file, TODAY).sections[0]._replace(empty="", curve=None)
    content = file_content(file, TODAY)._replace(sections=(bare,))
    assert not stays(opened(content).paragraphs[-1])


@pytest.mark.parametrize(("place", "is_confirmed"), [(None, False), ((2, 2), False), ((2, 2), True)])
def test_notes_on_the_matrix_stay_with_it(place: tuple[int, int] | None, is_confirmed: bool) -> None:
    what = register(risk(9, "Nyt", cell=place))
    document = told(replace(what, criteria=replace(what.criteria, confirmed=is_confirmed)))
    (axis,) = document.tables[0].rows[-1].cells[2].paragraphs
    assert stays(axis) is not is_confirmed
    unplaced = [each for each in document.paragraphs if each.text.startswith("Ikke placeret: ")]
    assert [stays(each) for each in unplaced] == [True] * (not place)
