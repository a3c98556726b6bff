"""Papers of our own, laid out like those people have: a real one does not lie beside every checkout."""

from pathlib import Path
from typing import Any

import docx

PAPER = """\
# Risikovurdering for cykelstier
Asfalt: #2
Belysning: #3
Skilte: #5
## Status
### 2. Asfalt
Beskrivelse: Belægningen revner i hård frost, og små huller bliver hurtigt til store. Cyklister kan vælte.
Handling:
*Lap hullerne før påske & mærk dem op.
*Spørg vejvæsenet, om de vil køre <runden> to gange om ugen.
Evaluering: 14/2-2025: Hullerne er lappet. 80% af strækningen er jævn.
### 3. Belysning
Beskrivelse: Lamperne er gamle, og reservedele er svære at få.
Handling:
8/3-2022: Prøvestrækning med nye lamper taget i brug.
12/11-2023: Målere sat op på Søndergårds Allé for at følge forbruget døgnet rundt.
*Udskift de sidste pærer inden oktober.
Evaluering: 14/2-2025: Halvdelen af lamperne er skiftet, og ingen har klaget siden.
### 5. Skilte
Beskrivelse: Nye brugere finder ikke vej, når skilte mangler.
Handling:
*Gå ruten igennem hvert forår.
Evaluering: 14/2-2025: Alle skilte stod der ved årets eftersyn.
"""
"""Sound in every way: nothing in it is unclear."""

UNCLEAR_PAPER = """\
# Risikovurdering for cykelstier
Asfalt: #2
Belysning: #3
Skilte: #5
Rabatter: #6
## Status
### 2. Asfalt
Beskrivelse: Belægningen revner i hård frost.
Handling:
*Lap hullerne før påske.
31/2-2024: Mål hullernes dybde.
Evaluering: Hullerne er lappet.
### 3. Lamper
Beskrivelse: Lamperne er gamle.
Evaluering: 14/2-2025: Halvdelen er skiftet.
### 5. Skilte
Mange skilte er væltet.
Beskrivelse: Nye brugere finder ikke vej.
"""
"""With places that a person must decide."""


def scattered_paper() -> str:
    """The sound one as plain text, as it is drawn out of a PDF: the columns of its matrix are lost."""
    rows = {"Mindre sandsynligt": " #2\n\n#5\n\n \n\n#3\n\n \n\n \n"}
    lines = (f"{name}\n\n{rows.get(name, ' ' * 4)}\n" for name in _ROWS)
    matrix = "\n".join(("Sandsynlighed", *lines, " ".join(_COLUMNS), "Konsekvens"))
    text = "\n".join(line.lstrip("# ") for line in PAPER.splitlines())
    return text.replace("\nStatus\n", f"\n{matrix}\nStatus\n")


_ROWS = ("Forventet", "Sandsynligt", "Mindre sandsynligt", "Usandsynligt")
_COLUMNS = ("Uvæsentlig", "Generende", "Kritisk", "Uacceptabelt")
_PLACES = {(2, 1): "#2\n#5", (2, 2): "#3"}


def write_paper(path: Path, text: str = PAPER, date: str = "17-02-2025") -> Path:
    """Writes a text as a Word file, with headings where lines begin with `#`, and a matrix before Status."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = date
    for line in text.splitlines():
        mark, _, words = line.partition(" ")
        if line == "## Status":
            _draw_matrix(document)
        if mark.strip("#"):
            document.add_paragraph(line)
        else:
            document.add_heading(words, len(mark))
    document.save(str(path))
    return path


def _draw_matrix(document: Any) -> None:
    table = document.add_table(rows=6, cols=6)
    table.cell(0, 0).merge(table.cell(3, 0)).text = "Sandsynlighed"
    table.cell(5, 2).merge(table.cell(5, 5)).text = "Konsekvens"
    for row, name in enumerate(_ROWS):
        table.cell(row, 1).text = name
    for column, name in enumerate(_COLUMNS):
        table.cell(4, 2 + column).text = name
    for (row, column), numbers in _PLACES.items():
        table.cell(row, 2 + column).text = numbers


RISIKOLOG = """\
Risikolog for cykelstier;;;;;;;;
Opdateret 17-02-2025;;;;;;;;
;;;;;;;;
Nr.;Risiko;Beskrivelse;Sandsynlighed (1-5);Konsekvens (1-5);Risikoscore;Tiltag;Ansvarlig;Bemærkninger
1;Asfalt;Belægningen revner i hård frost.;3;4;12;"• 08-03-2022 Lap hullerne før påske.
• Mål hullernes dybde.";Driftsansvarlig;14-02-2025 Færre huller end sidste år.
2;Belysning;Lamperne slukker, når det regner.;2;3;6;Skift pakningerne.;Elansvarlig;
3;Skilte;Skiltene står skjult bag hækken.;5;2;10;;;Hækken klippes i marts.
"""
"""What another program has written of risks, with scales of five steps."""
