"""Registers for the report's tests, and a look into finished PDFs through PDFium."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2

from risikoapp.domain.criteria import Rating
from risikoapp.domain.entry_edits import ranked_actions
from risikoapp.domain.model import Evaluation, Register, Risk

TODAY = dt.date(2025, 2, 17)
CREATED = dt.datetime(2022, 1, 1, tzinfo=dt.UTC)


def risk(
    number: int,
    name: str = "",
    *,
    cell: tuple[int, int] | None = (2, 2),
    description: str = "",
    actions: Iterable[tuple[dt.date | None, str]] = (),
    evaluations: Iterable[tuple[dt.date | None, str]] = (),
) -> Risk:
    """A risk; `cell` is likelihood and consequence."""
    return Risk(
        id=f"r{number:05}",
        number=number,
        created=CREATED,
        name=name,
        description=description,
        rating=Rating(likelihood=cell[0], consequence=cell[1]) if cell else None,
        actions=ranked_actions([(f"a{index}", date, text) for index, (date, text) in enumerate(actions)]),
        evaluations=tuple(
            Evaluation(id=f"e{index}", date=date, text=text) for index, (date, text) in enumerate(evaluations)
        ),
    )


def register(*risks: Risk) -> Register:
    return Register(
        title="Risikovurdering for prøvedriften",
        organisation="Sekretariatet for Ærø",
        status_date=dt.date(2025, 2, 17),
        risks=risks,
    )


def paper() -> Register:
    """A paper of the usual kind: three risks, two of them in one cell."""
    return register(
        risk(
            1,
            "Udbredelse",
            description="Planerne kan ende med ikke at blive brugt på øerne.",
            actions=[(None, "Klinikkerne er med, når løsningen formes."), (None, "Undervisning hvert år.")],
            evaluations=[(dt.date(2024, 11, 12), "For tidligt."), (dt.date(2025, 2, 14), "Fire ud af fem.")],
        ),
        risk(
            3,
            "Teknik",
            cell=(2, 3),
            description="Løsningen hviler på flere leverandører.",
            actions=[(dt.date(2022, 3, 8), "Overvågning er taget i brug."), (None, "Afprøves løbende.")],
            evaluations=[(dt.date(2025, 2, 14), "Ingen driftsproblemer siden.")],
        ),
        risk(6, "Prioritering"),
    )


@dataclass(frozen=True, slots=True)
class Char:
    """A printed character: its box in points from the lower left corner of the page, and its type size."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page in the order of its drawing, words whole, white space as single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    # PDFium joins a word that is parted at the end of a line, and leaves a sign of it.
    texts = (page.get_textpage().get_text_range().replace("\ufffe", "") for page in document)
    return [" ".join(text.split()) for text in texts]


def page_chars(pdf: bytes) -> list[list[Char]]:
    """The visible characters of each page."""
    document = pypdfium2.PdfDocument(pdf)
    pages: list[list[Char]] = []
    for page in document:
        text = page.get_textpage()
        chars: list[Char] = []
        for index in range(text.count_chars()):
            char = text.get_text_range(index, 1)
            if char.strip():
                size = float(pypdfium2.raw.FPDFText_GetFontSize(text.raw, index))
                chars.append(Char(char, *text.get_charbox(index), size))
        pages.append(chars)
    return pages
