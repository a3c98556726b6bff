"""The English catalogue: whole, in form, in the words of the field, and as the code wants it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import pytest

from risikoapp import catalogue
from risikoapp.catalogue import entries, parsed
from tests.packaging.scripts import script

strings = script("strings")

TEXT = catalogue.place().read_text(encoding="utf-8")
DANISH_LETTERS = re.compile("[æøåÆØÅ]")


def pairs() -> Iterator[tuple[str, str]]:
    """Each Danish text with its English; a plural with the English plural."""
    for entry in entries(TEXT):
        if "msgid_plural" in entry:
            yield entry["msgid"], entry["msgstr[0]"]
            yield entry["msgid_plural"], entry["msgstr[1]"]
        else:
            yield entry["msgid"], entry["msgstr"]


def wrong(is_right: Callable[[str, str], bool]) -> list[tuple[str, str]]:
    return [(danish, english) for danish, english in pairs() if not is_right(danish, english)]


def test_it_is_as_the_code_wants_it() -> None:
    assert strings.renewed(TEXT) == TEXT, "make strings"


def test_every_text_has_an_english_one() -> None:
    assert strings.missing(TEXT) == []
    assert len(entries(TEXT)) > 1_300
    assert "fuzzy" not in TEXT


def test_what_is_filled_in_is_the_same() -> None:
    def names(text: str) -> set[str]:
        return {name for _text, name, _form, _conversion in Formatter().parse(text) if name is not None}

    assert wrong(lambda danish, english: names(danish) == names(english)) == []


def test_what_stands_around_the_words_is_the_same() -> None:
    def frame(text: str) -> tuple[str, ...]:
        ending = re.search(r"[.…:!?]*$", text.rstrip())
        assert ending is not None
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :], ending[0], "\n" * text.count("\n")

    assert wrong(lambda danish, english: frame(danish) == frame(english)) == []


def test_a_text_begins_as_large_as_its_danish_one() -> None:
    def is_right(danish: str, english: str) -> bool:
        first, other = (next((letter for letter in text if letter.isalpha()), "") for text in (danish, english))
        # What begins with a name that is filled in, may begin with another.
        return first.isupper() == other.isupper() or "{" in danish[:2] or "{" in english[:2]

    assert wrong(is_right) == []


def test_a_key_that_opens_is_there_where_it_was() -> None:
    def keys(text: str) -> int:
        return len(re.findall(r"&\w", text))

    assert wrong(lambda danish, english: keys(danish) == keys(english)) == []


def test_no_danish_is_left() -> None:
    letters = [english for _danish, english in pairs() if DANISH_LETTERS.search(english)]
    assert letters == []
    assert [english for _danish, english in pairs() if re.search("[»«]", english)] == []
    same = {danish for danish, english in pairs() if danish == english and re.search("[a-z]{3}", danish)}
    assert {text for text in same if re.search(r"\b(og|er|den|det|på|til|af|ikke)\b", text)} == set()


def test_quotation_marks_are_english_ones() -> None:
    assert wrong(lambda danish, english: danish.count("»") == english.count("“") == english.count("”")) == []


def test_what_may_be_one_or_several_is_followed_by_no_verb_that_tells_which() -> None:
    """In Danish one form serves both: `Hvorfor er {risks} flyttet?`"""
    several = r"\{(risks|numbers|words|others)\}"
    verb = r"(is|are|was|were|has|have|does|do)\b"
    tells = re.compile(rf"\b{verb} {several}|{several},?( which)? {verb}")
    assert [english for _danish, english in pairs() if tells.search(english)] == []


def test_apostrophes_are_those_of_print() -> None:
    assert [english for _danish, english in pairs() if "'" in english] == []


GLOSSARY = {
    r"risikovurdering": r"risk[ _]assessment",
    r"sandsynlighed(?!en)": r"likelihood",
    r"konsekvens": r"consequence",
    r"styregruppe": r"steering group",
    r"evaluering": r"evaluation",
    r"indstillingen?\b": r"recommendation",
    r"begrundelse": r"reason",
    r"beskrivelse": r"description",
    r"ændringslog": r"change log",
    r"risikolog": r"risk log",
    r"sikkerhedskopi": r"backup",
    r"skrivebeskyttet": r"read-only",
    r"ikke placeret": r"not placed",
    r"meget høj": r"very high",
    r"ansvarlig": r"owner|responsible",
    r"overskredet": r"overdue",
    r"initialer": r"initials",
    r"brugervejledning": r"guide",
    r"statusdato": r"status date",
    r"gennemgang": r"review",
    r"rundvisning": r"tour",
}
"""One word for each thing: what stands in a Danish text, and what then stands in the English one."""


@pytest.mark.parametrize("danish", GLOSSARY)
def test_a_thing_is_called_the_same_everywhere(danish: str) -> None:
    meant = {pair for pair in pairs() if re.search(danish, pair[0].replace("&", ""), re.IGNORECASE)}
    assert meant
    left = {pair for pair in meant if not re.search(GLOSSARY[danish], pair[1].replace("&", ""), re.IGNORECASE)}
    # The drive may be so, too, and who drags »Handlinger« along says only what is in it.
    assert left - {("drevet er skrivebeskyttet", "the drive is read-only")} == set()


def test_a_catalogue_is_read_as_translators_write_it() -> None:
    text = "\n".join(
        (
            "# a comment",
            'msgid ""',
            'msgstr ""',
            '"Language: en_GB\\n"',
            "",
            'msgid ""',
            '"Fil "',
            '"»{name}«\\n"',
            'msgstr "File “{name}”\\n"',
            "",
            "#: somewhere.py",
            'msgid "{count} risiko"',
            'msgid_plural "{count} risici"',
            'msgstr[0] "{count} risk"',
            'msgstr[1] "{count} risks"',
            "",
            'msgid "Endnu ikke"',
            'msgstr ""',
        )
    )
    read = parsed(text)
    assert read.one == {"Fil »{name}«\n": "File “{name}”\n", "{count} risiko": "{count} risk"}
    assert read.many == {"{count} risiko": ("{count} risk", "{count} risks")}


def package(tmp_path: Path, code: str) -> Path:
    folder = tmp_path / "somewhere"
    folder.mkdir(exist_ok=True)
    (folder / "words.py").write_text(code, encoding="utf-8")
    return folder


def test_the_catalogue_follows_the_code(tmp_path: Path) -> None:
    head = '# Words.\nmsgid ""\nmsgstr ""\n"Language: en_GB\\n"\n'
    first = strings.renewed(head, package(tmp_path, 'a = _("Luk filen nu")\nb = ngettext("en {x}", "flere {x}", 2)\n'))
    assert strings.missing(first) == ["Luk filen nu", "en {x}"]
    assert "#, python-brace-format" in first
    told = first.replace('msgid "Luk filen nu"\nmsgstr ""', 'msgid "Luk filen nu"\nmsgstr "Close the file now"')
    told = told.replace('[0] ""', '[0] "one {x}"').replace('[1] ""', '[1] "several {x}"')
    assert strings.missing(told) == []
    # The same code, the same catalogue.
    code = 'b = ngettext("en {x}", "flere {x}", 2)\nc = _("Luk filen nu!")\n'
    same = package(tmp_path, 'a = _("Luk filen nu")\nb = ngettext("en {x}", "flere {x}", 2)\n')
    assert strings.renewed(told, same) == told
    # A text that was reworded is to be told anew, with the old one at hand; what is not said any more is gone.
    reworded = strings.renewed(told, package(tmp_path, code))
    assert strings.missing(reworded) == ["Luk filen nu!"]
    assert '# before: "Luk filen nu"\n#    was: "Close the file now"\n' in reworded
    assert parsed(reworded).many == {"en {x}": ("one {x}", "several {x}")}


def test_a_text_that_is_both_one_and_several_has_one_entry(tmp_path: Path) -> None:
    found = strings.texts(package(tmp_path, 'a = _("{n} fund")\nb = ngettext("{n} fund", "{n} fund i alt", 2)\n'))
    assert [(text.one, text.many) for text in found] == [("{n} fund", "{n} fund i alt")]


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        ('a = _(f"Luk {name}")', "NotLiteral"),
        ("a = _(text)", "NotLiteral"),
        ('a = ngettext("en", "to", 2), ngettext("en", "tre", 3)', "TwoPlurals"),
    ],
)
def test_what_no_catalogue_can_hold_is_refused(tmp_path: Path, code: str, failure: str) -> None:
    with pytest.raises(getattr(strings, failure)):
        strings.texts(package(tmp_path, code))
