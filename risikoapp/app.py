"""The composition root: a command goes to `cli`, everything else to the window."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from risikoapp import cli
from risikoapp.files import exists
from risikoapp.i18n import use
from risikoapp.importers import pdf_child
from risikoapp.language import chosen

_HARDLY_USED = ("copy", "inspect", "json", "pickle", "shutil", "textwrap")
"""What dataclasses, TinyDB and ReportLab load for what no command asks of them: a twentieth of a small report."""


def run() -> NoReturn:
    """Runs the program with the arguments of the process, and ends that with its exit code."""
    arguments = sys.argv[1:]
    code = main(arguments)
    if arguments and arguments[0] in cli.COMMANDS:
        # All that it had to say or to write is out: to take to pieces what that was made of would be a thirtieth of the
        # time of a small report.
        os._exit(code)
    raise SystemExit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program with these arguments (without the program's name) and returns its exit code."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    if arguments[:1] == [pdf_child.ERRAND]:
        return pdf_child.serve(*arguments[1:])
    if arguments[:1] == [pdf_child.PAGES_ERRAND]:
        # What it loads would make every other start slower.
        from risikoapp.importers import pdf_pages_child

        return pdf_pages_child.serve(*arguments[1:])
    use(chosen())
    # More than one file is a mistake, and the command line has the words for it.
    if len(arguments) > 1 or (arguments and _is_for_cli(arguments[0])):
        return _command(arguments)
    # Thousands of objects are made before the first window shows, and none of them is garbage; then `run` sees to it.
    gc.disable()
    # Qt is heavy, and a command must work where it cannot be loaded.
    from risikoapp.ui.one_process.claim import claim_or_hand_over

    path = Path(arguments[0]) if arguments else None
    claim = claim_or_hand_over(path)
    if claim is None:
        # The process that runs already shows it.
        return 0
    from risikoapp.ui.application import run

    return run(path, claim)


def _command(arguments: list[str]) -> int:
    # Nearly all that a command makes lives as long as the process: looking for garbage among it is a tenth of the time
    # of a large report, once more as the process ends.
    gc.disable()
    # The window has none of it.
    from risikoapp.put_off import put_off

    for name in _HARDLY_USED:
        put_off(name)
    try:
        return cli.run(arguments)
    finally:
        gc.freeze()
        gc.enable()


def _is_for_cli(word: str) -> bool:
    """Whether a first word is a command, an option, or neither that nor the name of any file."""
    # The path of no name at all is the folder one stands in.
    is_file = bool(word) and (bool(Path(word).suffix) or exists(Path(word)))
    return word in cli.COMMANDS or word.startswith("-") or not is_file
