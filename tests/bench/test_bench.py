"""The bench itself: that it measures and tells. What it measures is no test."""

import json
from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.bench import editing, save, start, windows


def test_a_start_is_measured() -> None:
    rows = start.measure(rounds=1)
    assert [row.unit for row in rows] == ["ms", "MB"]
    assert all(row.ratio > 0 and row.absolute > 0 for row in rows)


def test_a_session_of_editing_is_measured() -> None:
    rows = editing.measure(keys=60)
    assert [row.unit for row in rows] == ["ms", "ms"]
    assert rows[0].absolute >= rows[1].absolute > 0


def test_windows_that_come_and_go_are_measured() -> None:
    (row,) = windows.measure(rounds=2)
    assert 0.9 < row.ratio < 1.2


def test_every_figure_is_printed_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    starts = [start.Row("Start", 1.25, 1.8, 312.5, "ms"), start.Row("Hukommelse", 1.75, 1.5, 70, "MB")]
    saves = [save.Row(f"Gem {number}", 1.0, 1.3, 2.0) for number in save.SIZES]
    monkeypatch.setattr(start, "measure", lambda: starts)
    monkeypatch.setattr(save, "measure", lambda: saves)
    assert bench.main(["--json", str(tmp_path / "tal.json")]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["forhold", "mål", "målt"]
    assert [line.split() for line in lines[:2]] == [
        ["Start", "1,25", "≤", "1,8", "nået", "312,5", "ms"],
        ["Hukommelse", "1,75", "≤", "1,5", "IKKE", "nået", "70,0", "MB"],
    ]
    written = json.loads((tmp_path / "tal.json").read_text(encoding="utf-8"))
    assert [row["name"] for row in written] == [row.name for row in (*starts, *saves)]
    assert written[0] == {"name": "Start", "ratio": 1.25, "goal": 1.8, "absolute": 312.5, "unit": "ms"}
