"""What the program says of itself: its version, and the terms of all that it is shipped with."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTableWidget

from risikoapp import __version__
from risikoapp.paths import resource
from risikoapp.shipped import parts
from tests.ui.hands import Hands, answering, button, click, texts


def _asked(hands: Hands, look: Callable[[QDialog], None]) -> None:
    def answer(dialog: QDialog) -> None:
        look(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with answering(answer):
        hands.order("about")


def test_version_and_licences_are_told(hands: Hands) -> None:
    def look(dialog: QDialog) -> None:
        said = texts(dialog)
        assert any(text.startswith(f"Version {__version__} · Qt 6.") for text in said)
        assert any("MIT-licensen" in text for text in said)
        # What the LGPL asks for: where the text is, that Qt can be replaced, and where its sources are.
        (terms,) = [text for text in said if "LGPL 3" in text]
        assert str(resource("licenser")) in terms and "din egen udgave" in terms and "PySide6" in terms
        (table,) = dialog.findChildren(QTableWidget)
        shown = [
            tuple(item.text() for column in range(3) if (item := table.item(row, column)) is not None)
            for row in range(table.rowCount())
        ]
        assert shown == [tuple(part) for part in parts()]

    _asked(hands, look)


def test_all_of_it_can_be_copied(hands: Hands) -> None:
    def look(dialog: QDialog) -> None:
        click(button(dialog, "&Kopiér"))
        assert "Kopieret til udklipsholderen." in texts(dialog)

    _asked(hands, look)
    copied = QApplication.clipboard().text()
    assert f"Version {__version__}" in copied
    assert all("\t".join(part) in copied for part in parts())


def test_the_texts_are_shown_or_told_where_to_find(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return len(opened) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)

    def look(dialog: QDialog) -> None:
        before = texts(dialog)
        click(button(dialog, "&Vis licensteksterne"))
        assert texts(dialog) == before
        click(button(dialog, "&Vis licensteksterne"))
        assert any(text.startswith("Mappen kunne ikke vises.") for text in texts(dialog))

    _asked(hands, look)
    assert opened == [str(resource("licenser"))] * 2
