"""Run the desktop tests on a private screen: python -m tests.desktop.run [PYTEST ARGUMENTS]."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

NEEDED = ("Xvfb", "dbus-run-session", "openbox", "xdotool")
PATIENCE = 30.0


@contextmanager
def _running(*command: str, env: Mapping[str, str] | None = None, pass_fds: tuple[int, ...] = ()) -> Iterator[None]:
    """Keep a silent child process alive for the block."""
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, env=env, pass_fds=pass_fds)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def private_desktop() -> Iterator[dict[str, str]]:
    """Yield the environment of a new screen of 1600×1000 on which a window manager is ready."""
    with tempfile.TemporaryDirectory(prefix="risikoapp-desktop-") as home:
        reader, writer = os.pipe()
        # No key repeats itself: a slow machine may hold one down for longer than a hand would.
        screen = ("-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset", "-r")
        with _running("Xvfb", "-displayfd", str(writer), *screen, pass_fds=(writer,)):
            os.close(writer)
            env = _environment(_read_line(reader), home)
            ready = Path(home) / "window-manager-is-ready"
            with _running("openbox", "--startup", f"touch {ready}", env=env):
                _wait_for(ready)
                yield env


def _environment(display: str, home: str) -> dict[str, str]:
    env = {**os.environ, "DISPLAY": f":{display}", "HOME": home, "RISIKOAPP_DESKTOP": "1"}
    for name in ("WAYLAND_DISPLAY", "XAUTHORITY", "XDG_CONFIG_HOME", "XDG_SESSION_TYPE"):
        env.pop(name, None)
    return env


def _read_line(descriptor: int) -> str:
    """The display number that Xvfb found free and wrote."""
    with os.fdopen(descriptor) as lines:
        ready, _, _ = select.select([lines], [], [], PATIENCE)
        line = lines.readline().strip() if ready else ""
    if not line:
        raise RuntimeError("Xvfb did not start")
    return line


def _wait_for(path: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not path.exists():
        if time.monotonic() > end:
            raise RuntimeError("openbox did not start")
        time.sleep(0.02)


def _stop(number: int, _frame: object) -> None:
    """Let the blocks above end their children when make or CI ends this process."""
    raise SystemExit(128 + number)


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, _stop)
    tests = [sys.executable, "-m", "pytest", "-m", "desktop", str(Path(__file__).parent), *arguments]
    if missing := [name for name in NEEDED if not shutil.which(name)]:
        print(f"Not installed: {', '.join(missing)}; the desktop tests are skipped.", file=sys.stderr)
        return subprocess.call(tests)
    with private_desktop() as env:
        return subprocess.call(tests, env=env)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
