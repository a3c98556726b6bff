"""Files made to fill the memory or to take for ever: each is answered in ten seconds and 500 MB."""

import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from risikoapp.paths import resource as bundled
from tests.importers import pdf_files
from tests.importers.word_files import LAUGHING, changed, with_body
from tests.torture.report import Report

_SECONDS = 10
_MEGABYTES = 500
_SAMPLE = bundled("eksempel.risiko").read_bytes()
_HEAD = b'{"file":{"1":{"format":"risikoapp","schema":1,"next_number":9}},'
_SALVAGE = """\
import sys
from pathlib import Path
from risikoapp.codec.errors import CodecError
from risikoapp.messages import message
from risikoapp.storage.errors import StorageError
from risikoapp.storage.repository import Repository
try:
    print(len(Repository.salvage(Path(sys.argv[1])).losses))
except (CodecError, StorageError) as error:
    print(message(error))
"""


def _named(value: bytes) -> bytes:
    """The sample, whose first risk is called this."""
    return _SAMPLE.replace(b'"Udbredelse"', value, 1)


def _first(extra: bytes) -> bytes:
    """The sample, whose first risk has this before its name."""
    return _SAMPLE.replace(b'"name":', extra + b',"name":', 1)


def _many(form: bytes, times: int) -> bytes:
    return b",".join(form % {b"n": number} for number in range(times))


def _large(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(1_024):
            file.write(b"x" * 1_000_000)


REGISTERS: dict[str, Callable[[], bytes]] = {
    "10,000 levels": lambda: _named(b"[" * 10_000 + b"]" * 10_000),
    "a text of 100 MB": lambda: _named(b'"' + b"x" * 100_000_000 + b'"'),
    "a text as long as may be": lambda: _named(b'"' + b"x" * 49_900_000 + b'"'),
    "one wide letter in a long text": lambda: _named(b'"' + b"x" * 49_900_000 + "😀".encode() + b'"'),
    "a long text in escapes": lambda: _named(b'"' + b"\\ud83d\\ude00" * 4_100_000 + b'"'),
    "as many evaluations as may be": lambda: _SAMPLE.replace(
        b'"evaluations":[', b'"evaluations":[' + _many(b'{"id":"%(n)d"}', 1_200_000) + b",", 1
    ),
    "more evaluations": lambda: _SAMPLE.replace(
        b'"evaluations":[', b'"evaluations":[' + _many(b'{"id":"%(n)d"}', 3_000_000) + b",", 1
    ),
    "lists": lambda: _named(b"[" + b"[]," * 1_200_000 + b"[]]"),
    "more lists": lambda: _named(b"[" + b"[]," * 15_000_000 + b"[]]"),
    "keys": lambda: _named(b"{" + _many(b'"%(n)d":1', 2_400_000) + b"}"),
    "a field nobody knows": lambda: _first(b'"x":[' + b"{}," * 1_200_000 + b"{}]"),
    "rows": lambda: _HEAD + b'"register":{"1":{}},"risks":{' + _many(b'"%(n)d":{}', 1_200_000) + b"}}",
    "heads": lambda: b'{"file":{' + _many(b'"%(n)d":{"format":"risikoapp","schema":1}', 800_000) + b"}}",
    "tables": lambda: _HEAD + _many(b'"%(n)d":{}', 1_200_000) + b"}",
    "lines": lambda: _HEAD + b'\n"risks":{\n' + b'"1":{"a":1},\n' * 99_000 + b"}}",
    "more lines": lambda: _HEAD + b'\n"risks":{\n' + b'"1":{},\n' * 3_500_000 + b"}}",
    "lines of lists": lambda: (
        _HEAD + b'\n"risks":{\n' + b"".join(b'"%d":{"a":[%b1]},\n' % (n, b"[]," * 600_000) for n in range(17)) + b"}}"
    ),
    "a number": lambda: _named(b"9" * 30_000_000),
}


def _paper(inside: str) -> bytes:
    return with_body(_line("Risikovurdering for havnen") + _line("Storm: #1") + _line("1. Storm") + inside)


def _line(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _styles() -> bytes:
    styles = b"".join(
        b'<w:style w:styleId="s%d"><w:basedOn w:val="s%d"/></w:style>' % (n, n + 1) for n in range(99_000)
    )
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inside = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr></w:p>' * 28_000
    document = f"<w:document {space.decode()}><w:body>{inside}</w:body></w:document>"
    return changed(word__document=document.encode(), word__styles=b"<w:styles %b>%b</w:styles>" % (space, styles))


_WIDE = f'<w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr>{_line("Forventet")}</w:tc>'
PAPERS: dict[str, Callable[[], bytes]] = {
    "a bomb of 1.5 GB": lambda: changed(word__document=b" " * 1_500_000_000),
    "entities": lambda: with_body("<w:p/>", LAUGHING),
    "5,000 levels": lambda: with_body("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000),
    "elements": lambda: _paper("<a/>" * 2_100_000),
    "runs": lambda: _paper(f"<w:p>{'<w:r><w:t>x</w:t></w:r>' * 380_000}</w:p>"),
    "attributes": lambda: _paper("<w:p " + " ".join(f'a{n}="1"' for n in range(600_000)) + "/>"),
    "sections": lambda: _paper("".join(_line(f"{n}. Storm") + _line("Handling:") for n in range(2, 14_000))),
    "numbers": lambda: _paper(_line("".join(f"#{n} " for n in range(1_000_000)))),
    "labels": lambda: _paper(_line("1. Storm: #1 8/3-2022: " + "#1 " * 100) * 20_000),
    "spaces": lambda: _paper(_line(" " * 9_000_000)),
    "dates": lambda: _paper(_line("8/3-2022 " * 900_000)),
    "a wide table": lambda: _paper(
        "<w:tbl>"
        + ("<w:tr>" + f'<w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr>{_line("Forventet")}</w:tc>' * 7 + "</w:tr>")
        * 1_300
        + "</w:tbl>"
    ),
    "styles upon styles": _styles,
}
REPORTS: dict[str, Callable[[], bytes]] = {
    "a bomb in a PDF": lambda: pdf_files.holding(_packed_zeros(1_500), b"/Filter/FlateDecode"),
    "a bomb in a bomb": lambda: pdf_files.holding(
        zlib.compress(_packed_zeros(1_500)), b"/Filter[/FlateDecode/FlateDecode]"
    ),
    "as much as may be attached": lambda: pdf_files.holding(
        zlib.compress(_named(b'"' + b"x" * 49_900_000 + b'"')), b"/Filter/FlateDecode"
    ),
    "a list of attachments": lambda: pdf_files.holding(b"{}", times=10_000_000),
    "filters upon filters": lambda: pdf_files.holding(
        b"x" * 1_000_000, b"/Filter[" + b"/ASCIIHexDecode" * 100_000 + b"]"
    ),
    "arrays in arrays": lambda: pdf_files.objects(b"[" * 5_000_000),
    "pages that lead back": pdf_files.looping,
}


def _packed_zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj()
    return b"".join(packer.compress(bytes(1_000_000)) for _each in range(megabytes)) + packer.flush()


_IN_SHORT = ("10,000 levels", "a text of 100 MB", "lists", "tables", "entities", "pages that lead back")


def run(report: Report, *, short: bool) -> None:
    worst = (0.0, 0)
    files = [(name, ".risiko", make) for name, make in REGISTERS.items()]
    files += [(name, ".docx", make) for name, make in PAPERS.items()]
    files += [(name, ".pdf", make) for name, make in REPORTS.items()]
    chosen = [each for each in files if not short or each[0] in _IN_SHORT]
    with tempfile.TemporaryDirectory() as folder:
        for name, suffix, make in chosen:
            path = Path(folder, f"stor{suffix}")
            path.write_bytes(make())
            worst = max(worst, _answered(report, name, path), key=lambda cost: cost[1])
            path.unlink()
        if not short:
            _large(Path(folder, "stor.risiko"))
            worst = max(worst, _answered(report, "1 GB", Path(folder, "stor.risiko")), key=lambda cost: cost[1])
    report.tell(f"{len(chosen)} files; the one that took most memory took {worst[1]} MB and {worst[0]:.1f} s")


def _answered(report: Report, name: str, path: Path) -> tuple[float, int]:
    """Seconds and megabytes that the worst of the ways to read a file took."""
    worst = (0.0, 0)
    for command in _commands(path):
        seconds, megabytes, said = _measured([sys.executable, *command])
        worst = (max(worst[0], seconds), max(worst[1], megabytes))
        what = f"{name} ({command[0]}): {seconds:.1f} s, {megabytes} MB, {said[:200]}"
        report.hold(seconds < _SECONDS and megabytes < _MEGABYTES, what)
        report.hold(("Traceback" not in said and said.count("\n") <= 1) or "er oprettet" in said, what)
    return worst


def _commands(path: Path) -> Iterator[list[str]]:
    if path.suffix in (".docx", ".pdf"):
        yield ["main.py", "import", "--force", str(path), str(path.with_name("ny.risiko"))]
    else:
        yield ["main.py", "check", str(path)]
        yield ["-c", _SALVAGE, str(path)]


_MEASURE = """\
import resource, subprocess, sys
run = subprocess.run(sys.argv[1:], capture_output=True, timeout=120)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)
sys.stdout.flush()
sys.stdout.buffer.write(run.stdout + run.stderr)
"""


def _measured(command: list[str]) -> tuple[float, int, str]:
    """Seconds of work and megabytes of memory that a process took, and what it said."""
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", _MEASURE, *command], capture_output=True, cwd=root, timeout=200, check=True
    )
    figures, _, said = run.stdout.decode("utf-8", errors="replace").partition("\n")
    seconds, megabytes = figures.split()
    return float(seconds), int(megabytes), said
