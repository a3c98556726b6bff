"""The Danish word and the colour of every domain term, shared by screen and report."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from risikoapp.domain.criteria import STANDARD_CRITERIA, RiskCriteria, Step
from risikoapp.domain.dates import format_list, format_long, format_long_english, format_running
from risikoapp.domain.log import Field
from risikoapp.domain.model import Action, Attached, ReportOptions, ReportOrder, Risk, Snapshot, StateChange
from risikoapp.i18n import _, language


class LevelColours(NamedTuple):
    """`#RRGGBB` colours of one risk level: the cell's fill, text upon it, and the edge or mark."""

    fill: str
    text: str
    edge: str


LEVEL_COLOURS = {
    1: LevelColours("#CFE8D5", "#12321D", "#3E8E5A"),
    2: LevelColours("#FBEBB0", "#3A2E00", "#A87F00"),
    3: LevelColours("#F8CFA6", "#3D2100", "#B85A08"),
    4: LevelColours("#F2A7A2", "#3F0906", "#B3261E"),
}
"""On light ground and on paper, by level."""

LEVEL_COLOURS_DARK = {
    1: LevelColours("#1F4A30", "#DDF3E4", "#58B47D"),
    2: LevelColours("#574A12", "#FBF0C8", "#D8B53A"),
    3: LevelColours("#6A3C12", "#FFE6CE", "#F0994A"),
    4: LevelColours("#6E211D", "#FFE0DE", "#F2766E"),
}
"""On dark ground, by level."""


_NAMED = 3
"""So many risks are named one by one."""


def level_name(level: int) -> str:
    """The word for a risk level 1 to 4."""
    return (_("Lav"), _("Mellem"), _("Høj"), _("Meget høj"))[level - 1]


def standard_criteria() -> RiskCriteria:
    """The standard of a new risikovurdering, its steps named in the language of whoever begins it.

    From then on the names are hers like any text: the file knows no language.
    """
    likelihood = (_("Usandsynligt"), _("Mindre sandsynligt"), _("Sandsynligt"), _("Forventet"))
    consequence = (_("Uvæsentlig"), _("Generende"), _("Kritisk"), _("Uacceptabelt"))
    return replace(
        STANDARD_CRITERIA,
        likelihood_steps=tuple(Step(name=name) for name in likelihood),
        consequence_steps=tuple(Step(name=name) for name in consequence),
    )


def not_placed() -> str:
    """What stands where a rating would, for a risk that has none."""
    return _("Ikke placeret")


def risk_name(risk: Risk) -> str:
    """What a risk is called; "Uden navn" until somebody has given it a name."""
    return risk.name or _("Uden navn")


def risk_title(risk: Risk) -> str:
    """A risk by its number and its name: "#3 Teknik"."""
    return f"#{risk.number} {risk_name(risk)}"


def risks_named(numbers: Sequence[int]) -> str:
    """Several risks in a sentence: "#1", "#1 og #6", "#1, #3 og #6"; more are counted, as in "5 risici"."""
    if len(numbers) > _NAMED:
        return _("{count} risici").format(count=len(numbers))
    *others, last = (f"#{number}" for number in sorted(numbers))
    return _("{others} og {last}").format(others=", ".join(others), last=last) if others else last


def running_date(day: dt.date) -> str:
    """A day in running text: "8/3-2022"; in English, where that says nothing, "08-03-2022"."""
    return running_dates()(day)


def running_dates() -> Callable[[dt.date], str]:
    """What makes a day such a text, for whoever has many."""
    return format_list if language() == "en" else format_running


def long_date(day: dt.date) -> str:
    """A day in whole words, for a title page."""
    return format_long_english(day) if language() == "en" else format_long(day)


def likelihood() -> str:
    return _("Sandsynlighed")


def consequence() -> str:
    return _("Konsekvens")


def status_name(snapshot: Snapshot) -> str:
    """A finished status by its day: "Status pr. 17-02-2025", and the name it was given, if any."""
    day = _("Status pr. {date}").format(date=format_list(snapshot.date))
    return f"{day} – {snapshot.name}" if snapshot.name else day


def description() -> str:
    return _("Beskrivelse")


def action() -> str:
    return _("Handling")


def evaluation() -> str:
    return _("Evaluering")


def recommendation() -> str:
    return _("Indstilling")


def field_name(field: str) -> str:
    """What a field of the register, of a risk or of its entries is called; raises KeyError for any other."""
    return {
        "title": _("Titel"),
        "status_date": _("Statusdato"),
        "organisation": _("Organisation"),
        "prepared_by": _("Udarbejdet af"),
        "recommendation": recommendation(),
        "criteria": _("Skalaer og niveauer"),
        "report": _("Rapportens indhold"),
        "name": _("Navn"),
        "description": description(),
        "rating": _("Placering"),
        "state": _("Åben eller lukket"),
        "date": _("Dato"),
        "owner": _("Ansvarlig"),
        "due": _("Frist"),
        "done": _("Udført"),
        "reason": _("Begrundelse"),
        "text": _("Tekst"),
    }[field]


def logged(field: Field) -> str:
    """What an entry of the change log is about."""
    own: dict[Field, str] = {
        "report": _("Rapporten"),
        "status": _("Afsluttet status"),
        "risk": _("Risiko"),
        "action": action(),
        "order": _("Rækkefølge af handlinger"),
        "evaluation": evaluation(),
    }
    return own[field] if field in own else field_name(field)


def levels_note(criteria: RiskCriteria) -> str:
    """What window and report say of the levels until the organisation has confirmed them; "" from then on."""
    if criteria.confirmed:
        return ""
    return standard_levels_note() if criteria.levels == STANDARD_CRITERIA.levels else other_levels_note()


def standard_levels_note() -> str:
    """What is said of the program's own levels, which nobody has confirmed."""
    return _("Niveauer efter programmets standardskala")


def other_levels_note() -> str:
    """The same of other levels."""
    return _("Niveauer, som endnu ikke er bekræftet")


def former_numbers(risk: Risk) -> str:
    """What numbers the risk had before a merge gave it another: "tidligere #7"; "" when it has kept its own."""
    numbers = _(" og ").join(f"#{number}" for number in risk.former_numbers)
    return _("tidligere {numbers}").format(numbers=numbers) if numbers else ""


def report_order(order: ReportOrder) -> str:
    """In which order the risks of a report stand."""
    words: dict[ReportOrder, str] = {
        "number": _("Efter nummer"),
        "level": _("Højeste niveau først"),
        "change": _("Det, der er ændret siden sidst, først"),
    }
    return words[order]


def report_parts() -> dict[str, str]:
    """What each part of a report that can be left out is called, by the name of its option."""
    return {
        "owners": _("Ansvarlige og frister"),
        "earlier_evaluations": _("Tidligere evalueringer"),
        "closed_risks": _("Alle lukkede risici"),
        "curves": _("Kurver over udviklingen"),
        "scales": _("Skalaer med definitioner"),
        "change_log": _("Ændringslog siden sidste status"),
    }


def attached(kind: Attached) -> str:
    """What lies in the PDF of a report as data."""
    words: dict[Attached, str] = {
        "shown": _("Det, rapporten viser"),
        "all": _("Hele risikovurderingen med historik"),
        "none": _("Uden data"),
    }
    return words[kind]


def told_attached(kind: Attached) -> str:
    """One sentence about what lies in a report that was just made."""
    words: dict[Attached, str] = {
        "shown": _("Det, den viser, ligger også i den som data."),
        "all": _("Hele risikovurderingen med historik ligger i den som data, også for den, der får den."),
        "none": _("Der ligger ingen data i den."),
    }
    return words[kind]


def report_facts(options: ReportOptions) -> Iterator[tuple[str, str]]:
    """All that the options say, each by its name."""
    yield _("Mærkes »Udkast«"), yes_or_no(options.marks_draft)
    yield _("Rækkefølge"), report_order(options.order)
    for option, name in report_parts().items():
        yield name, yes_or_no(getattr(options, option))
    yield _("Data i PDF'en"), attached(options.attached)


def yes_or_no(is_so: bool) -> str:
    """Whether something is so, as it stands behind its name."""
    return _("Ja") if is_so else _("Nej")


def overdue() -> str:
    """What is said of an action whose due date has passed and that is not done."""
    return _("Overskredet")


def action_note(action: Action, written: Callable[[dt.date], str] = format_list) -> str:
    """Who does it, by when, and when it was done, as far as it is known, its days so written; "" when nothing is."""
    facts = (
        (_("Ansvarlig"), action.owner_in_line),
        (_("Frist"), written(action.due) if action.due else ""),
        (_("Udført"), written(action.done) if action.done else ""),
    )
    return " · ".join(f"{name}: {fact}" for name, fact in facts if fact)


def turn_note(turn: StateChange) -> str:
    """When a risk was closed or reopened, and behind that why."""
    text = _("Lukket {date}") if turn.state == "closed" else _("Genåbnet {date}")
    text = text.format(date=format_list(turn.date))
    return f"{text}: {turn.reason}" if turn.reason else text
