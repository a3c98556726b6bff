"""How what is never rewound joins in a merge: the finished statuses and the logs of two sides."""

from collections.abc import Iterator

from risikoapp.domain.log import Log, LogEntry, log_of
from risikoapp.domain.model import ORDER, Register, RegisterFile, Risk, Snapshot
from risikoapp.domain.versions import Versions


def joined_snapshots(files: Versions[RegisterFile]) -> tuple[Snapshot, ...]:
    """The snapshots of both sides, but for those that the log of a side says were taken back.

    That one is not there tells nothing: the side may be an older copy that a synchronising program has put back.
    """
    mine, theirs = files.mine.snapshots, files.theirs.snapshots
    if mine == theirs:
        return mine
    here, there = ({snapshot.id: snapshot for snapshot in each} for each in (mine, theirs))
    taken_back = {
        entry.entry
        for log in (files.mine.log, files.theirs.log)
        for entry in log.entries
        if entry.field == "status" and not entry.new
    }
    joined: list[Snapshot] = []
    for key in {**here, **there}:
        found = [side[key] for side in (here, there) if key in side]
        if len(found) == 2 or key not in taken_back:
            joined.append(max(found, key=_taken_out))
    made = tuple(sorted(joined, key=ORDER["snapshots"]))
    # Who keeps rows by what they are made of finds the very same.
    return next((each for each in (mine, theirs) if each == made), made)


def join_logs(logs: Versions[Log]) -> Log:
    """What stands in either; an entry that went on on one side is as it was last. Equal whichever side is mine.

    Where names were taken out of what the base had, they stay out. An entry that one side alone has packed may stand
    beside itself, so whoever shows the log shows each id once.
    """
    if not logs.are_split:
        return logs.joined
    was, here, there = logs.each(lambda log: {block.data: block for block in log.blocks})
    blocks = [block for data, block in {**here, **there}.items() if (data in here and data in there) or data not in was]
    entries = logs.each(lambda log: {entry.id: entry for entry in log.entries})
    joined = [_newer(key, entries) for key in {**entries.mine, **entries.theirs}]
    return log_of(blocks, joined)


def _newer(key: str, entries: Versions[dict[str, LogEntry]]) -> LogEntry:
    was = entries.base.get(key)
    found = [side[key] for side in (entries.mine, entries.theirs) if key in side]
    return max(found, key=lambda entry: (entry.time, entry != was, entry.new, entry.old))


def is_behind(file: RegisterFile, known: RegisterFile) -> bool:
    """Whether a file is as `known` was before its last edits, and nobody has gone on from there.

    Numbers are never given back, and no entry leaves the log: whoever has read a file goes on with both. Of what has
    been packed since nothing is told.
    """
    if file.next_number < known.next_number:
        return True
    if not known.log.entries or len(file.log.blocks) > len(known.log.blocks):
        return False
    ids, known_ids = ({entry.id for entry in each.log.entries} for each in (file, known))
    return known.log.entries[-1].id not in ids and ids <= known_ids


def seen_by_others(
    remover: RegisterFile, keeper: RegisterFile, joined: Register, snapshots: tuple[Snapshot, ...]
) -> Iterator[Risk]:
    """The risks that one side has removed, and of which it could not know that a meeting of the other had seen them."""
    known = {snapshot.id for snapshot in remover.snapshots}
    seen = {risk.id for each in snapshots if each.id not in known for risk in each.register.risks}
    if seen:
        stands = {risk.id for register in (remover.register, joined) for risk in register.risks}
        yield from (risk for risk in keeper.register.risks if risk.id in seen and risk.id not in stands)


def _taken_out(snapshot: Snapshot) -> tuple[int, str]:
    """How many names were taken out of it; which of two as many is all the same, but the same on both sides."""
    return sum(redaction.places for redaction in snapshot.redactions), repr(snapshot.redactions)
