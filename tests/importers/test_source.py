"""What a paper's words were used for, and which of them something unclear is about."""

from risikoapp.importers.blocks import Paper, Paragraph
from risikoapp.importers.draft import Draft, Unclear
from risikoapp.importers.paper import read
from risikoapp.importers.source import SourcePiece, place_of
from tests.importers.papers import NOW, PATH, WHOLE, blocks, matrix, new_ids, table


def draft(text: str, *tables: object, margins: tuple[str, ...] = (), notes: tuple[str, ...] = ()) -> Draft:
    paper = Paper(path=PATH, blocks=(*blocks(text), *tables), margins=margins, notes=notes)  # type: ignore[arg-type]
    return read(paper, new_id=new_ids().__next__, now=NOW)


def uses(found: Draft) -> list[tuple[str, int | None]]:
    return [(piece.use, piece.risk) for piece in found.source]


def test_each_piece_is_told_what_it_was_used_for() -> None:
    found = draft(WHOLE, margins=("17-02-2025", "Fortroligt"), notes=("Husk kaffe",))
    assert uses(found) == [
        ("title", None),
        ("overview", None),
        ("overview", None),
        ("front", None),
        ("section", 2),
        ("description", 2),
        ("actions", 2),
        ("actions", 2),
        ("actions", 2),
        ("evaluations", 2),
        ("section", 5),
        ("description", 5),
        ("actions", 5),
        ("evaluations", 5),
        ("evaluations", 5),
        ("front", None),
        ("unused", None),
        ("unused", None),
    ]
    assert found.source[4].text == "2. Asfalt"


def test_whatever_is_unused_is_unclear_too() -> None:
    found = draft("# Cykelstier\nTil orientering\n" + WHOLE.partition("\n")[2] + "# Bilag\nEt kort", notes=("En note",))
    unused = [piece.text for piece in found.source if piece.use == "unused"]
    assert unused == ["Til orientering", "Bilag", "Et kort", "En note"]
    assert [each.text for each in found.unclear if "ikke kommet med" in each.message] == unused


def test_only_the_matrix_that_is_read_is_used() -> None:
    first, second = matrix({("Forventet", "Kritisk"): "#2"}), matrix({})
    unread = table(("Sandsynlighed", "Konsekvens"), ("Høj", "Lav"))
    found = draft(WHOLE, unread, first, second)
    assert [piece.use for piece in found.source[-3:]] == ["unused", "matrix", "unused"]
    assert "Forventet" in found.source[-2].text


def test_a_risk_with_a_new_number_is_traced_by_it() -> None:
    found = draft("# Havnen\n## Storm\nBeskrivelse: Bølger")
    assert uses(found)[1:] == [("section", 1), ("description", 1)]


def test_items_keep_their_mark() -> None:
    found = draft("# Havnen\n## 1. Storm\nHandling:\n+ Mole")
    assert [piece.is_item for piece in found.source] == [False, False, False, True]


SOURCE = (
    SourcePiece(text="Færgen", use="title"),
    SourcePiece(text="Forventet\t#1", use="matrix"),
    SourcePiece(text="1. Storm", use="section", risk=1),
    SourcePiece(text="Evaluering: 31/2-2024: Det  blæste", use="evaluations", risk=1),
    SourcePiece(text="og det regnede", use="evaluations", risk=1),
    SourcePiece(text="Bilag", use="unused"),
)


def place(risk: int | None, field: str, text: str = "") -> int | None:
    return place_of(Unclear(risk=risk, field=field, message="", text=text), SOURCE)  # type: ignore[arg-type]


def test_what_is_unclear_is_found_in_the_paper() -> None:
    assert place(1, "date", "31/2-2024: Det blæste") == 3
    assert place(1, "date", "31/2-2024: Det\nog det regnede") == 3
    assert place(None, "text", "Bilag") == 5
    assert place(1, "rating") == 1
    assert place(None, "criteria", "Næsten sikkert") == 1
    assert place(1, "number") == 2
    assert place(2, "name", "Bilag") == 5
    assert place(None, "title") == 0
    assert place(None, "status_date") is None
    assert place(7, "number") is None


def test_a_paragraph_is_told_once_however_it_was_split() -> None:
    found = read(
        Paper(path=PATH, blocks=(Paragraph(text="1. Storm", heading=1), Paragraph(text="Beskrivelse: A\nHandling: B"))),
        new_id=new_ids().__next__,
        now=NOW,
    )
    assert [piece.text for piece in found.source] == ["1. Storm", "Beskrivelse: A", "Handling: B"]
