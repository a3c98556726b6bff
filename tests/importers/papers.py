"""Small papers in the tests' own words."""

import datetime as dt
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from risikoapp.domain.model import Risk
from risikoapp.domain.soundness import check
from risikoapp.importers import paper
from risikoapp.importers.blocks import Block, Paper, Paragraph, Table
from risikoapp.importers.draft import Draft

NOW = dt.datetime(2025, 9, 30, 12, 0, tzinfo=dt.UTC)
PATH = Path("gammelt papir.docx")

LIKELIHOODS = ("Forventet", "Sandsyn-\nligt", "Mindre\nsandsyn-\nligt", "Usand\u00adsynligt")
CONSEQUENCES = ("Uvæsentlig", "Generende", "Kritisk", "Uacceptabelt")

WHOLE = """\
# Risikovurdering for cykelstier
Asfalt: #2
Belysning: #5
Status
## 2. Asfalt
Beskrivelse: Belægningen revner i frost.
Handling:
* Lap hullerne
8/3-2022: Prøvestrækning  lagt
Evaluering: 14/2-2025: Hullerne er lappet.
______________
## 5. Belysning
Beskrivelse: Lamperne er gamle.
Handling: * Udskift pærer
Evaluering: 1/2-2024: Halvdelen lyser.
14/2-2025: Alle lyser.
"""


def new_ids() -> Iterator[str]:
    return (f"id{number:04}" for number in count())


def table(*rows: tuple[str, ...]) -> Table:
    return Table(grid=rows, rows=tuple(tuple(text for text in row if text) for row in rows))


def matrix(cells: dict[tuple[str, str], str], *, down: tuple[str, ...] = LIKELIHOODS) -> Table:
    """The matrix as papers draw it, with these texts in the cells (step down, step across)."""
    across = CONSEQUENCES
    rows = [("Sandsynlighed", name, *(cells.get((name, column), "") for column in across)) for name in down]
    return table(*rows, ("", "", *across), ("", "", "Konsekvens", *[""] * 3))


def blocks(text: str) -> list[Block]:
    """Paragraphs from lines: `# ` to `### ` opens a heading, `+ ` a list item of the format's."""
    found: list[Block] = []
    for line in text.split("\n"):
        mark, _, words = line.partition(" ")
        if mark in ("#", "##", "###"):
            found.append(Paragraph(text=words, heading=len(mark)))
        elif mark == "+":
            found.append(Paragraph(text=words, is_item=True))
        else:
            found.append(Paragraph(text=line))
    return found


def draft(*content: Block | str, margins: tuple[str, ...] = (), notes: tuple[str, ...] = ()) -> Draft:
    """What is read from a paper of these blocks; strings stand for the paragraphs on their lines."""
    found: list[Block] = []
    for part in content:
        found += blocks(part) if isinstance(part, str) else [part]
    read = paper.read(
        Paper(path=PATH, blocks=tuple(found), margins=margins, notes=notes), new_id=new_ids().__next__, now=NOW
    )
    check(read.register_file)
    return read


def risk_of(read: Draft, number: int) -> Risk:
    return next(risk for risk in read.register_file.register.risks if risk.number == number)


def doubts(read: Draft) -> set[tuple[int | None, str]]:
    return {(unclear.risk, unclear.field) for unclear in read.unclear}


def all_words(read: Draft) -> list[str]:
    """Every word of the draft, and of what is unclear in it."""
    register = read.register_file.register
    texts = [register.title, register.organisation, register.prepared_by]
    texts += [step.name for step in register.criteria.likelihood_steps + register.criteria.consequence_steps]
    for risk in register.risks:
        texts += [risk.name, risk.description]
        texts += [entry.text for entry in (*risk.actions, *risk.evaluations)]
    return " ".join([*texts, *(unclear.text for unclear in read.unclear)]).split()
