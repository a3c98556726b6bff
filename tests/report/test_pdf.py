import datetime as dt
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risikoapp.domain.criteria import STANDARD_CRITERIA, Step
from risikoapp.domain.model import Register
from risikoapp.put_off import put_off
from risikoapp.report.content import report_content
from risikoapp.report.pdf.render import render_pdf
from risikoapp.report.pdf.style import FOOT_RULE, MARGIN, PAGE_WIDTH, SECTION
from tests import strategies
from tests.report.samples import TODAY, Char, page_chars, page_texts, paper, register, risk

CHECKOUT = Path(__file__).parents[2]
LONG_NAMES = replace(
    STANDARD_CRITERIA,
    likelihood_steps=(
        Step(name="Usandsynligt"),
        Step(name="Mindre sandsynligt end man skulle tro, men dog ikke helt utænkeligt"),
        Step(name="Sandsynlighedsoverbevisningsgrænsen"),
        Step(name="Å" * 300),
    ),
    consequence_steps=(
        Step(name=""),
        Step(name="Generende & <irriterende>"),
        Step(name="Kritisk for organisationens omdømme i offentligheden " * 8),
        Step(name="Uacceptabelt" * 4),
    ),
)


def rendered(reg: Register) -> bytes:
    return render_pdf(report_content(reg, TODAY))


def in_order(text: str, *pieces: str) -> None:
    place = 0
    for piece in pieces:
        found = text.find(piece, place)
        assert found >= 0, f"{piece!r} does not follow in {text[place : place + 300]!r}"
        place = found + len(piece)


PIECES = (
    "Sekretariatet for Ærø",
    "17-02-2025",
    "Risikovurdering for prøvedriften",
    "Status pr. 17. februar 2025",
    "Niveauer efter programmets standardskala",
    "#1 Udbredelse Mellem Mindre sandsynligt × Generende",
    "#3 Teknik Høj Mindre sandsynligt × Kritisk",
    "#6 Prioritering Mellem Mindre sandsynligt × Generende",
    "Status",
    "1. Udbredelse",
    "Mellem",
    "Mindre sandsynligt × Generende",
    "Beskrivelse Planerne kan ende med ikke at blive brugt på øerne.",
    "Handling • Klinikkerne er med, når løsningen formes.",
    "• Undervisning hvert år.",
    "Evaluering 14/2-2025 Fire ud af fem.",
    "3. Teknik",
    "Handling 8/3-2022 Overvågning er taget i brug.",
    "• Afprøves løbende.",
    "Evaluering 14/2-2025 Ingen driftsproblemer siden.",
    "6. Prioritering",
    "Ingen beskrivelse endnu.",
)


def test_every_sentence_can_be_read_in_order() -> None:
    in_order(" ".join(page_texts(rendered(paper()))), *PIECES)


def test_pdftotext_reads_every_sentence_in_order_too() -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    run = subprocess.run(["pdftotext", "-", "-"], input=rendered(paper()), capture_output=True, check=True)
    in_order(" ".join(run.stdout.decode().split()), *PIECES)


def test_a_small_paper_is_one_page_and_a_larger_one_starts_status_on_a_page_of_its_own() -> None:
    (only,) = page_texts(rendered(register(*paper().risks[:1])))
    in_order(only, "Risici", "#1 Udbredelse", "Status", "1. Udbredelse", "Fire ud af fem.")
    many = register(*(replace(paper().risks[0], id=f"r{n:03}", number=n) for n in range(1, 9)))
    first, second, *_ = page_texts(rendered(many))
    assert "1. Udbredelse" not in first
    in_order(second, "17-02-2025", "Status", "1. Udbredelse")


def test_each_page_says_which_it_is_of_how_many() -> None:
    pages = page_texts(rendered(register(*(risk(n, f"Navn {n}", description="Ord. " * 99) for n in range(1, 41)))))
    assert len(pages) > 5
    for number, text in enumerate(pages, start=1):
        assert f"Side {number} af {len(pages)}" in text
        in_order(text, "Sekretariatet for Ærø", "17-02-2025")
        assert "Risikovurdering for prøvedriften" in text


def test_the_head_of_the_list_stands_on_each_of_its_pages() -> None:
    pages = page_texts(rendered(register(*(risk(n, f"Navn {n}") for n in range(1, 121)))))
    listing = [text for text in pages if "Nr. Navn Niveau Placering" in text]
    assert len(listing) >= 4
    for number in range(1, 121):
        assert sum(f"#{number} Navn {number} Mellem" in text for text in listing) == 1


def test_the_same_content_gives_the_same_bytes_also_in_another_process() -> None:
    code = (
        "import sys; from tests.report.samples import TODAY, paper\n"
        "from risikoapp.report.content import report_content; from risikoapp.report.pdf.render import render_pdf\n"
        "sys.stdout.buffer.write(render_pdf(report_content(paper(), TODAY)))"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60, cwd=CHECKOUT)
    first = rendered(paper())
    rendered(register(risk(9, "Ж→✓")))
    assert rendered(paper()) == first == other.stdout
    assert rendered(register()) != first


def test_what_the_file_says_about_itself() -> None:
    document = pypdfium2.PdfDocument(rendered(paper()))
    about = document.get_metadata_dict()
    assert about["Title"] == "Risikovurdering for prøvedriften"
    assert about["Author"] == "Sekretariatet for Ærø"
    assert about["Creator"] == "risikoapp"
    entries = [(entry.level, entry.get_title()) for entry in document.get_toc()]
    sections = [(1, "1. Udbredelse"), (1, "3. Teknik"), (1, "6. Prioritering")]
    assert entries == [(0, "Risici"), (0, "Status"), *sections]
    assert b"/Lang (da-DK)" in rendered(paper())


def test_nothing_heavy_is_imported() -> None:
    code = "import sys, risikoapp.report.pdf.render; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=60, cwd=CHECKOUT
    )
    loaded = set(run.stdout.split())
    assert "reportlab.pdfbase.ttfonts" in loaded
    assert not loaded & {"reportlab.platypus", "reportlab.graphics", "numpy", "PySide6", "pypdfium2", "tinydb"}


def test_pillow_is_loaded_when_it_is_used_and_left_alone_where_it_is_loaded() -> None:
    code = (
        "import sys\n"
        "if sys.argv[1:]: import PIL.Image\n"
        "import risikoapp.report.pdf.render\n"
        "print('PIL.TiffTags' in sys.modules)\n"
        "from PIL import Image\n"
        "print(Image.new('L', (2, 3)).size)\n"
    )
    for arguments, told in (([], "False\n(2, 3)\n"), (["before"], "True\n(2, 3)\n")):
        run = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            check=True,
            text=True,
            timeout=60,
            cwd=CHECKOUT,
        )
        assert run.stdout == told


def test_a_module_that_is_loaded_is_not_put_off() -> None:
    loaded = sys.modules["PIL.Image"]
    put_off("PIL.Image")
    assert sys.modules["PIL.Image"] is loaded


def test_an_empty_register_is_a_page_that_says_so() -> None:
    (text,) = page_texts(rendered(Register()))
    in_order(text, "Risikovurdering", "Forventet", "Konsekvens", "Der er ingen åbne risici.", "Side 1 af 1")


HOSTILE = (
    "<b>AT&T</b> og 5 < x & y > \"z\" 'q' {0} %s \\n (parentes)",
    "Tegn → ↑ ↓ ✓ • × – … » « “ ” § € æøå ÆØÅ",
    "græsk Αθήνα, kyrillisk Москва",
    "1. linje\n2. linje\n\nNyt afsnit",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_printed_as_typed_wherever_it_stands(text: str) -> None:
    reg = replace(
        register(risk(1, text, description=text, actions=[(None, text)], evaluations=[(dt.date(2025, 2, 14), text)])),
        title=text,
        organisation=text,
        prepared_by=text,
    )
    found = " ".join(page_texts(rendered(reg)))
    assert found.count(" ".join(text.split())) >= 7


def test_what_the_font_lacks_is_drawn_as_boxes_and_can_still_be_copied() -> None:
    pdf = rendered(register(risk(1, "Smil 😀 og 漢字", description="Før 😀 efter")))
    in_order(" ".join(page_texts(pdf)), "1. Smil", "og", "Før", "efter")
    if shutil.which("pdftotext"):
        run = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
        in_order(" ".join(run.stdout.decode().split()), "Smil", "😀", "漢字", "Før", "😀", "efter")


def inside(chars: list[Char]) -> None:
    for char in chars:
        assert char.left >= MARGIN - 1.5 and char.right <= PAGE_WIDTH - MARGIN + 1.5, char
        assert char.bottom >= 20, char


def test_nothing_is_printed_outside_the_margins() -> None:
    long = "x" * 3000
    text = "Uafbrudt/" * 100 + " " + "W" * 500 + " " + "ord " * 4000
    reg = replace(
        register(
            risk(1, long, description=text, actions=[(dt.date(2022, 12, 30), long), (None, text)]),
            risk(2, "Et langt navn " * 15, cell=(4, 3), evaluations=[(dt.date(2025, 12, 30), text)]),
            risk(99_999, "", cell=None),
        ),
        title="Titel " * 40,
        organisation="Organisation" * 30,
        criteria=LONG_NAMES,
    )
    pages = page_chars(rendered(reg))
    assert len(pages) > 8
    for chars in pages:
        inside(chars)
        body = [char for char in chars if char.bottom > FOOT_RULE]
        assert all(char.bottom >= MARGIN - 4 for char in body)
    printed = "".join(char.text for chars in pages for char in chars)
    assert printed.count("x") >= 3 * 3000


def lines_below(heading: Char, chars: list[Char]) -> int:
    """How many lines of body text stand under a heading."""
    lines: list[float] = []
    for bottom in sorted(char.bottom for char in chars if FOOT_RULE < char.top < heading.bottom):
        # Letters of one line differ by a descender, lines by at least twice that.
        if not lines or bottom - lines[-1] > 7:
            lines.append(bottom)
    return len(lines)


SENTENCES = st.lists(st.sampled_from(["Kør", "på", "æbleøen", "så", "Århus-ruten", "igen."]), max_size=160).map(
    " ".join
)
RISKS = st.lists(
    st.tuples(SENTENCES, st.lists(st.tuples(st.none() | st.just(dt.date(2022, 3, 8)), SENTENCES), max_size=3)),
    min_size=3,
    max_size=14,
)


@settings(max_examples=25)
@given(RISKS)
def test_no_heading_stands_at_the_foot_of_a_page(written: list[tuple[str, list[tuple[dt.date | None, str]]]]) -> None:
    reg = register(
        *(
            risk(number, "Navn", description=f"Kort. {text}", actions=[*actions, (None, "Slut.")])
            for number, (text, actions) in enumerate(written, start=1)
        )
    )
    headings = 0
    for chars in page_chars(rendered(reg)):
        for char in chars:
            if abs(char.size - SECTION.size) < 0.01:
                headings += char.text == "N"
                assert lines_below(char, chars) >= 2
    assert headings == len(written)


@settings(max_examples=60)
@given(strategies.registers)
def test_any_register_makes_a_report(reg: Register) -> None:
    content = report_content(reg, TODAY)
    pdf = render_pdf(content)
    text = " ".join(page_texts(pdf))
    assert pdf == render_pdf(content)
    assert text.count("Side 1 af") >= 1
    for line in content.risks:
        assert f"#{line.number}" in text


def test_whoever_watches_is_told_before_each_page_and_can_end_it() -> None:
    risks = tuple(replace(risk(number), description="En lang linje. " * 300) for number in range(1, 6))
    content = report_content(register(*risks), TODAY)
    told: list[tuple[int, int]] = []
    assert render_pdf(content, lambda done, of: told.append((done, of))) == render_pdf(content)
    count = len(told)
    assert told == [(page, count) for page in range(count)]

    def stop(done: int, _of: int) -> None:
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        render_pdf(content, stop)
