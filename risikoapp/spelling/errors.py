"""Why spelling cannot be checked."""

from pathlib import Path


class SpellingFailure(Exception):
    """The spelling cannot be checked, or an own word cannot be kept."""


class NoSpellLibrary(SpellingFailure):
    """The library that reads the dictionaries is not installed."""


class NoDictionary(SpellingFailure):
    """There is no Danish dictionary; `folder` is where a person can put one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class OwnWordsNotKept(SpellingFailure):
    """The file of the person's own words could not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path
