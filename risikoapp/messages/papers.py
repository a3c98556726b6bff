"""What is said of a paper that could not be read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from risikoapp.i18n import _
from risikoapp.importers.errors import (
    DamagedPaper,
    EmptyPaper,
    EncryptedPaper,
    ForeignSheet,
    NeedsOffice,
    NobodyWaits,
    NoDataInPdf,
    NotARiskAssessment,
    NotConverted,
    NoTextInPdf,
    OldWordPaper,
    PaperTooLarge,
    PaperTooSlow,
    SeveralReports,
    UnknownFormat,
    UnreadablePaper,
)
from risikoapp.importers.formats import PAPER_SUFFIXES
from risikoapp.messages.names import file_name, shown_name
from risikoapp.messages.reasons import unreadable


def _unknown_format(error: UnknownFormat, _path: Path | None) -> str:
    return _("{file} kan ikke læses ind: gamle papirer læses fra {suffixes}. Gem den sådan, og prøv igen.").format(
        file=file_name(error.path), suffixes=_paper_suffixes()
    )


def _paper_suffixes() -> str:
    """The endings that an old paper may have, in a sentence."""
    *others, last = PAPER_SUFFIXES
    return _("{others} eller {last}").format(others=", ".join(others), last=last)


def _unreadable_paper(error: UnreadablePaper, _path: Path | None) -> str:
    cause = error.__cause__ if isinstance(error.__cause__, OSError) else None
    return unreadable(error.path, cause)


def _empty_paper(error: EmptyPaper, _path: Path | None) -> str:
    return _("{file} er tom. Vælg en anden fil.").format(file=file_name(error.path))


def _damaged_paper(error: DamagedPaper, _path: Path | None) -> str:
    return _(
        "{file} er beskadiget eller noget andet, end endelsen siger. Åbn den i det program, den er lavet i, "
        "gem den igen, og prøv så."
    ).format(file=file_name(error.path))


def _encrypted_paper(error: EncryptedPaper, _path: Path | None) -> str:
    return _("{file} er beskyttet med adgangskode. Fjern adgangskoden, og prøv igen.").format(
        file=file_name(error.path)
    )


def _old_word_paper(error: OldWordPaper, _path: Path | None) -> str:
    return _("{file} er i et gammelt Word-format (.doc). Åbn den i Word, gem den som .docx, og prøv igen.").format(
        file=file_name(error.path)
    )


def _needs_office(error: NeedsOffice, _path: Path | None) -> str:
    return _(
        "{file} kan kun læses ind, hvor LibreOffice er installeret. Åbn den i Word, gem den som .docx, og prøv igen."
    ).format(file=file_name(error.path))


def _not_converted(error: NotConverted, _path: Path | None) -> str:
    return _(
        "LibreOffice kunne ikke læse {file}. Har den en adgangskode, så fjern den. Ellers åbn den i Word, gem den som "
        ".docx, og prøv igen."
    ).format(file=file_name(error.path))


def _paper_too_large(error: PaperTooLarge, _path: Path | None) -> str:
    texts = {
        "bytes": _("{file} fylder mere end {megabytes} MB. Fjern store billeder, og prøv igen."),
        "bytes of text": _(
            "{file} har mere end {megabytes} MB tekst og er for lang til at være en risikovurdering. Vælg en anden fil."
        ),
        "bytes of data": _("{file} har mere end {megabytes} MB data i sig og kan ikke læses ind. Vælg en anden fil."),
        "lines": _(
            "{file} har mere end {limit} linjer og er for lang til at være en risikovurdering. Vælg en anden fil."
        ),
        "cells": _("{file} har mere end {limit} felter og er for stor til at være en risikolog. Vælg en anden fil."),
        "sheets": _("{file} har mere end {limit} ark. Slet dem, der ikke skal læses ind, i en kopi, og prøv med den."),
        "letters": _("{file} har mere end {limit} tegn og er for lang til at være en risikolog. Vælg en anden fil."),
    }
    return texts[error.unit].format(file=file_name(error.path), limit=error.limit, megabytes=error.limit // 1_000_000)


def _paper_too_slow(error: PaperTooSlow, _path: Path | None) -> str:
    text = _("{file} kunne ikke læses på {seconds} sekunder. Prøv igen. Sker det igen, er den beskadiget.")
    return text.format(file=file_name(error.path), seconds=error.seconds)


def _nobody_waits(error: NobodyWaits, _path: Path | None) -> str:
    return _("Læsningen af {file} er afbrudt. Begynd forfra, hvis den skal læses.").format(file=file_name(error.path))


def _several_reports(error: SeveralReports, _path: Path | None) -> str:
    return _("{file} er sat sammen af flere rapporter. Importér dem hver for sig.").format(file=file_name(error.path))


def _no_data_in_pdf(error: NoDataInPdf, _path: Path | None) -> str:
    return _(
        "{file} er en rapport uden data fra risikoapp. Bed om en med data eller om .risiko-filen, og prøv igen."
    ).format(file=file_name(error.path))


def _no_text_in_pdf(error: NoTextInPdf, _path: Path | None) -> str:
    text = _(
        "{file} har ingen tekst, der kan læses, og er nok scannet. Find papiret som {suffixes} med tekst, og prøv igen."
    )
    return text.format(file=file_name(error.path), suffixes=_paper_suffixes())


def _foreign_sheet(error: ForeignSheet, _path: Path | None) -> str:
    return _(
        "{file} har ingen tabel over risici, som programmet kender. Der skal være en række med kolonnernes navne, for "
        "eksempel Nr., Risiko, Sandsynlighed og Konsekvens, og en række for hver risiko. Ret arket, og prøv igen."
    ).format(file=file_name(error.path))


def _not_a_risk_assessment(error: NotARiskAssessment, _path: Path | None) -> str:
    return _("Der er ingen risici at finde i filen »{name}«. Vælg en anden fil.").format(name=shown_name(error.path))


PAPER_WORDS: dict[type, Callable[[Any, Path | None], str]] = {
    UnknownFormat: _unknown_format,
    UnreadablePaper: _unreadable_paper,
    EmptyPaper: _empty_paper,
    DamagedPaper: _damaged_paper,
    EncryptedPaper: _encrypted_paper,
    ForeignSheet: _foreign_sheet,
    NeedsOffice: _needs_office,
    NotConverted: _not_converted,
    OldWordPaper: _old_word_paper,
    PaperTooLarge: _paper_too_large,
    PaperTooSlow: _paper_too_slow,
    NobodyWaits: _nobody_waits,
    SeveralReports: _several_reports,
    NoDataInPdf: _no_data_in_pdf,
    NoTextInPdf: _no_text_in_pdf,
    NotARiskAssessment: _not_a_risk_assessment,
}
