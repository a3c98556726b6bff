"""Old entries of the change log as one packed text, which costs little to read and write as long as nobody looks."""

import binascii
from collections.abc import Sequence

import msgspec

from risikoapp.codec.errors import DamagedLog
from risikoapp.domain.log import Log, LogBlock, LogEntry, in_time_order

SIZE = 500
"""Entries of a block."""
MAX_UNPACKED = 16_000_000
"""Bytes of a block when it is unpacked: nobody writes so many letters in five hundred edits."""


def pack(entries: Sequence[LogEntry]) -> LogBlock:
    """These entries, at least one, as a block."""
    # Once in five hundred edits; it makes words of all kinds a third smaller than zlib does.
    import bz2

    packed = bz2.compress(msgspec.json.encode(entries))
    until = max(entry.time for entry in entries)
    return LogBlock(count=len(entries), until=until, data=binascii.b2a_base64(packed, newline=False).decode("ascii"))


def unpack(block: LogBlock) -> tuple[LogEntry, ...]:
    """The entries of a block; raises DamagedLog where it holds something else."""
    import bz2

    try:
        plain = bz2.BZ2Decompressor().decompress(binascii.a2b_base64(block.data), MAX_UNPACKED)
        return msgspec.json.decode(plain, type=tuple[LogEntry, ...])
    except (ValueError, OSError) as error:
        raise DamagedLog(f"log: {error}") from error


def all_entries(log: Log) -> tuple[LogEntry, ...]:
    """Every entry once, oldest first; raises DamagedLog where a block cannot be unpacked."""
    found = {entry.id: entry for block in log.blocks for entry in unpack(block)}
    found |= {entry.id: entry for entry in log.entries}
    return in_time_order(found.values())
