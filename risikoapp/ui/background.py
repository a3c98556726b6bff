"""Work in a thread of its own, of which the window hears how far it is and when it is done."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from risikoapp.ui.pool_jobs import Job

_LOOK_EVERY = 20
"""Milliseconds."""


class _GivenUp(Exception):
    """Nobody waits for the work any more."""


class Background(QObject):
    """One piece of work after another. Nothing of Qt may be touched in it, so it is looked at from here.

    Where it goes with its parent, that waits for the work.
    """

    finished = Signal()
    """The last work that was begun is done."""
    progressed = Signal(int, int)
    """So much of the work is done, of so much."""
    left_undone = Signal()
    """It has ended without being done, as was asked for, or by a mistake of ours, which comes out after this."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        """What is not known to be done, in the order that it was begun."""
        self._is_given_up = threading.Event()
        self._part = self._told = (0, 0)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self._on_look)

    @property
    def is_at_work(self) -> bool:
        return bool(self._jobs)

    def start(self, work: Callable[[], None]) -> None:
        """Begins; `finished` follows, once for the last of several, or `left_undone`. A mistake comes out of each."""
        self._is_given_up.clear()
        self._part = self._told = (0, 0)
        self._jobs.append(Job(work))
        self._pool.start(self._jobs[-1].run)
        self._look.start()

    def give_up(self) -> None:
        """Ends the work where it next calls `watch`."""
        self._is_given_up.set()

    def watch(self, done: int, of: int) -> None:
        """For the work to call, in its thread: so much is done, of so much. Raises where it is given up."""
        if self._is_given_up.is_set():
            raise _GivenUp
        self._part = (done, of)

    def _on_look(self) -> None:
        if not self._jobs:
            return
        if self._part != self._told:
            self._told = self._part
            self.progressed.emit(*self._told)
        if not self._jobs[0].done:
            return
        job = self._jobs.pop(0)
        if not self._jobs:
            self._look.stop()
            (self.left_undone if job.fault else self.finished).emit()
        if job.fault is not None and not isinstance(job.fault, _GivenUp):
            raise job.fault
