"""What the window says of a difference: in the list, in a tip, and of the two states that are compared."""

from collections.abc import Sequence
from html import escape

from risikoapp.domain.history import RiskDifference
from risikoapp.domain.moments import Moment
from risikoapp.i18n import _, ngettext
from risikoapp.since_last import short_word, sign
from risikoapp.terms import level_name, not_placed, risk_title, status_name

_FEW = 12
"""So many lines a tip has room for."""


def moment_name(moment: Moment) -> str:
    """A finished status by its day and name, or "Nu"."""
    return _("Nu") if moment.status is None else status_name(moment.status)


def from_to(before: Moment, after: Moment) -> str:
    """What a comparison is headed by: "Fra status pr. 17-02-2025 til nu"."""
    first, second = (name[:1].lower() + name[1:] for name in (moment_name(before), moment_name(after)))
    return _("Fra {first} til {second}").format(first=first, second=second)


def change_word(difference: RiskDifference) -> str:
    """What became of a risk, in a word or two."""
    return short_word(difference) or _("Uændret")


def change_sign(difference: RiskDifference) -> str:
    """The sign that stands before the word."""
    others = {"new": "+", "evaluated": "✓", "reworded": "~", "same": "="}
    return others.get(difference.kind) or sign(difference)


def trend(difference: RiskDifference) -> int:
    """Whether the level of a risk rose (1), fell (-1), or did neither (0), as where it had or has none."""
    old, new = difference.old_level, difference.new_level
    return 0 if old is None or new is None else (new > old) - (new < old)


def levels(difference: RiskDifference) -> str:
    """The level of a risk, or of one that has another now, the old and the new: "Mellem → Høj"."""
    before, after = difference.before, difference.after
    if before is None or after is None:
        return _level(difference.new_level if before is None else difference.old_level)
    old, new = _level(difference.old_level), _level(difference.new_level)
    return new if old == new else f"{old} → {new}"


def told_of(difference: RiskDifference) -> str:
    """A risk and what became of it in one line: "#3 Teknik: Højere (Mellem → Høj)"."""
    return f"{risk_title(difference.risk)}: {change_word(difference)} ({levels(difference)})"


def tip(differences: Sequence[RiskDifference]) -> str:
    """The same of one or several, as rich text; more than a few are only counted."""
    lines = [escape(told_of(each)) for each in differences[:_FEW]]
    if (more := len(differences) - _FEW) > 0:
        lines.append(ngettext("{count} risiko mere", "{count} risici mere", more).format(count=more))
    return f'<div style="white-space: nowrap">{"<br>".join(lines)}</div>'


def _level(level: int | None) -> str:
    return not_placed() if level is None else level_name(level)
