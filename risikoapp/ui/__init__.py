"""The window: the only place with Qt."""

import builtins

# PySide6 puts an import of its own in the place of Python's. For the sake of `from __feature__ import …`, which nobody
# here writes, it reads the source of every module that is imported from then on, and keeps it.
_plain_import = builtins.__import__
_plain_import("PySide6.QtCore")
builtins.__import__ = _plain_import
