"""Every system call of a save made to fail in turn: the old content or the new one, never anything else, and a message.

First by putting a call that fails in the place of Python's own, at each call that a save makes. Then, where strace is
installed, in the kernel's place, in a process of its own.
"""

import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from risikoapp.domain.model import RegisterFile
from risikoapp.messages import message
from risikoapp.storage.errors import StorageError
from risikoapp.storage.repository import Repository, Surroundings
from tests.bench.registers import register_of
from tests.torture.kills import edited
from tests.torture.report import Report

CALLS = (
    *("open", "close", "write", "writev", "fsync", "stat", "lstat", "fstat", "fchmod", "fchown", "umask"),
    *("link", "replace", "unlink", "mkdir", "rmdir", "scandir", "listdir", "listxattr", "getxattr", "setxattr"),
)
ERRORS = ("ENOSPC", "EIO", "EACCES", "EPERM", "EROFS", "EBUSY", "EXDEV", "EDQUOT", "EINTR", "ETIMEDOUT", "ESTALE")
_OLD, _NEW, _NEWER = (edited(register_of(3), number) for number in (1, 2, 3))


def run(report: Report, *, short: bool) -> None:
    for name in ("EIO", "ENOSPC", "EACCES") if short else ERRORS:
        calls = _fail_each(report, name, lambda number, name=name: _Failing(number, getattr(errno, name)))
        report.tell(f"{name} at each of {calls} calls of a save")
    report.tell(f"half a write at each of {_fail_each(report, 'half a write', _Half)} calls of a save")
    if shutil.which("strace") is None:
        report.tell("not tried: strace is not installed, which would make the kernel's own calls fail")
    elif not short:
        _fail_in_the_kernel(report)


class _Failing:
    """Fails at the call of that number, counted from 1 over all calls."""

    def __init__(self, number: int, error: int) -> None:
        self.left = number
        self.error = error

    def __call__(self, name: str, call: Callable[..., Any], arguments: tuple[Any, ...], more: dict[str, Any]) -> Any:
        self.left -= 1
        if self.left:
            return call(*arguments, **more)
        if name == "close":
            # A file is closed even when that fails.
            call(*arguments)
        raise OSError(self.error, os.strerror(self.error))


class _Half(_Failing):
    """Writes half, and then nothing more."""

    def __init__(self, number: int) -> None:
        super().__init__(number, errno.ENOSPC)
        self.is_full = False

    def __call__(self, name: str, call: Callable[..., Any], arguments: tuple[Any, ...], more: dict[str, Any]) -> Any:
        self.left -= 1
        if name not in ("write", "writev"):
            return call(*arguments, **more)
        if self.is_full:
            raise OSError(self.error, os.strerror(self.error))
        if self.left <= 0:
            self.is_full = True
            given = b"".join(arguments[1]) if name == "writev" else bytes(arguments[1])
            return os.pwrite(arguments[0], given[: len(given) // 2], os.lseek(arguments[0], 0, os.SEEK_CUR))
        return call(*arguments, **more)


@contextmanager
def _through(failing: _Failing) -> Iterator[None]:
    """Every call of the list goes through `failing` while this lasts."""
    real = {name: getattr(os, name) for name in CALLS}

    def passing(name: str) -> Callable[..., Any]:
        return lambda *arguments, **more: failing(name, real[name], arguments, more)

    for name in real:
        setattr(os, name, passing(name))
    try:
        yield
    finally:
        for name, call in real.items():
            setattr(os, name, call)


def _fail_each(report: Report, name: str, make: Callable[[int], _Failing]) -> int:
    """Saves once for each call that a save makes, which then fails; how many there were."""
    number = 0
    while True:
        number += 1
        with tempfile.TemporaryDirectory() as folder:
            failing = make(number)
            _save_through(report, f"{name} at call {number}", Path(folder), failing)
            if failing.left > 0:
                return number - 1


def _save_through(report: Report, what: str, folder: Path, failing: _Failing) -> None:
    """Saves with a call that fails; afterwards the next save must do."""
    papers = folder / "papirer"
    papers.mkdir()
    path = papers / "færgen.risiko"
    around = Surroundings(data=folder / "data", wait=lambda _seconds: None)
    Repository.create(path, _OLD, around=around)
    repository, _file = Repository.open(path, around)
    said = ""
    with _through(failing):
        try:
            repository.save(_NEW)
        except StorageError as error:
            said = message(error)
    found = Repository.open(path)[1]
    report.hold(found in (_OLD, _NEW), f"{what}: something else stands in the file")
    report.hold(bool(said) or found == _NEW, f"{what}: told as saved, and is not")
    report.hold(not said or said.endswith("."), f"{what}: {said}")
    left = [each.name for each in papers.iterdir() if each.name != path.name]
    # Where the very removal of a temporary file fails, it lies there until this process is no more.
    report.hold(len(left) <= 1, f"{what}: left behind {left}")
    repository.save(_NEWER)
    report.hold(Repository.open(path)[1] == _NEWER, f"{what}: the next save did not save")
    for copy in repository.backups.list():
        report.hold(Repository.open(copy.path)[1] in (_OLD, _NEW), f"{what}: half a backup")
    report.hold(repository.recoveries.pending() is None, f"{what}: something waits though all is saved")


_SYSCALLS = (
    *("openat", "write", "writev", "fsync", "close", "newfstatat", "fstat", "statx", "fchmod", "rename", "link"),
    *("unlink", "mkdir", "getdents64", "listxattr", "flistxattr"),
)
_CHILD = """\
import os, sys
from pathlib import Path
from risikoapp.messages import message
from risikoapp.storage.errors import StorageError
from risikoapp.storage.repository import Repository, Surroundings
from tests.torture.faults import _NEW
path = Path(sys.argv[1])
around = Surroundings(data=path.parent / "data", wait=lambda _seconds: None)
repository, file = Repository.open(path, around)
repository.save(file)
import _strptime
os.getppid()
try:
    repository.save(_NEW)
except StorageError as error:
    os.getppid()
    os.write(1, message(error).encode())
else:
    os.getppid()
    os.write(1, b"saved")
"""


def _fail_in_the_kernel(report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, during = _counted(Path(folder))
    tried: Counter[str] = Counter()
    for call, times in during.items():
        for error in ("ENOSPC", "EIO", "EACCES", "EROFS", "EINTR"):
            for number in range(first[call] + 1, first[call] + times + 1):
                with tempfile.TemporaryDirectory() as folder:
                    tried[_saved_under_strace(report, Path(folder), call, f"error={error}:when={number}")] += 1
    report.tell(f"in the kernel's place, {sum(tried.values())} times: {dict(tried)}")


def _strace(folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    path = folder / "færgen.risiko"
    Repository.create(path, _OLD, around=Surroundings(data=folder / "data"))
    command = ["strace", "-qq", *options, sys.executable, "-c", _CHILD, str(path)]
    environment = os.environ | {"PYTHONHASHSEED": "0", "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)


def _counted(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each call is made before the save, and during it."""
    log = folder / "log"
    _strace(folder, "-o", str(log), "-e", f"trace=getppid,{','.join(_SYSCALLS)}")
    counts = (Counter[str](), Counter[str](), Counter[str]())
    phase = 0
    for line in log.read_text(errors="replace").splitlines():
        if found := re.match(r"(\w+)\(", line):
            phase += found[1] == "getppid"
            counts[phase][found[1]] += 1
    del counts[1]["getppid"]
    return counts[0], counts[1]


def _saved_under_strace(report: Report, folder: Path, call: str, fault: str) -> str:
    what = f"the kernel's {call} with {fault}"
    run = _strace(folder, "-o", str(folder / "log"), "-e", f"trace={call}", "-e", f"inject={call}:{fault}")
    said = run.stdout.decode("utf-8", errors="replace")
    found: RegisterFile = Repository.open(folder / "færgen.risiko")[1]
    report.hold(found in (_OLD, _NEW), f"{what}: something else stands in the file")
    report.hold(said != "saved" or found == _NEW, f"{what}: told as saved, and is not")
    if said == "saved":
        return "saved all the same"
    report.hold(run.returncode == 0 and said.endswith("."), f"{what}: {said} {run.stderr.decode()[-300:]}")
    return "told"
