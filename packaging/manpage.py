"""The manual page of the command line, made of what the commands say of themselves: python packaging/manpage.py.

Written to stdout; run it from the checkout, with PYTHONPATH=. there.
"""

import argparse
import re
import sys
from collections.abc import Iterator

from risikoapp import __version__
from risikoapp.cli.commands import build_parser

_BEGINNING = """\
.\\" -*- coding: utf-8 -*-
.TH RISIKOAPP 1 "" "risikoapp {version}" "Brugerkommandoer"
.SH NAVN
risikoapp \\- hold programmets risici ét sted, og send rapporten til styregruppen
.SH BRUG
.B risikoapp
.RI [ {register} ]
"""
_DESCRIPTION = """\
.SH BESKRIVELSE
Uden kommando åbner
.B risikoapp
vinduet med den risikovurdering, der er nævnt, eller den, der sidst var åben. Kommandoerne læser og skriver de samme
filer uden et vindue.
.SH VALG
"""
_END = """\
.SH SVAR
.TP
.B 0
det er gjort
.TP
.B 1
der er noget galt med det, kommandoen fik; én linje siger hvad
.TP
.B 2
kommandoen er brugt forkert
.SH FILER
.TP
.I ~/.local/share/risikoapp
sikkerhedskopier, egne ord til stavekontrollen og loggen over fejl; slettes ikke med programmet
.TP
.I ~/.config/risikoapp/risikoapp.ini
vinduets indstillinger
"""


def page() -> str:
    """The whole page, as groff reads it."""
    parser = build_parser()
    commands = _commands(parser)
    register = next(action.metavar for action in _actions(commands["show"]) if not action.option_strings)
    parts = [_BEGINNING.format(version=__version__, register=register)]
    parts.extend(f".br\n.B {command.prog}\n{_plain(_usage(command))}\n" for command in commands.values())
    parts.append(_DESCRIPTION)
    parts.extend(_entry(action) for action in _actions(parser) if action.option_strings)
    parts.append(".SH KOMMANDOER\n")
    for name, command in commands.items():
        parts.append(f".SS {name}\n{_plain(command.description or '')}\n")
        parts.extend(_entry(action) for action in _actions(command) if "--help" not in action.option_strings)
    return "".join([*parts, _END])


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    (commands,) = (action for action in _actions(parser) if isinstance(action, argparse._SubParsersAction))
    return dict(commands.choices)


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    return iter(parser._actions)


def _usage(command: argparse.ArgumentParser) -> str:
    """How it is called, without the name."""
    words = " ".join(command.format_usage().split())
    return words.partition(command.prog)[2].replace("[-h]", "").strip()


def _entry(action: argparse.Action) -> str:
    names = ", ".join(f"\\fB{_plain(name)}\\fR" for name in action.option_strings)
    values = f"\\fI{_plain(str(action.metavar))}\\fR" if action.metavar else ""
    return f".TP\n{names}{' ' if names and values else ''}{values}\n{_plain(action.help or '')}\n"


def _plain(text: str) -> str:
    """As it is typed: a hyphen as a hyphen, and no line that begins with a command to groff."""
    return re.sub(r"^(?=['.])", r"\\&", text.replace("\\", "\\e").replace("-", "\\-"), flags=re.MULTILINE)


if __name__ == "__main__":
    sys.stdout.buffer.write(page().encode())
