"""Each failure in Danish, once, for window and command line."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from risikoapp.codec.errors import DamagedRegister, NewerSchema, NotARegister
from risikoapp.domain.dates import NotADate
from risikoapp.domain.errors import InvalidEdit, InvalidRegister, UnknownId
from risikoapp.i18n import _
from risikoapp.importers.errors import (
    DamagedPaper,
    EmptyPaper,
    EncryptedPaper,
    NotARiskAssessment,
    OldWordPaper,
    PaperMissing,
    PaperTooLarge,
    UnknownFormat,
    UnreadablePaper,
)
from risikoapp.importers.formats import SUFFIXES
from risikoapp.spelling.errors import NoDictionary, NoSpellLibrary, OwnWordsNotKept
from risikoapp.storage.errors import (
    AlreadyThere,
    CannotRead,
    CannotWrite,
    ChangedOnDisk,
    FileNotThere,
    NotJson,
)


def message(error: Exception, path: Path | None = None) -> str:
    """What is wrong and what to do about it, on one line; raises TypeError for an error that has no words here.

    `path` is the file that was being read, for errors that do not know it themselves.
    """
    for kind in type(error).__mro__:
        if kind in _WORDS:
            return _WORDS[kind](error, path)
    raise TypeError(f"no words for {type(error).__name__}") from error


def system_reason(error: OSError | None) -> str:
    """The system's reason in Danish, to stand after a colon."""
    number = error.errno if error is not None else None
    if number in _NO_ACCESS:
        return _("du har ikke lov til det")
    if number in _FULL:
        return _("der er ikke mere plads på drevet")
    if number in _UNREACHABLE:
        return _("der er ingen forbindelse til drevet")
    if number in _IN_USE:
        return _("filen er i brug af et andet program")
    words = {
        errno.ENOENT: _("mappen findes ikke"),
        errno.EROFS: _("drevet er skrivebeskyttet"),
        errno.EISDIR: _("det er en mappe og ikke en fil"),
        errno.ENOTDIR: _("en del af stien er en fil og ikke en mappe"),
        errno.ENAMETOOLONG: _("navnet er for langt"),
        errno.ELOOP: _("genvejen fører tilbage til sig selv"),
        errno.EFBIG: _("den er for stor"),
        errno.EIO: _("drevet svarer med en fejl"),
        errno.EINVAL: _("det er ikke en almindelig fil, eller navnet kan ikke bruges her"),
        errno.EMFILE: _("der er for mange åbne filer"),
        errno.ENFILE: _("der er for mange åbne filer"),
        errno.ENOMEM: _("der er ikke hukommelse nok"),
    }
    if number in words:
        return words[number]
    return _("systemet meldte fejl {number}").format(number=number) if number else _("systemet gav ingen grund")


def shown_name(path: Path) -> str:
    """The file's name, fit for a line of text whatever bytes it was made of."""
    readable = os.fsencode(path.name or path).decode("utf-8", errors="replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in readable)


_NO_ACCESS = (errno.EACCES, errno.EPERM)
_FULL = (errno.ENOSPC, errno.EDQUOT)
_IN_USE = (errno.EBUSY, errno.ETXTBSY)
_UNREACHABLE = (
    errno.ENODEV,
    errno.ENXIO,
    errno.ESTALE,
    errno.ETIMEDOUT,
    errno.EHOSTDOWN,
    errno.EHOSTUNREACH,
    errno.ENETUNREACH,
    errno.ENOTCONN,
)


def _file(path: Path | None) -> str:
    return _("Filen »{name}«").format(name=shown_name(path)) if path else _("Filen")


def _file_not_there(error: FileNotThere | PaperMissing, _path: Path | None) -> str:
    return _("{file} findes ikke. Måske er den flyttet, omdøbt eller slettet.").format(file=_file(error.path))


def _cannot_read(error: CannotRead, _path: Path | None) -> str:
    return _unreadable(error.path, error.reason)


def _unreadable(path: Path, reason: OSError | None) -> str:
    return _("{file} kan ikke læses: {reason}. Ret det, eller vælg en anden fil.").format(
        file=_file(path), reason=system_reason(reason)
    )


def _cannot_write(error: CannotWrite, _path: Path | None) -> str:
    return _("{file} kan ikke gemmes: {reason}. Ret det, eller gem et andet sted.").format(
        file=_file(error.path), reason=system_reason(error.reason)
    )


def _already_there(error: AlreadyThere, _path: Path | None) -> str:
    return _("Der ligger allerede en fil, der hedder »{name}«. Vælg et andet navn.").format(name=shown_name(error.path))


def _changed_on_disk(error: ChangedOnDisk, _path: Path | None) -> str:
    return _(
        "{file} er ændret af et andet program, siden den blev åbnet, og er ikke overskrevet. "
        "Gem dine rettelser som en kopi, eller hent filen igen."
    ).format(file=_file(error.path))


def _not_json(error: NotJson, _path: Path | None) -> str:
    return _(
        "{file} er ikke en risikovurdering: den er tom, afkortet eller lavet af et andet program. "
        "Vælg en anden fil, eller brug en sikkerhedskopi."
    ).format(file=_file(error.path))


def _not_a_register(_error: NotARegister, path: Path | None) -> str:
    return _("{file} er ikke en risikovurdering fra risikoapp. Vælg en anden fil.").format(file=_file(path))


def _damaged_register(error: DamagedRegister, path: Path | None) -> str:
    if error.risk is None:
        text = _("{file} er beskadiget og kan derfor ikke åbnes. Brug en sikkerhedskopi, hvis du har en.")
    else:
        text = _(
            "{file} er beskadiget ved risiko #{risk} og kan derfor ikke åbnes. Brug en sikkerhedskopi, hvis du har en."
        )
    return text.format(file=_file(path), risk=error.risk)


def _newer_schema(_error: NewerSchema, path: Path | None) -> str:
    return _("{file} er gemt af en nyere udgave af risikoapp. Opdatér programmet for at åbne den.").format(
        file=_file(path)
    )


def _unknown_format(error: UnknownFormat, _path: Path | None) -> str:
    return _("{file} kan ikke læses ind: gamle papirer læses fra {suffixes}. Gem den sådan, og prøv igen.").format(
        file=_file(error.path), suffixes=_(" eller ").join(SUFFIXES)
    )


def _unreadable_paper(error: UnreadablePaper, _path: Path | None) -> str:
    cause = error.__cause__ if isinstance(error.__cause__, OSError) else None
    return _unreadable(error.path, cause)


def _empty_paper(error: EmptyPaper, _path: Path | None) -> str:
    return _("{file} er tom. Vælg en anden fil.").format(file=_file(error.path))


def _damaged_paper(error: DamagedPaper, _path: Path | None) -> str:
    return _(
        "{file} er beskadiget eller noget andet, end endelsen siger. Åbn den i det program, den er lavet i, "
        "gem den igen, og prøv så."
    ).format(file=_file(error.path))


def _encrypted_paper(error: EncryptedPaper, _path: Path | None) -> str:
    return _("{file} er beskyttet med adgangskode. Fjern adgangskoden, og prøv igen.").format(file=_file(error.path))


def _old_word_paper(error: OldWordPaper, _path: Path | None) -> str:
    return _("{file} er i et gammelt Word-format (.doc). Åbn den i Word, gem den som .docx, og prøv igen.").format(
        file=_file(error.path)
    )


def _paper_too_large(error: PaperTooLarge, _path: Path | None) -> str:
    texts = {
        "bytes": _("{file} fylder mere end {megabytes} MB. Fjern store billeder, og prøv igen."),
        "bytes of text": _(
            "{file} har mere end {megabytes} MB tekst og er for lang til at være en risikovurdering. Vælg en anden fil."
        ),
        "lines": _(
            "{file} har mere end {limit} linjer og er for lang til at være en risikovurdering. Vælg en anden fil."
        ),
    }
    return texts[error.unit].format(file=_file(error.path), limit=error.limit, megabytes=error.limit // 1_000_000)


def _not_a_risk_assessment(error: NotARiskAssessment, _path: Path | None) -> str:
    return _("Der er ingen risici at finde i filen »{name}«. Vælg en anden fil.").format(name=shown_name(error.path))


def _not_a_date(error: NotADate, _path: Path | None) -> str:
    return _("»{text}« er ikke en dato. Skriv for eksempel 8/3-2022.").format(text=error)


def _unknown_id(_error: UnknownId, _path: Path | None) -> str:
    return _("Det, du vil ændre, findes ikke længere i risikovurderingen.")


def _invalid_edit(_error: InvalidEdit, _path: Path | None) -> str:
    return _("Det kan ikke lade sig gøre, som risikovurderingen ser ud nu. Se den igennem, og prøv igen.")


def _invalid_register(_error: InvalidRegister, _path: Path | None) -> str:
    return _("Den værdi kan ikke bruges i en risikovurdering. Vælg en anden.")


def _no_spell_library(_error: NoSpellLibrary, _path: Path | None) -> str:
    return _(
        "Stavekontrollen mangler biblioteket Enchant. På Debian og Ubuntu følger det med pakken libenchant-2-2, "
        "og ordbogen med hunspell-da."
    )


def _no_dictionary(error: NoDictionary, _path: Path | None) -> str:
    return _(
        "Der er ingen dansk ordbog til stavekontrollen. På Debian og Ubuntu følger den med pakken hunspell-da. "
        "Ellers læg filerne da_DK.aff og da_DK.dic i mappen »{folder}«."
    ).format(folder=error.folder)


def _own_words_not_kept(error: OwnWordsNotKept, _path: Path | None) -> str:
    return _("Ordlisten »{name}« kan ikke gemmes. Ordet gælder kun, til du lukker programmet.").format(
        name=shown_name(error.path)
    )


_WORDS: dict[type, Callable[[Any, Path | None], str]] = {
    UnknownFormat: _unknown_format,
    PaperMissing: _file_not_there,
    UnreadablePaper: _unreadable_paper,
    EmptyPaper: _empty_paper,
    DamagedPaper: _damaged_paper,
    EncryptedPaper: _encrypted_paper,
    OldWordPaper: _old_word_paper,
    PaperTooLarge: _paper_too_large,
    NotARiskAssessment: _not_a_risk_assessment,
    FileNotThere: _file_not_there,
    CannotRead: _cannot_read,
    CannotWrite: _cannot_write,
    AlreadyThere: _already_there,
    ChangedOnDisk: _changed_on_disk,
    NotJson: _not_json,
    NotARegister: _not_a_register,
    DamagedRegister: _damaged_register,
    NewerSchema: _newer_schema,
    NotADate: _not_a_date,
    UnknownId: _unknown_id,
    InvalidEdit: _invalid_edit,
    InvalidRegister: _invalid_register,
    NoSpellLibrary: _no_spell_library,
    NoDictionary: _no_dictionary,
    OwnWordsNotKept: _own_words_not_kept,
}
