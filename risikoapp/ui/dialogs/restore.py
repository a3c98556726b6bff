"""The copies of a file: when they were made, how they differ from what stands now, and what is in them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from risikoapp import terms
from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Register, RegisterFile, Risk
from risikoapp.i18n import _
from risikoapp.messages.differences import differences
from risikoapp.messages.kept import backup_reason, had_name, how_many_differ, moment
from risikoapp.storage.backups import Backup
from risikoapp.ui import theme
from risikoapp.ui.dialogs.form import FormDialog
from risikoapp.ui.dialogs.reading import Passage, Reading
from risikoapp.ui.tables import in_card, make_headed_list

_DIFFERENCE = 2
"""The column that tells how much a copy differs."""


class RestoreDialog(FormDialog):
    """Shows one copy at a time beside the list of them, of which there is one at least.

    Accepted when the register shall become that one.
    """

    def __init__(
        self,
        current: Register,
        backups: Sequence[Backup],
        read: Callable[[Backup], RegisterFile | None],
        parent: QWidget | None,
        *,
        can_show: bool = True,
    ) -> None:
        """`can_show` offers to see the copy in a window of its own."""
        super().__init__(_("Gendan"), _("Gendan denne"), parent)
        self.is_to_be_shown = False
        """Whether the copy that was chosen is to be seen in a window of its own; the dialog is then rejected."""
        self._show = self.buttons.addButton(_("Se den i et vindue"), QDialogButtonBox.ButtonRole.ActionRole)
        self._show.setVisible(can_show)
        self._show.clicked.connect(self._on_show)
        self.resize(theme.RESTORE_SIZE)
        self._current = current
        self._backups = backups
        self._read = read
        self._held: dict[int, tuple[RegisterFile | None, tuple[str, ...]]] = {}
        """What each copy holds and how it differs, as far as they have been read."""
        self.add_text(
            _("Sikkerhedskopierne af denne fil, den nyeste øverst. Det, du gendanner, kan fortrydes med Ctrl+Z.")
        )
        self._table = _table(backups, self)
        self._text = Reading(_("Sikkerhedskopien"), self)
        self._build()
        self._table.currentCellChanged.connect(self._refresh)
        self._table.setCurrentCell(0, 0)
        self._counting = QTimer(self)
        self._counting.timeout.connect(self._count_next)
        self._counting.start()

    @property
    def chosen(self) -> Backup:
        """The copy that is shown."""
        return self._backups[self._table.currentRow()]

    @property
    def file(self) -> RegisterFile:
        """What it holds."""
        file = self._look_into(self._table.currentRow())[0]
        assert file is not None
        return file

    def _build(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(theme.PADDING)
        sides.addWidget(in_card(self._table, self))
        sides.addWidget(self._text, 1)
        self.add_layout(sides)
        self.lead_through(self._table, self._text)

    def _on_show(self) -> None:
        self.is_to_be_shown = True
        self.reject()

    def _refresh(self) -> None:
        file, lines = self._look_into(self._table.currentRow())
        self._show.setEnabled(file is not None)
        self.deed.setEnabled(bool(file is not None and lines))
        self._text.show_passages(
            [Passage(_("Sikkerhedskopien kan ikke læses"), [_("Den er beskadiget. Vælg en anden.")])]
            if file is None
            else [
                Passage(_("Gendanner du denne, sker der dette"), lines or [_("Ingenting: den er, som det er nu.")]),
                *_contents(file.register, self.chosen.former),
            ]
        )

    def _look_into(self, row: int) -> tuple[RegisterFile | None, tuple[str, ...]]:
        if row not in self._held:
            file = self._read(self._backups[row])
            lines = () if file is None else differences(self._current, file.register)
            self._held[row] = file, lines
            words = _("Kan ikke læses") if file is None else how_many_differ(len(lines))
            self._table.setItem(row, _DIFFERENCE, QTableWidgetItem(words))
        return self._held[row]

    def _count_next(self) -> None:
        """Reads one more: the window does not wait until all have been read."""
        row = next((row for row in range(len(self._backups)) if row not in self._held), None)
        if row is None:
            self._counting.stop()
        else:
            self._look_into(row)


def _table(backups: Sequence[Backup], parent: QWidget) -> QTableWidget:
    table = QTableWidget(len(backups), 3, parent)
    table.setObjectName("copies")
    table.setHorizontalHeaderLabels([_("Kopi fra"), _("Hvorfor"), _("Forskel fra nu")])
    table.setAccessibleName(_("Sikkerhedskopier"))
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    make_headed_list(table)
    header = table.horizontalHeader()
    for row, backup in enumerate(backups):
        table.setItem(row, 0, QTableWidgetItem(moment(backup.made)))
        why = QTableWidgetItem(backup_reason(backup))
        why.setToolTip(why.text())
        table.setItem(row, 1, why)
        table.setItem(row, _DIFFERENCE, QTableWidgetItem("…"))
    for column, mode in enumerate(("ResizeToContents", "Stretch", "ResizeToContents")):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode[mode])
    table.setMinimumWidth(theme.RESTORE_LIST_WIDTH)
    return table


def _contents(register: Register, former: Path | None) -> list[Passage]:
    """The front and all risks of a register, enough to know it by."""
    status = register.status_date
    front = [register.title or _("Risikovurdering uden titel")]
    front.append(_("Status pr. {date}").format(date=format_list(status)) if status else _("Uden statusdato"))
    if former is not None:
        front.append(_("Fra da risikovurderingen {had}.").format(had=had_name(former)))
    passages = [Passage(_("Sikkerhedskopien"), front)]
    for heading, risks in (
        (_("Åbne risici i den"), register.open_risks),
        (_("Lukkede risici i den"), register.closed_risks),
    ):
        if risks:
            passages.append(Passage(heading, [_risk_line(register, risk) for risk in risks]))
    return passages


def _risk_line(register: Register, risk: Risk) -> str:
    level = register.level(risk)
    return f"{terms.risk_title(risk)} · {terms.not_placed() if level is None else terms.level_name(level)}"
