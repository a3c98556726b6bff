"""Word files as people make them."""

import datetime as dt
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.parser import parse_xml

from risikoapp.domain.criteria import Rating
from risikoapp.domain.soundness import check
from risikoapp.importers import docx as word
from risikoapp.importers.blocks import Paragraph, Table
from risikoapp.importers.draft import Draft
from risikoapp.importers.formats import read_paper
from tests.importers.papers import CONSEQUENCES, LIKELIHOODS, NOW, new_ids, risk_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def saved(document: Any, folder: Path) -> Path:
    path = folder / "papir.docx"
    document.save(str(path))
    return path


def paragraphs(document: Any, folder: Path) -> list[Paragraph]:
    """The paragraphs that are read from the document, without empty ones."""
    found = word.read(saved(document, folder)).blocks
    return [block for block in found if isinstance(block, Paragraph) and block.text]


def with_xml(*fragments: str) -> Any:
    """A document whose body holds these elements."""
    document = docx.Document()
    body: Any = document.element.body
    for place, fragment in enumerate(fragments):
        body.insert(place, parse_xml(fragment.replace(">", f" {W} {MC}>", 1)))
    return document


def draw_matrix(document: Any, cells: dict[tuple[int, int], str]) -> None:
    """The matrix with merged titles; `cells` by row from the top and column from the left."""
    drawn = document.add_table(rows=6, cols=6)
    drawn.cell(0, 0).merge(drawn.cell(3, 0)).text = "Sandsynlighed"
    drawn.cell(5, 2).merge(drawn.cell(5, 5)).text = "Konsekvens"
    for place, name in enumerate(LIKELIHOODS):
        drawn.cell(place, 1).text = name
    for place, name in enumerate(CONSEQUENCES):
        drawn.cell(4, 2 + place).text = name
    for (row, column), text in cells.items():
        drawn.cell(row, 2 + column).text = text


@pytest.fixture
def whole(tmp_path: Path) -> Draft:
    """A paper with all that a Word file is used for, read."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "17-02-2025"
    document.sections[0].footer.paragraphs[0].text = "Side 1 af 2"
    document.add_heading("Risikovurdering for svømmehallen", 1)
    for line in ("Klor: #1", "_________", "Glatte fliser: #4", "_________"):
        document.add_paragraph(line)
    draw_matrix(document, {(2, 1): "#1\n#4"})
    document.add_heading("Status", 2)
    document.add_heading("1. Klor", 3)
    paragraph = document.add_paragraph()
    paragraph.add_run("Beskrivelse:").bold = True
    paragraph.add_run(" Dosering  svinger & gør ondt i øjnene.")
    document.add_paragraph().add_run("Handling:").bold = True
    document.add_paragraph("*Mål hver time\n8/3-2022: Ny måler")
    document.add_paragraph("Skift filter", style="List Bullet")
    document.add_paragraph("Evaluering: 14/2-2025: 80% af målingerne er gode.")
    document.add_heading("4. Glatte fliser", 3)
    document.add_paragraph("Beskrivelse:\nNogen falder.")
    document.add_paragraph("_________")
    return read_paper(saved(document, tmp_path), new_id=new_ids().__next__, now=NOW)


def test_a_whole_paper_is_read(whole: Draft) -> None:
    register = whole.register_file.register
    check(whole.register_file)
    assert whole.unclear == ()
    assert register.title == "Risikovurdering for svømmehallen"
    assert register.status_date == dt.date(2025, 2, 17)
    assert [(risk.number, risk.name) for risk in register.risks] == [(1, "Klor"), (4, "Glatte fliser")]
    assert [risk.rating for risk in register.risks] == [Rating(likelihood=2, consequence=2)] * 2
    assert whole.register_file.next_number == 5


def test_a_section_of_a_whole_paper_is_read(whole: Draft) -> None:
    risk = risk_of(whole, 1)
    assert risk.description == "Dosering  svinger & gør ondt i øjnene."
    assert [(action.date, action.text) for action in risk.actions] == [
        (None, "Mål hver time"),
        (dt.date(2022, 3, 8), "Ny måler"),
        (None, "Skift filter"),
    ]
    assert [(entry.date, entry.text) for entry in risk.evaluations] == [
        (dt.date(2025, 2, 14), "80% af målingerne er gode.")
    ]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p>{run('a ')}<w:ins>{run('ny')}</w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>", "a ny"),
        (f"<w:p>{run('a ')}<w:sdt><w:sdtContent>{run('felt')}</w:sdtContent></w:sdt></w:p>", "a felt"),
        (f"<w:sdt><w:sdtContent><w:p>{run('blok')}</w:p></w:sdtContent></w:sdt>", "blok"),
        (f"<w:p><w:hyperlink>{run('link')}</w:hyperlink></w:p>", "link"),
        (f"<w:p><w:fldSimple>{run('8/3-2022')}</w:fldSimple></w:p>", "8/3-2022"),
        (f"<w:p><w:moveFrom>{run('x')}</w:moveFrom><w:moveTo>{run('flyttet')}</w:moveTo></w:p>", "flyttet"),
        (
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>",
            "a\tb\nc-d",
        ),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>2</w:t></w:r></w:p>", "2"),
        ('<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> a</w:t></w:r></w:p>', "\uf0b7 a"),
        ('<w:p><w:r><w:sym w:font="Symbol" w:char="zzz"/><w:t>a</w:t></w:r></w:p>', "a"),
        ("<w:p><!-- note --><w:r><w:t>a</w:t></w:r></w:p>", "a"),
        ("<w:p><w:r><mc:AlternateContent/><w:t>a</w:t></w:r></w:p>", "a"),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "a",
        ),
    ],
)
def test_what_one_sees_is_read(xml: str, text: str, tmp_path: Path) -> None:
    assert [paragraph.text for paragraph in paragraphs(with_xml(xml), tmp_path)] == [text]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('i boksen')}</w:p></w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    found = paragraphs(with_xml(f"<w:p>{run('uden om')}<w:r>{both}</w:r></w:p>"), tmp_path)
    assert [paragraph.text for paragraph in found] == ["uden om", "i boksen"]


def test_headings_and_lists_are_known_by_their_styles(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Titel", 0)
    document.add_heading("Tre", 3)
    document.add_paragraph("Punkt", style="List Bullet")
    document.add_paragraph("Brød")
    found = [(p.heading, p.is_item) for p in paragraphs(document, tmp_path)]
    assert found == [(1, False), (3, False), (0, True), (0, False)]


def test_styles_that_build_upon_each_other_without_end_are_followed_a_little_way(tmp_path: Path) -> None:
    document = docx.Document()
    styles: Any = document.styles
    names = [f"Stil {number}" for number in range(60)]
    for name in names:
        styles.add_style(name, 1)
    for name, base in zip(names, [*names[1:], names[0]], strict=True):
        styles[name].base_style = styles[base]
    styles[names[10]].base_style = styles["Heading 2"]
    for name in (names[5], names[30]):
        document.add_paragraph("Storm", style=name)
    assert [paragraph.heading for paragraph in paragraphs(document, tmp_path)] == [2, 0]


def test_headings_and_lists_are_known_by_their_own_properties(tmp_path: Path) -> None:
    level = '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    item = '<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>b</w:t></w:r></w:p>'
    off = '<w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    none = f"<w:p><w:pPr>{off}</w:pPr><w:r><w:t>c</w:t></w:r></w:p>"
    found = [(p.heading, p.is_item) for p in paragraphs(with_xml(level, item, none), tmp_path)]
    assert found == [(2, False), (0, True), (0, False)]


def test_the_bold_start_of_a_paragraph_is_known(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("Hand").bold = True
    paragraph.add_run("ling ").bold = True
    paragraph.add_run("Fej ")
    paragraph.add_run("stien").bold = True
    document.add_paragraph("Fej").runs[0].bold = False
    assert [p.bold for p in paragraphs(document, tmp_path)] == ["Handling", ""]


def test_merged_cells_are_resolved(tmp_path: Path) -> None:
    document = docx.Document()
    drawn = document.add_table(rows=3, cols=3)
    drawn.cell(0, 0).merge(drawn.cell(1, 0)).text = "ned"
    drawn.cell(2, 1).merge(drawn.cell(2, 2)).text = "hen"
    drawn.cell(0, 1).text = "alene"
    (found,) = [block for block in word.read(saved(document, tmp_path)).blocks if isinstance(block, Table)]
    assert found.grid == (("ned", "alene", ""), ("ned", "", ""), ("", "hen", "hen"))
    assert found.rows == (("ned", "alene"), (), ("hen",))


def test_rows_and_cells_in_fields_to_fill_in_are_read(tmp_path: Path) -> None:
    def field(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    def cell(text: str) -> str:
        return f"<w:tc><w:p>{run(text)}</w:p></w:tc>"

    row = f"<w:tr>{cell('c')}{cell('d')}</w:tr>"
    xml = f"<w:tbl><w:tr>{cell('a')}{field(cell('b'))}</w:tr>{field(row)}</w:tbl>"
    (found,) = [block for block in word.read(saved(with_xml(xml), tmp_path)).blocks if isinstance(block, Table)]
    assert found.grid == (("a", "b"), ("c", "d"))


def test_a_table_in_a_cell_is_part_of_its_text(tmp_path: Path) -> None:
    document = docx.Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 1).text = "ved siden af"
    cell = outer.cell(0, 0)
    cell.text = "ude"
    inner = cell.add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "inde", "nederst"
    (found,) = [block for block in word.read(saved(document, tmp_path)).blocks if isinstance(block, Table)]
    assert found.grid == (("ude\ninde\tnederst", "ved siden af"),)


def test_a_table_that_claims_a_million_columns_is_kept_small(tmp_path: Path) -> None:
    span = '<w:tcPr><w:gridSpan w:val="99999"/></w:tcPr>'
    xml = f"<w:tbl><w:tr><w:tc>{span}<w:p>{run('a')}</w:p></w:tc><w:tc/></w:tr></w:tbl>"
    (found,) = [block for block in word.read(saved(with_xml(xml), tmp_path)).blocks if isinstance(block, Table)]
    assert len(found.grid[0]) == 64


def test_margins_and_comments_are_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    for head in (section.header, section.first_page_header):
        head.paragraphs[0].text = "Svømmehallen"
    section.footer.paragraphs[0].text = "Side 1"
    commented = document.add_paragraph("Klor: #1").runs
    document.add_comment(commented, text="Er det rigtigt?", author="B")
    read = word.read(saved(document, tmp_path))
    assert sorted(read.margins) == ["Side 1", "Svømmehallen"]
    assert read.notes == ("Er det rigtigt?",)
