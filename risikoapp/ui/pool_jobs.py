"""What autosave has done in its thread."""

from collections.abc import Callable

from risikoapp.domain.model import RegisterFile
from risikoapp.storage.errors import StorageError


class Work:
    """What is done in the pool, and what follows."""

    def __init__(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        self._work = work
        self._then = then
        self._fault: Exception | None = None
        self.done = False

    def run(self) -> None:
        try:
            self._work()
        except Exception as fault:
            self._fault = fault
        self.done = True

    def end(self) -> None:
        if self._fault is not None:
            # A mistake of ours, that must come out where it is seen.
            raise self._fault
        self._then()


class Write:
    """One register on its way to disk."""

    def __init__(self, save: Callable[[RegisterFile], None], file: RegisterFile) -> None:
        self._save = save
        self.file = file
        self.done = False
        self.error: StorageError | None = None
        self.fault: Exception | None = None

    def run(self) -> None:
        try:
            self._save(self.file)
        except StorageError as error:
            self.error = error
        except Exception as fault:
            self.fault = fault
        self.done = True
