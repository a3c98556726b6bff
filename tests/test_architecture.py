"""The arrows between the rooms of the house: who may import whom, also inside a function."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from risikoapp.paths import resource

CHECKOUT = Path(__file__).parents[1]
PACKAGE = CHECKOUT / "risikoapp"
LONGEST = 300
"""Lines of a module."""

MODEL = {"codec", "domain"}
MIDDLE = {"storage", "report", "importers", "spelling"}
BETWEEN = {"carried", "sheets", "pdfium"}
WORDS = {"files", "paths", "i18n", "terms", "ids", "since_last", "logged", "policy", "put_off"} | BETWEEN
FRONT = MIDDLE | MODEL | WORDS | {"messages", "news", "changelog", "shipped", "language"}
MAY_IMPORT: dict[str, set[str]] = {
    "__init__": set(),
    "__main__": {"app"},
    "app": FRONT | {"cli", "ui"},
    "cli": FRONT,
    "ui": FRONT | {"log"},
    # The words for each failure need the exceptions from below, and are said in front only.
    "messages": MIDDLE | MODEL | {"i18n", "terms"},
    **dict.fromkeys(MIDDLE - {"spelling"}, MODEL | WORDS),
    "spelling": set(),
    "codec": {"domain"},
    "domain": set(),
    "terms": {"domain", "i18n"},
    "news": {"domain", "i18n", "terms"},
    "since_last": {"domain", "i18n", "terms"},
    "changelog": {"domain", "i18n", "terms"},
    "logged": {"domain", "i18n", "terms"},
    "shipped": {"paths"},
    "policy": {"domain", "files", "paths"},
    "files": set(),
    "carried": set(),
    "pdfium": set(),
    "put_off": set(),
    "sheets": {"domain", "i18n", "terms"},
    "paths": set(),
    "i18n": {"catalogue"},
    "catalogue": {"paths"},
    "language": {"files", "i18n", "paths"},
    "ids": set(),
    # It lies in a private folder, and storage knows how to make one.
    "log": {"storage"},
}
ONLY_IN: dict[str, set[str]] = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "pyqtgraph": {"ui"},
    "enchant": {"spelling"},
    "tinydb": {"storage"},
    "reportlab": {"report"},
    "docx": {"importers", "report"},
    "lxml": {"importers"},
    "pypdfium2": {"importers", "pdfium", "report", "ui"},
    "openpyxl": {"importers", "report"},
    "msgspec": {"codec", "storage", "cli"},
    # For pyqtgraph alone, which is slow to load.
    "numpy": {"ui"},
}
# Files, clocks and chance come to the domain as arguments.
NOT_IN_DOMAIN = {"os", "io", "pathlib", "random", "time", "secrets", "uuid"}
NOT_CALLED_IN_DOMAIN = {"today", "now", "utcnow", "open"}
# It gives Python back its own import, which PySide6 replaces.
WITH_PLAIN_IMPORT = PACKAGE / "ui" / "pyside_at_start.py"
STDLIB_ONLY = {"domain", "files", "ids", "carried"}


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
            hidden = name in {"__import__", "import_module"} and file != WITH_PLAIN_IMPORT
            assert not hidden, f"{file}: an import that this test cannot see"


def calls(file: Path) -> Iterator[str]:
    """The last word of every call in a file: `today` for `dt.date.today()`."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr


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


def test_no_module_has_more_lines_than_are_read_at_once() -> None:
    lengths = {str(file.relative_to(PACKAGE)): len(file.read_text("utf-8").splitlines()) for file in files()}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_the_domain_opens_no_file_and_reads_no_clock() -> None:
    for file in (PACKAGE / "domain").rglob("*.py"):
        assert not NOT_CALLED_IN_DOMAIN & set(calls(file)), file


@pytest.mark.parametrize("code", ["dt.date.today()", "datetime.now(dt.UTC)", "x = [utcnow()]", "path.open('rb')"])
def test_clocks_and_files_are_seen(code: str, tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(code)
    assert NOT_CALLED_IN_DOMAIN & set(calls(tmp_path / "module.py"))


def test_main_hands_over_to_app_and_knows_nothing_else() -> None:
    names = {name for name in imports(CHECKOUT / "main.py") if not name.startswith("__future__")}
    assert all(name.startswith("risikoapp.app") for name in names), names
    assert names


WITHOUT_QT = """\
import sys
import risikoapp.cli.commands
from risikoapp.app import main

for command in ("import p.docx ny.risiko", "check ny.risiko", "show e.risiko", "export e.risiko ud.pdf"):
    assert main(command.split()) == 0, command
loaded = {name.partition(".")[0] for name in sys.modules}
assert {"risikoapp", "docx", "reportlab"} <= loaded, loaded
assert not {"PySide6", "shiboken6", "pyqtgraph", "numpy"} & loaded, loaded
"""


def test_the_command_line_runs_without_qt(tmp_path: Path) -> None:
    shutil.copy(resource("eksempel.risiko"), tmp_path / "e.risiko")
    paper = docx.Document()
    for line in ("Risikovurdering for havnen", "Storm: #1", "1. Storm", "Beskrivelse: Den kommer."):
        paper.add_paragraph(line)
    paper.save(str(tmp_path / "p.docx"))
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode("utf-8")
    assert (tmp_path / "ud.pdf").read_bytes().startswith(b"%PDF-")


def test_no_test_waits_in_a_way_that_can_wait_for_ever() -> None:
    # It keeps Python to itself: a pool of threads that goes meanwhile waits for one that waits for Python.
    forbidden = "qWait" + "("
    assert [file for file in (CHECKOUT / "tests").rglob("*.py") if forbidden in file.read_text("utf-8")] == []
