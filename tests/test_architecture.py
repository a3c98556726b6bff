"""The arrows between the rooms of the house: who may import whom, also inside a function."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
PACKAGE = CHECKOUT / "risikoapp"

MODEL = {"codec", "domain"}
MIDDLE = {"storage", "report", "importers"}
WORDS = {"paths", "i18n", "terms", "ids"}
FRONT = MIDDLE | MODEL | WORDS | {"messages"}
MAY_IMPORT: dict[str, set[str]] = {
    "__init__": set(),
    "__main__": {"app"},
    "app": FRONT | {"cli", "ui"},
    "cli": FRONT,
    "ui": FRONT,
    # The words for each failure need the exceptions from below, and are said in front only.
    "messages": MIDDLE | MODEL | {"i18n", "terms"},
    **dict.fromkeys(MIDDLE, MODEL | WORDS),
    "codec": {"domain"},
    "domain": set(),
    "terms": {"domain", "i18n"},
    "paths": set(),
    "i18n": set(),
    "ids": set(),
}
ONLY_IN = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "pyqtgraph": {"ui"},
    "tinydb": {"storage"},
    "reportlab": {"report"},
    "docx": {"importers", "report"},
    "msgspec": {"codec", "storage", "cli"},
}
# Files, clocks and chance come to the domain as arguments.
NOT_IN_DOMAIN = {"os", "io", "pathlib", "random", "time", "secrets", "uuid"}
STDLIB_ONLY = {"domain", "ids"}


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports, as the dotted name that it is known by."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: relative import"
            # `from risikoapp import ui` names the room last.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            assert name not in {"__import__", "import_module"}, f"{file}: an import that this test cannot see"


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_module_imports_only_what_lies_below_it(file: Path) -> None:
    room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert room in MAY_IMPORT, f"{room} has no place in the house: give it one here and in the documents"
    for name in imports(file):
        top, _, rest = name.partition(".")
        if top == "risikoapp":
            target = rest.partition(".")[0]
            assert target in MAY_IMPORT[room] | {room, "__version__"}, f"{room} imports {name}"
        else:
            assert room in ONLY_IN.get(top, {room}), f"{room} imports {top}"
            assert room not in STDLIB_ONLY or top in sys.stdlib_module_names, f"{room} imports {top}"
            assert room != "domain" or top not in NOT_IN_DOMAIN, f"domain imports {top}"


def test_main_hands_over_to_app_and_knows_nothing_else() -> None:
    names = {name for name in imports(CHECKOUT / "main.py") if not name.startswith("__future__")}
    assert all(name.startswith("risikoapp.app") for name in names), names
    assert names


def test_the_command_line_runs_without_qt() -> None:
    code = "import sys, risikoapp.cli; print(*(name for name in sys.modules if name.startswith('PySide6')))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (run.returncode, run.stdout.strip()) == (0, ""), run.stderr
