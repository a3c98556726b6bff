"""Draws the icons that are files, in every size, from their SVGs: python packaging/icons.py.

The program's own up to 24 pixels have drawings of their own, whose edges fall on whole pixels; the others are scaled
from the large one. Beside the pictures comes one .ico for Windows.
"""

import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

PACKAGING = Path(__file__).parent
ICONS = PACKAGING.parent / "resources" / "icons"
DOCUMENT = PACKAGING / "linux" / "icons" / "application-x-risikoapp.svg"
"""What a .risiko file looks like in the system's windows."""
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = (16, 24, 32, 48, 64, 256)
IN_THE_SHEET = {"chevron-down": 16, "notice": 32}
"""What the stylesheet shows, and how large; also drawn twice as large, for screens that have such pixels."""


def draw(source: Path, target: Path, size: int) -> None:
    drawing = QSvgRenderer(str(source))
    if not drawing.isValid():
        raise OSError(f"{source} could not be read")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter, QRectF(image.rect()))
    painter.end()
    if not image.save(str(target)):
        raise OSError(f"{target} could not be written")


def draw_sizes(source: Path) -> dict[int, Path]:
    """Every size of one icon, beside its drawing."""
    pictures = {size: source.with_name(f"{source.stem}-{size}.png") for size in SIZES}
    for size, target in pictures.items():
        own = target.with_suffix(".svg")
        draw(own if own.exists() else source, target, size)
    return pictures


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QGuiApplication([])
    pictures = draw_sizes(ICONS / "risikoapp.svg")
    draw_sizes(DOCUMENT)
    for name, size in IN_THE_SHEET.items():
        draw(ICONS / f"{name}.svg", ICONS / f"{name}.png", size)
        draw(ICONS / f"{name}.svg", ICONS / f"{name}@2x.png", 2 * size)
    largest, *others = [Image.open(pictures[size]) for size in reversed(WINDOWS_SIZES)]
    largest.save(ICONS / "risikoapp.ico", sizes=[(size, size) for size in WINDOWS_SIZES], append_images=others)


if __name__ == "__main__":
    main()
