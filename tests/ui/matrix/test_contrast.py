"""The colours can be told apart, in light and in dark: text at 4.5 to 1, marks and rings at 3 to 1."""

import pytest
from PySide6.QtGui import QColor

from risikoapp.ui.theme import DARK, LIGHT, Palette

TEXT, MARK = 4.5, 3.0
BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    seen = QColor(colour)
    return 0.2126 * linear(seen.redF()) + 0.7152 * linear(seen.greenF()) + 0.0722 * linear(seen.blueF())


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def texts(palette: Palette) -> dict[str, tuple[str, str]]:
    """What is read, and on what."""
    pairs = {
        f"{name} on {ground}": (getattr(palette, name), getattr(palette, ground))
        for name in ("text", "muted", "accent", "error")
        for ground in ("bg", "panel")
    }
    pairs |= {f"{name} on accent_soft": (getattr(palette, name), palette.accent_soft) for name in ("text", "accent")}
    pairs |= {
        "number on a chip": (palette.chip_text, palette.chip_fill),
        "number on a chosen chip": (palette.on_accent, palette.accent),
        "label beside the pointer": (palette.panel, palette.text),
    }
    for level, colours in palette.levels.items():
        pairs[f"word of level {level}"] = (colours.text, colours.fill)
        pairs[f"number of a ghost on level {level}"] = (palette.text, colours.fill)
    return pairs


def marks(palette: Palette) -> dict[str, tuple[str, str]]:
    """What is only seen, and beside what."""
    pairs = {
        "rim of a chosen chip": (palette.on_accent, palette.accent),
        "rim of a chip in the tray": (palette.chip_text, palette.bg),
        "ring of a chip in the tray": (palette.accent, palette.bg),
    }
    for level, colours in palette.levels.items():
        pairs |= {
            f"rim of a chip on level {level}": (palette.chip_text, colours.fill),
            f"ring of the keyboard on level {level}": (palette.accent, colours.fill),
            f"ring of the cell for the list on level {level}": (palette.text, colours.fill),
            f"mark of level {level} in the list": (colours.edge, palette.panel),
            f"mark of level {level} in the row that is chosen": (colours.edge, palette.accent_soft),
        }
    return pairs


@BOTH
def test_what_is_read_stands_out(palette: Palette) -> None:
    weak = {what: round(ratio, 2) for what, pair in texts(palette).items() if (ratio := contrast(*pair)) < TEXT}
    assert weak == {}


@BOTH
def test_what_is_seen_stands_out(palette: Palette) -> None:
    weak = {what: round(ratio, 2) for what, pair in marks(palette).items() if (ratio := contrast(*pair)) < MARK}
    assert weak == {}


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#AAAAAA", "#AAAAAA", 1.0)]
)
def test_contrast_is_reckoned_as_wcag_says(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)
