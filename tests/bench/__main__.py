"""Prints the figures, each beside its goal: python -m tests.bench [--json FILE] [--compare FILE] [--markdown FILE]."""

import argparse
import os
import platform
import sys
from pathlib import Path

import msgspec
import PySide6

from tests.bench import (
    editing,
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
from tests.bench.cold import screen
from tests.bench.figures import Run
from tests.bench.tables import comparison, markdown, table

BEGIN, END = "<!-- herfra skriver tests.bench -->", "<!-- hertil -->"
"""What the table stands between in a document."""


def measure() -> Run:
    """Every figure, in the order of the table."""
    modules = (start, save, open_file, long_log, pane, list_filter, matrix, editing, windows, report, import_long)
    rows = [row for module in modules for row in module.measure()]
    return Run(machine=_machine(), rows=tuple(rows))


def _machine() -> str:
    """What matters of the machine, and nothing that would tell which it is."""
    painted = "uden skærm" if screen() == "offscreen" else f"med skærm ({screen()})"
    versions = f"Python {_short(platform.python_version())}, PySide6 {_short(PySide6.__version__)}"
    return f"{os.cpu_count()} kerner, {platform.system()} på {platform.machine()}, {versions}, {painted}"


def _short(version: str) -> str:
    return ".".join(version.split(".")[:2])


def _read(path: Path) -> Run:
    return msgspec.json.decode(path.read_bytes(), type=Run)


def _put_into(path: Path, text: str) -> None:
    """Puts the text where the last one stood."""
    document = path.read_text(encoding="utf-8")
    before, begin, rest = document.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{path} has no place for the table: {BEGIN} … {END}")
    path.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", encoding="utf-8")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--read", type=Path, metavar="FILE", help="show the figures of an earlier run, measure nothing")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file too")
    parser.add_argument("--compare", type=Path, metavar="FILE", help="show them beside those of an earlier run")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="put the table into a document")
    chosen = parser.parse_args(arguments)
    run = _read(chosen.read) if chosen.read else measure()
    print(table(run.rows))
    if chosen.compare:
        print(f"\n{comparison(_read(chosen.compare), run)}")
    if chosen.json:
        chosen.json.write_bytes(msgspec.json.format(msgspec.json.encode(run), indent=2) + b"\n")
    if chosen.markdown:
        _put_into(chosen.markdown, markdown(run))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
