"""What is no risikovurdering and no paper is told in a calm dialog that says what to do, and stays as it was."""

import sys
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox

from risikoapp.codec.errors import CodecError, NewerSchema
from risikoapp.storage.errors import CannotRead, FileNotThere, StorageError
from risikoapp.storage.repository import Repository
from risikoapp.ui import windows as windows_module
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.windows import Windows
from tests.bad_files import Bad, bad_files, put, seen
from tests.importers.stand_in import without_office
from tests.ui.hands import answering, click, texts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")

REGISTERS = {name: bad for name, bad in bad_files().items() if name.endswith(".risiko")}
PAPERS = {name: bad for name, bad in bad_files().items() if name.endswith(".docx")}


def _ok(dialog: QDialog) -> None:
    assert isinstance(dialog, QMessageBox)
    (button,) = dialog.buttons()
    assert button.text() == "OK"
    click(button)


def _told(asked: list[QDialog], title: str, words: str) -> None:
    (box,) = asked
    assert isinstance(box, QMessageBox)
    assert box.icon() == QMessageBox.Icon.Warning
    assert box.text() == title
    assert words in box.informativeText()


def _has_readable_risks(path: Path) -> bool:
    try:
        Repository.open(path)
    except (NewerSchema, CannotRead, FileNotThere):
        return False
    except (StorageError, CodecError):
        with suppress(StorageError, CodecError):
            return bool(Repository.salvage(path).file.register.risks)
    return False


@pytest.mark.parametrize(("name", "bad"), REGISTERS.items(), ids=[name[-40:] for name in REGISTERS])
def test_a_bad_register_is_told_or_what_can_be_read_is_shown(
    windows: Windows, tmp_path: Path, name: str, bad: Bad
) -> None:
    folder = tmp_path / "papirer"
    folder.mkdir()
    path = put(folder, name, bad)
    before = seen(folder)
    if _has_readable_risks(path):
        windows.begin(path)
        (window,) = windows.open_windows
        assert window.document.is_read_only and window.document.register.risks
        assert any("filen er beskadiget" in text for text in texts(window))
    else:
        with answering(_ok) as asked:
            windows.begin(path)
        _told(asked, f"»{path.name}« kunne ikke åbnes.", bad.words)
        assert windows.open_windows == ()
        assert windows.start_page is not None
    assert seen(folder) == before


@pytest.mark.parametrize("name", ["mappe", "ring", "rør"])
def test_beside_an_open_window_it_is_told_too_and_the_window_stays(
    windows: Windows, window: MainWindow, tmp_path: Path, name: str
) -> None:
    bad = REGISTERS[f"{name}.risiko"]
    own = window.path.read_bytes()
    path = put(tmp_path, f"{name}.risiko", bad)
    with answering(_ok) as asked:
        assert windows.open_file(path) is None
    _told(asked, f"»{name}.risiko« kunne ikke åbnes.", bad.words)
    assert windows.open_windows == (window,)
    assert window.path.read_bytes() == own


@pytest.mark.parametrize(("name", "bad"), PAPERS.items(), ids=[name[-40:] for name in PAPERS])
def test_a_bad_paper_is_told_and_nothing_is_made_of_it(
    windows: Windows, tmp_path: Path, name: str, bad: Bad, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_office(monkeypatch)
    path = put(tmp_path, name, bad)
    before = seen(tmp_path)
    monkeypatch.setattr(windows_module, "choose_paper", lambda *_: path)
    with answering(_ok) as asked:
        windows.import_paper()
    _told(asked, f"»{path.name}« kunne ikke importeres.", bad.words)
    assert windows.open_windows == ()
    assert seen(tmp_path) == before


@pytest.mark.parametrize("name", ["<h1>Stor.risiko", "<b>fed & <i>skrå.risiko"])
def test_a_name_is_shown_as_it_is(windows: Windows, tmp_path: Path, name: str) -> None:
    """And not as the HTML that it looks like."""
    path = tmp_path / name
    path.write_bytes(b"")

    def read(dialog: QDialog) -> None:
        telling = [label for label in dialog.findChildren(QLabel) if name in label.text()]
        assert len(telling) == 2
        assert all(label.textFormat() == Qt.TextFormat.PlainText for label in telling)
        _ok(dialog)

    with answering(read):
        windows.begin(path)


def test_a_name_of_any_characters_can_be_told(windows: Windows, tmp_path: Path) -> None:
    path = tmp_path / "a\nb\x1b.risiko"
    path.write_bytes(b"")
    with answering(_ok) as asked:
        windows.begin(path)
    _told(asked, "»a\ufffdb\ufffd.risiko« kunne ikke åbnes.", "Filen »a\ufffdb\ufffd.risiko«")
