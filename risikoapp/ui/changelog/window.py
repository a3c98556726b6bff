"""The window of the change log: who changed what, when, newest first."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from risikoapp import terms
from risikoapp.codec.errors import DamagedRegister
from risikoapp.codec.log_blocks import all_entries
from risikoapp.domain.log import LogEntry
from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _, language, ngettext
from risikoapp.logged import ReadableLog, moment_word, periods, risk_names
from risikoapp.report.log_csv import log_csv
from risikoapp.ui import theme
from risikoapp.ui.background import Background
from risikoapp.ui.changelog.filters import Filters
from risikoapp.ui.changelog.model import LogModel
from risikoapp.ui.changelog.table import LogTable
from risikoapp.ui.dialogs.reading import Passage, Reading
from risikoapp.ui.dialogs.saving import save_somewhere
from risikoapp.ui.document import Document
from risikoapp.ui.tables import in_card

AT_ONCE = 2_000
"""So many entries are read within 50 ms; more of them in a thread."""
_REST = 300
"""Milliseconds after an edit until the log is read again."""


class LogWindow(QDialog):
    """Shows the log of a document, as it grows."""

    risk_requested = Signal(str)
    """This risk is to be seen in its own window."""

    def __init__(self, document: Document, path: Path, parent: QWidget) -> None:
        """`path` is where the file lies, beside which the log is exported."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Ændringslog"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(theme.LOG_SIZE)
        self._document = document
        self._path = path
        self._log = ReadableLog((), {})
        self._shown: Sequence[LogEntry] = ()
        self._file = RegisterFile()
        self._read: ReadableLog | DamagedRegister | None = None
        self._filters = Filters(self)
        self._model = LogModel(self)
        self._table = LogTable(self._model, self)
        self._text = Reading(_("Den valgte ændring"), self)
        self._text.setMinimumHeight(theme.LOG_TEXT_HEIGHT)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._go = QPushButton(_("&Gå til risikoen"), self)
        self._export = QPushButton(_("&Eksportér som CSV…"), self)
        self._build()
        self._reading = Background(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._connect()
        self._load()

    @property
    def is_reading(self) -> bool:
        """Whether the entries are still to come."""
        return self._reading.is_at_work or self._rest.isActive()

    def _build(self) -> None:
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(in_card(self._table, self))
        parts.addWidget(self._text)
        parts.setStretchFactor(0, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID)
        foot.addWidget(self._count, 1)
        for button in (self._go, self._export):
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.PADDING] * 4))
        layout.setSpacing(theme.PADDING)
        layout.addWidget(self._filters)
        layout.addWidget(parts, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._document.changed.connect(self._rest.start)
        self._rest.timeout.connect(self._load)
        self._reading.finished.connect(self._on_read)
        self._filters.changed.connect(self._refresh)
        self._filters.entered.connect(self._go_to_risk)
        self._table.chosen.connect(self._show_chosen)
        self._table.risk_opened.connect(self._go_to_risk)
        self._go.clicked.connect(self._go_to_risk)
        self._export.clicked.connect(self._export_log)

    def _load(self) -> None:
        """Reads the log as it is now."""
        self._file = self._document.file
        if self._file.log.count <= AT_ONCE:
            self._read_log()
            self._on_read()
            return
        if not self._log.entries:
            self._count.setText(_("Henter ændringerne…"))
        self._reading.start(self._read_log)

    def _read_log(self) -> None:
        """In a thread where there is much to read."""
        file = self._file
        try:
            self._read = ReadableLog(all_entries(file.log), risk_names(file))
        except DamagedRegister as error:
            self._read = error

    def _on_read(self) -> None:
        if isinstance(self._read, DamagedRegister):
            self._export.setEnabled(False)
            self._count.setText(_("Ændringsloggen kan ikke læses: den er beskadiget."))
            return
        assert self._read is not None
        self._log = self._read
        self._filters.offer(self._log, periods(self._file, self._document.clock.now()))
        self._refresh()

    def _refresh(self) -> None:
        """Shows what is wanted; what was chosen stays chosen while it is there."""
        if isinstance(self._read, DamagedRegister):
            # That nothing is found would be untrue.
            return
        chosen = self._table.entry
        self._shown = self._log.matching(self._filters.wanted)
        self._model.show_entries(self._log, self._shown)
        ids = [entry.id for entry in self._shown]
        row = ids.index(chosen.id) if chosen is not None and chosen.id in ids else 0
        self._table.setCurrentIndex(self._model.index(row, 0))
        self._count.setText(_count_words(len(self._shown), len(self._log.entries)))
        self._export.setEnabled(bool(self._shown))
        self._show_chosen()

    def _show_chosen(self) -> None:
        entry = self._table.entry
        self._go.setEnabled(self._is_there(entry))
        self._text.show_passages([] if entry is None else _passages(self._log, entry))

    def _is_there(self, entry: LogEntry | None) -> bool:
        return entry is not None and any(risk.id == entry.risk for risk in self._document.register.risks)

    def _go_to_risk(self) -> None:
        entry = self._table.entry
        if entry is not None and self._is_there(entry):
            self.risk_requested.emit(entry.risk)

    def _export_log(self) -> None:
        """Writes what is shown to a file for a spreadsheet."""
        name = _("{name} – ændringslog.csv").format(name=self._path.stem)
        saved = save_somewhere(
            log_csv(self._log, self._shown),
            self,
            title=_("Eksportér ændringsloggen"),
            suggestion=self._path.with_name(name),
            kinds=_("Regneark (*.csv)"),
            failure=_("Ændringsloggen kunne ikke eksporteres."),
        )
        if saved is not None:
            self._count.setText(_("»{name}« er skrevet.").format(name=saved.name))


def _count_words(shown: int, of: int) -> str:
    if shown == of:
        return ngettext("{count} ændring", "{count} ændringer", of).format(count=_thousands(of))
    return _("{shown} af {count} ændringer").format(shown=_thousands(shown), count=_thousands(of))


def _thousands(count: int) -> str:
    written = f"{count:,}"
    return written if language() == "en" else written.replace(",", ".")


def _passages(log: ReadableLog, entry: LogEntry) -> list[Passage]:
    about = (log.risk_word(entry), terms.logged(entry.field), moment_word(entry.time), entry.who)
    nothing = _("(ingenting)")
    return [
        Passage(" · ".join(word for word in about if word), []),
        Passage(_("Før"), (entry.old or nothing).split("\n")),
        Passage(_("Efter"), (entry.new or nothing).split("\n")),
    ]
