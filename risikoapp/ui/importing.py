"""An old paper on its way to become a risikovurdering: read, and looked through by whoever has chosen it."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from risikoapp.codec.errors import CodecError
from risikoapp.domain.model import RegisterFile
from risikoapp.i18n import _
from risikoapp.importers.children import IsWanted, always
from risikoapp.importers.column_map import ColumnMap
from risikoapp.importers.draft import Draft
from risikoapp.importers.errors import ImportFailure
from risikoapp.importers.formats import read_columns, read_paper
from risikoapp.messages import message, shown_name
from risikoapp.storage.errors import StorageError
from risikoapp.storage.repository import Repository
from risikoapp.ui.clock import Clock
from risikoapp.ui.dialogs.import_result import ImportDialog
from risikoapp.ui.dialogs.questions import show_error
from risikoapp.ui.intake.remembered import remember, remembered
from risikoapp.ui.intake.size import keep_size, restore_size
from risikoapp.ui.intake.updating import show_unclear, take_in, target_of, tell_old_date
from risikoapp.ui.intake.waiting import GivenUp, waited_for
from risikoapp.ui.intake.window import ImportReview, Target
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow

DATA_SUFFIX = ".json"
PDF_SUFFIX = ".pdf"


Make = Callable[[RegisterFile], "MainWindow | None"]
"""Makes a file where a person chooses: its window, or None where there is no file."""


def read_old_paper(
    source: Path,
    clock: Clock,
    theme: Theme,
    preferences: Preferences,
    parent: QWidget | None,
    target: "MainWindow | None",
    make: Make,
) -> "MainWindow | None":
    """The window of what an old paper, a report or exported data hold, looked through and decided; None where it
    cannot be read, which has been told, or where nobody wants it. `target` is a window that a paper may come into."""
    left = Event()
    try:
        text = _("Læser »{name}«…").format(name=shown_name(source))
        draft = waited_for(lambda: _read(source, clock, is_wanted=lambda: not left.is_set()), text, parent)
        wanted = None if draft.columns is None else remembered(preferences, draft.columns)
        if wanted is not None:
            draft = waited_for(lambda: _read(source, clock, wanted), text, parent)
    except GivenUp:
        # LibreOffice would go on for a minute, unheard.
        left.set()
        return None
    except (ImportFailure, CodecError, StorageError) as error:
        show_error(parent, _("»{name}« kunne ikke importeres.").format(name=shown_name(source)), message(error, source))
        return None
    preferences.set_paper_folder(source.parent)
    if not draft.source:
        dialog = ImportDialog(draft, source.name, parent)
        is_wanted = bool(dialog.exec())
        dialog.deleteLater()
        return _made(draft, source, make) if is_wanted else None

    def again(columns: ColumnMap, review: QWidget) -> Draft | None:
        try:
            found = waited_for(lambda: _read(source, clock, columns), text, review)
        except GivenUp:
            return None
        except ImportFailure as error:
            title = _("»{name}« kunne ikke læses igen.").format(name=shown_name(source))
            show_error(review, title, message(error, source))
            return None
        remember(preferences, columns)
        return found

    def begun(into: Target | None) -> ImportReview:
        pdf = source if source.suffix.casefold() == PDF_SUFFIX else None
        review = ImportReview(draft, source.name, clock, theme, into, parent, again, pdf)
        restore_size(review, preferences)
        return review

    return _reviewed(begun, source, preferences, target, make)


def _reviewed(
    begun: Callable[[Target | None], ImportReview],
    source: Path,
    preferences: Preferences,
    target: "MainWindow | None",
    make: Make,
) -> "MainWindow | None":
    """The same, in a review `begun` for what it may come into: until there is a file with it, or it is left."""
    if target is not None and target.document.is_read_only:
        target = None
    with nullcontext() if target is None else target.autosave.undisturbed():
        review = begun(None if target is None else target_of(target, takes_front=True))
        made = None
        # Whoever chooses no place, or one where nothing can be written, goes on with what was decided so far.
        try:
            while made is None and review.exec():
                if target is not None and review.joined is not None:
                    take_in(target, review.joined, review.draft, source.name)
                    made = target
                else:
                    made = _made(review.draft, source, make)
        finally:
            keep_size(review, preferences)
            review.end()
            review.deleteLater()
        return made


def _made(draft: Draft, source: Path, make: Make) -> "MainWindow | None":
    """The window of a new file, and beside it what is unclear still."""
    window = make(draft.register_file)
    if window is not None:
        show_unclear(window, draft, source.name)
        if draft.source:
            tell_old_date(window)
    return window


def _read(source: Path, clock: Clock, columns: ColumnMap | None = None, is_wanted: IsWanted = always) -> Draft:
    if columns is not None:
        return read_columns(source, columns, new_id=clock.new_id, now=clock.now())
    if source.suffix.casefold() != DATA_SUFFIX:
        return read_paper(source, new_id=clock.new_id, now=clock.now(), is_wanted=is_wanted)
    # Exported data are read as a file is.
    return Draft(register_file=Repository.open(source)[1], extent="all")
