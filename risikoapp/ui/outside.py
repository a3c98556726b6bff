"""What the system has: its own programs, and a folder for what a person makes."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDesktopServices

from risikoapp.files import takes_no_files
from risikoapp.i18n import _

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl


def open_outside(path: Path) -> bool:
    """Hands a file or folder to the program that the system has for it; whether there is one."""
    # A type that takes its time to load, and is not wanted before the first report.
    from PySide6.QtCore import QUrl

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_in_browser(url: "QUrl") -> None:
    """Hands an address on the web, or of a mail, to the program that the system has for it, and no other address."""
    if url.scheme() in ("http", "https", "mailto"):
        QDesktopServices.openUrl(url)


def show_folder(folder: Path, tell: Callable[[str], object]) -> None:
    """Shows what lies in a folder, or tells where it is when the system has nothing that can."""
    if not open_outside(folder):
        tell(_("Mappen kunne ikke vises. Den hedder {folder}").format(folder=folder))


def in_open_folder(suggestion: Path) -> Path:
    """The same name among the person's documents, where the folder takes no files."""
    if not takes_no_files(suggestion.parent):
        return suggestion
    from PySide6.QtCore import QStandardPaths

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents if Path(documents).is_dir() else Path.home()) / suggestion.name
