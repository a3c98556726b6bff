"""The words for each failure: of files and their content here, of papers and dictionaries beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from risikoapp.codec.errors import DamagedLog, DamagedRegister, NewerSchema, NotARegister
from risikoapp.domain.dates import NotADate
from risikoapp.domain.errors import InvalidEdit, InvalidRegister, UnknownId
from risikoapp.i18n import _
from risikoapp.importers.errors import PaperMissing
from risikoapp.importers.formats import OWN_SUFFIXES, SUFFIXES
from risikoapp.messages.holders import has_it_open
from risikoapp.messages.names import file_name, shown_name
from risikoapp.messages.papers import PAPER_WORDS
from risikoapp.messages.reasons import system_reason, unreadable
from risikoapp.messages.spelling import SPELLING_WORDS
from risikoapp.storage.errors import (
    AlreadyThere,
    CannotBackUp,
    CannotLock,
    CannotRead,
    CannotReplace,
    CannotWrite,
    ChangedOnDisk,
    FileNotThere,
    Locked,
    NotConfirmed,
    NotJson,
    SpoiltOnDisk,
    StorageError,
    Vanished,
)


def _file_not_there(error: FileNotThere | PaperMissing, _path: Path | None) -> str:
    return _("{file} findes ikke. Måske er den flyttet, omdøbt eller slettet.").format(file=file_name(error.path))


def _cannot_read(error: CannotRead, _path: Path | None) -> str:
    return unreadable(error.path, error.reason)


def _cannot_write(error: CannotWrite, _path: Path | None) -> str:
    text = _("{file} kan ikke gemmes: {reason}. Ret det, eller gem et andet sted.")
    return text.format(file=file_name(error.path), reason=system_reason(error.reason)) + _kept(error)


def _cannot_replace(error: CannotReplace, _path: Path | None) -> str:
    text = _(
        "{file} kan ikke gemmes lige nu: drevet eller et andet program tillader ikke, at den bliver erstattet "
        "({reason}). Luk filen i andre programmer, og prøv igen."
    )
    return text.format(file=file_name(error.path), reason=system_reason(error.reason)) + _kept(error)


def _not_confirmed(error: NotConfirmed, _path: Path | None) -> str:
    text = _("{file} er skrevet, men drevet har ikke bekræftet det: {reason}. Gem en kopi et andet sted.")
    return text.format(file=file_name(error.path), reason=system_reason(error.reason)) + _kept(error)


def _kept(error: StorageError) -> str:
    return " " + _("Rettelserne er lagt i sikkerhed på denne computer så længe.") if error.kept else ""


def _cannot_back_up(error: CannotBackUp, _path: Path | None) -> str:
    return _("Der er ikke lavet en sikkerhedskopi af »{name}«: {reason}. Filen selv er gemt.").format(
        name=shown_name(error.path), reason=system_reason(error.reason)
    )


def _cannot_lock(error: CannotLock, _path: Path | None) -> str:
    return _("Andre kan ikke se, at »{name}« er åben her: {reason}. Arbejd kun én ad gangen i den.").format(
        name=shown_name(error.path), reason=system_reason(error.reason)
    )


def _locked(error: Locked, _path: Path | None) -> str:
    return _("{file} er i brug: {holder}. Luk den dér, og prøv igen.").format(
        file=file_name(error.path), holder=has_it_open(error.holder)
    )


def _already_there(error: AlreadyThere, _path: Path | None) -> str:
    return _("Der ligger allerede en fil, der hedder »{name}«. Vælg et andet navn.").format(name=shown_name(error.path))


def _changed_on_disk(error: ChangedOnDisk, _path: Path | None) -> str:
    text = _(
        "{file} er ændret af en anden, siden den blev åbnet, og er ikke overskrevet. Gem dine rettelser som en kopi."
    )
    return text.format(file=file_name(error.path)) + _kept(error)


def _vanished(error: Vanished, _path: Path | None) -> str:
    text = _(
        "{file} er ikke længere, hvor den lå: den er flyttet, omdøbt eller slettet. "
        "Gem den igen, samme sted eller et andet."
    )
    return text.format(file=file_name(error.path)) + _kept(error)


def _spoilt_on_disk(error: SpoiltOnDisk, _path: Path | None) -> str:
    reason = f" ({system_reason(error.reason)})" if error.reason else ""
    text = _(
        "{file} er lavet om uden for programmet og kan ikke længere læses{reason}. Den er ikke overskrevet, "
        "og det, du ser her, er helt. Gem det et andet sted."
    )
    return text.format(file=file_name(error.path), reason=reason) + _kept(error)


def _not_json(error: NotJson, _path: Path | None) -> str:
    suffix = error.path.suffix.casefold()
    if suffix in OWN_SUFFIXES:
        text = _("{file} er et dokument og ikke en risikovurdering. Er det en rapport fra risikoapp, så importér den.")
        return text.format(file=file_name(error.path))
    if suffix in SUFFIXES:
        text = _(
            "{file} er et dokument og ikke en risikovurdering fra risikoapp. Er det et gammelt papir, så importér det."
        )
        return text.format(file=file_name(error.path))
    return _(
        "{file} er ikke en risikovurdering: den er tom, afkortet eller lavet af et andet program. "
        "Vælg en anden fil, eller brug en sikkerhedskopi."
    ).format(file=file_name(error.path))


def _not_a_register(_error: NotARegister, path: Path | None) -> str:
    return _("{file} er ikke en risikovurdering fra risikoapp. Vælg en anden fil.").format(file=file_name(path))


def _damaged_register(error: DamagedRegister, path: Path | None) -> str:
    if error.risk is None:
        text = _("{file} er beskadiget og kan derfor ikke åbnes. Brug en sikkerhedskopi, hvis du har en.")
    else:
        text = _(
            "{file} er beskadiget ved risiko #{risk} og kan derfor ikke åbnes. Brug en sikkerhedskopi, hvis du har en."
        )
    return text.format(file=file_name(path), risk=error.risk)


def _damaged_log(_error: DamagedLog, path: Path | None) -> str:
    return _(
        "{file} har en ændringslog, der er beskadiget. Vælg en rapport uden ændringslog og historik, eller brug en "
        "sikkerhedskopi, hvis du har en."
    ).format(file=file_name(path))


def _newer_schema(_error: NewerSchema, path: Path | None) -> str:
    return _("{file} er gemt af en nyere udgave af risikoapp. Opdatér programmet for at åbne den.").format(
        file=file_name(path)
    )


def _not_a_date(error: NotADate, _path: Path | None) -> str:
    return _("»{text}« er ikke en dato. Skriv for eksempel 8/3-2022.").format(text=error)


def _unknown_id(_error: UnknownId, _path: Path | None) -> str:
    return _("Det, du vil ændre, findes ikke længere i risikovurderingen.")


def _invalid_edit(_error: InvalidEdit, _path: Path | None) -> str:
    return _("Det kan ikke lade sig gøre, som risikovurderingen ser ud nu. Se den igennem, og prøv igen.")


def _invalid_register(_error: InvalidRegister, _path: Path | None) -> str:
    return _("Den værdi kan ikke bruges i en risikovurdering. Vælg en anden.")


WORDS: dict[type, Callable[[Any, Path | None], str]] = {
    PaperMissing: _file_not_there,
    FileNotThere: _file_not_there,
    CannotRead: _cannot_read,
    CannotWrite: _cannot_write,
    CannotReplace: _cannot_replace,
    NotConfirmed: _not_confirmed,
    CannotBackUp: _cannot_back_up,
    CannotLock: _cannot_lock,
    Locked: _locked,
    AlreadyThere: _already_there,
    ChangedOnDisk: _changed_on_disk,
    Vanished: _vanished,
    SpoiltOnDisk: _spoilt_on_disk,
    NotJson: _not_json,
    NotARegister: _not_a_register,
    DamagedLog: _damaged_log,
    DamagedRegister: _damaged_register,
    NewerSchema: _newer_schema,
    NotADate: _not_a_date,
    UnknownId: _unknown_id,
    InvalidEdit: _invalid_edit,
    InvalidRegister: _invalid_register,
    **PAPER_WORDS,
    **SPELLING_WORDS,
}
"""What words an error, by its kind; the path is the file that was being read."""
