"""One of two people in one file, in a process of its own: the program's own window, off the screen, edited by chance.

    python -m tests.torture.colleague PATH PLACE SECONDS TOLD

What the status line calls saved is acknowledged: it is written to TOLD in the end, with what the window has said.
"""

import datetime as dt
import json
import random
import re
import sys
import time
import traceback
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from risikoapp.domain.merge import Choice, Conflict, Merge
from risikoapp.domain.model import Register
from risikoapp.ids import IdSource
from risikoapp.storage.errors import ChangedOnDisk
from risikoapp.ui import lookout, opening
from risikoapp.ui.application import dress
from risikoapp.ui.clock import Clock
from risikoapp.ui.dialogs import conflicts, questions
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows

RISKS = 10
"""Of each of the two, after the first one, which both have."""
NAMES = ("den ene", "den anden")
_MOST = 60
"""New risks of each, and five times as many actions; the file must not grow for ever."""
_QUIET = 2.0
"""Seconds without anything new until all is taken to be over."""
_PATIENCE = 60.0
_RESTS = (0, 0, 1, 3, 10, 30, 100, 300)

Said = dict[str, int]
"""What a person has written, each with the number of the edit that did it last."""


def said(register: Register, place: int) -> Said:
    """What stands there of what that one has written."""
    words = re.compile(rf"Ærø {NAMES[place]} (\w+) (\d+)")
    texts = [text for risk in register.risks for text in (risk.name, risk.description)]
    texts += [action.text for action in register.risks[0].actions]
    return {found[1]: int(found[2]) for text in texts if (found := words.fullmatch(text))}


class Colleague(QObject):
    """Edits, and answers what the window asks, as somebody does who minds his own risks."""

    def __init__(self, window: MainWindow, place: int, seconds: float) -> None:
        super().__init__()
        self._window = window
        self._place = place
        self._end = time.monotonic() + seconds
        self._chance = random.Random(place)
        self._last_change = time.monotonic()
        self._made = self._stands = Said()
        self.acknowledged = Said()
        self.counts = dict.fromkeys(("edits", "meetings", "put back", "mine", "older", "gone", "gone untold"), 0)
        self._was_asked = ""
        self._edits = self._every(0, self._edit)
        self._answers = self._every(20, self._answer)
        window.autosave.state_changed.connect(self._acknowledge)
        window.autosave.changed_elsewhere.connect(self._count_meeting)
        window.document.changed.connect(self._compare)

    def _every(self, milliseconds: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.timeout.connect(slot)
        timer.start(milliseconds)
        return timer

    def _edit(self) -> None:
        if time.monotonic() > self._end:
            self._edits.stop()
            return
        self._edits.setInterval(self._chance.choice(_RESTS))
        self.counts["edits"] += 1
        document, number = self._window.document, self.counts["edits"]
        risks = document.register.risks
        match self._chance.choice(("describe", "describe", "describe", "action", "action", "risk")):
            case "action" if self._count("a") < 5 * _MOST:
                document.add_actions(risks[0].id, [(None, self._words(f"a{number}", number))])
            case "risk" if self._count("r") < _MOST:
                document.rename_risk(document.create_risk(), self._words(f"r{number}", number))
            case _:
                own = self._chance.randrange(RISKS)
                risk = risks[1 + self._place * RISKS + own]
                document.describe_risk(risk.id, self._words(f"b{own}", number))

    def _words(self, key: str, number: int) -> str:
        self._made = {**self._made, key: number}
        return f"Ærø {NAMES[self._place]} {key} {number}"

    def _count(self, kind: str) -> int:
        return sum(key.startswith(kind) for key in self._made)

    def _acknowledge(self) -> None:
        autosave = self._window.autosave
        if autosave.is_saved and autosave.error is None:
            self.acknowledged |= said(self._window.document.register, self._place)

    def _count_meeting(self) -> None:
        self.counts["meetings"] += 1

    def _compare(self) -> None:
        """What was written here and is gone now has been taken by somebody else, and that must be told."""
        self._last_change = time.monotonic()
        before, self._stands = self._stands, said(self._window.document.register, self._place)
        if any(self._stands.get(key, 0) < number for key, number in before.items()):
            self.counts["gone"] += 1
            # The line comes right after.
            QTimer.singleShot(0, self, self._look_for_a_word)

    def _look_for_a_word(self) -> None:
        self.counts["gone untold"] += not self._window.notice.told

    def _answer(self) -> None:
        notice = self._window.notice
        buttons = {each.text(): each for each in notice.findChildren(QPushButton) if not each.isHidden()}
        mine, older, choose = (buttons.get(text) for text in ("Behold min", "Tag den ældre", "Vælg…"))
        asked = notice.told if isinstance(self._window.autosave.error, ChangedOnDisk) else ""
        if asked and asked != self._was_asked and mine is not None:
            self.counts["put back"] += 1
        self._was_asked = asked
        # A person takes a while to see it.
        if asked and not self._window.autosave.is_busy() and self._chance.random() < 0.1:
            chosen = choose if mine is None or older is None else self._chance.choice((mine, older))
            if chosen is not None:
                self.counts["mine"] += chosen is mine
                self.counts["older"] += chosen is older
                chosen.click()

    def finish(self) -> None:
        """The window is going to be closed."""
        self._answers.stop()
        self.acknowledged |= said(self._window.document.register, self._place)

    @property
    def is_done(self) -> bool:
        """Whether all is written, nothing asked, and nothing has come for a while; raises TimeoutError."""
        now = time.monotonic()
        if now > self._end + _PATIENCE:
            raise TimeoutError(f"{self._window.autosave.error!r}, {self._window.notice.told}")
        autosave = self._window.autosave
        is_well = autosave.is_saved and autosave.error is None and not autosave.is_busy()
        return now > self._end and is_well and now > self._last_change + _QUIET


def _mine(merged: Merge, *_others: object) -> Mapping[Conflict, Choice]:
    return dict.fromkeys(merged.conflicts, "mine")


def main(path: Path, place: int, seconds: float, told: Path) -> int:
    faults: list[str] = []

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append("".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = note
    application = QApplication([])
    dresser = dress(application, "light")
    # It looks more often than the program does, so that more comes together in the time.
    lookout.EVERY = 100
    opening.ask_locked = lambda *_, **__: "together"
    conflicts.ask_conflicts = _mine
    # An older state may be put back while it is chosen between two versions: then a dialog asks, as nothing else does.
    chance = random.Random(place)
    questions.ask_step_back = lambda _parent: chance.choice(("mine", "older", ""))
    windows = Windows(Clock(lambda: dt.datetime.now(dt.UTC), IdSource()), dresser.theme, Preferences(application))
    window = windows.open_file(path)
    assert window is not None
    colleague = Colleague(window, place, seconds)

    def look() -> None:
        if faults or colleague.is_done:
            application.exit()

    watch = QTimer()
    watch.timeout.connect(look)
    watch.start(50)
    application.exec()
    colleague.finish()
    if not faults and not window.close():
        faults.append("the window did not close")
    application.processEvents()
    told.write_text(json.dumps({"said": colleague.acknowledged, "counts": colleague.counts, "faults": faults}), "utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4])))
