"""What is packed in a file, looked at before it is unpacked and whatever its name."""

import io
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from risikoapp.importers import errors, xlsx
from risikoapp.importers.docx import MAX_XML_BYTES
from risikoapp.importers.formats import read_paper
from risikoapp.importers.packages import looks_like_xml
from tests.importers.papers import NOW, new_ids
from tests.importers.tables import as_xlsx
from tests.importers.word_files import repacked, sound

SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["Nr", "Navn", "Tiltag"], [1, "Storm", "Luk porten"]]
ATTACK = b'<!DOCTYPE a [<!ENTITY b "c">]>'


def sheet_called(name: str, change: bytes = b"") -> bytes:
    """A workbook whose sheet lies under another name, with something at its beginning."""
    content = as_xlsx(ROWS)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {entry: package.read(entry) for entry in package.namelist()}
    sheet = parts.pop(SHEET)
    parts[f"xl/worksheets/{name}"] = change + sheet
    for entry in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        parts[entry] = parts[entry].replace(b"sheet1.xml", name.encode())
    return packed(parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return made.getvalue()


def names(path: Path, content: bytes) -> list[str]:
    path.write_bytes(content)
    draft = read_paper(path, new_id=new_ids().__next__, now=NOW)
    return [risk.name for risk in draft.register_file.register.risks]


@pytest.mark.parametrize("name", ["sheet1.xml", "sheet1.bin", "sheet1", "billede.svg", "billede.png"])
def test_a_sheet_is_looked_through_whatever_its_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    assert names(path, sheet_called(name)) == ["Storm"]
    with pytest.raises(errors.DamagedPaper, match="document type"):
        names(path, sheet_called(name, ATTACK))


@pytest.mark.parametrize("name", ["sheet1.xml", "sheet1.bin"])
def test_it_counts_as_text_whatever_its_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(errors.PaperTooLarge) as caught:
        names(tmp_path / "log.xlsx", sheet_called(name, b" " * 900 + b"<!--" + b"x" * xlsx.MAX_XML_BYTES + b"-->"))
    assert caught.value.unit == "bytes of text"
    part = b"<a>" + b"x" * MAX_XML_BYTES + b"</a>"
    with_part = repacked(sound(), {})
    made = io.BytesIO(with_part)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(f"word/{name}", part)
    with pytest.raises(errors.PaperTooLarge):
        names(tmp_path / "papir.docx", made.getvalue())


def test_a_drawing_and_pictures_do_not_hinder(tmp_path: Path) -> None:
    made = io.BytesIO(as_xlsx(ROWS))
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("xl/media/image1.svg", b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>')
        package.writestr("xl/media/image2.png", b"\x89PNG\0<!DOCTYPE")
        package.writestr("xl/media/image3.png", b"")
    assert names(tmp_path / "log.xlsx", made.getvalue()) == ["Storm"]


def test_a_picture_that_cannot_be_unpacked_hinders_no_word_file(tmp_path: Path) -> None:
    made = io.BytesIO(sound())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image1.png", b"\x89PNG" + bytes(5_000))
    content = bytearray(made.getvalue())
    start = content.index(b"word/media/image1.png") + len("word/media/image1.png")
    content[start : start + 8] = b"\xff" * 8
    assert names(tmp_path / "papir.docx", bytes(content)) == ["Storm"]


@pytest.mark.parametrize(
    ("name", "begins", "is_xml"),
    [
        ("a.xml", b"", True),
        ("a.rels", b"PK", True),
        ("a", b"\xef\xbb\xbf\r\n <a/>", True),
        ("a.png", "<a/>".encode("utf-16"), True),
        ("a.png", "<a/>".encode("utf-16-be"), True),
        ("a.png", "<a/>".encode("utf-32-be"), True),
        ("a.png", "<?xml".encode("cp037"), True),
        ("a.png", b"\x89PNG", False),
        ("a.ico", b"\0\0\1\0", False),
        ("a.bin", b"", False),
    ],
)
def test_what_looks_like_xml(name: str, begins: bytes, is_xml: bool) -> None:
    assert looks_like_xml(name, begins) == is_xml


def test_what_openpyxl_says_is_not_heard_and_nobody_elses_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = as_xlsx(ROWS)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        styles = package.read("xl/styles.xml")
    with pytest.raises(errors.DamagedPaper):
        names(tmp_path / "log.xlsx", repacked(content, {"xl/styles.xml": styles.replace(b'xfId="0"', b'xfId="77"')}))
    odd = styles.replace(b"</styleSheet>", b"</styleSheet>").replace(b"Normal", b"Unormal")
    assert names(tmp_path / "log.xlsx", repacked(content, {"xl/styles.xml": odd})) == ["Storm"]
    assert capsys.readouterr() == ("", "")
    with pytest.warns(UserWarning, match="Æblet"):
        warnings.warn("Æblet", stacklevel=1)
