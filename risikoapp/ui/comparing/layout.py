"""Where everything is in a matrix that compares: chips where risks stand, ghosts where they stood, and arrows."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from risikoapp.domain.history import Kind, RiskDifference
from risikoapp.domain.moves import Flow, Place, Seen, flows, seen
from risikoapp.ui.comparing.arrows import Arrow, Box, arrow, distance
from risikoapp.ui.comparing.counts import free_rooms
from risikoapp.ui.comparing.words import trend
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.matrix.layout import Chip, placed


class Stand(NamedTuple):
    """What is drawn as one chip: a risk where it stands or where it stood, or the "+3" of a crowded place."""

    risk_ids: tuple[str, ...]
    text: str
    area: QRectF
    place: Place
    is_past: bool
    kind: Kind

    @property
    def is_rest(self) -> bool:
        return self.text.startswith("+")


class Lead(NamedTuple):
    """One arrow, and the risks that it stands for.

    Their level rose (1), fell (-1) or is what it was (0).
    """

    risk_ids: tuple[str, ...]
    arrow: Arrow
    trend: int


class ComparedLayout:
    """Every risk that is or was in the matrix has a place here, by the differences between two registers."""

    def __init__(self, differences: tuple[RiskDifference, ...], geometry: MatrixGeometry) -> None:
        there: dict[Place, list[Seen]] = {}
        for each in seen(differences):
            there.setdefault(each.place, []).append(each)
        self.stands = tuple(stand for place, shown in there.items() for stand in _stands(place, shown, geometry))
        self._boxes: dict[tuple[str, Place], Box] = {}
        self._there: dict[Place, list[Box]] = {}
        for stand in self.stands:
            area = stand.area
            box = Box(area.left(), area.top(), area.right(), area.bottom())
            self._boxes |= {(risk_id, stand.place): box for risk_id in stand.risk_ids}
            self._there.setdefault(stand.place, []).append(box)
        self._differences = {each.risk.id: each for each in differences}
        self._flows = flows(differences)
        self.leads = tuple(self._common_lead(flow) for flow in self._flows)
        self.counts = tuple(self._counts())
        """Where it stands how many an arrow stands for, with that number; nothing is hidden by that."""

    def at(self, point: QPointF) -> Stand | None:
        """What is drawn under a point."""
        return next((stand for stand in self.stands if stand.area.contains(point)), None)

    def chips(self) -> Iterator[tuple[str, QRectF]]:
        """Every risk that has a chip of its own where it stands, and the area of that."""
        return ((each.risk_ids[0], each.area) for each in self.stands if not each.is_past and not each.is_rest)

    def own_leads(self, risk_ids: frozenset[str]) -> Iterator[Lead]:
        """An arrow for each of these risks that has moved, from where it stood to where it stands."""
        for flow in self._flows:
            for risk_id in flow.risk_ids:
                if risk_id in risk_ids:
                    way = arrow(self._boxes[risk_id, flow.start], self._boxes[risk_id, flow.end])
                    yield Lead((risk_id,), way, trend(self._differences[risk_id]))

    def has_in(self, place: Place) -> bool:
        """Whether anything stands or stood in a place."""
        return place in self._there

    def _common_lead(self, flow: Flow) -> Lead:
        """One arrow for all that went the same way: between those two of them that stand nearest to each other."""
        risen = trend(self._differences[flow.risk_ids[0]])
        # Those of a crowd that are no chips of their own share one box.
        starts, ends = ({self._boxes[each, place] for each in flow.risk_ids} for place in (flow.start, flow.end))
        start, end = min(sorted(product(starts, ends)), key=_apart)
        way = arrow(start, end, self._there[flow.start], self._there[flow.end])
        return Lead(flow.risk_ids, way, risen)

    def _counts(self) -> Iterator[tuple[QRectF, Lead]]:
        several = [lead for lead in self.leads if len(lead.risk_ids) > 1]
        arrows, heads = ([lead.arrow for lead in leads] for leads in (several, self.leads))
        rooms = free_rooms(arrows, heads, [box for boxes in self._there.values() for box in boxes])
        for room, lead in zip(rooms, several, strict=True):
            if room is not None:
                yield QRectF(QPointF(*room[:2]), QPointF(*room[2:])), lead


def _apart(boxes: tuple[Box, Box]) -> float:
    return distance(boxes[0].centre, boxes[1].centre)


def _stands(place: Place, shown: list[Seen], geometry: MatrixGeometry) -> Iterator[Stand]:
    known = {each.risk.id: each for each in shown}
    for stop in placed(place, [each.risk for each in shown], geometry):
        if isinstance(stop, Chip):
            each = known[stop.risk_id]
            yield Stand(stop.risk_ids, stop.text, stop.area, place, each.is_past, each.kind)
        else:
            yield Stand(stop.risk_ids, stop.text, stop.area, place, False, "same")
