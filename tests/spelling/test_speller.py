"""A dictionary and own words together."""

from pathlib import Path

import pytest

from risikoapp.spelling.dictionary import Dictionary
from risikoapp.spelling.errors import NoDictionary
from risikoapp.spelling.own_words import OwnWords
from risikoapp.spelling.speller import Speller
from tests.spelling.small import Small


@pytest.fixture
def own(tmp_path: Path) -> OwnWords:
    return OwnWords(tmp_path / "ordliste.txt")


def test_words_are_right_when_the_dictionary_or_the_person_knows_them(own: OwnWords) -> None:
    speller = Speller(lambda: Dictionary(Small("færge", "is")), own)
    asked = ["færge", "ærøbo", "is-færge", "IT-færge", "is-ærøbo", "færje"]
    assert [word for word, right in speller.verdicts(asked).items() if right] == ["færge", "is-færge", "IT-færge"]
    speller.learn("ærøbo")
    assert speller.verdicts(["Ærøbo", "is-ærøbo"]) == {"Ærøbo": True, "is-ærøbo": True}


def test_the_dictionary_is_opened_once_and_when_it_is_needed(own: OwnWords) -> None:
    opened: list[Dictionary] = []

    def open_() -> Dictionary:
        opened.append(Dictionary(Small("færge")))
        return opened[-1]

    speller = Speller(open_, own)
    assert opened == []
    speller.verdicts(["færge"])
    speller.suggestions("færje")
    assert len(opened) == 1


def test_a_missing_dictionary_is_looked_for_again(own: OwnWords, tmp_path: Path) -> None:
    answers = [NoDictionary(tmp_path), Dictionary(Small("færge"))]

    def open_() -> Dictionary:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    speller = Speller(open_, own)
    with pytest.raises(NoDictionary):
        speller.verdicts(["færge"])
    assert speller.verdicts(["færge"]) == {"færge": True}


def test_a_few_suggestions_are_enough_and_the_curved_apostrophe_is_one(own: OwnWords) -> None:
    speller = Speller(lambda: Dictionary(Small("pc'er", *(f"ord{letter}" for letter in "abcdefgh"))), own)
    assert len(speller.suggestions("ord")) == 6
    assert speller.verdicts(["pc’er"]) == {"pc’er": True}
