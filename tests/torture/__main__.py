"""Pulls everything out from under the program: python -m tests.torture [--short] [SUITE …]."""

import argparse
import importlib
import sys
import time

from tests.torture.report import Report

SUITES = ("kills", "faults", "drives", "mutants", "hostile", "clocks", "merge", "two", "windows")
"""The modules beside this one, each with a `run(report, short=…)`."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=f"which of them: {', '.join(SUITES)}")
    parser.add_argument("--short", action="store_true", help="a few seconds of each")
    chosen = parser.parse_args(arguments)
    broken = 0
    for name in chosen.suites or SUITES:
        report, start = Report(), time.monotonic()
        importlib.import_module(f"tests.torture.{name}").run(report, short=chosen.short)
        print(f"{name} ({time.monotonic() - start:.0f} s)")
        for line in report.lines:
            print(f"    {line}")
        for promise in report.broken:
            print(f"  BROKEN {promise}")
        broken += len(report.broken)
        sys.stdout.flush()
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
