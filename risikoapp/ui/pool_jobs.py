"""What autosave has done in its thread."""

from collections.abc import Callable

from risikoapp.domain.model import RegisterFile
from risikoapp.storage.errors import StorageError


class Job:
    """Something to be done in the pool: whether it is, and a mistake of ours that came in its way."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self.done = False
        self.fault: Exception | None = None

    def run(self) -> None:
        try:
            self._work()
        except Exception as fault:
            self.fault = fault
        self.done = True


class Work(Job):
    """What is done in the pool, and what follows."""

    def __init__(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        super().__init__(work)
        self._then = then

    def end(self) -> None:
        if self.fault is not None:
            # It must come out where it is seen.
            raise self.fault
        self._then()


class Write(Job):
    """One register on its way to disk."""

    def __init__(self, save: Callable[[RegisterFile], None], file: RegisterFile) -> None:
        super().__init__(self._write)
        self._save = save
        self.file = file
        self.error: StorageError | None = None

    def _write(self) -> None:
        try:
            self._save(self.file)
        except StorageError as error:
            self.error = error
