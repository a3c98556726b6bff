"""A few seconds of each torture, in a process of its own. The whole takes an hour: `make torture`."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture import __main__ as torture
from tests.torture.report import Report

CHECKOUT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="kills, forks and looks at memory as POSIX has them")
@pytest.mark.parametrize("suite", torture.SUITES)
def test_every_promise_holds_for_some_seconds(suite: str) -> None:
    command = [sys.executable, "-m", "tests.torture", "--short", suite]
    run = subprocess.run(command, cwd=CHECKOUT, capture_output=True, timeout=300, check=False)
    said = run.stdout.decode("utf-8")
    print(said)
    assert run.returncode == 0, said + run.stderr.decode("utf-8")[-5_000:]


def test_a_broken_promise_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(report: Report, *, short: bool) -> None:
        report.tell(f"short: {short}")
        report.hold(True, "this one holds")
        report.hold(False, "this one does not")

    monkeypatch.setattr("tests.torture.two.run", broken)
    assert torture.main(["--short", "two"]) == 1
    said = capsys.readouterr().out
    assert "short: True" in said
    assert "BROKEN this one does not" in said
    assert "holds" not in said
