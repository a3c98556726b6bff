"""A file of one's own with what another says: its risks have new ids, so that nothing takes it for the other."""

from collections.abc import Callable
from dataclasses import replace

from risikoapp.domain.model import Register, RegisterFile, Risk


def with_own_ids(file: RegisterFile, new_id: Callable[[], str]) -> RegisterFile:
    """The file with another id for each of its risks, in its statuses and its log too.

    A risk that statuses share is shared by what comes of it. Entries of the log that are packed keep the old ids.
    """
    everywhere = [file.register, *(snapshot.register for snapshot in file.snapshots)]
    ids = {risk_id: new_id() for risk_id in dict.fromkeys(risk.id for each in everywhere for risk in each.risks)}
    known: dict[int, Risk] = {}

    def owned(register: Register) -> Register:
        for risk in register.risks:
            if id(risk) not in known:
                known[id(risk)] = replace(risk, id=ids[risk.id])
        return replace(register, risks=tuple(known[id(risk)] for risk in register.risks))

    entries = tuple(replace(entry, risk=ids.get(entry.risk, entry.risk)) for entry in file.log.entries)
    return replace(
        file,
        register=owned(file.register),
        snapshots=tuple(replace(each, register=owned(each.register)) for each in file.snapshots),
        log=replace(file.log, entries=entries),
    )
