"""Prints the figures, each beside its goal: python -m tests.bench [--json FILE]."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from tests.bench import save, start
from tests.bench.start import Row

_HEAD = ("", "forhold", "mål", "", "målt")


def measure() -> list[Row]:
    """Every figure, in the order of the table."""
    saves = [Row(row.name, row.ratio, row.goal, row.milliseconds, "ms") for row in save.measure()]
    return [*start.measure(), *saves]


def table(rows: list[Row]) -> str:
    """The figures in columns."""
    lines = [_HEAD, *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place in (0, 3) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    verdict = "nået" if row.ratio <= row.goal else "IKKE nået"
    absolute = f"{_danish(row.absolute, 1)} {row.unit}"
    return row.name, _danish(row.ratio, 2), f"≤ {_danish(row.goal, 1)}", verdict, absolute


def _danish(number: float, decimals: int) -> str:
    return f"{number:.{decimals}f}".replace(".", ",")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file too")
    chosen = parser.parse_args(arguments)
    rows = measure()
    print(table(rows))
    if chosen.json is not None:
        text = json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2)
        chosen.json.write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
