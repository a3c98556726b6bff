"""The log for a spreadsheet: read as it is by a Danish one, and never reckoned with."""

import csv
import datetime as dt
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.domain.log import LogEntry
from risikoapp.logged import ReadableLog
from risikoapp.report.log_csv import log_csv

ENTRY = LogEntry(id="l1", time=dt.datetime(2025, 2, 17, 12, 5, 9, tzinfo=dt.UTC), field="name", old="", new="Ærø")
texts = st.text(max_size=12) | st.sampled_from(
    ("=1+1", "+45", "-2", "@a", " =A1", "\t=x", "\n\u00a0-x", "＝1", 'a;"b"\n')
)


def _read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def _written(**fields: str) -> list[list[str]]:
    entry = replace(ENTRY, **fields)
    log = ReadableLog((entry,), {"r1": "#1 Øhop"})
    return _read(log_csv(log, log.entries))


def test_it_has_a_head_and_a_row_for_each() -> None:
    local = ENTRY.time.astimezone()
    assert _written(who="PL", risk="r1", old="a;b\n»c«") == [
        ["Tid", "Hvem", "Risiko", "Felt", "Før", "Efter"],
        [f"17-02-2025 {local:%H:%M:%S}", "PL", "#1 Øhop", "Navn", "a;b\n»c«", "Ærø"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+45 12", "-2", "@SUM(A1)", "  =1", "\t=1", "\u00a0-1", "＝1"])
def test_what_looks_like_a_formula_is_a_text(text: str) -> None:
    assert _written(old=text)[1][4] == f"'{text}"


@given(texts, texts, texts)
def test_nothing_is_lost_and_no_cell_is_a_formula(who: str, old: str, new: str) -> None:
    (_head, row) = _written(who=who, old=old, new=new)
    for cell, text in zip((row[1], *row[4:]), (who, old, new), strict=True):
        assert cell.lstrip()[:1] not in tuple("=+-@＝＋－＠")
        assert cell in (text, f"'{text}")


def test_what_is_no_letter_does_not_hinder_the_rest() -> None:
    assert _written(old="\ud800æ")[1][4] == "?æ"
