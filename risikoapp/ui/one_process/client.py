"""The second start's side: leaves an errand with the first process."""

import sys
from enum import Enum, auto

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtNetwork import QLocalSocket

from risikoapp.ui.one_process.errand import GREETING, THANKS, Errand, NotAnErrand


class Answer(Enum):
    TAKEN = auto()
    NOBODY = auto()
    """Nobody listens yet, or not any more; or there was no answer in time."""
    NOT_UNDERSTOOD = auto()
    """Another version of the program, which speaks otherwise; or an errand that cannot be told."""


def hand_over(errand: Errand, address: str, deadline: QDeadlineTimer) -> Answer:
    """Tells the errand to whoever listens at this address, and waits for the answer until the deadline."""
    try:
        message = errand.to_bytes()
    except NotAnErrand:
        return Answer.NOT_UNDERSTOOD
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(_left(deadline)):
        return Answer.NOBODY
    heard = _heard(socket, GREETING, deadline)
    if heard is not Answer.TAKEN:
        return heard
    _let_it_come_to_the_front()
    socket.write(message)
    while socket.bytesToWrite() and socket.waitForBytesWritten(_left(deadline)):
        pass
    return _heard(socket, THANKS, deadline)


def _heard(socket: QLocalSocket, words: bytes, deadline: QDeadlineTimer) -> Answer:
    """Whether these words come, or others."""
    while socket.bytesAvailable() < len(words):
        if not socket.waitForReadyRead(_left(deadline)):
            return Answer.NOBODY
    return Answer.TAKEN if socket.read(len(words)) == words else Answer.NOT_UNDERSTOOD


def _left(deadline: QDeadlineTimer) -> int:
    return max(deadline.remainingTime(), 0)


def _let_it_come_to_the_front() -> None:
    """Windows lets only the process that a person has just started take the keyboard, or whoever that one lets."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
