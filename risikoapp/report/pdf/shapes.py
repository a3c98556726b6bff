"""Lines, boxes and arrows as the operators of a page (ISO 32000-1, 8.5), from the lower left corner of the page."""

# ReportLab's stubs leave parameters untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from functools import cache
from math import hypot

from reportlab.lib.rl_accel import fp_str

from risikoapp.report.pdf.rows import Box, Rule, Stroke

_DASHES = (1.6, 1.6)
_HEAD = 5.0
"""Length of an arrow's head."""
_ROUND = 0.4472
"""How far from a corner the curve that rounds it is drawn to, as a part of the radius."""

Point = tuple[float, float]


class Points(dict[float, str]):
    """Lengths as they are written, each made out once: there are few, and to round takes as long as all else."""

    def __missing__(self, length: float) -> str:
        written = self[length] = f"{length:.2f}"
        return written


@cache
def rgb(colour: str) -> str:
    """The operands of a colour, `#RRGGBB`."""
    red, green, blue = bytes.fromhex(colour[1:])
    return f"{red / 255:.4g} {green / 255:.4g} {blue / 255:.4g}"


def pen_of(colour: str, line: float) -> str:
    """Chooses what lines are drawn with."""
    return f"{rgb(colour)} RG {fp_str(line)} w"


def box(what: Box, x: float, y: float) -> str:
    """A box whose lower left corner is at (x, y), its ground in the colour that is chosen."""
    drawn = _drawn_box(what.width, what.height, what.radius, bool(what.fill), what.edge, what.line, what.dashed)
    return f"q 1 0 0 1 {fp_str(x, y)} cm {drawn} Q"


@cache
def _drawn_box(
    width: float, height: float, radius: float, is_filled: bool, edge: str, line: float, is_dashed: bool
) -> str:
    """A box with its corner where all is counted from: many are alike, and numbers are what takes time."""
    dashes = f"[{fp_str(_DASHES)}] 0 d " if is_dashed else ""
    return f"{dashes}{pen_of(edge, line)} {_rounded(0, 0, width, height, radius)} {'B' if is_filled else 'S'}"


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """The edge of a rectangle."""
    return f"n {fp_str(x, y, width, height)} re S"


def rule(what: Rule, x: float, y: float) -> str:
    return f"{pen_of(what.colour, what.line)} n {fp_str(x, y)} m {fp_str(x + what.width, y)} l S"


def stroke(what: Stroke, points: list[Point]) -> str:
    """The line itself, without a head."""
    return f"{pen_of(what.colour, what.line)} {_path(points)} S"


def head(start: Point, tip: Point) -> str:
    """The head of an arrow that comes from `start`, in the colour that is chosen for grounds."""
    length = hypot(tip[0] - start[0], tip[1] - start[1])
    along = ((tip[0] - start[0]) / length, (tip[1] - start[1]) / length)
    back = (tip[0] - _HEAD * along[0], tip[1] - _HEAD * along[1])
    side = (-along[1] * _HEAD * 0.42, along[0] * _HEAD * 0.42)
    wings = [(back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])]
    return f"{_path([tip, *wings])} h f"


def _path(points: list[Point]) -> str:
    lines = " ".join(f"{fp_str(*point)} l" for point in points[1:])
    return f"n {fp_str(*points[0])} m {lines}"


def _rounded(left: float, bottom: float, width: float, height: float, radius: float) -> str:
    """The path of a rectangle with round corners."""
    right, top, near = left + width, bottom + height, _ROUND * radius
    last = fp_str(left, bottom + near, left + near, bottom, left + radius, bottom)
    return (
        f"n {fp_str(left + radius, bottom)} m {fp_str(right - radius, bottom)} l "
        f"{fp_str(right - near, bottom, right, bottom + near, right, bottom + radius)} c "
        f"{fp_str(right, top - radius)} l {fp_str(right, top - near, right - near, top, right - radius, top)} c "
        f"{fp_str(left + radius, top)} l {fp_str(left + near, top, left, top - near, left, top - radius)} c "
        f"{fp_str(left, bottom + radius)} l {last} c h"
    )
