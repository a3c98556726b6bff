"""The data in a Word file are found for as long as its words are the same, and no longer."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import partial

import pytest

from risikoapp import carried
from risikoapp.report.content import report_content
from risikoapp.report.word import render_docx
from tests.report.samples import TODAY, paper

DATA = '{"navn": "Æblerød"}'.encode()
ITEM, BODY = "customXml/item1.xml", "word/document.xml"
Change = Callable[[bytes], bytes]


def written() -> bytes:
    return render_docx(report_content(paper(), TODAY), TODAY, DATA)


def changed(package: bytes, **changes: Change) -> bytes:
    """The package with some of its files changed, by the last word of their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(made, "w") as target:
        for entry in source.infolist():
            word = entry.filename.rpartition("/")[2].removesuffix(".xml")
            target.writestr(entry.filename, changes.get(word, bytes)(source.read(entry)))
    return made.getvalue()


def replacing(old: str, new: str) -> Change:
    def change(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode())

    return change


def test_the_data_are_found() -> None:
    assert carried.data_in(written()) == DATA


def test_a_file_without_data_has_none() -> None:
    assert carried.data_in(render_docx(report_content(paper(), TODAY), TODAY)) is None


def test_word_may_save_it_in_its_own_way() -> None:
    def in_pieces(content: bytes) -> bytes:
        text = content.decode()
        split = '<w:t xml:space="preserve">Klinikkerne er </w:t></w:r><w:proofErr w:type="x"/><w:r><w:t>med'
        assert "<w:t>Klinikkerne er med" in text
        text = text.replace("<w:t>Klinikkerne er med", split)
        return text.replace("<w:r>", '<w:r w:rsidR="00A1">').encode()

    pages = partial(re.sub, rb"<w:t>1</w:t>", b"<w:t>17</w:t>")
    assert carried.data_in(changed(written(), document=in_pieces, footer1=pages)) == DATA


def test_word_may_write_the_numbers_of_pages_in_its_other_way() -> None:
    def in_parts(content: bytes) -> bytes:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        begin, middle, end = (mark.format(kind).encode() for kind in ("begin", "separate", "end"))
        code = b"<w:r><w:instrText>PAGE</w:instrText></w:r>"
        opened = re.sub(rb"<w:fldSimple[^>]*>", begin + code + middle, content)
        assert opened != content
        return opened.replace(b"</w:fldSimple>", end).replace(b"<w:t>1</w:t>", b"<w:t>17</w:t>")

    assert carried.data_in(changed(written(), footer1=in_parts)) == DATA


def test_another_date_in_the_head_of_the_pages_is_an_edit() -> None:
    assert carried.data_in(changed(written(), header1=replacing("2025</w:t>", "2031</w:t>"))) is None


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("document", "Klinikkerne er med", "Klinikkerne er ikke med"),
        ("document", "8/3-2022", "9/3-2022"),
        ("document", "<w:t>#3</w:t>", "<w:t></w:t>"),
        ("document", "Udbredelse</w:t>", "Udbredelse</w:t><w:br/>"),
        ("header1", "Sekretariatet", "Kontoret"),
        ("footer1", "</w:ftr>", "<w:p><w:r><w:t>Fortroligt</w:t></w:r></w:p></w:ftr>"),
    ],
)
def test_an_edit_is_never_ignored(part: str, old: str, new: str) -> None:
    assert carried.data_in(changed(written(), **{part: replacing(old, new)})) is None


def test_a_number_that_goes_to_the_next_cell_is_an_edit() -> None:
    content = zipfile.ZipFile(io.BytesIO(written())).read(BODY).decode()
    start = content.index("<w:t>#1  #6</w:t>")
    moved = content[:start] + "<w:t></w:t>" + content[start + len("<w:t>#1  #6</w:t>") :]
    assert content.index("<w:r/>", start) > start
    moved = moved[:start] + moved[start:].replace("<w:r/>", "<w:r><w:t>#1  #6</w:t></w:r>", 1)
    assert carried.data_in(changed(written(), document=lambda _old: moved.encode())) is None


@pytest.mark.parametrize(
    "item",
    [
        b"<data",
        b'<data xmlns="urn:andre"/>',
        b'<!DOCTYPE a [<!ENTITY b "c">]><data xmlns="urn:risikoapp:data">&b;</data>',
        '<data xmlns="urn:risikoapp:data"/>'.encode("utf-16"),
    ],
)
def test_what_is_broken_is_no_data(item: bytes) -> None:
    assert carried.data_in(changed(written(), item1=lambda _old: item)) is None


@pytest.mark.parametrize("packed", ["", "æ", "AAAA", "eJw="])
def test_data_that_cannot_be_unpacked_are_none(packed: str) -> None:
    def spoilt(content: bytes) -> bytes:
        return re.sub(rb">[^<]+</data>", f">{packed}</data>".encode(), content)

    assert carried.data_in(changed(written(), item1=spoilt)) is None


def test_more_than_a_file_may_have_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    package = written()
    monkeypatch.setattr(carried, "MAX_DATA", 3)
    assert carried.data_in(package) is None


def test_without_a_body_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    package = written()
    monkeypatch.setattr(carried, "_BODY", "word/andet.xml")
    assert carried.data_in(package) is None
    assert carried.data_in(b"PK") is None
