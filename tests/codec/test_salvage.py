"""What can still be read of a damaged register is read, and what cannot is told."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.codec import salvage as module
from risikoapp.codec.errors import CodecError, DamagedRegister, NewerSchema, NotARegister
from risikoapp.codec.salvage import Loss, salvage
from risikoapp.codec.tables import to_json, to_tables
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.domain.soundness import check
from risikoapp.storage.tables import AtomicStorage
from tests.bench.registers import register_of
from tests.strategies import register_files

FILE = register_of(4)


def _written(file: RegisterFile) -> bytes:
    """The bytes as the program writes them, a line for each row."""
    return b"".join(AtomicStorage(Path())._encode(to_tables(file)))


def _changed(change: Callable[[Any], object]) -> bytes:
    """The tables on one line, as another program may write them, after a change."""
    tables = json.loads(_written(FILE))
    change(tables)
    return json.dumps(tables, ensure_ascii=False).encode()


CONTENT = _written(FILE)


def _numbers(content: bytes) -> list[int]:
    return [risk.number for risk in salvage(content).file.register.risks]


def _lost(content: bytes) -> list[tuple[str, str]]:
    return [(loss.part, loss.risk) for loss in salvage(content).losses]


@given(register_files())
def test_of_a_sound_register_nothing_is_lost(file: RegisterFile) -> None:
    for content in (_written(file), to_json(file)):
        found = salvage(content)
        assert found.losses == ()
        assert found.file == file


@given(register_files(), st.data())
def test_whatever_is_cut_out_of_it_the_rest_is_valid(file: RegisterFile, data: st.DataObject) -> None:
    content = _written(file)
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    content = content[:start] + data.draw(st.binary(max_size=4)) + content[end:]
    try:
        found = salvage(content)
    except CodecError:
        return
    check(found.file)
    whole = {risk.number: risk for risk in file.register.risks}
    mangled = [risk for risk in found.file.register.risks if whole.get(risk.number) != risk]
    assert len(mangled) <= 1, "two halves that fit each other may make one, but no more"


def test_a_file_that_was_cut_off_gives_what_comes_before() -> None:
    content = CONTENT[: CONTENT.index(b'"4":{"id"') - 100]
    assert _numbers(content) == [1, 2]
    assert _lost(content) == [("risk", "3"), ("unknown", "")]
    assert salvage(content).file.next_number == 5, "a number that was given is given to no other"


def test_a_file_without_its_beginning_gives_what_comes_after() -> None:
    content = bytes(4096) + CONTENT[4096:]
    found = salvage(content)
    assert found.file.register.risks == FILE.register.risks[1:] or found.file.register.risks == FILE.register.risks[2:]
    assert found.file.register.title == ""
    assert [loss.part for loss in found.losses] == ["front", "unknown"]
    assert found.file.next_number == 5


DAMAGES: dict[str, tuple[Callable[[Any], object], list[tuple[str, str]]]] = {
    "a name that is a number": (lambda tables: tables["risks"]["2"].update(name=2), [("risk", "2")]),
    "no id": (lambda tables: tables["risks"]["2"].pop("id"), [("risk", "2")]),
    "actions out of order": (lambda tables: tables["risks"]["2"]["actions"].reverse(), [("risk", "2")]),
    "another risk's number": (lambda tables: tables["risks"]["3"].update(number=2), [("risk", "3")]),
    "another risk's id": (
        lambda tables: tables["risks"]["3"].update(id=tables["risks"]["2"]["id"]),
        [("risk", "3")],
    ),
    "a row that is none": (lambda tables: tables["risks"].update({"2": [5]}), [("risk", "2")]),
    "a key that is no number": (
        lambda tables: tables["risks"].update(to=tables["risks"].pop("2")),
        [("risk", "to")],
    ),
    "no front": (lambda tables: tables["register"].clear(), [("front", "")]),
    "a front with a wrong date": (lambda tables: tables["register"]["1"].update(status_date="i dag"), [("front", "")]),
    "two of them": (
        lambda tables: (tables["risks"]["1"].clear(), tables["risks"]["4"].update(created=None)),
        [("risk", "1"), ("risk", "4")],
    ),
    "next number too low": (lambda tables: tables["file"]["1"].update(next_number=2), []),
    "next number is a text": (lambda tables: tables["file"]["1"].update(next_number="fem"), []),
}


@pytest.mark.parametrize(("change", "lost"), DAMAGES.values(), ids=DAMAGES)
def test_what_is_wrong_is_left_out_and_named(change: Callable[[Any], object], lost: list[tuple[str, str]]) -> None:
    content = _changed(change)
    assert _lost(content) == lost
    found = salvage(content)
    check(found.file)
    assert found.file.next_number == 5
    good = {str(risk.number): risk for risk in FILE.register.risks} | dict.fromkeys((risk for _, risk in lost), None)
    kept = [risk for risk in good.values() if risk is not None and risk in found.file.register.risks]
    assert len(kept) == len(found.file.register.risks)


def test_a_number_that_a_risk_had_before_is_given_to_no_other() -> None:
    content = _changed(
        lambda tables: (
            tables["file"]["1"].pop("next_number"),
            tables["risks"]["3"].update(former_numbers=[2, 8]),
        )
    )
    assert salvage(content).file.next_number == 9


def test_a_risk_of_an_older_schema_is_read_without_the_head_that_said_so() -> None:
    content = _changed(lambda tables: (tables["file"].clear(), tables["risks"]["3"].pop("former_numbers")))
    assert _numbers(content) == [1, 2, 3, 4]


def test_a_loss_tells_what_stands_there() -> None:
    content = CONTENT.replace(b'"number":2', b'"number":"2"')
    (loss,) = salvage(content).losses
    assert (loss.part, loss.risk, loss.name) == ("risk", "2", "Risiko 2")
    assert "number" in loss.detail
    assert loss.text.startswith('{"id":"')
    assert "Aftale 9 om opfølgning på drift" in loss.text


def test_a_broken_letter_costs_one_risk() -> None:
    start = CONTENT.index("ø".encode(), CONTENT.index(b'"3":{"id"'))
    content = CONTENT[:start] + CONTENT[start + 1 :]
    found = salvage(content)
    assert _numbers(content) == [1, 2, 4]
    assert "\ufffd" in found.losses[0].text


def test_what_stands_behind_a_row_costs_that_risk() -> None:
    lines = CONTENT.split(b"\n")
    (place,) = (number for number, line in enumerate(lines) if line.lstrip(b",").startswith(b'"2":'))
    lines[place] = lines[place].rstrip(b",") + " ø".encode()
    assert _numbers(b"\n".join(lines)) == [1, 3, 4]


def test_a_row_that_stands_twice_is_read_once_and_told() -> None:
    row = CONTENT[CONTENT.index(b'"2":{"id"') : CONTENT.index(b'"3":{"id"')]
    content = CONTENT.replace(row, row + row.replace(b"Risiko 2", b"En anden"))
    assert _numbers(content) == [1, 2, 3, 4]
    assert salvage(content).file.register.risks[1].name == "Risiko 2"
    assert [(loss.risk, loss.name) for loss in salvage(content).losses] == [("2", "En anden")]


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (b"", NotARegister),
        (b"[]", NotARegister),
        (bytes(1000), NotARegister),
        (b"[" * 200_000, NotARegister),
        ("Risikovurdering".encode("utf-16"), NotARegister),
        (b'{"_default":{"1":{"name":"x"}}}', NotARegister),
        (_changed(lambda tables: tables["file"]["1"].update(schema=99)), NewerSchema),
        (_changed(lambda tables: tables["file"]["1"].update(format="andet")), NotARegister),
        (_changed(lambda tables: tables["file"]["1"].update(schema=0)), DamagedRegister),
    ],
)
def test_what_is_no_register_of_ours_is_refused(content: bytes, failure: type[CodecError]) -> None:
    with pytest.raises(failure):
        salvage(content)


@pytest.mark.parametrize(
    ("limit", "content"),
    [
        ("MAX_PLAIN", CONTENT),
        ("_MAX_LINES", CONTENT),
        ("_MAX_UNLINED", _changed(lambda _tables: None)),
    ],
)
def test_what_would_fill_the_memory_is_refused(limit: str, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert salvage(content).losses == ()
    monkeypatch.setattr(module, limit, 5)
    with pytest.raises(DamagedRegister):
        salvage(content)


def test_a_row_that_would_fill_the_memory_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    big = replace(FILE.register.risks[1], description="x" * 100_000)
    file = replace(FILE, register=replace(FILE.register, risks=(FILE.register.risks[0], big, *FILE.register.risks[2:])))
    monkeypatch.setattr(module, "_MAX_ROW", 50_000)
    assert _numbers(_written(file)) == [1, 3, 4]


def test_an_empty_register_is_one() -> None:
    file = RegisterFile(register=Register(title="Tom"))
    assert salvage(_written(file)).file == file
    assert salvage(_written(file)).losses == ()


def test_a_number_that_is_no_number_is_a_loss() -> None:
    content = CONTENT.replace(b'"number":2', b'"number":NaN')
    assert [type(loss) for loss in salvage(content).losses] == [Loss]


def test_a_name_that_is_no_text_is_not_told() -> None:
    content = CONTENT.replace(b'"name":"Risiko 3"', b'"name":"Risiko \\q"')
    assert content != CONTENT
    (loss,) = salvage(content).losses
    assert (loss.part, loss.risk, loss.name) == ("risk", "3", "")
