"""What an import made of a paper, and what a person must look at."""

from PySide6.QtWidgets import QListWidget, QWidget

from risikoapp.i18n import _, ngettext
from risikoapp.importers.draft import Draft, Unclear
from risikoapp.ui.dialogs.form import FormDialog


class ImportDialog(FormDialog):
    """Shows what was found and what is unclear; accepted when it shall become a risikovurdering."""

    def __init__(self, draft: Draft, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Importér «{name}»").format(name=name), _("Gem som ny risikovurdering…"), parent)
        count = len(draft.register_file.register.risks)
        self.add_text(
            ngettext("Der er fundet {count} risiko.", "Der er fundet {count} risici.", count).format(count=count)
        )
        if not draft.unclear:
            self.add_text(_("Alt i papiret kunne læses uden tvivl."))
            return
        unclear = QListWidget(self)
        unclear.setWordWrap(True)
        unclear.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        for entry in draft.unclear:
            unclear.addItem(_text(entry))
        self.add_field(_("Se efter, når du har gemt:"), unclear)


def _text(entry: Unclear) -> str:
    return entry.message if entry.risk is None else f"#{entry.risk}: {entry.message}"
