"""The least that a program with PySide6 can be: an empty window. Tells when it is painted."""

import sys

from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.first_paint import FirstPaint

application = QApplication(sys.argv)
window = QWidget()
window.resize(1280, 800)
FirstPaint(window)
window.show()
sys.exit(application.exec())
