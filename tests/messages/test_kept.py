"""Copies and edits kept aside are named by when and why, as people say it."""

import datetime as dt
from typing import get_args

from risikoapp.messages.kept import backup_reason, how_many_differ, moment
from risikoapp.storage.backups import Reason


def test_a_moment_is_said_as_on_a_danish_clock() -> None:
    assert moment(dt.datetime(2026, 11, 4, 9, 5, tzinfo=dt.UTC)) == "04-11-2026 kl. 09.05"


def test_each_reason_for_a_copy_has_words_of_its_own() -> None:
    words = {backup_reason(reason) for reason in get_args(Reason)}
    assert len(words) == len(get_args(Reason))
    assert all(each.startswith("Før ") for each in words)


def test_how_much_differs_is_counted() -> None:
    assert [how_many_differ(count) for count in (0, 1, 12)] == ["Som nu", "1 forskel", "12 forskelle"]
