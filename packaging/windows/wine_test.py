"""Windows' installer under Wine, with a stand-in for the program: PYTHONPATH=. python packaging/windows/wine_test.py.

It is installed for one person without a question, upgraded over an older version, refused over a newer one, and removed
with nothing left behind. Where `wixl` or Wine is missing it says so and is done. It shows what the installer does, not
that the program runs on Windows: that takes a Windows machine.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import msi

PLACES_OF_WINE = ("wine64", "/usr/lib/wine/wine64", "wine")
PATIENCE = 300
"""Seconds that any step may take."""
OF_ONE = {
    "risikoapp.exe": "vindue",
    "risikoapp-kommando.exe": "kommando",
    "_internal/resources/vejledning/billeder/rapport-1.png": "billede",
    "_internal/PySide6/plugins/platforms/qwindows.dll": "Qt",
}
ONLY_IN_OLDER = "_internal/kun i den ældre.dll"
INSTALLED = "AppData/Local/Programs/risikoapp"
SHORTCUT = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/risikoapp.lnk"
KEYS = (msi.OWN_KEY, *(key for key, _value in msi.CLASSES))
LIST_OF_INSTALLED = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
REFUSED = 1603
"""What msiexec ends with when a condition of the installer does not hold."""


class Machine:
    """A Windows of Wine's, in a folder of its own, with one person on it."""

    def __init__(self, wine: str, folder: Path) -> None:
        self._wine = wine
        home = folder / "home"
        home.mkdir(parents=True)
        # Of its own accord Wine asks for parts to download, and puts the menu on the real desktop.
        self._env = {
            **{name: value for name, value in os.environ.items() if name != "DISPLAY"},
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
            "WINEPREFIX": str(folder / "windows"),
        }
        self.run("wineboot", "--init")
        (self._user,) = (each for each in (folder / "windows/drive_c/users").iterdir() if each.name != "Public")

    def run(self, *words: str, code: int = 0) -> str:
        done = subprocess.run(
            [self._wine, *words], env=self._env, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        # Wine hands on no more of an exit code than a byte.
        assert done.returncode == code % 256, (words, done.returncode, done.stderr)
        return done.stdout

    def end(self) -> None:
        self.run("wineboot", "--kill")

    def files(self) -> dict[str, str]:
        """What is installed, by its place."""
        home = self._user / INSTALLED
        return {
            path.relative_to(home).as_posix(): path.read_text("utf-8") for path in home.rglob("*") if path.is_file()
        }

    def traces(self) -> list[str]:
        """What is there of the program: files, shortcut, keys, and its line in the list of what is installed."""
        places = [place for place in (INSTALLED, SHORTCUT) if (self._user / place).exists()]
        return [*places, *(key for key in KEYS if self._query(rf"HKCU\{key}", "/s")), *self.listed_versions()]

    def has_shortcut(self) -> bool:
        return (self._user / SHORTCUT).is_file()

    def value(self, key: str) -> str:
        """The value without a name of a person's key; empty where there is none."""
        return "".join(value for name, value in self._query(rf"HKCU\{key}") if name == "(Default)")

    def listed_versions(self) -> list[str]:
        """The versions of the program in the list of what is installed, which Wine keeps for all people."""
        told = self._query(rf"HKLM\{LIST_OF_INSTALLED}", "/s")
        return [value for name, value in told if name == "DisplayVersion"]

    def _query(self, *words: str) -> list[tuple[str, str]]:
        """Names and values of a key; none where it is not there."""
        command = [self._wine, "reg", "query", *words]
        told = subprocess.run(command, env=self._env, capture_output=True, text=True, timeout=PATIENCE, check=False)
        found = (re.fullmatch(r"    (.*?)    REG_\w+    (.*)", line.rstrip()) for line in told.stdout.splitlines())
        return [(each[1], each[2]) for each in found if each]


def installer(folder: Path, version: str, files: Mapping[str, str]) -> Path:
    """An installer of a version that has these files."""
    program = folder / version / "risikoapp"
    for name, content in files.items():
        file = program / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    (program.parent / "risikoapp.wxs").write_text(msi.source(program, version), "utf-8")
    command = ["wixl", "--arch", "x64", "-o", "risikoapp.msi", "risikoapp.wxs"]
    subprocess.run(command, cwd=program.parent, check=True, timeout=PATIENCE)
    return program.parent / "risikoapp.msi"


def main() -> int:
    wine = next((found for each in PLACES_OF_WINE if (found := shutil.which(each))), None)
    if wine is None or not shutil.which("wixl"):
        print("Wine or wixl is not installed: the installer for Windows is not tried.")
        return 0
    with tempfile.TemporaryDirectory(prefix="risikoapp-wine-") as folder:
        older = installer(Path(folder), "0.0.9", {**dict.fromkeys(OF_ONE, "ældre"), ONLY_IN_OLDER: "ældre"})
        newer = installer(Path(folder), "0.1.0", OF_ONE)
        machine = Machine(wine, Path(folder))
        try:
            use(machine, older, newer)
        finally:
            machine.end()
    return 0


def use(machine: Machine, older: Path, newer: Path) -> None:
    assert machine.traces() == []
    machine.run("msiexec", "/i", str(older), "/qn")
    assert machine.files() == {**dict.fromkeys(OF_ONE, "ældre"), ONLY_IN_OLDER: "ældre"}, machine.files()
    assert len(machine.traces()) == 3 + len(KEYS), machine.traces()
    print("The older version was installed for one person, without a question.")
    machine.run("msiexec", "/i", str(newer), "/qn")
    is_whole(machine)
    print("The newer one took its place, with the shortcut, and opens a .risiko file.")
    machine.run("msiexec", "/i", str(older), "/qn", code=REFUSED)
    is_whole(machine)
    print("The older one was refused, and changed nothing.")
    machine.run("msiexec", "/x", str(newer), "/qn")
    assert machine.traces() == [], machine.traces()
    print("It was removed, and nothing was left behind.")


def is_whole(machine: Machine) -> None:
    assert machine.files() == OF_ONE, machine.files()
    assert machine.has_shortcut()
    assert machine.listed_versions() == ["0.1.0.0"], machine.listed_versions()
    found = {key: machine.value(key) for key, _value in msi.CLASSES}
    for key, value in msi.CLASSES:
        assert found[key].endswith(value.rpartition("]")[2]), found
    command = found[msi.CLASSES[-1][0]]
    assert command.startswith('"C:\\') and "[" not in command, command


if __name__ == "__main__":
    raise SystemExit(main())
