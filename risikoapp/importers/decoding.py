"""The letters of files that do not say how they are written."""

import codecs

_LOOKED_AT = 2_000


def decoded(data: bytes) -> str:
    """A text in UTF-8, in UTF-16 with its mark or without it, or as Windows has it; what cannot be read is `\ufffd`."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    head = data[:_LOOKED_AT]
    # What Excel calls Unicode text, without its mark: every other byte of Latin letters is nothing.
    if head[1::2].count(0) > len(head) // 4:
        return data.decode("utf-16-le", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel and the notepad write this where nobody says UTF-8.
        return data.decode("cp1252", errors="replace")
