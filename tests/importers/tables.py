"""Risikologs of other programs and other hands."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from risikoapp.domain.dates import format_list, format_running
from tests.importers.corpus import RISKS, Told, without_places

Cell = object
Rows = list[list[Cell]]
AnyRows = Sequence[Sequence[Cell]]
LIKELIHOODS = ("Usandsynligt", "Mindre sandsynligt", "Sandsynligt", "Forventet")
CONSEQUENCES = ("Uvæsentlig", "Generende", "Kritisk", "Uacceptabelt")
DANISH = (
    "Nr.",
    "Risiko",
    "Beskrivelse",
    "Sandsynlighed",
    "Konsekvens",
    "Handling",
    "Ansvarlig",
    "Frist",
    "Evaluering",
    "Status",
)
ENGLISH = (
    "ID",
    "Risk title",
    "Description",
    "Likelihood",
    "Impact",
    "Mitigation",
    "Owner",
    "Due date",
    "Comments",
    "State",
)
ALL = frozenset(Told.__dataclass_fields__)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A file, and what it says. `doubts` are words that must be told."""

    suffix: str
    make: Callable[[], bytes]
    told: tuple[Told, ...] = RISKS
    knows: frozenset[str] = ALL
    doubts: tuple[str, ...] = ()


def actions(told: Told, mark: str = "• ") -> str:
    return "\n".join(f"{mark}{format_running(day)}: {text}" if day else f"{mark}{text}" for day, text in told.actions)


def evaluations(told: Told) -> str:
    return "\n".join(f"{format_running(day)}: {text}" if day else text for day, text in told.evaluations)


def row(
    told: Told, likelihood: Sequence[Cell] = (1, 2, 3, 4), consequence: Sequence[Cell] = (1, 2, 3, 4)
) -> list[Cell]:
    place = told.place or (1, 1)
    return [
        told.number,
        told.name,
        told.description,
        likelihood[place[0] - 1],
        consequence[place[1] - 1],
        actions(told),
        told.owner,
        told.due and format_list(told.due),
        evaluations(told),
        "Åben" if told.is_open else "Lukket",
    ]


def table(head: Sequence[str] = DANISH, **scales: Sequence[Cell]) -> Rows:
    return table_of(RISKS, head, **scales)


def table_of(risks: Iterable[Told], head: Sequence[str] = DANISH, **scales: Sequence[Cell]) -> Rows:
    return [list(head), *(row(told, **scales) for told in risks)]


def as_csv(rows: AnyRows, delimiter: str = ";", encoding: str = "utf-8", before: str = "") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return (before + text.getvalue()).encode(encoding)


def as_xlsx(rows: AnyRows, edit: Callable[[Any, Worksheet], None] | None = None, name: str = "Ark1") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for each in rows:
        sheet.append(list[Any](each))
    if edit is not None:
        edit(book, sheet)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def columns(rows: Rows, places: Iterable[int]) -> Rows:
    """The same with these columns alone, in this order."""
    places = tuple(places)
    return [[each[place] for place in places] for each in rows]


def with_column(rows: Rows, head: str, cells: Sequence[Cell], at: int = 5) -> Rows:
    return [[*each[:at], cell, *each[at:]] for each, cell in zip(rows, (head, *cells), strict=True)]


def beneath_titles() -> Rows:
    titles: Rows = [
        ["Risikolog for cykelstier"],
        ["Udarbejdet af:", "Projektkontoret"],
        ["Opdateret", "17-02-2025"],
        [],
    ]
    notes: Rows = [[], ["Sandsynlighed: 1 er lav, 4 er høj"]]
    return [*titles, *table(), *notes]


def two_lines_of_headings() -> bytes:
    upper = ["Nr.", "Risiko", "Beskrivelse", "Placering", "", "Handling", "Ansvarlig", "Frist", "Evaluering", "Status"]
    lower = ["", "", "", "S", "K", "", "", "", "", ""]

    def edit(_book: Any, sheet: Worksheet) -> None:
        sheet.merge_cells("D1:E1")
        for letter in "ABCFGHIJ":
            sheet.merge_cells(f"{letter}1:{letter}2")

    return as_xlsx([upper, lower, *table()[1:]], edit)


def a_row_for_each_action() -> bytes:
    rows: Rows = [list(DANISH)]
    merged: list[tuple[int, int]] = []
    for told in RISKS:
        first = len(rows) + 1
        for place, action in enumerate(told.actions):
            cells = row(replace(told, actions=(action,)))
            rows.append(cells if place == 0 else ["", "", "", "", "", cells[5], cells[6], cells[7], "", ""])
        merged.append((first, len(rows)))

    def edit(_book: Any, sheet: Worksheet) -> None:
        for first, last in merged:
            for letter in "ABCDEIJ":
                if first != last:
                    sheet.merge_cells(f"{letter}{first}:{letter}{last}")

    return as_xlsx(rows, edit)


def several_sheets() -> bytes:
    def edit(book: Any, _sheet: Worksheet) -> None:
        guide = book.create_sheet("Vejledning", 0)
        guide.append(["Sådan bruges arket", "Se også intranettet"])
        scale = book.create_sheet("Skala")
        scale.append(["Trin", "Navn"])
        scale.append([1, "Lav"])

    return as_xlsx(table(), edit, name="Log 2025")


def hidden() -> bytes:
    def edit(_book: Any, sheet: Worksheet) -> None:
        sheet.column_dimensions["C"].hidden = True
        sheet.row_dimensions[4].hidden = True

    return as_xlsx(table(), edit)


def real_dates() -> bytes:
    rows = table()
    for each, told in zip(rows[1:], RISKS, strict=True):
        each[7] = told.due
        each[8] = told.evaluations[0][1]
        each.append(told.evaluations[0][0])
    rows[0].append("Evalueringsdato")
    return as_xlsx(rows)


def groups_between() -> bytes:
    rows = table()
    return as_xlsx([rows[0], ["Anlæg"], *rows[1:3], [], ["Penge"], rows[3], ["I alt", "", "", "", "", 3]])


def marked(mark: str, join: str = "\n") -> Rows:
    rows = table()
    for each, told in zip(rows[1:], RISKS, strict=True):
        each[5] = join.join(actions(told, mark).split("\n"))
    return rows


def numbered() -> Rows:
    rows = table()
    for each, told in zip(rows[1:], RISKS, strict=True):
        lines = actions(told, "").split("\n")
        each[5] = "\n".join(f"{place}) {line}" for place, line in enumerate(lines, start=1))
    return rows


def with_codes() -> Rows:
    rows = table()
    for each in rows[1:]:
        each[0] = f"R-{each[0]:03}"
    return rows


def with_states_behind_numbers() -> Rows:
    rows = columns(table(), range(9))
    for each, told in zip(rows[1:], RISKS, strict=True):
        each[0] = each[0] if told.is_open else f"{told.number} (lukket)"
    return rows


def told_in_two_columns() -> Rows:
    rows = with_column(table(), "Bemærkning til styregruppen", tuple(NOTED.values()), 9)
    rows[0][8] = "Seneste status"
    return rows


def without_numbers() -> Rows:
    return columns(table(), range(1, 10))


FIVE = (1, 2, 4, 5)
"""Four of five steps, as they must come out: the lowest is 1 and the highest 4."""
RENUMBERED = tuple(replace(told, number=place) for place, told in enumerate(RISKS, start=1))
CHOSEN = without_places(RISKS, 3)
NOTED = {1: "Drøftes på næste møde", 3: "", 6: "Budgettet er søgt forhøjet"}
"""What the steering group is told of each."""
NOTED_RISKS = tuple(
    replace(
        told,
        evaluations=(
            *([(None, f"Bemærkning til styregruppen: {NOTED[told.number]}")] if NOTED[told.number] else []),
            (told.evaluations[0][0], f"Seneste status: {told.evaluations[0][1]}"),
        ),
    )
    for told in RISKS
)
MIXED_L, MIXED_C = ("Lav", "Mindre sandsynligt", "Høj", "Meget høj"), ("Lav", "Generende", "Kritisk", "Meget høj")
_NO_STATE = ALL - {"is_open"}
_FIVE_WORDS = ("Meget lav", "Lav", "Høj", "Meget høj")
_ENGLISH_L, _ENGLISH_C = ("Rare", "Unlikely", "Likely", "Almost certain"), ("Insignificant", "Minor", "Major", "Severe")

CASES: dict[str, Case] = {
    "danish csv": Case(suffix=".csv", make=lambda: as_csv(table())),
    "csv with a mark": Case(suffix=".csv", make=lambda: as_csv(table(), encoding="utf-8-sig")),
    "csv of Windows": Case(suffix=".csv", make=lambda: as_csv(table(), encoding="cp1252")),
    "csv of UTF-16": Case(suffix=".csv", make=lambda: as_csv(table(), "\t", "utf-16")),
    "csv of UTF-16 without a mark": Case(suffix=".csv", make=lambda: as_csv(table(), "\t", "utf-16-le")),
    "csv with commas": Case(suffix=".csv", make=lambda: as_csv(table(ENGLISH), ",")),
    "csv with tabs": Case(suffix=".csv", make=lambda: as_csv(table(ENGLISH), "\t")),
    "csv that says its separator": Case(suffix=".csv", make=lambda: as_csv(table(), "|", before="sep=|\r\n")),
    "csv beneath titles": Case(
        suffix=".csv", make=lambda: as_csv(beneath_titles()), doubts=("Sandsynlighed: 1 er lav, 4 er høj",)
    ),
    "xlsx": Case(suffix=".xlsx", make=lambda: as_xlsx(table())),
    "xlsx in English": Case(suffix=".xlsx", make=lambda: as_xlsx(table(ENGLISH))),
    "xlsx beneath titles": Case(suffix=".xlsx", make=lambda: as_xlsx(beneath_titles())),
    "two lines of headings": Case(suffix=".xlsx", make=two_lines_of_headings),
    "a row for each action": Case(suffix=".xlsx", make=a_row_for_each_action),
    "several sheets": Case(suffix=".xlsx", make=several_sheets, doubts=("Log 2025", "Vejledning", "Skala")),
    "hidden columns and rows": Case(suffix=".xlsx", make=hidden, doubts=("skjult i arket", "#6")),
    "real dates": Case(suffix=".xlsx", make=real_dates),
    "groups and totals": Case(suffix=".xlsx", make=groups_between, doubts=("Anlæg", "Penge", "I alt")),
    "words of our scales": Case(
        suffix=".xlsx", make=lambda: as_xlsx(table(likelihood=LIKELIHOODS, consequence=CONSEQUENCES))
    ),
    "numbers and words": Case(
        suffix=".csv",
        make=lambda: as_csv(
            table(
                likelihood=[f"{place} - {word}" for place, word in enumerate(LIKELIHOODS, start=1)],
                consequence=[f"{word} ({place})" for place, word in enumerate(CONSEQUENCES, start=1)],
            )
        ),
    ),
    "four grades": Case(
        suffix=".csv",
        make=lambda: as_csv(
            table(likelihood=("Lav", "Mellem", "Høj", "Meget høj"), consequence=("Lav", "Middel", "Høj", "Meget høj"))
        ),
        doubts=("skala med 4 trin", "Meget høj → 4"),
    ),
    "five numbers": Case(
        suffix=".xlsx",
        make=lambda: as_xlsx(table(likelihood=FIVE, consequence=FIVE)),
        doubts=("skala med 5 trin", "5 → 4", "4 → 3"),
    ),
    "five numbers and the middle one": Case(
        suffix=".xlsx",
        make=lambda: as_xlsx(table(likelihood=FIVE, consequence=(1, 2, 3, 5))),
        told=CHOSEN,
        doubts=("3 → 2 eller 3", "Generende eller Kritisk"),
    ),
    "five grades": Case(
        suffix=".csv",
        make=lambda: as_csv(table(likelihood=_FIVE_WORDS, consequence=_FIVE_WORDS)),
        doubts=("skala med 5 trin", "Meget lav → 1"),
    ),
    "five English words": Case(
        suffix=".csv",
        make=lambda: as_csv(table(ENGLISH, likelihood=_ENGLISH_L, consequence=_ENGLISH_C), ","),
        doubts=("skala med 5 trin", "Almost certain → 4", "Severe → 4"),
    ),
    "a scale that the heading tells": Case(
        suffix=".csv",
        make=lambda: as_csv(
            table((*DANISH[:3], "Sandsynlighed (1-5)", "Konsekvens (1-5)", *DANISH[5:]), likelihood=(1, 2, 4, 5))
        ),
        told=without_places((replace(RISKS[0], place=(2, 2)), RISKS[1], replace(RISKS[2], place=(1, 3))), 3),
        doubts=("skala med 5 trin", "Generende eller Kritisk"),
    ),
    "what others reckon": Case(
        suffix=".xlsx",
        make=lambda: as_xlsx(with_column(table(), "Risikoscore (S x K)", (4, 12, 4))),
        doubts=("Risikoscore", "følger niveauet"),
    ),
    "columns that are not known": Case(
        suffix=".xlsx",
        make=lambda: as_xlsx(with_column(table(), "Årsag", ("Frost", "Slid", "Marked"))),
        doubts=("Årsag", "Frost", "Slid", "Marked"),
    ),
    "after the actions": Case(
        suffix=".xlsx",
        make=lambda: as_xlsx(
            with_column(with_column(table(), "Sandsynlighed efter tiltag", (1, 1, 1), 0), "Konsekvens, mål", (1, 1, 1))
        ),
        doubts=("efter tiltag", "Konsekvens, mål"),
    ),
    "lines without marks": Case(suffix=".csv", make=lambda: as_csv(marked(""))),
    "hyphens": Case(suffix=".csv", make=lambda: as_csv(marked("- "))),
    "bullets in one line": Case(suffix=".csv", make=lambda: as_csv(marked("• ", " "))),
    "numbered actions": Case(suffix=".csv", make=lambda: as_csv(numbered())),
    "codes": Case(suffix=".csv", make=lambda: as_csv(with_codes()), doubts=("R-003",)),
    "no numbers": Case(
        suffix=".csv", make=lambda: as_csv(without_numbers()), told=RENUMBERED, doubts=("ingen numre i arket",)
    ),
    "no headings over numbers and scales": Case(
        suffix=".xlsx",
        make=lambda: as_xlsx(
            table(("", "Risiko", "Beskrivelse", "", "", *DANISH[5:]), likelihood=LIKELIHOODS, consequence=CONSEQUENCES)
        ),
        doubts=("efter sit indhold læst som Nr", "efter sit indhold læst som Konsekvens"),
    ),
    "other order": Case(
        suffix=".xlsx", make=lambda: as_xlsx(columns(table(), (1, 0, 3, 4, 2, 8, 6, 7, 5))), knows=_NO_STATE
    ),
    "status in words": Case(
        suffix=".csv",
        make=lambda: as_csv(columns(table((*DANISH[:8], "Status", "Tilstand")), (0, 1, 2, 3, 4, 5, 6, 7, 8))),
        knows=_NO_STATE,
        doubts=("»Status« er efter sit indhold læst som Evaluering",),
    ),
    "two columns of how it goes": Case(
        suffix=".csv",
        make=lambda: as_csv(told_in_two_columns()),
        told=NOTED_RISKS,
        doubts=("begge læst som Evaluering",),
    ),
    "states behind the numbers": Case(
        suffix=".csv",
        make=lambda: as_csv(with_states_behind_numbers()),
        doubts=("disse risici lukkede: »6 (lukket)«", "ikke hvornår for #6"),
    ),
    "our steps among grades": Case(
        suffix=".csv",
        make=lambda: as_csv(table(likelihood=MIXED_L, consequence=MIXED_C)),
        doubts=("»Mindre sandsynligt« er læst", "»Generende«, »Kritisk« er læst"),
    ),
    "a number that is too high": Case(
        suffix=".xlsx",
        make=lambda: as_xlsx(table(likelihood=(1, 2, 3, 44))),
        told=without_places(RISKS, 3),
        doubts=("»44 × 3«",),
    ),
    "name and risk": Case(
        suffix=".csv",
        make=lambda: as_csv(
            table(("#", "Titel", "Risiko", "S", "K", "Tiltag", "Tovholder", "Deadline", "Bemærkninger", "Tilstand"))
        ),
    ),
}
