"""Bundled files are found wherever the program runs from, and a person's own where each system has them."""

import os
import sys
import tomllib
from pathlib import Path

import pytest

from risikoapp import paths
from risikoapp.paths import user_data

HOME = Path.home()
PLACES = {
    "linux": ({}, HOME / ".local" / "share" / "risikoapp"),
    "linux with a place of one's own": ({"XDG_DATA_HOME": "/data"}, Path("/data/risikoapp")),
    "linux with a place that is none": ({"XDG_DATA_HOME": "data"}, HOME / ".local" / "share" / "risikoapp"),
    "win32": ({"LOCALAPPDATA": "/Users/a/AppData/Local"}, Path("/Users/a/AppData/Local/risikoapp")),
    "win32 that does not tell": ({}, HOME / "AppData" / "Local" / "risikoapp"),
    "darwin": ({}, HOME / "Library" / "Application Support" / "risikoapp"),
}


@pytest.mark.parametrize("name", PLACES)
def test_the_place_is_the_one_the_system_has_for_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment, place = PLACES[name]
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setattr(sys, "platform", name.partition(" ")[0])
    assert user_data() == place


def test_somebody_without_a_home_has_no_place_either(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    with pytest.raises(OSError):
        os.makedirs(user_data())  # noqa: PTH103


def test_from_a_checkout_they_lie_beside_the_package() -> None:
    found = paths.resource("icons", "risikoapp.svg")
    assert found.is_file()
    assert found.parents[2] == Path(paths.__file__).parents[1]


def test_from_an_installed_wheel_they_lie_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "paths.py"))
    assert paths.resource("icons") == tmp_path.resolve() / "resources" / "icons"


def test_the_guide_is_the_one_of_the_checkout_or_the_one_that_is_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = paths.guide()
    assert checkout == Path(paths.__file__).parents[1] / "docs" / "brugervejledning.md"
    assert (checkout.parent / "billeder" / "vindue.png").is_file()
    packed = tmp_path / "resources" / "vejledning" / "brugervejledning.md"
    packed.parent.mkdir(parents=True)
    packed.write_text("# Brugervejledning", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.guide() == packed


def test_what_is_built_from_the_checkout_has_the_guide_where_it_is_looked_for() -> None:
    root = Path(paths.__file__).parents[1]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["docs/brugervejledning.md"] == "risikoapp/resources/vejledning/brugervejledning.md"
    assert included["docs/billeder"] == "risikoapp/resources/vejledning/billeder"


def test_from_a_frozen_build_they_lie_where_it_unpacks_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("icons") == tmp_path / "resources" / "icons"
