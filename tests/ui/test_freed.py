"""A window that is closed is a window freed: nothing of it is left in Qt, and nothing in Python."""

import gc
import threading
from collections import Counter
from pathlib import Path
from weakref import ref

from PySide6.QtCore import QEvent, QObject, QThreadPool
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QToolButton
from shiboken6 import isValid

from risikoapp.domain.model import RegisterFile
from risikoapp.storage.repository import Repository
from risikoapp.ui.comparing.window import ComparisonWindow
from risikoapp.ui.development.window import DevelopmentWindow
from risikoapp.ui.dialogs.shortcuts import ShortcutsDialog
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.windows import Windows
from tests.ui.hands import TRAY, Hands, answering, button, choosing, click, overwrite, rest, wait_until, write
from tests.ui.paper import cell
from tests.ui.preview.leaves import pages, previewed

ROUNDS = 50


def _use(window: MainWindow) -> None:
    """A little of everything."""
    hands = Hands(window)
    hands.activate()
    hands.drag(3, cell(4, 3))
    hands.drag(3, TRAY)
    hands.order("new_action")
    write(window.pane, "Æbler")
    write(hands.search, "findes ikke")
    assert button(window.list, "Vis alle")
    overwrite(hands.search, "en")
    for order in ("find_next", "find_next", "find_previous"):
        hands.order(order)
    with choosing("Senest &evalueret først"):
        (order_button,) = (each for each in window.list.findChildren(QToolButton) if each.text().startswith("Sortér"))
        click(order_button)
    hands.activate()
    for order in ("properties", "criteria", "close_risk"):
        with answering(QDialog.reject):
            hands.order(order)
    with answering(lambda dialog: click(button(dialog, "Slet risikoen"))):
        hands.order("remove_risk")
    hands.order("copy_risk")
    hands.order("matrix_table")
    hands.order("matrix_table")
    for order in ("development", "changelog"):
        hands.order(order)
    (curves,) = window.findChildren(DevelopmentWindow)
    wait_until(lambda: not curves.is_drawing, "the curves", seconds=30)
    with answering(QDialog.reject):
        hands.order("remove_name")
    hands.order("pdf")
    assert pages(previewed(window)).count
    hands.activate()
    hands.order("shortcuts")
    assert window.findChildren(ShortcutsDialog)
    hands.activate()
    hands.order("compare")
    assert window.findChildren(ComparisonWindow)


def test_what_goes_while_its_thread_works_waits_for_it(qapp: QApplication) -> None:
    began, done = threading.Event(), threading.Event()

    def work() -> None:
        began.set()
        done.wait(0.05)
        done.set()

    holder = QObject()
    QThreadPool(holder).start(work)
    assert began.wait(5)
    holder.deleteLater()
    wait_until(lambda: not isValid(holder), "the end of it")
    assert done.is_set()


def _open_and_close(windows: Windows, path: Path, *, use: bool = False) -> list[ref[object]]:
    window = windows.open_file(path)
    assert window is not None
    window.complete()
    # Painted, so that what waits for it is under way when the window goes.
    rest()
    if use:
        _use(window)
    parts = [window, window.document, window.commands, window.handlers, window.matrix, window.list, window.pane]
    kept: list[ref[object]] = [ref(part) for part in parts]
    # A busy drive is waited for here: a window that closes would ask after two seconds.
    window.pane.flush()
    assert window.autosave.flush()
    assert window.close()
    del window, parts
    _let_go()
    return kept


def _let_go() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    gc.collect()


def _living() -> Counter[str]:
    """Everything of ours and of Qt's that Python still holds, by its class."""
    return Counter(type(each).__name__ for each in gc.get_objects() if isinstance(each, QObject))


def test_fifty_windows_leave_nothing_behind(windows: Windows, path: Path) -> None:
    _open_and_close(windows, path)
    widgets, objects = len(QApplication.allWidgets()), _living()
    for _ in range(ROUNDS):
        assert not any(kept() for kept in _open_and_close(windows, path))
    assert len(QApplication.allWidgets()) == widgets
    assert _living() <= objects


def test_a_window_that_was_used_leaves_nothing_behind(windows: Windows, path: Path, file: RegisterFile) -> None:
    _open_and_close(windows, path, use=True)
    widgets, objects = len(QApplication.allWidgets()), _living()
    for _ in range(3):
        Repository.create(path, file, overwrite=True)
        assert not any(kept() for kept in _open_and_close(windows, path, use=True))
    assert len(QApplication.allWidgets()) == widgets
    assert _living() <= objects


def test_what_is_still_open_does_not_count_as_freed(windows: Windows, path: Path) -> None:
    before = _living()
    window = windows.open_file(path)
    assert window is not None
    assert (_living() - before)["MainWindow"] == 1
    assert any(isinstance(each, QAction) for each in gc.get_objects())
