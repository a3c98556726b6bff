"""The log: what happened and where in the code, for whoever mends the program. Never what is written in a file.

Events are fixed words. Of an error it tells the kind, the place in the code, and the system's number where there is
one: never its message, for in that a name or a text may stand.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Lock as Mutex
from types import TracebackType
from typing import IO, TYPE_CHECKING

from risikoapp import __version__
from risikoapp.storage.places import make_private

if TYPE_CHECKING:
    from logging import Logger

LOG = "risikoapp.log"
CRASHES = "sammenbrud.log"
_BYTES = 200_000
_KEPT = 2
"""Older logs beside the one that is written, each of as many bytes."""
_CODE = Path(__file__).parents[1]


class Log:
    """The log in the folder `log` of this person's data, readable by this user alone.

    Safe to use from several threads. A log that cannot be written is done without.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self._logger: Logger | None = None
        self._making = Mutex()
        self.path = data / "log" / LOG

    def event(self, words: str) -> None:
        """Notes that something happened, in fixed words."""
        self._written().info(words)

    def fault(self, error: BaseException) -> None:
        """Notes an error of the program."""
        self._written().error("%s", described(error))

    def crashes(self) -> IO[bytes] | None:
        """A file to append to, for what Python itself tells of a crash; None where there can be none."""
        try:
            make_private(self.path.parent, self._data)
            path = self.path.with_name(CRASHES)
            if path.exists() and path.stat().st_size > _BYTES:
                path.unlink()
            return open(path, "ab", opener=_private)
        except OSError:
            return None

    def close(self) -> None:
        with self._making:
            for handler in tuple(self._logger.handlers) if self._logger is not None else ():
                handler.close()
            self._logger = None

    def _written(self) -> "Logger":
        with self._making:
            if self._logger is None:
                self._logger = self._made()
            return self._logger

    def _made(self) -> "Logger":
        # Slow to load, and not wanted for the first window.
        import logging
        from logging.handlers import RotatingFileHandler

        class Handler(RotatingFileHandler):
            def _open(self) -> IO[str]:  # pyright: ignore[reportIncompatibleMethodOverride]
                return open(self.baseFilename, self.mode, encoding="utf-8", opener=_private)

            def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
                """A full drive has been told by whoever wanted to save; that the log is missing is the least of it."""

        # Not by name: then it would be one for the whole process, and outlive its folder.
        logger = logging.Logger("risikoapp")
        try:
            make_private(self.path.parent, self._data)
            handler = Handler(self.path, maxBytes=_BYTES, backupCount=_KEPT)
        except OSError:
            logger.addHandler(logging.NullHandler())
            return logger
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        logger.addHandler(handler)
        logger.info("risikoapp %s", __version__)
        return logger


def described(error: BaseException) -> str:
    """An error and what led to it: kinds, places in the code and the system's numbers, without any message."""
    return "\n".join(line for each in _chain(error) for line in _lines(each))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """What came first, then what came of it."""
    seen: list[BaseException] = []
    found: BaseException | None = error
    while found is not None and found not in seen:
        seen.append(found)
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
    return reversed(seen)


def _lines(error: BaseException) -> Iterator[str]:
    number = f" (errno {error.errno})" if isinstance(error, OSError) and error.errno is not None else ""
    yield f"{type(error).__module__}.{type(error).__qualname__}{number}"
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"  {_place(code.co_filename)}:{trace.tb_lineno} {code.co_qualname}"
        trace = trace.tb_next


def _place(name: str) -> str:
    """A file of code, without the folders in which people may have put their names."""
    path = Path(name)
    return str(path.relative_to(_CODE)) if path.is_relative_to(_CODE) else str(Path(*path.parts[-2:]))


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
