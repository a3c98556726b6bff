"""Starts Qt, puts the parts together, and shows the first window."""

import datetime as dt
import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from risikoapp.ids import IdSource
from risikoapp.log import Log
from risikoapp.paths import user_data
from risikoapp.policy import read_policy
from risikoapp.ui.clock import Clock
from risikoapp.ui.faults import Faults
from risikoapp.ui.garbage import Collector
from risikoapp.ui.helping import Helping
from risikoapp.ui.one_process.claim import Claim
from risikoapp.ui.one_process.reception import Reception
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.stylesheet import stylesheet
from risikoapp.ui.theme import Dress, Theme, application_icon, qt_palette
from risikoapp.ui.windows import Windows
from risikoapp.ui.words_of_qt import speak

LATER = 200
"""Milliseconds until what can wait is done, when the window is painted. A later start that comes earlier, waits."""
PATIENCE = 1_000
"""Milliseconds that a save may take when all windows are closed, before the program ends without it."""
_SWITCH = 0.0001
"""Seconds that a thread may keep the others from Python. The window asks for it a hundred times in some events, and a
report that is being made would let it wait for five milliseconds each time."""


def run(path: Path | None, claim: Claim) -> int:
    """Opens the file that is named, or the one opened last; returns the exit code when all windows are closed."""
    # As an argument: asked for by a call, the style comes back as an object whose type takes long to load.
    application = QApplication([*sys.argv[:1], "-style", "fusion"])
    sys.setswitchinterval(_SWITCH)
    policy = read_policy()
    preferences = Preferences(application, policy)
    dresser = dress(application, preferences.dress)
    windows = Windows(system_clock(), dresser.theme, preferences, application)
    Helping(windows, dresser.theme, preferences, application)
    log = Log(user_data())
    for fault in policy.faults:
        log.event(f"politik.ini: {fault}")
    faults = Faults(windows, log, application)
    faults.install()
    QTimer.singleShot(0, application, lambda: _collect_from_now_on(application))
    reception = Reception(claim, windows, application)
    QTimer.singleShot(LATER, reception.open)
    windows.begin(path)
    try:
        code = application.exec()
    finally:
        reception.close()
        faults.remove()
    if not windows.have_ended(PATIENCE):
        # Python and Qt would wait for the drive, maybe for ever. What it has not taken lies in safety.
        preferences.write_out()
        os._exit(code)
    return code


def _collect_from_now_on(application: QApplication) -> None:
    # What was made until now stays for good.
    gc.freeze()
    Collector(application)


def system_clock() -> Clock:
    """The clock of this machine, and ids that no other has made."""
    return Clock(lambda: dt.datetime.now(dt.UTC), IdSource())


class Dresser:
    """Keeps an application in the colours of its theme."""

    def __init__(self, application: QApplication, chosen: Dress) -> None:
        self._application = application
        self.theme = Theme(chosen, application)
        self.theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._application.setPalette(qt_palette(self.theme.palette))
        self._application.setStyleSheet(stylesheet(self.theme.palette))


def dress(application: QApplication, chosen: Dress) -> Dresser:
    """Gives an application its name, style, language and theme."""
    QGuiApplication.setApplicationDisplayName("")
    application.setApplicationName("risikoapp")
    application.setDesktopFileName("risikoapp")
    application.setWindowIcon(application_icon())
    speak(application)
    QTimer.singleShot(0, application, _serve_ears)
    return Dresser(application, chosen)


def _serve_ears() -> None:
    # No screen reader asks before the window is painted, and what answers it takes a while to load.
    from risikoapp.ui.accessibility import tell_screen_readers

    tell_screen_readers()
