"""What somebody else has brought into the risikovurdering, in one Danish line for window and command line alike."""

from risikoapp import terms
from risikoapp.domain.arrivals import Arrival, arrivals
from risikoapp.domain.merge import Merge
from risikoapp.domain.model import Risk
from risikoapp.i18n import _

MOST_NAMED = 5
"""So many places are named; of more, one fewer, and the rest are counted."""
_NAME_LENGTH = 40


def news_line(merged: Merge) -> str:
    """What has come in and what was kept against a removal; "" when nothing has.

    »Ændringer fra en anden er kommet ind: #3 Teknik (beskrivelse), #7 Lager er ny«
    """
    told = [_told(arrival) for arrival in arrivals(merged)]
    told += [_("{status} er afsluttet").format(status=terms.status_name(snapshot)) for snapshot in merged.finished]
    if not told:
        return ""
    news = ", ".join(told)
    if len(told) > MOST_NAMED:
        named, rest = told[: MOST_NAMED - 1], len(told) - MOST_NAMED + 1
        news = _("{named} og {count} andre steder").format(named=", ".join(named), count=rest)
    came = _("Ændringer fra en anden er kommet ind: {news}")
    stayed = _("En anden har fjernet noget, som er rettet her: {news}")
    return (came if merged.incoming or merged.finished else stayed).format(news=news)


def _told(arrival: Arrival) -> str:
    details = [_field_name(field, arrival.risk) for field in arrival.fields]
    details += [_kept_name(field) for field in arrival.kept_entries]
    if arrival.risk is None:
        return ", ".join(details)
    risk = arrival.risk
    if arrival.kind == "changed":
        return f"{_named(risk)} ({', '.join(details)})"
    text = {
        "new": _("{risk} er ny"),
        "gone": _("{risk} er fjernet"),
        "kept": _("{risk} er beholdt, fordi den er rettet"),
    }[arrival.kind].format(risk=_named(risk))
    former = terms.former_numbers(risk)
    return f"{text} ({former})" if former and arrival.kind == "new" else text


def _named(risk: Risk) -> str:
    name = " ".join(risk.name.split())
    short = name if len(name) <= _NAME_LENGTH else name[: _NAME_LENGTH - 1].rstrip() + "…"
    return f"#{risk.number} {short}".rstrip()


def _field_name(field: str, risk: Risk | None) -> str:
    if risk is not None and field == "number":
        return terms.former_numbers(risk)
    if risk is not None and field == "state":
        return _("åben igen") if risk.is_open else _("lukket")
    return {
        "title": _("titel"),
        "status_date": _("statusdato"),
        "organisation": _("organisation"),
        "prepared_by": _("udarbejdet af"),
        "criteria": _("skalaer og niveauer"),
        "report": _("rapportens indhold"),
        "name": _("navn"),
        "description": _("beskrivelse"),
        "rating": _("placering"),
        "actions": _("handlinger"),
        "evaluations": _("evalueringer"),
        "reason": _("begrundelse"),
    }[field]


def _kept_name(field: str) -> str:
    """What is said of an entry that was removed by one and changed by another."""
    return _("en fjernet handling er beholdt") if field == "actions" else _("en fjernet evaluering er beholdt")
