"""Which words of a text are looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.spelling.words import words_in


def words(text: str) -> list[str]:
    return [word for _place, word in words_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Æblet er rødt, ikke blåt.", ["Æblet", "er", "rødt", "ikke", "blåt"]),
        ("»Isvinter« (strengt)", ["Isvinter", "strengt"]),
        ("en IT-leverandør og e-mail", ["en", "IT-leverandør", "og", "e-mail"]),
        ("Lars’ båd, Åses båd", ["Lars", "båd", "Åses", "båd"]),
        ("et pc'er", ["et", "pc'er"]),
        ("i 2024 kom #3 og 3D og covid19", ["kom", "og", "og"]),
        ("GDPR og PDF'en og TinyDB og USA", ["og", "og", "og"]),
        ("skriv til åse@færgen.dk eller se https://færgen.dk/tider.", ["skriv", "til", "eller", "se"]),
        ("www.færgen.dk, rapport.pdf, bl.a. og C:\\Mine", ["og"]),
        ("slut.", ["slut"]),
        ("a b c", []),
        ("", []),
    ],
)
def test_words_are_found_and_the_rest_is_left_alone(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text(alphabet="abæøåÆØÅ -'’.,@/1#\n\t"))
def test_each_word_stands_where_it_is_said_to_stand(text: str) -> None:
    for place, word in words_in(text):
        assert text[place : place + len(word)] == word
