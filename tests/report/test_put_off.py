"""Modules that others load and hardly ever use are loaded when they are wanted."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from risikoapp.report.pdf.put_off import put_off


def test_a_module_is_loaded_when_it_is_first_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "aeble"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "kerne.py").write_text("import sys\nsys.aeble = True\nspire = 'æø'\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "aeble", False, raising=False)
    for name in ("aeble", "aeble.kerne"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import_module("aeble")
    put_off("aeble.kerne")
    module = vars(sys.modules["aeble"])["kerne"]
    assert module is sys.modules["aeble.kerne"]
    assert not vars(sys)["aeble"], "it waits"
    # A second time changes nothing.
    put_off("aeble.kerne")
    assert module.spire == "æø"
    assert vars(sys)["aeble"]
