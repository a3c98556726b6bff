"""Modules that others load and hardly ever use are loaded when they are wanted."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from risikoapp.paths import resource
from risikoapp.put_off import put_off

CHECKOUT = Path(__file__).parents[1]
CODE = "import sys\nsys.aeble += 1\nspire = 'æø'\n"


@pytest.mark.parametrize("name", ["aeble.kerne", "stilk"])
def test_a_module_is_loaded_when_it_is_first_used(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "aeble"
    package.mkdir()
    (package / "__init__.py").touch()
    (tmp_path / f"{name.replace('.', '/')}.py").write_text(CODE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "aeble", 0, raising=False)
    for each in ("aeble", name):
        monkeypatch.delitem(sys.modules, each, raising=False)
    import_module("aeble")
    put_off(name)
    module = sys.modules[name]
    if "." in name:
        assert vars(sys.modules["aeble"])["kerne"] is module
    # Others import it, and a second time changes nothing.
    assert import_module(name) is module
    put_off(name)
    assert vars(sys)["aeble"] == 0, "it waits"
    assert module.spire == "æø"
    assert not hasattr(module, "blad")
    assert vars(sys)["aeble"] == 1


def test_a_command_loads_nothing_that_it_does_not_ask(tmp_path: Path) -> None:
    code = "import sys\nfrom risikoapp.app import main\nmain(sys.argv[1:])\nprint(*sys.modules)"
    export = ("export", str(resource("eksempel.risiko")), str(tmp_path / "ud.pdf"))
    run = subprocess.run(
        [sys.executable, "-c", code, *export],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    loaded = set(run.stdout.split())
    assert {"inspect", "json", "pickle", "shutil"} <= loaded, "nobody imports them any more"
    of_theirs = {"dis", "json.decoder", "_pickle", "lzma"}
    assert not loaded & of_theirs
