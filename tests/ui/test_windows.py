"""Files and their windows: new, open, recent, import, copies; and what the program remembers."""

import gc
import json
import os
import subprocess
import sys
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QToolButton,
)

from risikoapp.domain.model import MAX_NUMBER, RegisterFile
from risikoapp.importers.draft import Draft, Unclear
from risikoapp.storage.repository import Repository
from risikoapp.ui import handlers, importing
from risikoapp.ui import windows as windows_module
from risikoapp.ui.dialogs import questions
from risikoapp.ui.dialogs.form import FormDialog
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows
from tests.ui.hands import CTRL, LEFT, NONE, Hands, answering, button, click, named, naming, texts, wait_until, write
from tests.ui.paper import cell

ROOT = Path(__file__).parents[2]
SAID = "Papiret har ingen statusdato.\n\n#3 står i to celler. Vælg.\n#1 #3"


def _ok(dialog: QDialog) -> None:
    assert isinstance(dialog, QMessageBox)
    click(dialog.buttons()[0])


def _accept(dialog: QDialog) -> None:
    assert isinstance(dialog, FormDialog)
    click(dialog.deed)


def test_a_new_one_is_on_disk_from_its_first_word(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Lufthavnen på Læsø.risiko"
    naming(monkeypatch, path, windows_module, handlers)
    windows.begin(None)
    assert windows.start_page is not None
    click(button(windows.start_page, "Ny risikovurdering…"))
    (window,) = windows.open_windows
    assert windows.start_page is None
    assert window.isVisible()
    assert Repository.open(path)[1].register.title == "Lufthavnen på Læsø"
    hands = Hands(window)
    assert hands.rows() == []
    wait_until(lambda: any("Her er ingen risici endnu." in text for text in texts(hands.pane)), "the way to begin")
    hands.order("new_risk")
    assert hands.shown() == "#1"
    assert [risk.number for risk in hands.on_disk().register.risks] == [1]


def test_when_no_number_is_left_no_risk_can_be_made(windows: Windows, path: Path, file: RegisterFile) -> None:
    Repository.create(path, replace(file, next_number=MAX_NUMBER), overwrite=True)
    window = windows.open_file(path)
    assert window is not None
    hands = Hands(window)
    hands.activate()
    hands.order("new_risk")
    assert hands.shown() == f"#{MAX_NUMBER}"
    assert not window.commands["new_risk"].isEnabled()
    assert hands.on_disk().next_number == MAX_NUMBER + 1
    assert Repository.open(path)[1].register.risks[-1].number == MAX_NUMBER


def test_a_new_one_that_is_regretted_makes_nothing(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    naming(monkeypatch, None, windows_module, handlers)
    windows.begin(None)
    windows.new()
    assert windows.open_windows == () and windows.start_page is not None
    assert not list(tmp_path.glob("*.risiko"))


def test_a_new_one_where_nothing_can_be_written_is_told(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    naming(monkeypatch, tmp_path / "findes ikke" / "ny.risiko", windows_module, handlers)
    with answering(_ok) as asked:
        windows.new()
    assert "»ny.risiko« kunne ikke gemmes." in asked[0].text()  # pyright: ignore[reportAttributeAccessIssue]
    assert windows.open_windows == ()


def test_a_new_one_may_not_replace_one_that_is_open(
    windows: Windows, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = window.path.read_bytes()
    naming(monkeypatch, window.path, windows_module, handlers)
    with answering(_ok):
        windows.new()
    assert window.path.read_bytes() == before
    assert windows.open_windows == (window,)


def test_open_asks_beside_the_newest_file(
    windows: Windows, window: MainWindow, tmp_path: Path, file: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "anden.risiko"
    Repository.create(other, file)
    asked: list[Path] = []

    def choose(_parent: object, folder: Path) -> Path:
        asked.append(folder)
        return other

    monkeypatch.setattr(windows_module, "choose_register", choose)
    window.commands["open"].trigger()
    assert asked == [window.path.parent]
    assert [each.path for each in windows.open_windows] == [window.path, other]
    assert all(each.isVisible() for each in windows.open_windows)


def test_the_same_file_is_one_window(windows: Windows, window: MainWindow, tmp_path: Path) -> None:
    link = tmp_path / "genvej.risiko"
    link.symlink_to(window.path)
    assert windows.open_file(window.path) is window
    assert windows.open_file(window.path.parent / ".." / "papirer" / window.path.name) is window
    assert windows.open_file(link) is window
    assert windows.open_windows == (window,)


def test_the_last_file_opens_by_itself_next_time(
    windows: Windows, path: Path, preferences: Preferences, tmp_path: Path, file: RegisterFile
) -> None:
    other = tmp_path / "anden.risiko"
    Repository.create(other, file)
    windows.open_file(other)
    windows.open_file(path)
    assert Preferences().recent_files == (path, other)
    for window in windows.open_windows:
        window.close()
    windows.begin(None)
    assert [each.path for each in windows.open_windows] == [path]
    path.unlink()
    assert preferences.recent_files == (other,)


def test_recent_files_stand_in_the_menu_and_on_the_start_page(
    windows: Windows, window: MainWindow, tmp_path: Path, file: RegisterFile
) -> None:
    other = tmp_path / "Æbler & pærer.risiko"
    Repository.create(other, file)
    windows.open_file(other)
    (menu,) = (each for each in window.findChildren(QMenu) if each.title() == "&Seneste")
    assert [entry.text() for entry in menu.actions()] == ["Æbler && pærer", "færgen"]
    windows.open_windows[1].close()
    assert len(windows.open_windows) == 1
    menu.actions()[0].trigger()
    assert [each.path for each in windows.open_windows] == [window.path, other]


def test_a_closed_window_is_taken_away_by_qt_and_not_by_the_collector(windows: Windows, path: Path) -> None:
    gone: list[str] = []
    window = windows.open_file(path)
    assert window is not None
    window.destroyed.connect(lambda: gone.append(path.name))
    held = weakref.ref(window)
    window.close()
    del window
    gc.collect()
    assert not gone
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert gone
    gc.collect()
    assert held() is None


def test_recent_files_stand_on_the_start_page(windows: Windows, path: Path, tmp_path: Path, file: RegisterFile) -> None:
    other = tmp_path / "Æbler & pærer.risiko"
    Repository.create(other, file)
    for each in (path, other):
        window = windows.open_file(each)
        assert window is not None
        window.close()
    with answering(_ok):
        windows.begin(tmp_path / "findes ikke.risiko")
    page = windows.start_page
    assert page is not None
    # An ampersand in a button's text is a mnemonic unless doubled.
    shown = [each.text() for each in page.findChildren(QPushButton) if each.property("quiet")]
    assert shown == ["Æbler && pærer", "færgen"]
    click(button(page, "færgen"))
    assert [each.path for each in windows.open_windows] == [path]
    assert windows.start_page is None


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "tom, afkortet"), (b"{}", "ikke en risikovurdering fra risikoapp"), (None, "findes ikke")],
)
def test_a_broken_file_is_told_and_the_start_page_comes(
    windows: Windows, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "brudt.risiko"
    if content is not None:
        path.write_bytes(content)
    with answering(_ok) as asked:
        windows.begin(path)
    (box,) = asked
    assert isinstance(box, QMessageBox)
    assert box.text() == "»brudt.risiko« kunne ikke åbnes."
    assert said in box.informativeText()
    assert windows.open_windows == () and windows.start_page is not None
    assert content is None or path.read_bytes() == content


def test_a_copy_is_written_and_the_window_stays_with_its_file(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "kopi.risiko"
    suggested = naming(monkeypatch, copy, windows_module, handlers)
    own = hands.window.path
    hands.pane.name.setFocus()
    hands.pane.name.selectAll()
    write(hands.pane.name, "Æblehøst")
    hands.order("save_copy")
    assert suggested == [own.with_name("færgen – kopi.risiko")]
    assert Repository.open(copy)[1].register.risks[0].name == "Æblehøst"
    assert any("kopi.risiko" in text for text in texts(hands.notice))
    hands.drag(3, cell(4, 4))
    hands.on_disk()
    assert hands.window.path == own
    assert Repository.open(copy)[1].register.risks[2].rating == cell(2, 3)


def test_the_sample_is_opened_as_a_copy(windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "prøve.risiko"
    naming(monkeypatch, path, windows_module, handlers)
    windows.begin(None)
    assert windows.start_page is not None
    click(button(windows.start_page, "Prøv med et eksempel…"))
    (window,) = windows.open_windows
    assert window.path == path
    assert window.document.register.open_risks
    files = [Repository.open(each)[1] for each in (ROOT / "resources" / "eksempel.risiko", path)]
    texts_ = [
        [(risk.number, risk.name, risk.actions, risk.evaluations) for risk in file.register.risks] for file in files
    ]
    assert texts_[0] == texts_[1]
    ids = [{risk.id for risk in file.register.risks} for file in files]
    assert not ids[0] & ids[1], "else two copies would find what is kept for the other"


def _import(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, draft: Draft) -> None:
    paper = tmp_path / "gammelt papir.docx"
    paper.write_bytes(b"PK")
    monkeypatch.setattr(windows_module, "choose_paper", lambda *_: paper)
    monkeypatch.setattr(importing, "read_paper", lambda *_, **__: draft)


def test_an_import_shows_what_is_unclear_and_becomes_a_file(
    windows: Windows, tmp_path: Path, file: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    unclear = (
        Unclear(risk=None, field="status_date", message="Papiret har ingen statusdato."),
        Unclear(risk=3, field="rating", message="#3 står i to celler. Vælg.", text="#1 #3"),
    )
    _import(monkeypatch, tmp_path, Draft(register_file=file, unclear=unclear))
    target = tmp_path / "ny.risiko"
    suggested = naming(monkeypatch, target, windows_module, handlers)
    windows.begin(None)

    def look(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Importér »gammelt papir.docx«"
        assert "Der er fundet 7 risici." in texts(dialog)
        said = named(dialog, "Uklart – listen bliver stående, til du har set efter")
        assert isinstance(said, QPlainTextEdit)
        assert said.toPlainText() == SAID
        _accept(dialog)

    with answering(look):
        windows.import_paper()
    # Beside the paper, as long as no file says where the others lie.
    assert suggested[0] == tmp_path / "gammelt papir.risiko"
    (window,) = windows.open_windows
    assert window.path == target
    assert Repository.open(target)[1] == file
    # The list stays beside the window, which can be used meanwhile.
    (beside,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    assert not beside.isModal()
    (said,) = beside.findChildren(QPlainTextEdit)
    assert said.toPlainText() == SAID
    click(button(beside, "Jeg har set efter"))
    wait_until(lambda: not shiboken6.isValid(beside), "the end of the list")


@pytest.mark.parametrize("name", ["Ærøs papir.DOCX", "Ærøs papir.odt", "Ærøs papir.doc"])
def test_an_old_paper_that_is_opened_can_go_straight_on_to_be_imported(
    windows: Windows, tmp_path: Path, file: RegisterFile, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    _import(monkeypatch, tmp_path, Draft(register_file=file))
    paper = (tmp_path / "gammelt papir.docx").rename(tmp_path / name)
    target = tmp_path / "ny.risiko"
    naming(monkeypatch, target, windows_module, handlers)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        assert dialog.text() == f"»{name}« skal importeres."
        click(button(dialog, "Importér…"))

    with answering(look, _accept):
        windows.begin(paper)
    (window,) = windows.open_windows
    assert window.path == target
    assert Repository.open(target)[1] == file
    assert windows.start_page is None
    assert [each.name for each in tmp_path.iterdir() if "papir." in each.name] == [paper.name], "and no lock beside it"


def test_an_old_paper_that_is_not_to_be_imported_is_left(windows: Windows, tmp_path: Path) -> None:
    paper = tmp_path / "gammelt papir.docx"
    paper.write_bytes(b"PK")
    with answering(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape)):
        windows.begin(paper)
    assert windows.open_windows == () and windows.start_page is not None


def test_an_import_that_is_left_makes_nothing(
    windows: Windows, tmp_path: Path, file: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    _import(monkeypatch, tmp_path, Draft(register_file=file))
    naming(monkeypatch, tmp_path / "ny.risiko", windows_module, handlers)

    def leave(dialog: QDialog) -> None:
        assert "Intet i papiret var uklart." in texts(dialog)
        dialog.reject()

    with answering(leave):
        windows.import_paper()
    assert windows.open_windows == () and not (tmp_path / "ny.risiko").exists()


def test_a_paper_that_cannot_be_read_is_told(windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "ikke et papir.docx"
    paper.write_bytes(b"hej")
    monkeypatch.setattr(windows_module, "choose_paper", lambda *_: paper)
    with answering(_ok) as asked:
        windows.import_paper()
    assert "kunne ikke importeres" in asked[0].text()  # pyright: ignore[reportAttributeAccessIssue]


def test_the_window_comes_back_as_it_was(windows: Windows, path: Path) -> None:
    window = windows.open_file(path)
    assert window is not None
    (splitter,) = window.findChildren(QSplitter)
    # The screen of the tests is 800 pixels wide, as wide as the window must be.
    wait_until(lambda: window.height() > 700)
    height, before = window.height() - 90, splitter.sizes()
    window.resize(window.width(), height)
    splitter.setSizes([before[0] + 60, before[1] - 60])
    wait_until(lambda: window.height() == height, "the new size")
    moved = splitter.sizes()
    assert moved != before
    window.close()
    again = windows.open_file(path)
    assert again is not None
    wait_until(lambda: again.height() == height, "the size")
    (splitter,) = again.findChildren(QSplitter)
    share = moved[0] / sum(moved)
    wait_until(lambda: abs(splitter.sizes()[0] / sum(splitter.sizes()) - share) < 0.1, "the split")


def test_a_closed_window_is_freed(windows: Windows, path: Path) -> None:
    window = windows.open_file(path)
    assert window is not None
    Hands(window).drag(3, cell(4, 4))
    parts = [window, window.document, window.matrix, window.pane, window.list, window.autosave]
    python_side = weakref.ref(window.document)
    gone: list[bool] = []
    window.destroyed.connect(lambda: gone.append(True))
    assert window.close()
    assert windows.open_windows == ()
    wait_until(lambda: gone == [True], "the end of the window")
    assert not any(shiboken6.isValid(part) for part in parts)
    del parts, window
    import gc

    gc.collect()
    assert python_side() is None


def test_quitting_stops_at_a_window_that_stays(
    windows: Windows, window: MainWindow, tmp_path: Path, file: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "anden.risiko"
    Repository.create(other, file)
    second = windows.open_file(other)
    assert second is not None
    quits: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda *_: quits.append(True))
    with monkeypatch.context() as patch:
        patch.setattr(MainWindow, "close", lambda *_: False)
        windows.quit()
    assert (quits, len(windows.open_windows)) == ([], 2)
    windows.quit()
    assert (quits, windows.open_windows) == ([True], ())


def _wear(hands: Hands, dress: str) -> None:
    (order,) = (each for each in hands.window.findChildren(QAction) if each.text() == dress)
    order.trigger()


def test_light_and_dark_are_worn_and_remembered(hands: Hands, preferences: Preferences) -> None:
    light = hands.matrix.grab().toImage().pixelColor(hands.place(cell(4, 1)))
    _wear(hands, "&Mørkt")
    assert preferences.dress == "dark"
    dark = hands.matrix.grab().toImage().pixelColor(hands.place(cell(4, 1)))
    assert dark.lightness() < light.lightness() - 60
    assert hands.window.palette().window().color().lightness() < 60
    _wear(hands, "&Lyst")
    assert preferences.dress == "light"
    assert hands.matrix.grab().toImage().pixelColor(hands.place(cell(4, 1))) == light


def test_a_closed_window_does_not_mind_another_dress(
    hands: Hands, windows: Windows, tmp_path: Path, file: RegisterFile
) -> None:
    other = tmp_path / "anden.risiko"
    Repository.create(other, file)
    second = windows.open_file(other)
    assert second is not None
    assert second.close()
    wait_until(lambda: not shiboken6.isValid(second), "the end of the window")
    # An exception in a slot fails the test.
    _wear(hands, "&Mørkt")
    _wear(hands, "&Lyst")


def test_the_icons_of_the_rows_follow_the_dress(hands: Hands) -> None:

    def lightness() -> float:
        (more,) = hands.actions()[0].findChildren(QToolButton)
        image = more.icon().pixmap(16, 16).toImage()
        inked = [
            image.pixelColor(x, y).lightness()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 200
        ]
        return sum(inked) / len(inked)

    light = lightness()
    _wear(hands, "&Mørkt")
    assert lightness() > light + 40


_FIRST_PAINT = """
import json, sys
from pathlib import Path
from PySide6 import QtGui, QtWidgets
from PySide6.QtWidgets import QApplication, QWidget
from risikoapp.ui.application import dress, system_clock
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows
application = QApplication(sys.argv[:1])
preferences = Preferences(application)
windows = Windows(system_clock(), dress(application, "light").theme, preferences, application)
windows.begin(Path(sys.argv[1]))
(window,) = windows.open_windows
loaded = {}
complete = MainWindow.complete

def on_painted(window):
    loaded["paint"] = list(sys.modules)
    loaded["widgets"] = [kind.__name__ for kind in QWidget.__subclasses__()]
    complete(window)

MainWindow.complete = on_painted
while not loaded:
    application.processEvents()
loaded["then"] = list(sys.modules)
loaded["types"] = [*vars(QtGui), *vars(QtWidgets)]
assert not window.grab().isNull() and window.document.register.open_risks
print(json.dumps(loaded))
window.close()
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    sample = tmp_path / "eksempel.risiko"
    sample.write_bytes((ROOT / "resources" / "eksempel.risiko").read_bytes())
    command = [sys.executable, "-c", _FIRST_PAINT, str(sample)]
    own_folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(tmp_path))
    environment = {**os.environ, **own_folders, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    loaded: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    roots = {moment: {name.partition(".")[0] for name in loaded[moment]} for moment in ("paint", "then")}
    assert "PySide6" in roots["paint"]
    heavy = {"numpy", "pyqtgraph", "reportlab", "docx", "lxml", "pypdfium2", "PIL", "openpyxl"}
    # Nor what takes a megabyte or some milliseconds, and that most do without as long as they only look.
    seldom = {"hashlib", "difflib", "html", "concurrent", "typing_extensions"}
    assert not (heavy | seldom) & roots["then"]
    # The pane comes right after, and a socket for later starts when it is there.
    assert not {"socket", "selectors"} & roots["paint"]
    # A call that hands back a widget which Python does not know has PySide load the types of all.
    assert "QMainWindow" in loaded["widgets"] and "QCalendarWidget" not in loaded["widgets"]
    # What comes with hundreds of names, and only looking needs none of: for what is dressed twice, for marks in a text,
    # and for the matrix on the clipboard.
    assert "QTextEdit" in loaded["types"] and not {"QStyle", "QTextCharFormat", "QImage"} & set(loaded["types"])
    own = {".".join(name.split(".")[2:]) for name in loaded["paint"] if name.startswith("risikoapp.ui.")}
    assert (
        not {"detail", "read_only", "start_page", "recovering", "restoring", "one_process.server", "help", "tour"} & own
    )


def test_no_source_is_read_when_the_program_loads_itself() -> None:
    """As PySide6 would have it done, at every import."""
    code = "import linecache, risikoapp.ui.application; print(*linecache.cache)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=True)
    assert not done.stdout.split()


def test_closing_by_key(hands: Hands) -> None:

    path = hands.window.path
    QTest.mouseClick(hands.matrix, LEFT, NONE, hands.place(cell(4, 4)))
    hands.key(Qt.Key.Key_W, CTRL)
    wait_until(lambda: not shiboken6.isValid(hands.window), "the end of the window")
    assert Repository.open(path)[1].register.risks


def test_a_copy_never_lands_on_an_open_file(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    naming(monkeypatch, hands.window.path, windows_module, handlers)
    before = hands.window.path.read_bytes()
    with answering(_ok) as asked:
        hands.order("save_copy")
    (box,) = asked
    assert isinstance(box, QMessageBox) and box.text() == "»færgen.risiko« er åben."
    assert hands.window.path.read_bytes() == before


def test_a_name_without_its_ending_is_asked_about_when_the_file_exists(tmp_path: Path) -> None:
    old = tmp_path / "gammel.risiko"
    old.write_text("det gamle", encoding="utf-8")

    def name_it(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        (field,) = dialog.findChildren(QLineEdit)
        field.setText("gammel")
        with answering(_no) as asked:
            dialog.accept()
        assert len(asked) == 1, "it asks before it lets a file be replaced"
        dialog.reject()

    with answering(name_it):
        assert questions.choose_new_register(None, "Ny", tmp_path / "ny.risiko") is None


def _no(dialog: QDialog) -> None:
    assert isinstance(dialog, QMessageBox) and "gammel.risiko" in dialog.text()
    click(dialog.button(QMessageBox.StandardButton.No))


def test_the_risk_that_was_shown_comes_back(windows: Windows, path: Path) -> None:
    first = windows.open_file(path)
    assert first is not None
    Hands(first).activate()
    Hands(first).click_row("#6")
    first.close()
    again = windows.open_file(path)
    assert again is not None
    Hands(again).activate()
    assert Hands(again).shown() == "#6"
