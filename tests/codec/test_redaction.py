"""A name is taken out of a whole file, also out of what of its log is packed."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from risikoapp.codec.log_blocks import all_entries, pack
from risikoapp.codec.redaction import redacted_file
from risikoapp.codec.tables import from_tables, parse, to_json
from risikoapp.domain.log import Log, LogEntry
from risikoapp.domain.model import RegisterFile
from risikoapp.domain.redaction import NameTaker, Places
from tests.strategies import register_files

TODAY = dt.date(2025, 2, 17)
INSTEAD = "\u2400"


def _entry(number: int, **fields: str) -> LogEntry:
    time = dt.datetime(2025, 1, number, tzinfo=dt.UTC)
    entry = LogEntry(id=f"åse{number}", time=time, field="name", old="", new="", risk="åse", entry="åse")
    return replace(entry, **fields)


def test_packed_entries_lose_it_too_and_blocks_without_it_stay_the_same() -> None:
    with_it, without = pack([_entry(1, old="Åses"), _entry(2, who="ÅSE")]), pack([_entry(3, new="Måse")])
    file = RegisterFile(log=Log(blocks=(with_it, without), entries=(_entry(4, new="Spørg Åse"), _entry(5))))
    made, places = redacted_file(file, NameTaker("Åse", INSTEAD), TODAY)
    assert places == Places(log=3)
    assert made.log.blocks[1] is without
    assert (made.log.blocks[0].count, made.log.blocks[0].until) == (2, with_it.until)
    assert all_entries(made.log) == (
        _entry(1, old="\u2400s"),
        _entry(2, who=INSTEAD),
        _entry(3, new="Måse"),
        _entry(4, new="Spørg \u2400"),
        _entry(5),
    )


@given(register_files(), st.sampled_from(("Ærø", "ålborg og", "Rødgrød på ærø", "mellemrum")))
def test_no_file_holds_it_any_more_and_a_file_without_it_is_the_same(file: RegisterFile, name: str) -> None:
    taker = NameTaker(name, INSTEAD)
    made, places = redacted_file(file, taker, TODAY)
    assert redacted_file(made, taker, TODAY) == (made, Places())
    assert (made is file) == (places.count == 0)
    assert sum(each.places for snapshot in made.snapshots for each in snapshot.redactions[-1:]) >= places.snapshots
    content = to_json(made)
    assert from_tables(parse(content)) == made
    assert taker.take_out(content.decode())[1] == 0
