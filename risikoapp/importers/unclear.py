"""What is said about each thing a paper leaves in doubt: the words stand here once, for every format."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from risikoapp.domain.criteria import Rating, RiskCriteria
from risikoapp.domain.dates import format_list
from risikoapp.i18n import _, ngettext, quoted
from risikoapp.importers.draft import Field, Unclear

_QUOTE = 60
_NUMBERS = 10


def quote(text: str) -> str:
    """The first words of a text in quotation marks."""
    words = " ".join(text.split())
    if len(words) > _QUOTE:
        words = words[:_QUOTE].rsplit(" ", 1)[0] + " …"
    return quoted(words)


def _said(risk: int | None, field: Field, message: str, text: str = "", likely: Sequence[Rating] = ()) -> Unclear:
    return Unclear(risk=risk, field=field, message=message, text=text, likely=tuple(likely))


def left_out(risk: int | None, field: Field, message: str, text: str = "") -> Unclear:
    """Something the paper says that is in no part of the register."""
    return Unclear(risk=risk, field=field, message=message, text=text, is_left_out=True)


def no_title() -> Unclear:
    return _said(None, "title", _("Papiret har ingen titel. Skriv, hvad risikovurderingen handler om."))


def no_status_date() -> Unclear:
    return _said(None, "status_date", _("Papiret har ingen statusdato. Vælg den dag, som status gælder for."))


def several_dates(chosen: dt.date, others: Sequence[dt.date]) -> Unclear:
    message = _("Papiret nævner flere datoer. {chosen} er brugt som statusdato, {others} er ikke. Ret, om det er galt.")
    dates = ", ".join(format_list(day) for day in others)
    return left_out(None, "status_date", message.format(chosen=format_list(chosen), others=dates))


def no_section(number: int) -> Unclear:
    message = _("#{number} står i oversigten, men har intet afsnit. Skriv, hvad risikoen går ud på, eller luk den.")
    return _said(number, "number", message.format(number=number))


def not_in_overview(number: int) -> Unclear:
    message = _("#{number} har et afsnit, men står ikke i oversigten. Se efter, om nummeret er rigtigt.")
    return _said(number, "number", message.format(number=number))


def new_number(number: int, name: str) -> Unclear:
    message = _("{name} har intet nummer i papiret og har fået nummer {number}. Se efter, om risikoen er ny.")
    return _said(number, "number", message.format(name=quote(name), number=number), name)


def number_taken(number: int, name: str, given: int) -> Unclear:
    message = _(
        "Flere afsnit har nummer {number}. {name} har fået nummer {given}. Se efter, om det er den samme risiko."
    )
    return _said(given, "number", message.format(number=number, name=quote(name), given=given), name)


def counted_otherwise(number: int, name: str, counted: int) -> Unclear:
    message = _(
        "{name} er nummer {counted} i Words egen nummerering, men #{number} i oversigten, som er brugt. Se efter, om"
        " nummeret er rigtigt."
    )
    return _said(number, "number", message.format(name=quote(name), counted=counted, number=number), name)


def only_mentioned(numbers: Sequence[int], next_number: int) -> Unclear:
    message = _("Papiret nævner {numbers}, som ikke selv er med. Første nye risiko får nummer {next}.")
    named = [f"#{number}" for number in numbers]
    shown = ", ".join(named[:_NUMBERS]) + (" …" if len(named) > _NUMBERS else "")
    return _said(None, "number", message.format(numbers=shown, next=next_number), ", ".join(named))


def no_name(number: int) -> Unclear:
    return _said(number, "name", _("#{number} har intet navn i papiret. Giv risikoen et navn.").format(number=number))


def closed_by_name(number: int, said: str, *, has_day: bool) -> Unclear:
    message = _("{said} er læst som en lukket risiko, #{number}. Der står ikke hvornår. Genåbn den, hvis det er galt.")
    if has_day:
        message = _("{said} er læst som en lukket risiko, #{number}. Genåbn den, hvis det er galt.")
    return _said(number, "text", message.format(said=quote(said), number=number), said)


def names_differ(number: int, used: str, other: str) -> Unclear:
    message = _("#{number} kaldes både {used} og {other}. Det første er brugt. Ret navnet, hvis det er galt.")
    text = message.format(number=number, used=quote(used), other=quote(other))
    return left_out(number, "name", text, other)


def no_rating(number: int) -> Unclear:
    message = _("#{number} blev ikke fundet i en matrix. Vælg, hvor risikoen skal stå.")
    return _said(number, "rating", message.format(number=number))


def several_ratings(number: int, cells: Sequence[Rating], criteria: RiskCriteria) -> Unclear:
    message = _("#{number} står flere steder i matrixen: {cells}. Vælg, hvor risikoen skal stå.")
    names = ", ".join(criteria.cell_name(cell) for cell in cells)
    return _said(number, "rating", message.format(number=number, cells=names), likely=cells)


def lost_rating(number: int, cells: Sequence[Rating], criteria: RiskCriteria) -> Unclear:
    """Where a number may stand of which only the row is left: in one cell, or in several."""
    if len(cells) == 1:
        message = _("Matrixens kolonner er gået tabt i teksten. #{number} står nok i {cells}. Vælg, hvor den skal stå.")
    else:
        message = _("Matrixens kolonner er gået tabt i teksten. #{number} kan stå i {cells}. Vælg, hvor den skal stå.")
    names = _(" eller ").join(criteria.cell_name(cell) for cell in cells)
    return _said(number, "rating", message.format(number=number, cells=names), likely=cells)


def bare_rating(number: int, cells: Sequence[Rating], criteria: RiskCriteria) -> Unclear:
    message = _("I matrixen står tallet {number} i {cells}, men uden #. Vælg, om #{number} skal stå der.")
    names = ", ".join(criteria.cell_name(cell) for cell in cells)
    return _said(number, "rating", message.format(number=number, cells=names), likely=cells)


def places_differ(number: int, used: str, other: str) -> Unclear:
    message = _(
        "#{number} står som {used} i matrixen, men et andet sted som {other}. Matrixen er brugt. Flyt risikoen, hvis"
        " det er galt."
    )
    return left_out(number, "rating", message.format(number=number, used=quote(used), other=quote(other)), other)


def row_differs(number: int, used: str, other: str) -> Unclear:
    message = _(
        "#{number} står som {used} i sit afsnit, men som {other} i tabellen. Afsnittet er brugt. Flyt risikoen, hvis"
        " det er galt."
    )
    return left_out(number, "rating", message.format(number=number, used=quote(used), other=quote(other)), other)


def place_not_read(number: int, text: str) -> Unclear:
    message = _("Placeringen {quote} under #{number} kan ikke læses. Vælg, hvor risikoen skal stå.")
    return left_out(number, "rating", message.format(quote=quote(text), number=number), text)


def cell_not_read(number: int | None, field: Field, column: str, text: str) -> Unclear:
    whose = _("under #{number}").format(number=number) if number is not None else _("om risikovurderingen")
    message = _("{quote} i kolonnen »{column}« {whose} kan ikke læses. Ret det selv.")
    return left_out(number, field, message.format(quote=quote(text), column=column, whose=whose), text)


def log_differs(number: int, column: str, text: str) -> Unclear:
    message = _(
        "Kolonnen »{column}« siger {quote} om #{number}, men resten siger noget andet og er brugt. Ret det selv."
    )
    return left_out(number, "text", message.format(column=column, quote=quote(text), number=number), text)


def not_in_log(number: int) -> Unclear:
    message = _(
        "#{number} står ikke i arket Risikolog, men i de andre ark, og er taget med. Luk risikoen, hvis den skulle væk."
    )
    return _said(number, "text", message.format(number=number))


def cut_off(number: int | None, text: str) -> Unclear:
    whose = _("under #{number}").format(number=number) if number is not None else _("om risikovurderingen")
    message = _("{quote} {whose} er længere, end et felt i Excel kan rumme, og slutningen mangler. Skriv den selv ind.")
    return _said(number, "text", message.format(quote=quote(text), whose=whose), text)


def other_step_name(axis: str, step: int, text: str) -> Unclear:
    message = _("Trin {step} på skalaen »{axis}« hedder et sted {quote}. Tallet er brugt. Se efter, om det er rigtigt.")
    return _said(None, "criteria", message.format(step=step, axis=axis, quote=quote(text)), text)


def no_such_sheet(name: str) -> Unclear:
    message = _("Arket »{name}« er der ikke, eller kolonnerne hedder noget andet. Det, der stod i det, er ikke med.")
    return _said(None, "text", message.format(name=name), name)


def unreadable_matrix(text: str) -> Unclear:
    message = _("Matrixen kunne ikke læses som 4 × 4 felter med kendte akser. Placér selv risiciene i matrixen.")
    return left_out(None, "criteria", message, text)


def another_matrix(text: str) -> Unclear:
    message = _("Papiret har mere end én matrix. Den første er brugt. Se efter, om det er den rigtige.")
    return left_out(None, "criteria", message, text)


def other_steps(names: Sequence[str]) -> Unclear:
    message = _(
        "Papirets skalaer har andre trin end programmets: {names}. Papirets ord er brugt. Se efter, om trinene står i"
        " rigtig rækkefølge."
    )
    found = ", ".join(quote(name) for name in names)
    return _said(None, "criteria", message.format(names=found), "\n".join(names))


def other_levels(count: int, text: str) -> Unclear:
    message = ngettext(
        "Papiret giver {count} felt i matrixen et andet niveau end programmets standardskala. Papirets niveauer er"
        " brugt. Se dem efter under Skalaer og niveauer.",
        "Papiret giver {count} felter i matrixen et andet niveau end programmets standardskala. Papirets niveauer er"
        " brugt. Se dem efter under Skalaer og niveauer.",
        count,
    )
    return _said(None, "criteria", message.format(count=count), text)


def doubtful_date(number: int, text: str) -> Unclear:
    message = _("Datoen i {quote} under #{number} findes ikke eller mangler et årstal. Sæt selv datoen.")
    return _said(number, "date", message.format(quote=quote(text), number=number), text)


def undated_evaluation(number: int, text: str) -> Unclear:
    message = _("Evalueringen {quote} under #{number} har ingen dato. Sæt datoen, hvis du kender den.")
    return _said(number, "date", message.format(quote=quote(text), number=number), text)


def unmarked_action(number: int, text: str) -> Unclear:
    message = _(
        "{quote} under #{number} har hverken dato eller punkttegn og er læst som en handling for sig. Saml den med"
        " handlingen før, hvis de hører sammen."
    )
    return _said(number, "text", message.format(quote=quote(text), number=number), text)


def loose_text(number: int, text: str) -> Unclear:
    message = _("{quote} under #{number} står uden overskrift og er lagt i beskrivelsen. Flyt det, hvis det er galt.")
    return _said(number, "text", message.format(quote=quote(text), number=number), text)


def strange_label(number: int, text: str) -> Unclear:
    message = _("{quote} under #{number} har en overskrift, som programmet ikke kender. Se efter, om det står rigtigt.")
    return _said(number, "text", message.format(quote=quote(text), number=number), text)


def table_as_text(text: str) -> Unclear:
    message = _(
        "Tabellen {quote} er læst som almindelig tekst, række for række. Se efter, om den er kommet rigtigt med."
    )
    return _said(None, "text", message.format(quote=quote(text)), text)


def table_sums_up(text: str) -> Unclear:
    message = _(
        "Tabellen {quote} er kun brugt til navne og placeringer, for risiciene har deres egne afsnit. Se efter, om"
        " noget i den mangler."
    )
    return left_out(None, "text", message.format(quote=quote(text)), text)


def not_used(text: str) -> Unclear:
    message = _("{quote} er ikke kommet med i risikovurderingen. Skriv det selv ind, hvis det skal bruges.")
    return left_out(None, "text", message.format(quote=quote(text)), text)


def renumbered(message: str, numbers: Mapping[int, int]) -> str:
    """A message with the numbers that risks of a paper have come to, beside those in the paper; quotations stay."""
    both = _("#{number} (papirets #{paper})")
    told = re.escape(both).replace(r"\{number\}", r"(?P<number>\d+)").replace(r"\{paper\}", r"(?P<paper>\d+)")

    first, last = quoted("-").split("-")

    def anew(match: re.Match[str]) -> str:
        said = match["number"] or match["alone"]
        number = numbers.get(int(said), int(said)) if said else 0
        paper = int(match["paper"] or said or 0)
        if not said or str(number) == said:
            return match[0]
        return f"#{number}" if number == paper else both.format(number=number, paper=paper)

    return re.sub(rf"{first}[^{last}]*{last}|{told}|#(?P<alone>\d+)", anew, message)
