"""The change log as a report shows it."""

from risikoapp import terms
from risikoapp.codec.log_blocks import all_entries
from risikoapp.domain.dates import format_list
from risikoapp.domain.log import TYPED, LogEntry
from risikoapp.domain.model import RegisterFile, Snapshot
from risikoapp.i18n import _
from risikoapp.logged import in_our_words, local_time, risk_names
from risikoapp.report.content.model import Own
from risikoapp.report.content.own import is_foreign
from risikoapp.report.content.risks import visible


def _beneath(*texts: str) -> str:
    """Each of these on a line of its own: before and after are the long ones, and need the room."""
    return "\n".join(filter(None, texts))


def log_columns() -> tuple[str, ...]:
    return (_("Dag og hvem"), _("Risiko og felt"), _("Før"), _("Efter"))


def log_lines(file: RegisterFile, since: Snapshot | None, until: Snapshot | None) -> tuple[tuple[str, ...], ...]:
    """What was done after one status was finished and until another was, newest first.

    Raises DamagedRegister where a block of the log cannot be unpacked.
    """
    names = risk_names(file)
    entries = [
        in_our_words(entry)
        for entry in all_entries(file.log)
        if (since is None or entry.time > since.finished) and (until is None or entry.time <= until.finished)
    ]
    typed = TYPED if is_foreign(file.register) else ()

    def as_shown(entry: LogEntry, text: str) -> str:
        shown = visible(text)
        return Own(shown) if shown and entry.field in typed else shown

    return tuple(
        (
            _beneath(format_list(local_time(entry.time).date()), visible(entry.who)),
            _beneath(names.get(entry.risk) or (f"#{entry.number}" if entry.risk else ""), terms.logged(entry.field)),
            as_shown(entry, entry.old),
            as_shown(entry, entry.new),
        )
        for entry in reversed(entries)
    )
