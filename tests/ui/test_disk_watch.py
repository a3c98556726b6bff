"""What others write is seen by the clock, and a drive that does not answer holds nobody up."""

import json
import threading
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from risikoapp.domain import edits
from risikoapp.storage.repository import Repository
from risikoapp.ui import lookout
from risikoapp.ui.windows import Windows
from tests.ui.hands import Hands, answering, button, click, rest, texts, wait_until
from tests.ui.paper import NOW, cell


@pytest.fixture(autouse=True)
def watched(unwatched: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookout, "EVERY", 5)


def _titled(path: Path, title: str) -> None:
    """By somebody else."""
    repository, file = Repository.open(path)
    repository.save(replace(file, register=edits.change_properties(file.register, title=title)))


def test_what_another_wrote_comes_in_by_itself(hands: Hands) -> None:
    for title in ("Deres titel på Ærø", "Og en ny"):
        _titled(hands.window.path, title)
        wait_until(lambda title=title: title in texts(hands.window.front), title)
    assert hands.notice.told == "Ændringer fra en anden er kommet ind: titel"


def test_a_window_that_only_shows_follows_by_itself(windows: Windows, path: Path) -> None:
    entry = {"program": "risikoapp", "machine": "ANDEN-PC", "user": "anden", "pid": 7, "since": NOW.isoformat()}
    place = path.with_name(f".{path.name}.lock")
    place.write_text(json.dumps(entry | {"owner": "0123456789ab-7-abc", "id": "deres"}), encoding="utf-8")
    with answering(lambda dialog: click(button(dialog, "Åbn skrivebeskyttet"))):
        window = windows.open_file(path)
    assert window is not None
    _titled(path, "Deres titel")
    wait_until(lambda: "Deres titel" in texts(window.front), "theirs")


def test_a_file_that_is_taken_away_is_told_by_itself(hands: Hands) -> None:
    hands.window.path.rename(hands.window.path.with_name("flyttet.risiko"))
    wait_until(lambda: hands.saved().startswith("Ikke gemt"), "the word")


def test_nothing_comes_in_while_a_risk_is_carried(hands: Hands) -> None:
    hands.take(3)
    hands.carry(cell(4, 4))
    _titled(hands.window.path, "Deres titel")
    rest(50)
    assert hands.register.title != "Deres titel"
    hands.drop(cell(4, 4))
    wait_until(lambda: hands.register.title == "Deres titel", "theirs")
    assert hands.chip_cell(3) == cell(4, 4)


def test_nothing_comes_in_while_something_is_asked(hands: Hands) -> None:
    def answer(dialog: QDialog) -> None:
        _titled(hands.window.path, "Deres titel")
        rest(50)
        assert hands.register.title != "Deres titel"
        dialog.reject()

    with answering(answer):
        hands.order("remove_risk")
    wait_until(lambda: hands.register.title == "Deres titel", "theirs")


class _Share:
    """A drive of which nobody knows whether it will answer."""

    def __init__(self) -> None:
        self.asked = 0
        self.answers = threading.Event()


@pytest.fixture
def share(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> Generator[_Share]:
    made, stat = _Share(), Path.stat

    def slow(path: Path, **options: bool) -> object:
        if path == hands.window.path and threading.current_thread() is not threading.main_thread():
            made.asked += 1
            assert made.answers.wait(10)
        return stat(path, **options)

    monkeypatch.setattr(Path, "stat", slow)
    yield made
    made.answers.set()


def test_a_drive_that_does_not_answer_holds_nobody_up(hands: Hands, share: _Share) -> None:
    wait_until(lambda: share.asked > 0, "the look")
    rest(50)
    assert share.asked == 1, "it is not asked again before it has answered"
    hands.key(Qt.Key.Key_Down, to=hands.table)
    assert hands.window.close()
    share.answers.set()
