"""Everything in the corpus comes out right, or is told to be unsure."""

from pathlib import Path

import pytest

from risikoapp.domain.soundness import check
from risikoapp.importers.draft import Draft
from risikoapp.importers.formats import read_paper
from tests.importers.corpus import score
from tests.importers.papers import NOW, new_ids
from tests.importers.pdf_papers import PDF_CASES
from tests.importers.tables import CASES, Case
from tests.importers.text_papers import TEXT_CASES
from tests.importers.word_oddities import ODD_CASES
from tests.importers.word_papers import WORD_CASES

CLEAR_CASES = {f"word: {name}": case for name, case in (WORD_CASES | ODD_CASES).items()}
CLEAR_CASES |= {f"text: {name}": case for name, case in TEXT_CASES.items()}
ALL_CASES = CASES | {f"pdf: {name}": case for name, case in PDF_CASES.items()} | CLEAR_CASES


def read(case: Case, folder: Path) -> Draft:
    path = folder / f"risikolog{case.suffix}"
    path.write_bytes(case.make())
    draft = read_paper(path, new_id=new_ids().__next__, now=NOW)
    check(draft.register_file)
    return draft


@pytest.mark.parametrize("case", ALL_CASES.values(), ids=ALL_CASES)
def test_every_field_of_it_is_right(case: Case, tmp_path: Path) -> None:
    draft = read(case, tmp_path)
    result = score(draft, case.told, knows=case.knows)
    assert (result.wrong, result.in_silence) == ([], [])
    assert result.right > 20
    told = "\n".join(f"{unclear.message}\n{unclear.text}" for unclear in draft.unclear)
    assert [words for words in case.doubts if words not in told] == []


@pytest.mark.parametrize("case", CLEAR_CASES.values(), ids=CLEAR_CASES)
def test_nothing_else_of_it_is_unsure(case: Case, tmp_path: Path) -> None:
    told = [f"{unclear.message}\n{unclear.text}" for unclear in read(case, tmp_path).unclear]
    assert [text for text in told if not any(words in text for words in case.doubts)] == []
