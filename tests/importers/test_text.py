"""Plain text: what lines come to be paragraphs, and a matrix of which only the words are left."""

from pathlib import Path

import pytest

from risikoapp.domain.criteria import ALL_RATINGS, Rating
from risikoapp.importers import errors, text
from risikoapp.importers.blocks import Paragraph, Scattered, Table
from risikoapp.importers.draft import Draft
from risikoapp.importers.formats import read_paper
from risikoapp.importers.paper import read as read_draft
from risikoapp.importers.scattered import parted
from tests.importers.papers import NOW, new_ids, risk_of

PATH = Path("papir.txt")
SET = """\
Risikovurdering for æbleplantagen

Frost: #2
____________

Status
1. Frost
Beskrivelse: Sen frost i maj kan tage blomsterne på de træer, der står lavest i
plantagen ned mod åen, hvor kulden lægger sig.
Handling:
* Der er sat termometre op i begge ender af plantagen, og de bliver aflæst hver
time om natten, når det er koldt.
8/3-2022: Vandingsanlægget er prøvet og virker.
12/5-2022: Naboen har lovet at hjælpe med røgovne, hvis det bliver koldere end
-3 grader.

17-02-2025

2

Evaluering: 14/2-2025: Ingen frost i maj, men termometrene i den lave ende af
plantagen har ikke virket siden jul.
"""
FALLING = ("Forventet", "Sandsynligt", "Mindre sandsynligt", "Usandsynligt")
COLUMNS = ("Uvæsentlig", "Generende", "Kritisk", "Uacceptabelt")


def paragraphs(written: str) -> list[str]:
    return [block.text for block in text.paper_of(written, PATH).blocks if isinstance(block, Paragraph)]


def draft(written: str) -> Draft:
    return read_draft(text.paper_of(written, PATH), new_id=new_ids().__next__, now=NOW)


def scattered(written: str) -> Scattered:
    (found,) = (block for block in text.paper_of(written, PATH).blocks if isinstance(block, Scattered))
    return found


def cell(likelihood: int, consequence: int) -> Rating:
    return Rating(likelihood=likelihood, consequence=consequence)


def test_lines_that_were_broken_are_one_paragraph() -> None:
    read = draft(SET.replace("1. Frost", "2. Frost"))
    risk = risk_of(read, 2)
    assert risk.description.endswith("der står lavest i plantagen ned mod åen, hvor kulden lægger sig.")
    assert risk.actions[0].text.endswith("de bliver aflæst hver time om natten, når det er koldt.")
    assert risk.actions[2].text.endswith("hvis det bliver koldere end -3 grader.")
    assert [action.date is not None for action in risk.actions] == [False, True, True]
    assert risk.evaluations[0].text.endswith("den lave ende af plantagen har ikke virket siden jul.")


def test_the_foot_of_a_page_is_not_in_the_text() -> None:
    paper = text.paper_of(SET, PATH)
    assert paper.margins == ("17-02-2025", "2")
    assert not any(block.text in ("2", "17-02-2025") for block in paper.blocks if isinstance(block, Paragraph))


def test_a_sentence_goes_on_behind_the_foot_of_a_page() -> None:
    lines = "Der er sat termometre op i begge ender af plantagen, og de bliver aflæst hver"
    assert paragraphs(f"{lines}\n\nSide 1 af 2\n\ntime om natten.\n{lines}\nuge.") == [
        f"{lines} time om natten.",
        f"{lines} uge.",
    ]
    assert paragraphs(f"{lines}\n\f\ntime om natten.\n{lines}\nuge.")[0] == f"{lines} time om natten."
    assert paragraphs(f"{lines}\n\n\fTimen er omme.\n{lines}\nuge.")[:2] == [lines, "Timen er omme."]


def test_what_stands_before_the_end_of_a_page_on_its_line_is_kept() -> None:
    assert paragraphs("Frost.\nHagl.\fStorm.\n") == ["Frost.", "Hagl.", "Storm."]
    assert paragraphs("Frost.\fHagl.\fStorm.") == ["Frost. Hagl.", "Storm."]
    assert text.paper_of("Frost.\n\n3\f\nStorm.", PATH).margins == ("3",)


def test_a_step_that_is_lined_up_with_a_tab_is_no_list_of_contents() -> None:
    lines = ["Sandsynlighed", "Konsekvens", "Sandsynlighed\t3", "Konsekvens ..... 2"]
    assert paragraphs("\n\n".join(lines)) == lines


@pytest.mark.parametrize(
    "written",
    [
        ["Frost", "Hagl", "Storm"],
        ["Et langt afsnit, " * 20, "Endnu et langt afsnit, " * 15],
        ["* Lap hullerne", "- Sæt skilte op", "•\tMal striber"],
        ["8/3-2022: Prøvet", "d. 9. marts 2022: Prøvet igen"],
    ],
)
def test_lines_that_were_meant_stay_lines(written: list[str]) -> None:
    assert paragraphs("\n".join(written)) == [line.strip() for line in written]


def test_nothing_comes_of_nothing() -> None:
    assert paragraphs("") == paragraphs(" \n\t\n") == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "papir.TXT"
    path.write_bytes(SET.replace("\n", "\r\n").encode(encoding))
    read = read_paper(path, new_id=new_ids().__next__, now=NOW)
    assert read.register_file.register.title == "Risikovurdering for æbleplantagen"


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (b"", errors.EmptyPaper),
        (b"\x00\x01\x02", errors.DamagedPaper),
        (b"Referat af et andet m\xf8de", errors.NotARiskAssessment),
        (b"\n" * 40, errors.PaperTooLarge),
        (b"x" * 1001, errors.PaperTooLarge),
    ],
)
def test_bad_files_are_refused(
    content: bytes, failure: type[errors.ImportFailure], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "MAX_LINES", 30)
    monkeypatch.setattr(text, "MAX_BYTES", 1000)
    path = tmp_path / "papir.txt"
    path.write_bytes(content)
    with pytest.raises(failure):
        read_paper(path, new_id=new_ids().__next__, now=NOW)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(errors.PaperMissing):
        text.read(tmp_path / "væk.txt")
    with pytest.raises(errors.UnreadablePaper):
        text.read(tmp_path)


def test_a_table_that_was_copied_keeps_its_cells() -> None:
    """As Word puts it on the clipboard: tabs between cells, and a line for each paragraph in one."""
    rows = (
        "Sandsynlighed\tForventet\t\t\t\t",
        "\tSandsynligt\t\t\t\t",
        "\tMindre sandsynligt\t\t#1",
        "#6\t#3\t",
        "\tUsandsynligt\t\t\t\t",
        "\t\tUvæsentlig\tGenerende\tKritisk\tUacceptabelt",
    )
    written = "\n".join(("Frost: #1", *rows, "Status"))
    (table,) = (block for block in text.paper_of(written, PATH).blocks if isinstance(block, Table))
    assert table.grid[2] == ("", "Mindre sandsynligt", "", "#1\n#6", "#3", "")
    ratings = {risk.number: risk.rating for risk in draft(written).register_file.register.risks}
    assert ratings == {1: cell(2, 2), 3: cell(2, 3), 6: cell(2, 2)}


@pytest.mark.parametrize(
    ("lines", "grid"),
    [
        (("a\tb\tc\td", "#1", "#2", "e\tf\tg\th"), (("a", "b", "c", "d\n#1\n#2"), ("e", "f", "g", "h"))),
        (("a\tb\tc\t", "d\te", "f\tg\th\ti\tj"), (("a", "b", "c", "d", "e"), ("f", "g", "h", "i", "j"))),
        (("a\tb\tc\td", "Status", "", "e\tf\tg\th"), (("a", "b", "c", "d"),)),
        (("a\tb\tc\td", "x" * 60, "e\tf\tg\th"), (("a", "b", "c", "d"),)),
        (("a\tb\tc\td", *"xyz" * 9), (("a", "b", "c", "d"),)),
        (("a\tb\tc\td", "Handling: x", "e\tf\tg\th"), (("a", "b", "c", "d"),)),
        (("\t\t\t",), (("", "", "", ""),)),
        (("a\tb\tc\td",), (("a", "b", "c", "d"),)),
        (("a\tb\tc\td", "x"), (("a", "b", "c", "d"),)),
    ],
)
def test_a_cell_may_hold_several_lines(lines: tuple[str, ...], grid: tuple[tuple[str, ...], ...]) -> None:
    tables = [block for block in text.paper_of("\n".join(lines), PATH).blocks if isinstance(block, Table)]
    assert tables[0].grid == grid


def _drawn_out(cells: str) -> str:
    """The words of a matrix with these lines in the row of Mindre sandsynligt."""
    return f"""
Sand
synlig
hed

Forventet

....

Sandsyn-
ligt

....

Mindre
sandsynligt
{cells}
Usand\u00ad
synligt

....

Uvæsentlig Generende Kritisk Uacceptabelt

Konsekvens
""".replace("....", " " * 4)


@pytest.mark.parametrize(
    ("cells", "likely"),
    [
        (" #1\n\n#6\n\n \n\n#3\n\n \n\n \n", {1: [2], 6: [2], 3: [3]}),
        (" \n\n \n\n#1 #6\n\n \n", {1: [3], 6: [3]}),
        ("#4\n\n \n\n \n\n \n", {4: [1]}),
        ("\n#4\n", {4: [1, 2, 3, 4]}),
        ("\n#4 og #5\n\n  #6\n", {4: [1], 5: [1], 6: [4]}),
    ],
)
def test_the_likeliest_column_is_told_by_what_is_left_of_the_empty_cells(
    cells: str, likely: dict[int, list[int]]
) -> None:
    found = scattered(_drawn_out(cells))
    assert found.likely == {number: tuple(cell(2, each) for each in columns) for number, columns in likely.items()}


@pytest.mark.parametrize("heads_first", [False, True])
@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("turned", [False, True])
def test_a_scattered_matrix_may_be_written_in_any_way(heads_first: bool, order: int, turned: bool) -> None:
    down, across = (COLUMNS, FALLING) if turned else (FALLING, COLUMNS)
    rows = "\n".join(f"{name}\n#{place}\n \n \n \n" for place, name in enumerate(down[::order], start=1))
    heads = " ".join(across)
    found = scattered(f"{heads}\n{rows}" if heads_first else f"{rows}\n{heads}")
    names = down[::order]
    for number, ratings in found.likely.items():
        (rating,) = ratings
        name = names[number - 1]
        if turned:
            assert (rating.likelihood, COLUMNS[rating.consequence - 1]) == (4, name)
        else:
            assert (FALLING[4 - rating.likelihood], rating.consequence) == (name, 1)
    assert len(found.likely) == 4


def test_a_number_in_two_rows_may_be_in_both() -> None:
    rows = "".join(f"{name}\n#7\n \n \n \n" for name in FALLING)
    assert len(scattered(rows + "\n".join(COLUMNS)).likely[7]) == 4


def test_words_of_a_scale_without_numbers_are_no_matrix() -> None:
    written = "\n".join((*FALLING, *COLUMNS))
    assert list(parted(written)) == [written]


def test_what_is_likely_is_offered_and_nothing_is_chosen() -> None:
    read = draft("Frost: #1\nHagl: #2\n" + _drawn_out(" #1\n\n \n\n#4\n\n \n\n \n"))
    assert [(risk.number, risk.rating) for risk in read.register_file.register.risks] == [
        (1, None),
        (2, None),
        (4, None),
    ]
    unclear = {each.risk: each for each in read.unclear if each.field == "rating"}
    assert unclear[1].likely == (cell(2, 2),)
    assert unclear[1].message.startswith(
        "Matrixens kolonner er gået tabt i teksten. #1 står nok i Mindre sandsynligt × "
    )
    assert unclear[2].likely == ()
    assert unclear[4].likely == (cell(2, 3),)


def test_where_the_column_is_unknown_the_row_is_offered() -> None:
    read = draft(_drawn_out("#1\n"))
    (unclear,) = (each for each in read.unclear if each.field == "rating")
    assert unclear.likely == tuple(
        each for each in sorted(ALL_RATINGS, key=lambda r: r.consequence) if each.likelihood == 2
    )
    assert "kan stå i" in unclear.message
