"""What became of a risk's texts, word by word: what came is underlined, what went is struck through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from risikoapp import terms
from risikoapp.domain.dates import format_list
from risikoapp.domain.history import RiskDifference
from risikoapp.domain.model import Action, Evaluation
from risikoapp.domain.rewording import Piece, PieceKind, paired, pieces
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.dialogs.reading import Reading
from risikoapp.ui.theme import Theme

_Entry = Action | Evaluation


@dataclass(frozen=True, slots=True)
class _Line:
    """One paragraph in pieces; a heading, or what stands beneath one."""

    found: tuple[Piece, ...]
    is_heading: bool = False


class ChangedTexts(Reading):
    """Shows the texts of one risk in two states; everything in them can be read, marked and copied."""

    def __init__(self, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Teksterne i den valgte risiko"), parent)
        self._theme = theme_
        self._difference: RiskDifference | None = None
        self.show_difference(None)

    def show_difference(self, difference: RiskDifference | None) -> None:
        """Shows the texts of this risk, or what can be done when none is chosen.

        Those of another risk begin where something has changed, if that is far down.
        """
        before, self._difference = self._difference, difference
        place = self.verticalScrollBar().value()
        first = self._refresh()
        if before is not None and difference is not None and before.risk.id == difference.risk.id:
            self.verticalScrollBar().setValue(place)
        else:
            self.setTextCursor(first)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._refresh()

    def _refresh(self) -> QTextCursor:
        """Writes it all anew; returns the place of the first change, or the beginning."""
        if self._difference is None:
            lines = [
                _plain(_("Vælg en risiko i matrixen eller på listen for at se, hvad der er ændret i dens tekster."))
            ]
        else:
            lines = _with_word(list(_lines(self._difference)))
        self.clear()
        cursor = QTextCursor(self.document())
        first = QTextCursor()
        for place, line in enumerate(lines):
            if place:
                cursor.insertBlock()
            cursor.setBlockFormat(self._block(line, is_first=not place))
            for piece in _spaced(line.found):
                cursor.insertText(piece.text, self._letters(piece.kind, line))
                if piece.kind != "kept" and first.isNull():
                    first = QTextCursor(cursor)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        return self.textCursor() if first.isNull() else first

    def _block(self, line: _Line, *, is_first: bool) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setTopMargin(theme.PADDING if line.is_heading and not is_first else 0)
        block.setBottomMargin(theme.TIGHT)
        return block

    def _letters(self, kind: PieceKind, line: _Line) -> QTextCharFormat:
        letters, palette = QTextCharFormat(), self.palette()
        size = theme.LABEL_SIZE if line.is_heading else theme.TEXT_SIZE
        letters.setFont(theme.font(size, semibold=line.is_heading))
        if kind == "added":
            letters.setFontUnderline(True)
            letters.setBackground(QColor(self._theme.palette.accent_soft))
        elif kind == "removed":
            letters.setFontStrikeOut(True)
            letters.setForeground(palette.placeholderText())
        elif line.is_heading:
            letters.setForeground(palette.placeholderText())
        return letters


def _lines(difference: RiskDifference) -> Iterator[_Line]:
    before, after = difference.before, difference.after
    old, new = (("", "") if risk is None else (risk.name, risk.description) for risk in (before, after))
    yield _Line((Piece("kept", f"#{difference.risk.number} "), *pieces(old[0], new[0])), is_heading=True)
    yield from _told(terms.description(), pieces(old[1], new[1]))
    acted = [() if risk is None else risk.actions for risk in (before, after)]
    yield from _entries(terms.action(), paired(*acted))
    told = [() if risk is None else risk.evaluations for risk in (before, after)]
    yield from _entries(terms.evaluation(), tuple(reversed(paired(*told))))


def _with_word(lines: Sequence[_Line]) -> list[_Line]:
    """With a line that says so, where nothing has changed in any of them."""
    if any(piece.kind != "kept" for line in lines for piece in line.found):
        return list(lines)
    first, *others = lines
    return [first, _plain(_("Teksterne er, som de var.")), *others]


def _told(heading: str, found: tuple[Piece, ...]) -> Iterator[_Line]:
    if found:
        yield _heading(heading)
        yield _Line(found)


def _entries(heading: str, rows: Sequence[tuple[_Entry | None, _Entry | None]]) -> Iterator[_Line]:
    if rows:
        yield _heading(heading)
    for old, new in rows:
        day = _whole(_day(old), _day(new))
        yield _Line((*day, Piece("kept", "  "), *pieces(_text(old), _text(new))))
        note = pieces(_note(old), _note(new))
        if note:
            yield _Line(note)


def _heading(text: str) -> _Line:
    return _Line((Piece("kept", text),), is_heading=True)


def _plain(text: str) -> _Line:
    return _Line((Piece("kept", text),))


def _whole(old: str, new: str) -> tuple[Piece, ...]:
    """What is one thing, and changes as one: a date."""
    if old == new:
        return (Piece("kept", new),)
    return tuple(piece for piece in (Piece("removed", old), Piece("added", new)) if piece.text)


def _day(entry: _Entry | None) -> str:
    if entry is None:
        return ""
    return "•" if entry.date is None else format_list(entry.date)


def _text(entry: _Entry | None) -> str:
    return "" if entry is None else entry.text


def _note(entry: _Entry | None) -> str:
    return terms.action_note(entry) if isinstance(entry, Action) else ""


def _spaced(found: Sequence[Piece]) -> Iterator[Piece]:
    """With a space between what went and what came in its place, where the text ends with the word that went."""
    for place, piece in enumerate(found):
        follower = found[place + 1] if place + 1 < len(found) else None
        yield piece
        is_replaced = piece.kind == "removed" and follower is not None and follower.kind == "added"
        if is_replaced and not piece.text[-1].isspace():
            yield Piece("kept", " ")
