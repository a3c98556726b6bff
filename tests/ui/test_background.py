"""Work in a thread: nothing of Qt may go in it."""

import gc

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from risikoapp.ui.background import Background
from tests.ui.hands import wait_until


def test_nothing_is_collected_while_it_is_at_work_and_as_always_afterwards(qapp: QApplication) -> None:
    parent = QObject()
    background = Background(parent)
    seen: list[bool] = []
    background.start(lambda: seen.append(gc.isenabled()))
    wait_until(lambda: not background.is_at_work, "the end of the work")
    assert seen == [False]
    assert gc.isenabled()
