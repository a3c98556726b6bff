"""Reports that are alive: what lies in the PDF is said and chosen, and PDF and data become a risikovurdering again."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QRadioButton, QWidget

from risikoapp.codec.tables import to_json
from risikoapp.domain.model import RegisterFile, ReportOptions
from risikoapp.report.pdf.render import file_pdf
from risikoapp.report.shown import shown_file
from risikoapp.storage.repository import Repository
from risikoapp.ui import handlers
from risikoapp.ui import windows as windows_module
from risikoapp.ui.windows import Windows
from tests.importers.pdf_files import with_files
from tests.ui.hands import Hands, answering, button, click, naming, texts, wait_until
from tests.ui.paper import TODAY


def data_in(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    names = [document.get_attachment(place).get_name() for place in range(document.count_attachments())]
    document.close()
    return names


def report(hands: Hands, opened: list[Path], count: int = 1) -> Path:
    wait_until(lambda: len(opened) == count, "the report")
    return opened[-1]


def choose(name: str, deed: str):
    def act(dialog: QDialog) -> None:
        (chosen,) = (each for each in dialog.findChildren(QRadioButton) if each.text() == name)
        click(chosen)
        click(button(dialog, deed))

    return act


def test_what_lies_in_the_pdf_is_said_and_can_be_changed_at_once(hands: Hands, opened: list[Path]) -> None:
    hands.order("pdf")
    path = report(hands, opened)
    assert data_in(path) == ["det-rapporten-viser.json"]
    assert any("Det, den viser, ligger også i den som data." in text for text in texts(hands.notice))
    with answering(choose("Uden data", "Gem, og opret PDF igen")):
        click(button(hands.notice, "Skift data…"))
    assert report(hands, opened, 2) == path
    assert data_in(path) == []
    assert any("Der ligger ingen data i den." in text for text in texts(hands.notice))
    assert hands.register.report.attached == "none"
    hands.activate()
    hands.undo()
    assert hands.register.report.attached == "shown"


def test_who_changes_nothing_gets_no_other_report(hands: Hands, opened: list[Path]) -> None:
    hands.order("pdf")
    report(hands, opened)
    with answering(lambda dialog: click(button(dialog, "Gem, og opret PDF igen"))):
        click(button(hands.notice, "Skift data…"))
    with answering(choose("Hele risikovurderingen med historik", "Annuller")):
        hands.window.handlers.change_attached()
    assert hands.register.report.attached == "shown"
    assert len(opened) == 1


def test_with_curves_it_is_said_that_the_cells_go_with_them(hands: Hands) -> None:
    for curves, told in ((False, "Intet ud over det"), (True, "og til kurverne også det felt")):
        hands.window.document.change_report(ReportOptions(curves=curves))

        def look(dialog: QDialog, told: str = told) -> None:
            (shown,) = (each for each in dialog.findChildren(QRadioButton) if each.text() == "Det, rapporten viser")
            assert told in shown.accessibleDescription()
            assert shown.accessibleDescription() in texts(dialog)
            dialog.reject()

        with answering(look):
            hands.window.handlers.change_attached()


def _accept(dialog: QDialog) -> None:
    click(button(dialog, "Gem som ny risikovurdering…"))


@pytest.mark.parametrize(("name", "attached"), [("rapport.pdf", "shown"), ("alt.PDF", "all"), ("data.json", "all")])
def test_what_is_opened_becomes_a_new_file(
    windows: Windows, tmp_path: Path, file: RegisterFile, monkeypatch: pytest.MonkeyPatch, name: str, attached: str
) -> None:
    source, target = tmp_path / name, tmp_path / "ny.risiko"
    content = to_json(file) if name.endswith("json") else file_pdf(file, TODAY, attached)  # pyright: ignore
    source.write_bytes(content)
    suggested = naming(monkeypatch, target, windows_module, handlers)
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        said.extend(texts(dialog))
        _accept(dialog)

    with answering(look):
        window = windows.open_file(source)
    assert window is not None
    assert window.path == target
    assert suggested[0].name == f"{source.stem}.risiko"
    wanted = shown_file(file.register) if attached == "shown" else file
    assert window.document.file == Repository.open(target)[1] == wanted
    assert source.read_bytes() == content
    told = "Det er det, rapporten viser." if attached == "shown" else "Det er hele risikovurderingen med historik."
    assert any(text.startswith(told) for text in said)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("brev.pdf", b"", "er tom"),
        ("fremmed.pdf", with_files({"a.txt": b"x"}), "har ingen tekst, der kan læses"),
        ("brudt.pdf", b"%PDF-1.7", "er beskadiget eller noget andet"),
        ("brudt.json", b"{", "er ikke en risikovurdering"),
        ("andet.json", b"{}", "er ikke en risikovurdering"),
    ],
)
def test_what_holds_no_risikovurdering_is_told(
    windows: Windows, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)

    def ok(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        assert box.text() == f"»{name}« kunne ikke importeres."
        assert words in box.informativeText()
        click(box.buttons()[0])

    with answering(ok):
        assert windows.open_file(tmp_path / name) is None
    assert [each.name for each in tmp_path.iterdir()] == [name]


def let_go(widget: QWidget, *paths: Path) -> bool:
    """Drags files over a widget and lets go; whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(5, 5), *keys)
    entering.ignore()
    QApplication.sendEvent(widget, entering)
    if entering.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), *keys))
    return entering.isAccepted()


def test_a_file_that_is_let_go_over_a_window_is_opened(windows: Windows, path: Path, tmp_path: Path) -> None:
    windows.begin(None)
    assert windows.start_page is not None
    assert let_go(windows.start_page, path)
    (window,) = windows.open_windows
    assert window.path == path
    assert not let_go(window)
    other = tmp_path / "en anden.risiko"
    other.write_bytes(path.read_bytes())
    assert let_go(window, other)
    assert [each.path for each in windows.open_windows] == [path, other]
