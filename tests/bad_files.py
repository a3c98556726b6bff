"""Files that no command and no window may accept: `python -m tests.bad_files FOLDER` makes them and prints their names.

Each has a name in Danish, for that is where one meets it, and some of the words that the refusal must hold.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from risikoapp.codec.migrations import SCHEMA
from risikoapp.paths import resource
from tests.importers import pdf_files, word_files

SAMPLE = resource("eksempel.risiko").read_bytes()

NOT_JSON = "tom, afkortet eller lavet af et andet program. Vælg en anden fil, eller brug en sikkerhedskopi."
FOREIGN = "er ikke en risikovurdering fra risikoapp. Vælg en anden fil."
DAMAGED = "er beskadiget og kan derfor ikke åbnes. Brug en sikkerhedskopi"
READABLE = "er beskadiget. "
"""Of these some risks can be read, and the window shows them."""
AT_THE_FIRST = READABLE + "#1 "
AT_THE_FRONT = READABLE + "Titel, dato, skalaer og niveauer kan ikke læses."
NEWER = "er gemt af en nyere udgave af risikoapp. Opdatér programmet"
MISSING = "findes ikke"
OTHERWISE = "er beskadiget eller noget andet, end endelsen siger."


@dataclass(frozen=True, slots=True)
class Bad:
    """`words` stand in the refusal; `make` puts what is at the path, when that is more than writing `content`."""

    words: str
    content: bytes = b""
    make: Callable[[Path], object] | None = None


def _register(change: Callable[[Any], object]) -> bytes:
    """The sample's tables after a change."""
    tables = json.loads(SAMPLE)
    change(tables)
    return json.dumps(tables, ensure_ascii=False).encode()


def _risk(**fields: Any) -> bytes:
    return _register(lambda tables: tables["risks"]["1"].update(fields))


def _head(**fields: Any) -> bytes:
    return _register(lambda tables: tables["file"]["1"].update(fields))


def _front(**fields: Any) -> bytes:
    return _register(lambda tables: tables["register"]["1"].update(fields))


def _entry(name: str, place: int, **fields: Any) -> bytes:
    return _register(lambda tables: tables["risks"]["1"][name][place].update(fields))


def _replaced(old: bytes, new: bytes) -> bytes:
    assert old in SAMPLE, old
    return SAMPLE.replace(old, new, 1)


def _criteria(tables: Any) -> Any:
    return tables["register"]["1"]["criteria"]


_A_BRACKET_TOO_MANY = SAMPLE[:-2] + b"}}\n"

REGISTERS: dict[str, Bad] = {
    # What is no JSON.
    "tom": Bad(NOT_JSON),
    "blanke linjer": Bad(NOT_JSON, b" \n\n\t\n"),
    "afkortet": Bad(READABLE, SAMPLE[: len(SAMPLE) * 2 // 3]),
    "afkortet midt i et æ": Bad(NOT_JSON, SAMPLE[: SAMPLE.index("æ".encode()) + 1]),
    "mangler kun det sidste": Bad(READABLE, SAMPLE.rstrip()[:-1]),
    "en klamme for meget": Bad(READABLE, _A_BRACKET_TOO_MANY),
    "brudt": Bad(READABLE, _replaced(b'"schema":%d,' % SCHEMA, b'"schema":%d' % SCHEMA)),
    "to i én": Bad(READABLE, SAMPLE + SAMPLE),
    "utf-16": Bad(NOT_JSON, SAMPLE.decode().encode("utf-16")),
    "latin-1": Bad(NOT_JSON, SAMPLE.decode().encode("latin-1", errors="replace")),
    "byte order mark": Bad(READABLE, b"\xef\xbb\xbf" + SAMPLE),
    "200.000 klammer": Bad(NOT_JSON, b"[" * 200_000),
    "200.000 klammer og lukket": Bad(NOT_JSON, b"[" * 200_000 + b"]" * 200_000),
    "200.000 felter i hinanden": Bad(NOT_JSON, b'{"a":' * 200_000),
    "klammer i et navn": Bad(READABLE, _replaced(b'"Udbredelse"', b"[" * 200_000 + b"]" * 200_000)),
    "nuller": Bad(NOT_JSON, bytes(10_000)),
    "billede": Bad(NOT_JSON, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    "rapport": Bad(NOT_JSON, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
    "word-fil": Bad(NOT_JSON, word_files.sound()),
    "websted": Bad(NOT_JSON, b"<!DOCTYPE html><title>Log ind</title>"),
    "ikke et tal": Bad(READABLE, _replaced(b'"next_number":8', b'"next_number":NaN')),
    "et halvt tegn": Bad(READABLE, _replaced(b'"Udbredelse"', b'"\\ud83d"')),
    # What is another program's.
    "andet program": Bad(FOREIGN, b'{"name":"demo","version":1,"dependencies":{"a":"^1.0"}}'),
    "tinydb": Bad(FOREIGN, b'{"_default":{"1":{"name":"x"}}}'),
    "andet format": Bad(FOREIGN, _head(format="andetapp")),
    "uden hoved": Bad(READABLE, _register(lambda tables: tables.pop("file"))),
    "to hoveder": Bad(READABLE, _register(lambda tables: tables["file"].update({"2": tables["file"]["1"]}))),
    "liste": Bad(READABLE, b"[" + SAMPLE + b"]"),
    "mange lister": Bad(FOREIGN, b"[" + b"[]," * 8_000_000 + b"[]]"),
    "tal": Bad(FOREIGN, b"5"),
    "null": Bad(FOREIGN, b"null"),
    "skemaet er en tekst": Bad(FOREIGN, _head(schema="1")),
    # What is ours, and wrong.
    "nyere skema": Bad(NEWER, _head(schema=SCHEMA + 1)),
    "nyere skema i ny form": Bad(NEWER, b'{"file":{"1":{"format":"risikoapp","schema":7}},"alt":["nyt"]}'),
    "skema 0": Bad(DAMAGED, _head(schema=0)),
    "uden risici": Bad(DAMAGED, _register(lambda tables: tables.pop("risks"))),
    "uden register": Bad(AT_THE_FRONT, _register(lambda tables: tables.pop("register"))),
    "risici som liste": Bad(DAMAGED, _register(lambda tables: tables.update(risks=[*tables["risks"].values()]))),
    "titlen er et tal": Bad(AT_THE_FRONT, _front(title=5)),
    "umulig statusdato": Bad(AT_THE_FRONT, _front(status_date="2025-02-30")),
    "niveau 9": Bad(AT_THE_FRONT, _register(lambda tables: _criteria(tables)["levels"][0].__setitem__(0, 9))),
    "fem trin": Bad(
        AT_THE_FRONT, _register(lambda tables: _criteria(tables)["likelihood_steps"].append({"name": "Aldrig"}))
    ),
    "sandsynlighed 7": Bad(AT_THE_FIRST, _risk(rating={"likelihood": 7, "consequence": 2})),
    "konsekvens under nul": Bad(AT_THE_FIRST, _risk(rating={"likelihood": 2, "consequence": -1})),
    "en halv placering": Bad(AT_THE_FIRST, _risk(rating={"likelihood": 2})),
    "navnet er et tal": Bad(AT_THE_FIRST, _risk(name=7)),
    "nummer under nul": Bad(AT_THE_FIRST, _risk(number=-1)),
    "tal med 5.000 cifre": Bad(AT_THE_FIRST, _replaced(b'"number":1,', b'"number":' + b"9" * 5_000 + b",")),
    "næste nummer er for lavt": Bad(READABLE, _head(next_number=3)),
    "næste nummer har 30 cifre": Bad(READABLE, _head(next_number=10**30)),
    "to med samme nummer": Bad(
        READABLE + "#3 Teknik kan ikke læses.", _register(lambda tables: tables["risks"]["3"].update(number=1))
    ),
    "samme række to gange": Bad(READABLE, _replaced(b'"3":{"id"', b'"1":{"id"')),
    "dokumentnummer uden risiko": Bad(
        READABLE + "#99 Teknik kan ikke læses.",
        _register(lambda tables: tables["risks"].update({"99": tables["risks"].pop("3")})),
    ),
    "to med samme id": Bad(
        READABLE, _register(lambda tables: tables["risks"]["3"].update(id=tables["risks"]["1"]["id"]))
    ),
    "uden id": Bad(AT_THE_FIRST, _register(lambda tables: tables["risks"]["1"].pop("id"))),
    "tomt id": Bad(AT_THE_FIRST, _risk(id="")),
    "to handlinger med samme id": Bad(
        AT_THE_FIRST,
        _register(lambda tables: [action.update(id="a") for action in tables["risks"]["1"]["actions"]]),
    ),
    "ukendt tilstand": Bad(AT_THE_FIRST, _risk(state="parkeret")),
    "uden tidszone": Bad(AT_THE_FIRST, _risk(created="2021-03-16T09:00:00")),
    "dansk dato": Bad(AT_THE_FIRST, _entry("actions", 0, date="8/3-2022")),
    "flytning uden dato": Bad(AT_THE_FIRST, _entry("rating_changes", 0, date=None)),
    "rank der slutter på nul": Bad(AT_THE_FIRST, _entry("actions", 0, rank="V0")),
    "handlinger i uorden": Bad(AT_THE_FIRST, _register(lambda tables: tables["risks"]["1"]["actions"].reverse())),
}
"""What may be in a .risiko file, or in exported data."""

PAPERS: dict[str, Bad] = {
    "tom": Bad("er tom. Vælg en anden fil."),
    "afkortet": Bad(OTHERWISE, word_files.sound()[:-200]),
    "uden begyndelse": Bad(OTHERWISE, word_files.sound()[1000:]),
    "rapport": Bad(OTHERWISE, b"%PDF-1.7"),
    "risikovurdering": Bad(OTHERWISE, SAMPLE),
    "nuller": Bad(OTHERWISE, bytes(10_000)),
    "zip af billeder": Bad(OTHERWISE, word_files.packed("a.jpg")),
    "uden dokument": Bad(OTHERWISE, word_files.changed(word__document=None)),
    "dokumentet er ikke xml": Bad(OTHERWISE, word_files.changed(word__document=b"\xff\xfe\x00")),
    "entiteter": Bad(OTHERWISE, word_files.with_body("<w:p/>", word_files.LAUGHING)),
    "dybt": Bad(OTHERWISE, word_files.with_body("<w:sdt>" * 200_000 + "</w:sdt>" * 200_000)),
    "bombe": Bad("mere end 10 MB tekst", word_files.changed(word__document=b" " * 20_000_000)),
    "endeløs": Bad("mere end 30000 linjer", word_files.with_body("<w:p/>" * 40_000)),
    "gammel word-fil": Bad("er i et gammelt Word-format (.doc).", word_files.OLE),
    "adgangskode": Bad("er beskyttet med adgangskode.", word_files.ENCRYPTED),
    "referat": Bad("Der er ingen risici at finde", word_files.with_body("<w:p><w:r><w:t>Referat</w:t></w:r></w:p>")),
}
"""What may be in a .docx file."""


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10**12)


def _nothing(_path: Path) -> None:
    """There is no such file."""


PLACES: dict[str, Bad] = {
    "mappe": Bad("det er en mappe og ikke en fil. Ret det, eller vælg en anden fil.", make=_folder),
    "rør": Bad("det er ikke en almindelig fil", make=_pipe),
    "enhed": Bad("det er ikke en almindelig fil", make=_zeros),
    "ring": Bad("genvejen fører tilbage til sig selv", make=_loop),
    "findes ikke": Bad(MISSING, make=_nothing),
    "en mappe der ikke findes/fil": Bad(MISSING, make=_nothing),
    "l" + "a" * 300 + "ngt": Bad("navnet er for langt", make=_nothing),
}
"""What may be at the path instead of a file, whatever the ending."""

HUGE = {
    ".risiko": Bad("den er for stor", make=_huge),
    ".json": Bad("den er for stor", make=_huge),
    ".docx": Bad("fylder mere end 200 MB", make=_huge),
    ".pdf": Bad("fylder mere end 100 MB", make=_huge),
}


_BROKEN = "er beskadiget eller noget andet, end endelsen siger"
REPORTS: dict[str, Bad] = {
    "tom": Bad("er tom", b""),
    "tekst": Bad(_BROKEN, "Risikovurdering for havnen på Ærø".encode()),
    "kun hovedet": Bad(_BROKEN, b"%PDF-1.7\n"),
    "fra et andet program": Bad("har ingen tekst, der kan læses", pdf_files.with_files({"bilag.json": b"{}"})),
    "med kode": Bad("er beskyttet med adgangskode", pdf_files.locked()),
    "sat sammen": Bad("er sat sammen af flere", pdf_files.with_files({pdf_files.SHOWN: b"{}", pdf_files.ALL: b"{}"})),
    "går i ring": Bad(_BROKEN, pdf_files.looping()),
    "data er noget andet": Bad("er ikke en risikovurdering fra risikoapp", pdf_files.holding(b"%")),
    "data er nyere": Bad(
        "er gemt af en nyere udgave",
        pdf_files.holding(b'{"file":{"1":{"format":"risikoapp","schema":99,"next_number":1}}}'),
    ),
}


def bad_files() -> dict[str, Bad]:
    """All of them by their names, each with the ending that it is met with."""
    found = {f"{name}.risiko": bad for name, bad in REGISTERS.items()}
    found |= {f"{name}.docx": bad for name, bad in PAPERS.items()}
    # Data are read as a register is, and a few are enough to tell.
    found |= {f"{name}.json": REGISTERS[name] for name in ("tom", "brudt", "andet program", "nyere skema", "liste")}
    found |= {f"{name}.pdf": bad for name, bad in REPORTS.items()}
    found |= {f"{name}{suffix}": bad for name, bad in PLACES.items() for suffix in HUGE}
    return found | {f"kæmpestor{suffix}": bad for suffix, bad in HUGE.items()}


def put(folder: Path, name: str, bad: Bad) -> Path:
    """Makes one of them in a folder."""
    path = folder / name
    if bad.make is None:
        path.write_bytes(bad.content)
    else:
        bad.make(path)
    return path


def seen(folder: Path) -> dict[str, bytes]:
    """Whatever lies in a folder, with the content of what is an ordinary file and not without end."""
    return {
        path.name: path.read_bytes() if path.is_file() and path.stat().st_size < 10**9 else b""
        for path in folder.iterdir()
    }


if __name__ == "__main__":
    for name, bad in bad_files().items():
        put(Path(sys.argv[1]), name, bad)
        print(name)
