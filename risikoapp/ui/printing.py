"""The report on paper: the pages of the PDF, drawn on the system's printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from risikoapp.i18n import _
from risikoapp.ui.dialogs.progress import Progress
from risikoapp.ui.dialogs.questions import show_error

if TYPE_CHECKING:
    from risikoapp.ui.preview.pdfium import Pdf

_DOTS_PER_POINT = 4
"""288 dots an inch: sharp text on any office printer, 32 MB for a page while it is drawn."""


def print_report(pdf: bytes, name: str, parent: QWidget) -> bool:
    """Asks for a printer and prints; whether it was sent."""
    # PDFium is wanted only now.
    from risikoapp.ui.preview.pdfium import Pdf

    document = Pdf(pdf)
    try:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        printer.setFullPage(True)
        dialog = print_dialog(printer, len(document.sizes), parent)
        accepted = dialog.exec()
        dialog.deleteLater()
        return bool(accepted) and draw_pages(document, printer, parent)
    finally:
        document.close()


def print_dialog(printer: QPrinter, pages: int, parent: QWidget | None) -> QPrintDialog:
    """Asks where to print, and which of so many pages."""
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    # Offered when a range is chosen; else it would be from 1 to 1.
    dialog.setFromTo(1, pages)
    dialog.setPrintRange(QPrintDialog.PrintRange.AllPages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return dialog


def draw_pages(document: "Pdf", printer: QPrinter, parent: QWidget) -> bool:
    """Draws the chosen pages on a printer that has been set up; whether all were drawn."""
    first = printer.fromPage() or 1
    last = printer.toPage() or len(document.sizes)
    painter = QPainter()
    if not painter.begin(printer):
        show_error(parent, _("Der kunne ikke udskrives."), _("Se efter, om printeren er tændt, og prøv igen."))
        return False
    progress = Progress(_("Udskriver…"), parent)
    progress.setMaximum(last - first + 1)
    try:
        for count, index in enumerate(range(first - 1, last)):
            progress.setValue(count)
            if progress.wasCanceled():
                printer.abort()
                return False
            if count:
                printer.newPage()
            _draw_page(painter, printer, document, index)
    finally:
        painter.end()
        progress.end()
    return True


def _draw_page(painter: QPainter, printer: QPrinter, document: "Pdf", index: int) -> None:
    image = document.image(index, _DOTS_PER_POINT)
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    size = image.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
