"""What is loaded with msgspec, and what is not."""

import importlib
import sys

import pytest

from risikoapp import codec


def test_others_may_load_afterwards_what_msgspec_is_not_to_see(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "typing_extensions", raising=False)
    importlib.reload(codec)
    assert "typing_extensions" not in sys.modules, "not even as something that cannot be loaded"
    assert importlib.import_module("typing_extensions")
