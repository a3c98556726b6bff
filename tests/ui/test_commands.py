"""Every command is found by mouse, by mnemonic and by key, and the overview of keys says what the menus say."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QTableWidget

from risikoapp.ui.changelog.window import LogWindow
from risikoapp.ui.commands import menus
from risikoapp.ui.comparing.window import ComparisonWindow
from risikoapp.ui.development.window import DevelopmentWindow
from risikoapp.ui.dialogs.shortcuts import ShortcutsDialog
from risikoapp.ui.keys import key_groups
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.preview.window import PreviewWindow
from risikoapp.ui.review.window import ReviewWindow
from tests.ui.hands import CTRL, Hands, texts, wait_until, write


def _menus(entries: list[QAction]) -> Iterator[list[QAction]]:
    """The entries of a menu or menu bar, and of every menu in it."""
    yield entries
    for entry in entries:
        if isinstance(inner := entry.menu(), QMenu):
            yield from _menus(inner.actions())


def test_a_mnemonic_leads_to_one_entry_only(window: MainWindow) -> None:
    for entries in _menus(window.menuBar().actions()):
        # The names of files are nobody's choice.
        named = [entry for entry in entries if not entry.isSeparator() and not entry.data()]
        mnemonics = [QKeySequence.mnemonic(entry.text()).toString() for entry in named]
        assert all(mnemonics), [entry.text() for entry in named]
        assert max(Counter(mnemonics).values(), default=1) == 1, [entry.text() for entry in named]


def test_a_key_orders_one_thing_only() -> None:
    keys = [key.toString() for menu in menus() for command in menu.commands for key in command.keys]
    assert max(Counter(keys).values()) == 1


def test_every_command_stands_in_a_menu_with_its_key(window: MainWindow) -> None:
    shown = {entry for entries in _menus(window.menuBar().actions()) for entry in entries}
    without = {command.key for menu in menus() for command in menu.commands if not command.keys}
    for menu in menus():
        for command in menu.commands:
            assert window.commands[command.key] in shown
            assert window.commands[command.key].shortcuts() == command.keys
    assert without == {
        "about",
        "guide",
        "tour",
        "restore",
        "author",
        "preview",
        "begin_status",
        "take_back_status",
        "statuses",
        "remove_name",
    }


def test_the_overview_says_of_the_menus_what_the_menus_say(window: MainWindow) -> None:
    said = {hint.does: hint.keys for group in key_groups() for hint in group.hints}
    for entries in _menus(window.menuBar().actions()):
        for entry in entries:
            if not entry.shortcut().isEmpty():
                keys = entry.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                plain = entry.text().replace("&", "").removesuffix("…")
                assert said[plain].split(" eller ")[0] == keys


def _overview(hands: Hands) -> ShortcutsDialog:
    hands.key(Qt.Key.Key_Question, CTRL)
    (dialog,) = hands.window.findChildren(ShortcutsDialog)
    return dialog


def _rows(dialog: ShortcutsDialog) -> list[str]:
    (table,) = dialog.findChildren(QTableWidget)
    return [table.model().index(row, 0).data() for row in range(table.rowCount())]


def test_the_overview_is_searched(hands: Hands) -> None:
    dialog = _overview(hands)
    assert not dialog.isModal() and dialog.isVisible()
    assert {"Menuen Fil", "Ny risiko", "I matrixen", "Linjeskift i en handling"} <= set(_rows(dialog))
    (search,) = dialog.findChildren(QLineEdit)
    assert dialog.focusWidget() is search
    write(search, "EVALUERING")
    removal = "Fjern en handling eller evaluering, der er tom"
    assert _rows(dialog) == ["Menuen Risiko", "Ny evaluering", "I ruden", removal]
    write(search, "ø")
    assert _rows(dialog) == []
    assert "Ingen genvej passer til det." in texts(dialog)


def test_the_overview_is_opened_once_and_goes_by_escape(hands: Hands) -> None:
    dialog = _overview(hands)
    hands.activate()
    assert _overview(hands) is dialog
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    wait_until(lambda: not hands.window.findChildren(ShortcutsDialog), "the end of the overview")


@pytest.mark.parametrize(
    ("order", "kind"),
    [
        ("review", ReviewWindow),
        ("compare", ComparisonWindow),
        ("development", DevelopmentWindow),
        ("changelog", LogWindow),
        ("pdf", PreviewWindow),
    ],
)
def test_the_program_is_ended_by_key_from_the_windows_beside_it_too(
    hands: Hands, preferences: Preferences, order: str, kind: type[QDialog]
) -> None:
    preferences.set_shows_preview(True)
    ended: list[bool] = []
    hands.window.quit_requested.connect(lambda: ended.append(True))
    hands.order(order)
    wait_until(lambda: any(each.isVisible() for each in hands.window.findChildren(kind)), "the window", seconds=20)
    (shown,) = hands.window.findChildren(kind)
    wait_until(shown.isActiveWindow, "the keyboard")
    hands.key(Qt.Key.Key_Q, CTRL, to=QApplication.focusWidget() or shown)
    assert ended == [True]
    shown.close()
