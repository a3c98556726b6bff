"""Every failure that can reach a person has Danish words, and no English ones."""

import datetime as dt
import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import risikoapp.codec.errors
import risikoapp.domain.errors
import risikoapp.importers.errors
import risikoapp.spelling.errors
import risikoapp.storage.errors
from risikoapp.codec.errors import DamagedRegister, NewerSchema, NotARegister
from risikoapp.domain.dates import NotADate
from risikoapp.domain.errors import DomainError
from risikoapp.importers.errors import DamagedPaper, ImportFailure, PaperTooLarge, PaperTooSlow, UnreadablePaper
from risikoapp.messages import message, shown_name, shown_path
from risikoapp.messages.holders import has_it_open
from risikoapp.messages.reasons import system_reason
from risikoapp.spelling.errors import NoDictionary, NoSpellLibrary, SpellingFailure
from risikoapp.storage.errors import (
    CannotBackUp,
    CannotLock,
    CannotRead,
    CannotReplace,
    CannotWrite,
    ChangedOnDisk,
    Locked,
    NotConfirmed,
    SpoiltOnDisk,
    StorageError,
    Vanished,
)
from risikoapp.storage.owner import Holder

MODULES = (
    risikoapp.codec.errors,
    risikoapp.domain.errors,
    risikoapp.importers.errors,
    risikoapp.spelling.errors,
    risikoapp.storage.errors,
)
PATH = Path("en mappe", "prøve.risiko")
ENGLISH = re.compile(r"\b(no such|file or|directory|permission|denied|errno|error|invalid|the|not|is|risks)\b", re.I)


def _kinds(module: ModuleType) -> Iterator[type[Exception]]:
    """The exceptions that are raised: those that no other in the module builds on."""
    found = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    for kind in found:
        if kind.__module__ == module.__name__ and not any(kind in other.__bases__ for other in found):
            yield kind


def _made(kind: type[Exception]) -> Exception:
    make: Any = kind
    if kind is Locked:
        return make(PATH, Holder(machine="ANDEN-PC"))
    if kind in (CannotRead, CannotWrite, CannotReplace, NotConfirmed, CannotBackUp, CannotLock):
        return make(PATH, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    if kind in (UnreadablePaper, DamagedPaper):
        return make(PATH, "Permission denied")
    if kind is PaperTooLarge:
        return make(PATH, 200_000_000)
    if kind is NoSpellLibrary:
        return make()
    if issubclass(kind, StorageError | ImportFailure | SpellingFailure):
        return make(PATH, 9) if kind is PaperTooSlow else make(PATH)
    return make(2, 1) if kind is NewerSchema else make("risks 3: Invalid value")


KINDS = [kind for module in MODULES for kind in _kinds(module)]


@pytest.mark.parametrize("kind", [*KINDS, CannotWrite, NotADate], ids=lambda kind: kind.__name__)
def test_each_failure_is_told_in_danish_on_one_line(kind: type[Exception]) -> None:
    if kind is NotADate:
        text = message(NotADate("31/2"))
        assert "»31/2«" in text
    else:
        text = message(_made(kind), PATH)
    assert "\n" not in text
    assert text.endswith(".")
    assert text[0].isupper() or text[0] == "»"
    assert not ENGLISH.search(text), text
    if kind in (NotADate, NoSpellLibrary, *_kinds(risikoapp.domain.errors)):
        assert "prøve" not in text
    else:
        shown = PATH if kind is NoDictionary else PATH.name
        assert f"»{shown}«" in text
        assert kind is NoDictionary or "en mappe" not in text


def test_an_error_without_words_is_a_mistake_in_the_program() -> None:
    for error in (ValueError("x"), OSError(5, "x"), DomainError("x"), StorageError(PATH)):
        with pytest.raises(TypeError):
            message(error)


def test_what_is_known_is_said() -> None:
    assert message(NewerSchema(2, 1)) == (
        "Filen er gemt af en nyere udgave af risikoapp. Opdatér programmet for at åbne den."
    )
    assert "risiko #3" in message(DamagedRegister("risks 3: x", "3"))
    assert "risiko #" not in message(DamagedRegister("register: x"))
    assert message(NotARegister("x")).startswith("Filen er ikke en risikovurdering")


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_reason_of_the_system_is_told_in_english(number: int) -> None:
    reason = system_reason(OSError(number, os.strerror(number)))
    assert not ENGLISH.search(reason), reason
    assert reason[0].islower()


def test_the_common_reasons_have_words_of_their_own() -> None:
    numbers = ("ENOSPC", "EACCES", "EROFS", "EISDIR", "ENOTDIR", "ENAMETOOLONG", "EIO", "ENOENT", "EBUSY", "ESTALE")
    reasons = [system_reason(OSError(getattr(errno, name), "x")) for name in numbers]
    assert len(set(reasons)) == len(reasons)
    assert not any("fejl " in reason and reason[-1].isdigit() for reason in reasons)
    assert system_reason(None) == system_reason(OSError("no number")) == "systemet gav ingen grund"


def test_too_large_is_told_in_the_unit_it_was_measured_in() -> None:
    assert "mere end 200 MB" in message(PaperTooLarge(PATH, 200_000_000))
    assert "mere end 10 MB tekst" in message(PaperTooLarge(PATH, 10_000_000, "bytes of text"))
    assert "mere end 20000 linjer" in message(PaperTooLarge(PATH, 20_000, "lines"))


def test_the_reason_behind_an_unreadable_paper_is_found() -> None:
    error = UnreadablePaper(PATH, "Is a directory")
    error.__cause__ = IsADirectoryError(errno.EISDIR, "Is a directory")
    assert "det er en mappe" in message(error)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_of_any_bytes_can_be_shown() -> None:
    assert shown_name(Path("mappe", "æ.risiko")) == "æ.risiko"
    assert shown_name(Path(os.fsdecode(b"\xe6.risiko"))) == "\ufffd.risiko"
    assert shown_name(Path("a\nb\x1b[31m")) == "a\ufffdb\ufffd[31m"
    assert shown_name(Path()) == "."


def test_where_the_edits_are_is_told_with_why_they_could_not_be_saved() -> None:
    for kind in (CannotWrite, CannotReplace, NotConfirmed, ChangedOnDisk, SpoiltOnDisk, Vanished):
        error = kind(PATH, OSError(errno.EIO, "x"))
        assert "i sikkerhed" not in message(error)
        error.kept = Path("andetsteds")
        assert message(error).endswith("Rettelserne er lagt i sikkerhed på denne computer så længe.")


def test_who_has_it_open_is_said_as_far_as_it_is_known() -> None:
    moment = dt.datetime(2025, 2, 14, 9, 5)
    for holder, words in {
        Holder(machine="ANDEN-PC"): "ANDEN-PC har risikovurderingen åben",
        Holder(): "en anden computer har risikovurderingen åben",
        Holder(machine="ANDEN-PC", user="bo", since=moment): (
            "ANDEN-PC har risikovurderingen åben (bo, siden 14-02-2025 kl. 09.05)"
        ),
        Holder(machine="DENNE-PC", user="bo", is_here=True): (
            "risikovurderingen er allerede åben på denne computer (bo)"
        ),
        Holder(
            machine=" \n", user="\x1b[31m" + "å" * 100
        ): f"en anden computer har risikovurderingen åben (\ufffd[31m{'å' * 55})",
    }.items():
        assert has_it_open(holder) == words


def test_paths_can_be_shown() -> None:
    assert shown_path(Path("mappe", "a\nb")) == str(Path("mappe", "a\ufffdb"))
