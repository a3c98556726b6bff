"""What the columns of other people's risikologs are called, in Danish and in English."""

import re
from typing import Literal

Use = Literal[
    "number",
    "name",
    "description",
    "likelihood",
    "consequence",
    "level",
    "action",
    "owner",
    "due",
    "done",
    "state",
    "evaluation",
    "evaluation_date",
    "date",
]
"""What a column is for. `level` is reckoned by others and never read, `date` is when a risk was noted."""

_NAMES: dict[Use, str] = {
    "owner": "ansvarlig, ansvarlige, risikoejer, ejer, tovholder, owner, risk owner, action owner, "
    "responsible, risk responsible, assigned to, assignee",
    "due": "frist, tidsfrist, deadline, due, due date, forfald, forfaldsdato, senest, target date, slutdato",
    "done": "udført, udført den, gennemført, gennemført den, completed, completion date, done",
    "level": "niveau, risikoniveau, risikoscore, score, risk score, risk level, level, risk rating, rating, "
    "risikotal, risikoværdi, risikofaktor, samlet risiko, samlet score, samlet risikovurdering, "
    "risikoklasse, risikofarve, farve, produkt, total, vægtning, s x k, sxk, sk, k x s, kxs, p x i, "
    "pxi, l x i, lxi, l x c, severity score, risikovægt, prioritet, priority",
    "likelihood": "sandsynlighed, sandsynligheden, sandsynlighedsscore, s, likelihood, probability, p, l, "
    "hyppighed, frekvens, frequency, sandsynligheds-score",
    "consequence": "konsekvens, konsekvensen, konsekvenser, konsekvensscore, k, impact, consequence, consequences, "
    "c, i, effekt, alvorlighed, alvorsgrad, severity, påvirkning",
    "evaluation_date": "evalueringsdato, evalueret, evalueret den, dato for evaluering, vurderet, vurderet den, "
    "vurderingsdato, dato for vurdering, seneste vurdering, senest vurderet, senest opdateret, "
    "opdateret, opdateret den, statusdato, dato for status, last updated, updated, last review, "
    "review date, reviewed, last reviewed",
    "number": "nr, nummer, no, id, risikonr, risikonummer, risiko nr, risiko id, risikoid, risk id, riskid, "
    "risk no, risk number, løbenr, løbenummer, lbnr, ref, reference, num, number, risk ref",
    "action": "handling, handlinger, tiltag, mitigering, mitigation, mitigations, mitigerende handling, "
    "mitigerende handlinger, mitigerende tiltag, risikohåndtering, håndtering, foranstaltning, "
    "foranstaltninger, modforanstaltninger, risikoreducerende tiltag, forebyggende tiltag, action, "
    "actions, mitigating actions, mitigating action, mitigation plan, response, risk response, "
    "treatment, risk treatment, handlingsplan, action plan, aktiviteter, aktivitet, countermeasures",
    "description": "beskrivelse, risikobeskrivelse, beskrivelse af risiko, beskrivelse af risikoen, description, "
    "risk description, uddybning, detaljer, details",
    "evaluation": "evaluering, evalueringer, vurdering, bemærkning, bemærkninger, kommentar, kommentarer, noter, "
    "note, opfølgning, comment, comments, remarks, notes, evaluation, assessment, review, "
    "statusbeskrivelse, status og bemærkninger, statusbemærkning",
    "state": "status, tilstand, state, risikostatus, risk status, åben/lukket, open/closed",
    "date": "dato, date, oprettet, oprettet den, oprettelsesdato, noteret, registreret, identificeret, "
    "created, date created, date raised, raised, date identified, identified, dato for registrering",
    "name": "navn, risikonavn, titel, risikotitel, overskrift, name, title, risk name, risk title, emne, "
    "risiko, risici, risk, risks, hændelse, uønsket hændelse, event, risk event, risikohændelse",
}
"""In the order in which they are asked where a heading has other words besides: »Ansvarlig for tiltag« is the owner."""

WEAK_NAMES = frozenset({"risiko", "risici", "risk", "risks", "hændelse", "uønskethændelse", "event", "riskevent"})
"""What may name a risk, or tell of it where another column has its name; without blanks."""
_LATER = re.compile(
    r"\b(?:efter|mål|rest|residual|restrisiko|target|after|forventet|ønsket|tidligere|forrige|previous|sidste)\b"
)
_FOR_FEW = re.compile(r"\b(?:intern|internt|interne|internal|fortrolig\w*|confidential|private?)\b")
_BRACKETS = re.compile(r"[(\[].*?(?:[)\]]|$)")


def folded(text: str) -> str:
    """A heading without case, brackets, stops and line breaks."""
    text = _BRACKETS.sub(" ", text.replace("\u00ad", "")).casefold()
    return " ".join(re.sub(r"[-\n]+\s*", " ", re.sub(r"[.:;?!\"'*]", " ", text)).split())


def use_of(heading: str) -> Use | None:
    """What a column of this heading is for; None where it is for nothing that is known."""
    if heading.strip() == "#":
        return "number"
    text = folded(heading)
    if not text or len(text) > _LONGEST:
        return None
    use = _named(text)
    # What is written for few is not put before the steering group unless somebody chooses it.
    return None if use == "evaluation" and _FOR_FEW.search(heading.casefold()) else use


def _named(text: str) -> Use | None:
    plain = text.replace(" ", "")
    if plain in _EXACT:
        return _EXACT[plain]
    words = [word for word in re.split(r"[\s/,&+–]+", text) if len(word) > 1]
    return next((use for use, known in _WORDS.items() if known.intersection(words)), None)


def is_exact(heading: str) -> bool:
    """Whether a heading is one of the known ones, with no other words."""
    return heading.strip() == "#" or folded(heading).replace(" ", "") in _EXACT


def is_of_another_time(heading: str) -> bool:
    """Whether a column tells how it will be, or has been, and not how it is."""
    return _LATER.search(heading.casefold()) is not None


_LONGEST = 60
_EXACT: dict[str, Use] = {
    name.replace("-", " ").replace(" ", ""): use for use, names in _NAMES.items() for name in names.split(", ")
}
_WORDS: dict[Use, frozenset[str]] = {
    use: frozenset(name for name in names.split(", ") if len(name) > 1 and " " not in name)
    for use, names in _NAMES.items()
}
