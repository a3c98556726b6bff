"""The change log (Ændringslog) as it is read: newest first, in words, and only what is looked for."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import get_args

from risikoapp import terms
from risikoapp.domain.criteria import LEVELS
from risikoapp.domain.dates import format_list
from risikoapp.domain.log import Field, LogEntry
from risikoapp.domain.model import STANDARD_REPORT, Attached, RegisterFile, ReportOrder
from risikoapp.i18n import SOURCE, Language, _, language, speaking

OF_NO_RISK = "-"
"""Stands for what concerns the risikovurdering itself, where one risk is chosen: no id of a risk is so short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for: of one risk or OF_NO_RISK, one field, a time from `since` to `until`, and some words.

    What is "" or None is not asked for.
    """

    risk: str = ""
    field: Field | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    words: str = ""


class ReadableLog:
    """Every entry once, newest first, with what is written in each made ready to be searched."""

    def __init__(self, oldest_first: Sequence[LogEntry], names: Mapping[str, str]) -> None:
        """`names` are the titles of risks by their ids."""
        self.entries = tuple(map(in_our_words, reversed(oldest_first)))
        self._names = names
        self._texts = ["\n".join(self.cells(entry)).casefold() for entry in self.entries]

    def cells(self, entry: LogEntry) -> tuple[str, ...]:
        """Time, who, risk, field, before and after."""
        return (
            moment_word(entry.time),
            entry.who,
            self.risk_word(entry),
            terms.logged(entry.field),
            entry.old,
            entry.new,
        )

    def risk_word(self, entry: LogEntry) -> str:
        """The risk as it is called now, or was called last, "" for an entry that belongs to none."""
        if not entry.risk:
            return ""
        return self._names.get(entry.risk) or f"#{entry.number}"

    def matching(self, wanted: Wanted) -> list[LogEntry]:
        """The entries that are looked for, newest first."""
        words = wanted.words.casefold().strip()
        risk = "" if wanted.risk == OF_NO_RISK else wanted.risk
        return [
            entry
            for entry, text in zip(self.entries, self._texts, strict=True)
            if words in text
            and (not wanted.risk or entry.risk == risk)
            and (wanted.field is None or entry.field == wanted.field)
            and (wanted.since is None or entry.time > wanted.since)
            and (wanted.until is None or entry.time <= wanted.until)
        ]

    @property
    def risks(self) -> list[tuple[str, str]]:
        """The risks it tells of, by number: id and title."""
        found = {entry.risk: (entry.number or 0, self.risk_word(entry)) for entry in self.entries if entry.risk}
        return [(risk, word) for risk, (_number, word) in sorted(found.items(), key=lambda item: item[1])]

    @property
    def fields(self) -> list[Field]:
        """The fields it tells of, by their words."""
        return sorted({entry.field for entry in self.entries}, key=terms.logged)


def in_our_words(entry: LogEntry) -> LogEntry:
    """The entry with what the program itself has said in it in the language that is spoken.

    That is only where nobody has written anything else: in a text that somebody has typed, every word is theirs.
    """
    if language() == SOURCE:
        return entry
    return replace(entry, old=_exchanged(entry.field, entry.old), new=_exchanged(entry.field, entry.new))


def _exchanged(field: Field, text: str) -> str:
    if field in ("rating", "criteria", "report"):
        # A piece for each fact, and in it a name and a value.
        return "".join(_ours(language()).get(piece, piece) for piece in re.split(r"(; |: )", text))
    if field == "state":
        # Behind it stand the day and the reason.
        word, blank, rest = text.partition(" ")
        return _ours(language()).get(word, word) + blank + rest
    said = {"status": _of_status, "order": _of_place, "risk": _of_nameless}.get(field)
    return said(text) if said is not None else text


def _of_status(text: str) -> str:
    match = re.match(r"Status pr\. (?P<date>[\d-]+)", text)
    return _("Status pr. {date}").format(**match.groupdict()) + text[match.end() :] if match else text


def _of_nameless(text: str) -> str:
    # Behind it stands the cell that the risk was in.
    match = re.fullmatch(r"Uden navn(?P<cell>| \(.*\))", text, re.DOTALL)
    return _("Uden navn") + match["cell"] if match else text


def _of_place(text: str) -> str:
    match = re.fullmatch(r"Nr\. (?P<place>\d+) af (?P<count>\d+)", text)
    return _("Nr. {place} af {count}").format(**match.groupdict()) if match else text


@cache
def _ours(spoken: Language) -> dict[str, str]:
    """What each fixed word of the source is called."""
    with speaking(SOURCE):
        source = _fixed_words()
    with speaking(spoken):
        return dict(zip(source, _fixed_words(), strict=True))


def _fixed_words() -> tuple[str, ...]:
    return (
        *(terms.level_name(level) for level in range(1, LEVELS + 1)),
        *(terms.not_placed(), _("Åben"), _("Lukket"), _("bekræftet"), _("ikke bekræftet")),
        *(terms.yes_or_no(True), terms.yes_or_no(False)),
        *(name for name, _value in terms.report_facts(STANDARD_REPORT)),
        *map(terms.report_order, get_args(ReportOrder)),
        *map(terms.attached, get_args(Attached)),
    )


def moment_word(time: dt.datetime) -> str:
    """`17-02-2025 14.32`, as the clock on the wall says."""
    local = local_time(time)
    return _("{date} {time:%H.%M}").format(date=format_list(local.date()), time=local)


def local_time(time: dt.datetime) -> dt.datetime:
    """The time where the person sits."""
    try:
        return time.astimezone()
    except OverflowError:
        # A file from elsewhere may hold the end of all times, which has no hour to spare.
        return time


def risk_names(file: RegisterFile) -> dict[str, str]:
    """The title of every risk there is or was in a finished status, as it is now or was last."""
    registers = (*(snapshot.register for snapshot in file.snapshots), file.register)
    return {risk.id: terms.risk_title(risk) for register in registers for risk in register.risks}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time in words."""

    name: str
    since: dt.datetime | None = None
    until: dt.datetime | None = None


def periods(file: RegisterFile, now: dt.datetime) -> tuple[Period, ...]:
    """Some times until now, and those between the finished statuses, newest first."""
    return (
        Period(name=_("Hele tiden")),
        Period(name=_("Det sidste døgn"), since=now - dt.timedelta(days=1)),
        Period(name=_("De sidste 7 dage"), since=now - dt.timedelta(days=7)),
        Period(name=_("De sidste 30 dage"), since=now - dt.timedelta(days=30)),
        Period(name=_("Det sidste år"), since=now - dt.timedelta(days=365)),
        *_between_statuses(file),
    )


def _between_statuses(file: RegisterFile) -> Iterable[Period]:
    last = None
    for snapshot in reversed(file.snapshots):
        day = format_list(snapshot.date)
        if last is None:
            yield Period(name=_("Siden status pr. {date}").format(date=day), since=snapshot.finished)
        else:
            name = _("Fra status pr. {first} til status pr. {last}").format(first=day, last=format_list(last.date))
            yield Period(name=name, since=snapshot.finished, until=last.finished)
        last = snapshot
    if last is not None:
        name = _("Til og med status pr. {date}").format(date=format_list(last.date))
        yield Period(name=name, until=last.finished)
