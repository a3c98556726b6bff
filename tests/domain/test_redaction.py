"""A name is taken out wherever it stands as whole words, and everything else stays as it was."""

import datetime as dt
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.domain.errors import InvalidEdit
from risikoapp.domain.model import Redaction, Register, RegisterFile, Risk, Snapshot
from risikoapp.domain.redaction import NameTaker, Places, Redactor
from tests.strategies import register_files

INSTEAD = "[navn fjernet]"
TODAY = dt.date(2025, 2, 17)
words = st.text("abåæøÅÆØsé-’ .,\n", max_size=40)
names = st.sampled_from(("Bo", "Åse Ørsted", "ÆØ", "Anne-Mette", "Sø", "Ås Bæk", "Bås", "s.å"))


@pytest.mark.parametrize(
    ("text", "left", "places"),
    [
        ("Åse Bo har meldt det.", "[navn fjernet] har meldt det.", 1),
        ("åse  bo, ÅSE\nBO og Åse\u00a0Bo", "[navn fjernet], [navn fjernet] og [navn fjernet]", 3),
        ("Åse Bos plan og Åse Bo's mail", "[navn fjernet]s plan og [navn fjernet]'s mail", 2),
        ("Tal med Åse Bo.", "Tal med [navn fjernet].", 1),
        ("A\u030ase Bo", "[navn fjernet]", 1),
        ("(åse bo)-notatet", "([navn fjernet])-notatet", 1),
        ("Måse Bo, Åse Boe, Åse Bo\u0301, Åse og Bo", "Måse Bo, Åse Boe, Åse Bo\u0301, Åse og Bo", 0),
        ("", "", 0),
    ],
)
def test_whole_words_are_found_however_they_are_written(text: str, left: str, places: int) -> None:
    assert NameTaker(" Åse  Bo ", INSTEAD).take_out(text) == (left, places)


def test_initials_are_found_but_not_in_other_words() -> None:
    taker = NameTaker("KA", INSTEAD)
    assert taker.take_out("ka: KA's og KA:s, men kas og Kaj") == (
        "ka: [navn fjernet]'s og [navn fjernet]:s, men kas og Kaj",
        2,
    )


def test_a_hyphen_may_keep_its_words_together() -> None:
    assert NameTaker("Bo-Åge", "").take_out("Bo\u2011Åge bo\u2010åge") == (" ", 2)


def test_what_is_left_is_looked_through_again() -> None:
    assert NameTaker("Bo Å", "").take_out("Bo Bo Å Å") == ("", 2)


@pytest.mark.parametrize("name", ["", " ", "Å", "?!", "x."])
def test_a_name_has_two_letters(name: str) -> None:
    with pytest.raises(InvalidEdit):
        NameTaker(name, INSTEAD)


@pytest.mark.parametrize("instead", ["Bo", "en ÅSE", "a\u030ase"])
def test_what_stands_instead_brings_nothing_of_it_back(instead: str) -> None:
    with pytest.raises(InvalidEdit):
        NameTaker("Åse Bo", instead)


@given(words, names, words, words)
def test_none_is_left_and_nothing_else_has_changed(before: str, name: str, between: str, after: str) -> None:
    text = f"{before} {name} {between}({name.upper()}){after}"
    left, places = NameTaker(name, "\u2400").take_out(text)
    assert places >= 2
    assert left.count("\u2400") == places
    assert NameTaker(name, "\u2400").take_out(left) == (left, 0)
    # Put back, whatever its case, it is the text again.
    form = re.escape(unicodedata.normalize("NFC", name))
    rest = re.escape(left).replace(re.escape("\u2400"), form.replace(r"\ ", r"\s+"))
    assert re.fullmatch(rest, text, re.IGNORECASE)


@given(register_files(), st.sampled_from(("Ærø", "ålborg og", "Rødgrød på ærø", "b x", "mellemrum", "citat")))
def test_the_places_are_those_in_texts_and_a_second_time_there_are_none(file: RegisterFile, name: str) -> None:
    taker = NameTaker(name, "\u2400")
    made, places = Redactor(taker).redacted(file.register)
    assert places == _marks(made) - _marks(file.register)
    assert Redactor(taker).redacted(made) == (made, 0)
    assert (made is file.register) == (places == 0)
    ids = [(risk.id, risk.number, risk.rating, len(risk.actions)) for risk in file.register.risks]
    assert [(risk.id, risk.number, risk.rating, len(risk.actions)) for risk in made.risks] == ids


def _marks(value: object) -> int:
    return repr(value).count("\u2400")


def _risk(text: str) -> Risk:
    return Risk(id="åse", number=1, created=dt.datetime(2025, 1, 1, tzinfo=dt.UTC), name=text)


def test_a_status_tells_that_something_was_taken_out_of_it(file_with_statuses: RegisterFile) -> None:
    redactor = Redactor(NameTaker("åse", INSTEAD))
    first, second = (redactor.snapshot(each, TODAY) for each in file_with_statuses.snapshots)
    assert first[1] == 1
    assert first[0].redactions == (Redaction(date=TODAY, places=1),)
    assert first[0].register.risks[0] == _risk("[navn fjernet]s risiko")
    assert second == (file_with_statuses.snapshots[1], 0)


def test_a_risk_that_was_shared_is_shared_still(file_with_statuses: RegisterFile) -> None:
    redactor = Redactor(NameTaker("åse", INSTEAD))
    register, _places = redactor.redacted(file_with_statuses.register)
    snapshot, _found = redactor.snapshot(file_with_statuses.snapshots[0], TODAY)
    assert snapshot.register.risks[0] is register.risks[0]


def test_places_are_counted_together() -> None:
    assert Places(register=1, snapshots=2, log=4).count == 7


@pytest.fixture
def file_with_statuses() -> RegisterFile:
    shared = _risk("Åses risiko")
    moments = (dt.datetime(2025, month, 1, tzinfo=dt.UTC) for month in (1, 2))
    registers = (Register(status_date=TODAY, risks=(shared,)), Register(status_date=TODAY))
    snapshots = tuple(
        Snapshot(id=f"s{moment.month}", finished=moment, register=register)
        for moment, register in zip(moments, registers, strict=True)
    )
    return RegisterFile(register=Register(risks=(shared,)), next_number=2, snapshots=snapshots)


def test_initials_in_capitals_are_no_words_in_small_letters() -> None:
    text, places = NameTaker("EN", "[navn fjernet]").take_out("Der er en risiko for en fejl (EN).")
    assert (text, places) == ("Der er en risiko for en fejl ([navn fjernet]).", 1)


def test_a_name_that_a_soft_hyphen_breaks_is_found() -> None:
    assert NameTaker("Hansen", "[navn fjernet]").take_out("Peter Han\u00adsen") == ("Peter [navn fjernet]", 1)
