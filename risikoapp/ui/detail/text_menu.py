"""The menu of a text: Qt's own commands, and above them what can be done with the word or link at the pointer."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from risikoapp.i18n import _
from risikoapp.spelling.words import words_in
from risikoapp.ui.detail.links import Link, find_links, open_link
from risikoapp.ui.spell_checker import SpellChecker

_PATIENCE = 600
"""Milliseconds that a menu waits for suggestions."""


def link_at(cursor: QTextCursor) -> Link | None:
    """The link that a cursor stands in."""
    place = len(_before(cursor))
    links = find_links(cursor.block().text())
    return next((link for link in links if link.start <= place < link.end), None)


def word_at(cursor: QTextCursor) -> QTextCursor | None:
    """The word that a cursor stands in or beside, selected, where it is one to be looked up."""
    place = len(_before(cursor))
    for start, word in words_in(cursor.block().text()):
        if start <= place <= start + len(word):
            found = QTextCursor(cursor.block())
            found.movePosition(QTextCursor.MoveOperation.Right, n=_length(cursor.block().text()[:start]))
            found.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, _length(word))
            return found
    return None


def _before(cursor: QTextCursor) -> str:
    """What stands before a cursor in its block."""
    selected = QTextCursor(cursor.block())
    selected.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
    return selected.selectedText()


def _length(text: str) -> int:
    """How many of Qt's places a text takes."""
    return len(text.encode("utf-16-le")) // 2


class LinkEntry(QObject):
    """Follows a link."""

    def __init__(self, menu: QMenu, link: Link) -> None:
        super().__init__(menu)
        self._link = link
        shown = link.text.replace("&", "&&")
        words = _("Skriv til {address}") if link.url.startswith("mailto:") else _("Åbn {address}")
        self._entry = QAction(words.format(address=shown), menu)
        self._entry.triggered.connect(self._on_triggered)
        _put_first(menu, [self._entry, _line(menu)])

    def _on_triggered(self) -> None:
        open_link(self._link)


class SpellingEntries(QObject):
    """Other words for one that is misspelt, and a place for it among the person's own.

    Opens the menu when the words have been found, or after a while without: what came later would push the entries
    away under the pointer. They are there the next time.
    """

    def __init__(self, menu: QMenu, word: QTextCursor, checker: SpellChecker, place: QPoint) -> None:
        super().__init__(menu)
        self._menu = menu
        self._word = word
        self._text = word.selectedText()
        self._checker = checker
        self._place = place
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._on_late)
        self._patience.start(_PATIENCE)
        checker.suggested.connect(self._on_suggested)
        checker.suggest(self._text)

    def _on_suggested(self, word: str, suggestions: tuple[str, ...]) -> None:
        if word == self._text:
            self._open(suggestions, _("Ingen forslag"))

    def _on_late(self) -> None:
        self._open((), _("Forslagene er ikke fundet endnu"))

    def _open(self, suggestions: tuple[str, ...], otherwise: str) -> None:
        self._checker.suggested.disconnect(self._on_suggested)
        self._patience.stop()
        entries = [self._suggestion(suggestion) for suggestion in suggestions]
        if not entries:
            entries.append(QAction(otherwise, self._menu))
            entries[0].setEnabled(False)
        learn = QAction(_("Føj »{word}« til ordlisten").format(word=self._text), self._menu)
        learn.triggered.connect(self._on_learn)
        _put_first(self._menu, [*entries, _line(self._menu), learn, _line(self._menu)])
        self._menu.popup(self._place)

    def _suggestion(self, word: str) -> QAction:
        entry = QAction(word, self._menu)
        font = entry.font()
        font.setBold(True)
        entry.setFont(font)
        entry.triggered.connect(self._on_chosen)
        return entry

    def _on_chosen(self) -> None:
        entry = self.sender()
        # Nothing is replaced that has become another word meanwhile.
        if isinstance(entry, QAction) and self._word.selectedText() == self._text:
            self._word.insertText(entry.text())

    def _on_learn(self) -> None:
        self._checker.learn(self._text)


def _line(menu: QMenu) -> QAction:
    line = QAction(menu)
    line.setSeparator(True)
    return line


def _put_first(menu: QMenu, entries: list[QAction]) -> None:
    first = menu.actions()[0] if menu.actions() else None
    for entry in entries:
        if first is None:
            menu.addAction(entry)
        else:
            menu.insertAction(first, entry)
