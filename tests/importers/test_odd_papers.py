"""Papers that nobody planned for: nothing is guessed in silence, and no words get lost unseen."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest

from risikoapp.domain.soundness import check
from risikoapp.importers import errors
from risikoapp.importers.draft import Draft
from risikoapp.importers.formats import read_paper
from tests.importers.papers import CONSEQUENCES, NOW, all_words, new_ids, risk_of
from tests.importers.word_oddities import run, xml

FALLING = ("Forventet", "Sandsynligt", "Mindre sandsynligt", "Usandsynligt")
STORM = ("## 1. Storm", "Beskrivelse: Den kommer.")
ICE = ("## 2. Is", "Beskrivelse: Den fryser.")
Cells = dict[tuple[int, int], str]


def read(document: Any, folder: Path) -> Draft:
    """What is read; each word that stands in the paper stands there, too."""
    document.save(str(folder / "papir.docx"))
    draft = read_paper(folder / "papir.docx", new_id=new_ids().__next__, now=NOW)
    check(draft.register_file)
    return draft


def read_text(lines: Sequence[str], folder: Path) -> Draft:
    (folder / "papir.txt").write_text("\n".join(lines), encoding="utf-8")
    return read_paper(folder / "papir.txt", new_id=new_ids().__next__, now=NOW)


def written(*lines: str) -> Any:
    """A Word file of lines; `# ` to `### ` before a heading."""
    document = docx.Document()
    add(document, "# Risikovurdering for havnen", *lines)
    return document


def add(document: Any, *lines: str) -> None:
    for line in lines:
        mark, _, words = line.partition(" ")
        if mark in ("#", "##", "###"):
            document.add_heading(words, len(mark))
        else:
            document.add_paragraph(line)


def add_table(document: Any, *rows: Sequence[str]) -> Any:
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(place, column).text = text
    return table


def add_matrix(document: Any, cells: Cells) -> None:
    """A matrix with these texts by row from the top and column from the left."""
    rows = [[name, *(cells.get((row, column), "") for column in range(4))] for row, name in enumerate(FALLING)]
    add_table(document, *rows, ["", *CONSEQUENCES])


def places(draft: Draft) -> dict[int, tuple[int, int] | None]:
    risks = draft.register_file.register.risks
    return {risk.number: risk.rating and (risk.rating.likelihood, risk.rating.consequence) for risk in risks}


def told(draft: Draft) -> str:
    return "\n".join(f"{each.message} {each.text}" for each in draft.unclear)


def names(draft: Draft) -> dict[int, str]:
    return {risk.number: risk.name for risk in draft.register_file.register.risks}


def actions(draft: Draft, number: int = 1) -> list[str]:
    return [action.text for action in risk_of(draft, number).actions]


# What stands in the cells of a matrix.


@pytest.mark.parametrize(
    ("cells", "placed", "doubts"),
    [
        # Figures that the cells themselves have are no risks.
        ({(r, c): str((4 - r) * (c + 1)) for r in range(4) for c in range(4)}, {1: None, 2: None}, ["4 8 12 16"]),
        ({(0, 0): "1", (1, 1): "1", (2, 2): "2"}, {1: None, 2: None}, ["1 2"]),
        ({(0, 1): "#1 Is", (1, 1): "2. is"}, {1: (4, 2), 2: (3, 2)}, ["Is"]),
        ({(0, 1): "Se Storm nedenfor", (1, 1): "1-2", (2, 3): "Is?"}, {1: None, 2: None}, ["Se Storm", "1-2", "Is?"]),
        ({(0, 1): "Meget høj\n1", (1, 1): "2, 9"}, {1: (4, 2), 2: (3, 2)}, ["9"]),
        ({(0, 1): "#1\nIs"}, {1: (4, 2), 2: (4, 2)}, []),
        ({(0, 1): "Sto-\nrm og\nis"}, {1: (4, 2), 2: (4, 2)}, []),
        ({(0, 1): "#1", (1, 1): "2"}, {1: (4, 2), 2: None}, ["2"]),
        ({(0, 1): "Storm", (1, 1): "nr. 2"}, {1: (4, 2), 2: (3, 2)}, []),
    ],
)
def test_a_cell_names_risks_or_is_told(
    cells: Cells, placed: dict[int, tuple[int, int] | None], doubts: list[str], tmp_path: Path
) -> None:
    document = written()
    add_matrix(document, cells)
    add(document, *STORM, *ICE)
    draft = read(document, tmp_path)
    assert places(draft) == placed
    unused = [each.text for each in draft.unclear if each.message.endswith("hvis det skal bruges.")]
    assert [words for words in doubts if words not in " ".join(" ".join(unused).split())] == []
    assert bool(unused) == bool(doubts)
    assert {each.risk for each in draft.unclear if each.field == "rating"} == {
        k for k, v in placed.items() if v is None
    }


def test_a_name_that_two_risks_have_places_none_of_them(tmp_path: Path) -> None:
    document = written()
    add_matrix(document, {(0, 1): "Storm"})
    add(document, *STORM, "## 2. Storm", "Beskrivelse: Igen.")
    assert places(read(document, tmp_path)) == {1: None, 2: None}


def test_a_matrix_with_five_steps_is_told(tmp_path: Path) -> None:
    document = written()
    down = ("5 Næsten sikkert", "4 Sandsynligt", "3 Muligt", "2 Sjældent", "1 Aldrig")
    add_table(document, *([name, "#1" if name[0] == "4" else "", *[""] * 4] for name in down), ["", *"abcde"])
    add(document, *STORM)
    draft = read(document, tmp_path)
    assert names(draft) == {1: "Storm"} and places(draft) == {1: None}
    assert "Matrixen kunne ikke læses" in told(draft)


def test_of_a_matrix_before_and_one_after_the_second_is_told(tmp_path: Path) -> None:
    document = written("## Før tiltag")
    add_matrix(document, {(0, 1): "#1"})
    add(document, "## Efter tiltag")
    add_matrix(document, {(2, 1): "#1"})
    add(document, *STORM)
    draft = read(document, tmp_path)
    assert places(draft) == {1: (4, 2)}
    assert "mere end én matrix" in told(draft) and "Efter tiltag" in told(draft)


# What a section says besides.


@pytest.mark.parametrize(
    ("lines", "place", "doubts"),
    [
        (("Sandsynlighed: Mindre sandsynligt", "Konsekvens: Kritisk"), (2, 3), []),
        (("Sandsynlighed: 2, Konsekvens: 3",), (2, 3), ["skala med 4 trin"]),
        (("Sandsynlighed (1-5): 5", "Konsekvens (1-5): 1"), (4, 1), ["skala med 5 trin"]),
        (
            ("Sandsynlighed: 3", "Konsekvens: 5"),
            None,
            ["skala med 5 trin", "Vælg: Mindre sandsynligt eller Sandsynligt"],
        ),
        (("Sandsynlighed: 2",), None, ["Placeringen »2« under #1 kan ikke læses"]),
        (("Sandsynlighed: ringe, siger de",), None, ["Sandsynlighed: ringe, siger de"]),
        (("Sandsynlighed: 2", "Konsekvens: 2", "Sandsynlighed: 3"), (2, 2), ["Sandsynlighed: 3"]),
    ],
)
def test_a_section_may_say_where_its_risk_stands(
    lines: Sequence[str], place: tuple[int, int] | None, doubts: list[str], tmp_path: Path
) -> None:
    draft = read(written(*STORM, *lines), tmp_path)
    assert places(draft) == {1: place}
    assert [words for words in doubts if words not in told(draft)] == []
    description, *kept = risk_of(draft, 1).description.split("\n")
    assert description == "Den kommer."
    uses = {piece.text: piece.use for piece in draft.source}
    assert {uses[line] for line in lines if line not in kept} <= {"matrix"}


def test_a_section_may_say_it_on_a_line_of_a_paragraph(tmp_path: Path) -> None:
    lines = "Beskrivelse: Den kommer.\nSandsynlighed: 2 – Mindre sandsynligt\nKonsekvens: 3\nOg den bliver."
    draft = read(written("## 1. Storm", lines), tmp_path)
    assert places(draft) == {1: (2, 3)} and risk_of(draft, 1).description == "Den kommer.\nOg den bliver."


def test_a_matrix_goes_before_what_a_section_says(tmp_path: Path) -> None:
    document = written()
    add_matrix(document, {(0, 1): "#1"})
    add(document, *STORM, "Sandsynlighed: Usandsynligt", "Konsekvens: Generende")
    draft = read(document, tmp_path)
    assert places(draft) == {1: (4, 2)}
    assert "men et andet sted som »Lav · Usandsynligt × Generende«" in told(draft)


def test_a_field_for_something_else_is_told(tmp_path: Path) -> None:
    draft = read(written(*STORM, "Ansvarlig: Havnefoged", "Handling:", "* Mål", "Frist: 1/6-2025"), tmp_path)
    assert "»Ansvarlig: Havnefoged« under #1 har en overskrift" in told(draft)
    assert "»Frist: 1/6-2025« under #1 har en overskrift" in told(draft)


# Where sections begin.


def test_chapters_before_the_risks_are_no_risks(tmp_path: Path) -> None:
    lines = ("# 1. Indledning", "Vi mødtes.", "# 2. Risici", "## 2.1 Storm", *STORM[1:], "## Risiko: Is", *ICE[1:])
    draft = read(written(*lines), tmp_path)
    assert names(draft) == {1: "Storm", 2: "Is"}
    for words in ("»1. Indledning« er ikke", "»Vi mødtes.« er ikke", "»Storm« har intet nummer"):
        assert words in told(draft)


def test_a_section_without_labels_is_a_risk_where_something_else_tells_of_it(tmp_path: Path) -> None:
    document = written()
    add_matrix(document, {(0, 1): "Vind", (1, 1): "#2"})
    add(document, "## 1. Vind", "Den blæser.", "## 2. Regn", "Den drypper.", "## 3. Storm", *STORM[1:])
    assert names(read(document, tmp_path)) == {1: "Vind", 2: "Regn", 3: "Storm"}


def test_a_number_that_word_counts_gives_way_to_what_is_written(tmp_path: Path) -> None:
    document = written("Storm: #4")
    document.add_paragraph("Storm", style="List Number")
    add(document, *STORM[1:])
    draft = read(document, tmp_path)
    assert names(draft) == {4: "Storm"}
    assert "»Storm« er nummer 1 i Words egen nummerering, men #4 i oversigten" in told(draft)


def test_a_list_of_the_sections_at_the_top_is_an_overview(tmp_path: Path) -> None:
    document = written("1. Storm", "Risiko 2: Is")
    document.add_paragraph("Hagl", style="List Number")
    add(document, *STORM, *ICE)
    draft = read(document, tmp_path)
    assert names(draft) == {1: "Storm", 2: "Is"}
    assert [piece.use for piece in draft.source[1:4]] == ["overview", "overview", "unused"]


def test_a_description_without_a_name_is_a_risk(tmp_path: Path) -> None:
    lines = ["Risikovurdering for havnen", "17-02-2025", "Beskrivelse: Den kommer.", "Handling: Mål", ""]
    draft = read_text([*lines, "Beskrivelse: Den fryser.", "Handling: Salt"], tmp_path)
    assert [risk.description for risk in draft.register_file.register.risks] == ["Den kommer.", "Den fryser."]
    assert "»Den fryser.« har intet nummer" in told(draft) and "#2 har intet navn" in told(draft)


def test_a_plain_line_above_a_description_is_a_name(tmp_path: Path) -> None:
    lines = ["Risikovurdering for havnen", "", "Storm", "Beskrivelse: Den kommer.", "Evaluering: 14/2-2025: Godt", ""]
    draft = read_text([*lines, "Is", "Beskrivelse: Den fryser.", "Handling:"], tmp_path)
    assert names(draft) == {1: "Storm", 2: "Is"}
    assert [entry.text for entry in risk_of(draft, 1).evaluations] == ["Godt"]


def test_a_form_that_nobody_has_filled_in_has_its_risks(tmp_path: Path) -> None:
    assert names(read(written("## 1. Storm", "Beskrivelse:", "Handling:", "Evaluering:"), tmp_path)) == {1: "Storm"}


# Lists.


def test_items_below_items_belong_to_them(tmp_path: Path) -> None:
    document = written(*STORM, "Handling:")
    items = (("Mål vind", ""), ("hver time", " 2"), ("8/3-2022: Ny måler", ""), ("9/3-2022: Prøvet", " 2"))
    for text, level in items:
        document.add_paragraph(text, style=f"List Bullet{level}")
    add(document, "Evaluering: 14/2-2025: Godt")
    draft = read(document, tmp_path)
    assert actions(draft) == ["Mål vind\n• hver time", "Ny måler", "Prøvet"]


def numbered(levels: str, more: str = "") -> Any:
    """A document with a list of its own, number 77."""
    document = docx.Document()
    numbering: Any = document.part.numbering_part.element
    numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(xml(f'<w:num w:numId="77"><w:abstractNumId w:val="77"/>{more}</w:num>'))
    add(document, "# Risikovurdering for havnen")
    return document


def level(depth: int, text: str, *, form: str = "decimal", more: str = "") -> str:
    inside = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inside}</w:lvl>'


def item(document: Any, text: str, depth: str = "0", key: str = "77") -> None:
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{key}"/></w:numPr></w:pPr>'
    document.element.body.insert(len(document.element.body) - 1, xml(f"<w:p>{place}{run(text)}</w:p>"))


START = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="6"/></w:lvlOverride>'


@pytest.mark.parametrize(
    ("levels", "more", "wanted"),
    [
        (level(0, "%1."), "", {1: "Vind", 2: "Storm"}),
        (level(0, "Risiko %1:"), "", {1: "Vind", 2: "Storm"}),
        (level(0, "%1."), START.format(0), {6: "Vind", 7: "Storm"}),
        (level(0, "%1."), START.format(1), {1: "Vind", 2: "Storm"}),
    ],
)
def test_what_word_counts_is_the_number_of_a_risk(
    levels: str, more: str, wanted: dict[int, str], tmp_path: Path
) -> None:
    document = numbered(levels, more)
    item(document, "Vind")
    add(document, "Beskrivelse: Den blæser.", "Handling: Mål")
    item(document, "Storm")
    add(document, "Beskrivelse: Den kommer.")
    assert names(read(document, tmp_path)) == wanted


@pytest.mark.parametrize(
    "levels", [level(0, "%1.", form="upperLetter"), level(0, "o", form="bullet"), '<w:lvl w:ilvl="zzz"/>']
)
def test_what_is_no_number_is_the_number_of_no_risk(levels: str, tmp_path: Path) -> None:
    document = numbered(levels)
    add(document, *STORM, "Handling:")
    item(document, "Mål")
    item(document, "Luk")
    draft = read(document, tmp_path)
    assert names(draft) == {1: "Storm"} and actions(draft) == ["Mål", "Luk"]


def test_a_list_that_is_not_there_has_no_numbers(tmp_path: Path) -> None:
    document = numbered("")
    document.part.numbering_part.element.insert(0, xml(f"<w:abstractNum>{level(0, '%1.')}</w:abstractNum>"))
    add(document, *STORM, "Handling:")
    item(document, "Mål", key="7777")
    assert actions(read(document, tmp_path)) == ["Mål"]


def test_numbers_in_several_steps_are_no_numbers_of_risks(tmp_path: Path) -> None:
    link = '<w:pStyle w:val="Heading2"/>'
    document = numbered(level(0, "%1.") + level(1, "%1.%2", more=link))
    style: Any = document.styles["Heading 2"].element
    style.get_or_add_pPr().append(xml('<w:numPr><w:numId w:val="77"/></w:numPr>'))
    item(document, "Risici")
    add(document, "## Storm", *STORM[1:], "Handling: Mål", "## Is", *ICE[1:])
    item(document, "Hale", key="99999")
    draft = read(document, tmp_path)
    assert names(draft) == {1: "Storm", 2: "Is"} and "»Storm« har intet nummer" in told(draft)


# Tables.


def test_forms_with_a_column_for_each_risk_are_read(tmp_path: Path) -> None:
    document = written()
    for number, name in ((1, "Storm"), (2, "Is")):
        rows = (("Nr.", str(number)), ("Risiko", name), ("Beskrivelse", "Den kommer."), ("Sandsynlighed", "Forventet"))
        add_table(
            document, *rows, ("Konsekvens", "Kritisk"), ("Tiltag", "• Mål\n• Luk"), ("Evaluering", "14/2-2025: Godt")
        )
        add(document, "Næste skema:")
    draft = read(document, tmp_path)
    assert names(draft) == {1: "Storm", 2: "Is"} and places(draft) == {1: (4, 3), 2: (4, 3)}
    assert actions(draft) == ["Mål", "Luk"]
    assert "Kolonnerne er læst sådan" in told(draft) and "Næste skema:" in told(draft)


def test_a_form_whose_head_is_the_name_is_read(tmp_path: Path) -> None:
    document = written()
    table = add_table(document, ("1. Storm", ""), ("Beskrivelse", "Den kommer."), ("Tiltag", "• Mål\n• Luk"))
    table.cell(0, 0).merge(table.cell(0, 1))
    draft = read(document, tmp_path)
    assert names(draft) == {1: "Storm"} and actions(draft) == ["Mål", "Luk"] and "Tabellen" not in told(draft)


def test_sections_beside_each_other_in_a_table_are_not_mixed(tmp_path: Path) -> None:
    document = written()
    sections = (
        "1. Storm\nBeskrivelse: Den kommer.\nHandling:\n* Mål",
        "2. Is\nBeskrivelse: Den fryser.\n\nHandling:\n* Salt",
    )
    add_table(document, sections)
    draft = read(document, tmp_path)
    assert names(draft) == {1: "Storm", 2: "Is"}
    assert (actions(draft, 1), actions(draft, 2)) == (["Mål"], ["Salt"])


ROWS = (("Nr.", "Risiko", "Beskrivelse", "Sandsynlighed", "Konsekvens"), ("1", "Storm", "Den kommer.", "1", "4"))


def test_a_matrix_goes_before_the_row_of_a_risk(tmp_path: Path) -> None:
    document = written("Vind: #3")
    rain, snow = ("4", "Regn", "Den drypper.", "2", "2"), ("5", "Sne", "Den falder.", "3", "2")
    add_table(document, *ROWS, ("2", "Is", "Den fryser.", "", ""), rain, snow)
    add_matrix(document, {(0, 1): "#1 #2", (1, 1): "#4 #5", (2, 2): "#4"})
    draft = read(document, tmp_path)
    assert places(draft) == {1: (4, 2), 2: (4, 2), 3: None, 4: (2, 2), 5: (3, 2)}
    assert "#1 står som »Høj · Forventet × Generende« i matrixen, men et andet sted" in told(draft)
    assert "#3 står i oversigten, men har intet afsnit" in told(draft) and "#4 står flere steder" in told(draft)
    assert not any(each.risk == 2 and each.field == "rating" for each in draft.unclear)
    assert [change.reason for change in risk_of(draft, 2).rating_changes] == ["Placering i det importerede papir"]


def test_rows_in_a_text_whose_matrix_is_lost_are_unsure(tmp_path: Path) -> None:
    rows = ["Nr.\tRisiko\tBeskrivelse\tHandling", "1\tStorm\tDen kommer.\tMål"]
    lost = [line for name in FALLING for line in (name, "#1" if name == "Forventet" else " ", " ", " ", " ", "")]
    draft = read_text(["Risikovurdering for havnen", *rows, "", *lost, *CONSEQUENCES], tmp_path)
    assert places(draft) == {1: None} and "Matrixens kolonner er gået tabt" in told(draft)


def test_a_table_that_sums_up_sections_tells_who_stands_where(tmp_path: Path) -> None:
    document = written("## Oversigt")
    add_table(document, *ROWS, ("7", "is", "", "2", "2"), ("8", "Hagl", "", "3", "3"))
    add(document, *STORM, "Sandsynlighed: Usandsynligt", "Konsekvens: Generende", "Handling: Mål", *ICE)
    draft = read(document, tmp_path)
    assert names(draft) == {1: "Storm", 2: "Is", 8: "Hagl"}
    assert places(draft) == {1: (1, 2), 2: (2, 2), 8: (3, 3)} and actions(draft) == ["Mål"]
    assert "er kun brugt til navne og placeringer" in told(draft) and "Den kommer.\t1" in told(draft)
    assert "#1 står som »Lav · Usandsynligt × Generende« i sit afsnit, men som »Høj" in told(draft)


@pytest.mark.parametrize("more", [(), STORM])
def test_a_table_with_a_head_alone_is_no_risk(more: Sequence[str], tmp_path: Path) -> None:
    document = written(*more)
    add_table(document, ROWS[0], ("", "", "", "", ""), ("Ingen endnu", "", "", "", ""))
    if not more:
        with pytest.raises(errors.NotARiskAssessment):
            read(document, tmp_path)
    else:
        draft = read(document, tmp_path)
        assert names(draft) == {1: "Storm"} and "Ingen endnu" in told(draft)


# Whatever else Word has.


def test_a_merged_cell_of_two_rows_is_one_risk(tmp_path: Path) -> None:
    document = written()
    table = add_table(
        document, ("Nr.", "Risiko", "Beskrivelse", "Tiltag"), ("1", "Storm", "Den kommer.", "Mål"), ("", "", "", "Luk")
    )
    for column in range(3):
        table.cell(1, column).merge(table.cell(2, column))
    draft = read(document, tmp_path)
    assert names(draft) == {1: "Storm"} and actions(draft) == ["Mål", "Luk"]


def test_what_is_deleted_at_the_end_or_in_a_table_is_not_there(tmp_path: Path) -> None:
    document = written(*STORM)
    gone = "<w:tcPr><w:cellDel/></w:tcPr>"
    cells = (
        f"<w:tc>{mark}<w:p>{run(text)}</w:p></w:tc>" for mark, text in (("", "Tiltag"), (gone, "Væk"), ("", "Mål"))
    )
    rows = f"<w:tr>{''.join(cells)}</w:tr>"
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    for fragment in (f"<w:tbl>{rows}</w:tbl>", f"<w:p>{mark}{run('Evaluering: 14/2-2025: Godt')}</w:p>"):
        document.element.body.insert(len(document.element.body) - 1, xml(fragment))
    draft = read(document, tmp_path)
    assert actions(draft) == ["Mål"] and "Væk" not in " ".join(all_words(draft))
    assert [entry.date for entry in risk_of(draft, 1).evaluations] == [dt.date(2025, 2, 14)]


def test_words_in_a_drawing_of_boxes_are_told(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    written(*STORM).save(buffer)
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    drawing = f"<a:dataModel {space}><a:t>Først måler vi</a:t><a:t/></a:dataModel>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(tmp_path / "papir.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="d1" Type="{kind}" Target="diagrams/data1.xml"/></Relationships>'
                data = data.replace(b"</Relationships>", link.encode())
            new.writestr(name, data)
        new.writestr("word/diagrams/data1.xml", drawing.encode())
    draft = read_paper(tmp_path / "papir.docx", new_id=new_ids().__next__, now=NOW)
    assert "»Først måler vi« er ikke kommet med" in told(draft)


# Text from elsewhere.


def test_a_quoted_mail_is_read_without_its_marks(tmp_path: Path) -> None:
    lines = ["> Risikovurdering for havnen", ">", "> 1. Storm", "> Beskrivelse: Den kommer.", ">> Handling:", "> - Mål"]
    draft = read_text(lines, tmp_path)
    assert names(draft) == {1: "Storm"} and actions(draft) == ["Mål"]


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    lines = [
        "# Risikovurdering for havnen",
        "",
        "## #1 Storm",
        "**Beskrivelse:** Den **altid** kommer.",
        "",
        "**Handling**",
    ]
    draft = read_text([*lines, "- **8/3-2022:** Ny måler", "- Mål", "", "**Evaluering:** 14/2-2025: Godt"], tmp_path)
    assert draft.register_file.register.title == "Risikovurdering for havnen"
    assert names(draft) == {1: "Storm"} and risk_of(draft, 1).description == "Den altid kommer."
    assert [(each.date, each.text) for each in risk_of(draft, 1).actions] == [
        (dt.date(2022, 3, 8), "Ny måler"),
        (None, "Mål"),
    ]


@pytest.mark.parametrize("dash", ["-", "–", "—", "−", "\u2011"])
def test_a_date_may_have_any_dash(dash: str, tmp_path: Path) -> None:
    draft = read_text(
        ["Risikovurdering", "1. Storm", f"Handling: 8/3{dash}2022: Mål", f"Status 31/2{dash}2022: Godt"], tmp_path
    )
    assert [(each.date, each.text) for each in risk_of(draft, 1).actions] == [(dt.date(2022, 3, 8), "Mål")]
    assert [each.date for each in risk_of(draft, 1).evaluations] == [None]


def test_a_list_of_contents_leads_to_what_is_there(tmp_path: Path) -> None:
    lines = [
        "Risikovurdering for havnen",
        "1. Storm ......... 2",
        "Hvad der mangler\t7",
        "1. Storm",
        "Beskrivelse: Den kommer.",
    ]
    draft = read_text([*lines, "Handling:", "* 3 ... 4", "* Brug 7", "7"], tmp_path)
    assert "Hvad der mangler" in told(draft) and not re.search(r"Storm \.\.", told(draft))
    assert actions(draft) == ["3 ... 4", "Brug 7", "7"]
