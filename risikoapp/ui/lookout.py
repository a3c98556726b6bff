"""Asks a drive something every few seconds, in a thread of its own: a share that is gone may not answer for minutes."""

from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

EVERY = 3_000
"""Milliseconds from one question to the next."""


class Lookout(QObject):
    """Asks the next time when it has been answered, and neither window nor program waits for that."""

    answered = Signal(object)

    def __init__(self, ask: Callable[[], object], parent: QObject, may_ask: Callable[[], bool] | None = None) -> None:
        """`ask` holds nothing of Qt's: its thread may outlive the window. `may_ask` tells whether it is time."""
        super().__init__(parent)
        self._may_ask = may_ask
        self._is_asking = False
        self._question = _Question(ask)
        self._question.answered.connect(self._on_answered)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(EVERY)

    def _on_timeout(self) -> None:
        if not self._is_asking and (self._may_ask is None or self._may_ask()):
            self._is_asking = True
            Thread(target=self._question.put, daemon=True).start()

    def _on_answered(self, answer: object) -> None:
        self._is_asking = False
        self.answered.emit(answer)


class _Question(QObject):
    """Belongs to no window: one that is not answered may outlive it."""

    answered = Signal(object)

    def __init__(self, ask: Callable[[], object]) -> None:
        super().__init__()
        self._ask = ask

    def put(self) -> None:
        """In a thread of its own."""
        self.answered.emit(self._ask())
