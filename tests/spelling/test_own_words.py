"""The file with the person's own words."""

from pathlib import Path

import pytest

from risikoapp.spelling.errors import OwnWordsNotKept
from risikoapp.spelling.own_words import OwnWords


def test_a_word_is_kept_as_a_line_of_text(tmp_path: Path) -> None:
    path = tmp_path / "ny" / "ordliste.txt"
    words = OwnWords(path)
    assert "ærøbo" not in words
    for word in ("ærøbo", "Søby", "ærøbo"):
        words.add(word)
    assert "ærøbo" in words
    assert path.read_text(encoding="utf-8") == "ærøbo\nSøby\n"
    assert "Søby" in OwnWords(path)


def test_a_word_may_begin_a_sentence_but_a_name_is_a_name(tmp_path: Path) -> None:
    words = OwnWords(tmp_path / "ordliste.txt")
    words.add("ærøbo")
    words.add("Søby")
    assert "Ærøbo" in words and "søby" not in words


def test_a_list_written_with_another_program_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ordliste.txt"
    path.write_bytes(b"\xef\xbb\xbf\xc3\xa6r\xc3\xb8bo \r\n\r\nMarstal\r\n\xff\xfe\r\n")
    words = OwnWords(path)
    assert "ærøbo" in words and "Marstal" in words and "" not in words._read()


def test_a_word_that_cannot_be_kept_is_known_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    words = OwnWords(tmp_path / "fil" / "ordliste.txt")
    with pytest.raises(OwnWordsNotKept) as told:
        words.add("ærøbo")
    assert told.value.path == tmp_path / "fil" / "ordliste.txt"
    assert "ærøbo" in words
