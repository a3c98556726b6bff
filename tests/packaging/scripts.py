"""The scripts in packaging/, as modules."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

CHECKOUT = Path(__file__).parents[2]
FOLDER = CHECKOUT / "packaging"


def script(name: str) -> ModuleType:
    """A script by its name; it may import others beside it. The folder's own name is that of an installed package."""
    sys.path.insert(0, str(FOLDER))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(FOLDER))
