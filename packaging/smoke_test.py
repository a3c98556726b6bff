"""Uses the frozen program as a person does, on a private screen: PYTHONPATH=. python packaging/smoke_test.py [PROGRAM].

Without PROGRAM it is the one that `make package` has made. It is started on the sample, a risk is dragged with a real
mouse, every part that is loaded late is asked for by key, the PDF is made and validated, the window is closed, and the
commands run without any screen. Then its start is measured beside that of the checkout.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import page
from PySide6.QtGui import QColor, QGuiApplication, QImage

from risikoapp.domain.criteria import ALL_RATINGS
from risikoapp.storage.repository import Repository
from risikoapp.terms import LEVEL_COLOURS
from risikoapp.ui.theme import CELL_PADDING, LEVEL_STRIP
from tests.desktop.run import private_desktop
from tests.desktop.test_process import prefer_the_systems_own, until, with_opener, xdotool

CHECKOUT = Path(__file__).parents[1]
FROZEN = CHECKOUT / "dist" / "risikoapp" / "risikoapp"
CHECKED_OUT = (sys.executable, str(CHECKOUT / "main.py"))
ROUNDS = 7
GOAL = 1.2
"""How many times as long as the checkout the frozen program may take until its window is painted."""
NARROWEST_CELL = 80
"""Pixels; everything else that has the colour of a level is narrower."""
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
LATE = {"F6": "", "F9": "/numpy/", "ctrl+question": "", "ctrl+shift+p": ""}
"""The keys of what is loaded when it is asked for (log, curves, keys, the report's contents), and what it must load."""
WRITTEN = "Et ordd, der er stavet forkert."
EXPORTS = (".pdf", ".docx", ".xlsx", ".csv", ".json", ".png", ".svg")
IMPORTS = (".pdf", ".docx", ".xlsx", ".csv", ".json")

Cell = tuple[int, int, int, int]
"""Left, top, right and bottom on the screen, in pixels."""


def main(arguments: list[str]) -> int:
    program = Path(arguments[0] if arguments else FROZEN).absolute()
    if not program.exists():
        print(f"{program} is not there: make package", file=sys.stderr)
        return 2
    with private_desktop() as env, tempfile.TemporaryDirectory(prefix="risikoapp-smoke-") as folder:
        os.environ["DISPLAY"] = env["DISPLAY"]
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        _eyes = QGuiApplication([])
        use_window(program, Path(folder, "window"), env)
        use_commands(program, Path(folder, "commands"), env)
        ratio = compare_starts(program, Path(folder, "starts"), env)
    return 0 if ratio <= GOAL else 1


def use_window(program: Path, folder: Path, env: dict[str, str]) -> None:
    """Opens, drags, makes a PDF, looks into every corner, and closes; nothing is said on stderr or in the log."""
    folder.mkdir()
    register, opened = folder / "prøve æøå.risiko", folder / "opened"
    shutil.copy(CHECKOUT / "resources" / "eksempel.risiko", register)
    home = at_home(folder, env)
    prefer_the_systems_own(Path(home["XDG_CONFIG_HOME"]))
    home = {**with_opener(home, folder / "bin"), "OPENED": str(opened)}
    with running([str(program), str(register)], home) as process:
        window = xdotool(
            "search", "--sync", "--all", "--onlyvisible", "--pid", str(process.pid), "--name", register.name
        )
        xdotool("windowactivate", "--sync", window)
        until(lambda: len(cells(screen())) == 16)
        drag_one(register)
        print("A risk was dragged with the mouse, and lies in its new cell in the file.")
        xdotool("key", "ctrl+e")
        until(opened.exists)
        pdf = Path(unquote(urlsplit(opened.read_text(encoding="utf-8").strip()).path))
        validate(pdf)
        print(f"The PDF is sound: {', '.join(profile.name for profile in PROFILES)}.")
        write_an_evaluation(register)
        print("An evaluation was written by the keyboard, with the dictionary at hand.")
        for key, library in LATE.items():
            before = screen()
            xdotool("key", key)
            until(lambda before=before: screen() != before)
            until(lambda library=library: library in Path(f"/proc/{process.pid}/maps").read_text("utf-8"))
            time.sleep(1)
            xdotool("key", "Escape")
            xdotool("windowactivate", "--sync", window)
        xdotool("key", "ctrl+q")
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, ""), errors
    logged = [log.read_text("utf-8") for log in Path(home["XDG_DATA_HOME"]).rglob("*.log")]
    assert not any(logged), logged
    print("Log, curves, keys and the report's contents were looked at; it ended without a word.")


def drag_one(register: Path) -> None:
    """Takes the only risk of a cell to a cell that is empty, and waits until the file says so."""
    in_order = sorted(cells(screen()), key=lambda cell: (-cell[1], cell[0]))
    places = dict(zip(ALL_RATINGS, in_order, strict=True))
    _repository, file = Repository.open(register)
    ratings = [risk.rating for risk in file.register.open_risks if risk.rating is not None]
    alone = next(rating for rating in ratings if ratings.count(rating) == 1)
    empty = next(rating for rating in places if rating not in ratings)
    (risk,) = (risk for risk in file.register.open_risks if risk.rating == alone)
    start, end = place_of_chip(places[alone]), place_of_chip(places[empty])
    xdotool("mousemove", *map(str, start), "mousedown", "1")
    for step in range(1, 11):
        between = [round(first + (last - first) * step / 10) for first, last in zip(start, end, strict=True)]
        xdotool("mousemove", *map(str, between))
    xdotool("mouseup", "1")

    def has_moved() -> bool:
        now = Repository.open(register)[1].register
        return next(each.rating for each in now.risks if each.id == risk.id) == empty

    until(has_moved)


def write_an_evaluation(register: Path) -> None:
    xdotool("key", "ctrl+shift+e")
    time.sleep(1)
    xdotool("type", "--delay", "30", WRITTEN)
    # The pause after which a word is looked up, and what is typed is saved.
    until(lambda: WRITTEN in register.read_text("utf-8"))


def screen() -> QImage:
    """What is on the screen."""
    return QGuiApplication.primaryScreen().grabWindow(0).toImage().convertToFormat(QImage.Format.Format_RGB32)


def activated(process: "subprocess.Popen[str]", title: str) -> str:
    """The window of a process, with the keyboard."""
    its_own = ("--all", "--onlyvisible", "--pid", str(process.pid), "--name", title)
    window = xdotool("search", "--sync", *its_own)
    xdotool("windowactivate", "--sync", window)
    return window


def is_painted(picture: QImage) -> bool:
    """Whether the matrix is on the screen."""
    pixels = bytes(picture.constBits())
    return any(colour.to_bytes(4, sys.byteorder) * NARROWEST_CELL in pixels for colour in fills())


def fills() -> set[int]:
    """The colours of levels, as pixels."""
    return {QColor(level.fill).rgb() for level in LEVEL_COLOURS.values()}


def cells(picture: QImage) -> list[Cell]:
    """The cells of the matrix: wide areas in the colours of levels, whatever lies in them."""
    colours, width = fills(), picture.width()
    rows = memoryview(picture.constBits()).cast("I")
    wide: Counter[tuple[int, int]] = Counter()
    for y in range(picture.height()):
        row = rows[y * width : (y + 1) * width].tolist()
        wide.update(run for run in runs(row, colours) if run[1] - run[0] >= NARROWEST_CELL)
    # Nothing is written or drawn close to the left edge of a cell.
    return [
        (left, top, right, bottom)
        for (left, right), _count in wide.most_common(4)
        for top, bottom in runs(rows[left + 3 :: width].tolist(), colours)
    ]


def runs(line: list[int], colours: set[int]) -> Iterator[tuple[int, int]]:
    """Where each of the stretches in one of the colours begins and ends."""
    edges = [0, *(place for place, (before, after) in enumerate(pairwise(line), start=1) if before != after), len(line)]
    return ((first, last) for first, last in pairwise(edges) if line[first] in colours)


def place_of_chip(cell: Cell) -> tuple[int, int]:
    """Where the only chip of a cell lies: in its middle, but for the strip with the level's name."""
    left, top, right, bottom = cell
    return (left + right) // 2, (top + CELL_PADDING + bottom - LEVEL_STRIP) // 2


def validate(pdf: Path) -> None:
    faults = [
        f"{profile.name} {failure.rule_id}: {failure.message}"
        for profile in PROFILES
        for failure in page.validate_pdf_bytes(pdf.read_bytes(), profile=profile).failures
    ]
    assert not faults, "\n".join(faults)


def use_commands(program: Path, folder: Path, env: dict[str, str]) -> None:
    """Every format out and in again, where there is no screen; the PDF has the bytes that the checkout writes."""
    folder.mkdir()
    register = folder / "eksempel.risiko"
    shutil.copy(CHECKOUT / "resources" / "eksempel.risiko", register)
    home = at_home(folder, env)
    del home["DISPLAY"]

    def run(*words: str, by: tuple[str, ...] = (str(program),), code: int = 0) -> str:
        done = subprocess.run(
            [*by, *words], cwd=folder, env=home, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == code, (words, done.stderr)
        return done.stdout

    for suffix in EXPORTS:
        run("export", register.name, f"ud{suffix}")
    for suffix in IMPORTS:
        run("import", f"ud{suffix}", f"ind{suffix}.risiko")
        run("check", f"ind{suffix}.risiko")
    assert json.loads(run("show", register.name, "--json"))["risks"]
    assert run("--version") == run("--version", by=CHECKED_OUT)
    run("check", "findes ikke.risiko", code=1)
    run("chek", code=2)
    run("export", register.name, "checkout.pdf", by=CHECKED_OUT)
    assert (folder / "ud.pdf").read_bytes() == (folder / "checkout.pdf").read_bytes()
    print(f"{len(EXPORTS)} formats were written and {len(IMPORTS)} read; the PDF is the checkout's, byte for byte.")


def compare_starts(program: Path, folder: Path, env: dict[str, str]) -> float:
    """How many times as long as the checkout the program takes until its window is painted: medians, in turns."""
    folder.mkdir()
    home = at_home(folder, env)
    times: dict[tuple[str, ...], list[float]] = {(str(program),): [], CHECKED_OUT: []}
    # The first pair brings the files into the system's cache, and compiles what has changed.
    for turn in range(ROUNDS + 1):
        for command, seconds in times.items():
            taken = start(command, folder, home)
            if turn:
                seconds.append(taken)
    frozen, checkout = (statistics.median(seconds) for seconds in times.values())
    ratio = frozen / checkout
    print(f"Start until painted: {frozen * 1000:.0f} ms, {ratio:.2f} times the checkout's (goal {GOAL}).")
    return ratio


def start(command: tuple[str, ...], folder: Path, home: dict[str, str]) -> float:
    register = folder / "eksempel.risiko"
    shutil.copy(CHECKOUT / "resources" / "eksempel.risiko", register)
    before = time.monotonic()
    with running([*command, str(register)], home) as process:
        until(lambda: is_painted(screen()))
        taken = time.monotonic() - before
        # Asked too early, the window has not got the keyboard yet.
        window = xdotool(
            "search", "--sync", "--all", "--onlyvisible", "--pid", str(process.pid), "--name", register.name
        )
        xdotool("windowactivate", "--sync", window)
        xdotool("key", "ctrl+q")
        process.communicate(timeout=60)
    until(lambda: not is_painted(screen()))
    return taken


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
def running(command: list[str], env: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """A process that is ended with the block, however that ends."""
    process = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
