"""What the system's own programs are for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDesktopServices

from risikoapp.i18n import _


def open_outside(path: Path) -> bool:
    """Hands a file or folder to the program that the system has for it; whether there is one."""
    # A type that takes its time to load, and is not wanted before the first report.
    from PySide6.QtCore import QUrl

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_folder(folder: Path, tell: Callable[[str], object]) -> None:
    """Shows what lies in a folder, or tells where it is when the system has nothing that can."""
    if not open_outside(folder):
        tell(_("Mappen kunne ikke vises. Den hedder {folder}").format(folder=folder))
