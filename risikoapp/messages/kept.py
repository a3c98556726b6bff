"""What lies beside a file in this person's own folder, in words: copies of what it held, and edits kept aside."""

import datetime as dt

from risikoapp.domain.dates import format_list
from risikoapp.i18n import _, ngettext
from risikoapp.storage.backups import Reason


def moment(when: dt.datetime) -> str:
    """A day and a time as the clock on the wall then said: "24-11-2026 kl. 14.32"."""
    return _("{date} kl. {time:%H.%M}").format(date=format_list(when.date()), time=when)


def backup_reason(reason: Reason) -> str:
    """When a copy of a file was made, beside its date."""
    words: dict[Reason, str] = {
        "daily": _("Før dagens første ændring"),
        "schema": _("Før filen fik en ny udgave af formatet"),
        "replaced": _("Før filen blev erstattet"),
        "joined": _("Før en andens ændringer"),
        "restoring": _("Før gendannelse"),
    }
    return words[reason]


def how_many_differ(count: int) -> str:
    """How much a copy differs from what stands now."""
    if not count:
        return _("Som nu")
    return ngettext("{count} forskel", "{count} forskelle", count).format(count=count)
