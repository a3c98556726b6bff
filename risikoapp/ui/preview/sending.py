"""A new mail with a file attached, where the system can make one. What differs by platform stands here alone.

The desktops of Linux have `xdg-email` for it. Elsewhere it differs by the mail program, so there the file is shown in
its folder, from where it can be dragged into a mail.
"""

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

_TOOL = "xdg-email"


def can_mail() -> bool:
    """Whether this system can begin a mail with a file in it."""
    return sys.platform.startswith("linux") and shutil.which(_TOOL) is not None


class Mailing(QObject):
    """Has the person's mail program begin a new mail."""

    failed = Signal(Path)
    """No mail was begun with this file."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path = Path()
        self._process = QProcess(self)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def begin(self, path: Path, subject: str) -> None:
        """Begins a mail; `failed` follows where there is no mail program. One that is being begun is let begin."""
        if self._process.state() is QProcess.ProcessState.NotRunning:
            self._path = path
            self._process.start(_TOOL, ["--utf8", "--subject", subject, "--attach", str(path)])

    def _on_finished(self, code: int) -> None:
        if code:
            self.failed.emit(self._path)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.failed.emit(self._path)
