"""A person's own surroundings, in which the smoke test runs the program: folders, a bus, windows that are asked for."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.desktop.test_process import xdotool


def at_home(folder: Path, env: dict[str, str]) -> dict[str, str]:
    """The environment of a person who starts the program for the first time, and has no Python."""
    names = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME")
    home = {**env, **{name: str(folder / name.lower()) for name in names}}
    for name in names:
        Path(home[name]).mkdir(mode=0o700)
    for name in ("PYTHONPATH", "QT_QPA_PLATFORM", "PYTHONDONTWRITEBYTECODE"):
        home.pop(name, None)
    return home


@contextmanager
def session_bus(env: dict[str, str]) -> Iterator[None]:
    """A bus of its own for who has this environment, on which a program is read aloud."""
    command = ["dbus-run-session", "--", "sh", "-c", 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat']
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=quiet, text=True
    ) as session:
        assert session.stdin is not None and session.stdout is not None
        env["DBUS_SESSION_BUS_ADDRESS"] = session.stdout.readline().strip()
        yield
        # The end of its input ends the session.
        session.stdin.close()


@contextmanager
def running(command: list[str], env: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """A process that is ended with the block, however that ends."""
    process = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def activated(process: "subprocess.Popen[str]", title: str) -> str:
    """The window of a process, with the keyboard."""
    its_own = ("--all", "--onlyvisible", "--pid", str(process.pid), "--name", title)
    window = xdotool("search", "--sync", *its_own)
    xdotool("windowactivate", "--sync", window)
    return window
