"""What lies beside a file in this person's own folder, in words: copies of what it held, and edits kept aside."""

import datetime as dt
from pathlib import Path

from risikoapp.domain.dates import format_list
from risikoapp.i18n import _, ngettext, quoted
from risikoapp.messages.names import shown_name, shown_path
from risikoapp.storage.backups import Backup, Reason
from risikoapp.storage.recovery import Recovery


def moment(when: dt.datetime) -> str:
    """A day and a time as the clock on the wall then said: "24-11-2026 kl. 14.32"."""
    return _("{date} kl. {time:%H.%M}").format(date=format_list(when.date()), time=when)


def kept_when(recovery: Recovery) -> str:
    """When edits were put aside, and for which file, if it has another name now."""
    when = _("De blev lagt i sikkerhed på denne computer {when}").format(when=moment(recovery.kept))
    if recovery.former is None:
        return f"{when}."
    return _("{when}, da risikovurderingen {had}.").format(when=when, had=had_name(recovery.former))


def had_name(former: Path) -> str:
    """What a file was called that has another name now, or lies elsewhere."""
    return _("hed »{name}« og lå i »{folder}«").format(name=shown_name(former), folder=shown_path(former.parent))


def backup_reason(backup: Backup) -> str:
    """When a copy of a file was made, beside its date, and what the file was called, if it has another name now."""
    words: dict[Reason, str] = {
        "daily": _("Før dagens første ændring"),
        "schema": _("Før filen fik en ny udgave af formatet"),
        "replaced": _("Før filen blev erstattet"),
        "joined": _("Før en andens ændringer"),
        "lost": _("Før noget forsvandt fra filen"),
        "restoring": _("Før gendannelse"),
    }
    reason = words[backup.reason]
    return reason if backup.former is None else f"{reason} · {quoted(shown_name(backup.former))}"


def how_many_differ(count: int) -> str:
    """How much a copy differs from what stands now."""
    if not count:
        return _("Som nu")
    return ngettext("{count} forskel", "{count} forskelle", count).format(count=count)
