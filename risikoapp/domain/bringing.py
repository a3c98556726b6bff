"""Edits that were kept aside, brought into a register that may have moved on since."""

from dataclasses import replace

from risikoapp.domain.changes import Change, ChangeConflict, apply, diff
from risikoapp.domain.model import Register, RegisterFile, Risk


def bring_in(
    current: RegisterFile, kept: RegisterFile, base: Register | None
) -> tuple[RegisterFile, tuple[Change, ...]]:
    """The current register with the edits in it that fit, and those that do not since something else stands there.

    `base` is what the edits began from; where it is not known, the register becomes the one that was kept. A new risk
    whose number has been given to another meanwhile gets the next one.
    """
    made = replace(current, next_number=max(current.next_number, kept.next_number))
    refused: list[Change] = []
    for change in diff(base or current.register, kept.register):
        fitting, made = _with_free_number(change, made)
        try:
            made = replace(made, register=apply(made.register, (fitting,)))
        except ChangeConflict:
            refused.append(change)
    return made, tuple(refused)


def _with_free_number(change: Change, file: RegisterFile) -> tuple[Change, RegisterFile]:
    """The change with a number that no other risk has, where it brings a new risk."""
    risk = change.new
    if change.old is not None or not isinstance(risk, Risk) or not file.has_free_number:
        return change, file
    if all(other.number != risk.number or other.id == risk.id for other in file.register.risks):
        return change, file
    number, file = file.take_number()
    return Change(change.path, None, None, replace(risk, number=number)), file
