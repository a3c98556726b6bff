"""What is no risikovurdering and no paper is refused by every command, in one clear line, and stays as it was."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bad_files import Bad, bad_files, put, seen
from tests.cli.run import CHECKOUT, complaint
from tests.importers.stand_in import without_office

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell and its kinds of files")


def _commands(path: Path, folder: Path) -> Iterator[list[str | Path]]:
    """Every command that reads the file, also those that may write over what stands there."""
    if path.suffix == ".risiko":
        yield ["check", path]
        yield ["show", path]
        yield ["show", "--json", path]
        yield ["export", path, folder / "ud.pdf"]
        yield ["export", path, folder / "ud.json"]
        yield ["export", "--force", path, folder / "gammel.json"]
    else:
        yield ["import", path, folder / "ny.risiko"]
        yield ["import", "--json", "--force", path, folder / "gammel.risiko"]


@pytest.mark.parametrize(("name", "bad"), bad_files().items(), ids=[name[-40:] for name in bad_files()])
def test_every_command_refuses_it_and_leaves_all_as_it_was(
    name: str, bad: Bad, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_office(monkeypatch)
    (tmp_path / "gammel.json").write_text("gammelt")
    (tmp_path / "gammel.risiko").write_text("gammelt")
    path = put(tmp_path, name, bad)
    before = seen(tmp_path)
    for command in _commands(path, tmp_path):
        text = complaint(capsys, *command)
        assert bad.words in text
        assert f"»{path.name}«" in text
        assert text.endswith(".")
    assert seen(tmp_path) == before


def test_in_processes_of_their_own_the_commands_refuse_all_of_them() -> None:
    """With little memory and little time, without permission, and where nothing can be written."""
    script = [str(CHECKOUT / "tests" / "bad_files.sh")]
    run = subprocess.run(
        script, env=os.environ | {"PYTHON": sys.executable}, capture_output=True, timeout=600, check=False
    )
    said = run.stdout.decode("utf-8")
    print(said)
    assert run.returncode == 0, said + run.stderr.decode("utf-8")
    assert run.stderr == b""
    assert int(said.splitlines()[-1].partition(" ")[0]) >= 100
