"""What somebody else has brought into the risikovurdering, in one Danish line for window and command line alike."""

from collections import Counter
from collections.abc import Iterator

from risikoapp import terms
from risikoapp.domain.arrivals import Arrival, arrivals
from risikoapp.domain.merge import Merge
from risikoapp.domain.model import Risk
from risikoapp.i18n import _, ngettext

MOST_NAMED = 5
"""So many places are named; of more, one fewer, and the rest are counted."""
NAME_LENGTH = 40
"""Letters of a name that stand in a line."""
_MOST_STAYED = 2
"""So many sentences tell what was removed and stands all the same; the rest are counted."""


def news_line(merged: Merge, lead: str = "") -> str:
    """What has come in, and what stands though one side had removed it; "" when nothing has.

    `lead` says where it came from, with `{news}` in it, where it is not from somebody else.

    »Ændringer fra en anden er kommet ind: #3 Teknik (beskrivelse), #7 Lager er ny«
    """
    found = arrivals(merged)
    told = [text for arrival in found if (text := _told(arrival))]
    told += [_("{status} er afsluttet").format(status=terms.status_name(snapshot)) for snapshot in merged.finished]
    stayed = [sentence for arrival in found for sentence in _stayed(arrival)]
    parts: list[str] = []
    if told:
        news = ", ".join(told)
        if len(told) > MOST_NAMED:
            named, rest = told[: MOST_NAMED - 1], len(told) - MOST_NAMED + 1
            news = _("{named} og {count} andre steder").format(named=", ".join(named), count=rest)
        lead = lead or _("Ændringer fra en anden er kommet ind: {news}")
        parts.append(lead.format(news=news) + ("." if stayed else ""))
    parts += stayed[:_MOST_STAYED]
    if (rest := len(stayed) - _MOST_STAYED) > 0:
        words = ngettext("Det samme gælder {count} sted mere.", "Det samme gælder {count} steder mere.", rest)
        parts.append(words.format(count=rest))
    return " ".join(parts)


def shortened(name: str, longest: int = NAME_LENGTH) -> str:
    """The name on one line, with no more letters than that."""
    name = " ".join(name.split())
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def _told(arrival: Arrival) -> str:
    """What has come to the risk or to the front; "" where only something stays."""
    details = [_field_name(field, arrival.risk) for field in arrival.fields]
    if arrival.risk is None:
        return ", ".join(details)
    risk = arrival.risk
    if arrival.kind == "changed":
        return f"{_named(risk)} ({', '.join(details)})" if details else ""
    words = {"new": _("{risk} er ny"), "gone": _("{risk} er slettet")}
    text = words.get(arrival.kind, "").format(risk=_named(risk))
    former = terms.former_numbers(risk)
    return f"{text} ({former})" if former and arrival.kind == "new" else text


def _stayed(arrival: Arrival) -> Iterator[str]:
    """Sentences on what one side removed and the other changed, and which therefore stands."""
    if arrival.risk is None:
        return
    risk = _named(arrival.risk)
    if arrival.kind == "kept":
        words = _("En anden har slettet {risk}, men du har rettet den, så den bliver stående.")
        if arrival.is_seen:
            words = _("En anden har slettet {risk}, men den står i en afsluttet status, så den bliver stående.")
        yield words.format(risk=risk)
    if arrival.kind == "back":
        words = _("Du har slettet {risk}, men en anden har rettet den, så den er kommet tilbage.")
        if arrival.is_seen:
            words = _("Du har slettet {risk}, men den står i en afsluttet status, så den er kommet tilbage.")
        yield words.format(risk=risk)
    for collection, count in Counter(arrival.kept_entries).items():
        words = ngettext(
            "En anden har fjernet {entries} i {risk}, men du har rettet den, så den bliver stående.",
            "En anden har fjernet {entries} i {risk}, men du har rettet dem, så de bliver stående.",
            count,
        )
        yield words.format(entries=_entries(collection, count), risk=risk)
    for collection, count in Counter(arrival.back_entries).items():
        words = ngettext(
            "Du har fjernet {entries} i {risk}, men en anden har rettet den, så den er kommet tilbage.",
            "Du har fjernet {entries} i {risk}, men en anden har rettet dem, så de er kommet tilbage.",
            count,
        )
        yield words.format(entries=_entries(collection, count), risk=risk)


def _entries(collection: str, count: int) -> str:
    """So many of them: "en handling", "2 evalueringer"."""
    if collection == "actions":
        return ngettext("en handling", "{count} handlinger", count).format(count=count)
    return ngettext("en evaluering", "{count} evalueringer", count).format(count=count)


def _named(risk: Risk) -> str:
    return f"#{risk.number} {shortened(risk.name)}".rstrip()


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
        "recommendation": _("indstilling"),
        "criteria": _("skalaer og niveauer"),
        "report": _("rapportens indhold"),
        "name": _("navn"),
        "description": _("beskrivelse"),
        "rating": _("placering"),
        "actions": _("handlinger"),
        "evaluations": _("evalueringer"),
        "reason": _("begrundelse"),
    }[field]
