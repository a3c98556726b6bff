"""The JSON Schemas in docs/ say what the program writes and reads: no more, and no less than a schema can."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
from hypothesis import given

from risikoapp import terms
from risikoapp.codec.migrations import SCHEMA
from risikoapp.codec.public import (
    PublicImport,
    PublicRegister,
    PublicUnclear,
    public_import,
    public_json,
    public_register,
)
from risikoapp.codec.tables import to_json
from risikoapp.domain.model import RegisterFile
from tests.bad_files import NOT_JSON, REGISTERS, SAMPLE
from tests.codec.json_schema import faults
from tests.strategies import register_files

CHECKOUT = Path(__file__).parents[2]
DOCS = CHECKOUT / "docs"
NAMES = ["show.schema.json", "import.schema.json", "risikovurdering.schema.json"]


def _schema(name: str) -> dict[str, Any]:
    return json.loads((DOCS / name).read_bytes())


SHOW, IMPORT, FILE = map(_schema, NAMES)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    # `packaging` is also the name of an installed package.
    spec = importlib.util.spec_from_file_location("make_schemas", CHECKOUT / "packaging" / "schemas.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_they_are_what_the_types_make(script: ModuleType) -> None:
    made: dict[str, str] = script.schemas()
    assert list(made) == NAMES
    for name, text in made.items():
        assert (DOCS / name).read_text("utf-8") == text, "run packaging/schemas.py and commit"


def test_the_document_beside_them_names_them_and_every_field() -> None:
    text = (DOCS / "fil-format.md").read_text("utf-8")
    for name in NAMES:
        assert f"({name})" in text
        for kind in _schema(name)["$defs"].values():
            for field in kind["properties"]:
                assert f"`{field}`" in text or f'"{field}":' in text, field


@given(register_files())
def test_what_is_written_keeps_them(file: RegisterFile) -> None:
    assert faults(json.loads(to_json(file)), FILE) == []
    unclear = [PublicUnclear(risk=None, field="title", message="Vælg.", text="")]
    answer = public_json(public_import(file, terms.level_name, unclear))
    assert faults(json.loads(answer), IMPORT) == []
    # The types say the same as the schemas, also to whoever reads with them.
    assert public_json(msgspec.json.decode(answer, type=PublicImport)) == answer
    shown = public_json(public_register(file, terms.level_name))
    assert faults(json.loads(shown), SHOW) == []
    assert public_json(msgspec.json.decode(shown, type=PublicRegister)) == shown


def test_the_files_of_this_schema_keep_it() -> None:
    for content in (SAMPLE, (CHECKOUT / "tests" / "data" / f"schema-{SCHEMA}.risiko").read_bytes()):
        assert faults(json.loads(content), FILE) == []


ONLY_CODE_CAN_TELL = {
    "næste nummer er for lavt",
    "to med samme nummer",
    "samme række to gange",
    "dokumentnummer uden risiko",
    "to med samme id",
    "to handlinger med samme id",
    "handlinger i uorden",
}
# The standard library refuses the one and fills the memory with the other.
TOO_MUCH_FOR_PYTHON = {"tal med 5.000 cifre", "mange lister"}
# Of these the program still reads something.
NO_JSON_EITHER = {
    "afkortet",
    "mangler kun det sidste",
    "en klamme for meget",
    "brudt",
    "to i én",
    "byte order mark",
    "klammer i et navn",
    "ikke et tal",
    "et halvt tegn",
}
_SAID = {name for name, bad in REGISTERS.items() if bad.words != NOT_JSON}
TELLING = _SAID - ONLY_CODE_CAN_TELL - TOO_MUCH_FOR_PYTHON - NO_JSON_EITHER


@pytest.mark.parametrize("name", sorted(TELLING))
def test_what_the_program_refuses_breaks_it(name: str) -> None:
    assert faults(json.loads(REGISTERS[name].content), FILE)


@pytest.mark.parametrize("name", sorted(ONLY_CODE_CAN_TELL))
def test_what_only_code_can_tell_is_left_to_the_program(name: str) -> None:
    assert faults(json.loads(REGISTERS[name].content), FILE) == []
