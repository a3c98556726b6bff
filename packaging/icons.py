"""Draws the program's icon in every size from its SVGs: python packaging/icons.py.

The sizes up to 24 have drawings of their own, whose edges fall on whole pixels; the others are scaled from the large
one. Beside the pictures comes one .ico for Windows.
"""

import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parents[1] / "resources" / "icons"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = (16, 24, 32, 48, 64, 256)


def picture(size: int) -> Path:
    return ICONS / f"risikoapp-{size}.png"


def draw(size: int) -> None:
    own = ICONS / f"risikoapp-{size}.svg"
    drawing = QSvgRenderer(str(own if own.exists() else ICONS / "risikoapp.svg"))
    if not drawing.isValid():
        raise OSError(f"{own.name} could not be read")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter, QRectF(image.rect()))
    painter.end()
    if not image.save(str(picture(size))):
        raise OSError(f"{picture(size)} could not be written")


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QGuiApplication([])
    for size in SIZES:
        draw(size)
    largest, *others = [Image.open(picture(size)) for size in reversed(WINDOWS_SIZES)]
    largest.save(ICONS / "risikoapp.ico", sizes=[(size, size) for size in WINDOWS_SIZES], append_images=others)


if __name__ == "__main__":
    main()
