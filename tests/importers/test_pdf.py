"""Our own reports read back, and PDFs that must not come through the door."""

import io
import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from risikoapp import app
from risikoapp.codec.attached import MAX_BYTES, NAMES, attachment_of
from risikoapp.codec.errors import DamagedRegister, NewerSchema, NotARegister
from risikoapp.codec.tables import to_json
from risikoapp.domain.model import RegisterFile
from risikoapp.importers import errors, pdf, pdf_child, pdf_text
from risikoapp.importers.draft import Draft
from risikoapp.importers.formats import read_paper
from risikoapp.importers.pdf_child import Answer, attached, written
from risikoapp.report.content import report_content
from risikoapp.report.pdf.render import render_pdf
from risikoapp.report.shown import shown_file
from tests.bench.registers import register_of
from tests.importers.papers import NOW, new_ids
from tests.importers.pdf_files import ALL, SHOWN, holding, locked, looping, objects, report, with_files
from tests.importers.pdf_papers import scanned, with_text
from tests.strategies import register_files

HIDDEN = NAMES.values()


def read(path: Path) -> Draft:
    return read_paper(path, new_id=new_ids().__next__, now=NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rapport æøå.PDF"


def test_a_report_becomes_again_what_it_shows(path: Path) -> None:
    path.write_bytes(report())
    draft = read(path)
    assert draft.register_file == shown_file(register_of(3).register)
    assert (draft.extent, draft.unclear) == ("shown", ())


def test_a_report_with_all_data_becomes_the_whole_file(path: Path) -> None:
    path.write_bytes(report("all"))
    draft = read(path)
    assert (draft.register_file, draft.extent) == (register_of(3), "all")


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(register_files())
def test_whatever_is_in_it_comes_back_equal(file: RegisterFile) -> None:
    content = render_pdf(
        report_content(replace(file.register, risks=()), NOW.date()), attachment=attachment_of(file, "all")
    )
    draft = pdf.understood(Path("rapport.pdf"), *attached(content, HIDDEN, MAX_BYTES))
    assert draft == Draft(register_file=file, extent="all")


def test_it_is_found_among_the_files_of_others(path: Path) -> None:
    path.write_bytes(with_files({"a.txt": b"andet", SHOWN: to_json(register_of(2)), "z.json": b"{}"}))
    assert read(path).register_file == register_of(2)


REFUSED: dict[str, tuple[Callable[[], bytes], type[Exception]]] = {
    "empty": (lambda: b"", errors.EmptyPaper),
    "text": (lambda: b"et brev", errors.DamagedPaper),
    "head alone": (lambda: b"%PDF-1.7", errors.DamagedPaper),
    "Word": (lambda: b"PK\x03\x04", errors.DamagedPaper),
    "cut short": (lambda: report()[:-5_000], errors.DamagedPaper),
    "cut at the start": (lambda: report()[3_000:], errors.DamagedPaper),
    "encrypted": (locked, errors.EncryptedPaper),
    "no password to read": (lambda: locked(""), errors.NotARiskAssessment),
    "without data": (lambda: report("none"), errors.NoDataInPdf),
    "scanned": (scanned, errors.NoTextInPdf),
    "no risks": (lambda: with_text("Dagsorden"), errors.NotARiskAssessment),
    "of others": (lambda: with_files({"a.json": to_json(register_of(1))}), errors.NoTextInPdf),
    "names that lead back": (looping, errors.DamagedPaper),
    "two reports": (lambda: with_files({SHOWN: b"{}", ALL: b"{}"}), errors.SeveralReports),
    "no catalog": (lambda: objects(b"<<>>"), errors.DamagedPaper),
    "no name": (lambda: holding(b"{}", name=""), errors.NoTextInPdf),
    "nothing attached": (lambda: holding(b""), errors.DamagedPaper),
    "broken stream": (lambda: holding(b"\x00" * 99, b"/Filter/FlateDecode"), NotARegister),
    "no JSON": (lambda: holding(b"%%%"), NotARegister),
    "letters that are none": (lambda: holding(b'{"\xff'), NotARegister),
    "deep": (lambda: holding(b"[" * 100_000), NotARegister),
    "another's JSON": (lambda: holding(b'{"a":1}'), NotARegister),
    "newer": (lambda: holding(b'{"file":{"1":{"format":"risikoapp","schema":99,"next_number":1}}}'), NewerSchema),
    "a broken rule": (
        lambda: holding(to_json(register_of(1)).replace(b'"number": 1,', b'"number": 2,')),
        DamagedRegister,
    ),
}


@pytest.mark.parametrize(("make", "failure"), REFUSED.values(), ids=REFUSED)
def test_another_is_refused_by_name(make: Callable[[], bytes], failure: type[Exception], path: Path) -> None:
    path.write_bytes(make())
    with pytest.raises(failure):
        read(path)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


ANSWERS: dict[str, tuple[Callable[[], bytes], Answer]] = {
    "text": (lambda: b"et brev", Answer.DAMAGED),
    "encrypted": (locked, Answer.ENCRYPTED),
    "without data": (lambda: report("none"), Answer.NOTHING),
    "no name": (lambda: holding(b"{}", name=""), Answer.NOTHING),
    "two reports": (lambda: with_files({SHOWN: b"{}", ALL: b"{}"}), Answer.SEVERAL),
    "nothing attached": (lambda: holding(b""), Answer.DAMAGED),
}


@pytest.mark.parametrize(("make", "answer"), ANSWERS.values(), ids=ANSWERS)
def test_the_process_answers(make: Callable[[], bytes], answer: Answer) -> None:
    assert attached(make(), HIDDEN, MAX_BYTES) == (answer, b"")


WRITTEN: dict[str, tuple[Callable[[], bytes], Answer]] = {
    "text": (lambda: b"et brev", Answer.DAMAGED),
    "ours": (lambda: report("none"), Answer.OURS),
    "a paper": (lambda: with_text("Dagsorden"), Answer.TEXT),
}


@pytest.mark.parametrize(("make", "answer"), WRITTEN.values(), ids=WRITTEN)
def test_the_process_tells_what_is_written(make: Callable[[], bytes], answer: Answer) -> None:
    assert written(make())[0] == answer


def test_more_than_any_paper_has_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "MAX_PIECES", 0)
    assert written(with_text("Dagsorden")) == (Answer.TOO_LARGE, b"")
    assert written(scanned()) == (Answer.TOO_LARGE, b"")
    monkeypatch.setattr(pdf_text, "MAX_PAGES", 0)
    assert written(with_text("Dagsorden")) == (Answer.TOO_LARGE, b"")
    path.write_bytes(with_text("Dagsorden"))
    monkeypatch.setattr(pdf, "_asked", lambda *_asked: (Answer.TOO_LARGE, b""))
    with pytest.raises(errors.PaperTooLarge):
        pdf.read_paper(path)


def test_windows_has_no_word_to_hold_a_process_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    pdf_child._hold_back()


def test_what_is_listed_twice_is_there_once() -> None:
    assert attached(holding(b"{}", times=5_000), HIDDEN, 9) == (Answer.FOUND, SHOWN.encode() + b"\n{}")


def test_more_than_may_be_attached_is_refused() -> None:
    bomb = holding(zlib.compress(b" " * 1_000_001), b"/Filter/FlateDecode")
    assert attached(bomb, HIDDEN, 1_000_000) == (Answer.TOO_LARGE, b"")
    with pytest.raises(errors.PaperTooLarge) as caught:
        pdf.understood(Path("x.pdf"), *attached(bomb, HIDDEN, 1_000_000))
    assert caught.value.unit == "bytes of data"


def test_a_process_that_breaks_is_a_broken_file() -> None:
    for code in (1, 2, 120, -6, -9, -11, 0xC0000005):
        with pytest.raises(errors.DamagedPaper):
            pdf.understood(Path("x.pdf"), code, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot be asked to hold a process back")
def test_a_bomb_breaks_the_process_and_not_the_program(path: Path) -> None:
    zeros = zlib.compressobj()
    stream = b"".join(zeros.compress(bytes(50_000_000)) for _each in range(14)) + zeros.flush()
    path.write_bytes(holding(stream, b"/Filter/FlateDecode"))
    with pytest.raises((errors.DamagedPaper, errors.PaperTooLarge)):
        read(path)


def test_a_process_that_does_not_end_is_ended(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(report())
    monkeypatch.setattr(pdf, "SECONDS", 0.05)
    monkeypatch.setattr(pdf, "program", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(errors.PaperTooSlow):
        read(path)


def test_a_process_that_nobody_waits_for_is_ended(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(report())
    monkeypatch.setattr(pdf, "program", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(errors.NobodyWaits):
        pdf.read_own(path, lambda: False)


def test_where_no_process_can_be_started_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(report())
    monkeypatch.setattr(pdf, "program", lambda: [str(path.parent / "ingen")])
    with pytest.raises(errors.UnreadablePaper):
        read(path)


def test_a_frozen_program_is_asked_by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert pdf.program() == [sys.executable]


def test_the_program_answers_whatever_folder_one_stands_in(tmp_path: Path) -> None:
    (tmp_path / "docx.py").write_text("raise SystemExit(77)")
    command = [*pdf.program(), pdf_child.ERRAND, str(MAX_BYTES), *HIDDEN]
    run = subprocess.run(command, input=report(), capture_output=True, cwd=tmp_path, check=False, timeout=60)
    assert (run.returncode, run.stdout.partition(b"\n")[0]) == (0, SHOWN.encode())
    assert run.stderr == b""


class _Stream:
    def __init__(self, content: bytes = b"") -> None:
        self.buffer = io.BytesIO(content)


def test_the_errand_is_done_by_the_program_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: dict[Any, Any] = {}
    if sys.platform != "win32":
        import resource

        monkeypatch.setattr(resource, "setrlimit", limits.__setitem__)
    answer = _Stream()
    monkeypatch.setattr(sys, "stdin", _Stream(report("all")))
    monkeypatch.setattr(sys, "stdout", answer)
    assert app.main([pdf_child.ERRAND, str(MAX_BYTES), *HIDDEN]) == 0
    assert answer.buffer.getvalue() == ALL.encode() + b"\n" + to_json(register_of(3))
    assert all(soft == hard for soft, hard in limits.values())


def test_a_file_that_is_too_large_is_refused_unread(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(pdf.MAX_BYTES + 1)
    with pytest.raises(errors.PaperTooLarge):
        read(path)


def test_what_is_not_there_or_no_file_is_told(path: Path) -> None:
    with pytest.raises(errors.PaperMissing):
        read(path)
    path.mkdir()
    with pytest.raises(errors.UnreadablePaper):
        read(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(errors.UnreadablePaper):
        read(path)


def test_pdfium_waits_until_a_pdf_comes() -> None:
    code = "import sys, risikoapp.app, risikoapp.importers.pdf; print('pypdfium2' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.split() == ["False"]
