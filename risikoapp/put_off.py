"""Modules that others load and hardly ever use."""

import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any


class _PutOff(ModuleType):
    """A module that is loaded when something is asked of it that it does not have yet.

    Python's own LazyLoader loads it as soon as it is imported a second time, when it is only asked whether it is ready.
    """

    def __getattr__(self, name: str) -> Any:
        # From here on it is a module like any other.
        self.__class__ = ModuleType  # pyright: ignore[reportAttributeAccessIssue]
        spec = self.__spec__
        assert spec is not None and spec.loader is not None
        spec.loader.exec_module(self)
        return getattr(self, name)


def put_off(name: str) -> None:
    """Lets a module be loaded when it is first used, and not when others import it; call it while there is one thread.

    Nothing happens where it is loaded already.
    """
    if name in sys.modules:
        return
    spec = find_spec(name)
    assert spec is not None
    module = sys.modules[name] = module_from_spec(spec)
    module.__class__ = _PutOff
    package, _dot, last = name.rpartition(".")
    if package:
        # Who imports it from its package looks for it there.
        setattr(sys.modules[package], last, module)
