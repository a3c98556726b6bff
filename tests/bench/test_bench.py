"""The bench itself: that it measures and tells. What it measures is no test."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from tests.bench import __main__ as bench
from tests.bench import (
    editing,
    figures,
    import_long,
    list_filter,
    long_log,
    matrix,
    open_file,
    pane,
    report,
    save,
    start,
    windows,
)
from tests.bench.cold import CHECKOUT
from tests.bench.figures import Peer, Row, Run
from tests.bench.prose import letters
from tests.bench.registers import thousands
from tests.bench.tables import comparison
from tests.importers.corpus import RISKS
from tests.importers.tables import as_xlsx, table_of

START = Row(
    name="Start",
    ratio=1.25,
    goal=1.8,
    absolute=312.5,
    unit="ms",
    floor="et tomt vindue",
    floor_absolute=250,
    peers=(Peer(name="et andet program", ratio=12.345),),
)
MEMORY = Row(name="Hukommelse", ratio=1.75, goal=1.5, absolute=70, unit="MB", floor="det samme", floor_absolute=40)
RUN = Run(machine="en maskine", rows=(START, MEMORY))


@pytest.mark.parametrize(
    ("measure", "units", "peers"),
    [
        (lambda: start.measure(rounds=1), ["ms", "MB", "MB"], {0}),
        (lambda: save.measure(sizes=(1, 40), rounds=2), ["ms", "ms"], {1}),
        (lambda: open_file.measure(size=3, rounds=2), ["ms"], {2}),
        (
            lambda: report.measure(size=2, many=3, most=4, exported=3, rounds=1),
            ["ms", "ms", "MB", "ms", "ms", "ms"],
            {0, 1},
        ),
        (lambda: import_long.measure(pages=5, rows=20), ["s", "MB"] * 3, {0, 1}),
    ],
    ids=["start", "save", "open", "report", "import"],
)
def test_both_sides_and_the_peers_are_measured(
    measure: Callable[[], list[Row]], units: list[str], peers: set[int]
) -> None:
    rows = measure()
    assert [row.unit for row in rows] == units
    for row in rows:
        assert row.absolute > 0 < row.floor_absolute
        assert row.ratio == pytest.approx(row.absolute / row.floor_absolute)
        assert len(row.peers) in peers
        assert all(peer.ratio > 0 for peer in row.peers)


def test_a_long_log_is_measured_beside_a_short_one_chance_and_the_bare_writing() -> None:
    both, against_writing = long_log.measure(size=3, long=1200, rounds=2)
    assert [len(row.peers) for row in (both, against_writing)] == [4, 0]
    assert both.absolute > against_writing.absolute, "it is opened as well"
    for row in (both, against_writing):
        assert row.ratio == pytest.approx(row.absolute / row.floor_absolute)
    at_least, at_most = sorted(peer.ratio for peer in both.peers[:2])
    assert at_least <= both.ratio <= at_most, "opening and saving, weighed by the time they take"


def test_a_log_is_long_and_reads_as_edits_do() -> None:
    made = list(long_log.entries(300, 3))
    evaluations, descriptions = made[1::2], made[::2]
    assert all(not entry.old and len(entry.new) == long_log.TEXT for entry in evaluations)
    assert all(len(entry.old) == len(entry.new) == long_log.TEXT // 2 for entry in descriptions)
    assert len({entry.id for entry in made}) == 300
    # They are made of the words of the guide by chance, and may come twice.
    assert len({entry.new for entry in made}) > 290
    for earlier, later in pairwise([entry for entry in descriptions if entry.number == 1]):
        assert later.old == earlier.new != later.new, "each goes on from the last"
    assert made == list(long_log.entries(300, 3)), "the same every time"
    words = " ".join(entry.new.lower() for entry in evaluations).split()
    assert len(set(words)) > 1_000


def test_letters_by_chance_are_beside_them() -> None:
    made = list(long_log.entries(4, 3, letters))
    assert all(len(entry.old) == len(entry.new) == long_log.TEXT // 2 for entry in made)
    assert len({text for entry in made for text in (entry.old, entry.new)}) == 8


def test_a_session_of_editing_is_measured() -> None:
    longest, usual, beside_report = editing.measure(keys=60, report_keys=20)
    assert longest.absolute >= usual.absolute > 0 < beside_report.absolute
    assert [row.floor_absolute for row in (longest, usual, beside_report)] == [50, 16, 100]


def test_what_is_read_wrong_is_no_measurement(monkeypatch: pytest.MonkeyPatch) -> None:
    other = as_xlsx(table_of(RISKS))
    monkeypatch.setattr(import_long, "as_xlsx", lambda _rows: other)
    with pytest.raises(RuntimeError, match=r"xlsx: \d+ wrong, as #1 "):
        import_long.measure(pages=5, rows=2)


def test_a_command_that_fails_or_takes_too_long_is_no_measurement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RuntimeError, match="Æblet"):
        import_long.watched([sys.executable, "-c", "raise SystemExit('Æblet')"], str(tmp_path))
    monkeypatch.setattr(import_long, "PATIENCE", 0)
    with pytest.raises(subprocess.TimeoutExpired):
        import_long.watched([sys.executable, "-c", "import time; time.sleep(60)"], str(tmp_path))


def test_windows_that_come_and_go_are_measured() -> None:
    (row,) = windows.measure(rounds=2)
    assert 0.9 < row.ratio < 1.2


def test_the_sides_take_turns_and_the_first_round_does_not_count() -> None:
    turns: list[str] = []
    taken = iter([9.0, 9.0, 1.0, 10.0, 3.0, 20.0, 2.0, 30.0])

    def side(name: str) -> float:
        turns.append(name)
        return next(taken)

    assert figures.medians(3, lambda: side("a"), lambda: side("b")) == [2.0, 20.0]
    assert "".join(turns) == "abababab"


def _told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[list[str]]:
    assert bench.main(list(arguments)) == 0
    return [line.split() for line in capsys.readouterr().out.splitlines()]


def test_every_figure_is_told_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module, rows in (
        (start, [START]),
        (save, [MEMORY]),
        *((each, []) for each in (open_file, long_log, pane, list_filter, matrix, editing, windows)),
        *((each, []) for each in (report, import_long)),
    ):
        monkeypatch.setattr(module, "measure", lambda rows=rows: rows)
    kept = tmp_path / "tal.json"
    told = _told(capsys, "--json", str(kept))
    assert told == [
        ["forhold", "mål", "målt", "mod"],
        ["Start", "1,25", "≤", "1,8", "nået", "312,5", "ms", "250,0", "ms", "et", "tomt", "vindue"],
        ["et", "andet", "program", "12,35"],
        ["Hukommelse", "1,75", "≤", "1,5", "IKKE", "nået", "70,0", "MB", "40,0", "MB", "det", "samme"],
    ]
    assert msgspec.json.decode(kept.read_bytes())["rows"][0]["ratio"] == START.ratio
    monkeypatch.setattr(start, "measure", pytest.fail)
    assert _told(capsys, "--read", str(kept)) == told


def _kept(path: Path, run: Run) -> str:
    path.write_bytes(msgspec.json.encode(run))
    return str(path)


def test_two_runs_stand_beside_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = Row(name="Ny", ratio=2.0, goal=3.0, absolute=1, unit="ms", floor="x", floor_absolute=0.5)
    slower = replace(START, ratio=1.5, absolute=375)
    before = _kept(tmp_path / "før.json", RUN)
    now = _kept(tmp_path / "nu.json", Run(machine="en anden", rows=(slower, new)))
    assert _told(capsys, "--read", now, "--compare", before)[-6:] == [
        ["før", "nu", "ændring", "målt", "før", "målt", "nu"],
        ["Start", "1,25", "1,50", "+20", "%", "312,5", "ms", "375,0", "ms"],
        ["Ny", "–", "2,00", "–", "–", "1,0", "ms"],
        ["Hukommelse", "1,75", "–", "–", "70,0", "MB", "–"],
        ["før:", "en", "maskine"],
        ["nu:", "en", "anden"],
    ]
    assert "−17 %" in comparison(Run(machine="", rows=(slower,)), RUN)
    assert "±0 %" in comparison(RUN, RUN)


def test_the_table_in_a_document_is_written_anew_and_the_rest_is_left(tmp_path: Path) -> None:
    page = tmp_path / "side.md"
    page.write_text(f"Æble\n\n{bench.BEGIN}\ngammelt\n{bench.END}\n\nØl\n", encoding="utf-8")
    arguments = ["--read", _kept(tmp_path / "tal.json", RUN), "--markdown", str(page)]
    for _turn in range(2):
        assert bench.main(arguments) == 0
        assert page.read_text(encoding="utf-8") == (
            f"Æble\n\n{bench.BEGIN}\n\n"
            "| Måling | Forhold | Mål | Målt | Mod | Til sammenligning |\n"
            "|---|---:|---:|---:|---|---|\n"
            "| Start | 1,25 | ≤ 1,8 | 312,5 ms | 250,0 ms: et tomt vindue | et andet program: 12,35 |\n"
            "| Hukommelse | **1,75** | ≤ 1,5 | 70,0 MB | 40,0 MB: det samme | |\n\n"
            f"Målt på: en maskine.\n\n{bench.END}\n\nØl\n"
        )


def test_a_document_without_a_place_for_the_table_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "side.md"
    page.write_text(f"{bench.BEGIN}\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"side\.md"):
        bench.main(["--read", _kept(tmp_path / "tal.json", RUN), "--markdown", str(page)])
    assert page.read_text(encoding="utf-8") == f"{bench.BEGIN}\n"


def test_the_documents_have_a_place_for_it() -> None:
    page = (CHECKOUT / "docs" / "maalinger.md").read_text(encoding="utf-8")
    assert page.count(bench.BEGIN) == page.count(bench.END) == 1
    for name in (*(f"Gem én rettelse, {thousands(size)} risici" for size in save.SIZES), "Hukommelse", "Rapport"):
        assert name in page
