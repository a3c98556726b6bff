"""What an import made of a paper, and what a person must look at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from risikoapp.codec.attached import Extent
from risikoapp.i18n import _, ngettext, quoted
from risikoapp.importers.draft import Draft, Unclear
from risikoapp.ui import theme
from risikoapp.ui.dialogs.form import FormDialog


class ImportDialog(FormDialog):
    """Shows what was found and what is unclear; accepted when it shall become a risikovurdering."""

    def __init__(self, draft: Draft, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Importér »{name}«").format(name=name), _("Gem som ny risikovurdering…"), parent)
        self.setMinimumWidth(theme.READING_WIDTH)
        count = len(draft.register_file.register.risks)
        self.add_text(
            ngettext("Der er fundet {count} risiko.", "Der er fundet {count} risici.", count).format(count=count)
        )
        if draft.extent is not None:
            self.add_text(_whole(draft.extent))
        elif draft.unclear:
            self.add_field(_("Uklart – listen bliver stående, til du har set efter"), _unclear_text(draft, self))
        else:
            self.add_text(_("Intet i papiret var uklart."))


class UnclearList(QDialog):
    """What was unclear in an imported paper, beside the window in which it is mended; does not block it."""

    def __init__(self, draft: Draft, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Uklart i »{name}«").format(name=name) if name else _("Uklart i det indsatte"))
        self.setMinimumWidth(theme.READING_WIDTH)
        # The window is where the work goes on; this only lies beside it.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        done = QPushButton(_("Jeg har set efter"), self)
        done.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        layout.setSpacing(theme.PADDING)
        layout.addWidget(_unclear_text(draft, self))
        layout.addWidget(done)
        self.finished.connect(self.deleteLater)

    def stand_beside(self, window: QWidget) -> None:
        """Takes the place on the screen where most of the window's matrix and list stays in sight: outside of it if
        there is room, else at its right."""
        frame, room = window.frameGeometry(), window.screen().availableGeometry()
        self.adjustSize()
        if frame.left() - room.left() >= max(self.width(), room.right() - frame.right()):
            left = frame.left() - self.width()
        else:
            left = min(frame.right(), room.right() - self.width())
        lowest = room.bottom() - theme.TITLE_BAR - self.height()
        self.move(left, max(room.top(), min(frame.bottom() - theme.TITLE_BAR - self.height(), lowest)))


def _whole(extent: Extent) -> str:
    """How much came of our own data."""
    words: dict[Extent, str] = {
        "shown": _("Det er det, rapporten viser. Historik, som den ikke viser, er ikke med."),
        "all": _("Det er hele risikovurderingen med historik."),
    }
    return words[extent]


def _unclear_text(draft: Draft, parent: QWidget) -> QPlainTextEdit:
    """Each unclear place with the paper's own words in full, to be read, marked and copied."""
    field = QPlainTextEdit("\n\n".join(map(_place, draft.unclear)), parent)
    field.setReadOnly(True)
    field.setAccessibleName(_("Uklart"))
    field.setMinimumHeight(theme.TEXT_HEIGHT)
    return field


def _place(entry: Unclear) -> str:
    # A short text stands whole in the message already.
    needless = not entry.text or quoted(" ".join(entry.text.split())) in entry.message
    return entry.message if needless else f"{entry.message}\n{entry.text}"
