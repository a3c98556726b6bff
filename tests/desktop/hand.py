"""A person's hand: a real mouse and a real keyboard, moved by xdotool in a process of its own."""

import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QPoint, QProcess, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.exceptions import TimeoutError as PytestQtTimeout
from pytestqt.qtbot import QtBot

from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.windows import Windows

PATIENCE = 30_000
"""Milliseconds that anything may take on a slow and busy machine."""


class Hand:
    """Points, clicks and types; the program lives on meanwhile."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def until(self, holds: Callable[[], object]) -> None:
        """Waits until this holds."""
        self._qtbot.waitUntil(lambda: bool(holds()), timeout=PATIENCE)

    def until_active(self, window: QWidget) -> None:
        """Waits until a window stands on the screen and has the keyboard."""
        self.until(lambda: window.isVisible() and window.isActiveWindow())
        self._qtbot.waitExposed(window, timeout=PATIENCE)

    def opened(self, windows: Windows, path: Path) -> MainWindow:
        """The one window of a program that begins with this file."""
        windows.begin(path)
        (window,) = windows.open_windows
        self.until_active(window)
        return window

    def click(self, widget: QWidget) -> None:
        """A click in the middle of a widget."""
        self._do(*_move(widget, widget.rect().center()), "click", "1")

    def right_click(self, widget: QWidget, place: QPoint) -> None:
        """A click with the other button."""
        self._do(*_move(widget, place), "click", "3")

    def press(self, widget: QWidget, place: QPoint) -> None:
        self._do(*_move(widget, place), "mousedown", "1")

    def move(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """From one place to another, by way of the places between."""
        steps = 8
        for step in range(1, steps + 1):
            self._do(*_move(widget, start + (end - start) * step / steps))

    def release(self) -> None:
        self._do("mouseup", "1")
        self.until(lambda: not QApplication.mouseButtons())

    def keys(self, *names: str) -> None:
        """Keys with their modifiers, as in `ctrl+z`, one after the other."""
        self._do("key", *names)

    def write(self, text: str) -> None:
        """Types a text, letter by letter."""
        self._do("type", "--delay", "20", "--", text)

    def write_into(self, field: QLineEdit, text: str) -> None:
        """Types a text into the field of a window that has just come, and sees to it that it is there.

        While a window manager is still busy with the window, a key may reach nobody. Then it is typed anew, as a
        person would do.
        """
        for _time in range(3):
            self.keys("ctrl+a")
            self.write(text)
            with suppress(PytestQtTimeout):
                return self._qtbot.waitUntil(lambda: field.text() == text, timeout=PATIENCE // 10)
        raise AssertionError(f"»{field.text()}« stands where »{text}« was typed")

    def click_when_shown(self, kind: type[QWidget], button: Callable[[QWidget], QWidget]) -> None:
        """Clicks a button of the next modal window of a kind, which blocks whoever opens it."""
        watch = QTimer(QApplication.instance())

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, kind) and dialog.isActiveWindow():
                watch.stop()
                watch.deleteLater()
                place = button(dialog)
                # Here nobody can wait for the process to end.
                QProcess.startDetached("xdotool", [*_move(place, place.rect().center()), "click", "1"])

        watch.timeout.connect(look)
        watch.start(20)

    def _do(self, *arguments: str) -> None:
        """Runs xdotool to its end."""
        process = subprocess.Popen(["xdotool", *arguments], stdin=subprocess.DEVNULL)
        self.until(lambda: process.poll() is not None)
        assert process.returncode == 0, arguments


def _move(widget: QWidget, place: QPoint) -> tuple[str, str, str]:
    point = widget.mapToGlobal(place)
    return "mousemove", str(point.x()), str(point.y())
