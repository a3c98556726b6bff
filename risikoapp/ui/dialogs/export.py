"""Where a risikovurdering shall be exported to, and in which shape."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from risikoapp.i18n import _


class ExportDialog(QFileDialog):
    """The system's dialog with the shapes as kinds of files: the kind that is chosen gives the name its ending."""

    def __init__(self, shapes: Mapping[str, str], suggestion: Path, suffix: str, parent: QWidget) -> None:
        super().__init__(parent, _("Eksportér"), str(suggestion.parent))
        self._suffixes = {f"{name} (*{ending})": ending for ending, name in shapes.items()}
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters(list(self._suffixes))
        self.filterSelected.connect(self._on_kind_chosen)
        self.selectNameFilter(next(kind for kind, ending in self._suffixes.items() if ending == suffix))
        self._on_kind_chosen(self.selectedNameFilter())
        self.selectFile(suggestion.with_name(f"{suggestion.name}{suffix}").name)

    @property
    def suffix(self) -> str:
        """The ending of the kind that is chosen."""
        return self._suffixes[self.selectedNameFilter()]

    @property
    def path(self) -> Path:
        """Where it shall lie, by whatever ending was typed."""
        return Path(self.selectedFiles()[0])

    def _on_kind_chosen(self, kind: str) -> None:
        ending = self._suffixes[kind]
        # Put on before the dialog asks whether the file may be replaced, so that it asks about the right one.
        self.setDefaultSuffix(ending.removeprefix("."))
        named = [Path(name) for name in self.selectedFiles()]
        if named and named[0].suffix.casefold() in self._suffixes.values():
            self.selectFile(named[0].with_suffix(ending).name)
