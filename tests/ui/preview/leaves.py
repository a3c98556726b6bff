"""PDFs to look at, and the window that shows them."""

from collections.abc import Sequence
from io import BytesIO

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QToolButton
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from risikoapp.paths import resource
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preview.view import PageView
from risikoapp.ui.preview.window import PreviewWindow
from tests.ui.hands import wait_until

LEFT, TOP, STEP = 72, 100, 20
"""Where the first line of a page begins, in points from its upper left corner, and from one line to the next."""
HEIGHT = 842


def pdf(*pages: Sequence[str], link: int | None = None) -> bytes:
    """A PDF with these lines on its pages; where wanted the first line of the first leads to a page."""
    pdfmetrics.registerFont(TTFont("Plex", str(resource("fonts", "ibm-plex-sans", "IBMPlexSans-Regular.ttf"))))
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, HEIGHT), pageCompression=1, invariant=1)
    for number, lines in enumerate(pages):
        canvas.setFont("Plex", 12)
        canvas.bookmarkPage(f"side{number}", fit="XYZ", left=0, top=HEIGHT - TOP, zoom=0)
        for place, line in enumerate(lines):
            canvas.drawString(LEFT, HEIGHT - TOP - STEP * place, line)
        if number == 0:
            area = (LEFT, HEIGHT - TOP - 4, LEFT + 200, HEIGHT - TOP + 12)
            if link is not None:
                canvas.linkAbsolute("", f"side{link}", area)
            canvas.linkURL("https://example.org/", (LEFT, 40, LEFT + 100, 60))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def previewed(window: MainWindow) -> PreviewWindow:
    """The preview that a window shows, when it has come to rest."""
    wait_until(lambda: any(each.isVisible() for each in window.findChildren(PreviewWindow)), "the preview", seconds=30)
    (shown,) = (each for each in window.findChildren(PreviewWindow) if each.isVisible())
    rest(shown)
    return shown


def rest(shown: PreviewWindow) -> None:
    """Waits until all is drawn and read that is wanted."""

    def rests() -> bool:
        # What was told has come, too, and nothing is wanted because of it.
        was_at_work = shown.is_at_work
        QApplication.processEvents()
        view = pages(shown)
        return not was_at_work and not shown.is_at_work and view.written(view.page) is not None

    wait_until(rests, "the pages", seconds=30)


def pages(shown: PreviewWindow) -> PageView:
    (view,) = shown.findChildren(PageView)
    return view


def button_named(shown: PreviewWindow, name: str) -> QToolButton:
    (found,) = (each for each in shown.findChildren(QToolButton) if each.accessibleName() == name and each.isVisible())
    return found


def point(shown: PreviewWindow, page: int, x: float, y: float) -> QPoint:
    """Where in the view something on a page is that stands so many points from its upper left corner."""
    view = pages(shown)
    area = view._layout.place(page, (x, y, x, y)).topLeft()
    return area - view.at(QPoint(0, 0))
