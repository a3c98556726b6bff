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

ALL_CASES = CASES | {f"pdf: {name}": case for name, case in PDF_CASES.items()}


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
