"""Exporting from the window: chosen in a dialog, written beside it, told of; and the matrix on the clipboard."""

import threading
from collections.abc import Callable, Generator, Iterable
from pathlib import Path

import docx
import openpyxl
import pytest
from PySide6.QtCore import QStandardPaths, Qt, QThreadPool
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QMessageBox, QProgressBar, QProgressDialog
from pytestqt.qtbot import QtBot

from risikoapp.codec.errors import DamagedLog
from risikoapp.report import exports, picture, xlsx
from risikoapp.sheets.xstring import MAX_CELL
from risikoapp.storage.errors import CannotWrite
from risikoapp.ui import exporting, outside
from risikoapp.ui.background import Background
from risikoapp.ui.dialogs import progress
from risikoapp.ui.dialogs.export import ExportDialog
from tests.ui.hands import (
    CTRL,
    SHIFT,
    Hands,
    answering,
    button,
    click,
    pressing,
    texts,
    wait_for_answers,
    wait_until,
    write,
)

Answer = Callable[[QDialog], None]


@pytest.fixture(autouse=True)
def own_dialog() -> Generator[None]:
    """Qt's own dialog, which a test can see into."""
    attribute = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    before = QGuiApplication.testAttribute(attribute)
    QGuiApplication.setAttribute(attribute)
    yield
    QGuiApplication.setAttribute(attribute, before)


def choosing(kind: str, name: str = "") -> Answer:
    """An answer to the dialog: a kind of file by the beginning of its name, and perhaps another name."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        (chosen,) = (each for each in dialog.nameFilters() if each.startswith(kind))
        dialog.selectNameFilter(chosen)
        dialog.filterSelected.emit(chosen)
        if name:
            (line,) = dialog.findChildren(QLineEdit, "fileNameEdit")
            line.setText(name)
        dialog.accept()

    return answer


def exported(hands: Hands, name: str) -> Path:
    """The file, when the window tells that it is there."""
    wait_until(lambda: any(f"»{name}« er skrevet." in said for said in texts(hands.notice)), name, seconds=20)
    return hands.window.path.parent / name


NAME = "Risikovurdering for færgedriften på Ærø 03-11-2025"


def test_the_key_writes_a_word_file_with_what_is_being_typed_and_shows_it(hands: Hands, opened: list[Path]) -> None:
    hands.pane.name.setFocus()
    hands.key(Qt.Key.Key_End)
    write(hands.pane.name, " på søen")
    with answering(choosing("Word")):
        hands.key(Qt.Key.Key_X, CTRL | SHIFT)
    path = exported(hands, f"{NAME}.docx")
    assert any("Bemanding på søen" in each.text for each in docx.Document(str(path)).paragraphs)
    assert "er skrevet. Det, den viser, ligger også i den som data. Det, der senere slettes" in hands.notice.told
    click(button(hands.notice, "Åbn"))
    assert opened == [path]


@pytest.mark.parametrize(
    ("kind", "suffix", "begin"),
    [
        ("Regneark", ".csv", b"\xef\xbb\xbfNr.;"),
        ("Alle data", ".json", b"{"),
        ("Matrixen som billede", ".png", b"\x89PNG"),
        ("Matrixen som tegning", ".svg", b"<svg"),
    ],
)
def test_the_kind_gives_the_ending(hands: Hands, opened: list[Path], kind: str, suffix: str, begin: bytes) -> None:
    with answering(choosing(kind, "eksport")):
        hands.order("export")
    path = exported(hands, f"eksport{suffix}")
    assert path.read_bytes().startswith(begin)
    click(button(hands.notice, "Vis i mappe"))
    assert opened == [path.parent]


def test_the_next_time_the_same_kind_is_offered(hands: Hands) -> None:
    with answering(choosing("Excel", "ark")):
        hands.order("export")
    assert "Handlinger" in openpyxl.load_workbook(exported(hands, "ark.xlsx")).sheetnames
    offered: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        offered.append(Path(dialog.selectedFiles()[0]).name)
        dialog.reject()

    with answering(look):
        hands.order("export")
    assert offered == [f"{NAME}.xlsx"]


def test_what_had_no_room_is_told(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_CELL", 20)
    assert MAX_CELL > 20
    with answering(choosing("Excel", "ark")):
        hands.order("export")
    exported(hands, "ark.xlsx")
    assert any("længere, end et felt i Excel kan rumme" in said for said in texts(hands.notice))


def told(expected: str, press: str = "") -> Answer:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        assert expected in dialog.text() + dialog.informativeText()
        if press:
            pressing(press)(dialog)
        else:
            click(dialog.buttons()[0])

    return answer


def test_an_ending_that_is_none_is_told_and_another_name_is_asked_for(hands: Hands) -> None:
    with answering(choosing("Word", "rapport.odt"), told("anden endelse"), choosing("Excel")):
        hands.order("export")
    assert exported(hands, "rapport.xlsx").exists()
    assert not (hands.window.path.parent / "rapport.odt").exists()


def test_a_number_behind_a_point_stays_in_the_name(hands: Hands) -> None:
    with answering(choosing("Word", "Rapport v1.2"), told("anden endelse"), choosing("Word")):
        hands.order("export")
    assert exported(hands, "Rapport v1.2.docx").exists()


def test_the_file_itself_is_never_replaced(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    own = hands.window.path
    content = own.read_bytes()
    link = own.with_suffix(".json")
    link.symlink_to(own)
    answers = iter((1, 0))
    monkeypatch.setattr(ExportDialog, "exec", lambda _self: next(answers))
    monkeypatch.setattr(ExportDialog, "path", link)
    with answering(told("risikovurderingen selv")):
        hands.order("export")
    assert own.read_bytes() == content


def _locked(hands: Hands) -> Path:
    """A folder that lets nothing be written, beside the file."""
    folder = hands.window.path.parent / "Låst på Ærø"
    folder.mkdir()
    return folder


def test_what_cannot_be_written_is_told_and_may_lie_elsewhere(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = _locked(hands)
    write_really = exporting.write_atomically

    def refuse(path: Path, content: Iterable[bytes], *, overwrite: bool) -> None:
        if path.parent == locked:
            raise CannotWrite(path, PermissionError(13, "nej"))
        write_really(path, content, overwrite=overwrite)

    monkeypatch.setattr(exporting, "write_atomically", refuse)
    offered: list[Path] = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        offered.append(dialog.path)
        choosing("Excel", str(hands.window.path.parent / "ark"))(dialog)

    with answering(choosing("Excel", str(locked / "plan")), told("plan.xlsx", "Vælg et andet sted…"), choose) as asked:
        hands.order("export")
        wait_for_answers(asked, 3)
    assert offered == [locked / "plan.xlsx"]
    assert "Handlinger" in openpyxl.load_workbook(exported(hands, "ark.xlsx")).sheetnames


def test_what_cannot_be_written_may_be_let_go(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ExportDialog, "exec", lambda _self: 1)
    monkeypatch.setattr(ExportDialog, "path", hands.window.path.parent / "ingen" / "a.csv")
    with answering(told("mappen findes ikke", "Annuller")) as asked:
        hands.order("export")
        wait_for_answers(asked, 1)
    assert hands.window.statusBar().currentMessage() == ""


def test_what_is_wrong_with_the_file_itself_is_told_without_asking_for_another_place(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> bytes:
        raise DamagedLog("log/1: æ")

    monkeypatch.setattr(exports, "file_content", broken)
    with answering(choosing("Word"), told("kunne ikke eksporteres", "OK")) as asked:
        hands.order("export")
        wait_for_answers(asked, 2)


def test_a_mistake_of_ours_is_seen_and_nothing_goes_on_waiting(
    hands: Hands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(exports, "file_content", broken)
    with qtbot.captureExceptions() as caught:
        with answering(choosing("Word")):
            hands.order("export")
        wait_until(lambda: bool(caught), "the mistake")
    assert caught[0][0] is ZeroDivisionError
    assert hands.window.statusBar().currentMessage() == ""
    wait_until(lambda: not hands.window.findChildren(QProgressDialog), "the dialog to go")


@pytest.mark.parametrize("kind", ["Word", "Excel"])
def test_an_export_that_takes_its_time_can_be_cancelled_and_leaves_nothing(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(progress, "_AFTER", 0)
    is_waiting, may_go_on = threading.Event(), threading.Event()
    watch = Background.watch

    def slow(work: Background, done: int, of: int) -> None:
        watch(work, done, of)
        is_waiting.set()
        assert may_go_on.wait(10)
        # What was asked for meanwhile is seen at the next look.
        watch(work, done, of)

    monkeypatch.setattr(Background, "watch", slow)
    before = sorted(hands.window.path.parent.iterdir())

    def cancel(dialog: QDialog) -> None:
        assert isinstance(dialog, QProgressDialog)
        assert dialog.labelText() == "Eksporterer…"
        wait_until(lambda: dialog.maximum() > 1, "how much there is to do")
        (bar,) = dialog.findChildren(QProgressBar)
        assert not bar.isTextVisible(), "it is too low for letters"
        click(button(dialog, "Annuller"))
        may_go_on.set()

    with answering(choosing(kind), cancel, progress=True):
        hands.order("export")
        wait_until(is_waiting.is_set, "the export")
        wait_until(may_go_on.is_set, "the answer")
        wait_until(lambda: hands.window.statusBar().currentMessage() == "", "the end")
    assert sorted(hands.window.path.parent.iterdir()) == before
    assert not any("er skrevet" in said for said in texts(hands.notice))
    wait_until(lambda: not hands.window.findChildren(QProgressDialog), "the dialog to go")


def test_what_cannot_be_written_is_told_also_where_the_matrix_is_copied_meanwhile(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ExportDialog, "exec", lambda _self: 1)
    monkeypatch.setattr(ExportDialog, "path", hands.window.path.parent / "ingen" / "a.csv")
    with answering(told("mappen findes ikke", "Annuller")) as asked:
        hands.order("export")
        # Both are done before the window looks at either of them.
        _wait_for_threads(hands)
        hands.order("copy_matrix")
        _wait_for_threads(hands)
        wait_until(lambda: bool(asked), "the message", seconds=20)
    wait_until(lambda: any("Matrixen er kopieret" in said for said in texts(hands.notice)), "the copy", seconds=20)


def _wait_for_threads(hands: Hands) -> None:
    for pool in hands.window.findChildren(QThreadPool):
        pool.waitForDone()


def test_the_matrix_is_copied_as_image_and_drawing(hands: Hands) -> None:
    hands.key(Qt.Key.Key_M, CTRL | SHIFT)
    wait_until(lambda: any("Matrixen er kopieret" in said for said in texts(hands.notice)), "the copy", seconds=20)
    copied = QGuiApplication.clipboard().mimeData()
    image = copied.imageData()
    assert isinstance(image, QImage) and image.width() > 1900
    assert image.pixelColor(2, 2).name() == "#ffffff"
    assert bytes(copied.data("image/svg+xml").data()).startswith(b"<svg")


def test_an_order_given_twice_is_carried_out_once(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    original = picture.matrix_svg
    monkeypatch.setattr(picture, "matrix_svg", lambda content: drawn.append(content) or original(content))
    hands.order("copy_matrix")
    hands.order("copy_matrix")
    wait_until(lambda: any("Matrixen er kopieret" in said for said in texts(hands.notice)), "the copy", seconds=20)
    assert len(drawn) == 1


def test_another_folder_is_offered_where_nothing_may_lie_beside_the_file(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside, "takes_no_files", lambda folder: folder == hands.window.path.parent)
    documents = tmp_path / "Dokumenter på Ærø"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(documents))
    offered: list[Path] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        offered.append(Path(dialog.selectedFiles()[0]))
        dialog.reject()

    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for _once in range(2):
        with answering(look):
            hands.order("export")
        documents.mkdir(exist_ok=True)
    with answering(look):
        hands.order("save_copy")
    assert offered[:2] == [tmp_path / f"{NAME}.docx", documents / f"{NAME}.docx"]
    assert offered[2].parent == documents


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("Åbn", "Der blev ikke fundet et program, der kan åbne »{path.name}«."),
        ("Vis i mappe", "Mappen kunne ikke vises. Den hedder {path.parent}"),
    ],
)
def test_what_no_program_can_open_is_told(hands: Hands, opens_nothing: None, choice: str, told: str) -> None:
    with answering(choosing("Word")):
        hands.order("export")
    path = exported(hands, f"{NAME}.docx")
    click(button(hands.notice, choice))
    assert hands.notice.told == told.format(path=path)
