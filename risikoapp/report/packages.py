"""Files that are packages of others, as those of Word and Excel are."""

import io
import zipfile
from collections.abc import Iterable, Mapping

_SOME_DAY = (1980, 1, 1, 0, 0, 0)
"""The first that a package can hold."""


def as_always(package: bytes, put_in: Mapping[str, tuple[bytes, Iterable[bytes]]] | None = None) -> bytes:
    """The package without the time at which it was packed, so that the same content gives the same bytes.

    `put_in` tells by the name of a file what comes into it, and before which bytes.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            before, pieces = (put_in or {}).get(entry.filename, (b"", ()))
            told = zipfile.ZipInfo(entry.filename, _SOME_DAY)
            told.compress_type = zipfile.ZIP_DEFLATED
            content = source.read(entry)
            place = content.rindex(before) if before else 0
            with target.open(told, "w") as part:
                part.write(content[:place])
                part.writelines(pieces)
                part.write(content[place:])
    return written.getvalue()
