"""Files that are packages of others, as those of Word and Excel are."""

import io
import zipfile
from collections.abc import Mapping

_SOME_DAY = (1980, 1, 1, 0, 0, 0)
"""The first that a package can hold."""


def as_always(package: bytes, instead: Mapping[str, bytes] | None = None) -> bytes:
    """The package without the time at which it was packed, so that the same content gives the same bytes.

    `instead` are files that take the place of those of the same name.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = (instead or {}).get(entry.filename, source.read(entry))
            target.writestr(zipfile.ZipInfo(entry.filename, _SOME_DAY), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()
