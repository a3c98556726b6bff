"""Files made to fill the memory or to take for ever: each is answered in ten seconds and 500 MB."""

import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from risikoapp.paths import resource as bundled
from tests.importers import pdf_files
from tests.importers.tables import DANISH, as_xlsx
from tests.importers.word_files import LAUGHING, changed, repacked, with_body
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
    "a text as long as may be": lambda: _named(b'"' + b"x" * 47_400_000 + b'"'),
    "one wide letter in a long text": lambda: _named(b'"' + b"x" * 47_400_000 + "😀".encode() + b'"'),
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
        zlib.compress(_named(b'"' + b"x" * 47_400_000 + b'"')), b"/Filter/FlateDecode"
    ),
    "a list of attachments": lambda: pdf_files.holding(b"{}", times=10_000_000),
    "filters upon filters": lambda: pdf_files.holding(
        b"x" * 1_000_000, b"/Filter[" + b"/ASCIIHexDecode" * 100_000 + b"]"
    ),
    "arrays in arrays": lambda: pdf_files.objects(b"[" * 5_000_000),
    "pages that lead back": pdf_files.looping,
}


_HEADINGS = ";".join(DANISH)


def _cells(texts: Iterable[str]) -> str:
    return "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)


def _sheet(inside: str, after: str = "", doctype: str = "") -> bytes:
    """A workbook whose sheet has headings, and beneath them this."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows = f"<sheetData><row>{_cells(DANISH)}</row>{inside}</sheetData>"
    sheet = f'{doctype}<worksheet xmlns="{space}">{rows}{after}</worksheet>'
    return repacked(as_xlsx([[]]), {"xl/worksheets/sheet1.xml": sheet.encode()})


def _texts(rows: int, cells: int, text: str) -> str:
    return f"<row>{_cells([text] * cells)}</row>" * rows


def _log(*rows: str) -> bytes:
    return "\n".join((_HEADINGS, *rows)).encode()


SHEETS: dict[str, Callable[[], bytes]] = {
    "a bomb of a sheet": lambda: _sheet(" " * 1_500_000_000),
    "entities in a sheet": lambda: _sheet("", doctype=LAUGHING),
    "as many cells as may be": lambda: _sheet(f"<row>{'<c><v>1</v></c>' * 60}</row>" * 2_400),
    "a row far down": lambda: _sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    "a cell far out": lambda: _sheet('<row><c r="XFD2"><v>1</v></c></row>' * 20_000),
    "rows that hold nothing": lambda: _sheet("<row/>" * 1_400_000),
    "a long text": lambda: _sheet(_texts(1, 1, "Storm 8/3-2022 " * 660_000)),
    "numbers in a text": lambda: _sheet(_texts(1, 10, "1 - " * 240_000)),
    "lines in a text": lambda: _sheet(_texts(1, 10, "a\n" * 5_900)),
    "marks in a text": lambda: _sheet(_texts(1, 10, "• 1) (2) " * 110_000)),
    "words for scales": lambda: _sheet("".join(_texts(1, 60, f"Høj {n}") for n in range(2_400))),
    "risks": lambda: _sheet("".join(_texts(1, 10, f"1{n}") for n in range(7_400))),
    "merged cells": lambda: _sheet(
        _texts(3_000, 10, "a"), "<mergeCells>" + '<mergeCell ref="A2:J3000"/>' * 100_000 + "</mergeCells>"
    ),
    "hidden columns": lambda: _sheet(
        _texts(9, 10, "1"), "<cols>" + '<col min="1" max="9999999" hidden="1"/>' * 300_000 + "</cols>"
    ),
    "heads upon heads": lambda: _sheet("".join(f"<row>{_cells(DANISH)}</row>" for _row in range(7_400))),
}
TABLES: dict[str, Callable[[], bytes]] = {
    "a row of a million": lambda: _log("1" + ";1" * 1_000_000, *["1"] * 90_000),
    "more rows than there may be": lambda: _log(*(f"{n};Storm;Den kommer;1;2;• Et" for n in range(1, 97_400))),
    "as many rows as there may be": lambda: _log(*(f"{n};Storm;Den kommer;1;2;• Et" for n in range(1, 7_400))),
    "a quotation that does not end": lambda: _log('1;"' + "Storm " * 6_000_000),
    "nothing but quotation marks": lambda: _log('"' * 39_000_000),
    "nothing but separators": lambda: _log(";" * 39_000_000),
    "rows with nothing in them": lambda: _log("\n" * 39_000_000),
    "zeros": lambda: bytes(39_000_000),
    "all in one risk": lambda: _log("1;Storm;;;;8/3-2022: x", *[";;;;;• mere"] * 7_400),
    "a scale of words": lambda: _log(*(f"{n};Storm;;Høj {n};Lav {n}" for n in range(7_400))),
    "columns": lambda: _log(*[";1" * 400] * 4_900),
}


def _drawn(content: bytes, pages: int = 1) -> bytes:
    """A PDF of so many pages that all show this."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    return pdf_files.objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (b"5 0 R " * pages, pages),
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        page,
    )


def _shown(texts: Sequence[str]) -> bytes:
    lines = (b"1 0 0 1 %d %d Tm (%b) Tj" % (20 + n % 7, 780 - n % 760, t.encode("cp1252")) for n, t in enumerate(texts))
    return b"BT /F 9 Tf " + b"\n".join(lines) + b" ET"


_STORM = _shown(["1. Storm", "Handling:", "8/3-2022: Luk havnen"])


def _boxes(many: Iterable[tuple[int, int, int, int]]) -> bytes:
    return b"\n".join(b"%d %d %d %d re S" % box for box in many)


PAPERS_IN_PDF: dict[str, Callable[[], bytes]] = {
    "600 pages": lambda: _drawn(_STORM, 600),
    "a million pages": lambda: _drawn(_STORM, 1_000_000),
    "600 pages of strokes": lambda: _drawn(_STORM + _boxes((n * 5, 0, 1, 800) for n in range(95)), 600),
    "strokes apart": lambda: _drawn(_STORM + _boxes((n % 600, n, 0, 800) for n in range(1_450)), 40),
    "strokes in stairs": lambda: _drawn(_STORM + _boxes((n // 3, n // 2, 1, 1) for n in range(1_450)), 40),
    "a net": lambda: _drawn(_STORM + _boxes((n % 38 * 9, n // 38 * 9, 9, 9) for n in range(1_444)), 40),
    "a million strokes": lambda: _drawn(_STORM + _boxes((n % 600, n % 800, 3, 3) for n in range(1_000_000))),
    "letters upon letters": lambda: _drawn(_shown(["#1 8/3-2022: x"] * 50_000)),
    "a line of 5 MB": lambda: _drawn(_shown(["Storm 8/3-2022 " * 330_000])),
    "numbers on a page": lambda: _drawn(_shown(["".join(f"#{n} " for n in range(9_000))]), 20),
    "a bomb of a page": lambda: pdf_files.objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(_packed_zeros(1_500)), _packed_zeros(1_500)),
    ),
    "a form that shows itself": lambda: pdf_files.objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<</Length 5>>stream\n/X Do\nendstream",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>stream\n"
        b"/X Do /X Do\nendstream",
    ),
}


def _packed_zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj()
    return b"".join(packer.compress(bytes(1_000_000)) for _each in range(megabytes)) + packer.flush()


_IN_SHORT = (
    *("10,000 levels", "a text of 100 MB", "lists", "tables", "entities", "pages that lead back"),
    *("entities in a sheet", "a row far down", "a row of a million", "a form that shows itself"),
)


def run(report: Report, *, short: bool) -> None:
    worst = (0.0, 0)
    files = [(name, ".risiko", make) for name, make in REGISTERS.items()]
    files += [(name, ".docx", make) for name, make in PAPERS.items()]
    files += [(name, ".pdf", make) for name, make in (REPORTS | PAPERS_IN_PDF).items()]
    files += [(name, ".xlsx", make) for name, make in SHEETS.items()]
    files += [(name, ".csv", make) for name, make in TABLES.items()]
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
    if path.suffix != ".risiko":
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
