"""Where two people have changed the same: both versions side by side, and which of them shall stand."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPalette, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from risikoapp.domain.merge import Choice, Conflict, Merge
from risikoapp.domain.model import Register
from risikoapp.domain.rewording import pieces
from risikoapp.i18n import _, ngettext
from risikoapp.ui import theme
from risikoapp.ui.dialogs.conflict_words import conflict_place, versions_in_words
from risikoapp.ui.dialogs.form import FormDialog


class Sides(NamedTuple):
    """What the two versions are called, both together, and not choosing."""

    mine: str
    theirs: str
    both: str
    later: str


def ask_conflicts(
    merged: Merge, parent: QWidget, lead: str = "", sides: Sides | None = None
) -> Mapping[Conflict, Choice] | None:
    """Which version shall stand wherever two collide; None when it is put off. `lead` and `sides` as in the dialog."""
    dialog = ConflictsDialog(merged, parent, lead, sides)
    choices = dialog.choices if dialog.exec() else None
    dialog.deleteLater()
    return choices


class ConflictsDialog(FormDialog):
    """Nothing is chosen beforehand, and it is accepted only when all is; put off, nothing is lost."""

    def __init__(
        self, merged: Merge, parent: QWidget | None = None, lead: str = "", sides: Sides | None = None
    ) -> None:
        """`lead` and `sides` say how it came to this, where it is not that somebody else has written in the file."""
        sides = sides or Sides(_("Din"), _("I filen"), _("Behold begge, din først"), _("Senere"))
        super().__init__(_("Vælg mellem to udgaver"), _("Brug det valgte"), parent)
        self.setMinimumWidth(theme.WIDE_DIALOG_WIDTH)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(sides.later)
        text = ngettext(
            "En anden har rettet det samme sted som dig. Vælg, hvilken udgave der skal stå.",
            "En anden har rettet de samme steder som dig. Vælg for hvert sted, hvilken udgave der skal stå.",
            len(merged.conflicts),
        )
        self.add_text(
            _("{text} Alt andet bliver samlet af sig selv, og dit valg kan fortrydes bagefter.").format(
                text=lead or text
            )
        )
        self._fields.addSpacing(theme.GRID)
        self._choosers = [_Chooser(conflict, merged.file.register, sides, self) for conflict in merged.conflicts]
        area = _scrolled(self._choosers, self)
        self._fields.addWidget(area, 1)
        self._fields.addSpacing(theme.GRID)
        self._left = self.add_text("")
        for chooser in self._choosers:
            chooser.chosen.connect(self._refresh)
            self.lead_through(*chooser.way)
        self._refresh()
        self._make_room(area)

    @property
    def choices(self) -> Mapping[Conflict, Choice]:
        """What has been chosen so far."""
        return {each.conflict: each.choice for each in self._choosers if each.choice is not None}

    def _make_room(self, area: QScrollArea) -> None:
        """All that there is to see, or as much as fits; what is more is scrolled."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretch(0, 1)
        body = area.widget()
        assert body is not None
        wanted = min(body.sizeHint().height(), theme.CONFLICTS_HEIGHT)
        around = self.heightForWidth(theme.WIDE_DIALOG_WIDTH) - area.sizeHint().height()
        self.resize(theme.WIDE_DIALOG_WIDTH, wanted + around)

    def _refresh(self) -> None:
        left = len(self._choosers) - len(self.choices)
        self.deed.setEnabled(left == 0)
        waiting = ngettext("Der er {count} sted tilbage at vælge.", "Der er {count} steder tilbage at vælge.", left)
        self._left.setText(waiting.format(count=left) if left else _("Alt er valgt."))


class _Chooser(QFrame):
    """One conflict: what it is about, both versions, and the choice between them."""

    chosen = Signal()

    def __init__(self, conflict: Conflict, register: Register, sides: Sides, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.conflict = conflict
        place = conflict_place(conflict, register)
        texts = versions_in_words(conflict, register)
        self._group = QButtonGroup(self)
        self._choices: list[Choice] = ["mine", "theirs"]
        layout = QGridLayout(self)
        layout.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        layout.setHorizontalSpacing(theme.PADDING)
        layout.setVerticalSpacing(theme.GRID)
        heading = QLabel(place, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        heading.setFont(theme.font(theme.LEAD_SIZE, semibold=True))
        layout.addWidget(heading, 0, 0, 1, 2)
        self.way: list[QWidget] = []
        mine, theirs = texts
        fields = [_Version(mine, theirs, self), _Version(theirs, mine, self)]
        height = max(field.wanted_height for field in fields)
        for column, (name, field) in enumerate(zip(sides[:2], fields, strict=True)):
            radio = self._radio(name, f"{place}: {name}", texts[column])
            field.setAccessibleName(_("{place}: {version} (teksten)").format(place=place, version=name))
            field.setFixedHeight(height)
            layout.addWidget(radio, 1, column, Qt.AlignmentFlag.AlignLeft)
            layout.addWidget(field, 2, column)
            layout.setColumnStretch(column, 1)
            self.way += [radio, field]
        if conflict.both is not None:
            self._choices.append("both")
            both = self._radio(sides.both, f"{place}: {_('Behold begge')}", conflict.both)
            layout.addWidget(both, 3, 0, Qt.AlignmentFlag.AlignLeft)
            self.way.append(both)

    @property
    def choice(self) -> Choice | None:
        """What has been chosen, or None."""
        number = self._group.checkedId()
        return self._choices[number] if number >= 0 else None

    def _radio(self, text: str, spoken: str, said: str) -> QRadioButton:
        radio = QRadioButton(text, self)
        radio.setAccessibleName(spoken)
        radio.setAccessibleDescription(said or _("Tom"))
        self._group.addButton(radio, len(self._group.buttons()))
        radio.toggled.connect(self.chosen)
        return radio


class _Version(QTextEdit):
    """One version to be read, with the words marked that the other has not."""

    def __init__(self, text: str, other: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setPlaceholderText(_("Tom"))
        self.setPlainText(text)
        room = QRect(0, 0, theme.VERSION_WIDTH, 0)
        metrics = QFontMetrics(theme.font(semibold=True))
        height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
        self.wanted_height = min(height + 2 * (theme.GRID + theme.FOCUS_WIDTH), theme.TEXT_HEIGHT)
        """In pixels, for all of the text, or what it is scrolled in."""
        marked = QTextCharFormat()
        marked.setFontWeight(QFont.Weight.Bold)
        marked.setBackground(self.palette().brush(QPalette.ColorRole.Mid))
        for start, end in _differing(text, other):
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(marked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # What has nothing to scroll must not stop the list that it stands in.
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()


def _differing(text: str, other: str) -> Iterator[tuple[int, int]]:
    """Where words of a text stand that another has not at that place, in UTF-16 units as Qt counts."""
    place = 0
    for piece in pieces(other, text) if other else ():
        if piece.kind == "added":
            yield place, place + _units(piece.text.rstrip())
        if piece.kind != "removed":
            place += _units(piece.text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _scrolled(choosers: list[_Chooser], parent: QWidget) -> QScrollArea:
    body = QWidget(parent)
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.PADDING)
    for chooser in choosers:
        column.addWidget(chooser)
    column.addStretch()
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(body)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumHeight(min(body.sizeHint().height(), theme.TEXT_HEIGHT))
    return area
