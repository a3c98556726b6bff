"""The change log for a spreadsheet."""

import csv
import datetime as dt
import io
from collections.abc import Iterable

from risikoapp import terms
from risikoapp.domain.dates import format_list
from risikoapp.domain.log import LogEntry
from risikoapp.i18n import _
from risikoapp.logged import ReadableLog, local_time
from risikoapp.sheets.harmless import harmless


def log_columns() -> tuple[str, ...]:
    return _("Tid"), _("Hvem"), _("Risiko"), _("Felt"), _("Før"), _("Efter")


def log_csv(log: ReadableLog, entries: Iterable[LogEntry]) -> bytes:
    """These entries of a log as CSV that Danish spreadsheets open as it is: UTF-8 with its mark, and semicolons.

    No cell can be taken for a formula.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(log_columns())
    for entry in entries:
        cells = (entry.who, log.risk_word(entry), terms.logged(entry.field), entry.old, entry.new)
        writer.writerow((_time(entry.time), *map(harmless, cells)))
    # What is no letter, as half of a pair, is written as a question mark rather than not at all.
    return written.getvalue().encode("utf-8-sig", errors="replace")


def _time(time: dt.datetime) -> str:
    local = local_time(time)
    return f"{format_list(local.date())} {local:%H:%M:%S}"
