"""The real paper, which lies beside the checkout: its words stand in no file here, so they are compared with it."""

import datetime as dt
import re
from pathlib import Path

import docx
import pytest
from docx.table import Table as WordTable

from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating
from risikoapp.domain.model import Risk
from risikoapp.domain.soundness import check
from risikoapp.importers.draft import Draft
from risikoapp.importers.formats import read_paper
from tests.importers.papers import NOW, all_words, new_ids

NAME = "risikovurdering-forloebsplaner"
NUMBERS = (1, 3, 6)
EVALUATED = dt.date(2025, 2, 14)


@pytest.fixture(scope="module", params=["docx", "pdf"])
def read(reference: Path, request: pytest.FixtureRequest) -> Draft:
    return read_paper(reference / f"{NAME}.{request.param}", new_id=new_ids().__next__, now=NOW)


@pytest.fixture(scope="module")
def sections(reference: Path) -> dict[int, dict[str, str]]:
    """The text beside the Word file, by risk and by label, with white space as single spaces."""
    text = (reference / f"{NAME}.txt").read_text(encoding="utf-8")
    # The page with the matrix and the page's foot stand in the midst of the first section.
    text = re.sub(r"^ *Sa\n.*?^Evaluering", "Evaluering", text, count=1, flags=re.DOTALL | re.MULTILINE)
    pieces = re.split(r"^ +(\d)\. (\w+)", text.partition("Status")[2], flags=re.MULTILINE)[1:]
    found: dict[int, dict[str, str]] = {}
    for number, name, body in zip(*[iter(pieces)] * 3, strict=True):
        parts = re.split(r"(Beskrivelse|Handling|Evaluering):", body.replace("_", ""))[1:]
        found[int(number)] = {"name": name, **dict(zip(parts[::2], parts[1::2], strict=True))}
    return found


def flat(text: str) -> str:
    return " ".join(text.split())


def risk(read: Draft, number: int) -> Risk:
    return next(risk for risk in read.register_file.register.risks if risk.number == number)


def test_nothing_is_unclear(read: Draft) -> None:
    assert read.unclear == ()
    check(read.register_file)


def test_the_front(read: Draft, reference: Path) -> None:
    register = read.register_file.register
    assert register.title == (reference / f"{NAME}.txt").read_text(encoding="utf-8").split("\n")[0].strip()
    assert register.status_date == dt.date(2025, 2, 17)
    assert register.criteria == STANDARD_CRITERIA
    assert tuple(risk.number for risk in register.risks) == NUMBERS
    assert read.register_file.next_number == 7


@pytest.mark.parametrize(("number", "cell"), [(1, (2, 2)), (3, (2, 3)), (6, (2, 2))])
def test_the_places(read: Draft, number: int, cell: tuple[int, int]) -> None:
    rating = Rating(likelihood=cell[0], consequence=cell[1])
    found = risk(read, number)
    assert found.rating == rating
    assert [(change.date, change.rating) for change in found.rating_changes] == [(dt.date(2025, 2, 17), rating)]


@pytest.mark.parametrize("number", NUMBERS)
def test_name_and_description(read: Draft, sections: dict[int, dict[str, str]], number: int) -> None:
    assert risk(read, number).name == sections[number]["name"]
    assert flat(risk(read, number).description) == flat(sections[number]["Beskrivelse"])


@pytest.mark.parametrize(("number", "count"), [(1, 7), (3, 6), (6, 2)])
def test_actions(read: Draft, sections: dict[int, dict[str, str]], number: int, count: int) -> None:
    actions = risk(read, number).actions
    assert len(actions) == count
    written = [
        f"{action.date.day}/{action.date.month}-{action.date.year}: {action.text}" if action.date else f"*{action.text}"
        for action in actions
    ]
    assert flat(" ".join(written)) == flat(sections[number]["Handling"])
    assert all(action.date is not None for action in actions) == (number == 3)


@pytest.mark.parametrize("number", NUMBERS)
def test_evaluations(read: Draft, sections: dict[int, dict[str, str]], number: int) -> None:
    (evaluation,) = risk(read, number).evaluations
    assert evaluation.date == EVALUATED
    assert flat(f"14/2-2025: {evaluation.text}") == flat(sections[number]["Evaluering"])


def test_every_word_of_the_paper_is_in_the_draft(read: Draft, reference: Path) -> None:
    known = set(all_words(read))
    said_otherwise = {"Beskrivelse:", "Handling:", "Evaluering:", "Status"}
    for block in docx.Document(str(reference / f"{NAME}.docx")).iter_inner_content():
        if isinstance(block, WordTable):
            continue
        for word in block.text.split():
            bare = word.lstrip("*").strip("_")
            is_number_or_date = re.fullmatch(r"#\d|\d\.|\d+/\d+-\d+:", bare)
            assert not bare or is_number_or_date or bare.rstrip(":") in known or bare in known | said_otherwise, word


def test_the_text_alone_says_all_but_the_cells(read: Draft, reference: Path) -> None:
    text = read_paper(reference / f"{NAME}.txt", new_id=new_ids().__next__, now=NOW)
    check(text.register_file)
    assert text.register_file.next_number == 7
    for field in ("title", "status_date", "criteria"):
        assert getattr(text.register_file.register, field) == getattr(read.register_file.register, field)
    for number in NUMBERS:
        one, other = risk(text, number), risk(read, number)
        assert (one.name, flat(one.description)) == (other.name, flat(other.description))
        for entries in ("actions", "evaluations"):
            said = [[(entry.date, flat(entry.text)) for entry in getattr(each, entries)] for each in (one, other)]
            assert said[0] == said[1]
        assert one.rating is None
    assert [(each.risk, each.field, each.likely) for each in text.unclear] == [
        (number, "rating", (risk(read, number).rating,)) for number in NUMBERS
    ]
