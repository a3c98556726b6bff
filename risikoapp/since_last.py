"""What has changed from one status to the next, in Danish sentences for window and report alike."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from risikoapp.domain.model import Register
from risikoapp.i18n import _
from risikoapp.terms import level_name, not_placed, risk_title

if TYPE_CHECKING:
    from risikoapp.domain.history import RiskDifference


def heading() -> str:
    """What stands above these sentences."""
    return _("Siden sidst")


def sentences(before: Register, after: Register, differences: "tuple[RiskDifference, ...]") -> tuple[str, ...]:
    """A sentence for each risk that moved, came, closed, came back or went; none when the matrix is as it was.

    »#3 Teknik er flyttet fra Mindre sandsynligt × Generende til Mindre sandsynligt × Kritisk (Høj).«
    """
    return tuple(line for each in differences for line in _told(each, before, after))


def short_word(difference: "RiskDifference") -> str:
    """What became of a risk, in a word or two beside its name in a list; "" when it is as it was."""
    if difference.kind == "moved":
        return _moved_word(difference)
    return {
        "new": _("Ny"),
        "levelled": _("Andet niveau"),
        "closed": _("Lukket"),
        "reopened": _("Genåbnet"),
        "gone": _("Fjernet"),
        "reworded": _("Rettet"),
        "evaluated": _("Evalueret"),
        "same": "",
    }[difference.kind]


def _moved_word(difference: "RiskDifference") -> str:
    old, new = difference.old_level, difference.new_level
    if old is None:
        return _("Placeret")
    if new is None:
        return _("Taget ud")
    if new == old:
        return _("Flyttet")
    return _("Højere") if new > old else _("Lavere")


def step_words(difference: "RiskDifference") -> str:
    """Which way a risk was moved: »mindre sandsynlig og større konsekvens«; "" where not from cell to cell."""
    old = difference.before.rating if difference.before is not None else None
    new = difference.after.rating if difference.after is not None else None
    if difference.kind != "moved" or old is None or new is None:
        return ""
    words = (
        (new.likelihood - old.likelihood, _("mere sandsynlig"), _("mindre sandsynlig")),
        (new.consequence - old.consequence, _("større konsekvens"), _("mindre konsekvens")),
    )
    return _(" og ").join(more if steps > 0 else less for steps, more, less in words if steps)


def sign(difference: "RiskDifference") -> str:
    """The same as one sign, for where there is room for no more; the word stands beside it for who cannot see it."""
    if difference.kind in ("moved", "levelled"):
        old, new = difference.old_level, difference.new_level
        return "→" if old is None or new is None or old == new else "↑" if new > old else "↓"
    return {"new": "+", "closed": "×", "reopened": "↺", "gone": "–"}.get(difference.kind, "")


def _told(difference: "RiskDifference", before: Register, after: Register) -> Iterator[str]:
    title = risk_title(difference.risk)
    if difference.kind == "new":
        yield _new(title, difference, after)
    elif difference.kind == "gone":
        yield _("{risk} er fjernet.").format(risk=title)
    elif difference.kind == "closed":
        yield _turned(_("{risk} er lukket"), title, difference)
    elif difference.kind == "reopened":
        yield _turned(_("{risk} er genåbnet"), title, difference)
    if difference.kind in ("reopened", "moved") and difference.is_moved:
        yield _moved(title, difference, before, after)
    elif difference.kind in ("reopened", "levelled") and difference.risk.is_open and _is_levelled(difference):
        yield _("{risk} er nu {new} (før {old}), fordi skalaen er ændret.").format(
            risk=title, new=_level(difference.new_level), old=_level(difference.old_level)
        )


def _is_levelled(difference: "RiskDifference") -> bool:
    return difference.old_level != difference.new_level


def _new(title: str, difference: "RiskDifference", after: Register) -> str:
    risk = difference.risk
    if not risk.is_open:
        return _turned(_("{risk} er kommet til og er lukket igen"), title, difference)
    if risk.rating is None:
        return _("{risk} er ny og er ikke placeret i matrixen.").format(risk=title)
    cell = after.criteria.cell_name(risk.rating)
    return _("{risk} er ny: {cell} ({level}).").format(risk=title, cell=cell, level=_level(difference.new_level))


def _turned(text: str, title: str, difference: "RiskDifference") -> str:
    told = text.format(risk=title)
    turns = difference.risk.state_changes
    reason = turns[-1].reason.strip() if turns else ""
    if not reason:
        return f"{told}."
    return f"{told}: {reason}" if reason[-1] in ".!?…" else f"{told}: {reason}."


def _moved(title: str, difference: "RiskDifference", before: Register, after: Register) -> str:
    assert difference.before is not None
    assert difference.after is not None
    old, new = difference.before.rating, difference.after.rating
    if new is None:
        return _("{risk} er taget ud af matrixen.").format(risk=title)
    cell = f"{after.criteria.cell_name(new)} ({_level(difference.new_level)})"
    if old is None:
        return _("{risk} er placeret i {cell}.").format(risk=title, cell=cell)
    return _("{risk} er flyttet fra {old} til {new}.").format(risk=title, old=before.criteria.cell_name(old), new=cell)


def _level(level: int | None) -> str:
    return not_placed() if level is None else level_name(level)
