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
from risikoapp.ui.dialogs.questions import ask_elsewhere, show_error
from risikoapp.ui.outside import in_open_folder, open_outside, show_folder
from risikoapp.ui.reporting import report_name

if TYPE_CHECKING:
    from risikoapp.report.exports import Exported
    from risikoapp.ui.dialogs.progress import Progress
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
        self._progress: Progress | None = None
        self._writing, self._drawing = Background(self), Background(self)
        self._writing.finished.connect(self._on_written)
        self._writing.left_undone.connect(self._end_progress)
        self._drawing.finished.connect(self._on_drawn)

    def export(self) -> None:
        """Asks where to and in which shape, and writes it there."""
        if not self._writing.is_at_work:
            name = Path(report_name(self._window.document.file)).stem
            self._export_to(self._chosen(in_open_folder(self._window.path.with_name(name))))

    def _export_to(self, path: Path | None) -> None:
        """Writes to where a person has chosen, who is asked again as long as that cannot be; None for nowhere."""
        while path is not None and (fault := self._fault(path)):
            show_error(self._window, *fault)
            # What is behind the point of »Rapport v1.2« is no ending.
            path = self._chosen(path.with_suffix("") if path.suffix[1:2].isalpha() else path)
        if path is not None:
            self._begin(path)

    def _fault(self, path: Path) -> tuple[str, str] | None:
        """What keeps an export from lying there, and what to do about it."""
        from risikoapp.report.exports import shapes

        if path.suffix.casefold() not in shapes():
            text = _("Endelsen vælger formatet: {known}.").format(known=", ".join(shapes()))
            return _("»{name}« har en anden endelse.").format(name=path.name), text
        if os.path.realpath(path) == os.path.realpath(self._window.path):
            text = _("Det er risikovurderingen selv. Vælg et andet navn.")
            return _("»{name}« er i brug.").format(name=path.name), text
        return None

    def _begin(self, path: Path) -> None:
        from risikoapp.ui.dialogs.progress import Progress

        self._path, self._suffix = path, path.suffix.casefold()
        self._window.statusBar().showMessage(_("Eksporterer…"))
        self._progress = Progress(_("Eksporterer…"), self._window)
        self._progress.canceled.connect(self._writing.give_up)
        self._writing.progressed.connect(self._progress.show_part)
        self._writing.start(
            partial(self._write, self._window.handlers.reportable(), self._window.document.clock.today())
        )

    def copy_matrix(self) -> None:
        """Puts the matrix on the clipboard, as an image and as a drawing."""
        if self._drawing.is_at_work:
            return
        self._window.statusBar().showMessage(_("Kopierer matrixen…"))
        self._drawing.start(partial(self._draw, self._window.document.file, self._window.document.clock.today()))

    def _chosen(self, suggestion: Path) -> Path | None:
        from risikoapp.report.exports import shapes
        from risikoapp.ui.dialogs.export import ExportDialog

        names = {ending: shape.name for ending, shape in shapes().items()}
        dialog = ExportDialog(names, suggestion, self._suffix, self._window)
        with self._window.autosave.undisturbed():
            path = dialog.path if dialog.exec() else None
        dialog.deleteLater()
        return path

    def _write(self, file: RegisterFile, today: dt.date) -> None:
        """In a thread of its own: nothing of Qt is touched here."""
        from risikoapp.report.exports import shapes

        self._not_written = self._done = None
        try:
            done = shapes()[self._suffix].export(file, today, self._writing.watch)
            # The last moment at which one can still want it not.
            self._writing.watch(1, 1)
            write_atomically(self._path, (done.content,), overwrite=True)
            self._done = done
        except (StorageError, CodecError) as error:
            self._not_written = error

    def _end_progress(self) -> None:
        self._window.statusBar().clearMessage()
        if self._progress is not None:
            self._progress.end()
            self._progress = None

    def _on_written(self) -> None:
        self._end_progress()
        if self._not_written is not None:
            self._tell_failure(self._not_written)
            return
        note = self._done.note if self._done else ""
        text = _("»{name}« er skrevet.").format(name=self._path.name)
        choices = [(_("Åbn"), self._open), (_("Vis i mappe"), self._show_folder)]
        self._window.notice.tell(f"{text} {note}".strip(), choices)

    def _tell_failure(self, error: Exception) -> None:
        title = _("»{name}« kunne ikke eksporteres.").format(name=self._path.name)
        text = message(error, self._window.path)
        if isinstance(error, CodecError):
            # What is wrong with the risikovurdering is so in any place.
            show_error(self._window, title, text)
        elif ask_elsewhere(self._window, title, text):
            self._export_to(self._chosen(in_open_folder(self._path.with_suffix(""))))

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
