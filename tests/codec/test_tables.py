"""Registers become tables and come back; damaged tables are told apart from newer and foreign ones."""

import copy
import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.codec import tables as codec
from risikoapp.codec.errors import CodecError, DamagedRegister, NewerSchema, NotARegister
from risikoapp.codec.migrations import SCHEMA, Tables, migrate
from risikoapp.codec.tables import from_tables, parse, rows_of, to_json, to_tables
from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Action, Evaluation, Register, RegisterFile, Risk
from tests.strategies import register_files

_CREATED = dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC)


def _file() -> RegisterFile:
    risks = (
        Risk(
            id="r1",
            number=1,
            created=_CREATED,
            rating=Rating(likelihood=2, consequence=3),
            actions=(Action(id="a1", rank="V", date=dt.date(2024, 1, 2)), Action(id="a2", rank="W")),
            evaluations=(Evaluation(id="e1", date=dt.date(2024, 1, 2)),),
        ),
        Risk(id="r2", number=2, created=_CREATED),
    )
    return RegisterFile(register=Register(title="Prøve", risks=risks), next_number=3)


def _as_read(file: RegisterFile) -> Any:
    """The tables as they come from a file: the document ids are texts there."""
    return json.loads(msgspec.json.encode(to_tables(file)))


@given(register_files())
def test_what_is_written_is_what_is_read(file: RegisterFile) -> None:
    assert from_tables(_as_read(file)) == file
    assert from_tables(msgspec.json.decode(to_json(file))) == file
    assert from_tables(parse(to_json(file))) == file


@given(register_files())
def test_document_ids_are_the_numbers(file: RegisterFile) -> None:
    assert list(to_tables(file)["risks"]) == [risk.number for risk in file.register.risks]


def test_rows_that_the_caller_has_are_used() -> None:
    file = _file()
    rows = rows_of(file)
    assert to_tables(file, rows)["risks"] is rows.risks


def test_the_readable_form_is_utf8_in_lines() -> None:
    text = to_json(_file()).decode()
    assert '"title": "Prøve"' in text
    assert text.endswith("}\n")


def _set(*path: Any, to: Any) -> Callable[[Any], None]:
    def damage(tables: Any) -> None:
        for key in path[:-1]:
            tables = tables[key]
        tables[path[-1]] = to

    return damage


def _remove(*path: Any) -> Callable[[Any], None]:
    def damage(tables: Any) -> None:
        for key in path[:-1]:
            tables = tables[key]
        del tables[path[-1]]

    return damage


def _copy_risk(tables: Any) -> None:
    tables["risks"]["7"] = {**tables["risks"]["2"], "id": "another"}


def _turn_actions(tables: Any) -> None:
    tables["risks"]["1"]["actions"].reverse()


def _swap_rows(tables: Any) -> None:
    tables["risks"] = {"1": tables["risks"]["2"], "2": tables["risks"]["1"]}


R1 = ("risks", "1")
DAMAGES: dict[str, Callable[[Any], None]] = {
    "no register table": _remove("register"),
    "no risks table": _remove("risks"),
    "no register row": _set("register", to={}),
    "two register rows": _set("register", "2", to={}),
    "a table is a list": _set("risks", to=[]),
    "a row is a text": _set(*R1, to="risk"),
    "likelihood 7": _set(*R1, "rating", "likelihood", to=7),
    "consequence 0": _set(*R1, "rating", "consequence", to=0),
    "likelihood as a text": _set(*R1, "rating", "likelihood", to="2"),
    "half a rating": _remove(*R1, "rating", "consequence"),
    "two risks with one number": _copy_risk,
    "a document id that is not the number": _set(*R1, "number", to=4),
    "document ids that have changed places": _swap_rows,
    "two risks with one id": _set("risks", "2", "id", to="r1"),
    "no id": _remove(*R1, "id"),
    "an empty id": _set(*R1, "id", to=""),
    "an action with an empty id": _set(*R1, "actions", 0, "id", to=""),
    "number 0": _set(*R1, "number", to=0),
    "number true": _set(*R1, "number", to=True),
    "a number of many digits": _set(*R1, "number", to=10**30),
    "no such day": _set(*R1, "evaluations", 0, "date", to="2023-02-30"),
    "a Danish date": _set(*R1, "actions", 0, "date", to="8/3-2022"),
    "created without a time zone": _set(*R1, "created", to="2024-01-02T03:04:05"),
    "unknown state": _set(*R1, "state", to="lukket"),
    "name is a number": _set(*R1, "name", to=5),
    "actions is null": _set(*R1, "actions", to=None),
    "an action is a text": _set(*R1, "actions", 0, to="gør noget"),
    "not a rank": _set(*R1, "actions", 0, "rank", to="æ"),
    "actions out of order": _turn_actions,
    "two actions with one id": _set(*R1, "actions", 1, "id", to="a1"),
    "next number too low": _set("file", "1", "next_number", to=2),
    "next number past the end": _set("file", "1", "next_number", to=1_000_001),
    "next number of many digits": _set("file", "1", "next_number", to=10**30),
    "no next number": _remove("file", "1", "next_number"),
    "next number is a text": _set("file", "1", "next_number", to="3"),
    "level 5": _set("register", "1", "criteria", "levels", 0, 0, to=5),
    "three rows of levels": _remove("register", "1", "criteria", "levels", 0),
    "five steps": _set("register", "1", "criteria", "likelihood_steps", to=[{"name": "x"}] * 5),
    "bad status date": _set("register", "1", "status_date", to="i går"),
    "schema 0": _set("file", "1", "schema", to=0),
    "schema below 0": _set("file", "1", "schema", to=-5),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_refused(damage: Callable[[Any], None]) -> None:
    tables = _as_read(_file())
    damage(tables)
    with pytest.raises(DamagedRegister) as caught:
        from_tables(tables)
    assert caught.value.detail


def test_damage_in_a_risk_says_in_which() -> None:
    tables = _as_read(_file())
    tables["risks"]["2"]["name"] = None
    with pytest.raises(DamagedRegister, match="risks 2") as caught:
        from_tables(tables)
    assert caught.value.risk == "2"


FOREIGN: dict[str, Any] = {
    "null": None,
    "a number": 5,
    "a list": [],
    "nothing": {},
    "TinyDB's own": {"_default": {"1": {"name": "x"}}},
    "another format": {"file": {"1": {"format": "andet", "schema": 1}}},
    "no format": {"file": {"1": {"schema": 1}}},
    "two heads": {"file": {key: {"format": "risikoapp", "schema": 1} for key in "12"}},
    "no head": {"file": {}},
    "schema as a text": {"file": {"1": {"format": "risikoapp", "schema": "1"}}},
}


@pytest.mark.parametrize("tables", FOREIGN.values(), ids=FOREIGN)
def test_what_is_not_a_register_is_told_apart(tables: Any) -> None:
    with pytest.raises(NotARegister):
        from_tables(tables)


def test_a_newer_schema_is_told_before_anything_else_is_read() -> None:
    with pytest.raises(NewerSchema) as caught:
        from_tables({"file": {"1": {"format": "risikoapp", "schema": SCHEMA + 1, "x": 1}}, "new": ["shape"]})
    assert (caught.value.found, caught.value.known) == (SCHEMA + 1, SCHEMA)


def test_reading_leaves_the_tables_as_they_were() -> None:
    tables = _as_read(_file())
    before = copy.deepcopy(tables)
    from_tables(tables)
    assert tables == before


def _plainly(content: bytes) -> object:
    """The tables read by the standard library, which can tell two entries of one key."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise DamagedRegister("two entries have one key")
        return dict(pairs)

    tables = msgspec.json.decode(content)
    json.loads(content, object_pairs_hook=once)
    return tables


def _outcome(read: Callable[[bytes], object], content: bytes) -> tuple[object, ...]:
    """What comes of reading: the register, or which failure and its words."""
    try:
        return (from_tables(read(content)),)
    except DamagedRegister as error:
        return type(error), re.sub(".* one key", "one key", error.detail), error.risk
    except CodecError as error:
        return type(error), str(error)
    except (ValueError, RecursionError):
        return ("no JSON",)


_PIECES = (
    b"",
    b'"',
    b"{}",
    b"[",
    b"]",
    b"}",
    b",",
    b":",
    b"0",
    b"-",
    b".5",
    b"e1",
    b"null",
    b'"x":',
    b"\\",
    b"\n",
    b"\xe6",
)


@given(register_files(), st.data())
def test_read_straight_or_as_plain_tables_a_changed_file_comes_to_the_same(
    file: RegisterFile, data: st.DataObject
) -> None:
    content = to_json(file)
    start = data.draw(st.integers(0, len(content)))
    end = min(start + data.draw(st.integers(0, 6)), len(content))
    content = content[:start] + data.draw(st.sampled_from(_PIECES)) + content[end:]
    assert _outcome(parse, content) == _outcome(_plainly, content)


_FIRST = b'"risks":{"1":{'
_SCHEMA = b'"schema":%d' % SCHEMA
UNKNOWN = {
    "a field": (_FIRST, b'"risks":{"1":{"ukendt":[{"a":1}],'),
    "a name with its letters in other clothes": (_FIRST, b'"b\\u00f8rn":{"1":{}},"risks":{"1":{'),
    "a broken letter in a field": (_FIRST, b'"risks":{"1":{"ukendt":"\xe6",'),
    "a broken letter in a name": (_FIRST, b'"risks":{"1":{"ukendt\xe6":1,'),
    "brackets in a field": (_FIRST, b'"risks":{"1":{"ukendt":' + b"[" * 5_000 + b"]" * 5_000 + b","),
    "a table": (_FIRST, b'"log":{"1":{}},"risks":{"1":{'),
    "a table that is none": (_FIRST, b'"log":5,"risks":{"1":{'),
    "a newer schema": (_SCHEMA, b'"schema":99'),
    "an older schema": (_SCHEMA, b'"schema":0'),
    "another format": (b'"risikoapp"', b'"andet"'),
}


@pytest.mark.parametrize(("old", "new"), UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_not_known_comes_to_the_same_either_way(old: bytes, new: bytes) -> None:
    content = msgspec.json.encode(to_tables(_file())).replace(old, new)
    assert new in content
    assert _outcome(parse, content) == _outcome(_plainly, content)


def _refused(content: bytes) -> DamagedRegister:
    with pytest.raises(DamagedRegister) as caught:
        from_tables(parse(content))
    return caught.value


TWICE = {
    "a risk": (b'"2":{"id"', b'"1":{"id"'),
    "a register row": (b'"register":{', b'"register":{"1":{"title":"En anden"},'),
    "a head": (b'"file":{', b'"file":{"1":{"format":"risikoapp","schema":1,"next_number":9},'),
    "a table": (b'"risks":{', b'"risks":{},"risks":{'),
    "an unknown table": (b'"risks":{', b'"log":{"1":{},"1":{}},"risks":{'),
}


@pytest.mark.parametrize("write", [to_json, lambda file: msgspec.json.encode(to_tables(file))], ids=["lines", "close"])
@pytest.mark.parametrize(("old", "new"), TWICE.values(), ids=TWICE)
def test_of_two_entries_with_one_key_none_is_lost_in_silence(
    old: bytes, new: bytes, write: Callable[[RegisterFile], bytes]
) -> None:
    content = re.sub(re.escape(old).replace(b":", b":\\s*").replace(b"\\{", b"\\{\\s*"), lambda _: new, write(_file()))
    assert new in content
    assert "one key" in _refused(content).detail


def test_a_number_that_no_one_can_hold_is_damage() -> None:
    content = msgspec.json.encode(to_tables(_file())).replace(b'"number":2', b'"number":' + b"2" * 5_000)
    with pytest.raises(ValueError):
        msgspec.json.decode(content)
    _refused(content)


def test_a_large_text_is_not_made_into_plain_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "MAX_PLAIN", 100)
    content = msgspec.json.encode(to_tables(_file()))
    assert from_tables(parse(content)) == _file()
    assert "more than 100 bytes" in _refused(content.replace(b'"name":""', b'"name":[[],[]]')).detail
    # What is not ours is told as ever.
    with pytest.raises(NotARegister):
        parse(b"[" + b"[]," * 1000 + b"[]]")
    with pytest.raises(NewerSchema):
        parse(content.replace(_SCHEMA, b'"schema":99'))


def test_a_text_whose_values_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = msgspec.json.encode(to_tables(_file()))
    marks = sum(content.count(mark) for mark in (b",", b"[", b"{"))
    monkeypatch.setattr(codec, "MAX_VALUES", marks)
    assert from_tables(parse(content)) == _file()
    monkeypatch.setattr(codec, "MAX_VALUES", marks - 1)
    assert "values" in _refused(content).detail
    with pytest.raises(NotARegister):
        parse(b"[" + b"[]," * 1000 + b"[]]")


def test_tables_without_end_are_refused() -> None:
    more = b"".join(b'"%d":{},' % number for number in range(200))
    content = msgspec.json.encode(to_tables(_file())).replace(b'{"file"', b"{" + more + b'"file"', 1)
    assert "tables" in _refused(content).detail


def test_what_is_no_table_is_damage_though_nobody_knows_it() -> None:
    content = msgspec.json.encode(to_tables(_file())).replace(b'{"file"', '{"Ærø":5,"file"'.encode(), 1)
    assert "object" in _refused(content).detail


def _renamed(old: str, new: str) -> Callable[[Tables], Tables]:
    return lambda tables: {new if name == old else name: rows for name, rows in tables.items()}


def test_migrations_run_one_after_the_other() -> None:
    migrations = {1: _renamed("a", "b"), 2: _renamed("b", "c")}
    assert migrate({"a": {}}, 1, known=3, migrations=migrations) == {"c": {}}
    assert migrate({"b": {}}, 2, known=3, migrations=migrations) == {"c": {}}
    assert migrate({"c": {}}, 3, known=3, migrations=migrations) == {"c": {}}


def test_a_schema_that_never_was_is_damage() -> None:
    with pytest.raises(DamagedRegister):
        migrate({}, 1, known=3, migrations={2: _renamed("b", "c")})


@pytest.mark.parametrize("tables", [{}, {"a": 5}, {"a": None}, {"a": {"1": "x"}}])
def test_tables_that_a_migration_does_not_find_as_it_should_are_damage(tables: Any) -> None:
    def add_a_field(tables: Tables) -> Tables:
        return {"a": {key: {**row, "field": row["other"].strip()} for key, row in tables["a"].items()}}

    with pytest.raises(DamagedRegister):
        migrate(tables, 1, known=2, migrations={1: add_a_field})


def test_two_risks_of_one_number_are_never_written_as_one() -> None:
    twins = tuple(Risk(id=name, number=1, created=dt.datetime(2025, 1, 1, tzinfo=dt.UTC)) for name in "ab")
    with pytest.raises(ValueError, match="one number"):
        to_tables(RegisterFile(register=Register(risks=twins), next_number=2))


def test_more_rows_than_any_register_has_are_refused() -> None:
    rows = b",".join(b'"%d":{}' % number for number in range(1, 200_002))
    content = (
        b'{"file":{"1":{"format":"risikoapp","schema":1,"next_number":9}},"register":{"1":{}},"risks":{%b}}' % rows
    )
    assert "more than 200000 rows" in _refused(content).detail
