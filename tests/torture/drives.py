"""A drive that is really full: a small one of memory in a view of the file systems that is this process's own."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from risikoapp.messages import message
from risikoapp.storage.errors import StorageError
from risikoapp.storage.repository import Repository, Surroundings
from tests.bench.registers import register_of
from tests.torture.kills import edited
from tests.torture.report import Report

_PAGE = 4096
_PAGES = 64
_MOUNT = 'mount -t tmpfs -o size=256k none "$1" && shift && exec "$@"'
_FILE = register_of(10)


def run(report: Report, *, short: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        drive = Path(folder, "drev")
        drive.mkdir()
        command = [sys.executable, "-m", "tests.torture.drives", str(drive), folder]
        own = ["unshare", "--mount", "--map-root-user", "sh", "-c", _MOUNT, "sh", str(drive)]
        if (
            shutil.which("unshare") is None
            or subprocess.run([*own, "true"], capture_output=True, check=False).returncode
        ):
            report.tell("not tried: nobody here may have a small drive of his own")
            return
        done = subprocess.run([*own, *command], capture_output=True, timeout=300, check=False)
        said = done.stdout.decode("utf-8")
        report.tell(said.strip())
        report.hold(done.returncode == 0, f"{said} {done.stderr.decode('utf-8')[-2000:]}")


def _fill(drive: Path, free: int) -> Path:
    """Leaves so many pages free."""
    filler = drive / "fyld"
    filler.unlink(missing_ok=True)
    available = os.statvfs(drive).f_bavail - free
    filler.write_bytes(bytes(max(0, available) * _PAGE))
    return filler


def _save_on(drive: Path, data: Path) -> str:
    """Saves with more and more room; raises AssertionError where anything else than old or new stands there."""
    papers = drive / "papirer"
    papers.mkdir()
    path = papers / "færgen.risiko"
    around = Surroundings(data=data, wait=lambda _seconds: None)
    repository = Repository.create(path, _FILE, around=around)
    told = saved = 0
    old = _FILE
    for number in range(1, _PAGES):
        filler = _fill(drive, number // 2)
        new = edited(old, number)
        try:
            repository.save(new)
        except StorageError as error:
            told += 1
            assert "ikke mere plads på drevet" in message(error), message(error)
            assert Repository.open(path)[1] == old
            # Where the person's own folder lies on the same drive there is no room either.
            kept = error.kept
            assert kept is None or Repository.open(kept)[1] == new
            assert (kept is None) == data.is_relative_to(drive)
        else:
            saved += 1
            assert Repository.open(path)[1] == new
        assert [each.name for each in papers.iterdir()] == [path.name]
        filler.unlink()
        repository.save(new)
        assert Repository.open(path)[1] == new
        old = new
    assert told and saved
    shutil.rmtree(papers)
    return f"{told} times told that there is no room, {saved} times saved"


if __name__ == "__main__":
    small, large = Path(sys.argv[1]), Path(sys.argv[2])
    print(f"on a full drive: {_save_on(small, large / 'data')}; with the person's own folder on it: ", end="")
    print(_save_on(small, small / "data"))
