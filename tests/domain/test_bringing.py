"""Kept edits come in where they fit, what does not fit is handed back, and no risk takes another's number."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.bringing import bring_in
from risikoapp.domain.model import MAX_NUMBER, Register, RegisterFile, check
from tests.strategies import edited_pairs, register_files

NOW = dt.datetime(2025, 2, 14, 9, 30, tzinfo=dt.UTC)


def _with_risk(file: RegisterFile, risk_id: str, name: str) -> RegisterFile:
    number, file = file.take_number()
    register = edits.create_risk(file.register, risk_id=risk_id, number=number, created=NOW, name=name)
    return replace(file, register=register)


def _renamed(file: RegisterFile, risk_id: str, name: str) -> RegisterFile:
    return replace(file, register=edits.rename_risk(file.register, risk_id, name))


@pytest.fixture
def base() -> RegisterFile:
    return _with_risk(_with_risk(RegisterFile(register=Register(title="Færgen")), "r1", "Isvinter"), "r2", "Bemanding")


@given(edited_pairs())
def test_into_the_file_they_began_from_all_of_them_come(pair: tuple[RegisterFile, RegisterFile]) -> None:
    before, kept = pair
    made, refused = bring_in(before, kept, before.register)
    assert (made.register, refused) == (kept.register, ())
    check(made)


@given(edited_pairs(), register_files())
def test_into_any_other_file_what_comes_is_sound(
    pair: tuple[RegisterFile, RegisterFile], current: RegisterFile
) -> None:
    before, kept = pair
    made, _refused = bring_in(current, kept, before.register)
    check(made)
    assert made.next_number >= current.next_number


def test_what_others_wrote_meanwhile_stays(base: RegisterFile) -> None:
    made, refused = bring_in(_renamed(base, "r2", "Vagter"), _renamed(base, "r1", "Is"), base.register)
    assert [risk.name for risk in made.register.risks] == ["Is", "Vagter"]
    assert refused == ()


def test_where_something_else_stands_now_it_is_handed_back(base: RegisterFile) -> None:
    kept = _renamed(_renamed(base, "r1", "Is"), "r2", "Vagter")
    made, refused = bring_in(_renamed(base, "r1", "Frost"), kept, base.register)
    assert [risk.name for risk in made.register.risks] == ["Frost", "Vagter"]
    assert [(change.path, change.new) for change in refused] == [((("risks", "r1"),), "Is")]


def test_what_was_written_of_a_risk_that_is_gone_is_handed_back(base: RegisterFile) -> None:
    kept = replace(base, register=entry_edits.add_actions(base.register, "r1", [("a1", None, "Køb salt")]))
    made, refused = bring_in(replace(base, register=edits.remove_risk(base.register, "r1")), kept, base.register)
    assert [risk.id for risk in made.register.risks] == ["r2"]
    assert len(refused) == 1


def test_a_new_risk_gets_another_number_where_its_own_was_given_meanwhile(base: RegisterFile) -> None:
    made, refused = bring_in(_with_risk(base, "theirs", "Deres"), _with_risk(base, "mine", "Min"), base.register)
    assert [(risk.number, risk.name) for risk in made.register.risks[2:]] == [(3, "Deres"), (4, "Min")]
    assert (made.next_number, refused) == (5, ())


def test_without_a_free_number_a_new_risk_is_handed_back(base: RegisterFile) -> None:
    kept = _with_risk(base, "mine", "Min")
    current = replace(_with_risk(base, "theirs", "Deres"), next_number=MAX_NUMBER + 1)
    made, refused = bring_in(current, kept, base.register)
    assert made == current
    assert len(refused) == 1


def test_without_a_base_the_register_becomes_the_one_that_was_kept(base: RegisterFile) -> None:
    kept = _renamed(base, "r1", "Is")
    made, refused = bring_in(_renamed(base, "r2", "Vagter"), kept, None)
    assert (made.register, refused) == (kept.register, ())
