"""What stays out of the frozen program is never asked for, and what the program asks for is in it."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from risikoapp.paths import resource
from tests.packaging.scripts import CHECKOUT, script
from tests.test_architecture import files

frozen = script("frozen")

EVERYTHING = """\
import importlib, pkgutil, sys
from pathlib import Path

left_out = sys.argv[1].split()

class Absent:
    def find_spec(self, name, path=None, target=None):
        if any(name == module or name.startswith(module + ".") for module in left_out):
            raise ModuleNotFoundError(f"{name} is left out", name=name)

sys.meta_path.insert(0, Absent())

import risikoapp
from risikoapp.app import main

for suffix in (".pdf", ".docx", ".xlsx", ".csv", ".json", ".png", ".svg"):
    assert main(["export", "e.risiko", f"ud{suffix}"]) == 0, suffix
for suffix in (".docx", ".xlsx", ".csv", ".json"):
    assert main(["import", f"ud{suffix}", f"ind{suffix}.risiko"]) == 0, suffix
for module in pkgutil.walk_packages(risikoapp.__path__, "risikoapp."):
    importlib.import_module(module.name)
assert "pyqtgraph" in sys.modules
"""


def test_every_module_loads_and_every_format_is_written_and_read_without_what_is_left_out(tmp_path: Path) -> None:
    shutil.copy(resource("eksempel.risiko"), tmp_path / "e.risiko")
    run = subprocess.run(
        [sys.executable, "-c", EVERYTHING, " ".join(frozen.LEFT_OUT)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode("utf-8")


def test_no_module_names_what_is_left_out_even_inside_a_function() -> None:
    words = "|".join(re.escape(name) for name in frozen.LEFT_OUT)
    named = re.compile(rf"^ *(?:from|import) (?:{words})\b.*", re.MULTILINE)
    assert [found for file in files() for found in named.findall(file.read_text("utf-8"))] == []


def test_every_bundled_file_that_the_program_asks_for_is_shipped() -> None:
    asked = [call for file in files() for call in re.findall(r"\bresource\(([^)]*)\)", file.read_text("utf-8"))]
    names = {re.findall(r'"([^"]*)"', call)[0] for call in asked if '"' in call}
    assert {"eksempel.risiko", "fonts", "icons"} <= names
    shipped = {pattern.partition("/")[0] for pattern, _folder in frozen.RESOURCES}
    shipped |= {folder.partition("/")[0] for _pattern, folder in frozen.GUIDE}
    assert names <= shipped


@pytest.mark.parametrize(
    ("destination", "kind"),
    [
        ("libpython3.11.so.1.0", "BINARY"),
        ("_rl_accel.abi3.so", "EXTENSION"),
        ("base_library.zip", "DATA"),
        ("PySide6/QtCore.abi3.so", "EXTENSION"),
        ("PySide6/Qt/lib/libQt6Core.so.6", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "BINARY"),
        ("PySide6/Qt/translations/qtbase_da.qm", "DATA"),
        ("PySide6/plugins/platforms/qwindows.dll", "BINARY"),
        ("numpy.libs/libscipy_openblas64_.so", "BINARY"),
        ("docx/parts/__init__.py", "DATA"),
        ("docx/templates/default.docx", "DATA"),
        ("pyphen/dictionaries/hyph_da_DK.dic", "DATA"),
        ("pyphen/dictionaries/hyph_en_GB.dic", "DATA"),
        ("pyphen/dictionaries/README_hyph_en_GB.txt", "DATA"),
        ("resources/locale/en/LC_MESSAGES/risikoapp.po", "DATA"),
        ("resources/icons/risikoapp-16.png", "DATA"),
    ],
)
def test_what_is_used_is_shipped(destination: str, kind: str) -> None:
    assert frozen.is_shipped(destination, kind, on_linux=True)


@pytest.mark.parametrize(
    ("destination", "kind"),
    [
        ("libssl.so.3", "BINARY"),
        ("libQt6Core.so.6", "SYMLINK"),
        ("PySide6/Qt/lib/libQt6Qml.so.6", "BINARY"),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", "BINARY"),
        ("PySide6/Qt/plugins/imageformats/libqwebp.so", "BINARY"),
        ("PySide6/Qt/qml/QtQuick/qmldir", "DATA"),
        ("PySide6/Qt/translations/qtbase_de.qm", "DATA"),
        ("docx/templates/default-docx-template/word/styles.xml", "DATA"),
        ("pyphen/dictionaries/hyph_de_DE.dic", "DATA"),
        ("pyqtgraph/colors/maps/CET-C1.csv", "DATA"),
    ],
)
def test_what_is_not_used_stays_out(destination: str, kind: str) -> None:
    assert not frozen.is_shipped(destination, kind, on_linux=True)


def test_a_system_without_packages_gets_its_libraries_too() -> None:
    assert frozen.is_shipped("VCRUNTIME140.dll", "BINARY", on_linux=False)


def test_nothing_of_pyinstallers_runs_before_the_program() -> None:
    assert not frozen.is_wanted_at_start("pyi_rth_pyside6")
    assert frozen.is_wanted_at_start("main")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"LD_LIBRARY_PATH": "/frozen"}, None),
        ({"LD_LIBRARY_PATH": "/frozen:/own", "LD_LIBRARY_PATH_ORIG": "/own"}, "/own"),
        ({}, None),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="only there the starter changes it")
def test_what_the_frozen_program_starts_looks_for_its_own_libraries(before: dict[str, str], after: str | None) -> None:
    told = "import os, runpy, sys; runpy.run_path(sys.argv[1]); print({**os.environ})"
    hook = str(CHECKOUT / "packaging" / "clean_environment.py")
    env = {name: value for name, value in os.environ.items() if not name.startswith("LD_LIBRARY_PATH")}
    run = subprocess.run(
        [sys.executable, "-c", told, hook],
        env={**env, **before},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found = ast.literal_eval(run.stdout)
    assert (found.get("LD_LIBRARY_PATH"), found.get("LD_LIBRARY_PATH_ORIG")) == (after, None)
