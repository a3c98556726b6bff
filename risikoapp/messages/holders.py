"""Who has a risikovurdering open."""

from risikoapp.domain.dates import format_list
from risikoapp.i18n import _
from risikoapp.messages.names import printable
from risikoapp.storage.owner import Holder


def has_it_open(holder: Holder) -> str:
    """Who has a risikovurdering open, and since when, without a full stop."""
    if holder.is_here:
        text = _("risikovurderingen er allerede åben på denne computer")
    else:
        machine = _short(holder.machine) or _("en anden computer")
        text = _("{machine} har risikovurderingen åben").format(machine=machine)
    known = [_short(holder.user)] if holder.user.strip() else []
    if holder.since is not None:
        known.append(_("siden {date} kl. {time:%H.%M}").format(date=format_list(holder.since), time=holder.since))
    return f"{text} ({', '.join(known)})" if known else text


def _short(text: str) -> str:
    """A name that anybody may have written somewhere, fit for a line of text."""
    return printable(text.strip())[:60]
