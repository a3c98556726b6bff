"""What is shipped with the program: the list, and that nothing is missing from it."""

import json
import re
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from risikoapp import __version__, shipped
from risikoapp.paths import resource
from risikoapp.shipped import parts
from tests.packaging.scripts import script

ROOT = Path(__file__).parents[1]
SBOM = resource("sbom.cdx.json")


sbom = script("sbom")


def test_the_list_is_that_of_the_pins_of_now() -> None:
    pins = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    assert SBOM.read_text(encoding="utf-8") == "\n".join(sbom.lines(sbom.bill(pins))) + "\n", "make sbom"


def test_every_pin_is_in_it_once_and_has_a_licence() -> None:
    bill = json.loads(SBOM.read_bytes())
    pins = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "packaging" / "requirements.txt").read_text("utf-8"), re.M)
    assert pins
    listed = [(each["name"], each.get("version", "")) for each in bill["components"]]
    assert set(pins) <= set(listed)
    references = [each["bom-ref"] for each in bill["components"]]
    assert len(set(references)) == len(references)
    assert all(each["licenses"] for each in bill["components"])
    assert bill["metadata"]["component"]["version"] == __version__
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")


def test_pins_are_read_with_where_they_are_used() -> None:
    pins = (
        "numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:00\nlxml==6.1.3 \\\n    --hash=sha256:11\n"
    )
    assert sbom.pinned(pins) == [("numpy", "2.4.6", "python_full_version < '3.12'"), ("lxml", "6.1.3", "")]
    with pytest.raises(sbom.NoLicence):
        sbom.bill("ukendt==1.0 \\\n")


def test_what_is_here_is_told_with_its_version() -> None:
    told = {part.name: part for part in parts()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[\[<>=~! ]", each)[0].lower() for each in project["dependencies"]}
    assert needed <= set(told)
    assert told["Qt"].licence == "LGPL-3.0-only"
    assert told["Python"].version.startswith("3.")
    assert told["IBM Plex Sans"].licence == "OFL-1.1"


def test_a_frozen_program_tells_what_was_pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(shipped, "version", unknown)
    told = {part.name: part.version for part in parts()}
    assert re.fullmatch(r"2\.\d+\.\d+, 2\.\d+\.\d+", told["numpy"])
    assert told["tinydb"].startswith("4.")


def test_the_terms_that_are_to_be_shipped_are() -> None:
    texts = {path.name for path in resource("licenser").iterdir()}
    assert {"LGPL-3.0.txt", "GPL-3.0.txt", "LGPL-2.1.txt"} <= texts
    own = resource("licenser", "risikoapp-MIT.txt").read_text(encoding="utf-8")
    assert own == (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_a_wheel_has_what_the_program_reads() -> None:
    targets = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    packed = targets["wheel"]["force-include"]
    assert targets["wheel"]["packages"] == ["risikoapp"]
    assert all((ROOT / source).exists() for source in packed)
    # Where an installed program looks: the resources within the package, and the guide with its pictures in them.
    assert packed["resources"] == "risikoapp/resources"
    assert packed["docs/brugervejledning.md"] == "risikoapp/resources/vejledning/brugervejledning.md"
    assert packed["docs/billeder"] == "risikoapp/resources/vejledning/billeder"


def test_the_sources_can_be_built_and_tested_again() -> None:
    targets = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    packed = {name.removeprefix("/") for name in targets["sdist"]["include"]}
    kept = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    if kept.returncode:
        pytest.skip("no checkout")
    assert {name.partition("/")[0] for name in kept.stdout.splitlines()} - packed == {".gitignore", "pyproject.toml"}
