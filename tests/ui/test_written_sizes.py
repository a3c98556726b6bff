"""Colours and sizes stand in the theme alone: a search through all that `ui/` is written in."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "risikoapp" / "ui"
IN_THEME = {"theme.py", "stylesheet.py"}
"""Where colours and sizes are at home: the tokens, and the sheet that is made of them."""
ALLOWED = {
    # The strokes of an icon, in units of its own grid of 16.
    "icons.py": {"arcTo", "lineTo", "moveTo", "QPointF", "QRectF", "QSize"},
}
"""Calls that may hold numbers of their own, by file."""
SIZED = re.compile(
    r"""set(ContentsMargins|(Horizontal|Vertical)?Spacing|Fixed(Size|Width|Height)|(Minimum|Maximum)(Size|Width|Height)
    |PixelSize|PointSizeF?|DocumentMargin|IconSize|HandleWidth|DefaultSectionSize|(Column|Row)(Minimum)?(Width|Height)
    |LineWidth|Width(F)?|Sizes|TabStopDistance|Indent|Margin)
    |add(Spacing|Spacer)|resize|adjust(ed)?|marginsAdded|drawRoundedRect|addRoundedRect|fillRect|insertSpacing
    |Q(Size|Rect|Point|Margins)F?|QPen|QFont|QSpacerItem""",
    re.VERBOSE,
)
"""Calls whose numbers are distances or sizes of type."""
COLOUR = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(rgb|hsl|hsv)a?\(", re.IGNORECASE)
LENGTH = re.compile(r"\b\d+(\.\d+)?(px|pt|em|ex)\b")


@dataclass(frozen=True, slots=True)
class Found:
    """Something that belongs into the theme."""

    line: int
    what: str


def found(source: str, allowed: set[str]) -> Iterator[Found]:
    """Every colour and every size that a module writes itself."""
    tree = ast.parse(source)
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    texts = {id(node) for node in _docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts:
            if COLOUR.search(node.value) or LENGTH.search(node.value):
                yield Found(node.lineno, f'"{node.value}"')
        elif isinstance(node, ast.Attribute) and ast.unparse(node).startswith("Qt.GlobalColor."):
            # No colour at all is none of the palette's.
            if node.attr not in ("GlobalColor", "transparent"):
                yield Found(node.lineno, ast.unparse(node))
        elif isinstance(node, ast.Call):
            yield from _in_call(node, constants, allowed)


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _in_call(call: ast.Call, constants: dict[str, ast.expr], allowed: set[str]) -> Iterator[Found]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    if "QColor" in ast.unparse(call.func):
        if any(isinstance(value, ast.Constant) for value in values):
            yield Found(call.lineno, ast.unparse(call))
    elif SIZED.fullmatch(name) and name not in allowed:
        if name.startswith(("setColumn", "setRow")):
            # Which column, and how wide.
            values = values[1:]
        for value in values:
            if any(_bare_numbers(value, constants)):
                yield Found(call.lineno, f"{name}(… {ast.unparse(value)} …)")


def _bare_numbers(value: ast.expr, constants: dict[str, ast.expr]) -> Iterator[float]:
    """The numbers that stand for a length by themselves; a multiple of a measure, such as `3 * theme.GRID`, is none."""
    if isinstance(value, ast.Constant):
        if isinstance(value.value, int | float) and not isinstance(value.value, bool) and value.value != 0:
            yield value.value
    elif isinstance(value, ast.Name):
        if value.id in constants:
            yield from _bare_numbers(constants[value.id], {})
    elif isinstance(value, ast.BinOp):
        sides = [list(_bare_numbers(side, constants)) for side in (value.left, value.right)]
        scales = isinstance(value.op, ast.Mult | ast.Div | ast.FloorDiv | ast.Mod)
        if not scales or all(sides):
            yield from (number for side in sides for number in side)
    elif isinstance(value, ast.UnaryOp | ast.Starred):
        yield from _bare_numbers(value.operand if isinstance(value, ast.UnaryOp) else value.value, constants)
    elif isinstance(value, ast.Tuple | ast.List):
        for each in value.elts:
            yield from _bare_numbers(each, constants)
    elif isinstance(value, ast.IfExp):
        yield from _bare_numbers(value.body, constants)
        yield from _bare_numbers(value.orelse, constants)


MODULES = [path for path in sorted(UI.rglob("*.py")) if path.name not in IN_THEME]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(UI)))
def test_no_module_writes_a_colour_or_a_size_of_its_own(module: Path) -> None:
    allowed = ALLOWED.get(str(module.relative_to(UI)), set())
    here = [f"{module.name}:{each.line}: {each.what}" for each in found(module.read_text(encoding="utf-8"), allowed)]
    assert not here, "into ui/theme.py with it:\n" + "\n".join(here)


@pytest.mark.parametrize(
    "planted",
    [
        'label.setStyleSheet("color: #1F5FA8")',
        'pen = QPen(QColor("#fff"))',
        'painter.setBrush(QColor("red"))',
        "painter.setBrush(QColor(31, 95, 168))",
        "painter.setBrush(QColor.fromRgb(2055080))",
        "painter.setPen(Qt.GlobalColor.darkGray)",
        'label.setStyleSheet(f"background: rgb({r}, {g}, {b})")',
        'label.setStyleSheet("font-size: 13px")',
        'label.setStyleSheet(f"padding: {top}px 4px")',
        "layout.setContentsMargins(0, 8, 0, 0)",
        "layout.setSpacing(6)",
        "layout.addSpacing(spacing=12)",
        "self.resize(1280, 800)",
        "self.setFixedWidth(-1 + 33)",
        "self.setMinimumSize(QSize(300, theme.GRID))",
        "self.setMinimumWidth(theme.DIALOG_WIDTH + 20)",
        "area = card.adjusted(*[4, 4, -4, -4])",
        "font.setPointSizeF(9.5)",
        'font = QFont("Inter", 9)',
        "_GAP = 3\ndef draw(painter): painter.drawRoundedRect(area, _GAP, _GAP)",
        "self.setFixedHeight(28 if small else theme.ROW_HEIGHT)",
    ],
)
def test_what_is_planted_is_found(planted: str) -> None:
    assert list(found(planted, set()))


@pytest.mark.parametrize(
    "written",
    [
        "painter.setBrush(QColor(palette.accent))",
        "pixmap.fill(Qt.GlobalColor.transparent)",
        "layout.setContentsMargins(0, 0, 0, 0)",
        "layout.setContentsMargins(*([3 * theme.PADDING] * 4))",
        "label = QRectF(area.left(), area.bottom() - 3.5 * theme.GRID, theme.LINE, box.height() / 2)",
        "self.setMinimumWidth(theme.DIALOG_WIDTH + 2 * theme.GRID)",
        'text = "#3 Teknik"',
        'text = f"#{risk.number}"',
        "settings.setValue('files/recent', 10)",
        '"""A docstring may tell of #1F5FA8 and of 13px."""',
    ],
)
def test_measures_of_the_theme_and_other_numbers_are_left_alone(written: str) -> None:
    assert not list(found(written, set()))
