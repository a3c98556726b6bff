"""PySide's own helpers in Python, compiled once: they come packed in a library, and are else compiled at each start.

PySide has a switch for that, which unpacks them into a folder beside the library; risikoapp.spec ships that folder.
"""

import os
import py_compile
import shutil
import subprocess
import sys
from pathlib import Path

import shiboken6

_UNPACKED = "files.dir"
"""Where PySide looks for them before it takes the packed ones."""


def helpers(work: Path) -> list[tuple[str, str]]:
    """The compiled files, made below `work`, each with the folder of the frozen program in which it is to lie."""
    copy = work / shiboken6.__name__
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(Path(shiboken6.__file__).parent, copy)
    switched = {**os.environ, "PYTHONPATH": str(work), "SBK_EMBED": "0"}
    subprocess.run([sys.executable, "-c", f"import {shiboken6.__name__}"], env=switched, check=True, timeout=300)
    unpacked = copy / _UNPACKED / "shibokensupport"
    # It writes PySide's own stub files, and takes as long to load as all the others together.
    (unpacked / "signature" / "lib" / "pyi_generator.py").write_text("", "utf-8")
    sources = sorted(unpacked.rglob("*.py"))
    return [(_compiled(source, work), source.parent.relative_to(work).as_posix()) for source in sources]


def _compiled(source: Path, work: Path) -> str:
    """The same bytes wherever it is made, and taken without a look at the source, which is not shipped."""
    target = source.with_suffix(".pyc")
    py_compile.compile(
        str(source),
        cfile=str(target),
        dfile=source.relative_to(work).as_posix(),
        doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    return str(target)
