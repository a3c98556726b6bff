"""PDFs: the data in our own reports and the words of other papers, asked of a process that may break."""

import subprocess
import sys
import tempfile
from pathlib import Path

from risikoapp.codec.attached import MAX_BYTES as MAX_DATA
from risikoapp.codec.attached import NAMES, read_tables
from risikoapp.importers.blocks import Paper
from risikoapp.importers.children import IsWanted, always, answer_of
from risikoapp.importers.draft import Draft
from risikoapp.importers.errors import (
    DamagedPaper,
    EncryptedPaper,
    NoDataInPdf,
    PaperTooLarge,
    SeveralReports,
    UnreadablePaper,
)
from risikoapp.importers.packages import read_bytes
from risikoapp.importers.pdf_child import ERRAND, Answer
from risikoapp.importers.pdf_paper import paper_of
from risikoapp.importers.pdf_text import MAX_PIECES

MAX_BYTES = 100_000_000
"""Of the file: a report of ten thousand risks has 80,000,000."""
SECONDS = 30
"""What a person waits at most. Who leads in a circle is ended sooner, by what it has worked; on a busy machine, though,
the three seconds that the longest paper needs take their time."""
_BEGIN = "import sys; sys.path.insert(0, sys.argv.pop(1)); from risikoapp.app import main; raise SystemExit(main())"
_ROOT = Path(__file__).parents[2]


def read_own(path: Path, is_wanted: IsWanted = always) -> Draft | None:
    """The register in a report of ours, as it was attached; None for a PDF that has none.

    Raises an ImportFailure, or a CodecError for data that are no register, a newer one, or damaged.
    """
    return understood(path, *_asked(path, read_bytes(path, MAX_BYTES), tuple(NAMES.values()), is_wanted))


def read_paper(path: Path, is_wanted: IsWanted = always) -> Paper:
    """What is written in a PDF of others; raises an ImportFailure."""
    code, output = _asked(path, read_bytes(path, MAX_BYTES), (), is_wanted)
    if code == Answer.TOO_LARGE:
        raise PaperTooLarge(path, MAX_PIECES, "lines")
    if code == Answer.OURS:
        raise NoDataInPdf(path)
    if code != Answer.TEXT:
        raise DamagedPaper(path, f"the process that read it ended with {code}")
    return paper_of(path, output)


def understood(path: Path, code: int, output: bytes) -> Draft | None:
    """What an answer means."""
    if code == Answer.NOTHING:
        return None
    if code == Answer.ENCRYPTED:
        raise EncryptedPaper(path)
    if code == Answer.SEVERAL:
        raise SeveralReports(path)
    if code == Answer.TOO_LARGE:
        raise PaperTooLarge(path, MAX_DATA, "bytes of data")
    if code != Answer.FOUND:
        raise DamagedPaper(path, f"the process that read it ended with {code}")
    name, _break, content = output.partition(b"\n")
    is_all = name.decode() == NAMES["all"]
    return Draft(register_file=read_tables(content), extent="all" if is_all else "shown")


def _asked(path: Path, content: bytes, names: tuple[str, ...], is_wanted: IsWanted) -> tuple[int, bytes]:
    """What the process answers."""
    hidden = subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0
    command = [*program(), ERRAND, str(MAX_DATA), *names]
    with tempfile.TemporaryFile() as source:
        source.write(content)
        source.seek(0)
        try:
            process = subprocess.Popen(
                command,
                stdin=source,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=hidden,
            )
        except OSError as error:
            raise UnreadablePaper(path, error.strerror or str(error)) from error
        with process:
            try:
                output = answer_of(path, process, SECONDS, is_wanted)
            finally:
                process.kill()
                code = process.wait()
        return code, output


def program() -> list[str]:
    """How this program is started: a frozen one by itself, else by Python, whatever folder one stands in."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-c", _BEGIN, str(_ROOT)]
