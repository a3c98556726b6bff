"""Comparing two statuses on a real screen: by key and back, pointed at, and moving unless the desktop asks for rest."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, QSizeF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox

from risikoapp.domain.history import compare
from risikoapp.ui.comparing.layout import ComparedLayout
from risikoapp.ui.comparing.matrix import ComparisonMatrix
from risikoapp.ui.comparing.window import ComparisonWindow
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.motion import moves_softly
from tests.desktop.hand import Hand

PORTAL = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusVariant

@ClassInfo({"D-Bus Interface": "org.freedesktop.portal.Settings"})
class Portal(QObject):
    @Slot(str, str, result="QDBusVariant")
    def Read(self, _group, key):
        return QDBusVariant(QDBusVariant({"reduced-motion": 0, "enable-animations": sys.argv[1] == "True"}[key]))

application = QCoreApplication(sys.argv)
bus, portal = QDBusConnection.sessionBus(), Portal()
assert bus.registerObject("/org/freedesktop/portal/desktop", portal, QDBusConnection.RegisterOption.ExportAllSlots)
assert bus.registerService("org.freedesktop.portal.Desktop")
print("ready", flush=True)
application.exec()
"""
"""A desktop whose user has animations switched on or off; one value within another, as many answer."""
ASKING = """
import subprocess, sys
portal = subprocess.Popen([sys.executable, "-c", *sys.argv[1:]], stdout=subprocess.PIPE, text=True)
print(portal.stdout.readline(), end="", flush=True)
from PySide6.QtWidgets import QApplication
from risikoapp.ui.motion import moves_softly
application = QApplication(["risikoapp", "-style", "fusion"])
print(moves_softly(), flush=True)
portal.terminate()
portal.wait()
"""
"""What the program makes of it."""
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def comparison(hand: Hand, window: MainWindow) -> ComparisonWindow:
    hand.keys("ctrl+d")
    hand.until(lambda: window.findChild(ComparisonWindow))
    (opened,) = window.findChildren(ComparisonWindow)
    hand.until_active(opened)
    return opened


def _matrix(comparison: ComparisonWindow) -> ComparisonMatrix:
    (found,) = comparison.findChildren(ComparisonMatrix)
    return found


def _picture(comparison: ComparisonWindow) -> QImage:
    return _matrix(comparison).grab().toImage()


def test_it_comes_by_key_and_goes_by_key_and_the_window_has_the_keyboard_again(
    hand: Hand, window: MainWindow, comparison: ComparisonWindow
) -> None:
    hand.keys("Escape")
    hand.until(lambda: window.findChild(ComparisonWindow) is None)
    hand.until_active(window)


def test_it_fits_on_a_small_screen(comparison: ComparisonWindow) -> None:
    assert comparison.frameGeometry().size().boundedTo(QSize(1280, 720)) == comparison.frameGeometry().size()


def test_a_chip_that_is_pointed_at_is_emphasised(hand: Hand, window: MainWindow, comparison: ComparisonWindow) -> None:
    matrix, file = _matrix(comparison), window.document.file
    differences = compare(file.snapshots[-1].register, file.register)
    layout = ComparedLayout(differences, MatrixGeometry(QSizeF(matrix.size())))
    stand = next(each for each in layout.stands if each.text == "6" and each.is_past)
    hand.move(matrix, QPoint(4, 4), stand.area.center().toPoint())
    hand.until(lambda: matrix.emphasised == set(stand.risk_ids))
    hand.move(matrix, stand.area.center().toPoint(), QPoint(4, 4))
    hand.until(lambda: not matrix.emphasised)


def test_the_keys_of_the_slider_step_and_the_chips_move_softly(hand: Hand, comparison: ComparisonWindow) -> None:
    assert moves_softly()
    (first, _second) = comparison.findChildren(QComboBox)
    pictures = [_picture(comparison)]
    hand.keys("Left")
    hand.until(lambda: first.currentText() == "Status pr. 05-03-2024")

    def is_under_way() -> bool:
        pictures.append(_picture(comparison))
        return pictures[-1] == pictures[-2] and len(set(map(_key, pictures))) > 2

    hand.until(is_under_way)


@pytest.mark.parametrize(("animates", "said"), [("True", "True"), ("False", "False")])
def test_nothing_moves_where_the_desktop_asks_for_rest(animates: str, said: str) -> None:
    command = ["dbus-run-session", "--", sys.executable, "-c", ASKING, PORTAL, animates]
    done = subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["ready", said]


def _key(picture: QImage) -> bytes:
    return bytes(picture.constBits())
