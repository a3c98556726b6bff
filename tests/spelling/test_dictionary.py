"""A small dictionary of our own, and the one of the system, read through Enchant."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from risikoapp.spelling.dictionary import DANISH, office_folders, open_dictionary
from risikoapp.spelling.errors import NoDictionary, NoSpellLibrary

NOWHERE = "qx_QX"
"""A language that no system has."""


@pytest.fixture(autouse=True)
def enchant_library() -> None:
    try:
        import enchant
    except ImportError:
        pytest.skip("needs libenchant-2-2")
    assert enchant


def small(folder: Path, *words: str) -> Path:
    """A dictionary of these words as Hunspell keeps it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{NOWHERE}.aff").write_text("SET UTF-8\nTRY aeiouyæøå\n", encoding="utf-8")
    (folder / f"{NOWHERE}.dic").write_text("\n".join([str(len(words)), *words, ""]), encoding="utf-8")
    return folder


def test_a_dictionary_that_a_person_put_into_the_folder_is_read(tmp_path: Path) -> None:
    small(tmp_path / "hunspell", "færge", "is")
    dictionary = open_dictionary(tmp_path, [], NOWHERE)
    assert dictionary.knows("færge") and not dictionary.knows("færje")
    assert "færge" in dictionary.suggestions("færgge")
    assert "ENCHANT_CONFIG_DIR" not in os.environ, "programs that are started from here look where they always do"


def test_the_folder_that_others_are_told_of_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENCHANT_CONFIG_DIR", "et andet sted")
    small(tmp_path / "hunspell", "færge")
    assert open_dictionary(tmp_path, [], NOWHERE).knows("færge")
    assert os.environ["ENCHANT_CONFIG_DIR"] == "et andet sted"


def test_a_dictionary_that_enchant_refuses_is_none(tmp_path: Path) -> None:
    refused = "qx QX"
    folder = tmp_path / "hunspell"
    folder.mkdir()
    for ending in ("aff", "dic"):
        (folder / f"{refused}.{ending}").touch()
    with pytest.raises(NoDictionary):
        open_dictionary(tmp_path, [], refused)


def test_the_dictionary_of_an_office_program_is_copied_into_the_folder(tmp_path: Path) -> None:
    office = small(tmp_path / "dict-qx", "færge")
    own = tmp_path / "egen æske"
    assert open_dictionary(own, [tmp_path / "findes ikke", office], NOWHERE).knows("færge")
    assert sorted(path.name for path in (own / "hunspell").iterdir()) == [f"{NOWHERE}.aff", f"{NOWHERE}.dic"]


@pytest.mark.parametrize("half", [False, True])
def test_no_dictionary_says_where_one_can_be_put(tmp_path: Path, half: bool) -> None:
    if half:
        (small(tmp_path / "dict-qx", "færge") / f"{NOWHERE}.dic").unlink()
    with pytest.raises(NoDictionary) as told:
        open_dictionary(tmp_path / "egen", [tmp_path / "dict-qx"], NOWHERE)
    assert told.value.folder == tmp_path / "egen" / "hunspell"


def test_a_folder_that_cannot_be_written_is_no_dictionary(tmp_path: Path) -> None:
    (tmp_path / "egen").write_text("")
    with pytest.raises(NoDictionary):
        open_dictionary(tmp_path / "egen", [small(tmp_path / "dict-qx", "færge")], NOWHERE)


def test_only_folders_that_are_there_are_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    there = tmp_path / "LibreOffice" / "share" / "extensions" / "dict-da"
    assert there not in office_folders()
    there.mkdir(parents=True)
    assert there in office_folders()


def test_without_the_library_there_is_no_spelling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    with pytest.raises(NoSpellLibrary):
        open_dictionary(tmp_path, [])


def test_the_danish_dictionary_of_the_system_knows_danish(tmp_path: Path) -> None:
    try:
        dictionary = open_dictionary(tmp_path, [])
    except NoDictionary:
        pytest.skip("needs hunspell-da")
    assert all(dictionary.knows(word) for word in ("risikovurdering", "Sandsynlighed", "blåbærgrød", "én"))
    assert not dictionary.knows("risikovudering")
    assert dictionary.suggestions("risikovudering")[0] == "risikovurdering"


def test_asking_leaves_other_threads_at_work(tmp_path: Path) -> None:
    """The binding must let go of Python while it looks, or the window would stand still."""
    if not Path("/usr/share/hunspell", f"{DANISH}.dic").is_file():
        pytest.skip("needs hunspell-da")
    code = (
        "import sys, threading, time; from pathlib import Path;"
        "from risikoapp.spelling.dictionary import open_dictionary;"
        "d = open_dictionary(Path(sys.argv[1]), []);"
        "t = threading.Thread(target=lambda: [d.suggestions(w) for w in ('risikovudering', 'sikkehedskopiplanen')]);"
        "sys.setswitchinterval(60);"
        "t.start(); n = 0\n"
        "while t.is_alive():\n    n += 1; time.sleep(0)\n"
        "print(n)"
    )
    # With so long a switch interval only a thread that lets go by itself lets others in.
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True
    )
    assert int(run.stdout) > 100
