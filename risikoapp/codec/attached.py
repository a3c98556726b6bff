"""The data in the PDF of a report: the same tables as in a file, under a name that tells how much of it they are."""

from typing import Literal, NamedTuple

from risikoapp.codec.errors import NotARegister
from risikoapp.codec.tables import from_tables, parse, to_json
from risikoapp.domain.model import RegisterFile

Extent = Literal["shown", "all"]
"""What the report shows, or everything with history."""

NAMES: dict[Extent, str] = {"shown": "det-rapporten-viser.json", "all": "hele-risikovurderingen.json"}
"""What the attachment is called: whoever opens it in a PDF reader sees it, and our own reader knows it by that."""
MAX_BYTES = 50_000_000
"""Of an attachment: as much as a file may have."""


class Attachment(NamedTuple):
    """A file in a PDF."""

    name: str
    content: bytes


def attachment_of(file: RegisterFile, extent: Extent) -> Attachment:
    """What is attached; the same file gives the same bytes."""
    return Attachment(name=NAMES[extent], content=to_json(file))


def read_tables(content: bytes) -> RegisterFile:
    """The file that a JSON text of ours holds, attached or exported; raises a CodecError."""
    try:
        tables = parse(content)
    except (ValueError, RecursionError) as error:
        raise NotARegister(f"no JSON: {error}") from error
    return from_tables(tables)
