"""A file of schema 2, written by version 0.1.0 and never to change: it must open for ever."""

from dataclasses import replace
from pathlib import Path

from risikoapp.domain.model import RegisterFile
from risikoapp.storage.repository import Repository
from tests.codec.test_schema_1 import EXPECTED as SCHEMA_1
from tests.codec.test_schema_1 import FIRST, FOURTH

FILE = Path(__file__).parents[1] / "data" / "schema-2.risiko"

EXPECTED = RegisterFile(
    register=replace(SCHEMA_1.register, risks=(FIRST, replace(FOURTH, former_numbers=(2, 3)))),
    next_number=5,
)
"""What schema 1 held, and the former numbers of a risk that was merged twice."""


def test_it_opens_with_everything_in_it() -> None:
    assert Repository.open(FILE)[1] == EXPECTED
