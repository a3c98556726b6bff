"""Garbage is collected in the main thread alone, since what is Qt's may go in no other."""

import gc
import threading
import weakref

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from tests.ui.hands import wait_until

ENOUGH = 50_000
"""More objects than Python makes without collecting."""


class _Circle:
    """Holds itself, so that only the collector makes an end of it."""

    def __init__(self) -> None:
        self.itself = self


def _circle_of_which(ends: list[threading.Thread]) -> None:
    circle = _Circle()
    weakref.finalize(circle, lambda: ends.append(threading.current_thread()))


def test_what_is_no_longer_wanted_goes_in_the_main_thread_while_another_makes_much(qapp: QApplication) -> None:
    ends: list[threading.Thread] = []
    made: list[list[int]] = []
    pool = QThreadPool()
    gc.collect()
    _circle_of_which(ends)
    pool.start(lambda: made.extend([number] for number in range(ENOUGH)))
    pool.waitForDone()
    assert (len(made), ends) == (ENOUGH, [])
    wait_until(lambda: bool(ends), "the end of the circle")
    assert ends == [threading.main_thread()]


def test_what_has_lived_for_long_goes_when_its_time_has_come(qapp: QApplication) -> None:
    ends: list[threading.Thread] = []
    limits = gc.get_threshold()
    circle = _Circle()
    weakref.finalize(circle, lambda: ends.append(threading.current_thread()))
    # It comes among the oldest, of which there may be none from now on.
    for _ in range(2):
        gc.collect(1)
    gc.set_threshold(1, 0, 0)
    del circle
    try:
        wait_until(lambda: bool(ends), "the end of the circle")
    finally:
        gc.set_threshold(*limits)
    assert ends == [threading.main_thread()]
