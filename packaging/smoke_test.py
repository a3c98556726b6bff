"""Uses the frozen program as a person does, on a private screen: PYTHONPATH=. python packaging/smoke_test.py [PROGRAM].

Without PROGRAM it is the one that `make package` has made. It is started on the sample, a risk is dragged with a real
mouse, every part that is loaded late is asked for by key, the PDF is made and validated, the guide and *Om risikoapp*
are read through the ears of a screen reader, the window is closed, and the commands run without any screen. It tells
which of the libraries that are shipped nothing of this has loaded. Then its start is measured beside that of the
checkout.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import page
import psutil
from at_home import activated, at_home, running, session_bus
from eyes import cells, is_painted, place_of_chip, screen
from PySide6.QtGui import QGuiApplication

from risikoapp import __version__
from risikoapp.domain.criteria import ALL_RATINGS
from risikoapp.language import KEY, SECTION
from risikoapp.storage.repository import Repository
from tests.desktop.run import private_desktop
from tests.desktop.test_process import prefer_the_systems_own, until, with_opener, xdotool

CHECKOUT = Path(__file__).parents[1]
FROZEN = CHECKOUT / "dist" / "risikoapp" / "risikoapp"
CHECKED_OUT = (sys.executable, str(CHECKOUT / "main.py"))
ROUNDS = 7
GOAL = 1.2
"""How many times as long as the checkout the frozen program may take until its window is painted."""
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
LATE = {"F6": "", "F9": "/numpy/", "ctrl+question": "", "ctrl+shift+p": ""}
"""The keys of what is loaded when it is asked for (log, curves, keys, the report's contents), and what it must load."""
SYSTEM_PYTHON = "/usr/bin/python3"
# Qt complains of one question that pyatspi puts.
HEARD = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_LOGGING_RULES": "qt.accessibility.atspi=false"}
GUIDE_TITLE = "Brugervejledning"
ABOUT_TITLE = "Om risikoapp"
IN_GUIDE = "En risiko p"
"""The beginning of what stands beneath the guide's picture of a matrix, in letters that every keyboard has."""
NARROWEST_IN_PICTURE = 25
"""Pixels of a cell in that picture."""
WRITTEN = "Et ordd, der er stavet forkert."
EXPORTS = (".pdf", ".docx", ".xlsx", ".csv", ".json", ".png", ".svg")
IMPORTS = (".pdf", ".docx", ".xlsx", ".csv", ".json")
IN_ORDER = {"da": "er i orden", "en": "is in order"}
"""A word of the commands in each language."""


class Start(NamedTuple):
    """How long it took until the window was painted, on the clock, and what the processor did for it, which tells more
    where others are at work; in seconds."""

    seconds: float
    worked: float


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
    home = {**with_opener(home, folder / "bin"), **HEARD, "OPENED": str(opened)}
    with session_bus(home), running([str(program), str(register)], home) as process:
        window = activated(process, register.name)
        until(lambda: len(cells(screen())) == 16)
        # A second start leaves its file with the first, and is done.
        subprocess.run([str(program), str(register)], env=home, timeout=60, check=True)
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
        read_the_guide(process, home)
        xdotool("windowactivate", "--sync", window)
        read_the_terms(process, program, home)
        print("The guide was read, with its text and pictures, and the terms of every part.")
        loaded = Path(f"/proc/{process.pid}/maps").read_text("utf-8")
        xdotool("windowactivate", "--sync", window)
        xdotool("key", "ctrl+q")
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, ""), errors
    logged = [log.read_text("utf-8") for log in Path(home["XDG_DATA_HOME"]).rglob("*.log")]
    assert not any(logged), logged
    print("Log, curves, keys and the report's contents were looked at; it ended without a word.")
    tell_what_lay_idle(program, loaded)


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


def read_the_guide(process: "subprocess.Popen[str]", env: dict[str, str]) -> None:
    """By F1, in a window as large as the screen: every chapter is in it, and the picture of a matrix."""
    xdotool("key", "F1")
    guide = activated(process, GUIDE_TITLE)
    xdotool("windowsize", "--sync", guide, "100%", "100%", "windowmove", guide, "0", "0")
    xdotool("key", "ctrl+f")
    xdotool("type", "--delay", "30", IN_GUIDE)
    until(lambda: is_painted(screen(), NARROWEST_IN_PICTURE))
    lines = (CHECKOUT / "docs" / "brugervejledning.md").read_text("utf-8").splitlines()
    hear(GUIDE_TITLE, [line[3:] for line in lines if line.startswith("## ")], env)
    xdotool("key", "Escape", "Escape")


def read_the_terms(process: "subprocess.Popen[str]", program: Path, env: dict[str, str]) -> None:
    """By *Hjælp → Om risikoapp*: the version, every part with its licence, and the folder of their texts."""
    xdotool("key", "alt+h", "o")
    activated(process, ABOUT_TITLE)
    resources = program.parent / "_internal" / "resources"
    assert any((resources / "licenser").iterdir())
    parts = json.loads((resources / "sbom.cdx.json").read_bytes())["components"]
    hear(ABOUT_TITLE, [f"Version {__version__} ", f"{resources / 'licenser'}.", *(part["name"] for part in parts)], env)
    xdotool("key", "Escape")


def hear(title: str, wanted: list[str], env: dict[str, str]) -> None:
    """Waits until a screen reader finds all these words in a window."""
    command = [SYSTEM_PYTHON, str(CHECKOUT / "packaging" / "read_aloud.py"), title]

    def all_is_told() -> bool:
        told = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, timeout=60, check=True).stdout
        missing[:] = [words for words in wanted if words not in told]
        return not missing

    missing = list(wanted)
    try:
        until(all_is_told)
    finally:
        if missing:
            print(f"{title} does not tell of: {', '.join(missing)}", file=sys.stderr)


def tell_what_lay_idle(program: Path, loaded: str) -> None:
    """Names the libraries that are shipped and have not been loaded."""
    libraries = [path for path in program.parent.rglob("*") if ".so" in path.name]
    idle = [path for path in libraries if str(path) not in loaded]
    size = sum(path.stat().st_size for path in idle) / 1e6
    names = ", ".join(sorted(path.name.partition(".")[0] for path in idle))
    print(f"Not loaded, {len(idle)} of {len(libraries)} libraries, {size:.0f} MB: {names}.")


def validate(pdf: Path) -> None:
    faults = [
        f"{profile.name} {failure.rule_id}: {failure.message}"
        for profile in PROFILES
        for failure in page.validate_pdf_bytes(pdf.read_bytes(), profile=profile).failures
    ]
    assert not faults, "\n".join(faults)


def use_commands(program: Path, folder: Path, env: dict[str, str]) -> None:
    """Every format out and in again, where there is no screen; the PDF is the checkout's in either language."""
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
    settings = Path(home["XDG_CONFIG_HOME"], "risikoapp", "risikoapp.ini")
    settings.parent.mkdir()
    for language, in_order in IN_ORDER.items():
        settings.write_text(f"[{SECTION}]\n{KEY}={language}\n", "utf-8")
        assert in_order in run("check", register.name)
        run("export", register.name, f"{language}.pdf")
        run("export", register.name, f"{language}-checkout.pdf", by=CHECKED_OUT)
        assert (folder / f"{language}.pdf").read_bytes() == (folder / f"{language}-checkout.pdf").read_bytes()
    print(f"{len(EXPORTS)} formats were written and {len(IMPORTS)} read; the PDF is the checkout's in either language.")


def compare_starts(program: Path, folder: Path, env: dict[str, str]) -> float:
    """How many times as long as the checkout the program takes until its window is painted: medians, in turns."""
    folder.mkdir()
    home = at_home(folder, env)
    taken: dict[tuple[str, ...], list[Start]] = {(str(program),): [], CHECKED_OUT: []}
    # The first pair brings the files into the system's cache, and compiles what has changed.
    for turn in range(ROUNDS + 1):
        for command, starts in taken.items():
            one = start(command, folder, home)
            if turn:
                starts.append(one)
    frozen, checkout = (Start(*map(statistics.median, zip(*starts, strict=True))) for starts in taken.values())
    ratio = frozen.seconds / checkout.seconds
    print(f"Start until painted: {frozen.seconds * 1000:.0f} ms, {ratio:.2f} times the checkout's (goal {GOAL}).")
    print(f"The processor's time of it: {frozen.worked * 1000:.0f} ms, {frozen.worked / checkout.worked:.2f} times.")
    return ratio


def start(command: tuple[str, ...], folder: Path, home: dict[str, str]) -> Start:
    register = folder / "eksempel.risiko"
    shutil.copy(CHECKOUT / "resources" / "eksempel.risiko", register)
    before = time.monotonic()
    with running([*command, str(register)], home) as process:
        until(lambda: is_painted(screen()))
        used = psutil.Process(process.pid).cpu_times()
        taken = Start(time.monotonic() - before, used.user + used.system)
        # Asked too early, the window has not got the keyboard yet.
        activated(process, register.name)
        xdotool("key", "ctrl+q")
        process.communicate(timeout=60)
    until(lambda: not is_painted(screen()))
    return taken


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
