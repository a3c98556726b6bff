"""What the system's own programs are for."""

from pathlib import Path

from PySide6.QtGui import QDesktopServices


def open_outside(path: Path) -> bool:
    """Hands a file or folder to the program that the system has for it; whether there is one."""
    # A type that takes its time to load, and is not wanted before the first report.
    from PySide6.QtCore import QUrl

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
