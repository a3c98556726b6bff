"""What turns one register into another, in Danish sentences that tell what happens if one goes that way."""

import sys
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from risikoapp.domain.changes import Change, Path, diff
from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Action, Evaluation, RatingChange, Register, Risk
from risikoapp.i18n import _, quoted
from risikoapp.messages.names import printable
from risikoapp.terms import action_note, not_placed, risk_title

LONGEST = 90
"""Letters of a text that are shown; what follows is behind dots."""
WHOLE = sys.maxsize
"""As many as there are."""
_LEAD = 3
"""Words before what is new in a long text, by which one knows the place."""


def differences(before: Register, after: Register, longest: int = LONGEST) -> tuple[str, ...]:
    """What happens to `before` when it becomes `after`: the front first, then risk by risk; empty when they are equal.

    A line for each thing that a person would call one thing. A text of more than `longest` letters is shortened; where
    all is to be shown WHOLE, the texts of a new risk have lines of their own.
    """
    fronts: list[str] = []
    risks: dict[str, list[Change]] = {}
    for change in diff(before, after):
        if change.path:
            risks.setdefault(change.path[0][1], []).append(change)
        else:
            fronts.append(_front(change, longest))
    named = sorted((_either(before, after, risk_id).number, risk_id) for risk_id in risks)
    lines = (line for _number, risk_id in named for line in _risk_lines(before, after, risks[risk_id], longest))
    return tuple(dict.fromkeys((*fronts, *lines)))


def _either(before: Register, after: Register, risk_id: str) -> Risk:
    """The risk as it was, or as it comes."""
    return next(risk for register in (before, after) for risk in register.risks if risk.id == risk_id)


def _front(change: Change, longest: int) -> str:
    words = {
        "title": (_("Titlen bliver {new}."), _("Titlen bliver slettet.")),
        "status_date": (_("Statusdatoen bliver {new}."), _("Statusdatoen bliver slettet.")),
        "organisation": (_("Organisationen bliver {new}."), _("Organisationen bliver slettet.")),
        "recommendation": (_("Indstillingen bliver {new}."), _("Indstillingen bliver slettet.")),
        "prepared_by": (_("»Udarbejdet af« bliver {new}."), _("»Udarbejdet af« bliver slettet.")),
    }
    if change.field == "report":
        return _("Rapportens indhold bliver ændret.")
    if change.field not in words:
        return _("Skalaer og niveauer bliver ændret.")
    full, empty = words[change.field]
    return full.format(new=_new(change, longest)) if change.new else empty


def _risk_lines(before: Register, after: Register, changes: list[Change], longest: int) -> Iterator[str]:
    title = _line(risk_title(_either(before, after, changes[0].path[0][1])))
    fields = {change.field for change in changes if len(change.path) == 1}
    for change in changes:
        if len(change.path) == 1:
            yield _risk_line(title, after, change, longest)
            if change.field is None and change.old is None and longest == WHOLE:
                yield from _new_texts(title, change.new)
        elif (line := _entry_line(change, before, after, fields, longest)) is not None:
            yield f"{title}: {line}"


def _new_texts(title: str, risk: Risk) -> Iterator[str]:
    """All that is written of a risk that comes."""
    if risk.description.strip():
        words = _("{risk}: beskrivelsen bliver {new}.")
        yield words.format(risk=title, new=_short(risk.description, WHOLE))
    for entry in (*risk.actions, *risk.evaluations):
        yield f"{title}: {_('{entry} kommer til.').format(entry=_named(entry, WHOLE))}"


def _risk_line(title: str, after: Register, change: Change, longest: int) -> str:
    if change.field is None:
        return (_("{risk} kommer til.") if change.old is None else _("{risk} forsvinder.")).format(risk=title)
    if change.field == "rating":
        cell = not_placed() if change.new is None else _line(after.criteria.cell_name(change.new))
        return _("{risk} flyttes til {cell}.").format(risk=title, cell=cell)
    if change.field == "state":
        return (_("{risk} bliver åben.") if change.new == "open" else _("{risk} bliver lukket.")).format(risk=title)
    words = {
        "name": (_("{risk} kommer til at hedde {new}."), _("{risk} mister sit navn.")),
        "description": (_("{risk}: beskrivelsen bliver {new}."), _("{risk}: beskrivelsen bliver slettet.")),
        "number": (_("{risk} får nummer {new}."), ""),
    }
    if change.field not in words:
        return _("{risk}: andre oplysninger bliver ændret.").format(risk=title)
    full, empty = words[change.field]
    return (full if change.new else empty).format(risk=title, new=_new(change, longest))


def _entry_line(change: Change, before: Register, after: Register, fields: set[str | None], longest: int) -> str | None:
    """What happens to an entry of a risk; None where the risk's own line has told it."""
    collection = change.path[1][0]
    if collection in ("rating_changes", "state_changes"):
        if change.field is None and {"rating_changes": "rating", "state_changes": "state"}[collection] in fields:
            return None
        return _history_line(change, _entry(before, after, change.path), longest)
    entry = _entry(before, after, change.path)
    name = _named(entry, longest)
    if change.field is None:
        return (_("{entry} kommer til.") if change.old is None else _("{entry} forsvinder.")).format(entry=name)
    if change.field == "text":
        words = _("{entry} bliver til {new}.") if change.new.strip() else _("{entry} mister sin tekst.")
        return words.format(entry=name, new=_new(change, longest))
    if change.field == "date":
        if change.new is None:
            return _("{entry} mister sin dato.").format(entry=name)
        return _("{entry} får datoen {new}.").format(entry=name, new=format_list(change.new))
    if change.field == "rank":
        return _("{entry} får en anden plads.").format(entry=name)
    note = action_note(_entry(after, before, change.path))
    words = _("{entry} får oplysningerne {note}.") if note else _("{entry} mister ansvarlig, frist og udført.")
    return words.format(entry=name, note=_line(note))


def _history_line(change: Change, entry: Any, longest: int) -> str:
    is_move = isinstance(entry, RatingChange)
    if change.field == "reason":
        words = (
            _("begrundelsen fra {date} bliver {new}.")
            if change.new.strip()
            else _("begrundelsen fra {date} bliver slettet.")
        )
        return words.format(date=format_list(entry.date), new=_new(change, longest))
    return _("flytningerne bliver ændret.") if is_move else _("datoerne for luk og genåbn bliver ændret.")


def _entry(first: Register, second: Register, path: Path) -> Any:
    """The entry at this path in the first of two registers that has it."""
    (_risks, risk_id), (collection, entry_id) = path
    risks = (risk for register in (first, second) for risk in register.risks if risk.id == risk_id)
    return next(entry for risk in risks for entry in getattr(risk, collection) if entry.id == entry_id)


def _named(entry: Action | Evaluation, longest: int) -> str:
    kind = _("handlingen") if isinstance(entry, Action) else _("evalueringen")
    if not isinstance(entry, Action) and entry.date is not None:
        kind = _("evalueringen {date}").format(date=format_list(entry.date))
    return f"{kind} {_short(entry.text, longest)}" if entry.text.strip() else _("{kind} uden tekst").format(kind=kind)


def _new(change: Change, longest: int) -> str:
    """The new value; of a long text that is there already, what comes from where it changes."""
    if isinstance(change.new, str):
        return _short(change.new, longest, _kept_words(change.old or "", change.new))
    return str(change.new) if isinstance(change.new, int) else format_list(change.new)


def _kept_words(old: str, new: str) -> int:
    """How many words a new text begins with as the old one did."""
    pairs = zip(old.split(), new.split(), strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _short(text: str, longest: int, known: int = 0) -> str:
    """A text in quotes; of a long one the first letters or, where so many of its words are known, those that follow."""
    line, dots = _line(text), ""
    if len(line) > longest and known > _LEAD:
        line, dots = " ".join(line.split()[known - _LEAD :]), "… "
    return quoted(f"{dots}{line}" if len(line) <= longest else f"{dots}{line[:longest].rstrip()} …")


def _line(text: str) -> str:
    return printable(" ".join(text.split()))
