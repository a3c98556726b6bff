"""Papers in Word that are more than paragraphs below each other."""

import copy
import re
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml.parser import parse_xml

from tests.importers.corpus import Noted, Told
from tests.importers.hands import SHARED, W, Writer, entry
from tests.importers.tables import CONSEQUENCES, LIKELIHOODS, Case
from tests.importers.word_papers import word

NAMESPACES = f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def xml(fragment: str) -> Any:
    return parse_xml(fragment.replace(">", f" {NAMESPACES}>", 1))


class InBoxes(Writer):
    """Each section, and the matrix, in a text box of its own."""

    def boxed(self, write: Callable[[], None]) -> None:
        body = self.document.element.body
        before = set(body)
        write()
        inside = [each for each in body if each not in before]
        box = xml("<w:txbxContent></w:txbxContent>")
        for each in inside:
            box.append(each)
        run = xml('<w:r><mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback/></mc:AlternateContent></w:r>')
        run[0][0].append(box)
        run[0][1].append(copy.deepcopy(box))
        self.document.add_paragraph()._p.append(run)

    def matrix(self) -> None:
        self.boxed(super().matrix)

    def section(self, told: Told) -> None:
        self.boxed(lambda: super(InBoxes, self).section(told))


class Tracked(Writer):
    """With changes that nobody has accepted yet, and comments."""

    def line(self, text: str, style: str | None = None) -> Any:
        paragraph = super().line("", style) or self.document.add_paragraph(style=style)
        first, _, rest = text.partition(" ")
        gone = f"<w:del>{run('vrøvl ').replace('w:t', 'w:delText')}</w:del>"
        moved = f"<w:moveFrom>{run(' flyttet')}</w:moveFrom>"
        for part in (gone, run(first), f"<w:ins>{run(f' {rest}' if rest else '')}</w:ins>", moved):
            paragraph._p.append(xml(part))
        return paragraph

    def section(self, told: Told) -> None:
        super().section(told)
        # A whole paragraph that is gone, and one that was put together of two.
        mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
        gone = f"<w:p>{mark}<w:del>{run('Handling: Riv stien op').replace('w:t', 'w:delText')}</w:del></w:p>"
        self.document.element.body.insert(len(self.document.element.body) - 1, xml(gone))

    def matrix(self) -> None:
        super().matrix()
        row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{run('#1')}</w:p></w:tc></w:tr>"
        self.document.tables[-1]._tbl.append(xml(row))

    def label(self, word: str, text: str) -> None:
        paragraph = self.document.add_paragraph()
        paragraph._p.append(xml(f"<w:ins>{run(f'{word}: {text}')}</w:ins>"))


class Put(Writer):
    """Paragraphs that were put together of two with tracking."""

    def line(self, text: str, style: str | None = None) -> Any:
        first, _, rest = text.partition(" ")
        if rest:
            mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
            before = xml(f"<w:p>{mark}{run(f'{first} ')}</w:p>")
            self.document.element.body.insert(len(self.document.element.body) - 1, before)
        return super().line(rest or first, style)


class Commented(Writer):
    """With comments and foot notes, which are told, and hidden text, too."""

    def head(self, told: Told) -> None:
        super().head(told)
        paragraph = self.document.paragraphs[-1]
        self.document.add_comment(paragraph.runs, text=f"Skal {told.number} med?", author="Projektleder", initials="P")
        paragraph._p.append(xml(run("Gemt væk", "<w:rPr><w:vanish/></w:rPr>")))


class Filled(Writer):
    """A form with fields to fill in, some of them left as they were."""

    def label(self, word: str, text: str) -> None:
        asked = f"<w:sdtContent>{run('Klik her for at skrive.')}</w:sdtContent>"
        empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{asked}</w:sdt>"
        field = f"<w:sdt><w:sdtPr/><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>" if text else empty
        self.document.add_paragraph(f"{word}: ")._p.append(xml(field))

    def action(self, noted: Noted) -> None:
        inside = f"<w:p>{run('* ' if noted[0] is None else '')}{run(entry(noted, self.hand))}</w:p>"
        block = xml(f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
        self.document.element.body.insert(len(self.document.element.body) - 1, block)


class Bound(Writer):
    """As a large report: a list of contents, page numbers, empty tables, and names that Word's own numbers precede."""

    def write(self) -> Any:
        footer = self.document.sections[0].footer.paragraphs[0]
        for part in (run("Side "), f"<w:fldSimple>{run('1')}</w:fldSimple>", run(" af "), run("4")):
            footer._p.append(xml(part))
        self.document.styles.add_style("toc 1", 1)
        self.document.add_paragraph().add_run("Indholdsfortegnelse").bold = True
        for place, told in enumerate(self.told, start=3):
            self.document.add_paragraph(f"{told.number}. {told.name}\t{place}", style="toc 1")
        self.document.add_table(rows=2, cols=2)
        return super().write()


class Spaced(Writer):
    """With blanks that keep together, curved marks, soft hyphens and lines that were ended within a paragraph."""

    def line(self, text: str, style: str | None = None) -> Any:
        return super().line(re.sub(r"(?<=\d)-(?=\d)", "\u2011", text).replace("Ud", "Ud\u00ad"), style)

    def label(self, word: str, text: str) -> None:
        self.document.add_paragraph(f"{word[:3]}\u00ad{word[3:]}\u00a0:\u00a0{text}")


class InOne(Writer):
    """Each section is one paragraph, with a new line before each label and each action."""

    def section(self, told: Told) -> None:
        self.head(told)
        description, actions, evaluations = self.hand.words
        lines = [f"{description}: {told.description}", f"{actions}:"]
        lines += [text if noted[0] else f"* {text}" for noted in told.actions for text in [entry(noted, self.hand)]]
        lines += [f"{evaluations}: {entry(noted, self.hand)}" for noted in told.evaluations]
        self.document.add_paragraph("\n".join(lines))


class InFrames(Writer):
    """Each section in a table of one cell, as a frame around it."""

    def section(self, told: Told) -> None:
        body = self.document.element.body
        before = set(body)
        super().section(told)
        inside = [each for each in body if each not in before]
        cell = self.document.add_table(rows=1, cols=1).cell(0, 0)
        for each in inside:
            cell._tc.append(each)


class InForms(Writer):
    """Each section as a table with the labels at the left."""

    def section(self, told: Told) -> None:
        self.head(told)
        description, actions, evaluations = self.hand.words
        table = self.document.add_table(rows=3, cols=2)
        noted = [text if each[0] else f"* {text}" for each in told.actions for text in [entry(each, self.hand)]]
        texts = (told.description, "\n".join(noted), "\n".join(entry(each, self.hand) for each in told.evaluations))
        for place, (label, text) in enumerate(zip((description, actions, evaluations), texts, strict=True)):
            table.cell(place, 0).text = label
            table.cell(place, 1).text = text


ODD_CASES: dict[str, Case] = {
    "in text boxes": word(writer=InBoxes, labels="colon"),
    "tracked changes": word(writer=Tracked, heads="bold"),
    "paragraphs joined with tracking": word(writer=Put, labels="colon"),
    "comments, hidden text": word(writer=Commented, doubts=("Skal 1 med?", "Skal 3 med?", "Skal 6 med?", "Gemt væk")),
    "fields to fill in": word(writer=Filled),
    "as a large report": word(writer=Bound, overview=""),
    "blanks and hyphens that keep together": word(writer=Spaced, start="{number}.\u00a0{name}"),
    "lines within a paragraph": word(writer=InOne),
    "a frame around each section": word(writer=InFrames),
    "a form for each risk": word(writer=InForms),
}


class InRows(Writer):
    """A table with one row a risk, behind a chapter of prose."""

    columns = ("Nr.", "Risiko", "Beskrivelse", "Handlinger", "Evaluering")

    def write(self) -> Any:
        self.document.sections[0].header.paragraphs[0].text = "17-02-2025"
        self.document.add_heading(self.hand.title, 1)
        self.matrix()
        self.rows(self.told)
        return self.document

    def rows(self, told: tuple[Told, ...]) -> None:
        table = self.document.add_table(rows=1, cols=len(self.columns))
        for cell, text in zip(table.rows[0].cells, self.columns, strict=True):
            cell.text = text
        for each in told:
            for cell, text in zip(table.add_row().cells, self.texts(each), strict=True):
                cell.text = text

    def texts(self, told: Told) -> list[str]:
        noted = [text if each[0] else f"• {text}" for each in told.actions for text in [entry(each, self.hand)]]
        said = "\n".join(entry(each, self.hand) for each in told.evaluations)
        return [str(told.number), told.name, told.description, "\n".join(noted), said]


class InRowsWithSteps(InRows):
    """The same with the steps in the rows, and no matrix."""

    columns = ("#", "Navn", "Risikobeskrivelse", "Sandsynlighed", "Konsekvens", "Tiltag", "Status")

    def matrix(self) -> None:
        self.document.add_heading("1. Indledning", 2)
        self.document.add_paragraph("Vi mødtes på havnen.")

    def texts(self, told: Told) -> list[str]:
        number, name, description, noted, said = super().texts(told)
        assert told.place is not None
        return [
            number,
            name,
            description,
            LIKELIHOODS[told.place[0] - 1],
            CONSEQUENCES[told.place[1] - 1],
            noted,
            said,
        ]


class InTwoTables(InRows):
    """The same in two tables, as when a heading parts them."""

    def rows(self, told: tuple[Told, ...]) -> None:
        super().rows(told[:1])
        self.document.add_paragraph("Fra sidste møde:")
        super().rows(told[1:])


COLUMNS = ("Kolonnerne er læst sådan",)
ODD_CASES |= {
    "a row for each risk, and a matrix": word(writer=InRows, doubts=COLUMNS),
    "a row for each risk, and names in the matrix": word(SHARED, writer=InRows, doubts=COLUMNS, cell="{name}"),
    "a row for each risk, with its steps": word(
        writer=InRowsWithSteps,
        doubts=(*COLUMNS, "»Status« er efter sit indhold", "1. Indledning", "Vi mødtes på havnen."),
    ),
    "two tables with a row for each risk": word(writer=InTwoTables, doubts=(*COLUMNS, "Fra sidste møde:")),
}
