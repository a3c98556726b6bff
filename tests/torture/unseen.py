"""The window's document and autosave without a window, for a worker that is going to be killed."""

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from risikoapp.domain.model import RegisterFile
from risikoapp.ids import IdSource
from risikoapp.storage.repository import Repository, Surroundings
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.clock import Clock
from risikoapp.ui.document import Document


def edit_for_ever(
    path: Path,
    around: Surroundings,
    acknowledge: Callable[[int], object],
    edited: Callable[[RegisterFile, int], RegisterFile],
) -> None:
    """Makes one numbered edit after the other, and acknowledges what the status line would call saved."""
    application = QCoreApplication([])
    repository, file = Repository.open(path, around)
    document = Document(file, Clock(lambda: dt.datetime.now(dt.UTC), IdSource()))
    autosave = Autosave(document, repository, document.clock.now)
    chance = random.Random()

    def number() -> int:
        return int(document.register.title) if document.register.title.isdecimal() else 0

    def edit() -> None:
        after = edited(document.file, number() + 1)
        document._step("rettelse", after.register)
        # Now and then it rests, and what is shown becomes what is saved.
        timer.start(chance.choice((0, 0, 1, 3, 10, 30)))

    def tell() -> None:
        if autosave.is_saved and autosave.error is None and number():
            acknowledge(number())

    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(edit)
    autosave.state_changed.connect(tell)
    edit()
    application.exec()
