"""What is told about a risk or a cell: in a tip where pointer or keyboard rests, on the clipboard, or aloud."""

from PySide6.QtCore import QPointF

from risikoapp.domain.criteria import STEPS, RiskCriteria, Step
from risikoapp.domain.dates import format_list
from risikoapp.domain.model import Register, Risk
from risikoapp.i18n import _, ngettext
from risikoapp.terms import level_name, not_placed, risk_title
from risikoapp.ui.matrix.geometry import MatrixGeometry
from risikoapp.ui.matrix.layout import Chip, Layout, Place, Stop
from risikoapp.ui.matrix.painter import place_text

_LONGEST = 240
"""Letters of an evaluation that a tip has room for."""
_FEW = 4
"""Chips beside which the narrowest tray has room for a few words."""


def stop_tip(register: Register, stop: Stop) -> str:
    """A chip's risk, or how many the rest are, as rich text."""
    if isinstance(stop, Chip):
        return risk_tip(register, register.risk(stop.risk_id))
    more = ngettext("{count} risiko mere", "{count} risici mere", len(stop.risk_ids))
    return _rich(more.format(count=len(stop.risk_ids)), place_text(register.criteria, stop.rating))


def risk_tip(register: Register, risk: Risk) -> str:
    """Name, place and level, and how it stands by the newest evaluation, as rich text."""
    return _rich(risk_title(risk), place_text(register.criteria, risk.rating), evaluation_text(risk))


def evaluation_text(risk: Risk) -> str:
    """The evaluation that stands, in one line: "17-02-2025: Én ubesat vagt."."""
    standing = risk.standing_evaluation
    if standing is None:
        return _("Ingen evaluering endnu.")
    text = " ".join(standing.text.split())
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST].rstrip()}…"
    return text if standing.date is None else f"{format_list(standing.date)}: {text}"


def risk_line(register: Register, risk: Risk) -> str:
    """A risk in one line of plain text, for the clipboard."""
    return f"{risk_title(risk)}: {place_text(register.criteria, risk.rating)}"


def place_tip(register: Register, place: Place) -> str:
    """A cell, its level, and how many stand there, as rich text."""
    count = sum(risk.rating == place for risk in register.open_risks)
    there = ngettext("{count} risiko", "{count} risici", count).format(count=count) if count else _("Ingen risici")
    return _rich(there, place_text(register.criteria, place))


def place_words(register: Register, place: Place) -> str:
    """A place as it is spoken: "Mindre sandsynligt, Kritisk, niveau Høj"."""
    if place is None:
        return not_placed()
    criteria = register.criteria
    names = criteria.likelihood_name(place.likelihood), criteria.consequence_name(place.consequence)
    return ", ".join((*names, _("niveau {level}").format(level=level_name(criteria.risk_level(place)))))


def tray_hint(layout: Layout) -> str:
    """What can be done in the tray, as long as it has room to say so."""
    waiting = layout.stops(None)
    if layout.has_placed:
        return "" if waiting else _("Ikke placeret: ingen. Træk en risiko herned for at tage den ud.")
    if not waiting:
        return _("Nye risici kommer først her. Så trækker du dem op i matrixen.")
    return _("Træk op i matrixen") if len(waiting) <= _FEW else ""


def axis_tip(criteria: RiskCriteria, geometry: MatrixGeometry, point: QPointF) -> str:
    """What the organisation means by the step whose name lies under a point; "" where it has not said."""
    for step in range(1, STEPS + 1):
        if geometry.likelihood_label(step).contains(point):
            return _step_tip(criteria.likelihood_steps[step - 1])
        if geometry.consequence_label(step).contains(point):
            return _step_tip(criteria.consequence_steps[step - 1])
    return ""


def _step_tip(step: Step) -> str:
    return _rich(step.name, text=step.definition) if step.definition else ""


def _rich(head: str, place: str = "", text: str = "") -> str:
    """A head, a place that is not broken over two lines, and a text of any length."""
    # Its table of two thousand names is loaded with it, and no tip shows before the window does.
    from html import escape

    lines = [f"<b>{escape(head)}</b>"]
    if place:
        lines.append(f'<span style="white-space: nowrap">{escape(place)}</span>')
    if text:
        lines.append(escape(text))
    return "<br>".join(lines)
