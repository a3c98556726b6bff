"""A report in English on what was written in Danish: who listens hears each in its own language, and Word spells so."""

import ctypes
import dataclasses
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree

import pypdfium2
import pytest
from pypdfium2 import raw

from risikoapp.domain.criteria import STANDARD_CRITERIA
from risikoapp.domain.log import Log, LogEntry
from risikoapp.domain.model import Action, Register, RegisterFile, StateChange
from risikoapp.i18n import speaking
from risikoapp.paths import resource
from risikoapp.report.content import Own, ReportContent, file_content
from risikoapp.report.pdf.archive import archive
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.render import draw, file_pdf
from risikoapp.report.pdf.tags import MARK_BITS, Element, Mark
from risikoapp.report.word import render_docx
from risikoapp.storage.repository import Repository
from risikoapp.terms import standard_criteria
from tests.plain_texts import plain_file
from tests.report.samples import CREATED, TODAY, risk
from tests.report.test_archival import faults
from tests.report.test_english import EVERYTHING

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAMPLE = Repository.open(resource("eksempel.risiko"))[1]


def register() -> Register:
    """One risk with all that can be told of it, one with nothing, one that is closed."""
    full = dataclasses.replace(
        risk(3, "Teknik", cell=(2, 3), description="Løsningen er ny.", evaluations=[(TODAY, "Går godt.")]),
        actions=(
            Action(id="a", rank="V1", text="Afprøves.", date=TODAY, owner="Driftschef"),
            Action(id="b", rank="V2", text="", due=TODAY),
            Action(id="c", rank="V3", text="Mødes."),
        ),
        former_numbers=(7,),
    )
    empty = risk(4, "", cell=None)
    shut = StateChange(id="s", date=TODAY, state="closed")
    held = (dataclasses.replace(shut, reason="Holdt."),)
    closed = dataclasses.replace(risk(5, "Tidsplan"), state="closed", state_changes=held)
    bare = dataclasses.replace(risk(6), state="closed", state_changes=(shut,))
    lowest, *others = STANDARD_CRITERIA.likelihood_steps
    return Register(
        title="Prøvedriften",
        recommendation="Godkend planen.",
        status_date=TODAY,
        criteria=dataclasses.replace(
            STANDARD_CRITERIA, likelihood_steps=(dataclasses.replace(lowest, definition="Aldrig set."), *others)
        ),
        risks=(full, empty, closed, bare),
        report=dataclasses.replace(EVERYTHING, owners=True, change_log=True),
    )


def logged() -> RegisterFile:
    entry = LogEntry(
        id="x1", time=CREATED, field="description", risk="r00003", number=3, old="", new="Løsningen er ny."
    )
    placed = dataclasses.replace(entry, id="x2", field="rating", old="Ikke placeret", new="Høj")
    return RegisterFile(register=register(), next_number=7, log=Log(entries=(entry, placed)))


def content_of(file: RegisterFile) -> ReportContent:
    with speaking("en"):
        return file_content(file, TODAY)


def heard(content: ReportContent) -> dict[str, str]:
    """What the PDF says, each text with the language that it is heard in, "" for that of the document."""
    with speaking("en"):
        file, document = draw(content, Measure())
        archive(file, content, None)
        pdf = file.written()
    assert faults(pdf) == []
    texts = marked_texts(pdf)
    return {"".join(texts[mark]).strip(): language for mark, language in languages(document, "")}


def languages(element: Element, within: str) -> Iterator[tuple[Mark, str]]:
    language = element.lang or within
    for child in element.children:
        if isinstance(child, Element):
            yield from languages(child, language)
        elif isinstance(child, Mark):
            yield child, language


def marked_texts(pdf: bytes) -> dict[Mark, list[str]]:
    """What is printed in each mark, as PDFium sees it."""
    found: dict[Mark, list[str]] = defaultdict(list)
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        text_page = page.get_textpage()
        for place in range(raw.FPDFPage_CountObjects(page.raw)):
            shown = raw.FPDFPage_GetObject(page.raw, place)
            mark = mark_of(shown)
            if mark is not None and raw.FPDFPageObj_GetType(shown) == raw.FPDF_PAGEOBJ_TEXT:
                length = raw.FPDFTextObj_GetText(shown, text_page.raw, None, 0)
                buffer = ctypes.create_string_buffer(length)
                units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
                raw.FPDFTextObj_GetText(shown, text_page.raw, units, length)
                found[(number << MARK_BITS) + mark].append(buffer.raw.decode("utf-16-le").rstrip("\0"))
        text_page.close()
    document.close()
    return found


def mark_of(shown: object) -> int | None:
    for place in range(raw.FPDFPageObj_CountMarks(shown)):
        value = ctypes.c_int()
        if raw.FPDFPageObjMark_GetParamIntValue(raw.FPDFPageObj_GetMark(shown, place), b"MCID", value):
            return value.value
    return None


OWN = {
    *("Prøvedriften", "Godkend planen.", "Forventet", "Usandsynligt", "Kritisk", "Teknik", "Løsningen er ny."),
    *("Mindre sandsynligt × Kritisk", "3. Teknik (formerly #7)", "Afprøves.", "Mødes.", "Går godt.", "Aldrig set."),
    *("Tidsplan", "17-02-2025: Holdt."),
}
OURS = {
    *("Risks", "Likelihood", "High", "#3", "Without a name", "Not placed", "4. Without a name", "Description", "•"),
    *("17-02-2025", "(Owner: Driftschef)", "(Due: 17-02-2025)", "No description yet.", "Change log", "#6"),
}


def runs(package: bytes) -> list[tuple[str, str]]:
    """The runs of the page and its foot, each with the language that it says it is in."""
    parts = zipfile.ZipFile(io.BytesIO(package))
    found: list[tuple[str, str]] = []
    for name in (each for each in parts.namelist() if each.startswith(("word/document", "word/footer"))):
        for run in ElementTree.fromstring(parts.read(name)).iter(f"{W}r"):
            language = run.find(f"{W}rPr/{W}lang")
            text = "".join(piece.text or "" for piece in run.iter(f"{W}t"))
            found.append((text, "" if language is None else language.attrib[f"{W}val"]))
    return found


def test_word_is_told_so_too() -> None:
    package = render_docx(content_of(logged()), TODAY)
    told = dict(runs(package))
    own = OWN - {"Tidsplan", "17-02-2025: Holdt.", "Aldrig set.", "Usandsynligt"}
    own |= {"Tidsplan · 17-02-2025: Holdt.", "Usandsynligt: Aldrig set."}
    assert {text: told.get(text) for text in own} == dict.fromkeys(own, "da-DK")
    ours = OURS - {"17-02-2025", "•", "#6", "(Owner: Driftschef)"}
    ours |= {"17-02-2025: ", "#5 ", " (Owner: Driftschef)", "High · "}
    assert {text: told.get(text) for text in ours} == dict.fromkeys(ours, "")
    assert runs(package).count(("Prøvedriften", "da-DK")) == 2


def test_a_text_is_a_persons_only_where_somebody_wrote_it() -> None:
    content = content_of(RegisterFile(register=Register()))
    assert not isinstance(content.title, Own)
    assert not isinstance(content.recommendation, Own)
    assert isinstance(content.matrix.columns[0], Own)


def test_what_was_begun_in_english_is_taken_to_be_english() -> None:
    with speaking("en"):
        criteria = standard_criteria()
        renamed = dataclasses.replace(criteria.likelihood_steps[0], name="Rare")
        criteria = dataclasses.replace(criteria, likelihood_steps=(renamed, *criteria.likelihood_steps[1:]))
        file = dataclasses.replace(logged(), register=dataclasses.replace(register(), criteria=criteria))
        assert b"da-DK" not in file_pdf(file, TODAY)
        assert b"da-DK" not in zipfile.ZipFile(io.BytesIO(render_docx(file_content(file, TODAY), TODAY))).read(
            "word/document.xml"
        )


@pytest.mark.parametrize("file", [logged(), SAMPLE, plain_file()], ids=["full", "sample", "plain"])
def test_a_report_in_danish_has_one_language(file: RegisterFile) -> None:
    content = file_content(file, TODAY)
    assert not any(element.lang for element in draw(content, Measure())[1].elements())
    assert {language for _text, language in runs(render_docx(content, TODAY))} == {""}


def test_a_place_and_its_change_are_read_in_the_order_in_which_they_stand() -> None:
    document = draw(content_of(SAMPLE), Measure())[1]
    places = [each for each in document.elements() if [child.kind for child in spans(each)] == ["Span", "Span"]]
    assert len(places) == 3
    assert all([child.lang for child in spans(each)] == ["", "da-DK"] for each in places)
    marks = [mark for mark, _language in languages(document, "")]
    assert marks == sorted(marks)


def spans(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element) and child.kind == "Span"]
