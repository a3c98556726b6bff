"""The colours of both dresses can be read, and told apart, by the ratios of WCAG 2.2."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QCheckBox

from risikoapp.terms import LEVEL_COLOURS
from risikoapp.ui.stylesheet import stylesheet
from risikoapp.ui.theme import DARK, LIGHT, Palette, application_icon

TEXT, MARK = 4.5, 3.0
"""The least ratio of text to its ground, and of a mark that means something."""
DRESSES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of the lighter to the darker, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _texts(palette: Palette) -> Iterator[tuple[str, str, str]]:
    """Every text on every ground that it stands on: a name, and the two colours."""
    grounds = {"window": palette.bg, "card": palette.panel, "selected row": palette.accent_soft}
    for name, ground in grounds.items():
        yield f"text on {name}", palette.text, ground
        yield f"muted text on {name}", palette.muted, ground
        yield f"a flat button on {name}", palette.accent, ground
    yield "text that is searched for", palette.text, palette.found
    yield "the hit that is gone to", palette.on_accent, palette.accent
    yield "an error on a card", palette.error, palette.panel
    yield "the primary button", palette.on_accent, palette.accent
    yield "a chip", palette.chip_text, palette.chip_fill
    yield "the name of a cell under the hand", palette.panel, palette.text
    for level, colours in palette.levels.items():
        yield f"the word of level {level}", colours.text, colours.fill


def _marks(palette: Palette) -> Iterator[tuple[str, str, str]]:
    """Every mark that is to be seen without a word, on its ground."""
    yield "the ring of the keyboard in the window", palette.accent, palette.bg
    yield "the ring of the keyboard in a card", palette.accent, palette.panel
    yield "the line of a wrong field", palette.error, palette.panel
    yield "the hit that is gone to, and the rim of others, in a card", palette.accent, palette.panel
    yield "the same where nothing can be edited", palette.accent, palette.bg
    yield "the hit that is gone to beside another", palette.accent, palette.found
    yield "the selected chip inside its rim", palette.accent, palette.on_accent
    for level, colours in palette.levels.items():
        yield f"the rim of a chip on level {level}", palette.chip_text, colours.fill
        yield f"the selected chip on level {level}", palette.accent, colours.fill
        yield f"the mark of level {level} in a card", colours.edge, palette.panel
        yield f"the mark of level {level} in a selected row", colours.edge, palette.accent_soft


@DRESSES
def test_every_text_can_be_read(palette: Palette) -> None:
    poor = [(name, round(contrast(*pair), 2)) for name, *pair in _texts(palette) if contrast(*pair) < TEXT]
    assert not poor


@DRESSES
def test_every_mark_can_be_seen(palette: Palette) -> None:
    poor = [(name, round(contrast(*pair), 2)) for name, *pair in _marks(palette) if contrast(*pair) < MARK]
    assert not poor


def test_contrast_is_reckoned_as_it_is_defined() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert LIGHT.levels is LEVEL_COLOURS


def test_the_window_has_the_icon_in_the_sizes_of_title_bars_and_task_bars(qapp: QApplication) -> None:
    icon = application_icon()
    for size in (16, 24, 32, 48, 64, 128):
        assert icon.pixmap(QSize(size, size), 1).size() == QSize(size, size)


@DRESSES
def test_an_empty_box_can_be_seen(qapp: QApplication, palette: Palette) -> None:
    box = QCheckBox("Tidligere evalueringer på Ærø")
    box.setStyleSheet(stylesheet(palette))
    box.resize(box.sizeHint())
    image = box.grab().toImage()
    left = {image.pixelColor(place, image.height() // 2).name() for place in range(4)}
    assert palette.muted.lower() in left and contrast(palette.muted, palette.bg) >= MARK
