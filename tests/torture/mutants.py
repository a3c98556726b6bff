"""Registers and papers changed at random: no traceback, no hang, and nothing written, executed or fetched."""

import copy
import io
import json
import os
import random
import re
import signal
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from risikoapp.codec.attached import MAX_BYTES, NAMES
from risikoapp.codec.errors import CodecError
from risikoapp.codec.tables import to_json
from risikoapp.domain.soundness import check
from risikoapp.ids import IdSource
from risikoapp.importers import paper, pdf, pdf_child
from risikoapp.importers.errors import ImportFailure
from risikoapp.importers.formats import read_paper
from risikoapp.importers.pdf_child import Answer
from risikoapp.importers.pdf_paper import paper_of
from risikoapp.messages import message
from risikoapp.paths import resource
from risikoapp.storage.errors import StorageError
from risikoapp.storage.repository import Repository
from tests.bench.registers import register_of
from tests.importers import pdf_files
from tests.importers.corpus import RISKS
from tests.importers.papers import NOW
from tests.importers.pdf_papers import LONG, Look, made
from tests.importers.tables import CASES, as_csv, table
from tests.importers.text_papers import TEXT_CASES
from tests.importers.word_files import sound
from tests.importers.word_oddities import ODD_CASES
from tests.importers.word_papers import WORD_CASES
from tests.torture.report import Report

_SECONDS = 10
"""Of the processor."""
_BY_THE_CLOCK = 120
_PAPERS = WORD_CASES | ODD_CASES
_WORD = (
    "in text boxes",
    "tracked changes",
    "fields to fill in",
    "lines that Word counts",
    "names in the cells",
    "a form for each risk",
    "a row for each risk, with its steps",
)
"""Papers that take ways of their own."""
_PIECES = (
    *(b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"\\u0000", b"\\ud800", b"null", b"true", b"-1", b"0", b"1e999"),
    *(b"9" * 400, b"\x00", b"\xff", b"\xc3", "æøå".encode(), b'"1":{}', b'"risks":{', b"\n", b"[" * 2_000, b"NaN"),
    *(b"#1", b"8/3-2022: ", b"Beskrivelse:", b"Status", b"\t", b"> ", b"**", b"....... 3", b"Konsekvens: 3", b"1, 3\n"),
    *(b"<w:p>", b"</w:p>", b"<w:tbl>", b"&amp;", b"&x;", b"<!DOCTYPE a>", b'w:val="99999"', b"<![CDATA[", b"<?x?>"),
)
_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 2**63, 10**30, 1.5, float("inf"), "", "x", "\ud800", "2025-02-30", "9999-12-31", "æøå" * 999),
    *([], {}, [[]], {"1": {}}, "0001-01-01T00:00:00Z", ["a", "a"], "V0", "closed"),
)
_TEXTS = (
    *("", "#1", "#99999999", "3. Storm", "8/3-2022: x", "31/2", "Handling:", "Evaluering: 14/2-2025: y", "æ\t\n"),
    *(
        "Sandsynlighed: 2, Konsekvens: 5",
        "1, 3",
        "Asfalt",
        "Status",
        "Beskrivelse Den",
        "%1.",
        "decimal",
        "List Bullet 2",
    ),
    "1" * 5_000,
    "Status: " * 500,
)
_FORBIDDEN = re.compile(r"socket\.|subprocess\.|os\.(exec|spawn|posix_spawn|system|startfile)|urllib|webbrowser")
_PDF_WORDS = re.compile(rb"\d+ 0 R|/[A-Z]\w+|<<|>>|\d+ 0 obj|endstream|xref")
_WORD_PARTS = (
    *["word/document.xml"] * 6,
    *("word/styles.xml", "word/numbering.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"),
)
_SHEET_PARTS = (
    *["xl/worksheets/sheet1.xml"] * 6,
    *("xl/sharedStrings.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"),
    *("xl/_rels/workbook.xml.rels",),
)
_CHANGING = {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"}


class _Guard:
    """Sees what Python is asked to do while a file is read, and raises where that is more than reading."""

    def __init__(self) -> None:
        self.is_on = False
        sys.addaudithook(self._audit)

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.is_on:
            return
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & 0o1103
        if writes or event in _CHANGING or _FORBIDDEN.match(event):
            raise RuntimeError(f"while reading: {event} {arguments}")

    @contextmanager
    def watch(self) -> Iterator[None]:
        """While this lasts nothing may be written, executed or fetched, and it may not last long."""

        def late(_signal: int, _frame: object) -> None:
            raise TimeoutError(f"more than {_SECONDS} seconds")

        # By the clock it takes as long as whatever else the machine does lets it.
        signal.signal(signal.SIGPROF, late)
        signal.signal(signal.SIGALRM, late)
        signal.setitimer(signal.ITIMER_PROF, _SECONDS)
        signal.setitimer(signal.ITIMER_REAL, _BY_THE_CLOCK)
        self.is_on = True
        try:
            yield
        finally:
            self.is_on = False
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)


def run(report: Report, *, short: bool) -> None:
    guard, chance = _Guard(), random.Random(5)
    sources = [resource("eksempel.risiko").read_bytes(), to_json(register_of(2)), _written(register_of(2))]
    registers, papers = (400, 60) if short else (100_000, 10_000)
    _try_all(report, guard, registers, "færgen.risiko", lambda: _mutated_register(chance, sources), _read_register)
    packages = [_unpacked(sound()), _unpacked(_paper()), *(_unpacked(_PAPERS[name].make()) for name in _WORD)]
    _try_all(report, guard, papers, "papir.docx", lambda: _mutated_package(chance, packages, _WORD_PARTS), _read_paper)
    texts = [case.make() for case in TEXT_CASES.values()]
    _try_all(report, guard, papers, "papir.txt", lambda: _mutated(chance, texts), _read_paper)
    reports = [pdf_files.report("shown"), pdf_files.report("all"), pdf_files.with_files({pdf_files.SHOWN: sources[1]})]
    _try_all(report, guard, papers, "rapport.pdf", lambda: _mutated_report(chance, reports, sources), _read_report)
    printed = [made(LONG, Look()), made(RISKS, Look(turned=True, merged=False))]
    _try_all(report, guard, papers, "papir.pdf", lambda: _mutated_words(chance, printed), _read_printed)
    books = [_unpacked(CASES[name].make()) for name in ("real dates", "a row for each action", "several sheets")]
    _try_all(report, guard, papers, "log.xlsx", lambda: _mutated_package(chance, books, _SHEET_PARTS), _read_paper)
    tables = [as_csv(table()), CASES["csv with commas"].make(), CASES["csv of UTF-16"].make()]
    _try_all(report, guard, papers, "log.csv", lambda: _mutated(chance, tables), _read_paper)


def _try_all(
    report: Report, guard: _Guard, times: int, name: str, make: Callable[[], bytes], read: Callable[[Path], str]
) -> None:
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        for number in range(times):
            content = make()
            path.write_bytes(content)
            try:
                with guard.watch():
                    outcomes[read(path)] += 1
            except Exception as error:
                kept = Path(tempfile.gettempdir(), f"risikoapp-{number}-{name}")
                kept.write_bytes(content)
                report.hold(False, f"{error!r} at {kept}")
        report.hold([each.name for each in Path(folder).iterdir()] == [name], f"{name}: something was written")
    report.tell(f"{name} changed {times} times: {dict(outcomes.most_common())}")


def _read_register(path: Path) -> str:
    try:
        found = Repository.open(path)[1]
    except (StorageError, CodecError) as error:
        _must_be_told(message(error, path))
        outcome = type(error).__name__
    else:
        check(found)
        return "read"
    try:
        salvaged = Repository.salvage(path)
    except (StorageError, CodecError) as error:
        _must_be_told(message(error, path))
        return outcome
    check(salvaged.file)
    return f"{outcome}, read in part"


def _read_report(path: Path) -> str:
    content = path.read_bytes()
    code, output = _split_off(lambda: pdf_child.attached(content, NAMES.values(), MAX_BYTES))
    try:
        draft = pdf.understood(path, code, output)
    except (ImportFailure, CodecError) as error:
        _must_be_told(message(error, path))
        return type(error).__name__ if code >= 0 else f"{type(error).__name__} by signal {-code}"
    if draft is None:
        return "no data"
    check(draft.register_file)
    return "read"


def _read_printed(path: Path) -> str:
    content = path.read_bytes()
    code, output = _split_off(lambda: pdf_child.written(content))
    if code != Answer.TEXT:
        return f"answered with {code}"
    try:
        draft = paper.read(paper_of(path, output), new_id=IdSource(), now=NOW)
    except ImportFailure as error:
        _must_be_told(message(error, path))
        return type(error).__name__
    check(draft.register_file)
    return "read"


def _split_off(asked: Callable[[], tuple[Answer, bytes]]) -> tuple[int, bytes]:
    """What `importers.pdf` is answered, by a process that need not be started: it is split off from this one."""
    receiver, sender = os.pipe()
    process = os.fork()
    if not process:
        code = 1
        try:
            pdf_child._hold_back()
            answer, output = asked()
            while output:
                output = output[os.write(sender, output) :]
            code = int(answer)
        finally:
            # It must never come back to what the process does from which it was split off.
            os._exit(code)
    os.close(sender)
    with os.fdopen(receiver, "rb") as stream:
        output = stream.read()
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), output


def _read_paper(path: Path) -> str:
    try:
        draft = read_paper(path, new_id=IdSource(), now=NOW)
    except ImportFailure as error:
        _must_be_told(message(error, path))
        return type(error).__name__
    check(draft.register_file)
    return "read"


def _must_be_told(text: str) -> None:
    if "\n" in text or not text.endswith("."):
        raise ValueError(f"not one sentence on one line: {text!r}")


def _written(file: Any) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ny.risiko")
        Repository.create(path, file)
        return path.read_bytes()


def _mutated(chance: random.Random, sources: list[bytes]) -> bytes:
    content = bytearray(chance.choice(sources))
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        place = chance.randrange(len(content) + 1)
        end = min(len(content), place + chance.choice((1, 1, 2, 8, 60, 4096)))
        match chance.randrange(7):
            case 0:
                content[place:end] = b""
            case 1:
                content[place:place] = chance.choice(_PIECES)
            case 2:
                content[place:end] = chance.choice(_PIECES)
            case 3:
                content[place:place] = content[place:end]
            case 4:
                content[place:end] = bytes(end - place)
            case 5:
                del content[place:]
            case _:
                if place < len(content):
                    content[place] ^= 1 << chance.randrange(8)
    return bytes(content)


def _mutated_register(chance: random.Random, sources: list[bytes]) -> bytes:
    """Changed in its bytes, or in its values."""
    if chance.random() < 0.5:
        return _mutated(chance, sources)
    tables: Any = json.loads(chance.choice(sources))
    for _ in range(chance.choice((1, 1, 2, 5))):
        within, key = _somewhere(chance, tables)
        match chance.randrange(3):
            case 0:
                del within[key]
            case 1:
                within[key] = chance.choice(_VALUES)
            case _:
                other, place = _somewhere(chance, tables)
                within[key] = json.loads(json.dumps(other[place]))
        if not tables:
            break
    text = json.dumps(tables, ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, 1)))
    return text.encode("utf-8", errors="surrogatepass")


def _somewhere(chance: random.Random, tables: dict[str, Any]) -> tuple[Any, Any]:
    """A random place in the tables: what holds it, and its key there."""
    within: Any = tables
    while True:
        key: Any = chance.choice(list(within)) if isinstance(within, dict) else chance.randrange(len(within))
        if not isinstance(within[key], dict | list) or not within[key] or chance.random() < 0.15:
            return within, key
        within = within[key]


def _mutated_report(chance: random.Random, reports: list[bytes], sources: list[bytes]) -> bytes:
    """Changed in the bytes of the PDF, in what makes it one, or in the data in it."""
    match chance.randrange(3):
        case 0:
            return pdf_files.holding(_mutated_register(chance, sources))
        case 1:
            return _mutated(chance, reports)
        case _:
            return _mutated_words(chance, reports)


def _mutated_words(chance: random.Random, sources: list[bytes]) -> bytes:
    """A PDF some of whose words are others of its own."""
    if chance.random() < 0.3:
        return _mutated(chance, sources)
    content = bytearray(chance.choice(sources))
    words = [found.span() for found in _PDF_WORDS.finditer(content)]
    for start, end in sorted(chance.sample(words, chance.choice((1, 2, 5, 20))), reverse=True):
        other_start, other_end = chance.choice(words)
        content[start:end] = content[other_start:other_end]
    return bytes(content)


def _unpacked(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _mutated_package(chance: random.Random, packages: list[dict[str, bytes]], likely: Sequence[str]) -> bytes:
    """Changed in the package itself, or, more often, in one of the texts packed in it."""
    parts = dict(chance.choice(packages))
    if chance.random() < 0.1:
        return _mutated(chance, [_packed(parts)])
    name = chance.choice([name for name in likely if name in parts])
    change = _mutated if chance.random() < 0.2 else _mutated_xml
    parts[name] = change(chance, [parts[name]])
    return _packed(parts)


def _mutated_xml(chance: random.Random, sources: list[bytes]) -> bytes:
    """Another tree, but still one."""
    root = ElementTree.fromstring(chance.choice(sources))
    for _ in range(chance.choice((1, 2, 5, 20))):
        places = [(parent, child) for parent in root.iter() for child in parent]
        if not places:
            break
        (parent, one), (_other_parent, other) = chance.choice(places), chance.choice(places)
        match chance.randrange(6):
            case 0:
                parent.remove(one)
            case 1:
                other.append(copy.deepcopy(one))
            case 2:
                parent.insert(0, copy.deepcopy(other))
            case 3:
                one.tag = other.tag
            case 4:
                one.text = chance.choice(_TEXTS)
            case _:
                one.set(chance.choice([*other.keys(), "x"]), chance.choice(_TEXTS))
    return ElementTree.tostring(root, encoding="utf-8")


def _paper() -> bytes:
    """A Word file with a matrix, a table and lists."""
    import docx

    document: Any = docx.Document()
    document.add_heading("Risikovurdering for færgen", 0)
    table = document.add_table(rows=5, cols=5)
    for place, word in enumerate(("Uvæsentlig", "Generende", "Kritisk", "Uacceptabelt")):
        table.cell(4, place + 1).text = word
    for place, word in enumerate(("Forventet", "Sandsynligt", "Mindre sandsynligt", "Usandsynligt")):
        table.cell(place, 0).text = word
    table.cell(1, 2).text = "#1 #2"
    for number, name in ((1, "Storm"), (2, "Motor")):
        document.add_heading(f"{number}. {name}", 1)
        document.add_paragraph("Beskrivelse: Der er risiko for, at den kommer.")
        document.add_paragraph("Handling:")
        document.add_paragraph("8/3-2022: Aftale om opfølgning", style="List Bullet")
        document.add_paragraph("Evaluering: 14/2-2025: Uændret")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
