"""Where the files lie that come with the program: icons, fonts, the sample."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a bundled file, alike from a checkout, an installed wheel and a frozen build."""
    return _resources().joinpath(*parts)


def _resources() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
