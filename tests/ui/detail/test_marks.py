"""Waves under misspelt words and lines under links: drawn, and what their menu and clicks do."""

import threading
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from risikoapp.spelling.errors import NoDictionary
from risikoapp.ui import spell_checker
from risikoapp.ui.detail.links import find_links
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.windows import Windows
from tests.spelling.small import Small
from tests.ui.hands import CTRL, LEFT, NONE, Hands, choosing, overwrite, rest, texts, wait_until, write

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


def _formatted(field: TextField, style: QTextCharFormat.UnderlineStyle) -> list[str]:
    """The pieces of a text that are underlined so."""
    found: list[str] = []
    block = field.document().begin()
    while block.isValid():
        letters = block.text().encode("utf-16-le")
        for part in block.layout().formats():
            if part.format.underlineStyle() is style:
                found.append(letters[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le"))
        block = block.next()
    return found


def waves(field: TextField) -> list[str]:
    return _formatted(field, WAVE)


def until_waves(field: TextField, *words: str) -> None:
    wait_until(lambda: waves(field) == list(words), f"waves under {words}, not {waves(field)}")


def menu_key(field: TextField) -> None:
    """The key that opens the menu where the cursor is."""
    place = field.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, field.mapToGlobal(place))
    QApplication.sendEvent(field.viewport(), event)


def place_of(field: TextField, word: str) -> QPoint:
    cursor = field.textCursor()
    cursor.setPosition(field.toPlainText().index(word) + 1)
    return field.cursorRect(cursor).center()


def right_click(field: TextField, word: str) -> None:
    place = place_of(field, word)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, field.viewport().mapToGlobal(place))
    QApplication.sendEvent(field.viewport(), event)


def popped_up() -> QMenu:
    """The menu that comes when it is ready."""
    wait_until(lambda: QApplication.activePopupWidget() is not None, "the menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.fixture
def field(hands: Hands) -> TextField:
    """The description, with one word in it that the dictionary does not know."""
    overwrite(hands.pane.description, "Der mangler styrmnd med søfartsbevis.")
    hands.table.setFocus()
    until_waves(hands.pane.description, "styrmnd", "søfartsbevis")
    return hands.pane.description


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Generator[list[str]]:
    """The addresses that were handed to the system."""
    urls: list[str] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    yield urls


def test_words_the_dictionary_does_not_know_get_waves_in_every_text_when_one_begins_to_write(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[object] = []
    load = spell_checker.open_dictionary
    monkeypatch.setattr(spell_checker, "open_dictionary", lambda *asked: loaded.append(asked) or load(*asked))
    assert loaded == [] and waves(hands.pane.description) == []
    hands.pane.description.setFocus()
    until_waves(hands.pane.description, "søfartsbevis")
    until_waves(hands.actions()[0].text, "Opslag", "på", "søfartsskolerne")
    until_waves(hands.evaluations()[0].text, "Én", "ubesat", "vagt")


def test_a_word_gets_no_wave_before_it_is_finished(hands: Hands) -> None:
    field = hands.pane.description
    overwrite(field, "Der mngler")
    other = hands.actions()[0].text
    wait_until(lambda: waves(other) != [], "an answer about other words")
    assert waves(field) == []
    write(field, " ")
    until_waves(field, "mngler")
    for _ in range(6):
        hands.key(Qt.Key.Key_Backspace)
    write(field, "angler")
    assert waves(field) == []


@pytest.mark.parametrize("leave", [Qt.Key.Key_Home, Qt.Key.Key_Tab])
def test_a_word_is_finished_when_the_cursor_goes(hands: Hands, leave: Qt.Key) -> None:
    overwrite(hands.pane.description, "Der mngler")
    hands.key(leave)
    until_waves(hands.pane.description, "mngler")


def test_drawing_waves_is_not_typing(hands: Hands, field: TextField) -> None:
    steps = list(hands.stack)
    hands.window.commands["spelling"].trigger()
    hands.window.commands["spelling"].trigger()
    until_waves(field, "styrmnd", "søfartsbevis")
    assert hands.stack == steps and not hands.pane.is_untold
    hands.undo()
    assert hands.risk(1).description == "Der mangler styrmænd med søfartsbevis."


def test_letters_beyond_the_common_ones_move_no_wave(hands: Hands) -> None:
    overwrite(hands.pane.description, "Der 😀 mngler 😀 https://aa.dk 😀")
    hands.table.setFocus()
    until_waves(hands.pane.description, "mngler")
    assert _formatted(hands.pane.description, QTextCharFormat.UnderlineStyle.SingleUnderline) == ["https://aa.dk"]


def test_a_suggestion_takes_the_place_of_the_word(hands: Hands, field: TextField) -> None:
    with choosing("styrmænd"):
        right_click(field, "styrmnd")
    hands.activate()
    assert field.toPlainText() == "Der mangler styrmænd med søfartsbevis."
    hands.pane.flush()
    assert hands.risk(1).description == "Der mangler styrmænd med søfartsbevis."
    until_waves(field, "søfartsbevis")


def test_the_menu_key_finds_the_word_at_the_cursor_and_says_when_nothing_is_like_it(
    hands: Hands, field: TextField
) -> None:
    field.setFocus()
    hands.key(Qt.Key.Key_End, CTRL)
    hands.key(Qt.Key.Key_Left)
    menu_key(field)
    menu = popped_up()
    assert (menu.actions()[0].text(), menu.actions()[0].isEnabled()) == ("Ingen forslag", False)
    assert [entry.text() for entry in menu.actions()][2] == "Føj »søfartsbevis« til ordlisten"
    menu.close()


def test_an_own_word_is_right_from_then_on_and_lies_in_a_text_file(
    hands: Hands, field: TextField, windows: Windows, tmp_path: Path
) -> None:
    overwrite(hands.pane.description, "Søfartsbevis og søfartsbevis.")
    hands.table.setFocus()
    until_waves(field, "Søfartsbevis", "og", "søfartsbevis")
    with choosing("Føj »søfartsbevis« til ordlisten"):
        right_click(field, "søfartsbevis")
    wait_until(lambda: windows.spelling().verdict("Søfartsbevis") is True, "an answer about another form of it")
    until_waves(field, "og")
    assert (tmp_path / "data" / "ordliste.txt").read_text(encoding="utf-8") == "søfartsbevis\n"


def test_own_words_that_cannot_be_kept_are_told_of(hands: Hands, field: TextField, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with choosing("Føj »søfartsbevis« til ordlisten"):
        right_click(field, "søfartsbevis")
    until_waves(field, "styrmnd")
    wait_until(lambda: any("»ordliste.txt« kan ikke gemmes" in text for text in texts(hands.notice)), "a word of it")


def test_the_spelling_is_turned_off_and_on_and_stays_so(hands: Hands, field: TextField, windows: Windows) -> None:
    command = hands.window.commands["spelling"]
    assert command.isChecked()
    command.trigger()
    assert waves(field) == [] and not command.isChecked()
    assert not windows.spelling().is_on
    right_click(field, "styrmnd")
    menu = popped_up()
    menu_words = [entry.text() for entry in menu.actions()]
    menu.close()
    assert not any("ordlisten" in word for word in menu_words)
    command.trigger()
    until_waves(field, "styrmnd", "søfartsbevis")


def test_without_a_dictionary_it_is_off_and_says_how_to_get_one_when_asked(
    windows: Windows, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "data" / "hunspell"
    opened = spell_checker.open_dictionary

    def missing(*_: object) -> object:
        raise NoDictionary(folder)

    monkeypatch.setattr(spell_checker, "open_dictionary", missing)
    window = windows.open_file(path)
    assert window is not None
    hands = Hands(window)
    hands.activate()
    command = window.commands["spelling"]
    window.pane.description.setFocus()
    wait_until(lambda: windows.spelling().failure is not None, "the failure")
    assert not command.isChecked() and "hunspell-da" in command.toolTip()
    assert texts(hands.notice) == [], "nobody has asked"
    command.trigger()
    wait_until(lambda: texts(hands.notice) != [], "the notice")
    assert "pakken hunspell-da" in texts(hands.notice)[0] and str(folder) in texts(hands.notice)[0]
    assert not command.isChecked()
    monkeypatch.setattr(spell_checker, "open_dictionary", opened)
    command.trigger()
    until_waves(hands.pane.description, "søfartsbevis")
    assert command.isChecked() and "hunspell-da" not in command.toolTip()


def test_typing_is_never_kept_waiting_by_a_slow_dictionary(
    hands: Hands, dictionary: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    check = dictionary.check

    def slow(word: str) -> bool:
        assert gate.wait(10)
        return check(word)

    monkeypatch.setattr(dictionary, "check", slow)
    overwrite(hands.pane.description, "Der mngler ")
    rest(400)
    write(hands.pane.description, "til")
    assert hands.pane.description.toPlainText() == "Der mngler til" and waves(hands.pane.description) == []
    gate.set()
    until_waves(hands.pane.description, "mngler")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Se https://færgen.dk/tider?dag=1, tak.",
            [("https://færgen.dk/tider?dag=1", "https://færgen.dk/tider?dag=1")],
        ),
        ("(www.kl.dk)", [("www.kl.dk", "https://www.kl.dk")]),
        ("https://da.dk/a_(b)", [("https://da.dk/a_(b)", "https://da.dk/a_(b)")]),
        ("Til åse.bo@ærø.dk!", [("åse.bo@ærø.dk", "mailto:åse.bo@ærø.dk")]),
        ("file:///etc/passwd javascript:alert(1) a@b", []),
    ],
)
def test_only_addresses_of_pages_and_people_are_links(text: str, found: list[tuple[str, str]]) -> None:
    assert [(link.text, link.url) for link in find_links(text)] == found
    assert all(text[link.start : link.end] == link.text for link in find_links(text))


def test_a_link_is_followed_by_a_click_with_ctrl_and_not_without(hands: Hands, opened: list[str]) -> None:
    field = hands.actions()[1].text
    overwrite(field, "Se https://ferry.dk/tider.")
    assert _formatted(field, QTextCharFormat.UnderlineStyle.SingleUnderline) == ["https://ferry.dk/tider"]
    place = place_of(field, "ferry")
    QTest.mouseClick(field.viewport(), LEFT, NONE, place)
    assert opened == []
    QTest.mouseClick(field.viewport(), LEFT, CTRL, place)
    assert opened == ["https://ferry.dk/tider"]
    QTest.mouseClick(field.viewport(), LEFT, CTRL, place_of(field, "Se"))
    assert len(opened) == 1


def test_the_pointer_says_that_a_link_can_be_followed(hands: Hands) -> None:
    field = hands.actions()[1].text
    overwrite(field, "Se https://ferry.dk/tider.")
    QTest.mouseMove(field.viewport(), place_of(field, "ferry"))
    assert field.viewport().toolTip() == "Ctrl+klik for at åbne https://ferry.dk/tider"
    QTest.mouseMove(field.viewport(), place_of(field, "Se"))
    assert field.viewport().toolTip() == ""


@pytest.mark.parametrize(
    ("text", "entry", "url"),
    [
        ("Se www.ferry.dk", "Åbn www.ferry.dk", "https://www.ferry.dk"),
        ("Skriv til bo@ferry.dk", "Skriv til bo@ferry.dk", "mailto:bo@ferry.dk"),
    ],
)
def test_a_link_is_followed_from_the_menu(hands: Hands, opened: list[str], text: str, entry: str, url: str) -> None:
    field = hands.pane.description
    overwrite(field, text)
    with choosing(entry):
        right_click(field, "ferry")
    hands.activate()
    assert opened == [url]


def test_marks_follow_the_dress(hands: Hands, field: TextField) -> None:
    def colours() -> set[str]:
        formats = field.document().begin().layout().formats()
        return {part.format.underlineColor().name().upper() for part in formats if part.format.underlineStyle() is WAVE}

    light = colours()
    hands.window.theme.choose("dark")
    assert len(light) == len(colours()) == 1 and colours() != light
