"""A window closes on a drive that hangs: what is not saved is in safety, and a person is asked, not kept waiting."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from risikoapp.domain.model import Register
from risikoapp.paths import user_data
from risikoapp.storage.errors import CannotWrite
from risikoapp.storage.recovery import Recoveries
from risikoapp.storage.repository import Repository
from risikoapp.ui import closing
from risikoapp.ui.windows import Windows
from tests.ui.conftest import Gate
from tests.ui.hands import Hands, answering, button, click, texts, wait_until
from tests.ui.paper import cell


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "PATIENCE", 10)


def _kept(path: Path) -> Register | None:
    found = Recoveries(user_data(), path).pending()
    return None if found is None else found.file.register


def test_who_closes_while_a_save_hangs_is_asked_and_may_stay(hands: Hands, gate: Gate) -> None:
    hands.drag(3, cell(4, 4))

    def stay(dialog: QDialog) -> None:
        (said,) = [text for text in texts(dialog) if "længe om at svare" in text]
        assert "lagt i sikkerhed" in said
        assert "bliver de tilbudt, næste gang filen åbnes." in said
        assert _kept(hands.window.path) == hands.register
        click(button(dialog, "Bliv her"))

    with answering(stay):
        assert not hands.window.close()
    assert hands.window.isVisible()
    gate.open()
    wait_until(lambda: hands.saved().startswith("Gemt"), "saved")
    wait_until(lambda: _kept(hands.window.path) is None, "nothing in safety")
    assert hands.window.close()


def test_the_window_goes_at_once_and_its_save_may_come_late(hands: Hands, gate: Gate, windows: Windows) -> None:
    window, path = hands.window, hands.window.path
    hands.drag(3, cell(4, 4))
    wanted = hands.register
    with answering(lambda dialog: click(button(dialog, "Luk uden at vente"))):
        assert window.close()
    assert windows.open_windows == ()
    assert isValid(window)
    assert _kept(path) == wanted
    gate.open()
    wait_until(lambda: not isValid(window), "the end of the window")
    assert Repository.open(path)[1].register == wanted
    assert _kept(path) is None


def test_where_nothing_can_be_put_aside_that_is_said(hands: Hands, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Path:
        raise CannotWrite(hands.window.path)

    monkeypatch.setattr(Repository, "keep", refuse)
    hands.drag(3, cell(4, 4))

    def stay(dialog: QDialog) -> None:
        assert any("kunne heller ikke lægges i sikkerhed" in text for text in texts(dialog))
        click(button(dialog, "Bliv her"))

    with answering(stay):
        assert not hands.window.close()
    gate.open()
