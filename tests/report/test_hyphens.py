"""Long Danish words are parted at the end of a line, sparingly, and are whole to whoever takes the text out."""

import itertools
import shutil
import subprocess

import pypdfium2
import pytest

from risikoapp.report.content import report_content
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.hyphens import SOFT_HYPHEN, Hyphens
from risikoapp.report.pdf.render import render_pdf
from risikoapp.report.pdf.style import BODY, SUBTITLE
from risikoapp.report.pdf.text import lines_of, wrap
from tests.report.samples import TODAY, register, risk

MEASURE = Measure()
WORDS = (
    "Udrulningen af forløbsplanerne afhænger af forretningsreglerne, kommunikationsafdelingen og leverandørernes "
    "medarbejderrepræsentanter i samarbejdsorganisationerne, som programkontoret koordinerer med myndighederne."
)


def parts(word: str) -> list[str]:
    places = (0, *Hyphens().places(word), len(word))
    return [word[start:end] for start, end in itertools.pairwise(places)]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("risikovurderingen", ["risi", "ko", "vur", "de", "rin", "gen"]),
        ("forløbsplaner.", ["for", "løbs", "pla", "ner."]),
        ("(overvågning)", ["(over", "våg", "ning)"]),
        ("plan", ["plan"]),
        ("klinik", ["klinik"]),
        ("Forvaltning", ["For", "valt", "ning"]),
        ("Bornholm", ["Bornholm"]),
        ("SundhedsDatastyrelsen", ["SundhedsDatastyrelsen"]),
        ("forløbsplan2025", ["forløbsplan2025"]),
        ("programkontoret@ministeriet.dk", ["programkontoret@ministeriet.dk"]),
        ("https://forløbsplaner.dk/vejledninger", ["https://forløbsplaner.dk/vejledninger"]),
        ("", [""]),
    ],
)
def test_words_are_parted_between_syllables_and_names_and_links_never(word: str, found: list[str]) -> None:
    assert parts(word) == found


def test_a_word_is_parted_only_where_the_line_would_end_far_from_the_edge() -> None:
    width = MEASURE.width("og forretningsreg", BODY)
    assert wrap("og forretningsreglerne er ens", BODY, width, MEASURE)[0] == f"og forretnings{SOFT_HYPHEN}"
    assert wrap("og forretningsreglerne er ens", SUBTITLE, width, MEASURE)[0] == "og"
    full = MEASURE.width("kommunikationsafdelingen er med", BODY) + 1
    assert wrap("kommunikationsafdelingen er med overvågningen nu", BODY, full, MEASURE)[1] == "overvågningen nu"


def test_not_twice_in_a_row_and_never_so_that_a_part_stands_alone_at_the_end() -> None:
    for width in range(90, 420, 7):
        lines = lines_of(WORDS, BODY, float(width), MEASURE)
        parted = [line.text.endswith(SOFT_HYPHEN) for line in lines]
        for first, second in itertools.pairwise(lines):
            if first.text.endswith(SOFT_HYPHEN) and second.text.endswith(SOFT_HYPHEN):
                assert MEASURE.width(second.text.split()[0], BODY) > 0.5 * width, "only what is wider than a line"
        assert not parted[-1]
        assert all(MEASURE.width(line.text, BODY) <= width + 0.001 for line in lines)
        whole = "".join(f"{line.text}{'' if line.is_parted else ' '}" for line in lines)
        assert whole.replace(SOFT_HYPHEN, "").strip() == WORDS


def test_a_word_wider_than_its_column_is_parted_rather_than_broken_anywhere() -> None:
    width = MEASURE.width("programkontor", BODY)
    assert wrap("programkontoret", BODY, width, MEASURE) == [f"programkon{SOFT_HYPHEN}", "toret"]


def test_no_short_word_is_left_alone_on_the_last_line() -> None:
    text = "Programkontoret gør hvert halve år op, hvor mange der er i gang."
    width = MEASURE.width(text, BODY) - 3
    assert wrap(text, BODY, width, MEASURE) == [text.removesuffix(" i gang."), "i gang."]
    assert wrap(f"Ét ord\n{text}", BODY, width, MEASURE)[0] == "Ét ord", "and nothing goes from paragraph to paragraph"
    narrow = MEASURE.width("hvor mange", BODY)
    assert wrap("hvor mange er", BODY, narrow, MEASURE) == ["hvor mange", "er"], "nor where little would be left"


def test_whoever_takes_the_text_out_gets_every_word_once_and_whole() -> None:
    pdf = render_pdf(report_content(register(risk(1, "Navn", description=f"{WORDS} " * 12)), TODAY))
    document = pypdfium2.PdfDocument(pdf)
    found = "".join(page.get_textpage().get_text_range() for page in document)
    # PDFium takes the break of the line out itself and leaves a sign of it.
    assert found.count("\ufffe") > 1
    assert " ".join(found.replace("\ufffe", "").split()).count(WORDS) >= 10
    if shutil.which("pdftotext"):
        run = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
        text = run.stdout.decode().replace(f"{SOFT_HYPHEN}\n\n", "").replace(f"{SOFT_HYPHEN}\n", "")
        assert " ".join(text.split()).count(WORDS) >= 10
