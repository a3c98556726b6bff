"""What a killed process leaves is taken away, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from risikoapp.storage import temporary

MAKE = (
    "import sys; from pathlib import Path; from risikoapp.storage import temporary; temporary.make(Path(sys.argv[1]))"
)


def _left_by_a_dead_process(target: Path) -> Path:
    command = [sys.executable, "-c", MAKE, str(target)]
    before = set(target.parent.iterdir())
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2], timeout=60)
    (left,) = set(target.parent.iterdir()) - before
    return left


def test_what_a_dead_process_left_is_swept_away(tmp_path: Path) -> None:
    left = _left_by_a_dead_process(tmp_path / "færgen.risiko")
    assert left.name.startswith(".færgen.risiko.")
    temporary.sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_else_is_swept_away(tmp_path: Path) -> None:
    handle, ours = temporary.make(tmp_path / "færgen.risiko")
    os.close(handle)
    dead = _left_by_a_dead_process(tmp_path / "færgen.risiko")
    token = dead.name.split(".")[3]
    place, pid, started = token.split("-")
    names = [
        f".færgen.risiko.{'0' * len(place)}-{pid}-{started}.abc.tmp",
        f".færgen.risiko.-{pid}-{started}.abc.tmp",
        f".færgen.risiko.{token}.abc.risiko",
        f"færgen.risiko.{token}.abc.tmp",
        f".{token}.tmp",
        ".færgen.risiko.abc.tmp",
        ".tmp",
        "færgen.risiko",
    ]
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / f".mappe.{token}.abc.tmp").mkdir()
    temporary.sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {*names, ours.name, f".mappe.{token}.abc.tmp"}


def test_a_folder_that_cannot_be_looked_at_is_left(tmp_path: Path) -> None:
    temporary.sweep(tmp_path / "ingen")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_temporary_file_is_for_this_user_alone(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        handle, made = temporary.make(tmp_path / "færgen.risiko")
    finally:
        os.umask(mask)
    os.close(handle)
    assert made.stat().st_mode & 0o777 == 0o600


def test_a_long_name_is_no_hindrance(tmp_path: Path) -> None:
    handle, made = temporary.make(tmp_path / ("æ" * 120 + ".risiko"))
    os.close(handle)
    assert made.parent == tmp_path
