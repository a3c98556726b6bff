"""A file of schema 4, written by version 0.1.0 and never to change: it must open for ever."""

from dataclasses import replace
from pathlib import Path

from risikoapp.codec.log_blocks import all_entries
from risikoapp.domain.log import Log
from risikoapp.domain.model import RegisterFile, ReportOptions
from risikoapp.storage.repository import Repository
from tests.codec.test_schema_3 import ENTRIES, SNAPSHOTS
from tests.codec.test_schema_3 import REGISTER as SCHEMA_3

FILE = Path(__file__).parents[1] / "data" / "schema-4.risiko"

OPTIONS = ReportOptions(
    marks_draft=False,
    order="change",
    owners=False,
    earlier_evaluations=True,
    closed_risks=True,
    scales=True,
    curves=True,
    change_log=True,
    attached="all",
)
REGISTER = replace(SCHEMA_3, recommendation="Det indstilles,\n\nat Ærø får en færge.", report=OPTIONS)
FIRST, SECOND = SNAPSHOTS
ASKED = replace(FIRST.register, recommendation="At vi venter.", report=ReportOptions(order="level"))
EXPECTED = RegisterFile(
    register=REGISTER,
    next_number=5,
    snapshots=(replace(FIRST, register=ASKED), SECOND),
    log=Log(entries=ENTRIES),
)


def test_it_opens_with_everything_in_it() -> None:
    file = Repository.open(FILE)[1]
    assert replace(file, log=Log()) == replace(EXPECTED, log=Log())
    assert all_entries(file.log) == ENTRIES
