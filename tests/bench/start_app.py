"""The whole program, started as a person starts it, with the file that is named. Tells when it is painted."""

import importlib.util
import runpy
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

MAIN = Path(__file__).parents[2] / "main.py"
WINDOWS = "risikoapp.ui.windows"
WRITES_AFTER = 1_000
"""Milliseconds until somebody puts the cursor in a text: later than the window is looked at as it was opened."""


class WatchedLoader(SourceFileLoader):
    """Loads the module of the windows, and has the first of them watched."""

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        windows: Any = module
        begin = windows.Windows.begin

        def begin_watched(self: Any, path: Path | None) -> None:
            begin(self, path)
            from functools import partial

            from PySide6.QtCore import QTimer

            from tests.bench.first_paint import FirstPaint

            window = self.open_windows[0]
            FirstPaint(window)
            # The dictionary of the spelling is loaded when somebody is about to write.
            QTimer.singleShot(WRITES_AFTER, partial(_write_in, window))

        windows.Windows.begin = begin_watched


def _write_in(window: Any) -> None:
    window.pane.description.setFocus()


class Watcher(MetaPathFinder):
    """Waits for that module: to load it here would change the order in which the program loads itself."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != WINDOWS:
            return None
        sys.meta_path.remove(self)
        found = importlib.util.find_spec(name)
        assert found is not None
        assert found.origin is not None
        return importlib.util.spec_from_file_location(name, found.origin, loader=WatchedLoader(name, found.origin))


sys.meta_path.insert(0, Watcher())
runpy.run_path(str(MAIN), run_name="__main__")
