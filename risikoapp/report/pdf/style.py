"""Measures, neutral colours and type of the printed report. Lengths in points; levels have theirs in `terms`."""

from dataclasses import dataclass, field

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
MARGIN = 22 * MM
WIDTH = PAGE_WIDTH - 2 * MARGIN
"""Of the column that everything stands in."""
GRID = 7.0
"""Half a line of the text: whatever stands below each other is as many of these high, so that lines stand in line."""
HEIGHT = (PAGE_HEIGHT - 2 * MARGIN) // GRID * GRID
"""Of what a page holds between its head and foot."""
HEAD_BASELINE = 13 * MM
"""Below the top edge of the page."""
FOOT_RULE, FOOT_BASELINE = 16 * MM, 11.5 * MM
"""Above the bottom edge of the page."""

LABELS = 25 * MM
"""Of the column in which Beskrivelse, Handling and Evaluering stand."""
HEADING_BEFORE = 3 * GRID
"""White space above the heading of a part."""
INDENT = 12.0
"""From a bullet to its text."""

INK = "#1B2430"
MUTED = "#5B6675"
LINE = "#DDE2E8"
FOOT_LINE = "#C3CAD3"
PAPER = "#FFFFFF"

LEVEL_EDGES = {1: 0.5, 2: 0.8, 3: 1.3, 4: 2.0}
"""The edge of each level in points: the higher, the heavier, so that it is seen where there are no colours."""

REGULAR, SEMIBOLD, BOLD = "IBMPlexSans-Regular", "IBMPlexSans-SemiBold", "IBMPlexSans-Bold"


# Each is its own key: to compare them field by field would take as long as to write a line.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextStyle:
    """A font, its size and the height of a line in points, and a `#RRGGBB` colour.

    `baseline` is below the top of the line, so that capitals stand in its middle.
    """

    font: str
    size: float
    leading: float
    colour: str = INK
    parts_words: bool = False
    """Whether long words are hyphenated."""
    baseline: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "baseline", self.leading / 2 + 0.349 * self.size)


TITLE = TextStyle(font=BOLD, size=21, leading=28)
SUBTITLE = TextStyle(font=REGULAR, size=10.2, leading=14, colour=MUTED)
HEADING = TextStyle(font=BOLD, size=15, leading=21)
SECTION = TextStyle(font=BOLD, size=12.5, leading=17.5)
BODY = TextStyle(font=REGULAR, size=10.2, leading=14, parts_words=True)
DATE = TextStyle(font=REGULAR, size=10.2, leading=14, colour=MUTED)
LABEL = TextStyle(font=SEMIBOLD, size=9.2, leading=14, colour=MUTED)
NOTE = TextStyle(font=REGULAR, size=9, leading=14, colour=MUTED)
RUNNING = TextStyle(font=REGULAR, size=8.5, leading=11, colour=MUTED)
TABLE = TextStyle(font=REGULAR, size=9.6, leading=14, parts_words=True)
TABLE_SMALL = TextStyle(font=REGULAR, size=8.6, leading=14, parts_words=True)
TABLE_NUMBER = TextStyle(font=BOLD, size=9.6, leading=14)
TABLE_HEAD = TextStyle(font=SEMIBOLD, size=9, leading=14, colour=MUTED)
AXIS = TextStyle(font=BOLD, size=9, leading=12)
STEP = TextStyle(font=REGULAR, size=9, leading=11.5)
LEVEL_WORD = TextStyle(font=REGULAR, size=7.2, leading=9)
PART = TextStyle(font=BOLD, size=10.2, leading=21)
FIGURE = TextStyle(font=REGULAR, size=7.2, leading=9)
FIGURE_NUMBER = TextStyle(font=SEMIBOLD, size=7.8, leading=9)
PILL = TextStyle(font=SEMIBOLD, size=8.6, leading=13)
