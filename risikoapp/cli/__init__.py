"""The commands without a window: export, import, check, show. Nothing here imports Qt."""

import os
import sys
from io import TextIOWrapper

from risikoapp.i18n import _

COMMANDS = ("export", "import", "check", "show")
"""The first words that are commands; any other is the name of a file for the window."""


def run(arguments: list[str]) -> int:
    """Does one command and returns its exit code: 0 done, 1 the input is at fault, 2 wrong usage."""
    _speak_utf8()
    try:
        code, output = _obey(arguments)
        return _put(output, code)
    except KeyboardInterrupt:
        return 130


def _obey(arguments: list[str]) -> tuple[int, str]:
    """The exit code, and what is to be said on stdout."""
    # The window is started through this module too, and needs none of it.
    from risikoapp.cli.commands import InputAtFault, build_parser

    try:
        only = arguments[0] if arguments and arguments[0] in COMMANDS else None
        given = build_parser(only).parse_args(arguments)
        return 0, given.command(given)
    except SystemExit as end:
        return int(end.code or 0), ""
    except InputAtFault as error:
        _complain(str(error))
        return 1, ""


def _put(output: str, code: int) -> int:
    try:
        print(output, end="", flush=True)
    except BrokenPipeError:
        # Whoever reads has seen enough, as in `show … | head`.
        _let_go_of_stdout()
    except OSError as error:
        from risikoapp.messages.reasons import system_reason

        _let_go_of_stdout()
        _complain(_("Svaret kan ikke skrives: {reason}.").format(reason=system_reason(error)))
        return 1
    return code


def _let_go_of_stdout() -> None:
    """What is still buffered goes nowhere, so that Python has nothing to fail on when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """Whatever the locale: what is written here is read by other programs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _complain(text: str) -> None:
    print(text, file=sys.stderr)
