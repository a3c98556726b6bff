"""The matrix through the eyes of a screen reader: from another process, over the bus that screen readers use."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from risikoapp.domain.model import Risk
from risikoapp.storage.repository import Repository
from tests.ui.paper import cell, ferry, rising_ids

CHECKOUT = Path(__file__).parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE = 60
"""Seconds that anything may take on a slow and busy machine."""
CHIPS = {
    1: "Risiko 1 Bemanding, Mindre sandsynligt, Generende, niveau Mellem",
    3: "Risiko 3 Isvinter, Mindre sandsynligt, Kritisk, niveau Høj",
    4: "Risiko 4 Brændstof, Ikke placeret",
    6: "Risiko 6 Sejlplanen, Mindre sandsynligt, Generende, niveau Mellem",
}


class Reader:
    """Listens to the program, and does what can be done by ear."""

    def __init__(self, process: subprocess.Popen[str], path: Path) -> None:
        self._process = process
        self._path = path

    def ask(self, **asked: str) -> Any:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the screen reader has ended"
        return json.loads(line)

    def parts(self) -> list[dict[str, Any]]:
        """All that is in the matrix, once the program is there."""
        return until(lambda: self.ask(what="list"))

    def part(self, name: str) -> dict[str, Any]:
        return next(part for part in self.parts() if part["name"].startswith(name))

    def do(self, name: str, action: str) -> None:
        assert self.ask(what="do", name=name, action=action)

    def hears(self, text: str) -> None:
        """Waits until this is said."""
        until(lambda: text in self.ask(what="heard"))

    def risk(self, number: int) -> Risk:
        """A risk as it is on disk."""
        _repository, file = Repository.open(self._path)
        return next(risk for risk in file.register.risks if risk.number == number)


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a session bus of its own."""
    command = ["dbus-run-session", "--", "sh", "-c", 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat']
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=quiet, text=True) as session:
        assert session.stdout is not None and session.stdin is not None
        yield session.stdout.readline().strip()
        # The end of its input ends the session.
        session.stdin.close()


@pytest.fixture
def reader(bus: str, home: dict[str, str], tmp_path: Path) -> Iterator[Reader]:
    """A screen reader beside the ferry's window."""
    if subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], check=False, stderr=subprocess.DEVNULL).returncode:
        pytest.skip(f"needs pyatspi for {SYSTEM_PYTHON} (Debian: python3-pyatspi)")
    path = tmp_path / "færgen.risiko"
    Repository.create(path, ferry(rising_ids()))
    env = {**home, "DBUS_SESSION_BUS_ADDRESS": bus, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    listen = [SYSTEM_PYTHON, str(Path(__file__).with_name("screen_reader.py")), path.name]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    program = subprocess.Popen([sys.executable, "main.py", str(path)], cwd=CHECKOUT, env=env)
    try:
        with subprocess.Popen(listen, env=env, stderr=subprocess.DEVNULL, **pipes) as process:
            yield Reader(process, path)
            process.communicate(timeout=PATIENCE)
        assert program.poll() is None, "the program must outlive who listens to it"
    finally:
        program.terminate()
        program.wait(PATIENCE)


def until(holds: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.05)
    return found


def test_every_chip_is_found_by_its_name(reader: Reader) -> None:
    parts = reader.parts()
    assert [part["name"] for part in parts[: len(CHIPS)]] == list(CHIPS.values())
    for part in parts[: len(CHIPS)]:
        assert part["role"] == "list item"
        assert {"focusable", "selectable", "showing", "visible"} <= set(part["states"])
        assert part["actions"][2:] == ["Flyt op", "Flyt ned", "Flyt til venstre", "Flyt til højre"]
        assert min(part["area"]) > 0
    assert "selected" in parts[0]["states"]
    assert parts[0]["description"] == "17-02-2025: Én ubesat vagt."
    assert [part["name"] for part in parts[len(CHIPS) :]][5:8] == [
        "Felt: Sandsynligt, Kritisk, niveau Høj",
        "Felt: Sandsynligt, Generende, niveau Høj",
        "Felt: Sandsynligt, Uvæsentlig, niveau Mellem",
    ]


def test_a_chip_is_moved_in_all_four_directions_and_each_move_is_said(reader: Reader) -> None:
    reader.parts()
    for action, place, words in (
        ("Flyt op", cell(3, 3), "Sandsynligt, Kritisk, niveau Høj"),
        ("Flyt til højre", cell(3, 4), "Sandsynligt, Uacceptabelt, niveau Meget høj"),
        ("Flyt ned", cell(2, 4), "Mindre sandsynligt, Uacceptabelt, niveau Meget høj"),
        ("Flyt til venstre", cell(2, 3), "Mindre sandsynligt, Kritisk, niveau Høj"),
    ):
        reader.do("Risiko 3", action)
        reader.hears(f"#3 flyttet til {words}")
        assert reader.part("Risiko 3")["name"] == f"Risiko 3 Isvinter, {words}"
        until(lambda place=place: reader.risk(3).rating == place)


def test_a_chip_is_opened_and_the_keyboard_taken_to_it(reader: Reader) -> None:
    reader.parts()
    reader.do("Risiko 6", "Press")
    until(lambda: "selected" in reader.part("Risiko 6")["states"])
    reader.do("Risiko 3", "SetFocus")
    until(lambda: "focused" in reader.part("Risiko 3")["states"])
    reader.do("Felt: Forventet, Kritisk", "SetFocus")
    until(lambda: "focused" in reader.part("Felt: Forventet, Kritisk")["states"])
    reader.do("Felt: Forventet, Kritisk", "Press")
    assert "selected" in reader.part("Risiko 3")["states"], "a cell is no selection"
