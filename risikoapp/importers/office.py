"""Old Word files (.doc), .odt and .rtf, which LibreOffice makes into .docx where it is installed."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from risikoapp.importers.children import IsWanted, always, answer_of
from risikoapp.importers.errors import EncryptedPaper, NeedsOffice, NotConverted, OldWordPaper
from risikoapp.importers.packages import ENCRYPTED_OLE, OLE, check_bounds, read_bytes

SUFFIXES = (".doc", ".odt", ".rtf")
"""The endings of such files, in small letters."""
SECONDS = 60
"""What it may take: on its first start LibreOffice makes itself at home, which takes ten on a slow machine."""
MAX_XML_BYTES = 40_000_000
"""Of the texts packed in an .odt, which has its paragraphs and their looks in the same part."""
_MEMORY = 1_500_000_000
"""Bytes of data that each of its processes may have. A paper of 500 pages takes 400,000,000."""
_SHELL = "/bin/sh"
_ODF = b"mimetypeapplication/vnd.oasis.opendocument.text"
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/usr/local/bin/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_FOLDERS_OF_WINDOWS = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")
_SETTING = (
    '<item oor:path="/org.openoffice.Office.{path}">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SETTINGS = (
    # A paper comes from anywhere: nothing in it may be executed, and nothing fetched for it.
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "2"),
)


def kind_of(data: bytes) -> str:
    """The ending that a file of these kinds should have, by what is in it; "" for any other file."""
    if data.startswith(OLE):
        return ".doc"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    return ".odt" if data[:4] == b"PK\x03\x04" and _ODF in data[:200] else ""


def as_docx(path: Path, data: bytes, is_wanted: IsWanted = always) -> bytes:
    """The Word file that LibreOffice makes of such a paper; `path` is only named, and its folder is left alone.

    Raises OldWordPaper or NeedsOffice where it is not installed, and another ImportFailure where nothing comes of it.
    """
    suffix = kind_of(data)
    if suffix == ".doc" and ENCRYPTED_OLE in data:
        raise EncryptedPaper(path)
    if suffix == ".odt":
        check_bounds(path, data, MAX_XML_BYTES)
    program = found_program()
    if program is None:
        raise OldWordPaper(path) if suffix == ".doc" else NeedsOffice(path)
    # Windows lets go of a folder only when whatever stands in it has ended.
    with tempfile.TemporaryDirectory(prefix="risikoapp-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"papir{suffix}"
        source.write_bytes(data)
        _furnish(folder / "profil")
        profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
        quiet = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
        order = ("--convert-to", "docx", "--outdir", str(folder / "ud"), str(source))
        _run(path, [program, profile, *quiet, *order], is_wanted)
        made = folder / "ud" / "papir.docx"
        if not made.is_file():
            raise NotConverted(path)
        return read_bytes(made)


def found_program() -> str | None:
    """LibreOffice on this machine, or None."""
    found = (shutil.which(name) for name in _NAMES)
    return next((program for program in (*found, *_usual()) if program is not None), None)


def _usual() -> Iterator[str]:
    """Where it is installed without being on the path."""
    for place in _PLACES:
        for program in sorted(Path("/").glob(place.lstrip("/")), reverse=True):
            yield str(program)
    for variable in _FOLDERS_OF_WINDOWS:
        # Unlike soffice.exe it is waited for.
        program = Path(os.environ.get(variable, ""), "LibreOffice", "program", "soffice.com")
        if variable in os.environ and program.is_file():
            yield str(program)


def _furnish(profile: Path) -> None:
    """Makes a profile of its own, so that neither a LibreOffice that is open nor its settings are in the way."""
    (profile / "user").mkdir(parents=True)
    items = "".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    head = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (profile / "user" / "registrymodifications.xcu").write_text(f"{head}{items}</oor:items>", encoding="utf-8")


def _run(path: Path, command: list[str], is_wanted: IsWanted) -> None:
    hidden = subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0
    nothing = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            [*_held_back(), *command],
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            start_new_session=True,
            creationflags=hidden,
        )
    except OSError as error:
        raise NotConverted(path) from error
    with process:
        try:
            answer_of(path, process, SECONDS, is_wanted)
        finally:
            # Also where Ctrl+C has ended the waiting: it has a session of its own, which that does not reach.
            if process.returncode is None:
                _end(process)
                process.wait()


def _held_back() -> tuple[str, ...]:
    """What starts a program with no more memory than a paper takes, where the system can hold it to that.

    A shell does it, as nothing may be done between the fork and the start of a program beside other threads.
    """
    if sys.platform == "win32" or not Path(_SHELL).exists():
        return ()
    return _SHELL, "-c", f'ulimit -d {_MEMORY // 1024} 2>/dev/null; exec "$0" "$@"'


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process with all that it has started: what is called soffice only starts another."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
