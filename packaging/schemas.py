"""Writes the JSON Schemas in docs/, the same bytes each time: `PYTHONPATH=. python packaging/schemas.py`.

They are made from the types that read and write: those of `codec.public` for what the commands answer, and the model's
own for the file. What the model checks by code and not by type is added here.
"""

import json
from pathlib import Path
from typing import Any

import msgspec

from risikoapp.codec.migrations import SCHEMA
from risikoapp.codec.public import PublicImport, PublicRegister
from risikoapp.codec.snapshots import SnapshotRow, VersionRow
from risikoapp.codec.tables import FORMAT
from risikoapp.domain.criteria import LEVELS, STEPS
from risikoapp.domain.log import LogBlock, LogEntry
from risikoapp.domain.model import MAX_NUMBER, Register, Risk

TARGET = Path(__file__).parents[1] / "docs"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ID = {"minLength": 1}
_STEP = {"minimum": 1, "maximum": STEPS}
_SCALE = {"minItems": STEPS, "maxItems": STEPS}
_ONE_ROW = {"minProperties": 1, "maxProperties": 1}
_RULES: dict[tuple[str, str], dict[str, Any]] = {
    ("File", "file"): _ONE_ROW,
    ("File", "register"): _ONE_ROW,
    ("File", "risks"): {"propertyNames": {"pattern": "^[1-9][0-9]{0,5}$"}},
    ("FileRow", "format"): {"const": FORMAT},
    ("FileRow", "schema"): {"const": SCHEMA},
    ("FileRow", "next_number"): {"minimum": 1, "maximum": MAX_NUMBER + 1},
    ("RiskCriteria", "likelihood_steps"): _SCALE,
    ("RiskCriteria", "consequence_steps"): _SCALE,
    ("RiskCriteria", "levels"): {
        **_SCALE,
        "items": {"type": "array", **_SCALE, "items": {"type": "integer", "minimum": 1, "maximum": LEVELS}},
    },
    ("Rating", "likelihood"): _STEP,
    ("Rating", "consequence"): _STEP,
    ("Risk", "id"): _ID,
    ("Risk", "number"): {"minimum": 1, "maximum": MAX_NUMBER},
    ("Risk", "former_numbers"): {"items": {"type": "integer", "minimum": 1, "maximum": MAX_NUMBER}},
    ("Risk", "created"): {"format": "date-time"},
    ("Action", "id"): _ID,
    ("Action", "rank"): {"pattern": "^[0-9A-Za-z]*[1-9A-Za-z]$"},
    ("Evaluation", "id"): _ID,
    ("RatingChange", "id"): _ID,
    ("StateChange", "id"): _ID,
    ("SnapshotRow", "id"): _ID,
    ("SnapshotRow", "finished"): {"format": "date-time"},
    ("LogEntry", "time"): {"format": "date-time"},
    ("LogBlock", "until"): {"format": "date-time"},
}
"""What the model checks of a field of a kind, besides its type."""


class FileRow(msgspec.Struct):
    """What the file is; `next_number` is the number of the next new risk, above every number in the file."""

    format: str
    schema: int
    next_number: int


class File(msgspec.Struct):
    """The tables of a file, each with its rows by document id; that of a risk is its number."""

    file: dict[str, FileRow]
    register: dict[str, Register]
    risks: dict[str, Risk]
    versions: dict[str, VersionRow]
    snapshots: dict[str, SnapshotRow]
    log_blocks: dict[str, LogBlock]
    log: dict[str, LogEntry]


def schemas() -> dict[str, str]:
    """The text of each schema by the name of its file."""
    return {
        "show.schema.json": _text("What risikoapp show --json says", msgspec.json.schema(PublicRegister)),
        "import.schema.json": _text("What risikoapp import --json says", msgspec.json.schema(PublicImport)),
        "risikovurdering.schema.json": _text(
            f"A .risiko file of schema {SCHEMA}, and what risikoapp export writes as .json", _file_schema()
        ),
    }


def _text(title: str, schema: dict[str, Any]) -> str:
    return json.dumps({"$schema": DIALECT, "title": title, **schema}, ensure_ascii=False, indent=2) + "\n"


def _file_schema() -> dict[str, Any]:
    schema = msgspec.json.schema(File)
    kinds = schema["$defs"]
    # The risks have a table of their own.
    del kinds["Register"]["properties"]["risks"]
    for (kind, field), rule in _RULES.items():
        kinds[kind]["properties"][field].update(rule)
    for kind in kinds.values():
        # The rest of a docstring speaks to whoever reads the code.
        kind["description"] = kind["description"].partition("\n")[0].replace("None", "null")
    return schema


if __name__ == "__main__":
    for name, text in schemas().items():
        (TARGET / name).write_text(text, encoding="utf-8")
