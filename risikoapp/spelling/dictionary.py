"""Hunspell's Danish dictionary, found where systems and office programs keep it, and read through Enchant."""

import os
import shutil
from collections.abc import Generator, Iterable
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from risikoapp.spelling.errors import NoDictionary, NoSpellLibrary

DANISH = "da_DK"
_FOLDER_NAME = "ENCHANT_CONFIG_DIR"
_OFFICE = (
    "/usr/lib*/libreoffice/share/extensions/dict-da",
    "/opt/libreoffice*/share/extensions/dict-da",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/snap/libreoffice/current/lib/libreoffice/share/extensions/dict-da",
    "/var/lib/flatpak/app/org.libreoffice.LibreOffice/current/active/files/libreoffice/share/extensions/dict-da",
    "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-da",
    "~/Library/Spelling",
    "$PROGRAMFILES/LibreOffice/share/extensions/dict-da",
)
"""Folders where others keep Hunspell's files and Enchant does not look."""


class Dictionary:
    """Words of one language. Slow where a word is unknown and long (0.5 s for suggestions): ask off the main thread."""

    def __init__(self, enchant_dict: Any) -> None:
        self._dict = enchant_dict

    def knows(self, word: str) -> bool:
        """Whether a word is spelt as it should be."""
        return bool(self._dict.check(word))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first."""
        return tuple(self._dict.suggest(word))


def office_folders() -> list[Path]:
    """The folders of office programs that are there on this machine."""
    patterns = [Path(os.path.expandvars(pattern)).expanduser() for pattern in _OFFICE]
    # A pattern without a root names a variable that this system does not have.
    rooted = [(Path(pattern.anchor), str(pattern.relative_to(pattern.anchor))) for pattern in patterns if pattern.root]
    return [folder for root, below in rooted for folder in sorted(root.glob(below))]


def open_dictionary(folder: Path, elsewhere: Iterable[Path], language: str = DANISH) -> Dictionary:
    """The dictionary that the system has, else the one in `folder`/hunspell, else a copy there of one from `elsewhere`.

    Raises NoSpellLibrary and NoDictionary.
    """
    enchant = _library()
    own = not enchant.Broker().dict_exists(language)
    if own:
        _adopt(folder / "hunspell", elsewhere, language)
    try:
        with _looking_in(folder) if own else nullcontext():
            return Dictionary(enchant.Broker().request_dict(language))
    except enchant.errors.Error as error:
        raise NoDictionary(folder / "hunspell") from error


@contextmanager
def _looking_in(folder: Path) -> Generator[None]:
    """Has Enchant look for what is the person's own in a folder of ours; a variable is the one way to tell it."""
    before = os.environ.get(_FOLDER_NAME)
    os.environ[_FOLDER_NAME] = str(folder)
    try:
        yield
    finally:
        # Programs that are started from here have their own.
        del os.environ[_FOLDER_NAME]
        if before is not None:
            os.environ[_FOLDER_NAME] = before


def _library() -> Any:
    try:
        # It has types, but no file that says so.
        import enchant  # pyright: ignore[reportMissingTypeStubs]
    except ImportError as error:
        raise NoSpellLibrary from error
    return enchant


def _adopt(folder: Path, elsewhere: Iterable[Path], language: str) -> None:
    """Copies the two files of a dictionary into a folder, unless they are there or nowhere."""
    names = [f"{language}.aff", f"{language}.dic"]
    if all((folder / name).is_file() for name in names):
        return
    for other in elsewhere:
        if all((other / name).is_file() for name in names):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                for name in names:
                    shutil.copyfile(other / name, folder / name)
            except OSError as error:
                raise NoDictionary(folder) from error
            return
    raise NoDictionary(folder)
