"""Where a person's own data lie, on each system."""

import os
import sys
from pathlib import Path

import pytest

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
