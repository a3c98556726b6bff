"""Papers in Word, as many hands would have written them."""

import io
from typing import Any

from risikoapp.domain.dates import format_list, format_long
from tests.importers.corpus import RISKS, Told
from tests.importers.hands import CONTINUED, EVALUATED, KNOWS, SHARED, Hand, Writer, dotted, short
from tests.importers.tables import Case


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word(
    told: tuple[Told, ...] = RISKS,
    writer: type[Writer] = Writer,
    doubts: tuple[str, ...] = (),
    wanted: tuple[Told, ...] | None = None,
    **hand: Any,
) -> Case:
    def make() -> bytes:
        return saved(writer(Hand(**hand), told).write())

    return Case(suffix=".docx", make=make, told=wanted or told, knows=KNOWS, doubts=doubts)


class InBold(Writer):
    """Bold by a style and not by itself."""

    def write(self) -> Any:
        style = self.document.styles.add_style("Risikonavn", 1)
        style.font.bold = True
        strong = self.document.styles.add_style("Etiket", 2)
        strong.font.bold = True
        return super().write()

    def label(self, word: str, text: str) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(word, style="Etiket")
        paragraph.add_run(f" {text}")


WORD_CASES: dict[str, Case] = {
    "headings, bold labels, typed stars": word(),
    "numbers with a bracket": word(start="{number}) {name}", labels="colon", mark="- "),
    "bold lines, labels alone, Word's bullets": word(
        heads="bold", labels="own bold colon", mark="List Bullet", marks_dated=True
    ),
    "hash and name in bold": word(start="#{number} {name}", heads="bold", labels="own line"),
    "risk and number": word(start="Risiko {number}: {name}", words=("Risikobeskrivelse", "Tiltag", "Vurdering")),
    "risk and number on plain lines": word(start="Risiko nr. {number} – {name}", heads="plain", labels="colon"),
    "name and number in brackets": word(start="{name} (#{number})", heads="bold", overview=""),
    "number and dash": word(start="{number} – {name}", words=("Beskrivelse", "Handlinger", "Evalueringer")),
    "bold labels on the line": word(labels="bold", words=("Risikobeskrivelse", "Mitigering", "Status")),
    "bold labels on the line, plain numbers": word(labels="bold", heads="plain", mark="• "),
    "labels with nothing but a capital behind": word(labels="capital", mark="– "),
    "labels alone in bold": word(labels="own bold line", words=("Beskrivelse", "Handlinger/tiltag", "Status")),
    "labels as headings": word(labels="heading", mark="List Bullet"),
    "labels as headings under bold names": word(
        labels="heading", heads="bold", words=("Beskrivelse", "Tiltag", "Status")
    ),
    "names that Word counts": word(heads="counted heading", overview=""),
    "lines that Word counts": word(heads="counted line", labels="colon", overview=""),
    "bold by a style": word(writer=InBold, heads="bold style", overview=""),
    "names without numbers below an overview": word(start="{name}", heads="bold"),
    "Word's numbers for actions": word(mark="List Number", marks_dated=True),
    "dates with dots": word(day=dotted, marks_dated=True),
    "dates in words": word(day=format_long, behind_day=" – "),
    "dates with two digits for the year": word(day=short),
    "dates with hyphens": word(day=format_list),
    "several evaluations": word(EVALUATED),
    "several evaluations, newest first": word(EVALUATED, newest_first=True, day=dotted),
    "a label for each evaluation": word(EVALUATED, label_each=True, words=("Beskrivelse", "Tiltag", "Status")),
    "continued lines": word(CONTINUED),
    "continued lines in Word's bullets": word(CONTINUED, mark="List Bullet 2", labels="own bold line"),
    "matrix turned": word(turned=True),
    "matrix turned, heads first": word(turned=True, heads_first=True, titles=False),
    "matrix upside down": word(rising=True, heads_first=True),
    "matrix without titles": word(titles=False, cell="#{number}", between="\n"),
    "two risks in a cell": word(SHARED),
    "bare numbers and a comma": word(SHARED, cell="{number}", between=", "),
    "bare numbers and a word": word(SHARED, cell="{number}", between=" og ", turned=True),
    "names in the cells": word(SHARED, cell="{name}", between="\n"),
    "numbers and names in the cells": word(SHARED, cell="{number}. {name}", between="\n", rising=True),
    "risk and number in the cells": word(SHARED, cell="Risiko {number}", between=", "),
}
