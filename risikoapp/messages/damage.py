"""What can and cannot be read of a damaged file, the same for window and command line."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from risikoapp.i18n import _
from risikoapp.messages.names import printable, shown_name

if TYPE_CHECKING:
    from risikoapp.codec.salvage import Loss

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NAMED = 3
"""How many parts that cannot be read are named in one line."""


def lost(loss: "Loss") -> str:
    """What of a damaged file cannot be read, to stand on a line of its own."""
    if loss.part == "front":
        return _("Titel, dato, skalaer og niveauer kan ikke læses.")
    if loss.part == "status":
        if (day := _DAY.fullmatch(loss.name)) is None:
            return _("En afsluttet status kan ikke læses.")
        return _("Status pr. {day}-{month}-{year} kan ikke læses.").format(day=day[3], month=day[2], year=day[1])
    if loss.part == "log":
        return _("Noget af ændringsloggen kan ikke læses.")
    if loss.part == "unknown":
        return _("Noget i filen kan ikke læses. Det er ikke til at se, hvad det var.")
    return _("#{number} {name} kan ikke læses.").format(number=loss.risk, name=printable(loss.name)).replace("  ", " ")


def all_lost(losses: "tuple[Loss, ...]") -> str:
    """The same of all that is lost, in a line that is not too long."""
    # The same words for several parts say no more than once.
    every = list(dict.fromkeys(lost(loss) for loss in losses))
    # One more would take as much room as its name.
    named, more = (every, 0) if len(every) <= _NAMED + 1 else (every[:_NAMED], len(every) - _NAMED)
    rest = [_("Det samme gælder {count} andre dele.").format(count=more)] if more else []
    return " ".join((*named, *rest))


def damaged(path: Path, losses: "tuple[Loss, ...]") -> str:
    """That a file is damaged, what of it is lost, and what to do with the rest, where it is not being shown."""
    text = _("Filen »{name}« er beskadiget.").format(name=shown_name(path))
    rest = _("Åbn den i risikoapp: det, der kan læses, kan gemmes som en ny fil.")
    return " ".join(each for each in (text, all_lost(losses), rest) if each)
