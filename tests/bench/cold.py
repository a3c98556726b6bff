"""Processes of their own, started as for the first time today: nothing is in them, but all files are at hand."""

import os
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
HERE = Path(__file__).parent


def environment(home: str) -> dict[str, str]:
    """For processes that keep their settings, data and compiled modules in the folder `home`."""
    # A runtime folder of its own, too: a program that the tester has open would take the file over. And what lies in
    # safety for the tester's own files would be looked through.
    own = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), home)
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), **own}
    # Where a tester lets Python keep no compiled modules, every start would compile the program anew.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env["PYTHONPYCACHEPREFIX"] = str(Path(home, "compiled"))
    env["QT_QPA_PLATFORM"] = screen()
    return env


def screen() -> str:
    """The name that Qt has for what windows are painted on here."""
    return os.environ.get("QT_QPA_PLATFORM") or ("xcb" if os.environ.get("DISPLAY") else "offscreen")
