"""One risk as plain text, to be put into a mail or a minute: in the words of the report."""

import datetime as dt

from risikoapp.domain.criteria import RiskCriteria
from risikoapp.domain.model import Risk
from risikoapp.report.content import Entry, Part, Section, risk_section


def risk_text(criteria: RiskCriteria, risk: Risk, today: dt.date) -> str:
    """Number, name, place, and all that the report says of the risk on this day, in paragraphs."""
    section = risk_section(criteria, risk, today)
    parts = [_part_text(part) for part in section.parts] or [section.empty]
    return "\n\n".join([f"#{section.number} {section.name}\n{_place_text(section)}", *parts]) + "\n"


def _place_text(section: Section) -> str:
    return section.place if section.level is None else f"{section.place}: {section.level.word}"


def _part_text(part: Part) -> str:
    return "\n".join([part.label, *(_entry_text(entry, listed=part.listed) for entry in part.entries)])


def _entry_text(entry: Entry, *, listed: bool) -> str:
    words = " ".join(word for word in (entry.text, entry.note) if word)
    dated = f"{entry.date}: {words}" if entry.date else words
    return f"• {dated}" if listed else dated
