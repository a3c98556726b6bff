"""What is said about the columns, scales and rows of other people's spreadsheets."""

import datetime as dt
from collections.abc import Mapping, Sequence

from risikoapp import terms
from risikoapp.domain.dates import format_list
from risikoapp.i18n import _, ngettext, quoted
from risikoapp.importers.column_map import ColumnMap, MappedColumn
from risikoapp.importers.draft import Unclear
from risikoapp.importers.headings import Use
from risikoapp.importers.unclear import left_out, quote

_NAMED = 5
"""Words that are shown as examples."""


def use_name(use: Use) -> str:
    """What a column is for, in words."""
    names: dict[Use, str] = {
        "number": _("Nr."),
        "likelihood": terms.likelihood(),
        "consequence": terms.consequence(),
        "level": _("Risikoniveau"),
        "action": terms.action(),
        "evaluation": terms.evaluation(),
        "evaluation_date": _("Evalueringens dato"),
        "date": _("Noteret"),
    }
    return names.get(use) or terms.field_name(use)


def heading(column: MappedColumn) -> str:
    """A column by its heading; one without by its letter."""
    if column.heading:
        return " ".join(column.heading.split())
    letters, place = "", column.place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return _("kolonne {letter}").format(letter=letters)


def columns_read(found: ColumnMap) -> Unclear:
    """Which column was read as what, always told."""
    used = ", ".join(f"{quoted(heading(each))} → {use_name(each.use)}" for each in found.columns if each.use)
    message = _("Kolonnerne er læst sådan: {columns}. Se efter, om det passer.")
    if found.is_chosen:
        message = _("Kolonnerne er læst, som du har valgt: {columns}.")
    return Unclear(risk=None, field="text", message=message.format(columns=used))


def by_content(column: MappedColumn, use: Use) -> Unclear:
    message = _("»{column}« er efter sit indhold læst som {use}. Se efter, om det passer.")
    return Unclear(risk=None, field="text", message=message.format(column=heading(column), use=use_name(use)))


def several_columns(columns: Sequence[MappedColumn], use: Use) -> Unclear:
    """Columns whose texts are joined as they stand from left to right."""
    message = _("{columns} er alle læst som {use}, i den rækkefølge. Se efter, om det passer.")
    if len(columns) == 2:
        message = _("{columns} er begge læst som {use}, i den rækkefølge. Se efter, om det passer.")
    named = [quoted(heading(column)) for column in columns]
    together = _("{first} og {last}").format(first=", ".join(named[:-1]), last=named[-1])
    return Unclear(risk=None, field="text", message=message.format(columns=together, use=use_name(use)))


def columns_not_used(texts: Mapping[MappedColumn, str]) -> Unclear:
    """Columns that are not read, with all that stands in each."""
    if len(texts) == 1:
        ((column, text),) = texts.items()
        message = _("Kolonnen »{column}« er ikke kommet med. Skriv det selv ind, som skal bruges.")
        return left_out(None, "text", message.format(column=heading(column)), text)
    message = _("{count} kolonner er ikke kommet med: {columns}. Skriv det selv ind, som skal bruges.")
    named = [quoted(heading(column)) for column in texts]
    shown = ", ".join(named[:_NAMED]) + (" …" if len(named) > _NAMED else "")
    whole = "\n".join(f"{name}\n{text}" for name, text in zip(named, texts.values(), strict=True))
    return left_out(None, "text", message.format(count=len(texts), columns=shown), whole)


def level_not_used(column: MappedColumn, text: str) -> Unclear:
    message = _(
        "Kolonnen »{column}« er regnet ud i arket og er ikke brugt. Her følger niveauet af sandsynlighed og konsekvens."
    )
    return left_out(None, "criteria", message.format(column=heading(column)), text)


def hidden_column(column: MappedColumn) -> Unclear:
    message = _("Kolonnen »{column}« er skjult i arket, men er læst med. Se efter, om den skal bruges.")
    return Unclear(risk=None, field="text", message=message.format(column=heading(column)))


def hidden_rows(numbers: Sequence[int]) -> Unclear:
    message = ngettext(
        "{count} række er skjult i arket, men er læst med: {numbers}. Luk risikoen, hvis den ikke længere gælder.",
        "{count} rækker er skjult i arket, men er læst med: {numbers}. Luk de risici, der ikke længere gælder.",
        len(numbers),
    )
    return Unclear(risk=None, field="text", message=message.format(count=len(numbers), numbers=_numbers(numbers)))


def sheet_chosen(used: str) -> Unclear:
    message = _("Arket »{used}« er læst. De andre ark er ikke brugt. Se efter, om det er det rigtige.")
    return Unclear(risk=None, field="text", message=message.format(used=used))


def sheet_not_used(name: str, text: str, *, has_risks: bool) -> Unclear:
    message = _("Arket »{name}« er ikke brugt. Skriv det selv ind, som skal med.")
    if has_risks:
        message = _(
            "Arket »{name}« ser også ud til at have risici, men ét ark bliver læst ad gangen. Importér filen igen"
            " bagefter, vælg arket, og opdatér med det."
        )
    return left_out(None, "text", message.format(name=name), text)


def formulas_not_reckoned(count: int) -> Unclear:
    message = ngettext(
        "{count} felt i arket er en formel uden resultat og er læst som tomt. Åbn arket i et regneark, gem det, og"
        " importér igen.",
        "{count} felter i arket er formler uden resultat og er læst som tomme. Åbn arket i et regneark, gem det, og"
        " importér igen.",
        count,
    )
    return Unclear(risk=None, field="text", message=message.format(count=count))


def strange_letters(count: int) -> Unclear:
    message = ngettext(
        "{count} tegn i filen kunne ikke læses og står som �. Ret det selv.",
        "{count} tegn i filen kunne ikke læses og står som �. Ret dem selv.",
        count,
    )
    return Unclear(risk=None, field="text", message=message.format(count=count))


def no_numbers() -> Unclear:
    message = _("Risiciene har ingen numre i arket og er nummereret i dets rækkefølge. Ret det, hvis de har numre.")
    return Unclear(risk=None, field="number", message=message)


def numbers_in_words(words: Sequence[str]) -> Unclear:
    message = _("Numrene i arket har andet i sig end tal: {words}. Tallene er brugt. Se efter, om de er rigtige.")
    shown = ", ".join(map(quote, words[:_NAMED])) + (" …" if len(words) > _NAMED else "")
    return Unclear(risk=None, field="number", message=message.format(words=shown), text="\n".join(words))


def number_not_read(given: int, said: str) -> Unclear:
    message = _("{said} er ikke et nummer, som en risiko kan have. Risikoen har fået nummer {given}.")
    return left_out(given, "number", message.format(said=quote(said), given=given), said)


def closed_by_number(closed: Sequence[tuple[int, str, dt.date | None]]) -> Unclear:
    """Risks that are closed by what stands behind their numbers: which, how it is said, and since when."""
    message = _("Efter deres numre i arket er disse risici lukkede: {risks}. Genåbn dem, der ikke er det.")
    undated = [f"#{number}" for number, _text, day in closed if day is None]
    if undated:
        message = _(
            "Efter deres numre i arket er disse risici lukkede: {risks}. Der står ikke hvornår for {undated}. Genåbn"
            " dem, der ikke er lukket, og skriv hvornår ved de andre."
        )
    shown = ", ".join(quote(text) for _number, text, _day in closed[:_NAMED]) + (" …" if len(closed) > _NAMED else "")
    whole = "\n".join(text for _number, text, _day in closed)
    without = ", ".join(undated[:_NAMED]) + (" …" if len(undated) > _NAMED else "")
    return Unclear(risk=None, field="text", message=message.format(risks=shown, undated=without), text=whole)


def states_differ(number: int, said: str, used: str) -> Unclear:
    message = _("#{number} er {used} i sin egen kolonne, men ved nummeret står {said}. Kolonnen er brugt.")
    words = message.format(number=number, used=quote(used), said=quote(said))
    return Unclear(risk=number, field="text", message=words, text=said)


def name_cut(number: int, name: str) -> Unclear:
    message = _(
        "#{number} har en lang tekst i stedet for et navn. {name} er brugt som navn. Ret det, hvis det er galt."
    )
    return Unclear(risk=number, field="name", message=message.format(number=number, name=quote(name)), text=name)


def row_joined(number: int, text: str) -> Unclear:
    message = _("Rækken {text} har hverken nummer eller navn og er lagt til #{number}. Se efter, om den hører til der.")
    return Unclear(risk=number, field="text", message=message.format(text=quote(text), number=number), text=text)


def lines_joined(number: int, text: str) -> Unclear:
    message = _("{text} under #{number} står på flere linjer og er læst som én handling. Del den, hvis det er flere.")
    return Unclear(risk=number, field="text", message=message.format(text=quote(text), number=number), text=text)


def on_every_action(use: Use, texts: Sequence[tuple[int, str]]) -> Unclear:
    """What stands once for several actions, with the numbers of their risks: of one risk it is shown where."""
    if len(texts) == 1:
        ((number, text),) = texts
        message = _("{text} er sat som {use} på alle handlinger under #{number}. Ret det, hvis det er galt.")
        words = message.format(text=quote(text), use=use_name(use).casefold(), number=number)
        return Unclear(risk=number, field="text", message=words, text=text)
    message = _("{use} er sat på alle handlinger under disse risici. Ret det, hvis det er galt: {risks}")
    named = ", ".join(f"#{number} ({quote(text)})" for number, text in texts[:_NAMED])
    shown = named + (" …" if len(texts) > _NAMED else "")
    whole = "\n".join(f"#{number}: {text}" for number, text in texts)
    return Unclear(risk=None, field="text", message=message.format(use=use_name(use), risks=shown), text=whole)


def dealt_out(use: Use, numbers: Sequence[int]) -> Unclear:
    """A column with as many lines as a risk has actions, of which each action has got one."""
    message = _("{use} er delt ud på handlingerne linje for linje under {numbers}. Se efter, om det passer.")
    words = message.format(use=use_name(use), numbers=_numbers(numbers))
    return Unclear(risk=None, field="text", message=words)


def parted_actions(numbers: Sequence[int]) -> Unclear:
    message = _("Handlinger, som er skilt af semikolon, er delt i flere under {numbers}. Se efter, om det passer.")
    return Unclear(risk=None, field="text", message=message.format(numbers=_numbers(numbers)))


def semicolons(numbers: Sequence[int], texts: Sequence[str]) -> Unclear:
    message = _("Under {numbers} er der semikolon i en handling, som er læst som én. Del den, hvis det er flere.")
    words = message.format(numbers=_numbers(numbers))
    return Unclear(risk=None, field="text", message=words, text="\n".join(texts))


def on_no_action(number: int, use: Use, text: str) -> Unclear:
    message = _(
        "{text} ({use}) under #{number} hører ikke til en bestemt handling og er ikke kommet med. Sæt det selv."
    )
    words = message.format(text=quote(text), use=use_name(use).casefold(), number=number)
    return left_out(number, "text", words, text)


def date_of_nothing(number: int, day: dt.date) -> Unclear:
    message = _("Datoen {day} under #{number} hører ikke til en bestemt evaluering og er ikke kommet med.")
    words = message.format(day=format_list(day), number=number)
    return left_out(number, "date", words, format_list(day))


def undated_evaluations(count: int) -> Unclear:
    message = ngettext(
        "{count} evaluering har ingen dato i arket. Sæt datoen, hvis du kender den.",
        "{count} evalueringer har ingen dato i arket. Sæt datoen, hvis de har den samme, eller sæt datoerne bagefter.",
        count,
    )
    return Unclear(risk=None, field="date", message=message.format(count=count))


def states_read(open_words: Sequence[str], closed_words: Sequence[str]) -> Unclear:
    message = _("Åbne er de risici, hvor der står {open}. Lukkede er dem, hvor der står {closed}.")
    if not closed_words:
        message = _("Åbne er de risici, hvor der står {open}. Ingen er lukket.")
    elif not open_words:
        message = _("Lukkede er de risici, hvor der står {closed}. Alle andre er åbne.")
    shown = (", ".join(map(quote, words)) for words in (open_words, closed_words))
    said = message.format(**dict(zip(("open", "closed"), shown, strict=True)))
    return Unclear(risk=None, field="text", message=f"{said} {_('Se efter, om det passer.')}")


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(f"#{number}" for number in numbers[:_NAMED]) + (" …" if len(numbers) > _NAMED else "")
