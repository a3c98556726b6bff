"""What PySide would compile at each start is shipped compiled, where PySide looks for it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.packaging.scripts import script

WHERE_FROM = "import PySide6.QtCore, sys; print(sys.modules['shibokensupport.signature.loader'].__file__)"


def test_the_bindings_take_their_helpers_from_where_they_will_lie(tmp_path: Path) -> None:
    made = script("precompiled").helpers(tmp_path)
    folder = tmp_path / "shiboken6" / "files.dir"
    assert "shiboken6/files.dir/shibokensupport/signature" in {destination for _file, destination in made}
    assert all(Path(file).is_file() and file.endswith(".pyc") for file, _destination in made)
    # As in the frozen program: without the sources.
    for source in folder.rglob("*.py"):
        source.unlink()
    run = subprocess.run(
        [sys.executable, "-c", WHERE_FROM],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert Path(run.stdout.strip()) == folder / "shibokensupport" / "signature" / "loader.pyc"


def test_they_have_the_same_bytes_wherever_they_are_made(tmp_path: Path) -> None:
    helpers = script("precompiled").helpers
    bytes_of = [
        {(destination, Path(file).name): Path(file).read_bytes() for file, destination in helpers(tmp_path / name)}
        for name in "ab"
    ]
    assert bytes_of[0] == bytes_of[1]
