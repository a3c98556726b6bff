"""Work in a thread of its own, of which the window hears when it is done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from risikoapp.ui.pool_jobs import Job

_LOOK_EVERY = 20
"""Milliseconds."""


class Background(QObject):
    """One piece of work after another. Nothing of Qt may be touched in it, so it is looked at from here.

    Where it goes with its parent, that waits for the work.
    """

    finished = Signal()
    """The last work that was begun is done; a mistake of ours in it has come out first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self._on_look)

    @property
    def is_at_work(self) -> bool:
        return self._job is not None

    def start(self, work: Callable[[], None]) -> None:
        """Begins; `finished` follows, once for the last of several."""
        self._job = Job(work)
        self._pool.start(self._job.run)
        self._look.start()

    def _on_look(self) -> None:
        if self._job is None or not self._job.done:
            return
        job, self._job = self._job, None
        self._look.stop()
        if job.fault is not None:
            raise job.fault
        self.finished.emit()
