"""argparse with its own words in Danish."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from risikoapp.i18n import _


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or _("Brug: "))


class DanishParser(argparse.ArgumentParser):
    """An argument parser whose own words are Danish too."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, formatter_class=_Help, add_help=False, allow_abbrev=False)
        self.positionals = self.add_argument_group(_("Argumenter"))
        self.options = self.add_argument_group(_("Valg"))
        self.options.add_argument("-h", "--help", action="help", help=_("vis denne hjælp"))

    def error(self, message: str) -> NoReturn:
        self.refuse(_in_danish(message))

    def refuse(self, text: str) -> NoReturn:
        """Ends with exit code 2, how the command is used, and a text in Danish without a full stop."""
        self.exit(2, f"{self.format_usage()}{self.prog}: {text}.\n")


def _in_danish(complaint: str) -> str:
    """argparse's own complaints in Danish."""
    for pattern, words in (
        (r"the following arguments are required: (.+)", _("der mangler {0}")),
        (r"unrecognized arguments: (.+)", _("det her hører ikke til: {0}")),
        (r"argument (\S+): ignored explicit argument .+", _("{0} tager ingen værdi")),
        (r"argument \S+: invalid choice: ['\"](.*)['\"] \(choose from .+\)", _("»{0}« er ikke en kommando")),
    ):
        if found := re.fullmatch(pattern, complaint, re.DOTALL):
            return words.format(*found.groups())
    return _("det kan ikke forstås")
