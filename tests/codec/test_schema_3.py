"""A file of schema 3, written by version 0.1.0 and never to change: it must open for ever."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from risikoapp.codec.log_blocks import all_entries
from risikoapp.domain.log import Log, LogEntry
from risikoapp.domain.model import Redaction, RegisterFile, ReportOptions, Snapshot
from risikoapp.storage.repository import Repository
from tests.codec.test_schema_2 import EXPECTED as SCHEMA_2

FILE = Path(__file__).parents[1] / "data" / "schema-3.risiko"

REGISTER = replace(SCHEMA_2.register, report=ReportOptions(marks_draft=False))
FIRST, FOURTH = REGISTER.risks
SNAPSHOTS = (
    Snapshot(
        id="0178a1b2c3d4000000000101",
        finished=dt.datetime(2023, 2, 14, 9, 5, tzinfo=dt.UTC),
        register=replace(REGISTER, status_date=dt.date(2023, 2, 13), risks=(replace(FIRST, name="Før"),)),
        name="Møde på Ærø",
        colours=("#CFE8D5", "#FBEBB0", "#F8CFA6", "#F2A7A2"),
        redactions=(Redaction(date=dt.date(2024, 2, 29), places=3),),
    ),
    Snapshot(
        id="0178a1b2c3d4000000000102",
        finished=dt.datetime(2024, 2, 14, 9, 5, tzinfo=dt.UTC),
        register=replace(REGISTER, status_date=dt.date(2024, 2, 13)),
    ),
)
ENTRIES = tuple(
    LogEntry(
        id=f"0178a1b2c3d40000000002{place:02d}",
        time=dt.datetime(2023, 2, 14, 9, place, tzinfo=dt.UTC),
        field="name",
        old="Før",
        new=f"Første {place}",
        who="Projektleder",
        risk=FIRST.id,
        number=1,
    )
    for place in range(4)
)


def test_it_opens_with_everything_in_it() -> None:
    file = Repository.open(FILE)[1]
    assert replace(file, log=Log()) == RegisterFile(register=REGISTER, next_number=5, snapshots=SNAPSHOTS)
    assert [block.count for block in file.log.blocks] == [2]
    assert file.log.entries == ENTRIES[2:]
    assert all_entries(file.log) == ENTRIES
