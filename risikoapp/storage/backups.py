"""Dated copies of what a file held, and which of them are worth keeping as they grow old."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from risikoapp.domain.model import Register
from risikoapp.storage import temporary
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.errors import AlreadyThere, CannotBackUp, StorageError
from risikoapp.storage.places import names_in, place_of
from risikoapp.storage.relatives import holds_any, ids_of, make_place, others

Reason = Literal["daily", "schema", "replaced", "joined", "lost", "restoring"]
"""Before the first write of a day, before a newer schema was written, before another file was put in its place,
before going on from what somebody else has written, the same where something is gone from that, and before an older
state was brought back."""
_IN_PASSING: tuple[Reason, ...] = ("joined", "lost", "restoring")
"""Copies of what is, or was, not what the file holds when it is written next."""

ALL_FOR = dt.timedelta(days=7)
WEEKLY_FOR = dt.timedelta(days=365)
OF_A_DAY = 25
"""More than these and the first are no help to anybody, as where a script puts a new file there all day long."""
_AT_MOST = 3
"""Copies removed at a time. A clock that is wrong for a day must not make an end of all that is older."""

_WORDS: dict[Reason, str] = {
    "daily": "dagens første",
    "schema": "før ny udgave",
    "replaced": "før erstatning",
    "joined": "før en andens ændringer",
    "lost": "før noget forsvandt",
    "restoring": "før gendannelse",
}
_REASONS: dict[str, Reason] = {words: reason for reason, words in _WORDS.items()}
_NAME = r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d[+-]\d{4}) (.+)\.risiko"
_FORM = "%Y-%m-%d %H.%M.%S%z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy in `path` of what the file held at the moment `made`, in the time of the place where it was made.

    `former` is where the file then lay, if that was elsewhere.
    """

    path: Path
    made: dt.datetime
    reason: Reason
    former: Path | None = None


class Backups:
    """The copies of one file, kept in the folder `data` of this person."""

    def __init__(self, data: Path, path: Path, now: Callable[[], dt.datetime]) -> None:
        self._data = data
        self._path = path
        self._now = now

    def list(self) -> tuple[Backup, ...]:
        """What there is under the file's present name, newest first."""
        return _newest_first(_backups_in(self._folder()))

    def all_of(self, register: Register) -> tuple[Backup, ...]:
        """The same with those that were made when it had another name: it holds this register now.

        What another file held that still has the same risks is left to that.
        """
        found, ids = _backups_in(self._folder()), ids_of(register)
        for there, folder in others(self._data, "backups", self._path):
            kin = [replace(each, former=there) for each in _backups_in(folder) if holds_any(each.path, ids)]
            if kin and not holds_any(there, ids):
                found += kin
        return _newest_first(found)

    def has_one_of(self, day: dt.date) -> bool:
        """Whether a copy of what a save was to replace was made on that day, as the clock on the wall then said."""
        return any(backup.made.date() == day and backup.reason not in _IN_PASSING for backup in self.list())

    def make(self, pieces: Iterable[bytes], reason: Reason) -> Path:
        """Keeps a copy of these bytes, for this user alone, and lets old ones go; raises CannotBackUp."""
        made, pieces = self._now().astimezone().replace(microsecond=0), tuple(pieces)
        try:
            folder = make_place(self._data, "backups", self._path)
            temporary.sweep(folder)
            path = _write(folder, made, reason, pieces)
        except (OSError, StorageError) as error:
            cause = error.reason if isinstance(error, StorageError) else error
            raise CannotBackUp(self._path, cause) from error
        self._thin(made.date())
        return path

    def _thin(self, today: dt.date) -> None:
        superfluous: list[Backup] = []
        # Two who work together make a copy every few seconds. Those that alone hold something do not go with them.
        for is_lost in (False, True):
            oldest_first = [backup for backup in self.list()[::-1] if (backup.reason == "lost") is is_lost]
            worth = worth_keeping([backup.made.date() for backup in oldest_first], today)
            superfluous += [backup for backup, keep in zip(oldest_first, worth, strict=True) if not keep]
        for backup in superfluous[:_AT_MOST]:
            with suppress(OSError):
                backup.path.unlink()

    def _folder(self) -> Path:
        return place_of(self._data, "backups", self._path)


def worth_keeping(days: Sequence[dt.date], today: dt.date) -> list[bool]:
    """For copies of these days, oldest first: all of a week, the first of each week for a year, then of each year.

    A week begins on Monday and lies whole in one year (ISO 8601). What is said to be from the future is kept. Of one
    day no more are kept than the first and the last `OF_A_DAY`.
    """
    worth: list[bool] = []
    seen: set[tuple[int, ...]] = set()
    left = Counter(days)
    for day in days:
        year, week, weekday = day.isocalendar()
        weekly, yearly, daily = (year, week) not in seen, (year,) not in seen, (year, week, weekday) not in seen
        if today - day < ALL_FOR:
            worth.append(daily or left[day] <= OF_A_DAY)
        else:
            worth.append(weekly if today - day <= WEEKLY_FOR else yearly)
        seen |= {(year,), (year, week), (year, week, weekday)}
        left[day] -= 1
    return worth


def _write(folder: Path, made: dt.datetime, reason: Reason, pieces: tuple[bytes, ...]) -> Path:
    while True:
        path = folder / f"{made.strftime(_FORM)} {_WORDS[reason]}.risiko"
        try:
            write_atomically(path, pieces, overwrite=False, private=True)
        except AlreadyThere:
            # Two in one second, or the clock was set back.
            made += dt.timedelta(seconds=1)
        else:
            return path


def _newest_first(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    return tuple(sorted(backups, key=lambda backup: backup.made, reverse=True))


def _backups_in(folder: Path) -> list[Backup]:
    return [backup for name in names_in(folder) if (backup := _backup(folder / name)) is not None]


def _backup(path: Path) -> Backup | None:
    found = re.fullmatch(_NAME, path.name)
    reason = _REASONS.get(found[2]) if found else None
    if found is None or reason is None:
        return None
    with suppress(ValueError):
        return Backup(path=path, made=dt.datetime.strptime(found[1], _FORM), reason=reason)
    return None
