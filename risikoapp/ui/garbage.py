"""Python's collector of garbage, in the main thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY = 1_000
"""Milliseconds. So much can be made in a second that to look through it is felt by nobody: a report makes a hundred
thousand objects, which takes ten milliseconds."""


class Collector(QObject):
    """Collects when Python would, but for the thread. What it makes an end of may be Qt's, and that may go in no other.

    Left to itself, Python collects in whatever thread happens to make the object too many.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(_LOOK_EVERY)
        timer.timeout.connect(collect)
        timer.start()


def collect() -> None:
    """Collects the oldest generation of which there is as much as Python allows, with the younger ones; or none."""
    amounts, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        # From Python 3.14 there is no limit to the oldest: it is collected with the middle one, a part at a time.
        if amounts[generation] > limits[generation]:
            gc.collect(generation)
            return
