"""A window in which everything can be read and nothing edited: why, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton

from risikoapp.domain.model import Snapshot
from risikoapp.i18n import _
from risikoapp.messages.holders import has_it_open
from risikoapp.storage.lock import holder_of
from risikoapp.storage.owner import Holder
from risikoapp.ui import theme
from risikoapp.ui.lookout import Lookout
from risikoapp.ui.notice import Line
from risikoapp.ui.stylesheet import restyle

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow


BESIDE = 3
"""So many buttons have room beside the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOnly:
    """Why a window only shows what is in it, and what can be done about it.

    `choices` are the names of buttons and what each does to the window. `mark` stands behind the name in the head of
    the window. `is_the_file` tells that it is what the file at the window's path holds: then there is no other window
    for that file, and the window is the one that is raised when it is opened again. An older copy may be looked at
    beside it. `is_in_use` tells that somebody else has the file open; then the line says so, and when that is over.
    What `is_damaged` can be restored from a copy, as a new file. `snapshot` is the finished status that is shown, if it
    is one: it is shown in one window only.
    """

    reason: str
    choices: "tuple[tuple[str, Callable[[MainWindow], object]], ...]" = ()
    mark: str = field(default_factory=lambda: _("skrivebeskyttet"))
    is_the_file: bool = True
    is_in_use: bool = False
    is_damaged: bool = False
    snapshot: Snapshot | None = None


def who_has_it(holder: Holder | None) -> str:
    """Why a file that somebody else had open when it was opened here cannot be edited, or that it can be now."""
    if holder is not None:
        return _("Skrivebeskyttet: {holder}.").format(holder=has_it_open(holder))
    return _("Ingen anden har risikovurderingen åben mere. Vil du rette i den, så tryk på »Rediger nu«.")


class ReadOnlyLine(Line):
    """The line at the top of such a window; it stays as long as the window."""

    def __init__(self, read_only: ReadOnly, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._chosen: dict[QPushButton, Callable[[MainWindow], object]] = {}
        self._text.setText(read_only.reason)
        for name, chosen in read_only.choices:
            button = self._add(name)
            self._chosen[button] = chosen
            button.clicked.connect(self._on_clicked)
        if len(self._buttons) > BESIDE:
            self._put_buttons_beneath()
        if read_only.is_in_use:
            Lookout(partial(holder_of, window.path), self).answered.connect(self._on_answered)
        self.show()

    def _on_answered(self, holder: Holder | None) -> None:
        self._text.setText(who_has_it(holder))
        for button in self._buttons:
            restyle(button, "primary", holder is None)

    def _put_buttons_beneath(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for button in self._buttons:
            self._layout.removeWidget(button)
            row.addWidget(button)
        row.addStretch()
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom)
        self._layout.addLayout(row)

    def _on_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self._chosen[button](self._window)
