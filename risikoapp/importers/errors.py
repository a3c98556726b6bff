"""Why a paper could not be read. The Danish words for it stand in `risikoapp.messages`."""

from pathlib import Path
from typing import Literal

Unit = Literal["bytes", "bytes of text", "bytes of data", "lines", "cells", "letters", "sheets"]


class ImportFailure(Exception):
    """Anything that keeps a paper from being read; `path` is the paper."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path


class UnknownFormat(ImportFailure):
    """No reader for files with this ending; `suffix` is the ending with its dot, or empty."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"no reader for {path.suffix!r}")
        self.suffix = path.suffix


class PaperMissing(ImportFailure):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "no such file")


class UnreadablePaper(ImportFailure):
    """The system refuses to read the file: a folder, no permission, a lost drive. `reason` is what it says."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.reason = reason


class EmptyPaper(ImportFailure):
    """The file holds nothing: 0 bytes."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "the file is empty")


class DamagedPaper(ImportFailure):
    """The file is not what its ending says, or is broken."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)


class EncryptedPaper(ImportFailure):
    """The file asks for a password."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "the file is encrypted")


class OldWordPaper(ImportFailure):
    """A paper in Word's format from before 2007 (.doc), whatever its ending says."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "an old Word file (.doc)")


class NeedsOffice(ImportFailure):
    """A paper that LibreOffice could read, if it were installed."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "LibreOffice is not installed")


class NotConverted(ImportFailure):
    """LibreOffice has made no Word file of a paper."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "LibreOffice made nothing of it")


class PaperTooLarge(ImportFailure):
    """More than `limit` of `unit` in the file or packed in it: no paper, and perhaps an attack."""

    def __init__(self, path: Path, limit: int, unit: Unit = "bytes") -> None:
        super().__init__(path, f"more than {limit} {unit}")
        self.limit = limit
        self.unit = unit


class PaperTooSlow(ImportFailure):
    """It could not be read in so many seconds: it leads in a circle, or the machine is busy."""

    def __init__(self, path: Path, seconds: int) -> None:
        super().__init__(path, f"not read in {seconds} seconds")
        self.seconds = seconds


class NobodyWaits(ImportFailure):
    """It was given up before it was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "given up")


class SeveralReports(ImportFailure):
    """A PDF that was put together from several of our reports."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "several registers are attached")


class NoDataInPdf(ImportFailure):
    """A report of ours in whose PDF there is no register."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "a report without data")


class NoTextInPdf(ImportFailure):
    """A PDF in which there is neither a register nor text: scanned, or made of pictures."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "no text, and no register attached")


class ForeignSheet(ImportFailure):
    """A spreadsheet in which no table of risks is to be found."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "no headings that tell of risks")


class NotARiskAssessment(ImportFailure):
    """The file can be read, but holds no risks."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "no risks found")
