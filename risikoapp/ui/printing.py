"""The report on paper: the pages of the PDF, drawn on the system's printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from risikoapp.i18n import _
from risikoapp.ui.dialogs.questions import show_error

if TYPE_CHECKING:
    import pypdfium2

_DOTS_PER_POINT = 4
"""288 dots an inch: sharp text on any office printer, 32 MB for a page while it is drawn."""


def print_report(pdf: bytes, name: str, parent: QWidget) -> bool:
    """Asks for a printer and prints; whether it was sent."""
    # PDFium is wanted only now.
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        printer.setFullPage(True)
        dialog = print_dialog(printer, len(document), parent)
        accepted = dialog.exec()
        dialog.deleteLater()
        return bool(accepted) and draw_pages(document, printer, parent)
    finally:
        document.close()


def print_dialog(printer: QPrinter, pages: int, parent: QWidget | None) -> QPrintDialog:
    """Asks where to print, and which of so many pages."""
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return dialog


def draw_pages(document: "pypdfium2.PdfDocument", printer: QPrinter, parent: QWidget) -> bool:
    """Draws the chosen pages on a printer that has been set up; whether all were drawn."""
    first = printer.fromPage() or 1
    last = printer.toPage() or len(document)
    painter = QPainter()
    if not painter.begin(printer):
        show_error(parent, _("Der kunne ikke udskrives."), _("Se efter, om printeren er tændt, og prøv igen."))
        return False
    # Made only now: it shows itself when its time has come, whether anything is printed or not.
    progress = QProgressDialog(_("Udskriver…"), _("Annuller"), 0, last - first + 1, parent)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(500)
    try:
        for count, index in enumerate(range(first - 1, last)):
            progress.setValue(count)
            if progress.wasCanceled():
                printer.abort()
                return False
            if count:
                printer.newPage()
            _draw_page(painter, printer, document[index])
    finally:
        painter.end()
        progress.setValue(progress.maximum())
        progress.deleteLater()
    return True


def _draw_page(painter: QPainter, printer: QPrinter, page: "pypdfium2.PdfPage") -> None:
    bitmap = page.render(scale=_DOTS_PER_POINT, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    size = image.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
