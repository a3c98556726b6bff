"""Modules that others load and hardly ever use."""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec


def put_off(name: str) -> None:
    """Lets a module within a package be loaded when it is first used, and not when others import it.

    Nothing happens where it is loaded already.
    """
    if name in sys.modules:
        return
    spec = find_spec(name)
    assert spec is not None and spec.loader is not None
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    package, _dot, last = name.rpartition(".")
    # Who imports it from the package must find it there: to look whether it is ready would load it.
    setattr(sys.modules[package], last, module)
