"""The door, and the files that must not come through it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from risikoapp.importers import docx as word
from risikoapp.importers import errors, packages
from risikoapp.importers.draft import Draft
from risikoapp.importers.formats import SUFFIXES, read_paper
from tests.importers.papers import NOW, new_ids
from tests.importers.stand_in import without_office
from tests.importers.word_files import (
    BODY,
    ENCRYPTED,
    LAUGHING,
    OLE,
    changed,
    flagged_as_encrypted,
    packed,
    sound,
    with_body,
)


def read(path: Path) -> Draft:
    return read_paper(path, new_id=new_ids().__next__, now=NOW)


HOSTILE: dict[str, tuple[Callable[[], bytes], type[errors.ImportFailure]]] = {
    "empty": (lambda: b"", errors.EmptyPaper),
    "text": (lambda: b"%PDF-1.7 en PDF", errors.DamagedPaper),
    "old Word": (lambda: OLE, errors.OldWordPaper),
    "encrypted by Word": (lambda: ENCRYPTED, errors.EncryptedPaper),
    "encrypted by zip": (flagged_as_encrypted, errors.EncryptedPaper),
    "cut short": (lambda: sound()[:-200], errors.DamagedPaper),
    "cut at the start": (lambda: sound()[1000:], errors.DamagedPaper),
    "zip of nothing": (packed, errors.DamagedPaper),
    "zip of pictures": (lambda: packed("a.jpg"), errors.DamagedPaper),
    "types and no more": (lambda: packed("[Content_Types].xml"), errors.DamagedPaper),
    "no document": (lambda: changed(word__document=None), errors.DamagedPaper),
    "document is not XML": (lambda: changed(word__document=b"\xff\xfe\x00"), errors.DamagedPaper),
    "document is empty": (lambda: changed(word__document=b""), errors.DamagedPaper),
    "document is other XML": (lambda: changed(word__document=b"<a/>"), errors.DamagedPaper),
    "document without a body": (
        lambda: changed(word__document=BODY.replace("<w:body>{}</w:body>", "").encode()),
        errors.DamagedPaper,
    ),
    "styles are not XML": (lambda: changed(word__styles=b"<w:styles"), errors.DamagedPaper),
    "entities": (lambda: with_body("<w:p/>", LAUGHING), errors.DamagedPaper),
    "a file through an entity": (
        lambda: with_body(
            "<w:p><w:r><w:t>&f;</w:t></w:r></w:p>", '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        ),
        errors.DamagedPaper,
    ),
    "laughs in an attribute": (
        lambda: with_body('<w:p w:a="&l9;"/>', LAUGHING),
        errors.DamagedPaper,
    ),
    "nested deep": (lambda: with_body("<w:sdt>" * 5000 + "</w:sdt>" * 5000), errors.DamagedPaper),
    "no risks": (lambda: with_body("<w:p><w:r><w:t>Referat</w:t></w:r></w:p>"), errors.NotARiskAssessment),
    "nothing written": (lambda: with_body(""), errors.NotARiskAssessment),
}


@pytest.mark.parametrize(("make", "failure"), HOSTILE.values(), ids=HOSTILE)
def test_a_bad_file_is_refused_by_name(
    make: Callable[[], bytes],
    failure: type[errors.ImportFailure],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_office(monkeypatch)
    path = tmp_path / "papir.docx"
    path.write_bytes(make())
    with pytest.raises(errors.ImportFailure) as caught:
        read(path)
    assert type(caught.value) is failure
    assert caught.value.path == path


def test_what_the_hostile_files_are_made_of_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "papir.docx"
    path.write_bytes(changed())
    assert read(path).register_file.register.risks[0].name == "Storm"


@pytest.mark.parametrize(("module", "limit"), [(packages, "MAX_BYTES"), (word, "MAX_XML_BYTES")])
def test_a_bomb_is_refused_before_it_is_unpacked(
    module: ModuleType, limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, limit, 1_000_000)
    path = tmp_path / "papir.docx"
    path.write_bytes(changed(word__document=b" " * 2_000_000))
    assert path.stat().st_size < 1_000_000
    with pytest.raises(errors.PaperTooLarge) as caught:
        read(path)
    assert (caught.value.path, caught.value.limit) == (path, 1_000_000)


def test_a_paper_of_too_many_lines_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "MAX_LINES", 3)
    path = tmp_path / "papir.docx"
    path.write_bytes(sound())
    with pytest.raises(errors.PaperTooLarge) as caught:
        read(path)
    assert (caught.value.limit, caught.value.unit) == (3, "lines")


@pytest.mark.parametrize(
    "inside",
    [
        "<w:p/>" * 6,
        "<w:p><w:r><w:br/><w:br/><w:br/><w:cr/><w:cr/></w:r></w:p>",
        "<w:p><w:r><w:t>a\nb\nc\nd\ne\nf</w:t></w:r></w:p>",
        "<w:tbl><w:tr/><w:tr><w:tc/><w:tc/><w:tc/><w:tc/></w:tr></w:tbl>",
    ],
)
def test_what_takes_time_or_room_counts_as_a_line(inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "papir.docx"
    path.write_bytes(with_body(inside))
    monkeypatch.setattr(word, "MAX_LINES", 6)
    with pytest.raises(errors.NotARiskAssessment):
        read(path)
    monkeypatch.setattr(word, "MAX_LINES", 5)
    with pytest.raises(errors.PaperTooLarge):
        read(path)


def test_a_package_of_too_many_parts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "papir.docx"
    path.write_bytes(sound())
    monkeypatch.setattr(packages, "MAX_PARTS", 3)
    with pytest.raises(errors.DamagedPaper):
        read(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør.docx")
    (tmp_path / "nuller.docx").symlink_to("/dev/zero")
    for name in ("rør.docx", "nuller.docx"):
        with pytest.raises(errors.UnreadablePaper):
            read(tmp_path / name)


def test_a_file_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """The size that the package declares bounds what is unpacked."""
    data = bytearray(changed(word__document=b" " * 2_000_000))
    place = data.find((2_000_000).to_bytes(4, "little"), data.find(b"PK\x01\x02"))
    data[place : place + 4] = (1000).to_bytes(4, "little")
    path = tmp_path / "papir.docx"
    path.write_bytes(data)
    with pytest.raises(errors.DamagedPaper):
        read(path)


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "papir.docx"
    with path.open("wb") as file:
        file.truncate(packages.MAX_BYTES + 1)
    with pytest.raises(errors.PaperTooLarge):
        read(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(errors.PaperMissing) as caught:
        read(tmp_path / "væk.docx")
    assert caught.value.path == tmp_path / "væk.docx"


def test_a_folder_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "mappe.docx"
    folder.mkdir()
    with pytest.raises(errors.UnreadablePaper) as caught:
        read(folder)
    assert caught.value.reason


@pytest.mark.parametrize("name", ["papir.wpd", "papir", "papir.docx.zip", ".docx"])
def test_another_format_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(errors.UnknownFormat) as caught:
        read(tmp_path / name)
    assert caught.value.suffix == Path(name).suffix


def test_capital_letters_in_the_ending_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "PAPIR.DOCX"
    path.write_bytes(sound())
    assert read(path).register_file.register.title == "Risikovurdering for havnen"
    assert ".docx" in SUFFIXES


def test_python_docx_waits_until_a_word_file_comes() -> None:
    code = "import sys, risikoapp.importers.formats; print('docx' in sys.modules, 'lxml' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.split() == ["False", "False"]
