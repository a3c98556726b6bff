"""Puts what is not in the file yet into safety: typing that goes on and on, and edits whose save does not return."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from risikoapp.domain.model import RegisterFile
from risikoapp.storage.errors import StorageError
from risikoapp.ui.autosave import Autosave

BURST = 5_000
"""Milliseconds of typing without rest after which it is put aside. It becomes an edit when it rests, as one step."""
SLOW = 1_000
"""Milliseconds that a save may take before what it writes is put aside."""


class SafeKeeping(QObject):
    """Keeps aside what stands in one window, in a thread of its own, and forgets it when all is in the file."""

    kept_aside = Signal()
    """A save does not return, and what it should write lies in safety."""
    _finished = Signal()

    def __init__(
        self,
        autosave: Autosave,
        standing: Callable[[], RegisterFile],
        is_untold: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`standing` tells the file as it would be if all typing were an edit, `is_untold` whether there is any."""
        super().__init__(parent)
        self._autosave = autosave
        self._standing = standing
        self._is_untold = is_untold
        self._keeping: RegisterFile | None = None
        self._has_kept = False
        self._is_wanted_again = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._burst = self._timer(BURST, self._on_burst)
        self._slow = self._timer(SLOW, self._on_slow)
        autosave.state_changed.connect(self._on_state_changed)
        self._finished.connect(self._on_finished)

    def on_touched(self) -> None:
        """Somebody types."""
        if not self._burst.isActive():
            self._burst.start()

    def keep_now(self) -> None:
        """Puts what stands here aside and waits until it lies there; raises StorageError."""
        self._pool.waitForDone()
        self._autosave.repository.keep(self._standing())

    def finish(self) -> None:
        """The window closes: what is in the file need not be kept any more."""
        self._burst.stop()
        self._slow.stop()
        self._pool.waitForDone()
        if self._autosave.is_saved:
            self._autosave.repository.forget_kept()

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def _on_state_changed(self) -> None:
        if not self._autosave.is_saved:
            if not self._slow.isActive():
                self._slow.start()
            return
        self._slow.stop()
        self._forget_what_is_saved()

    def _on_burst(self) -> None:
        if self._is_all_saved():
            # What was being typed has been taken back.
            self._forget_what_is_saved()
        else:
            self._keep()

    def _on_slow(self) -> None:
        error = self._autosave.error
        # A save that failed has kept its edits itself, where it could.
        is_kept = not self._autosave.is_writing and error is not None and error.kept is not None
        if not self._autosave.is_saved and (not is_kept or self._is_untold()):
            self._keep()

    def _keep(self) -> None:
        if self._keeping is not None:
            # There is more by now than what is on its way.
            self._is_wanted_again = True
            return
        self._is_wanted_again = False
        self._keeping = self._standing()
        self._pool.start(self._run)

    def _run(self) -> None:
        """In the thread of the pool."""
        assert self._keeping is not None
        self._has_kept = False
        try:
            # Where it cannot be, the save that does not return will tell whether there is anything to tell.
            with suppress(StorageError):
                self._autosave.repository.keep(self._keeping)
                self._has_kept = True
        finally:
            # Whatever went wrong, the next time may go well.
            self._finished.emit()

    def _on_finished(self) -> None:
        self._keeping = None
        if self._is_all_saved():
            # It got there meanwhile, and must not be offered some day as if it had not.
            self._forget_what_is_saved()
            return
        if self._has_kept and self._autosave.is_writing:
            self.kept_aside.emit()
        if self._is_wanted_again:
            self._keep()

    def _forget_what_is_saved(self) -> None:
        # What is on its way is looked at when it has come.
        if self._keeping is None and self._is_all_saved():
            self._autosave.repository.forget_kept()

    def _is_all_saved(self) -> bool:
        return self._autosave.is_saved and not self._is_untold()
