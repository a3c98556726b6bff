"""Whether things may move: asked of Qt's style and of the system."""

from collections.abc import Mapping
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from risikoapp.ui import motion
from risikoapp.ui.motion import moves_softly


def desktop(monkeypatch: pytest.MonkeyPatch, said: Mapping[str, object]) -> None:
    """A Linux desktop that says this of its settings."""
    monkeypatch.setattr(motion.sys, "platform", "linux")
    monkeypatch.setattr(motion, "_desktop_says", lambda _group, key: said.get(key))


@pytest.mark.parametrize(
    ("said", "moves"),
    [
        ({}, True),
        ({"enable-animations": True, "reduced-motion": 0}, True),
        ({"enable-animations": False}, False),
        ({"reduced-motion": 1}, False),
    ],
)
def test_nothing_moves_where_the_desktop_asks_for_rest(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, said: Mapping[str, object], moves: bool
) -> None:
    desktop(monkeypatch, said)
    assert moves_softly() is moves


def test_nothing_moves_where_the_style_has_no_time_for_it(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    desktop(monkeypatch, {})
    style = SimpleNamespace(styleHint=lambda _hint: 0)
    monkeypatch.setattr(QApplication, "style", lambda: style)
    assert not moves_softly()


def test_a_machine_without_a_desktop_asks_for_nothing(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion.sys, "platform", "darwin")
    assert moves_softly()
