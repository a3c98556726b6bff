"""Where the window stood, how it was parted and which risk was shown: remembered from one time to the next."""

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QMainWindow, QSplitter

from risikoapp.domain.model import Register
from risikoapp.ui import theme
from risikoapp.ui.preferences import Preferences

_GEOMETRY = "window/geometry"
_SPLITTER = "window/splitter"


def restore_window(window: QMainWindow, splitter: QSplitter, preferences: Preferences) -> None:
    """Gives a window the place it had last, or the one that suits most screens."""
    room = window.screen().availableGeometry().size()
    window.resize(theme.WINDOW_SIZE.boundedTo(room.shrunkBy(QMargins(0, theme.TITLE_BAR, 0, 0))))
    splitter.setSizes(list(theme.WINDOW_PARTS))
    if not (geometry := preferences.bytes(_GEOMETRY)).isEmpty():
        window.restoreGeometry(geometry)
    if not (state := preferences.bytes(_SPLITTER)).isEmpty():
        splitter.restoreState(state)


def remember_window(window: QMainWindow, splitter: QSplitter, preferences: Preferences) -> None:
    """Keeps the place for the next time."""
    preferences.set_bytes(_GEOMETRY, window.saveGeometry())
    preferences.set_bytes(_SPLITTER, splitter.saveState())


def first_shown(register: Register, last_risk: str) -> str:
    """The risk that was shown last, else the first open one; "" when there is none."""
    risks = [risk.id for risk in register.open_risks or register.risks]
    known = any(risk.id == last_risk for risk in register.risks)
    return last_risk if known else next(iter(risks), "")
