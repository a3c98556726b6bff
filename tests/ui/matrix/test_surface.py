"""Only what differs is painted anew, and the painting is the same as if all were."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPaintEvent, QPixmap, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from risikoapp.domain.model import RegisterFile
from risikoapp.ui.matrix.chips import ChipPictures, Look
from risikoapp.ui.matrix.surface import MatrixSurface
from risikoapp.ui.theme import CHIP_MARGIN, CHIP_SIZES, FOCUS_WIDTH, Palette, Theme
from risikoapp.ui.windows import Windows
from tests.matrix_places import cell_centre
from tests.ui.hands import CTRL, LEFT, NONE, TRAY, Hands
from tests.ui.matrix.crowds import crowded
from tests.ui.matrix.test_keys import enter, keys
from tests.ui.matrix.test_mouse import ground, press
from tests.ui.paper import cell


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[QRegion]:
    """The regions that are painted in windows that are opened from now on; Qt remembers how one paints."""
    regions: list[QRegion] = []
    paint = MatrixSurface.paintEvent

    def spy(surface: MatrixSurface, event: QPaintEvent) -> None:
        regions.append(QRegion(event.region()))
        paint(surface, event)

    monkeypatch.setattr(MatrixSurface, "paintEvent", spy)
    return regions


def paint_now(hands: Hands) -> None:
    """Has Qt paint what it knows to be out of date, and no more."""
    QApplication.sendEvent(hands.window, QEvent(QEvent.Type.UpdateRequest))


def since(hands: Hands, painted: list[QRegion]) -> QRegion:
    """All that has been painted since the last look."""
    paint_now(hands)
    union = QRegion()
    for region in painted:
        union = union.united(region)
    painted.clear()
    return union


def share(hands: Hands, region: QRegion) -> float:
    """How much of the matrix the box around a region is."""
    box = region.boundingRect()
    return box.width() * box.height() / (hands.matrix.width() * hands.matrix.height())


def test_a_frame_of_a_drag_paints_chip_label_and_target_only(painted: list[QRegion], hands: Hands) -> None:
    hands.take(3)
    hands.carry(cell(3, 2))
    since(hands, painted)
    centre = cell_centre(hands.matrix, cell(3, 2)).toPoint()
    QTest.mouseMove(hands.matrix, centre + QPoint(2, 2))
    within_cell = since(hands, painted)
    assert 0 < share(hands, within_cell) < 0.12
    QTest.mouseMove(hands.matrix, hands.place(cell(3, 3)))
    assert share(hands, since(hands, painted)) < 0.35
    hands.key(Qt.Key.Key_Escape, to=hands.matrix)


def test_an_edit_of_a_text_paints_nothing(painted: list[QRegion], hands: Hands) -> None:
    since(hands, painted)
    hands.window.document.describe_risk(hands.risk(1).id, "Noget andet.")
    assert since(hands, painted).isEmpty()


def test_another_selection_paints_two_chips(painted: list[QRegion], hands: Hands) -> None:
    since(hands, painted)
    hands.click_row("#3")
    region = since(hands, painted)
    for number in (1, 3):
        centre = hands.chip(number)
        assert centre is not None and region.contains(centre.toPoint())
    assert share(hands, region) < 0.1


def test_a_move_paints_the_two_cells(painted: list[QRegion], hands: Hands) -> None:
    since(hands, painted)
    hands.window.document.place_risks((hands.risk(3).id,), cell(4, 1))
    region = since(hands, painted)
    assert region.contains(hands.place(cell(4, 1))) and region.contains(hands.place(cell(2, 3)))
    assert not region.contains(hands.place(cell(1, 1)))


def seen(hands: Hands) -> QImage:
    """What stands on the screen, as it was painted bit by bit."""
    paint_now(hands)
    screen = hands.window.screen()
    where = hands.matrix.mapTo(hands.window, QPoint(0, 0))
    picture = screen.grabWindow(hands.window.winId(), where.x(), where.y(), hands.matrix.width(), hands.matrix.height())
    return picture.toImage().convertToFormat(QImage.Format.Format_RGB32)


def whole(hands: Hands) -> QImage:
    """What would stand there if all were painted at once."""
    hands.matrix.update()
    return seen(hands)


def test_the_ground_beneath_what_follows_the_mouse_looks_as_it_did(hands: Hands) -> None:
    beside = hands.matrix.rect()
    beside.setRight(hands.place(cell(1, 1)).x() - 2 * CHIP_MARGIN)
    before = whole(hands).copy(beside)
    hands.take(3)
    hands.carry(cell(3, 4))
    carried = whole(hands).copy(beside)
    hands.key(Qt.Key.Key_Escape, to=hands.matrix)
    assert carried == before == whole(hands).copy(beside)


def test_painting_bit_by_bit_leaves_nothing_behind(windows: Windows, path: Path, file: RegisterFile) -> None:
    hands = crowded(windows, path, file, *[cell(1, 2)] * 30, *[cell(3, 3)] * 3, None, None)

    pictures: list[QImage] = []

    def agree() -> None:
        pictures.append(seen(hands))
        assert pictures[-1] == whole(hands)

    press(hands, 3)
    press(hands, 6, CTRL)
    agree()
    hands.take(6)
    for step in range(1, 12):
        QTest.mouseMove(hands.matrix, QPoint(150 + 33 * step, 20 + 24 * step))
        agree()
    hands.key(Qt.Key.Key_Escape, to=hands.matrix)
    agree()
    hands.drag(3, cell(4, 4))
    agree()
    start = ground(hands, cell(4, 1))
    QTest.mousePress(hands.matrix, LEFT, NONE, start)
    for step in range(1, 6):
        QTest.mouseMove(hands.matrix, start + QPoint(40 * step, 30 * step if step < 4 else 20))
        agree()
    QTest.mouseRelease(hands.matrix, LEFT, NONE, start + QPoint(200, 20))
    agree()
    enter(hands)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_3):
        keys(hands, key)
        agree()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Return):
        keys(hands, key)
        agree()
    hands.key(Qt.Key.Key_A, CTRL)
    agree()
    hands.table.setFocus()
    agree()
    hands.undo()
    agree()
    QTest.mouseClick(hands.matrix, LEFT, NONE, ground(hands, cell(4, 2)))
    agree()
    QTest.mouseClick(hands.matrix, LEFT, NONE, ground(hands, cell(4, 2)))
    agree()
    assert all(before != after for before, after in pairwise(pictures[1:16])), "each step was seen"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The looks and numbers of the chips that were drawn, and not only looked up."""
    made: list[str] = []
    draw = ChipPictures._drawn

    def spy(chips: ChipPictures, size: QSizeF, text: str, look: Look, palette: Palette, ratio: float) -> QPixmap:
        made.append(f"{look} {text}")
        return draw(chips, size, text, look, palette, ratio)

    monkeypatch.setattr(ChipPictures, "_drawn", spy)
    return made


def test_each_chip_is_drawn_once(drawn: list[str], hands: Hands) -> None:
    hands.matrix.grab()
    hands.take(3)
    for place in (cell(4, 1), cell(3, 2), cell(4, 4)):
        hands.carry(place)
        hands.matrix.grab()
    hands.key(Qt.Key.Key_Escape, to=hands.matrix)
    assert len(drawn) == len(set(drawn))
    assert {"plain 3", "ghost 3", "selected 3"} <= set(drawn)


def test_other_colours_and_another_screen_draw_all_anew(drawn: list[str], hands: Hands, theme: Theme) -> None:
    hands.matrix.grab()
    first = set(drawn)
    assert {each.split()[1] for each in first} == {"1", "3", "4", "6"}
    drawn.clear()
    theme.choose("dark")
    hands.matrix.grab()
    assert set(drawn) == first
    drawn.clear()
    QApplication.sendEvent(hands.matrix, QEvent(QEvent.Type.DevicePixelRatioChange))
    hands.matrix.grab()
    assert set(drawn) == first


@pytest.mark.parametrize("text", ["8", "88", "888", "+188"])
@pytest.mark.parametrize(("width", "height", "_gap"), CHIP_SIZES)
def test_a_number_stays_within_its_chip(
    hands: Hands, theme: Theme, text: str, width: int, height: int, _gap: int
) -> None:
    """Seen by its ink: what is painted in the colour of the number lies within the rim."""
    wide = 2 * width if text.startswith("+") else width
    chip = QRectF(0, 0, wide, height)
    with_number = ChipPictures().picture(chip, text, "plain", theme.palette, 1).toImage()
    without = ChipPictures().picture(chip, "", "plain", theme.palette, 1).toImage()
    inked = [
        x
        for x in range(with_number.width())
        for y in range(with_number.height())
        if with_number.pixelColor(x, y) != without.pixelColor(x, y)
    ]
    assert min(inked) > CHIP_MARGIN and max(inked) < CHIP_MARGIN + wide - 1


def test_the_words_of_the_tray_keep_off_its_ring(hands: Hands) -> None:
    def marks(left: float) -> int:
        """How many pixels of words there are in the first part of the tray."""
        picture = hands.matrix.grab().toImage()
        tray = hands.geometry.tray
        ground = picture.pixelColor(int(tray.right()) - 20, int(tray.center().y()))
        across = range(int(left), int(left) + 4)
        down = range(int(tray.top()) + 4, int(tray.bottom()) - 4)
        return sum(picture.pixelColor(x, y) != ground for x in across for y in down)

    left = hands.geometry.tray.left() + 2 * FOCUS_WIDTH
    assert marks(left), "at rest they begin where all else does"
    hands.take(3)
    hands.carry(TRAY)
    assert not marks(left)
    hands.drop(TRAY)
    assert marks(left)
