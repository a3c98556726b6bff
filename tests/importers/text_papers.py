"""Papers as plain text, as many hands would have written them."""

import re
import textwrap
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from risikoapp.domain.dates import format_long
from tests.importers.corpus import RISKS, Told, without_places
from tests.importers.hands import EVALUATED, KNOWS, SHARED, Hand, Writer, dotted, matrix_rows, short
from tests.importers.tables import CONSEQUENCES, Case


class Lines(Writer):
    """Writes a paper as plain text: a line for each paragraph, and tabs between the cells of the matrix."""

    def __init__(self, hand: Hand, told: tuple[Told, ...]) -> None:
        super().__init__(hand, told)
        self.lines: list[str] = []

    def text(self) -> str:
        self.lines += [self.hand.title, ""]
        for each in self.told:
            self.line(self.hand.overview.format(number=each.number, name=each.name))
            self.lines.append("_" * 27)
        self.matrix()
        self.lines.append("Status")
        for each in self.told:
            self.lines.append("")
            self.section(each)
        return "\n".join([*self.lines, "", "17-02-2025", "", "1", ""])

    def line(self, text: str, style: str | None = None) -> None:
        self.lines += [text] if text else []

    def matrix(self) -> None:
        rows = matrix_rows(self.told, self.hand)
        self.lines += ["", *("\t".join(row) for row in rows), ""]

    def head(self, told: Told) -> None:
        self.line(self.hand.start.format(number=told.number, name=told.name))

    def label(self, word: str, text: str) -> None:
        match self.hand.labels:
            case "own line" | "own bold colon":
                self.lines += [word if self.hand.labels == "own line" else f"{word}:"]
                self.line(text)
            case "capital":
                self.line(f"{word} {text}" if text else word)
            case _:
                self.line(f"{word}: {text}")


class Scattered(Lines):
    """The columns of the matrix are lost, as in a text that was drawn out of a PDF."""

    def matrix(self) -> None:
        self.lines += ["", "Sandsynlighed", ""]
        for row in matrix_rows(self.told, self.hand)[:4]:
            self.lines += [row[1], "", *(f"{cell}" if cell else " " for cell in row[2:]), ""]
        self.lines += [*CONSEQUENCES, "", "Konsekvens", ""]


class Broken(Lines):
    """Broken into lines of a width, with a page foot in the midst of it."""

    def text(self) -> str:
        lines = [broken for line in super().text().split("\n") for broken in self.broken(line)]
        middle = next(place for place, line in enumerate(lines) if line.startswith("3. "))
        return "\n".join([*lines[:middle], "17-02-2025", "", "Side 1 af 2", "\f", *lines[middle:]])

    def broken(self, line: str) -> list[str]:
        return [line] if "\t" in line else textwrap.wrap(line, 78, break_long_words=False) or [""]


class WithContents(Lines):
    """With a list of contents."""

    def text(self) -> str:
        lines = super().text().split("\n")
        contents = ["Indholdsfortegnelse"]
        contents += [f"{each.number}. {each.name} {'.' * 40} {place}" for place, each in enumerate(self.told, start=2)]
        return "\n".join([lines[0], *contents, *lines[1:]])


def without_cells(told: tuple[Told, ...]) -> tuple[Told, ...]:
    return without_places(told, *(each.number for each in told))


def plain(
    told: tuple[Told, ...] = RISKS,
    writer: type[Lines] = Lines,
    doubts: tuple[str, ...] = (),
    wanted: tuple[Told, ...] | None = None,
    encoding: str = "utf-8",
    ends: str = "\n",
    change: Callable[[str], str] = str,
    **hand: Any,
) -> Case:
    def make() -> bytes:
        return change(writer(Hand(**hand), told).text()).replace("\n", ends).encode(encoding)

    return Case(suffix=".txt", make=make, told=wanted or told, knows=KNOWS, doubts=doubts)


def with_hard_blanks(text: str) -> str:
    """As a word processor writes it: blanks that keep together, curved marks, hyphens where a line may not end."""
    blanks = re.sub(r"^(#?\d\.?) ", "\\1\u00a0", text, flags=re.MULTILINE)
    return re.sub(r"(\d/\d+)-", "\\1\u2011", blanks.replace(": ", ":\u00a0"))


NOTES = ("Opdateret 3/2-2025 af sekretariatet", "Udfyldt af Projektlederen", "Senest revideret den 14. februar 2025")


def with_notes(text: str) -> str:
    """With lines that say who has written in it, above, beneath and in the midst of what was written."""
    before, status, sections = text.partition("\nStatus\n")
    sections = re.sub(r"^(\d\. .*)$", f"\\1\n{NOTES[0]}", sections, flags=re.MULTILINE)
    sections = re.sub(r"^(Beskrivelse: .*)$", f"\\1\n{NOTES[1]}", sections, flags=re.MULTILINE)
    return before + status + re.sub(r"^(Evaluering: .*)$", f"\\1\n{NOTES[2]}", sections, flags=re.MULTILINE)


def with_closed(text: str) -> str:
    """With what is closed told behind its name."""
    return re.sub(r"^(6\. .*)$", "\\1 (lukket 3/2-2025)", text, flags=re.MULTILINE)


LONG = tuple(
    replace(
        told, description=f"{told.description} Det rammer dem, der har mest brug for stierne, når det er mørkt og glat."
    )
    for told in RISKS
)
"""The same with texts that take several lines."""

LOST = ("Matrixens kolonner er gået tabt",)
TEXT_CASES: dict[str, Case] = {
    "lines and tabs": plain(),
    "columns lost": plain(writer=Scattered, wanted=without_cells(RISKS), doubts=LOST),
    "lines of one width": plain(LONG, writer=Broken, mark="* "),
    "columns lost and lines of one width": plain(
        LONG, writer=type("Both", (Broken, Scattered), {}), wanted=without_cells(LONG), doubts=LOST, mark="- "
    ),
    "as Windows has it": plain(encoding="cp1252", ends="\r\n", mark="• ", day=dotted),
    "with the mark of Unicode": plain(encoding="utf-8-sig", ends="\r\n", mark="-\t", marks_dated=True),
    "as the notepad has it": plain(encoding="utf-16", ends="\r\n", mark="o\t", marks_dated=True),
    "as some programs have it": plain(encoding="utf-16-le", mark="• "),
    "bullets and tabs": plain(mark="•\t", start="#{number} {name}", labels="own line"),
    "Word's symbols": plain(
        mark="\uf0b7\t", start="Risiko {number}: {name}", words=("Risikobeskrivelse", "Tiltag", "Vurdering")
    ),
    "dates in words": plain(EVALUATED, day=format_long, words=("Beskrivelse", "Handlinger", "Status")),
    "dates with two digits for the year": plain(EVALUATED, day=short, label_each=True, newest_first=True),
    "hard blanks and curved marks": plain(change=with_hard_blanks),
    "labels with nothing but a capital behind": plain(labels="capital", mark="– "),
    "names alone": plain(start="{name}"),
    "names and numbers in brackets": plain(start="{name} (#{number})", overview="", labels="own bold colon"),
    "with a list of contents": plain(writer=WithContents, overview=""),
    "names in the cells": plain(SHARED, cell="{name}", between="; "),
    "bare numbers in a turned matrix": plain(SHARED, cell="{number}", between=" og ", turned=True, heads_first=True),
    "numbers and a dash": plain(start="{number} – {name}", mark="* "),
    "notes of who has written in it": plain(change=with_notes, doubts=NOTES),
    "notes in the midst of paragraphs": plain(LONG, writer=Broken, mark="* ", change=with_notes, doubts=NOTES),
    "closed behind the name": replace(
        plain(change=with_closed, doubts=("er læst som en lukket risiko, #6. Genåbn",)), knows=KNOWS | {"is_open"}
    ),
    "no overview": plain(overview="", start="{number}) {name}", mark="→ "),
}
