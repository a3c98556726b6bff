"""What a start of the program came for, and how it is said between two processes.

The first process greets whoever comes, so that nobody leaves an errand with one that does not answer. The errand is one
short message of three fields, each ended by a zero byte: the number of this language, the file's whole path or nothing,
and the desktop's token or nothing. A word of thanks says that it will be done.
"""

import os
from pathlib import Path
from typing import NamedTuple, Self

_LANGUAGE = b"1"
"""The number of this language; another one is not understood."""
_END = b"\0"
GREETING = b"risikoapp " + _LANGUAGE + _END
THANKS = b"ok" + _END
LIMIT = 8192
"""Bytes of the longest errand: a path of the greatest length that systems know, and a token."""


class NotAnErrand(Exception):
    """These bytes are no errand in this language, or one that is too long."""


class Errand(NamedTuple):
    """A file to show, by its whole path, or None for just coming to the front.

    `token` is what a Wayland desktop lends whoever it starts, so that a window may take the keyboard; "" for none.
    """

    path: Path | None
    token: str = ""

    def to_bytes(self) -> bytes:
        """The message; raises NotAnErrand when it is too long to be told."""
        path = b"" if self.path is None else os.fsencode(self.path)
        message = _END.join((_LANGUAGE, path, os.fsencode(self.token), b""))
        if len(message) > LIMIT:
            raise NotAnErrand
        return message

    @classmethod
    def from_bytes(cls, message: bytes) -> Self:
        """What a message says; raises NotAnErrand for anything else than a whole path and a token."""
        if not is_whole(message) or not message.startswith(_LANGUAGE + _END):
            raise NotAnErrand
        _language, name, token, _end = message.split(_END)
        try:
            path = Path(os.fsdecode(name)) if name else None
            errand = cls(path=path, token=os.fsdecode(token))
        except ValueError as error:
            raise NotAnErrand from error
        if path is not None and not path.is_absolute():
            raise NotAnErrand
        return errand


def is_whole(message: bytes) -> bool:
    """Whether all three fields have come; raises NotAnErrand when no more bytes could make an errand of it."""
    fields = message.count(_END)
    if len(message) > LIMIT or fields > 3 or (fields == 3 and not message.endswith(_END)):
        raise NotAnErrand
    return fields == 3
