"""The line at the foot of the window: what is saved at the left; at the right how the round goes, and the risks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from risikoapp.domain.model import Register
from risikoapp.i18n import _, ngettext
from risikoapp.ui import theme
from risikoapp.ui.autosave import Autosave

if TYPE_CHECKING:
    from risikoapp.ui.read_only import ReadOnly


class StatusLine(QStatusBar):
    """Says "Gemt 14:32" only while what is shown, typing included, is what was written last."""

    def __init__(
        self, autosave: Autosave, is_untold: Callable[[], bool], read_only: "ReadOnly | None", parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._autosave = autosave
        self._is_untold = is_untold
        self._round, self._risks = "", ""
        self._saved = QLabel(self)
        self._counts = QLabel(self)
        self.addWidget(self._saved)
        self.addPermanentWidget(self._counts)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(theme.GRID, 0, theme.GRID, 0)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        autosave.state_changed.connect(self.refresh)
        self.refresh()

    def refresh_soon(self) -> None:
        """Shows the state of saving once what is going on is over.

        A pane that shows another risk fills dozens of fields, and each of them says that it was touched.
        """
        self._soon.start()

    def refresh(self) -> None:
        """Shows the state of saving as it is now."""
        autosave = self._autosave
        if self._read_only is not None:
            state = self._read_only.mark.capitalize()
        elif autosave.error is not None and not autosave.is_joining:
            state = _("Ikke gemt")
        elif self._is_untold():
            state = _("Skriver…")
        elif not autosave.is_saved:
            state = _("Gemmer…")
        elif autosave.saved_at is None:
            state = _("Gemt")
        else:
            state = _("Gemt {time}").format(time=f"{autosave.saved_at.astimezone():%H:%M}")
        self._saved.setText(f"{state} · {autosave.repository.path.name}")

    def show_round(self, text: str) -> None:
        """Says how the round until the next status goes; "" for nothing."""
        self._round = text
        self._show_counts()

    def show_register(self, register: Register) -> None:
        opened, closed = len(register.open_risks), len(register.closed_risks)
        text = ngettext("{count} åben risiko", "{count} åbne risici", opened).format(count=opened)
        if closed:
            text += " · " + ngettext("{count} lukket", "{count} lukkede", closed).format(count=closed)
        self._risks = text
        self._show_counts()

    def _show_counts(self) -> None:
        self._counts.setText(" · ".join(text for text in (self._round, self._risks) if text))
