"""What a matrix shows of the difference between two registers: what stands where, what stood there, and what moved."""

from collections.abc import Iterable
from dataclasses import dataclass

from risikoapp.domain.criteria import Rating
from risikoapp.domain.history import Kind, RiskDifference
from risikoapp.domain.model import Risk

Place = Rating | None
"""A cell, or None for what has no place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A risk in a place of the matrix: where it stands, or where it stood and stands no longer (`is_past`)."""

    risk: Risk
    place: Place
    is_past: bool
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The open risks that went from one place to one other, by number."""

    start: Place
    end: Place
    risk_ids: tuple[str, ...]


def seen(differences: Iterable[RiskDifference]) -> tuple[Seen, ...]:
    """Every place that a risk has or had while it was open, once, in the order in which a cell shows them.

    First what stayed, by number, then what came, by where it came from, then what went, by where it went: so those that
    go the same way stand beside each other.
    """
    found: list[tuple[tuple[object, ...], Seen]] = []
    for each in differences:
        old, new = _open(each.before), _open(each.after)
        if new is not None:
            order = (1, *_order(old.rating)) if old is not None and each.is_moved else (0,)
            shown = Seen(risk=new, place=new.rating, is_past=False, kind=each.kind)
            found.append(((*order, new.number, new.id), shown))
        if old is not None and (new is None or each.is_moved):
            order = (2, *_order(new.rating)) if new is not None else (3,)
            shown = Seen(risk=old, place=old.rating, is_past=True, kind=each.kind)
            found.append(((*order, old.number, old.id), shown))
    return tuple(shown for _order, shown in sorted(found, key=lambda pair: pair[0]))


def flows(differences: Iterable[RiskDifference]) -> tuple[Flow, ...]:
    """What moved, as few arrows: one for all that went from the same place to the same place."""
    ways: dict[tuple[Place, Place], list[str]] = {}
    for each in differences:
        old, new = _open(each.before), _open(each.after)
        if old is not None and new is not None and each.is_moved:
            ways.setdefault((old.rating, new.rating), []).append(new.id)
    return tuple(Flow(start=start, end=end, risk_ids=tuple(ids)) for (start, end), ids in ways.items())


def _open(risk: Risk | None) -> Risk | None:
    return risk if risk is not None and risk.is_open else None


def _order(place: Place) -> tuple[int, int]:
    return (0, 0) if place is None else (place.likelihood, place.consequence)
