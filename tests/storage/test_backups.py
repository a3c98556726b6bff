"""What the file held is there to come back to, not too much of it, and a wrong clock makes an end of nothing."""

import datetime as dt
import errno
import os
import stat
import sys
import time
from collections import Counter
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.storage.backups import Backups, Reason, worth_keeping
from risikoapp.storage.errors import CannotBackUp

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions and zones")
TODAY = dt.date(2025, 2, 17)
days = st.dates(dt.date(2015, 1, 1), dt.date(2025, 12, 31))
day_lists = st.lists(days, max_size=60).map(sorted)


class Clock:
    """A clock that is set by hand, and goes on a second each time it is read."""

    def __init__(self, moment: str) -> None:
        self.set(moment)

    def set(self, moment: str) -> None:
        self.moment = dt.datetime.fromisoformat(moment)

    def __call__(self) -> dt.datetime:
        self.moment += dt.timedelta(seconds=1)
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock("2025-02-17T08:15:00+00:00")


@pytest.fixture
def copies(tmp_path: Path, clock: Clock) -> Backups:
    return Backups(tmp_path / "data", tmp_path / "papirer" / "færgen.risiko", clock)


@pytest.fixture
def danish() -> Generator[None]:
    """The time of Denmark, with its summer."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
    time.tzset()
    yield
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    time.tzset()


def _kept(made: list[dt.date], today: dt.date) -> list[dt.date]:
    return [day for day, keep in zip(made, worth_keeping(made, today), strict=True) if keep]


@given(day_lists, days)
def test_all_of_a_week_and_of_the_future_is_kept(made: list[dt.date], today: dt.date) -> None:
    young = [day for day in made if (today - day).days < 7]
    assert [day for day in _kept(made, today) if (today - day).days < 7] == young


@given(day_lists, days)
def test_one_of_each_week_is_kept_for_a_year_and_one_of_each_year_for_ever(made: list[dt.date], today: dt.date) -> None:
    kept = _kept(made, today)
    within_a_year = {day.isocalendar()[:2] for day in made if (today - day).days <= 365}
    assert within_a_year <= {day.isocalendar()[:2] for day in kept}
    assert {day.isocalendar()[0] for day in made} == {day.isocalendar()[0] for day in kept}
    old = [day for day in kept if (today - day).days >= 7]
    assert max(Counter(day.isocalendar()[:2] for day in old if (today - day).days <= 365).values(), default=1) == 1
    ancient = Counter(day.isocalendar()[0] for day in old if (today - day).days > 365)
    assert max(ancient.values(), default=1) == 1


@given(day_lists, days, st.integers(0, 900))
def test_whenever_one_thins_it_comes_to_the_same(made: list[dt.date], today: dt.date, later: int) -> None:
    """Thinned on the way or only at the end: nothing is taken away that the end would have wanted."""
    end = today + dt.timedelta(days=later)
    assert _kept(_kept(made, today), end) == _kept(made, end)
    assert _kept(_kept(made, end), end) == _kept(made, end)


def test_years_of_daily_work_leave_few_copies() -> None:
    made: list[dt.date] = []
    for number in range(5 * 365):
        day = dt.date(2020, 2, 28) + dt.timedelta(days=number)
        made = _kept([*made, day], day)
    assert len(made) <= 7 + 53 + 6
    assert made[0] == dt.date(2020, 2, 28)


@pytest.mark.parametrize("today", [dt.date(2024, 2, 29), dt.date(2025, 2, 28), dt.date(2025, 3, 1)])
def test_the_29_of_february_is_a_day_like_others(today: dt.date) -> None:
    leap = dt.date(2024, 2, 29)
    assert _kept([leap, leap + dt.timedelta(days=1)], today)[0] == leap


def test_a_copy_holds_what_it_was_given_and_tells_when_and_why(copies: Backups) -> None:
    path = copies.make([b"gam", b"melt"], "daily")
    assert path.read_bytes() == b"gammelt"
    (backup,) = copies.list()
    assert (backup.path, backup.reason) == (path, "daily")
    assert backup.made == dt.datetime(2025, 2, 17, 8, 15, 1, tzinfo=dt.UTC)


def test_they_are_listed_newest_first(copies: Backups, clock: Clock) -> None:
    moments: tuple[tuple[str, Reason], ...] = (
        ("2025-02-15T08:00:00+00:00", "schema"),
        ("2025-02-17T08:00:00+00:00", "replaced"),
        ("2025-02-16T23:30:00+00:00", "daily"),
    )
    for moment, reason in moments:
        clock.set(moment)
        copies.make([b"x"], reason)
    assert [backup.reason for backup in copies.list()] == ["replaced", "daily", "schema"]


def test_each_file_has_its_own(tmp_path: Path, copies: Backups, clock: Clock) -> None:
    copies.make([b"x"], "daily")
    for other in ("papirer/andre.risiko", "andre papirer/færgen.risiko"):
        assert Backups(tmp_path / "data", tmp_path / other, clock).list() == ()


@posix
def test_a_file_has_the_same_by_whatever_way_one_comes_to_it(tmp_path: Path, copies: Backups, clock: Clock) -> None:
    copies.make([b"x"], "daily")
    (tmp_path / "genvej").symlink_to(tmp_path / "papirer")
    assert Backups(tmp_path / "data", tmp_path / "genvej" / "færgen.risiko", clock).list() == copies.list()


def test_people_find_the_folder_by_the_name_of_the_file(tmp_path: Path, clock: Clock) -> None:
    for name, beginning in (
        ("Risiko 2025.risiko", "Risiko 2025 "),
        ("a:b*c.risiko", "a_b_c "),
        (".risiko", "_risiko "),
    ):
        path = Backups(tmp_path / "data", tmp_path / name, clock).make([b"x"], "daily")
        assert path.parent.name.startswith(beginning), path
    odd = Backups(tmp_path / "data", tmp_path / os.fsdecode(b"\xe6.risiko"), clock)
    assert odd.make([b"x"], "daily").exists()


@posix
def test_they_are_for_this_user_alone(copies: Backups, tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        path = copies.make([b"x"], "daily")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (path.parent, path.parent.parent, tmp_path / "data"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_day_is_the_day_where_one_sits(copies: Backups, clock: Clock, danish: None) -> None:
    # Half past midnight in Denmark, and still the day before in London.
    clock.set("2025-06-30T22:30:00+00:00")
    copies.make([b"x"], "daily")
    assert copies.has_one_of(dt.date(2025, 7, 1))
    assert not copies.has_one_of(dt.date(2025, 6, 30))


@posix
def test_the_hour_that_comes_twice_is_told_apart(copies: Backups, clock: Clock, danish: None) -> None:
    clock.set("2025-10-26T00:30:00+00:00")
    first = copies.make([b"sommer"], "replaced")
    clock.set("2025-10-26T01:30:00+00:00")
    second = copies.make([b"vinter"], "replaced")
    assert [backup.path for backup in copies.list()] == [second, first]
    assert {path.name[11:24] for path in (first, second)} == {"02.30.01+0200", "02.30.01+0100"}


def test_two_in_one_second_both_stay(copies: Backups, clock: Clock) -> None:
    for content in (b"a", b"b", b"c"):
        clock.set("2025-02-17T08:15:00+00:00")
        copies.make([content], "daily")
    assert [backup.path.read_bytes() for backup in copies.list()] == [b"c", b"b", b"a"]


def test_old_ones_are_let_go(copies: Backups, clock: Clock) -> None:
    for day in range(1, 29):
        clock.set(f"2025-02-{day:02}T08:00:00+00:00")
        copies.make([b"x"], "daily")
    kept = [backup.made.astimezone(dt.UTC).day for backup in copies.list()]
    # A week back from the 28th, and then the first, on a Saturday, and each Monday.
    assert kept == [28, 27, 26, 25, 24, 23, 22, 17, 10, 3, 1]


def test_a_clock_that_is_wrong_for_a_day_makes_an_end_of_little(copies: Backups, clock: Clock) -> None:
    for day in range(10, 18):
        clock.set(f"2025-02-{day:02}T08:00:00+00:00")
        copies.make([b"x"], "daily")
    before = set(copies.list())
    clock.set("2099-02-17T08:00:00+00:00")
    copies.make([b"x"], "daily")
    assert len(before - set(copies.list())) == 3
    clock.set("1999-02-17T08:00:00+00:00")
    copies.make([b"x"], "daily")
    assert len(before - set(copies.list())) == 3, "what is from the future is kept"
    assert {backup.made.year for backup in copies.list()} == {1999, 2025, 2099}


def test_a_day_of_many_keeps_the_first_and_the_last(copies: Backups) -> None:
    for number in range(40):
        copies.make([b"%d" % number], "replaced")
    assert [int(backup.path.read_bytes()) for backup in copies.list()] == [*range(39, 14, -1), 0]


def test_copies_of_what_was_only_changed_drive_out_none_of_what_is_gone(copies: Backups) -> None:
    copies.make([b"borte"], "lost")
    for number in range(40):
        copies.make([b"%d" % number], "joined")
    kept = [backup.path.read_bytes() for backup in copies.list()]
    assert (len(kept), kept[-1]) == (27, b"borte")
    for number in range(40):
        copies.make([b"%d" % number], "lost")
    assert len([backup for backup in copies.list() if backup.reason == "lost"]) == 26


def test_what_else_lies_there_is_no_copy_and_stays(copies: Backups) -> None:
    folder = copies.make([b"x"], "daily").parent
    for name in ("noter.txt", "2025-02-17.risiko", "2025-02-31 08.15.00+0100 dagens første.risiko"):
        (folder / name).touch()
    (folder / "2025-02-17 08.15.00+0100 andet.risiko").touch()
    copies.make([b"x"], "daily")
    assert len(copies.list()) == 2
    assert len(list(folder.iterdir())) == 6


def test_none_were_made_yet(copies: Backups) -> None:
    assert copies.list() == ()
    assert not copies.has_one_of(TODAY)


def test_why_there_is_none_is_told(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "data").touch()
    path = tmp_path / "færgen.risiko"
    with pytest.raises(CannotBackUp) as caught:
        Backups(tmp_path / "data", path, clock).make([b"x"], "daily")
    assert caught.value.path == path
    assert caught.value.reason is not None


def test_a_full_drive_is_told(copies: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotBackUp) as caught:
        copies.make([b"x"], "daily")
    assert caught.value.reason is not None
    assert caught.value.reason.errno == errno.ENOSPC
    assert copies.list() == ()


def test_one_that_cannot_be_removed_is_no_failure(
    copies: Backups, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (3, 4):
        clock.set(f"2025-02-{day:02}T08:00:00+00:00")
        copies.make([b"x"], "daily")

    def refuse(_path: Path, **_more: object) -> None:
        raise PermissionError

    clock.set("2025-02-17T08:00:00+00:00")
    monkeypatch.setattr(Path, "unlink", refuse)
    copies.make([b"x"], "daily")
    assert len(copies.list()) == 3
