"""The program as the system starts it: a process with a window, ended by the keyboard."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

CHECKOUT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds that anything may take on a slow and busy machine."""

OPENER = """\
#!/bin/sh
printf '%s\\n' "$1" >"$OPENED.part"
mv "$OPENED.part" "$OPENED"
"""
"""Stands where the system's own opener of files would."""


def test_a_window_a_pdf_and_a_clean_end(tmp_path: Path, home: dict[str, str]) -> None:
    register, opened = tmp_path / "prøve æøå.risiko", tmp_path / "opened"
    shutil.copy(CHECKOUT / "resources" / "eksempel.risiko", register)
    prefer_the_systems_own(Path(home["XDG_CONFIG_HOME"]))
    env = {**with_opener(home, tmp_path / "bin"), "OPENED": str(opened)}
    process = subprocess.Popen(
        [sys.executable, "main.py", str(register)], cwd=CHECKOUT, env=env, stderr=subprocess.PIPE, text=True
    )
    try:
        its_own = ("--all", "--onlyvisible", "--pid", str(process.pid), "--name", register.name)
        window = xdotool("search", "--sync", *its_own)
        xdotool("windowactivate", "--sync", window)
        xdotool("key", "ctrl+e")
        until(opened.exists)
        pdf = Path(unquote(urlsplit(opened.read_text(encoding="utf-8").strip()).path))
        # The sample is in the midst of its next status.
        assert pdf == tmp_path / "Risikovurdering for digitale forløbsplaner 17-02-2025 (udkast).pdf"
        assert pdf.read_bytes().startswith(b"%PDF-")
        xdotool("key", "ctrl+q")
        _, errors = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
        process.wait()
    assert (process.returncode, errors) == (0, "")


def prefer_the_systems_own(config: Path) -> None:
    """As a person has it who wants her PDFs in the system's own program."""
    settings = config / "risikoapp" / "risikoapp.ini"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text("[window]\npreview=off\n\n[help]\ntour=known\n", encoding="utf-8")


def with_opener(env: dict[str, str], folder: Path) -> dict[str, str]:
    folder.mkdir()
    opener = folder / "xdg-open"
    opener.write_text(OPENER, encoding="utf-8")
    opener.chmod(0o755)
    return {**env, "PATH": f"{folder}{os.pathsep}{env['PATH']}"}


def xdotool(*arguments: str) -> str:
    command = ["xdotool", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=PATIENCE).stdout.strip()


def until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.02)
