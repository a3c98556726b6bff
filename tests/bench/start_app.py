"""The whole program, started as a person starts it, with the file that is named. Tells when it is painted.

What watches the program loads nothing that neither it nor the empty window needs: that would be charged to it.
"""

import sys
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

MAIN = Path(__file__).parents[2] / "main.py"
WINDOWS = "risikoapp.ui.windows"
WRITES_AFTER = 1_000
"""Milliseconds until somebody puts the cursor in a text: later than the window is looked at as it was opened."""


class WatchedLoader:
    """Loads the module of the windows, and has the first of them watched."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
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


class Watcher:
    """Waits for that module: to load it here would change the order in which the program loads itself."""

    def find_spec(self, name: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != WINDOWS:
            return None
        sys.meta_path.remove(self)
        found = PathFinder.find_spec(name, path)
        assert found is not None
        loader: Any = WatchedLoader(found.loader)
        found.loader = loader
        return found


sys.meta_path.insert(0, Watcher())
exec(compile(MAIN.read_bytes(), MAIN, "exec"), {"__name__": "__main__"})
