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

SCHEMA = 4
"""The schema this program writes."""


def _former_numbers(tables: Tables) -> Tables:
    """Schema 2: a risk knows the numbers it had before it was merged with one of the same number."""
    if "risks" not in tables:
        return tables
    return {**tables, "risks": {key: {**row, "former_numbers": []} for key, row in tables["risks"].items()}}


def _statuses(tables: Tables) -> Tables:
    """Schema 3: finished statuses, the change log, and what the report says."""
    if "register" not in tables:
        return tables
    fronts = {key: {**row, "report": {"marks_draft": True}} for key, row in tables["register"].items()}
    return {**tables, "register": fronts, **{name: {} for name in ("versions", "snapshots", "log_blocks", "log")}}


def _report_parts(tables: Tables) -> Tables:
    """Schema 4: a recommendation, and which parts the report has; finished statuses say what they said."""
    fronts = {key: _with_report_parts(row) for key, row in tables.get("register", {}).items()}
    snapshots = {
        key: {**row, "register": _with_report_parts(row["register"])}
        for key, row in tables.get("snapshots", {}).items()
    }
    made = {"register": fronts, "snapshots": snapshots}
    return {**tables, **{name: rows for name, rows in made.items() if name in tables}}


def _with_report_parts(front: Row) -> Row:
    report = {
        **front["report"],
        "order": "number",
        "owners": True,
        "earlier_evaluations": False,
        "closed_risks": False,
        "scales": False,
        "curves": False,
        "change_log": False,
        "attached": "shown",
    }
    return {**front, "recommendation": "", "report": report}


MIGRATIONS: Mapping[int, Migration] = {1: _former_numbers, 2: _statuses, 3: _report_parts}
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
