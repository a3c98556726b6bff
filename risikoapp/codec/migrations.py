"""From each schema to the next, on plain tables.

A released schema is never changed: a new one gets the next number, a function here from the one before it,
and a file of the old kind in `tests/data/` for ever.
"""

from collections.abc import Callable, Mapping
from typing import Any

from risikoapp.codec.errors import DamagedRegister

Row = dict[str, Any]
Tables = Mapping[str, Mapping[Any, Row]]
"""Table name -> document id -> row, as TinyDB keeps them."""
Migration = Callable[[Tables], Tables]

SCHEMA = 1
"""The schema this program writes."""

MIGRATIONS: Mapping[int, Migration] = {}
"""For each older schema n the function that makes n + 1 of it, the number in the file table aside."""


def migrate(
    tables: Tables, found: int, *, known: int = SCHEMA, migrations: Mapping[int, Migration] = MIGRATIONS
) -> Tables:
    """Tables of schema `found`, `known` at most, as tables of schema `known`; raises DamagedRegister."""
    for schema in range(found, known):
        if schema not in migrations:
            raise DamagedRegister(f"there was never a schema {schema}")
        try:
            tables = migrations[schema](tables)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            # What is not as that schema has it, nobody has checked before.
            raise DamagedRegister(f"from schema {schema}: {error!r}") from error
    return tables
