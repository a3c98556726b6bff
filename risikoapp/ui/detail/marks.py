"""What is drawn beneath the words of a text: lines under links, waves under what is misspelt."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QSyntaxHighlighter
from PySide6.QtWidgets import QTextEdit

from risikoapp.spelling.words import words_in
from risikoapp.ui.detail.letters import places
from risikoapp.ui.detail.links import find_links
from risikoapp.ui.spell_checker import SpellChecker
from risikoapp.ui.theme import Palette, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat


class Marks(QSyntaxHighlighter):
    """Marks one field's text. A word is left alone while it is being typed."""

    def __init__(self, field: QTextEdit, theme_: Theme, checker: SpellChecker) -> None:
        super().__init__(field.document())
        self._field = field
        self._theme = theme_
        self._checker = checker
        self._is_typing = False
        self._is_waiting = False
        """Whether words are shown that nobody knows yet."""
        self._looks: _Looks | None = None
        theme_.changed.connect(self._on_dress)
        checker.changed.connect(self.rehighlight)
        checker.learned.connect(self._on_learned)

    def begin_typing(self) -> None:
        """From now on the word that the cursor stands behind is not finished."""
        self._is_typing = True

    def end_typing(self) -> None:
        """All words are finished."""
        if self._is_typing:
            self._is_typing = False
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if not text:
            return
        place = places(text)
        for link in find_links(text):
            self.setFormat(place(link.start), place(link.end) - place(link.start), self._dressed().link)
        if not self._checker.is_on or self._field.isReadOnly():
            return
        typed_at = self._field.textCursor().position() - self.currentBlock().position() if self._is_typing else -1
        for start, word in words_in(text):
            begin, end = place(start), place(start + len(word))
            if end == typed_at:
                continue
            right = self._checker.verdict(word)
            if right is None:
                self._is_waiting = True
            elif not right:
                self.setFormat(begin, end - begin, self._dressed().wave)

    def _dressed(self) -> "_Looks":
        if self._looks is None:
            self._looks = _looks(self._theme.palette)
        return self._looks

    def _on_dress(self) -> None:
        self._looks = None
        self.rehighlight()

    def _on_learned(self) -> None:
        if self._is_waiting:
            self._is_waiting = False
            self.rehighlight()


class _Looks(NamedTuple):
    """Of a link, and of a misspelt word."""

    link: "QTextCharFormat"
    wave: "QTextCharFormat"


def _looks(palette: Palette) -> _Looks:
    # The type comes with a hundred names of Qt, and most texts have neither.
    from PySide6.QtGui import QColor, QTextCharFormat

    link, wave = QTextCharFormat(), QTextCharFormat()
    link.setFontUnderline(True)
    link.setForeground(QColor(palette.accent))
    wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    wave.setUnderlineColor(QColor(palette.error))
    return _Looks(link, wave)
