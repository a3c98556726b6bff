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
    background.finished.connect(background.deleteLater)
    background.start(run)
    loop = _Loop()
    background.finished.connect(loop.quit)
    loop.wait_quietly()
    if not made and not failures and not loop.wait_aloud(text, parent):
        raise GivenUp
    if failures:
        raise failures[0]
    return made[0]


class _Loop(QEventLoop):
    """Waits in the midst of whatever the main thread does."""

    def wait_quietly(self) -> None:
        """For the time that is not told of, or until it is told to quit."""
        soon = QTimer(self)
        soon.setSingleShot(True)
        soon.timeout.connect(self.quit)
        soon.start(_AT_ONCE)
        self.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        soon.stop()

    def wait_aloud(self, text: str, parent: QWidget | None) -> bool:
        """Until it is told to quit; whether it was not the person who did not want to wait."""
        progress = Progress(text, parent)
        progress.setMinimumDuration(0)
        progress.canceled.connect(self.quit)
        progress.show()
        self.exec()
        was_cancelled = progress.wasCanceled()
        progress.end()
        return not was_cancelled
