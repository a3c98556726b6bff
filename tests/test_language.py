"""Which language was chosen is known before anything is said, and without Qt."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from risikoapp import app, language, paths
from risikoapp.i18n import language as spoken
from risikoapp.i18n import use
from risikoapp.policy import Policy
from risikoapp.ui.preferences import Preferences


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings of this test alone, where Qt and the program look for them."""
    made = tmp_path / "indstillinger"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(made))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(made))
    return made


def test_it_is_danish_until_somebody_chooses() -> None:
    assert not paths.settings().exists()
    assert language.chosen() == "da"


def test_what_the_window_chooses_is_known_without_it() -> None:
    preferences = Preferences(policy=Policy())
    assert preferences.language == "da"
    preferences.set_author("PL")
    preferences.set_language("en")
    assert (Preferences(policy=Policy()).language, language.chosen()) == ("en", "en")
    preferences.set_language("da")
    assert language.chosen() == "da"


@pytest.mark.parametrize(
    ("content", "meant"),
    [
        (b"[person]\r\nauthor=PL\r\nlanguage=en\r\n[window]\r\n", "en"),
        (b"[person]\nlanguage=klingon\n", "da"),
        (b"[window]\nlanguage=en\n", "da"),
        (b"language=en\n", "da"),
        (b"[person]\nlanguage=e\xff\n", "da"),
        (b"", "da"),
    ],
)
def test_settings_may_hold_anything(content: bytes, meant: str) -> None:
    paths.settings().parent.mkdir(parents=True)
    paths.settings().write_bytes(content)
    assert language.chosen() == meant


def test_settings_that_are_no_file_choose_nothing() -> None:
    paths.settings().mkdir(parents=True)
    assert language.chosen() == "da"


def test_the_program_speaks_it_from_the_first_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["check"]) == 2
    assert capsys.readouterr().err.startswith("Brug: risikoapp check")
    Preferences(policy=Policy()).set_language("en")
    assert app.main(["check"]) == 2
    told = capsys.readouterr().err
    assert told == "Usage: risikoapp check [-h] RISK_ASSESSMENT\nrisikoapp check: RISK_ASSESSMENT is missing.\n"
    assert spoken() == "en"
    use("da")


def test_the_settings_lie_where_each_system_keeps_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert paths.settings() == tmp_path / ".config" / "risikoapp" / "risikoapp.ini"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    assert paths.settings() == tmp_path / "Roaming" / "risikoapp" / "risikoapp.ini"
    monkeypatch.delenv("APPDATA")
    assert paths.settings() == tmp_path / "AppData" / "Roaming" / "risikoapp" / "risikoapp.ini"
