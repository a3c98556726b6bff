"""The register as plain tables and back: validation and migrations, all pure functions."""

import sys
from typing import Any


def _load_msgspec() -> None:
    """Without typing_extensions, two megabytes that msgspec takes where they are: Python's own typing has all of it."""
    loaded: dict[str, Any] = sys.modules
    hidden = loaded.setdefault("typing_extensions", None) is None
    try:
        import msgspec  # noqa: F401  # pyright: ignore[reportUnusedImport]
    finally:
        if hidden:
            del loaded["typing_extensions"]


_load_msgspec()
