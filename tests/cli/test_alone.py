"""The commands talk to nobody: no socket is opened, no program started, and nothing is followed out of a file."""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.run import CHECKOUT
from tests.importers.word_files import sound

WATCHED = """\
import re, sys
from pathlib import Path

FORBIDDEN = re.compile(r"socket\\.|subprocess\\.|os\\.(exec|spawn|posix_spawn|system|startfile|fork)|urllib|webbrowser")
FOLLOWED = re.compile(r"hemmelig|https?:")

def audit(event, arguments):
    if FORBIDDEN.match(event) or (event == "open" and FOLLOWED.search(str(arguments[0]))):
        sys.stderr.write(f"{event} {arguments}\\n")
        sys.stderr.flush()
        import os
        os._exit(99)

sys.addaudithook(audit)
if sys.argv[1] == "socket":
    import socket
    socket.socket()
from risikoapp.app import main
for command in sys.argv[1:]:
    assert main(command.split()) == 0, command
"""
ROUND = (
    "import papir.docx færgen.risiko",
    "import --force papir.docx færgen.risiko",
    "check færgen.risiko",
    "show færgen.risiko",
    "show --json færgen.risiko",
    "export færgen.risiko ud.json",
    "export færgen.risiko ud.pdf",
    "import ud.json igen.risiko",
)


def _calling() -> bytes:
    """A Word file that names things to fetch, from near and far."""
    kinds = ("image", "attachedTemplate", "oleObject", "hyperlink", "subDocument", "header", "footnotes")
    goals = ("http://hemmelig.example/a", "file:///etc/hemmelig", "../../hemmelig.xml", r"\\hemmelig\deling\a")
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="rX{kind}{place}" Type="{space}/{kind}" Target="{goal}" TargetMode="External"/>'
        for kind in kinds
        for place, goal in enumerate(goals)
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound())) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", f"{relations}</Relationships>".encode())
            new.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papir.docx").write_bytes(_calling())
    return tmp_path


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(CHECKOUT), "XDG_DATA_HOME": str(folder / "data")}


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, cwd=folder, env=_environment(folder), capture_output=True, timeout=300, check=False)


def test_a_whole_round_opens_no_socket_and_starts_no_program(folder: Path) -> None:
    run = _run(folder, sys.executable, "-c", WATCHED, *ROUND)
    assert run.returncode == 0, run.stderr.decode("utf-8")
    assert (folder / "ud.pdf").exists()


def test_a_socket_would_be_seen(folder: Path) -> None:
    assert _run(folder, sys.executable, "-c", WATCHED, "socket").returncode == 99


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_system_is_not_asked_for_a_socket_either(folder: Path) -> None:
    command = [sys.executable, "-c", "import sys; from risikoapp.app import main; sys.exit(main(sys.argv[1:]))"]
    for line in ROUND:
        log = folder / "log"
        run = _run(folder, "strace", "-f", "-qq", "-o", str(log), "-e", "trace=network", *command, *line.split())
        if run.returncode and b"ptrace" in run.stderr:
            pytest.skip("strace may not trace here")
        assert run.returncode == 0, run.stderr.decode("utf-8")
        asked = [line for line in log.read_text().splitlines() if re.match(r"\d+ +(socket|connect|sendto)\(", line)]
        assert asked == []
