"""Every report is accessible (PDF/UA-1) and archival (PDF/A-3a) whatever is in it, and a validator sees each damage."""

import dataclasses
import datetime as dt
import zlib
from collections.abc import Iterator

import page
import pytest
from hypothesis import HealthCheck, example, given, settings

from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Action, Evaluation, Register
from risikoapp.paths import resource
from risikoapp.report.content import ReportContent, report_content
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.render import draw, render_pdf
from risikoapp.report.pdf.tags import MARK_BITS, MARK_MOST, Annotation, Element, Mark, Table
from risikoapp.storage.repository import Repository
from tests.bench.registers import register_of
from tests.report.samples import TODAY, paper, register, risk
from tests.strategies import registers

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
# A list of contents is a chain of entries: one with hundreds is no bomb.
LIMITS = page.SafetyLimits(max_reference_depth=100_000)


def rendered(what: Register) -> bytes:
    return render_pdf(report_content(what, TODAY))


def faults(pdf: bytes) -> list[str]:
    """What the validator finds wrong, rule by rule."""
    return [
        f"{failure.rule_id}: {failure.message}"
        for profile in PROFILES
        for failure in page.validate_pdf_bytes(pdf, profile=profile, limits=LIMITS).failures
    ]


def hostile() -> Register:
    """What no paper holds: letters the fonts lack, words wider than a page, two hundred risks in one cell."""
    long = "Ærøskøbing" * 400
    odd = "📋 漢字 a\u0301 \u200b \u00ad <b>AT&T</b> (\\) \x00 \ufeff"
    full = risk(1, odd, description=f"{odd}\n\n{long}")
    full = dataclasses.replace(
        full,
        actions=tuple(
            Action(id=f"a{place}", rank=f"V{place}1", text=odd, date=TODAY if place % 2 else None, owner=odd, due=TODAY)
            for place in range(9)
        ),
        evaluations=(Evaluation(id="e", date=TODAY, text=long),),
    )
    empty = dataclasses.replace(risk(2), name="", description="", actions=(), evaluations=(), rating=None)
    many = [dataclasses.replace(risk(number), rating=Rating(likelihood=4, consequence=4)) for number in range(3, 203)]
    return dataclasses.replace(register(full, empty, *many), title=odd, organisation=long, prepared_by=odd)


REGISTERS: dict[str, Register] = {
    "empty": Register(),
    "paper": paper(),
    "sample": Repository.open(resource("eksempel.risiko"))[1].register,
    "hostile": hostile(),
    "120 risks": register_of(120).register,
}


@pytest.mark.parametrize("what", REGISTERS.values(), ids=REGISTERS)
def test_it_keeps_both_standards(what: Register) -> None:
    assert faults(rendered(what)) == []


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(registers)
@example(Register(title="\ufe00"))
def test_it_keeps_them_whatever_is_in_it(what: Register) -> None:
    assert faults(rendered(what)) == []


DAMAGES: dict[str, tuple[bytes, bytes]] = {
    "no language": (b"/Lang", b"/Lung"),
    "not marked": (b"/MarkInfo", b"/MerkInfo"),
    "no structure": (b"/StructTreeRoot", b"/StrukTreeRoots"),
    "no output intent": (b"/OutputIntents", b"/OutpotIntents"),
    "no metadata": (b"/Metadata ", b"/Metodata "),
    "not said to be archival": (b"<pdfaid:part>3", b"<pdfaid:part>9"),
    "not said to be accessible": (b"<pdfuaid:part>1", b"<pdfuaid:part>9"),
    "an undeclared property": (b"ns/id/</pdfaSchema", b"ns/od/</pdfaSchema"),
    "a skipped heading": (b"<</S/H2/", b"<</S/H4/"),
    "a link without words": (b"/Contents (", b"/Kontents ("),
    "a head without a scope": (b"/Scope/Column", b"/Skope/Column"),
    "a link that is not printed": (b"/F 4", b"/F 2"),
    "no order of the Tab key": (b"/Tabs /S", b"/Tubs /S"),
    "a title that is not shown": (b"/DisplayDocTitle", b"/DisplaxDocTitle"),
    "a font that is not there": (b"/FontFile2", b"/FuntFile2"),
    "letters without names": (b"/ToUnicode", b"/TuUnicode"),
    "a stream that ends in the midst of a line": (b'"w"?>\r\nendstream', b'"w"?>  endstream'),
}


def damaged(what: ReportContent, old: bytes, new: bytes) -> bytes:
    """The report with one thing written in the place of another, which is there, also where objects are packed."""
    found: list[int] = []

    def damage(content: bytes) -> bytes:
        found.append(content.count(old))
        return content.replace(old, new)

    pack = zlib.compress
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(zlib, "compress", lambda content, *level: pack(damage(content), *level))
        pdf = damage(render_pdf(what))
    assert any(found)
    return pdf


@pytest.mark.parametrize(("old", "new"), DAMAGES.values(), ids=DAMAGES)
def test_each_damage_is_seen(old: bytes, new: bytes) -> None:
    assert len(old) == len(new)
    assert faults(damaged(report_content(REGISTERS["sample"], TODAY), old, new)) != []


def marks(element: Element) -> Iterator[tuple[int, int]]:
    """The marks in the order in which they are read, each by page and number."""
    for child in element.children:
        if isinstance(child, Element):
            yield from marks(child)
        elif isinstance(child, Mark):
            yield child >> MARK_BITS, child & MARK_MOST


@pytest.mark.parametrize("what", REGISTERS.values(), ids=REGISTERS)
def test_it_is_read_in_the_order_in_which_it_is_drawn(what: Register) -> None:
    told = list(marks(draw(report_content(what, TODAY), Measure())[1]))
    assert told == sorted(told)
    assert len(told) == len(set(told))


def cells(table: Element) -> list[list[str]]:
    """The kind of each cell, row by row."""
    rows = (row for row in table.children if isinstance(row, Element))
    return [[cell.kind for cell in row.children if isinstance(cell, Element)] for row in rows]


def test_the_matrix_is_a_table_in_which_every_cell_has_its_heads() -> None:
    document = draw(report_content(REGISTERS["sample"], TODAY), Measure())[1]
    matrix, risks = (each for each in document.children if isinstance(each, Table))
    assert cells(matrix) == [["TH", "TD", "TD", "TD", "TD"]] * 4 + [["TD", "TH", "TH", "TH", "TH"]]
    assert matrix.summary == "Sandsynlighed × Konsekvens"
    assert cells(risks) == [["TH"] * 4] + [["TH", "TD", "TD", "TD"]] * 4


def test_every_number_on_the_list_leads_to_its_section() -> None:
    document = draw(report_content(REGISTERS["sample"], TODAY), Measure())[1]
    links = [each for each in document.elements() if each.kind == "Link"]
    assert len(links) == 4
    assert all(any(isinstance(child, Annotation) for child in link.children) for link in links)


def test_the_same_report_is_the_same_bytes() -> None:
    assert rendered(REGISTERS["sample"]) == rendered(REGISTERS["sample"])
    assert dt.date(2000, 1, 1).isoformat().encode() in rendered(REGISTERS["sample"])
