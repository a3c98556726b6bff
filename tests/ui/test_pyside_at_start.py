"""PySide6 is loaded without compiling its helpers anew, and does all that it did."""

import importlib.util
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

from risikoapp.ui.pyside_at_start import Unpacked
from tests.packaging.scripts import CHECKOUT, script

LOADED = """
import builtins, json, sys
compiled, plain, plain_import = [], builtins.compile, builtins.__import__

def watched(source, name, *arguments, **named):
    compiled.append(str(name))
    return plain(source, name, *arguments, **named)

builtins.compile = watched
import risikoapp.ui
builtins.compile = plain
assert builtins.__import__ is plain_import
assert not [finder for finder in sys.meta_path if type(finder).__module__.startswith(("risikoapp", "shiboken"))]
helpers = {name: module.__file__ for name, module in sys.modules.items() if name.startswith("shibokensupport.")}
assert "argparse" not in sys.modules
from PySide6.QtCore import QPoint
try:
    QPoint("æ")
except TypeError as wrong:
    told = str(wrong)
print(json.dumps({"compiled": compiled, "helpers": helpers, "told": told, "help": QPoint.setX.__doc__}))
"""


def loaded(path: Path, compiled: Path) -> dict[str, Any]:
    """What a fresh process tells of its helpers, with what it compiles kept in a folder of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(path), str(CHECKOUT)))}
    environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    run = subprocess.run(
        [sys.executable, "-c", LOADED], env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_the_helpers_are_compiled_at_the_first_start_alone(tmp_path: Path) -> None:
    first = loaded(CHECKOUT, tmp_path)
    assert {"shibokensupport.signature.loader", "shibokensupport.signature.parser"} <= {*first["helpers"]}
    kept = {file.name.partition(".cpython")[0] for file in tmp_path.rglob("shibokensupport*.pyc")}
    assert kept == {*first["helpers"], "shibokensupport"} - {"shibokensupport.signature.lib.pyi_generator"}
    again = loaded(CHECKOUT, tmp_path)
    assert not [name for name in again["compiled"] if "shibokensupport" in name]
    assert again["helpers"] == first["helpers"]


def test_they_answer_as_before(tmp_path: Path) -> None:
    told = loaded(CHECKOUT, tmp_path)
    assert "QPoint.__init__(xpos: int, ypos: int, /)" in told["told"]
    assert "setX(self, x: int, /) -> None" in told["help"]


def test_where_they_lie_unpacked_they_are_taken_from_there(tmp_path: Path) -> None:
    """As in the frozen program."""
    script("precompiled").helpers(tmp_path)
    for source in (tmp_path / "shiboken6" / "files.dir").rglob("*.py"):
        source.unlink()
    told = loaded(tmp_path, tmp_path / "compiled")
    assert {Path(file).suffix for file in told["helpers"].values()} == {".pyc"}
    assert "QPoint.__init__(xpos: int, ypos: int, /)" in told["told"]


def test_another_archive_is_compiled_anew(tmp_path: Path) -> None:
    """Though it has the same names, sizes and times."""
    for content in (b"word = 'ja'", b"word = 'no'"):
        with zipfile.ZipFile(tmp_path / "archive.zip", "w") as archive:
            archive.writestr(zipfile.ZipInfo("shelf/__init__.py"), b"")
            archive.writestr(zipfile.ZipInfo("shelf/book.py"), content)
        with zipfile.ZipFile(tmp_path / "archive.zip") as archive:
            finder = Unpacked(archive, tmp_path)
            assert module(finder, "shelf").__path__ == []
            assert repr(module(finder, "shelf.book").word) in content.decode()
            assert finder.find_spec("elsewhere") is None


def module(finder: Unpacked, name: str) -> ModuleType:
    spec = finder.find_spec(name)
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made
