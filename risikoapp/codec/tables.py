"""The register as the tables of its file: `file` (one row), `register` (one row), `risks` (a row each).

Document ids are whole numbers; a risk's is its number, and its permanent id is a field of the row.
"""

from dataclasses import fields, replace
from typing import Any, TypeVar

import msgspec

from risikoapp.codec.errors import DamagedRegister, NewerSchema, NotARegister
from risikoapp.codec.migrations import SCHEMA, Row, Tables, migrate
from risikoapp.domain.errors import InvalidRegister
from risikoapp.domain.model import Register, RegisterFile, Risk, check

FORMAT = "risikoapp"
"""What the file table says the file is."""

_T = TypeVar("_T")


def risk_row(risk: Risk) -> Row:
    """A fresh row for one risk: texts, numbers, ISO dates and lists only."""
    return msgspec.to_builtins(risk)


def to_tables(file: RegisterFile, risk_rows: dict[int, Row] | None = None) -> dict[str, dict[int, Row]]:
    """The whole file as tables; `risk_rows` are the rows of its risks by number, where the caller has them already."""
    if risk_rows is None:
        risk_rows = {risk.number: risk_row(risk) for risk in file.register.risks}
    if len(risk_rows) != len(file.register.risks):
        raise ValueError("two risks have one number, and one of them would be lost")
    front = {f.name: getattr(file.register, f.name) for f in fields(Register) if f.name != "risks"}
    return {
        "file": {1: {"format": FORMAT, "schema": SCHEMA, "next_number": file.next_number}},
        "register": {1: msgspec.to_builtins(front)},
        "risks": risk_rows,
    }


def from_tables(tables: object) -> RegisterFile:
    """The file that the tables hold, brought up to this schema.

    Raises NotARegister, NewerSchema, or DamagedRegister with the place of what is wrong.
    """
    found = _schema(tables)
    tables = migrate(_checked(tables, dict[str, dict[Any, dict[str, Any]]], "tables"), found)
    head = _only_row(tables, "file")
    register = _checked(_only_row(tables, "register"), Register, "register")
    if "risks" not in tables:
        raise DamagedRegister("table risks is not there")
    risks = tuple(_risk(str(key), row) for key, row in tables["risks"].items())
    register = replace(register, risks=tuple(sorted(risks, key=lambda risk: (risk.number, risk.id))))
    file = RegisterFile(register=register, next_number=_checked(head.get("next_number"), int, "file next_number"))
    try:
        check(file)
    except InvalidRegister as error:
        raise DamagedRegister(str(error)) from error
    return file


def to_json(file: RegisterFile) -> bytes:
    """The same tables as readable text (UTF-8): what `from_tables` takes once it is decoded."""
    return msgspec.json.format(msgspec.json.encode(to_tables(file)), indent=2) + b"\n"


class _Head(msgspec.Struct):
    format: str
    schema: int


class _Envelope(msgspec.Struct):
    """What every schema, past and future, has: by this a file is known."""

    file: dict[Any, _Head]


def _schema(tables: object) -> int:
    try:
        (head,) = msgspec.convert(tables, _Envelope).file.values()
    except ValueError as error:
        raise NotARegister("no file table") from error
    if head.format != FORMAT:
        raise NotARegister(f"format {head.format!r}")
    # Before anything else is looked at: the tables of the future may have any shape.
    if head.schema > SCHEMA:
        raise NewerSchema(head.schema, SCHEMA)
    return head.schema


def _risk(key: str, row: Row) -> Risk:
    risk = _checked(row, Risk, f"risks {key}", key)
    if risk.created.tzinfo is None:
        raise DamagedRegister(f"risks {key}: created has no time zone", key)
    return risk


def _only_row(tables: Tables, name: str) -> Row:
    rows = tuple(tables.get(name, {}).values())
    if len(rows) != 1:
        raise DamagedRegister(f"table {name} has {len(rows)} rows, not 1")
    return rows[0]


def _checked(value: object, kind: type[_T], where: str, risk: str | None = None) -> _T:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise DamagedRegister(f"{where}: {error}", risk) from error
