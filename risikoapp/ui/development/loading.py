"""Loads what draws curves, while the window goes on."""

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from risikoapp.ui.pool_jobs import Job

_LOOK_EVERY = 20
"""Milliseconds."""


class Loading(QObject):
    """pyqtgraph takes a quarter of a second to load: it is done in a thread, which lets go of Python all the time."""

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job = Job(_load)
        self._pool = QThreadPool(self)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self._on_look)

    def start(self) -> None:
        """Begins; `loaded` follows."""
        self._pool.start(self._job.run)
        self._look.start()

    def _on_look(self) -> None:
        if not self._job.done:
            return
        self._look.stop()
        if self._job.fault is not None:
            raise self._job.fault
        self.loaded.emit()


def _load() -> None:
    import risikoapp.ui.development.plots  # noqa: F401  # pyright: ignore[reportUnusedImport]
