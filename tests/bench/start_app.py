"""The whole program, started as a person starts it, with the file that is named. Tells when it is painted."""

import sys
from pathlib import Path

from risikoapp.app import main
from risikoapp.ui.windows import Windows
from tests.bench.first_paint import FirstPaint

_begin = Windows.begin


def _begin_watched(self: Windows, path: Path | None) -> None:
    _begin(self, path)
    FirstPaint(self.open_windows[0])


Windows.begin = _begin_watched
sys.exit(main())
