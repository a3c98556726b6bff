"""The report in English: every word of ours, the dates, the hyphens, and what machines are told of the language."""

import dataclasses
import io
import itertools
import re
import zipfile
from collections.abc import Iterator

import pypdfium2
import pytest

from risikoapp.domain.model import ReportOptions
from risikoapp.i18n import Language, speaking
from risikoapp.report.content import ReportContent, file_content
from risikoapp.report.pdf.hyphens import Hyphens
from risikoapp.report.pdf.render import file_pdf
from risikoapp.report.picture import matrix_svg
from risikoapp.report.risk_csv import risk_csv
from risikoapp.report.word import render_docx
from risikoapp.report.xlsx import render_xlsx
from tests.plain_texts import plain_file
from tests.report.samples import TODAY
from tests.report.test_archival import faults

DANISH = re.compile(
    r"[æøåÆØÅ»«]|\b(og|ikke|risiko|risici|siden|sidst|fra|til|uden|handling|evaluering|beskrivelse|niveau|status pr)\b",
    re.IGNORECASE,
)
EVERYTHING = ReportOptions(
    earlier_evaluations=True, closed_risks=True, curves=True, scales=True, change_log=True, attached="all"
)
FILE = plain_file()
FULL = dataclasses.replace(FILE, register=dataclasses.replace(FILE.register, report=EVERYTHING))


def texts(value: object) -> Iterator[str]:
    """Every text in what a report says."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from texts(each)
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            yield from texts(getattr(value, each.name))


def content_in(language: Language) -> ReportContent:
    with speaking(language):
        return file_content(FULL, TODAY)


def test_no_word_of_the_report_is_danish() -> None:
    english = {text for text in texts(content_in("en")) if DANISH.search(text)}
    assert english == set()
    assert any(DANISH.search(text) for text in texts(content_in("da")))


def test_days_are_written_as_in_england() -> None:
    content = content_in("en")
    assert content.status_line == "Status as of 17 February 2025"
    assert content.compared_with.startswith("compared with the status as of 29 October 2024")
    dates = {entry.date for section in content.sections for part in section.parts for entry in part.entries}
    assert dates - {""}
    assert all(re.fullmatch(r"\d\d-\d\d-\d{4}", date) for date in dates - {""})


def test_the_pdf_is_accessible_and_archival_and_says_that_it_is_english() -> None:
    with speaking("en"):
        pdf = file_pdf(FULL, TODAY)
        assert file_pdf(FULL, TODAY) == pdf
    assert faults(pdf) == []
    assert b"en-GB" in pdf
    assert b"da-DK" not in pdf
    assert b"<rdf:li>en-GB</rdf:li>" in pdf


def test_the_pdf_carries_the_same_data_in_either_language() -> None:
    def data(language: Language) -> dict[str, bytes]:
        with speaking(language):
            document = pypdfium2.PdfDocument(file_pdf(FULL, TODAY))
        found = [document.get_attachment(place) for place in range(document.count_attachments())]
        held = {each.get_name(): bytes(each.get_data()) for each in found}
        document.close()
        return held

    assert data("en") == data("da") != {}


def test_words_are_parted_where_english_and_danish_agree() -> None:
    def parts(word: str) -> list[str]:
        places = (0, *Hyphens().places(word), len(word))
        return [word[start:end] for start, end in itertools.pairwise(places)]

    with speaking("en"):
        english = parts("consequences")
    danish = parts("consequences")
    assert len(english) > 1
    assert english != danish
    with speaking("en"):
        # Most of what stands in it has been written in Danish: by English alone it would be data-gru-ndla-get.
        assert parts("datagrundlaget") == ["data", "grundla", "get"]


@pytest.mark.parametrize("language", ["en", "da"])
def test_word_and_excel_and_svg_are_told_the_language(language: Language) -> None:
    tag = {"en": "en-GB", "da": "da-DK"}[language]
    with speaking(language):
        word = render_docx(file_content(FULL, TODAY), TODAY, b"")
        excel = render_xlsx(FULL, TODAY).content
        svg = matrix_svg(file_content(FULL, TODAY)).decode()
    styles = zipfile.ZipFile(io.BytesIO(word)).read("word/styles.xml").decode()
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]*)"', styles)) == {tag}
    for package in (word, excel):
        assert tag in zipfile.ZipFile(io.BytesIO(package)).read("docProps/core.xml").decode()
    assert f'lang="{language}"' in svg


def test_no_word_of_the_other_shapes_is_danish() -> None:
    with speaking("en"):
        word = render_docx(file_content(FULL, TODAY), TODAY, b"")
        excel = render_xlsx(FULL, TODAY).content
        rows = risk_csv(FULL.register).decode("utf-8-sig")
        svg = matrix_svg(file_content(FULL, TODAY)).decode()
    parts = [rows, *re.findall(r">([^<]+)<", svg)]
    for package in (word, excel):
        opened = zipfile.ZipFile(io.BytesIO(package))
        for name in opened.namelist():
            if name.endswith(".xml") and not name.startswith("customXml"):
                parts += re.findall(r"<(?:w:t|t)[^>]*>([^<]+)<", opened.read(name).decode())
        parts += (
            re.findall(r'<sheet [^>]*name="([^"]*)"', opened.read("xl/workbook.xml").decode())
            if package is excel
            else []
        )
    assert len(parts) > 100
    assert [text for text in parts if DANISH.search(text)] == []
