"""Statuses that are finished, and the review round until the next: what the meetings have seen, and what awaits them.

All that can be told from the snapshots is told from them, and nothing is kept that could contradict them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from risikoapp.domain.errors import InvalidEdit
from risikoapp.domain.model import ORDER, Action, Register, RegisterFile, Risk, Snapshot


def finish_status(
    file: RegisterFile, *, snapshot_id: str, finished: dt.datetime, name: str, colours: tuple[str, ...]
) -> RegisterFile:
    """The file with the register as it stands now as its last snapshot.

    Raises InvalidEdit where it has no status date.
    """
    if file.register.status_date is None:
        raise InvalidEdit("a status has a date")
    if file.snapshots:
        # A clock that is behind must not put it before what is finished already.
        finished = max(finished, file.snapshots[-1].finished + dt.timedelta(seconds=1))
    snapshot = Snapshot(id=snapshot_id, finished=finished, register=file.register, name=name, colours=colours)
    return replace(file, snapshots=(*file.snapshots, snapshot))


def can_take_back(file: RegisterFile) -> bool:
    """Whether nothing has been edited since the last status was finished."""
    return bool(file.snapshots) and file.snapshots[-1].register == file.register


def take_back_status(file: RegisterFile) -> RegisterFile:
    """The file as if its last status had not been finished; raises InvalidEdit once something has been edited."""
    if not can_take_back(file):
        raise InvalidEdit("the status has been edited since it was finished")
    return replace(file, snapshots=file.snapshots[:-1])


def last_status(file: RegisterFile) -> Snapshot | None:
    """The status that was finished last."""
    return file.snapshots[-1] if file.snapshots else None


def as_it_was(file: RegisterFile, snapshot: Snapshot) -> RegisterFile:
    """The file as it stood when one of its statuses had just been finished.

    Its log has what was done until then, and packed entries that may be later.
    """
    until = file.snapshots[: file.snapshots.index(snapshot) + 1]
    entries = tuple(entry for entry in file.log.entries if entry.time <= snapshot.finished)
    log = replace(file.log, entries=entries)
    return RegisterFile(register=snapshot.register, next_number=file.next_number, snapshots=until, log=log)


def is_under_way(file: RegisterFile) -> bool:
    """Whether something has been edited since the last status was finished, or the next one begun: until that is
    finished, it is a draft."""
    return bool(file.snapshots) and is_unfinished(file)


def is_unfinished(file: RegisterFile) -> bool:
    """Whether something has been edited since the last status was finished, or none ever was."""
    last = last_status(file)
    return last is None or last.register != file.register


def forgotten_date(file: RegisterFile) -> dt.date | None:
    """The day whose status is prepared and was never finished; None where there is none such."""
    day = file.register.status_date
    return None if any(snapshot.date == day for snapshot in file.snapshots) else day


def stands_in_a_status(file: RegisterFile, risk_id: str) -> bool:
    """Whether a meeting has seen the risk: then it can be closed, and no longer be deleted."""
    return any(risk.id == risk_id for snapshot in file.snapshots for risk in snapshot.register.risks)


def with_seen(register: Register, file: RegisterFile) -> Register:
    """The register with those risks of the file's own that it has not, and that stand in a finished status."""
    has = {risk.id for risk in register.risks}
    seen = {risk.id for snapshot in file.snapshots for risk in snapshot.register.risks} - has
    kept = [risk for risk in file.register.risks if risk.id in seen]
    return replace(register, risks=tuple(sorted((*register.risks, *kept), key=ORDER["risks"]))) if kept else register


def is_evaluated_since(risk: Risk, before: Risk | None) -> bool:
    """Whether the evaluation that stands is one that `before`, the same risk in an earlier status, did not have."""
    if before is not None and risk.evaluations is before.evaluations:
        # So it is with nearly all of them: registers share what they share.
        return False
    known = {(entry.id, entry.text.strip()) for entry in before.evaluations} if before is not None else set[object]()
    # A slip that is mended in an older one says nothing of how it stands now.
    now = risk.standing_evaluation
    return now is not None and (now.id, now.text.strip()) not in known


def unevaluated(register: Register, last: Register | None) -> tuple[Risk, ...]:
    """The open risks that have not been evaluated since the last status, the one evaluated longest ago first."""
    return longest_ago_first(_waiting(register, last))


def waiting_since_last(file: RegisterFile) -> tuple[Risk, ...]:
    """The same since the last status of a file; all that were never evaluated where there is none."""
    last = last_status(file)
    return unevaluated(file.register, last.register if last is not None else None)


def evaluated_count(register: Register, last: Register) -> int:
    """How many of the open risks have been evaluated since the last status."""
    return len(register.open_risks) - sum(1 for _risk in _waiting(register, last))


def _waiting(register: Register, last: Register | None) -> Iterator[Risk]:
    earlier = {risk.id: risk for risk in last.risks} if last is not None else {}
    return (risk for risk in register.open_risks if not is_evaluated_since(risk, earlier.get(risk.id)))


def overdue_actions(register: Register, on: dt.date) -> tuple[tuple[Risk, Action], ...]:
    """The actions of open risks whose due date has passed by that day and that are not done, each with its risk."""
    return tuple((risk, action) for risk in register.open_risks for action in risk.actions if action.is_overdue(on))


def longest_ago_first(risks: Iterable[Risk]) -> tuple[Risk, ...]:
    """In the order in which a review takes them: those never evaluated first, then by the day of what stands."""

    def when(risk: Risk) -> tuple[dt.date, int]:
        standing = risk.standing_evaluation
        return (standing.date if standing is not None and standing.date is not None else dt.date.min), risk.number

    return tuple(sorted(risks, key=when))
