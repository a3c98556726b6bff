"""Whoever has a file open has its lock, as soon as nobody else has it and until it is closed."""

import datetime as dt
from pathlib import Path

import pytest

from risikoapp.storage.kept_lock import KeptLock
from risikoapp.storage.lock import Lock, holder_of

NOW = dt.datetime(2025, 2, 14, 9, 5, tzinfo=dt.UTC)


def _kept(path: Path, lock: Lock | None) -> KeptLock:
    return KeptLock(path, lambda: NOW, lock)


def test_it_is_taken_when_whoever_had_it_is_done(path: Path, place: Path) -> None:
    place.write_text('{"machine":"ANDEN-PC","owner":"0123456789ab-7-abc"}', encoding="utf-8")
    before = place.read_bytes()
    kept = _kept(path, None)
    kept.look_after()
    assert place.read_bytes() == before, "it is theirs"
    place.unlink()
    kept.look_after()
    assert place.exists()
    kept.release()
    assert list(path.parent.iterdir()) == [path]


def test_what_stands_is_left_alone_and_what_has_gone_is_put_there_again(path: Path, place: Path) -> None:
    kept = _kept(path, Lock.take(path, NOW))
    before = place.read_bytes()
    kept.look_after()
    assert place.read_bytes() == before
    place.unlink()
    kept.look_after()
    assert place.exists()
    kept.release()
    assert list(path.parent.iterdir()) == [path]


def test_who_has_closed_takes_it_no_more(path: Path, place: Path) -> None:
    kept = _kept(path, Lock.take(path, NOW))
    kept.release()
    kept.look_after()
    kept.release()
    assert not place.exists()


def test_who_closes_while_it_is_being_taken_does_not_leave_it(
    path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, take = _kept(path, None), Lock.take

    def slow(path: Path, now: dt.datetime) -> Lock:
        taken = take(path, now)
        kept.release()
        return taken

    monkeypatch.setattr(Lock, "take", slow)
    kept.look_after()
    assert holder_of(path) is None
    assert not place.exists()


def test_where_there_can_be_none_it_is_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "væk"
    kept = _kept(folder / "færgen.risiko", None)
    kept.look_after()
    folder.mkdir()
    kept.look_after()
    assert [each.name for each in folder.iterdir()] == [".færgen.risiko.lock"]
