"""The register as the tables of its file: `file` and `register` (one row), `risks` and the others (a row each).

Document ids are whole numbers; a risk's is its number, and its permanent id is a field of the row.
"""

from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

import msgspec

from risikoapp.codec.errors import DamagedRegister, NewerSchema, NotARegister
from risikoapp.codec.migrations import SCHEMA, Row, Tables, migrate
from risikoapp.codec.snapshots import SnapshotRow, VersionRow, front, snapshot_tables, snapshots_of
from risikoapp.domain.errors import InvalidRegister
from risikoapp.domain.log import Log, LogBlock, LogEntry, log_of
from risikoapp.domain.model import ORDER, Register, RegisterFile, Risk
from risikoapp.domain.soundness import check

FORMAT = "risikoapp"
"""What the file table says the file is."""
MAX_PLAIN = 32_000_000
"""Bytes of a text that is made into plain values, which take up to thirty times as many: ten large registers."""
MAX_TABLES = 100
MAX_ROWS = 200_000
"""Of a table: twenty large registers. Each may have to be copied from schema to schema."""
MAX_VALUES = 2_500_000
"""Commas and brackets in a text: each may be a value of a hundred bytes, and ten thousand risks have half as many."""

_T = TypeVar("_T")


class Rows(NamedTuple):
    """What stands in the tables of a file, by document id, in the order in which they stand there.

    A row is whatever is written as that row in JSON: a risk or an entry of the log stands for itself. That saves making
    plain values of what is made into text at once.
    """

    file: dict[int, Row]
    register: dict[int, Row]
    risks: dict[int, Risk]
    versions: dict[int, Row]
    snapshots: dict[int, Row]
    log_blocks: dict[int, LogBlock]
    log: dict[int, LogEntry]


def head_row(next_number: int) -> Row:
    """A fresh row of what tells what the file is, and which number the next risk gets."""
    return {"format": FORMAT, "schema": SCHEMA, "next_number": next_number}


def risk_rows(register: Register) -> dict[int, Risk]:
    """The risks, each under its number; raises ValueError where two have one, for one of them would be lost."""
    rows = {risk.number: risk for risk in register.risks}
    if len(rows) != len(register.risks):
        raise ValueError("two risks have one number, and one of them would be lost")
    return rows


def log_rows(log: Log) -> tuple[dict[int, LogBlock], dict[int, LogEntry]]:
    """The blocks and the entries that stand by themselves; an entry keeps its document id while the log grows."""
    first = sum(block.count for block in log.blocks) + 1
    return dict(enumerate(log.blocks, start=1)), dict(enumerate(log.entries, start=first))


def rows_of(file: RegisterFile) -> Rows:
    """All rows of a file, made anew."""
    versions, snapshots = snapshot_tables(file.snapshots)
    blocks, entries = log_rows(file.log)
    return Rows(
        file={1: head_row(file.next_number)},
        register={1: front(file.register)},
        risks=risk_rows(file.register),
        versions=versions,
        snapshots=snapshots,
        log_blocks=blocks,
        log=entries,
    )


def to_tables(file: RegisterFile, rows: Rows | None = None) -> dict[str, dict[int, Any]]:
    """The whole file as tables, ready to be written; `rows` are its rows, where the caller has them already."""
    return (rows_of(file) if rows is None else rows)._asdict()


def from_tables(tables: object) -> RegisterFile:
    """The file that the tables hold, plain or as `parse` gives them, brought up to this schema.

    Raises NotARegister, NewerSchema, or DamagedRegister with the place of what is wrong.
    """
    current = tables if isinstance(tables, _Current) else _current(tables)
    for key, risk in current.risks.items():
        if str(key) != str(risk.number):
            raise DamagedRegister(f"risks {key}: its number is {risk.number}", str(key))
        if risk.created.tzinfo is None:
            raise DamagedRegister(f"risks {key}: created has no time zone", str(key))
    risks = tuple(sorted(current.risks.values(), key=ORDER["risks"]))
    register = replace(_only(current.register, "register"), risks=risks)
    file = RegisterFile(
        register=register,
        next_number=_only(current.file, "file").next_number,
        snapshots=snapshots_of(current.versions, current.snapshots, risks),
        log=_log(current),
    )
    try:
        check(file)
    except InvalidRegister as error:
        raise DamagedRegister(str(error)) from error
    return file


def _log(current: "_Current") -> Log:
    for key, entry in current.log.items():
        if entry.time.tzinfo is None:
            raise DamagedRegister(f"log {key}: time has no time zone")
    return log_of(current.log_blocks.values(), current.log.values())


def parse(content: bytes) -> object:
    """The tables in a JSON text, for `from_tables`.

    Raises ValueError or RecursionError when it is no JSON; NotARegister or NewerSchema for what is never to be read
    here; DamagedRegister where two rows have one key, or where a large text holds something else than a register.
    """
    # Fields that are not known are skipped unread below, and a letter may be broken there too.
    content.decode()
    # Straight to values is much quicker. But only plain tables can be migrated, and tell what is wrong and where.
    if not _is_too_full(content):
        with suppress(ValueError, RecursionError):
            current = msgspec.json.decode(content, type=_Current)
            if [(head.format, head.schema) for head in current.file.values()] == [(FORMAT, SCHEMA)]:
                _check_keys(content)
                return current
    return _plain(content)


def schema_of(tables: object) -> int:
    """The schema of tables that `from_tables` takes; raises NotARegister or NewerSchema."""
    return SCHEMA if isinstance(tables, _Current) else _schema(tables)


def to_json(file: RegisterFile) -> bytes:
    """The same tables as readable text (UTF-8): what `parse` takes."""
    return msgspec.json.format(msgspec.json.encode(to_tables(file)), indent=2) + b"\n"


class _Head(msgspec.Struct):
    format: str
    schema: int


class _Envelope(msgspec.Struct):
    """What every schema, past and future, has: by this a file is known."""

    file: dict[Any, _Head]


def _plain(content: bytes) -> object:
    """The tables of what is older or damaged, as far as it is a register at all."""
    # Until it is known to be ours, nothing is made of it.
    msgspec.json.decode(content, type=msgspec.Raw)
    _schema(content)
    if _is_too_full(content):
        raise DamagedRegister(f"more than {MAX_VALUES} values")
    if len(content) > MAX_PLAIN:
        raise DamagedRegister(f"more than {MAX_PLAIN} bytes, and not as this schema has them")
    _check_keys(content)
    try:
        return msgspec.json.decode(content)
    except ValueError as error:
        # A number of thousands of digits, which was only skipped until now.
        raise DamagedRegister(f"tables: {error}") from error


def _is_too_full(content: bytes) -> bool:
    """Whether the values of a text would fill the memory, by what must stand between them."""
    return len(content) > MAX_VALUES and sum(map(content.count, (b",", b"[", b"{"))) > MAX_VALUES


class _Key:
    """A key as it stands in the text. No two are equal, so that an object with two of one name keeps both."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def _check_keys(content: bytes) -> None:
    """Raises DamagedRegister where a table or two rows have one key: JSON takes the last, and one would be lost."""
    tables = _entries(content, "tables")
    if len(tables) > MAX_TABLES:
        raise DamagedRegister(f"more than {MAX_TABLES} tables")
    for name, table in tables.items():
        if len(_entries(table, f"table {name}")) > MAX_ROWS:
            raise DamagedRegister(f"table {name}: more than {MAX_ROWS} rows")


def _entries(table: bytes | msgspec.Raw, where: str) -> dict[str, msgspec.Raw]:
    try:
        pairs = msgspec.json.decode(table, type=dict[_Key, msgspec.Raw], dec_hook=lambda _kind, name: _Key(name))
    except msgspec.ValidationError:
        # It is no table, and whoever reads it will say so.
        return {}
    entries = {key.name: row for key, row in pairs.items()}
    if len(entries) != len(pairs):
        raise DamagedRegister(f"{where}: two entries have one key")
    return entries


class _FileRow(_Head):
    next_number: int


class _Current(msgspec.Struct, forbid_unknown_fields=True):
    """The tables of this schema, and no others: document id -> what the row says."""

    file: dict[Any, _FileRow]
    register: dict[Any, Register]
    risks: dict[Any, Risk]
    versions: dict[Any, VersionRow]
    snapshots: dict[Any, SnapshotRow]
    log_blocks: dict[Any, LogBlock]
    log: dict[Any, LogEntry]


def _current(tables: object) -> _Current:
    """Plain tables of any schema as tables of this one, row by row, so that a failure tells its place."""
    found = _schema(tables)
    plain = migrate(_checked(tables, dict[str, dict[Any, Row]], "tables"), found)
    for name in _Current.__struct_fields__:
        if name not in plain:
            raise DamagedRegister(f"table {name} is not there")
    risks = {key: _checked(row, Risk, f"risks {key}", str(key)) for key, row in plain["risks"].items()}
    return _Current(
        file=_table(plain, "file", _FileRow),
        register=_table(plain, "register", Register),
        risks=risks,
        versions=_table(plain, "versions", VersionRow),
        snapshots=_table(plain, "snapshots", SnapshotRow),
        log_blocks=_table(plain, "log_blocks", LogBlock),
        log=_table(plain, "log", LogEntry),
    )


def _table(tables: Tables, name: str, kind: type[_T]) -> dict[Any, _T]:
    return {key: _checked(row, kind, f"{name} {key}") for key, row in tables[name].items()}


def _schema(tables: object) -> int:
    """The schema of tables or of their JSON text; raises NotARegister or NewerSchema."""
    try:
        if isinstance(tables, bytes):
            envelope = msgspec.json.decode(tables, type=_Envelope)
        else:
            envelope = msgspec.convert(tables, _Envelope)
        (head,) = envelope.file.values()
    except ValueError as error:
        raise NotARegister("no file table") from error
    if head.format != FORMAT:
        raise NotARegister(f"format {head.format!r}")
    # Before anything else is looked at: the tables of the future may have any shape.
    if head.schema > SCHEMA:
        raise NewerSchema(head.schema, SCHEMA)
    return head.schema


def _only(rows: dict[Any, _T], name: str) -> _T:
    if len(rows) != 1:
        raise DamagedRegister(f"table {name} has {len(rows)} rows, not 1")
    return next(iter(rows.values()))


def _checked(value: object, kind: type[_T], where: str, risk: str | None = None) -> _T:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise DamagedRegister(f"{where}: {error}", risk) from error
