"""What can be wrong with the content of a file. The Danish words stand in `risikoapp.messages`."""


class CodecError(Exception):
    """Anything that keeps tables from becoming a register."""


class NotARegister(CodecError):
    """The content is not a risikovurdering: another program's, or nothing at all."""


class DamagedRegister(CodecError):
    """It is a risikovurdering, but a value in it breaks the rules.

    `detail` says which, in English, with its path; `risk` is the document id of the row, where it is a risk's.
    """

    def __init__(self, detail: str, risk: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.risk = risk


class DamagedLog(DamagedRegister):
    """Some of the change log cannot be unpacked; all the rest of the file can be read."""


class NewerSchema(CodecError):
    """The file was written by a newer program: schema `found`, where this one knows up to `known`."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"schema {found} is newer than {known}")
        self.found = found
        self.known = known
