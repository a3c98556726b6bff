"""Brings a window to the front."""

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def bring_forward(window: QWidget) -> None:
    """Puts a window before all others and gives it the keyboard, as far as the desktop lets it."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def let_stand_behind(window: QWidget) -> None:
    """Lets a window that belongs to another come to lie behind it, which desktops else keep before it for ever.

    So what it leads to in the other can be seen.
    """
    window.winId()
    # What it says of its argument leaves out that there may be none.
    window.windowHandle().setTransientParent(None)  # pyright: ignore[reportArgumentType]


def lend_token(token: str) -> None:
    """Lets the next window that is shown or raised take the keyboard by the token of whoever asked for it.

    Wayland desktops lend one to a program that a person starts; other systems have none.
    """
    if token and QGuiApplication.platformName().startswith("wayland"):
        # This is where Qt looks for it; it takes it away when it has used it.
        os.environ["XDG_ACTIVATION_TOKEN"] = token
