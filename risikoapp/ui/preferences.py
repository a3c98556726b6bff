"""What the program remembers between starts: window and dress, recent files, who edits, the risk shown last."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from risikoapp.files import is_file
from risikoapp.i18n import Language, known
from risikoapp.language import KEY, SECTION
from risikoapp.policy import Policy
from risikoapp.ui.list.order import Order
from risikoapp.ui.theme import Dress

_RECENT_LIMIT = 10


class Preferences(QObject):
    """The person's own settings, in the place the system keeps such."""

    recent_changed = Signal()
    author_changed = Signal()

    def __init__(self, parent: QObject | None = None, policy: Policy | None = None) -> None:
        """`policy` is what is decided for all who use the machine."""
        super().__init__(parent)
        self.policy = policy or Policy()
        self._settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "risikoapp", "risikoapp")

    def write_out(self) -> None:
        """Now, where Qt would take its time."""
        self._settings.sync()

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files opened last, newest first, that still exist."""
        return tuple(path for path in self._recent() if is_file(path))

    def remember_file(self, path: Path) -> None:
        path = path.resolve()
        newest_first = [path, *(other for other in self._recent() if other != path)]
        self._settings.setValue("files/recent", [str(other) for other in newest_first[:_RECENT_LIMIT]])
        self.recent_changed.emit()

    def bytes(self, key: str) -> QByteArray:
        """A remembered geometry or state; empty when there is none."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        self._settings.setValue(key, value)

    @property
    def last_risk(self) -> str:
        """The id of the risk that was shown when a window was last closed, or ""."""
        value = self._settings.value("window/risk")
        return value if isinstance(value, str) else ""

    def remember_risk(self, risk_id: str) -> None:
        self._settings.setValue("window/risk", risk_id)

    @property
    def author(self) -> str:
        """Who edits, as the change log tells it: a role or initials, or "", as where none may be told."""
        if not self.policy.names_author:
            return ""
        value = self._settings.value("person/author")
        return value if isinstance(value, str) else ""

    def set_author(self, author: str) -> None:
        self._settings.setValue("person/author", author)
        self.author_changed.emit()

    @property
    def language(self) -> Language:
        """What the program speaks the next time it is opened; `risikoapp.language.chosen` reads the same."""
        return known(self._settings.value(f"{SECTION}/{KEY}"))

    def set_language(self, language: Language) -> None:
        self._settings.setValue(f"{SECTION}/{KEY}", language)
        # The command line may be asked for something at once.
        self.write_out()

    @property
    def dress(self) -> Dress:
        """Light, dark, or as the system asks."""
        value = self._settings.value("window/dress")
        return value if value in ("light", "dark") else "system"

    def set_dress(self, dress: Dress) -> None:
        self._settings.setValue("window/dress", dress)

    @property
    def spelling(self) -> bool:
        """Whether the spelling shall be checked."""
        return self._settings.value("window/spelling") != "off"

    def set_spelling(self, wanted: bool) -> None:
        self._settings.setValue("window/spelling", "on" if wanted else "off")

    @property
    def shows_table(self) -> bool:
        """Whether the matrix is shown as a table."""
        return self._settings.value("window/matrix") == "table"

    def set_shows_table(self, wanted: bool) -> None:
        self._settings.setValue("window/matrix", "table" if wanted else "chips")

    @property
    def shows_preview(self) -> bool:
        """Whether a report that has been made is shown in the program itself."""
        return self._settings.value("window/preview") != "off"

    def set_shows_preview(self, wanted: bool) -> None:
        self._settings.setValue("window/preview", "on" if wanted else "off")

    @property
    def list_order(self) -> Order:
        """The order in which the list stands."""
        value = self._settings.value("window/order")
        return value if value in ("level", "name", "stalest", "evaluated") else "number"

    def set_list_order(self, order: Order) -> None:
        self._settings.setValue("window/order", order)

    @property
    def knows_tour(self) -> bool:
        """Whether the way round the window has been offered, or seen."""
        return self._settings.value("help/tour") == "known"

    def set_knows_tour(self) -> None:
        self._settings.setValue("help/tour", "known")

    @property
    def help_zoom(self) -> float:
        """How many times as large as usual the guide is shown."""
        value = self._settings.value("help/zoom")
        try:
            return float(value) if isinstance(value, str | float) else 1.0
        except ValueError:
            return 1.0

    def set_help_zoom(self, zoom: float) -> None:
        self._settings.setValue("help/zoom", zoom)

    def folder(self, otherwise: Path) -> Path:
        """Where file dialogs begin: beside the newest file, or where there is none."""
        recent = self.recent_files
        return recent[0].parent if recent else otherwise

    def paper_folder(self, otherwise: Path) -> Path:
        """Where the dialog for old papers begins: where the last one lay, or else where the others do."""
        kept = self._settings.value("import/folder")
        folder = Path(kept) if isinstance(kept, str) and kept else None
        return folder if folder is not None and folder.is_dir() else self.folder(otherwise)

    def set_paper_folder(self, folder: Path) -> None:
        self._settings.setValue("import/folder", str(folder))

    def _recent(self) -> list[Path]:
        value = self._settings.value("files/recent")
        # QSettings gives a list of one back as a plain string.
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(name) for name in names]
