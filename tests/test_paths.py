"""Bundled files are found wherever the program runs from."""

import sys
from pathlib import Path

import pytest

from risikoapp import paths


def test_from_a_checkout_they_lie_beside_the_package() -> None:
    found = paths.resource("icons", "risikoapp.svg")
    assert found.is_file()
    assert found.parents[2] == Path(paths.__file__).parents[1]


def test_from_an_installed_wheel_they_lie_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "paths.py"))
    assert paths.resource("icons") == tmp_path.resolve() / "resources" / "icons"


def test_from_a_frozen_build_they_lie_where_it_unpacks_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("icons") == tmp_path / "resources" / "icons"
