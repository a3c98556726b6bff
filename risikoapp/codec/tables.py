"""The register as the tables of its file: `file` (one row), `register` (one row), `risks` (a row each).

Document ids are whole numbers; a risk's is its number, and its permanent id is a field of the row.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

import msgspec

from risikoapp.codec.errors import DamagedRegister, NotARegister
from risikoapp.codec.migrations import SCHEMA, Row, Tables, migrate
from risikoapp.domain.errors import InvalidRegister
from risikoapp.domain.model import Register, RegisterFile, Risk, check

FORMAT = "risikoapp"
"""What the file table says the file is."""

_T = TypeVar("_T")


def risk_row(risk: Risk) -> Row:
    """A fresh row for one risk: texts, numbers, ISO dates and lists only."""
    return msgspec.to_builtins(risk)


def to_tables(file: RegisterFile, row_of: Callable[[Risk], Row] = risk_row) -> dict[str, dict[int, Row]]:
    """The whole file as tables. `row_of` may hand back the same row for the same risk."""
    front = {f.name: getattr(file.register, f.name) for f in fields(Register) if f.name != "risks"}
    return {
        "file": {1: {"format": FORMAT, "schema": SCHEMA, "next_number": file.next_number}},
        "register": {1: msgspec.to_builtins(front)},
        "risks": {risk.number: row_of(risk) for risk in file.register.risks},
    }


def from_tables(tables: object) -> RegisterFile:
    """The file that the tables hold, brought up to this schema.

    Raises NotARegister, NewerSchema, or DamagedRegister with the place of what is wrong.
    """
    found = _schema(tables)
    tables = migrate(_checked(tables, dict[str, dict[str, dict[str, Any]]], "tables"), found)
    head = _only_row(tables, "file")
    register = _checked(_only_row(tables, "register"), Register, "register")
    risks = tuple(_checked(row, Risk, f"risks {key}") for key, row in tables.get("risks", {}).items())
    register = replace(register, risks=tuple(sorted(risks, key=lambda risk: (risk.number, risk.id))))
    file = RegisterFile(register=register, next_number=_checked(head.get("next_number"), int, "file next_number"))
    try:
        check(file)
    except InvalidRegister as error:
        raise DamagedRegister(str(error)) from error
    return file


class _Head(msgspec.Struct):
    format: str
    schema: int


class _Envelope(msgspec.Struct):
    """What every schema, past and future, has: by this a file is known."""

    file: dict[str, _Head]


def _schema(tables: object) -> int:
    try:
        (head,) = msgspec.convert(tables, _Envelope).file.values()
    except ValueError as error:
        raise NotARegister("no file table") from error
    if head.format != FORMAT:
        raise NotARegister(f"format {head.format!r}")
    return head.schema


def _only_row(tables: Tables, name: str) -> Row:
    rows = tuple(tables.get(name, {}).values())
    if len(rows) != 1:
        raise DamagedRegister(f"table {name} has {len(rows)} rows, not 1")
    return rows[0]


def _checked(value: object, kind: type[_T], where: str) -> _T:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise DamagedRegister(f"{where}: {error}") from error
