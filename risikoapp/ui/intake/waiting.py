"""Work that a person waits for: beside the main thread, told of when it takes its time, and to be left."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from risikoapp.ui.background import Background
from risikoapp.ui.dialogs.progress import Progress

_Made = TypeVar("_Made")
_AT_ONCE = 500
"""Milliseconds for which it is not told of; a press meanwhile waits."""


class GivenUp(Exception):
    """Nobody waits for it any more."""


def waited_for(work: Callable[[], _Made], text: str, parent: QWidget | None) -> _Made:
    """What the work makes, or whatever it raises; raises GivenUp where the person gives it up. Nothing of Qt is
    touched in it."""
    made: list[_Made] = []
    failures: list[Exception] = []

    def run() -> None:
        try:
            made.append(work())
        except Exception as failure:
            # It comes out again in the main thread, whatever it is.
            failures.append(failure)

    application = QApplication.instance()
    assert application is not None
    # What is given up goes on by itself until it is done.
    background = Background(application)
    loop = QEventLoop()
    background.finished.connect(loop.quit)
    background.finished.connect(background.deleteLater)
    background.start(run)
    soon = QTimer()
    soon.setSingleShot(True)
    soon.timeout.connect(loop.quit)
    soon.start(_AT_ONCE)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not made and not failures:
        progress = Progress(text, parent)
        progress.setMinimumDuration(0)
        progress.canceled.connect(loop.quit)
        progress.show()
        loop.exec()
        is_given_up = progress.wasCanceled()
        progress.end()
        if is_given_up:
            raise GivenUp
    if failures:
        raise failures[0]
    return made[0]
