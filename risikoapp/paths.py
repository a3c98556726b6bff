"""Where files lie: those that come with the program, and those it keeps for this person on this machine."""

import os
import sys
from contextlib import suppress
from pathlib import Path

_POLICY = "politik.ini"
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


def settings() -> Path:
    """The person's own settings, where Qt keeps what it calls the ini format; there need not be any yet."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or _home() / "AppData" / "Roaming")
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or "")
        base = base if base.is_absolute() else _home() / ".config"
    return base / "risikoapp" / "risikoapp.ini"


def policy_files() -> tuple[Path, ...]:
    """Where whoever looks after the machine may have written what is decided for all; the first there is counts."""
    if sys.platform == "win32":
        return (Path(os.environ.get("PROGRAMDATA") or "C:/ProgramData") / "risikoapp" / _POLICY,)
    if sys.platform == "darwin":
        return (Path("/Library/Application Support/risikoapp") / _POLICY,)
    folders = os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    named = (Path(folder) / "risikoapp" / _POLICY for folder in folders.split(":") if folder.startswith("/"))
    return (Path("/etc/risikoapp") / _POLICY, *named)


def expanded(folder: str) -> Path | None:
    """The whole path that a text with `~` and variables stands for on this machine; None where it is none."""
    path = Path(os.path.expandvars(folder))
    with suppress(RuntimeError):
        path = path.expanduser()
    # What nobody has set stands there as it was.
    return path if path.is_absolute() and not {"$", "%"} & set(str(path)) else None


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
