"""What can still be read of a damaged register, row by row, and what cannot."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal, NoReturn

import msgspec

from risikoapp.codec.errors import DamagedRegister, NotARegister
from risikoapp.codec.migrations import SCHEMA, Row
from risikoapp.codec.salvaged_past import TABLES, Past
from risikoapp.codec.snapshots import front as front_row
from risikoapp.codec.tables import FORMAT, MAX_PLAIN, from_tables, schema_of
from risikoapp.domain.model import MAX_NUMBER, ORDER, Register, RegisterFile, Risk
from risikoapp.domain.soundness import check

_MAX_ROW = 4_000_000
"""Bytes of one row, which takes up to thirty times as many when it is made into values."""
_MAX_UNLINED = 8_000_000
"""Bytes of a text in which no row has a line: all rows must be found before one of them is read."""
_MAX_LINES = 100_000
NO_END = "the end is missing"
"""What is wrong with a file that was cut off."""

_LINE = re.compile(rb"[^\n]+")
_ROW = re.compile(rb'"(\d{1,10})":(.*)', re.DOTALL)
_NAME = re.compile(r'"name":\s*("(?:[^"\\]|\\.)*")')
_FRAME = re.compile(rb'\{?(?:"(\w+)":\{)?[}\s]*,?\s*')
"""What stands between the rows: the beginning of a table, and the end of it all."""
_END = re.compile(rb"\}\s*\}\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A part that cannot be read: a risk, the front (title, dates, scale), a finished status, entries of the change
    log, or something that cannot even be told.

    `risk` is the document id of a risk, and `name` its name, or the date of a status, where at least that can be read;
    `detail` is what is wrong, in English; `text` is what stands there, with broken letters replaced.
    """

    part: Literal["risk", "front", "status", "log", "unknown"]
    detail: str
    text: str = ""
    risk: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """A register with all that can be read, valid by `soundness.check`, and what it lacks, in the file's order."""

    file: RegisterFile
    losses: tuple[Loss, ...]


def salvage(content: bytes) -> Salvage:
    """What the bytes of a register still say.

    Raises NotARegister, NewerSchema, or DamagedRegister where there is nothing to begin with.
    """
    if len(content) > MAX_PLAIN:
        raise DamagedRegister(f"more than {MAX_PLAIN} bytes")
    head = _first(content, "format") or _HEAD
    schema_of({"file": {"1": head}})
    pieces = _Pieces(head, _first(content, "criteria"))
    for row in _rows(content):
        pieces.take(row)
    if not _END.search(content[-1000:]):
        pieces.lack_the_end()
    if head is _HEAD and not pieces.has_risks:
        raise NotARegister("no row is a register's")
    return pieces.joined()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row, its document id and its table, as far as they can be told; or a line that is no row and has no id."""

    key: str
    content: bytes
    table: str

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace").strip("}, \r\n\0")

    @property
    def name(self) -> str:
        """The first name in it, also where it is cut off; "" where there is none."""
        found = _NAME.search(self.text)
        with suppress(ValueError):
            return json.loads(found[1]) if found else ""
        return ""

    @property
    def values(self) -> Row | None:
        """What the row says, where it is JSON."""
        if len(self.content) > _MAX_ROW:
            return None
        with suppress(ValueError, RecursionError):
            text = self.content.decode()
            value, end = _DECODER.raw_decode(text)
            # What closes the tables, where it is the last of one.
            if not text[end:].strip("}, \r\n"):
                return msgspec.convert(value, Row)
        return None


def _rows(content: bytes) -> Iterator[_Row]:
    """The rows of every table: by their lines, as this program writes them, or else by their place in the JSON."""
    if not any(_ROW.fullmatch(line[0]) for line in _LINE.finditer(content)):
        yield from _rows_by_place(content)
        return
    table = ""
    for number, line in enumerate(_LINE.finditer(content)):
        if number >= _MAX_LINES:
            raise DamagedRegister(f"more than {_MAX_LINES} lines")
        if found := _ROW.fullmatch(line[0]):
            yield _Row(found[1].decode(), found[2], table)
        elif frame := _FRAME.fullmatch(line[0]):
            table = frame[1].decode() if frame[1] else table
        else:
            yield _Row("", line[0], "")
            # It may have been the beginning of another table.
            table = ""


def _rows_by_place(content: bytes) -> Iterator[_Row]:
    if len(content) > _MAX_UNLINED:
        raise DamagedRegister(f"more than {_MAX_UNLINED} bytes without a row on a line")
    with suppress(ValueError, RecursionError):
        tables = msgspec.json.decode(content, type=dict[str, dict[str, msgspec.Raw]])
        yield from (_Row(key, bytes(row), name) for name, table in tables.items() for key, row in table.items())


def _first(content: bytes, field: str) -> Row | None:
    """The first row with that field, by which head and front are known wherever they stand."""
    named = f'"{field}"'.encode()
    # What does not even name it need not be made into values.
    rows = (row.values for row in _rows(content) if named in row.content)
    return next((values for values in rows if values is not None and field in values), None)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


_DECODER = json.JSONDecoder(parse_constant=_refuse)
_HEAD: Row = {"format": FORMAT, "schema": SCHEMA, "next_number": 1}
"""For a register that has lost its own."""
_NO_ROWS: dict[str, dict[str, Row]] = {name: {} for name in TABLES}
_KNOWN_BY = {"versions": "hash", "snapshots": "finished", "log_blocks": "data", "log": "time"}
"""A field that no row of another table has."""
_FRONT: Row = front_row(Register())


def _table_of(row: _Row, values: Row | None) -> str:
    """The table of the row: by what it says or, where that cannot be read, by where it stands."""
    if values is not None:
        return next((name for name, field in _KNOWN_BY.items() if field in values), "")
    return row.table


class _Pieces:
    """The risks that can be read, each as if it stood alone with head and front; and what can be read of the past."""

    def __init__(self, head: Row, front: Row | None) -> None:
        self._head = {**head, "next_number": MAX_NUMBER + 1}
        self._next = head.get("next_number")
        self._highest = 0
        self._risks: dict[int, Risk] = {}
        self._ids: set[str] = set()
        self._losses: list[Loss] = []
        self._past = Past()
        self._front = front or _FRONT
        try:
            if front is None:
                raise DamagedRegister("it is not there")
            self._read({})
        except DamagedRegister as error:
            text = json.dumps(front, ensure_ascii=False) if front else ""
            self._losses.append(Loss(part="front", detail=error.detail, text=text))
            self._front = _FRONT

    @property
    def has_risks(self) -> bool:
        return bool(self._risks)

    def take(self, row: _Row) -> None:
        values = row.values
        if values is not None and ("format" in values or "criteria" in values):
            return
        if not row.key:
            self._losses.append(Loss(part="unknown", detail="a line that is no row", text=row.text))
            return
        if (table := _table_of(row, values)) in TABLES:
            self._past.take(table, row.key, values, row.text)
            return
        if row.key.isdecimal():
            self._highest = max(self._highest, min(int(row.key[:10]), MAX_NUMBER))
        try:
            self._add(row.key, values)
        except DamagedRegister as error:
            name = values.get("name") if values else row.name
            name = name if isinstance(name, str) else ""
            self._losses.append(Loss(part="risk", detail=error.detail, text=row.text, risk=row.key, name=name))

    def lack_the_end(self) -> None:
        self._losses.append(Loss(part="unknown", detail=NO_END))

    def joined(self) -> Salvage:
        risks = tuple(sorted(self._risks.values(), key=ORDER["risks"]))
        snapshots, lost_statuses = self._past.snapshots(risks)
        log, lost_entries = self._past.log()
        losses = [
            *self._losses,
            *(Loss(part="status", detail="not whole", name=name) for name in lost_statuses),
            *(Loss(part="log", detail="not readable", text=text) for text in lost_entries),
        ]
        file = RegisterFile(
            register=replace(self._read({}).register, risks=risks),
            next_number=self._next_number((*risks, *(risk for each in snapshots for risk in each.register.risks))),
            snapshots=snapshots,
            log=log,
        )
        check(file)
        return Salvage(file=file, losses=tuple(losses))

    def _next_number(self, risks: tuple[Risk, ...]) -> int:
        given = self._next if isinstance(self._next, int) else 0
        taken = (number for risk in risks for number in (risk.number, *risk.former_numbers))
        return max(min(given, MAX_NUMBER + 1), self._highest + 1, max(taken, default=0) + 1)

    def _add(self, key: str, values: Row | None) -> None:
        if values is None:
            raise DamagedRegister("the row is cut off or no JSON")
        (risk,) = self._read({key: values}).register.risks
        if risk.number in self._risks or risk.id in self._ids:
            raise DamagedRegister("another risk has its number or its id")
        self._risks[risk.number] = risk
        self._ids.add(risk.id)

    def _read(self, risks: dict[str, Row]) -> RegisterFile:
        return from_tables({**_NO_ROWS, "file": {"1": self._head}, "register": {"1": self._front}, "risks": risks})
