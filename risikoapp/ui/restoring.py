"""What a file held before, brought back: into its window as one step, or as a new file where it cannot be opened."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from risikoapp.domain.model import Register, RegisterFile
from risikoapp.i18n import _
from risikoapp.messages.kept import moment
from risikoapp.storage.backups import Backup
from risikoapp.storage.repository import Repository
from risikoapp.storage.restoring import newest_readable, read_backup
from risikoapp.ui.dialogs.questions import ask_unopened, choose_new_register, show_error
from risikoapp.ui.dialogs.restore import RestoreDialog
from risikoapp.ui.new_file import write_new
from risikoapp.ui.raising import bring_forward
from risikoapp.ui.read_only import ReadOnly

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A copy that was chosen: when it was made, in words, what it holds, and whether it is only to be shown."""

    when: str
    file: RegisterFile
    is_to_be_shown: bool


def choose_backup(current: Register, backups: Sequence[Backup], parent: QWidget) -> Chosen | None:
    """Lets one of these copies be chosen, beside what stands now; None when none is."""
    dialog = RestoreDialog(current, backups, read_backup, parent)
    chosen = None
    if dialog.exec() or dialog.is_to_be_shown:
        when = moment(dialog.chosen.made)
        chosen = Chosen(when=when, file=dialog.file, is_to_be_shown=dialog.is_to_be_shown)
    dialog.deleteLater()
    return chosen


def copy_of(window: "MainWindow", chosen: Chosen) -> ReadOnly:
    """How a copy of a window's file is shown beside it: with a way to restore it there."""
    return ReadOnly(
        reason=_("Sikkerhedskopi fra {when}. Du kan læse den, men ikke rette i den.").format(when=chosen.when),
        choices=((_("Gendan denne"), partial(_restore_in, window, chosen)),),
        mark=_("sikkerhedskopi"),
        is_the_file=False,
    )


def _restore_in(window: "MainWindow", chosen: Chosen, copy: "MainWindow") -> None:
    if not isValid(window) or not window.isVisible():
        copy.notice.tell(_("Vinduet med risikovurderingen er lukket. Åbn den igen, og vælg Fil → Gendan…"))
        return
    window.flush()
    if window.safety.restore_from(chosen):
        copy.close()
    bring_forward(window)


def tell_unopened(
    parent: QWidget | None, path: Path, title: str, text: str, is_open: Callable[[Path], bool]
) -> Path | None:
    """Tells that a file cannot be opened, and offers what there is of it as a new file; returns that file, if made.

    What lies in safety for it is whole, and newer than any copy. The file itself is not touched.
    """
    kept, found = Repository(path).recoveries.pending(), newest_readable(path)
    if kept is None and found is None:
        show_error(parent, title, text)
        return None
    moments = ["" if when is None else moment(when) for when in (kept and kept.kept, found and found[0].made)]
    answer = ask_unopened(parent, title, text, *moments)
    if answer == "kept":
        return save_kept(path, parent, is_open)
    return None if answer == "close" or found is None else _made_new(parent, path, found[1], is_open)


def save_kept(path: Path, parent: QWidget | None, is_open: Callable[[Path], bool]) -> Path | None:
    """Lets the newest that lies in safety for a file be made a new file, and returns that; then it lies there alone."""
    recoveries = Repository(path).recoveries
    kept = recoveries.pending()
    if kept is None:
        show_error(parent, _("Der ligger ikke mere i sikkerhed."), _("Det er gemt, eller nogen har smidt det væk."))
        return None
    made = _made_new(parent, path, kept.file, is_open, _("Gem det, der ligger i sikkerhed, som en ny fil"))
    if made is not None:
        recoveries.discard(kept)
    return made


def save_backup(register: Register, path: Path, parent: QWidget, is_open: Callable[[Path], bool]) -> Path | None:
    """Lets one of the copies of a file be made a new file, and returns that; the file itself is not touched.

    `register` is what can be read of the file now, which the copies are compared with.
    """
    backups = Repository(path).backups.all_of(register)
    if not backups:
        text = _("Gem det, der kan læses, som en ny fil, eller se efter, om nogen har en kopi af filen.")
        show_error(parent, _("Der er ingen sikkerhedskopier af filen."), text)
        return None
    dialog = RestoreDialog(register, backups, read_backup, parent, can_show=False)
    chosen = dialog.file if dialog.exec() else None
    dialog.deleteLater()
    return None if chosen is None else _made_new(parent, path, chosen, is_open)


def _made_new(
    parent: QWidget | None, path: Path, file: RegisterFile, is_open: Callable[[Path], bool], title: str = ""
) -> Path | None:
    suggestion = path.with_stem(_("{name} – gendannet").format(name=path.stem))
    chosen = choose_new_register(parent, title or _("Gem sikkerhedskopien som en ny fil"), suggestion)
    if chosen is None:
        return None
    failure = _("»{name}« kunne ikke gemmes.").format(name=chosen.name)
    now = dt.datetime.now(dt.UTC)
    return chosen if write_new(chosen, file, now=now, is_open=is_open, parent=parent, failure=failure) else None
