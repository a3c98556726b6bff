"""Old Word files and those of LibreOffice, read through a stand-in for it."""

import io
import os
import select
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from risikoapp.importers import errors, office
from risikoapp.importers.children import IsWanted
from risikoapp.importers.formats import read_paper
from risikoapp.messages import message
from tests.importers.papers import NOW, new_ids
from tests.importers.stand_in import COPY, hide, install
from tests.importers.word_files import ENCRYPTED, OLE, sound

RTF = rb"{\rtf1\ansi Storm}"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script for a shell")


def odt(content: str = "<office:document-content/>") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
    return buffer.getvalue()


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without LibreOffice, and a folder for what a stand-in notes."""
    hide(tmp_path, monkeypatch)
    return tmp_path


def paper(notes: Path, content: bytes, name: str = "gammel øvelse.doc") -> Path:
    folder = notes / "papirer"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder / name


def title(path: Path) -> str:
    return read_paper(path, new_id=new_ids().__next__, now=NOW).register_file.register.title


@pytest.mark.parametrize(
    ("name", "content", "suffix"),
    [
        ("papir.doc", OLE, ".doc"),
        ("papir.DOC", RTF, ".rtf"),
        ("papir.docx", OLE, ".doc"),
        ("papir.odt", odt(), ".odt"),
        ("papir.rtf", RTF, ".rtf"),
    ],
)
def test_such_a_paper_is_read_as_the_word_file_it_becomes(notes: Path, name: str, content: bytes, suffix: str) -> None:
    install(notes, COPY)
    path = paper(notes, content, name)
    assert title(path) == "Risikovurdering for havnen"
    arguments = (notes / "arguments").read_text(encoding="utf-8").split("\n")
    assert {"--headless", "--norestore", "--convert-to", "docx"} <= set(arguments)
    source = Path(arguments[-2])
    assert source.name == f"papir{suffix}" and (notes / "source").read_bytes() == content
    assert not source.parent.exists(), "what is needed meanwhile goes"
    assert [each.name for each in path.parent.iterdir()] == [name]


def test_it_has_a_profile_of_its_own_that_executes_nothing(notes: Path) -> None:
    install(notes, COPY)
    title(paper(notes, OLE))
    settings = (notes / "registrymodifications.xcu").read_text(encoding="utf-8")
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in settings
    assert '"BlockUntrustedRefererLinks" oor:op="fuse"><value>true<' in settings


def test_what_only_is_called_so_is_read_without_it(notes: Path) -> None:
    assert title(paper(notes, sound(), "papir.doc")) == "Risikovurdering for havnen"


@pytest.mark.parametrize(
    ("content", "failure", "words"),
    [
        (OLE, errors.OldWordPaper, "gammelt Word-format (.doc). Åbn den i Word, gem den som .docx"),
        (odt(), errors.NeedsOffice, "kun læses ind, hvor LibreOffice er installeret. Åbn den i Word, gem den som"),
        (RTF, errors.NeedsOffice, "kun læses ind, hvor LibreOffice er installeret. Åbn den i Word, gem den som"),
        (ENCRYPTED, errors.EncryptedPaper, "beskyttet med adgangskode"),
        (b"%PDF-1.7 med en forkert endelse", errors.DamagedPaper, "noget andet, end endelsen siger"),
    ],
)
def test_without_it_a_clear_word_is_said(
    notes: Path, content: bytes, failure: type[errors.ImportFailure], words: str
) -> None:
    with pytest.raises(failure) as caught:
        title(paper(notes, content))
    assert words in message(caught.value, None) and "gammel øvelse.doc" in message(caught.value, None)


@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_what_it_cannot_read_is_told(notes: Path, script: str) -> None:
    install(notes, script)
    with pytest.raises(errors.NotConverted) as caught:
        title(paper(notes, OLE))
    assert message(caught.value, None).startswith("LibreOffice kunne ikke læse")


@pytest.mark.parametrize("has_shell", [True, False])
def test_a_program_that_does_not_start_is_told(notes: Path, monkeypatch: pytest.MonkeyPatch, has_shell: bool) -> None:
    if not has_shell:
        monkeypatch.setattr(office, "_SHELL", str(notes / "ingen"))
    install(notes, "").write_bytes(b"\0")
    with pytest.raises(errors.NotConverted):
        title(paper(notes, OLE))


def test_what_it_makes_is_looked_at_like_any_other_file(notes: Path) -> None:
    install(notes, COPY)
    (notes / "made.docx").write_bytes(b"PK\x03\x04 noget andet")
    with pytest.raises(errors.DamagedPaper) as caught:
        title(paper(notes, OLE))
    assert caught.value.path.name == "gammel øvelse.doc"


@pytest.mark.parametrize("platform", [sys.platform, "win32"])
def test_it_is_ended_with_all_that_it_has_started(notes: Path, monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    program = install(notes, 'exec 3> "{notes}/lives"\nsleep 60 &\necho begun >&3\nwait')
    monkeypatch.setattr(office, "found_program", lambda: str(program))
    os.mkfifo(notes / "lives")
    listener = os.open(notes / "lives", os.O_RDONLY | os.O_NONBLOCK)
    path = paper(notes, OLE)
    run, answer_of = subprocess.run, office.answer_of

    def hasty(path: Path, process: subprocess.Popen[bytes], _seconds: float, is_wanted: IsWanted) -> bytes:
        # Not before it has started something: that takes its time on a busy machine.
        assert select.select([listener], [], [], 30)[0] and os.read(listener, 9) == b"begun\n"
        return answer_of(path, process, 0.1, is_wanted)

    def kill(command: list[str], **options: object) -> object:
        assert command[:4] == ["taskkill", "/F", "/T", "/PID"]
        return run(["kill", "-9", "--", f"-{command[4]}"], check=True)

    monkeypatch.setattr(office, "answer_of", hasty)
    monkeypatch.setattr(subprocess, "run", kill)
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0, raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(errors.PaperTooSlow):
        office.as_docx(path, path.read_bytes())
    monkeypatch.undo()
    ended, _writable, _failed = select.select([listener], [], [], 10)
    assert ended and os.read(listener, 1) == b""
    os.close(listener)


def test_it_is_ended_where_a_person_does_not_wait(notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = install(notes, 'exec 3> "{notes}/lives"\nsleep 60 &\necho begun >&3\nwait')
    monkeypatch.setattr(office, "found_program", lambda: str(program))
    os.mkfifo(notes / "lives")
    listener = os.open(notes / "lives", os.O_RDONLY | os.O_NONBLOCK)

    class Interrupted(subprocess.Popen[bytes]):
        def wait(self, timeout: float | None = None) -> int:
            if timeout is None:
                return super().wait()
            assert select.select([listener], [], [], 30)[0] and os.read(listener, 9) == b"begun\n"
            raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "Popen", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        office.as_docx(paper(notes, OLE), OLE)
    assert select.select([listener], [], [], 10)[0] and os.read(listener, 9) == b""
    os.close(listener)


def test_it_is_ended_as_soon_as_nobody_waits(notes: Path) -> None:
    install(notes, 'exec 3> "{notes}/lives"\nsleep 60 &\necho begun >&3\nwait')
    os.mkfifo(notes / "lives")
    listener = os.open(notes / "lives", os.O_RDONLY | os.O_NONBLOCK)
    path = paper(notes, OLE)
    with pytest.raises(errors.NobodyWaits):
        read_paper(
            path,
            new_id=new_ids().__next__,
            now=NOW,
            is_wanted=lambda: not (select.select([listener], [], [], 0)[0] and os.read(listener, 9)),
        )
    assert select.select([listener], [], [], 10)[0]
    assert os.read(listener, 9) == b""
    os.close(listener)


@pytest.mark.parametrize("has_shell", [True, False])
def test_it_has_no_more_memory_than_a_paper_takes(
    notes: Path, monkeypatch: pytest.MonkeyPatch, has_shell: bool
) -> None:
    install(notes, 'ulimit -d > "{notes}/limit"\n' + COPY)
    if not has_shell:
        monkeypatch.setattr(office, "_SHELL", str(notes / "ingen"))
    title(paper(notes, OLE))
    limit = (notes / "limit").read_text(encoding="utf-8").strip()
    assert (limit == "1464843") == (has_shell and sys.platform == "linux")


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (odt("<p/>" * 11_000_000), errors.PaperTooLarge),
        (odt()[:-30], errors.DamagedPaper),
    ],
    ids=["a bomb", "cut off"],
)
def test_what_is_packed_in_a_paper_is_looked_at_before_it_gets_it(
    notes: Path, content: bytes, failure: type[errors.ImportFailure]
) -> None:
    install(notes, COPY)
    with pytest.raises(failure):
        title(paper(notes, content, "papir.odt"))
    assert not (notes / "arguments").exists()


def test_it_is_found_where_it_usually_is(notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert office.found_program() is None
    windows = install(notes, COPY, "Programmer/LibreOffice/program/soffice.com")
    monkeypatch.setenv("ProgramFiles", str(notes / "Programmer"))
    assert office.found_program() == str(windows)
    install(notes, COPY, "opt/libreoffice24.8/program/soffice")
    newer = install(notes, COPY, "opt/libreoffice25.2/program/soffice")
    assert office.found_program() == str(newer)
    first = install(notes, COPY)
    assert office.found_program() == str(first)
