"""Copies and edits kept aside are named by when and why, as people say it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import get_args

from risikoapp.domain.model import RegisterFile
from risikoapp.messages.kept import backup_reason, how_many_differ, kept_when, moment
from risikoapp.storage.backups import Backup, Reason
from risikoapp.storage.recovery import Recovery

MADE = dt.datetime(2026, 11, 4, 9, 5, tzinfo=dt.UTC)


def test_a_moment_is_said_as_on_a_danish_clock() -> None:
    assert moment(MADE) == "04-11-2026 kl. 09.05"


def test_each_reason_for_a_copy_has_words_of_its_own() -> None:
    words = {backup_reason(_backup(reason)) for reason in get_args(Reason)}
    assert len(words) == len(get_args(Reason))
    assert all(each.startswith("Før ") for each in words)


def _backup(reason: Reason, former: Path | None = None) -> Backup:
    return Backup(path=Path("kopi.risiko"), made=MADE, reason=reason, former=former)


def test_what_the_file_was_called_is_said_where_it_has_another_name_now() -> None:
    former = Path("/papirer/ærø.risiko")
    assert backup_reason(_backup("daily", former)) == "»ærø.risiko« · Før dagens første ændring"
    kept = Recovery(path=Path("kopi.risiko"), kept=MADE, file=RegisterFile(), base=None, base_hash="")
    assert kept_when(kept) == "De blev lagt i sikkerhed på denne computer 04-11-2026 kl. 09.05."
    assert kept_when(replace(kept, former=former)) == (
        "De blev lagt i sikkerhed på denne computer 04-11-2026 kl. 09.05, "
        "da risikovurderingen hed »ærø.risiko« og lå i »/papirer«."
    )


def test_how_much_differs_is_counted() -> None:
    assert [how_many_differ(count) for count in (0, 1, 12)] == ["Som nu", "1 forskel", "12 forskelle"]
