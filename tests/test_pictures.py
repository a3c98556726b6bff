"""The pictures: each is there, and each is used by a document that a person reads."""

import re
from pathlib import Path

from tests.screenshots import PICTURES

CHECKOUT = Path(__file__).parents[1]
PICTURE_FOLDER = CHECKOUT / "docs" / "billeder"
DOCUMENTS = [*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/*.md")]
LINK = re.compile(r"\]\(([^)#:]+\.(?:png|svg))\)")


def _used() -> set[Path]:
    return {
        (document.parent / target).resolve()
        for document in DOCUMENTS
        for target in LINK.findall(document.read_text(encoding="utf-8"))
    }


def test_every_picture_that_a_document_shows_is_there() -> None:
    assert _used()
    assert not [path for path in _used() if not path.is_file()]


def test_every_picture_that_is_kept_is_shown_and_can_be_taken_again() -> None:
    kept = set(PICTURE_FOLDER.glob("*.png"))
    assert not kept - _used()
    # The pages of the report are numbered.
    assert {re.sub(r"-\d$", "", path.stem) for path in kept} == set(PICTURES)
