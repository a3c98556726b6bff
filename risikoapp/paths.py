"""Where files lie: those that come with the program, and those it keeps for this person on this machine."""

import os
import sys
from pathlib import Path

_GUIDE = "brugervejledning.md"


def resource(*parts: str) -> Path:
    """The path of a bundled file, alike from a checkout, an installed wheel and a frozen build."""
    return _resources().joinpath(*parts)


def guide() -> Path:
    """The user's guide, a Markdown file with its pictures in `billeder` beside it."""
    packed = resource("vejledning", _GUIDE)
    # A checkout has it where it is read on the web, too.
    return packed if packed.is_file() else Path(__file__).resolve().parents[1] / "docs" / _GUIDE


def user_data() -> Path:
    """The folder for what is kept for this person on this machine alone; it need not exist yet."""
    home = _home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or "")
        # The specification has a relative one ignored.
        base = base if base.is_absolute() else home / ".local" / "share"
    return base / "risikoapp"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        # Somebody without a home: nothing can be kept, which is told when it is tried.
        return Path(os.devnull)


def _resources() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
