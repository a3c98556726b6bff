"""What the program says of itself: its version, and the terms of all that it stands on."""

import re
import tomllib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from risikoapp import __version__
from tests.ui.hands import Hands, answering, texts

ROOT = Path(__file__).parents[3]


def test_version_and_licences_are_told(hands: Hands) -> None:
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        said.extend(texts(dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with answering(look):
        hands.order("about")
    assert any(text.startswith(f"Version {__version__} · Qt 6.") for text in said)
    assert any("MIT-licensen" in text for text in said)
    everything = " ".join(said).casefold()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        name = re.split(r"[\[<>=~! ]", requirement)[0].removesuffix("-Essentials").casefold()
        assert name in everything, f"{requirement}: whose terms are those?"
    assert "ibm plex sans" in everything
