"""Exporting from the window in other shapes than the PDF, and the matrix on the clipboard, off the main thread."""

import datetime as dt
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage

from risikoapp.codec.errors import CodecError
from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _
from risikoapp.messages import message
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.errors import StorageError
from risikoapp.ui.background import Background
from risikoapp.ui.dialogs.questions import show_error
from risikoapp.ui.outside import in_open_folder, open_outside, show_folder
from risikoapp.ui.reporting import report_name

if TYPE_CHECKING:
    from risikoapp.report.exports import Exported
    from risikoapp.ui.main_window import MainWindow


class Exporting(QObject):
    """The commands of one window that export. What they need is loaded when they are given."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._suffix = ".docx"
        self._path = Path()
        # Each thread has its own: both may be at work at once.
        self._not_written: Exception | None = None
        self._not_drawn: Exception | None = None
        self._done: Exported | None = None
        self._images: tuple[bytes, bytes] = (b"", b"")
        self._writing, self._drawing = Background(self), Background(self)
        self._writing.finished.connect(self._on_written)
        self._drawing.finished.connect(self._on_drawn)

    def export(self) -> None:
        """Asks where to and in which shape, and writes it there."""
        from risikoapp.report.exports import shapes

        if self._writing.is_at_work:
            return
        path = self._chosen({ending: shape.name for ending, shape in shapes().items()})
        if path is None:
            return
        if path.suffix.casefold() not in shapes():
            text = _("Endelsen vælger formatet: {known}.").format(known=", ".join(shapes()))
            show_error(self._window, _("»{name}« har en anden endelse.").format(name=path.name), text)
            return
        if os.path.realpath(path) == os.path.realpath(self._window.path):
            text = _("Det er risikovurderingen selv. Vælg et andet navn.")
            show_error(self._window, _("»{name}« er i brug.").format(name=path.name), text)
            return
        self._path, self._suffix = path, path.suffix.casefold()
        self._window.statusBar().showMessage(_("Eksporterer…"))
        self._writing.start(partial(self._write, self._window.document.file, self._window.document.clock.today()))

    def copy_matrix(self) -> None:
        """Puts the matrix on the clipboard, as an image and as a drawing."""
        if self._drawing.is_at_work:
            return
        self._window.statusBar().showMessage(_("Kopierer matrixen…"))
        self._drawing.start(partial(self._draw, self._window.document.file, self._window.document.clock.today()))

    def _chosen(self, names: dict[str, str]) -> Path | None:
        from risikoapp.ui.dialogs.export import ExportDialog

        name = Path(report_name(self._window.document.file)).stem
        dialog = ExportDialog(names, in_open_folder(self._window.path.with_name(name)), self._suffix, self._window)
        with self._window.autosave.undisturbed():
            path = dialog.path if dialog.exec() else None
        dialog.deleteLater()
        return path

    def _write(self, file: RegisterFile, today: dt.date) -> None:
        """In a thread of its own: nothing of Qt is touched here."""
        from risikoapp.report.exports import shapes

        self._not_written = self._done = None
        try:
            done = shapes()[self._suffix].export(file, today)
            write_atomically(self._path, (done.content,), overwrite=True)
            self._done = done
        except (StorageError, CodecError) as error:
            self._not_written = error

    def _on_written(self) -> None:
        self._window.statusBar().clearMessage()
        if self._not_written is not None:
            title = _("»{name}« kunne ikke eksporteres.").format(name=self._path.name)
            show_error(self._window, title, message(self._not_written, self._window.path))
            return
        note = self._done.note if self._done else ""
        text = _("»{name}« er skrevet.").format(name=self._path.name)
        choices = [(_("Åbn"), self._open), (_("Vis i mappe"), self._show_folder)]
        self._window.notice.tell(f"{text} {note}".strip(), choices)

    def _open(self) -> None:
        if not open_outside(self._path):
            text = _("Der blev ikke fundet et program, der kan åbne »{name}«.").format(name=self._path.name)
            self._window.notice.tell(text)

    def _show_folder(self) -> None:
        show_folder(self._path.parent, self._window.notice.tell)

    def _draw(self, file: RegisterFile, today: dt.date) -> None:
        """In a thread of its own: nothing of Qt is touched here."""
        from risikoapp.report.content import file_content
        from risikoapp.report.picture import matrix_png, matrix_svg

        self._not_drawn = None
        try:
            content = file_content(file, today)
            self._images = matrix_png(content), matrix_svg(content)
        except CodecError as error:
            self._not_drawn = error

    def _on_drawn(self) -> None:
        self._window.statusBar().clearMessage()
        if self._not_drawn is not None:
            title = _("Matrixen kunne ikke kopieres.")
            show_error(self._window, title, message(self._not_drawn, self._window.path))
            return
        png, svg = self._images
        copied = QMimeData()
        copied.setImageData(QImage.fromData(png))
        copied.setData("image/svg+xml", svg)
        QGuiApplication.clipboard().setMimeData(copied)
        self._window.notice.tell(_("Matrixen er kopieret. Sæt den ind i en præsentation eller en mail."))
