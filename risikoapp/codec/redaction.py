"""Taking a name out of a whole file, also out of what of its change log is packed."""

import datetime as dt
from dataclasses import replace

from risikoapp.codec.log_blocks import pack, unpack
from risikoapp.domain.log import Log, LogBlock
from risikoapp.domain.model import RegisterFile
from risikoapp.domain.redaction import NameTaker, Places, Redactor


def redacted_file(file: RegisterFile, taker: NameTaker, on: dt.date) -> tuple[RegisterFile, Places]:
    """The file without the name, and where that stood; the very same file where it stood nowhere.

    Raises DamagedRegister where a block of the log cannot be unpacked.
    """
    redactor = Redactor(taker)
    register, in_register = redactor.redacted(file.register)
    snapshots = [redactor.snapshot(snapshot, on) for snapshot in file.snapshots]
    log, in_log = _redacted_log(file.log, redactor)
    places = Places(register=in_register, snapshots=sum(found for _each, found in snapshots), log=in_log)
    if not places.count:
        return file, places
    made = tuple(each for each, _found in snapshots) if places.snapshots else file.snapshots
    return replace(file, register=register, snapshots=made, log=log), places


def _redacted_log(log: Log, redactor: Redactor) -> tuple[Log, int]:
    blocks = [_redacted_block(block, redactor) for block in log.blocks]
    entries, in_entries = redactor.redacted(log.entries)
    places = in_entries + sum(found for _block, found in blocks)
    return (replace(log, blocks=tuple(each for each, _found in blocks), entries=entries) if places else log), places


def _redacted_block(block: LogBlock, redactor: Redactor) -> tuple[LogBlock, int]:
    entries, places = redactor.redacted(unpack(block))
    return (pack(entries) if places else block), places
