"""What can be done with the PDF that is shown."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from risikoapp.i18n import _
from risikoapp.ui.dialogs.saving import save_somewhere
from risikoapp.ui.outside import open_outside, show_folder
from risikoapp.ui.preview.reader import Reader
from risikoapp.ui.preview.sending import Mailing, can_mail


class PreviewDeeds(QObject):
    """The buttons beneath the pages. What they need is loaded when one is pressed."""

    told = Signal(str)

    def __init__(self, reader: Reader, window: QWidget) -> None:
        super().__init__(window)
        self._reader = reader
        self._window = window
        self.path = Path()
        """Where the PDF lies that is shown."""
        self._mailing = Mailing(self)
        self._mailing.failed.connect(self._on_no_mail)
        outside, folder = QPushButton(_("Å&bn i andet program"), window), QPushButton(_("&Vis i mappe"), window)
        send, save = QPushButton(_("S&end…"), window), QPushButton(_("&Gem som…"), window)
        print_ = QPushButton(_("&Udskriv…"), window)
        self.buttons = (outside, folder, send, save, print_)
        self._of_content = (save, print_)
        for button, tip, slot in (
            (outside, _("Åbn PDF'en i det program, som systemet har til det"), self._open_outside),
            (folder, _("Vis mappen, som PDF'en ligger i"), self._show_folder),
            (send, _mail_tip(), self._send),
            (save, _("Gem PDF'en et andet sted"), self.save),
            (print_, _("Udskriv hele rapporten eller nogle af siderne"), self.print),
        ):
            # Enter belongs to whatever has the keyboard.
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.clicked.connect(slot)
        self.offer(False)

    def offer(self, is_shown: bool) -> None:
        """Offers what needs a PDF that can be read."""
        # What was read before a file that cannot be is still there, and keys need no button.
        self._is_offered = is_shown
        for button in self._of_content:
            button.setEnabled(is_shown)

    def save(self) -> None:
        """Writes what is shown to another place."""
        if not self._is_offered:
            return
        saved = save_somewhere(
            self._reader.data,
            self._window,
            title=_("Gem PDF'en som"),
            suggestion=self.path,
            kinds=_("PDF (*.pdf)"),
            failure=_("PDF'en kunne ikke gemmes."),
        )
        if saved is not None:
            self.told.emit(_("PDF'en er gemt som »{name}«.").format(name=saved.name))

    def print(self) -> None:
        if not self._is_offered:
            return
        # The printer's support is loaded when something is printed.
        from risikoapp.ui.printing import print_report

        if print_report(self._reader.data, self.path.stem, self._window):
            self.told.emit(_("Rapporten er sendt til printeren."))

    def _send(self) -> None:
        if can_mail():
            self._mailing.begin(self.path, self.path.stem)
        else:
            self._on_no_mail(self.path)

    def _on_no_mail(self, path: Path) -> None:
        if open_outside(path.parent):
            self.told.emit(_("Her kan programmet ikke selv begynde en mail. Træk PDF'en fra mappen over i en."))
        else:
            text = _("Her kan programmet ikke selv begynde en mail. Vedhæft PDF'en i en; den ligger i {folder}")
            self.told.emit(text.format(folder=path.parent))

    def _open_outside(self) -> None:
        if not open_outside(self.path):
            self.told.emit(_("Der blev ikke fundet et program, der kan vise PDF'en."))

    def _show_folder(self) -> None:
        show_folder(self.path.parent, self.told.emit)


def _mail_tip() -> str:
    if can_mail():
        return _("Skriv en ny mail med PDF'en i")
    return _("Vis mappen, så du kan trække PDF'en over i en mail")
