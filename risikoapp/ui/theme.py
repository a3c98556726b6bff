"""The grid, the type sizes, the palette and the icons.

Colours and sizes are written here alone; only `stylesheet` writes some pixels of its rules itself.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette

from risikoapp.paths import resource
from risikoapp.terms import LEVEL_COLOURS, LEVEL_COLOURS_DARK, LevelColours
from risikoapp.ui.icons import drawn

GRID = 8
"""The unit of all distances, in pixels."""
PADDING = 2 * GRID
PANE_PADDING = 20
TIGHT = GRID // 2
"""Between things that belong together."""
CLOSE = GRID // 4
LINE = 1
"""The one line around cards and between rows."""
FIELD_HEIGHT = 4 * GRID
ROW_HEIGHT = 4 * GRID
ENTRY_HEIGHT = 28
CAPTION_WIDTH = 30 * GRID
PILL_HEIGHT = 3 * GRID
CARD_RADIUS = GRID
FIELD_RADIUS = 6
FOCUS_WIDTH = 2

TEXT_SIZE = 13
LABEL_SIZE = 12
SMALL_SIZE = 11
LEAD_SIZE = 15
HEAD_SIZE = 18
TINY_SIZE = 8
"""Heights of type in pixels."""

GRIP_WIDTH = 12
GRIP_DOT = 2
GRIP_STEP = 4
"""The handle of a row, its dots, and from one dot to the next."""
DROP_LINE = 3
SCROLL_EDGE = 4 * GRID
SCROLL_STEP = GRID
"""How near an edge something carried makes a pane scroll, and how far at a time."""
DATE_WIDTH = 12 * GRID
LEFT_MINIMUM = 56 * GRID
RIGHT_MINIMUM = 62 * GRID
MATRIX_MINIMUM_HEIGHT = 36 * GRID
LIST_MINIMUM_HEIGHT = 17 * GRID
LOGO_SIZE = 6 * GRID
WAY_WIDTH = 36 * GRID
"""A button of the start page."""
WINDOW_SIZE = QSize(1280, 800)
WINDOW_PARTS = (600, 680)
"""Left and right, in pixels."""
TITLE_BAR = 3 * GRID
"""What the system puts on top of a window, about. Asked for it, Qt's style comes with types that take long to load."""
DIALOG_WIDTH = 56 * GRID
WIDE_DIALOG_WIDTH = 104 * GRID
READING_WIDTH = 80 * GRID
MESSAGE_WIDTH = 44 * GRID
TEXT_HEIGHT = 24 * GRID
RESTORE_SIZE = QSize(136 * GRID, 72 * GRID)
DEVELOPMENT_SIZE = QSize(150 * GRID, 78 * GRID)
DEVELOPMENT_PARTS = (680, 480)
"""The curves and the table, in pixels."""
CURVE_MARK = 14
CURVE_MARK_UNDER = 18
"""What can be pointed at on a curve, and what is pointed at."""
LOG_SIZE = QSize(140 * GRID, 80 * GRID)
LOG_CHOICE_WIDTH = 36 * GRID
LOG_TEXT_HEIGHT = 20 * GRID
RESTORE_LIST_WIDTH = 72 * GRID
CONFLICTS_HEIGHT = 60 * GRID
REVIEW_SIZE = QSize(96 * GRID, 56 * GRID)
REVIEW_FIELD_HEIGHT = 14 * GRID
VERSION_WIDTH = 42 * GRID
"""Of one of two versions side by side, at least."""
STEP_NAME_WIDTH = 20 * GRID

ROW_INSET = 12
MARK_SIZE = 12
MARK_RADIUS = 3
"""The coloured mark of a level in the list."""
WAITING_SIZE = 7
"""The ring beside what has not been evaluated since the last status."""

MATRIX_LEFT = 17 * GRID - TIGHT
"""From the card's edge to the cells: the axis name and the names of its steps."""
MATRIX_BOTTOM = 7 * GRID
MATRIX_INSET = 12
TRAY_HEIGHT = 6 * GRID
CELL_RADIUS = 4
CELL_GAP = 4
CELL_PADDING = 4
LEVEL_MARGIN = 6
"""Between a cell's edge and the word for its level, at its end."""
LEVEL_STRIP = 20
"""At a cell's foot: the word for its level, which chips keep clear of while there is room."""
TARGET_WIDTH = FOCUS_WIDTH + LINE
CHIP_RIM = 1.2
CHIP_RING = 1.5
CHIP_RING_GAP = 1.75
CHIP_TEXT_GAP = 2.5
"""What a number keeps clear of at the ends of its chip."""
CHIP_FOCUS_GAP = 4
SMALL_CHIP_FOCUS_GAP = 3
CHIP_MARGIN = 6
"""How far rings, and the chips that lie under the one in hand, reach beyond a chip."""
STACK_STEP = 3
CHIP_SIZES = ((34, 28, 5), (28, 24, 5), (24, 18, 4), (21, 16, 3))
"""Width and height of a chip in pixels, and the gap to the next, from a cell with room to a crowded one."""
ICON_SIZES = (16, 24, 32, 48, 64, 128)
DASH = (3.0, 2.0)
SHINE = 0.4
"""How much of the panel's colour lies over a cell that is about to receive something."""
BAND = 0.14
"""How much of the accent fills the rubber band."""
ARROW_WIDTH = 1.6
ARROW_THIN = 1.3
ARROW_STRONG = 2.6
ARROW_HALO = 2.6
"""So many times as wide as an arrow is what lies around it: by that one can tell which of two goes above the other."""
ARROW_HEAD = 9
ARROW_GAP = 3
"""Between an arrow and the chips that it leads from and to."""
ARROW_BEND = 0.16
ARROW_MOST_BEND = 36
"""How far an arrow leaves the straight line, as a part of its length, and at most in pixels."""
FADED = 0.22
"""How much of an arrow is left while another is told of."""
GHOST_FADED = 0.45
BADGE_SIZE = 14
BADGE_STROKE = 1.6
BADGE_ARM = 3.5
COUNT_HEIGHT = 16
COUNT_WIDTH = 22
"""The number on an arrow that stands for several."""
COMPARISON_SIZE = QSize(1200, 656)
COMPARISON_PARTS = (640, 560)
COMPARISON_HEIGHTS = (420, 140)
COMPARISON_LIST_HEIGHTS = (280, 280)
COMPARISON_LIST_WIDTH = 57 * GRID
"""With room for the name of a risk."""
MOMENT_WIDTH = 30 * GRID
SENTENCES_HEIGHT = 9 * GRID
SLIDER_WIDTH = 30 * GRID
CROWD_WIDTH = 36 * GRID
CROWD_ROWS = 7
PREVIEW_SIZE = QSize(112 * GRID, 104 * GRID)
PAGE_FIELD_WIDTH = 7 * GRID
PAGE_SEARCH_WIDTH = 26 * GRID
HELP_SIZE = QSize(132 * GRID, 86 * GRID)


class Palette(NamedTuple):
    """The colours of one dress, `#RRGGBB`."""

    bg: str
    panel: str
    line: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_soft: str
    found: str
    """Behind what is searched for, with `text` upon it; the one hit that is gone to has `accent` and `on_accent`."""
    on_accent: str
    chip_fill: str
    chip_text: str
    error: str
    levels: Mapping[int, LevelColours]


LIGHT = Palette(
    bg="#F4F6F8",
    panel="#FFFFFF",
    line="#DDE2E8",
    text="#1B2430",
    muted="#5B6675",
    disabled="#B8C0CA",
    accent="#1F5FA8",
    accent_soft="#E6EFF9",
    found="#BFDAF6",
    on_accent="#FFFFFF",
    chip_fill="#FFFFFF",
    chip_text="#1B2430",
    error="#B3261E",
    levels=LEVEL_COLOURS,
)
DARK = Palette(
    bg="#171A1F",
    panel="#1F242B",
    line="#353C46",
    text="#E8ECF1",
    muted="#9AA6B5",
    disabled="#56606D",
    accent="#7DB3F0",
    accent_soft="#22364D",
    found="#33567F",
    on_accent="#171A1F",
    chip_fill="#171A1F",
    chip_text="#E8ECF1",
    error="#F2766E",
    levels=LEVEL_COLOURS_DARK,
)


Dress = Literal["system", "light", "dark"]


class Theme(QObject):
    """The dress that is worn now: light or dark, as chosen or as the system asks."""

    changed = Signal()

    def __init__(self, dress: Dress = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dress: Dress = dress
        self._icons: dict[tuple[str, str], QIcon] = {}
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def dress(self) -> Dress:
        return self._dress

    def choose(self, dress: Dress) -> None:
        """Wears light or dark, or goes back to what the system asks."""
        self._dress = dress
        self.changed.emit()

    @property
    def palette(self) -> Palette:
        if self._dress != "system":
            return DARK if self._dress == "dark" else LIGHT
        return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT

    def icon(self, name: str, *, quiet: bool = False) -> QIcon:
        """A small icon in the colour of the text, or muted."""
        colour = self.palette.muted if quiet else self.palette.text
        if (name, colour) not in self._icons:
            icon = QIcon(drawn(name, colour))
            icon.addPixmap(drawn(name, self.palette.disabled), QIcon.Mode.Disabled)
            self._icons[name, colour] = icon
        return self._icons[name, colour]

    def _on_scheme_changed(self) -> None:
        self.changed.emit()


def font(size: int = TEXT_SIZE, *, bold: bool = False, semibold: bool = False) -> QFont:
    """The system's font at `size` pixels."""
    chosen = QFont(QGuiApplication.font())
    chosen.setPixelSize(size)
    if bold or semibold:
        chosen.setWeight(QFont.Weight.Bold if bold else QFont.Weight.DemiBold)
    return chosen


def application_icon() -> QIcon:
    """The program's icon for title bars and task bars, in the sizes that they ask for."""
    icon = QIcon()
    for size in ICON_SIZES:
        # With their size told, the files are read only when a window is shown.
        icon.addFile(str(resource("icons", f"risikoapp-{size}.png")), QSize(size, size))
    return icon


def qt_palette(palette: Palette) -> QPalette:
    """What Qt's own widgets take their colours from."""
    result = QPalette()
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: palette.bg,
        roles.WindowText: palette.text,
        roles.Base: palette.panel,
        roles.AlternateBase: palette.bg,
        roles.Text: palette.text,
        roles.Button: palette.panel,
        roles.ButtonText: palette.text,
        roles.ToolTipBase: palette.panel,
        roles.ToolTipText: palette.text,
        roles.PlaceholderText: palette.muted,
        roles.Highlight: palette.accent,
        roles.HighlightedText: palette.on_accent,
        roles.Link: palette.accent,
        roles.Light: palette.panel,
        roles.Mid: palette.line,
        roles.Dark: palette.muted,
    }.items():
        result.setColor(role, QColor(colour))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.muted))
    return result
