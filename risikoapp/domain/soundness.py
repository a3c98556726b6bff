"""Whether a register file from elsewhere is as this program makes them."""

from collections.abc import Callable, Collection
from itertools import pairwise
from typing import Any

from risikoapp.domain.errors import InvalidRegister
from risikoapp.domain.model import MAX_NUMBER, ORDER, RegisterFile, Risk
from risikoapp.domain.ranks import is_rank


def check(file: RegisterFile) -> None:
    """Raises InvalidRegister unless ids and numbers are unique and sound, ranks are ranks and all stands in order."""
    if file.next_number > MAX_NUMBER + 1:
        raise InvalidRegister(f"numbers end at {MAX_NUMBER}")
    _check_risks(file.register.risks, file.next_number)
    _check_collection("snapshots", file.snapshots, ORDER["snapshots"])
    known = {id(risk) for risk in file.register.risks}
    for snapshot in file.snapshots:
        if snapshot.register.status_date is None:
            raise InvalidRegister(f"snapshot {snapshot.id} has no status date")
        # What it shares with the register and with earlier ones has been looked at.
        _check_numbers(snapshot.register.risks, file.next_number)
        for risk in snapshot.register.risks:
            if id(risk) not in known:
                _check_risk(risk, file.next_number)
                known.add(id(risk))


def _check_risks(risks: tuple[Risk, ...], next_number: int) -> None:
    _check_numbers(risks, next_number)
    for risk in risks:
        _check_risk(risk, next_number)


def _check_numbers(risks: tuple[Risk, ...], next_number: int) -> None:
    _check_collection("risks", risks)
    numbers = [risk.number for risk in risks]
    for before, after in pairwise(numbers):
        if before == after:
            raise InvalidRegister(f"two risks have number {after}")
    if numbers and numbers[0] < 1:
        raise InvalidRegister(f"risk number {numbers[0]} is not positive")
    if next_number <= max(numbers, default=0):
        raise InvalidRegister(f"next number {next_number} is already taken")


def _check_risk(risk: Risk, next_number: int) -> None:
    for name in ("actions", "evaluations", "rating_changes", "state_changes"):
        _check_collection(f"#{risk.number} {name}", getattr(risk, name), ORDER[name])
    for action in risk.actions:
        if not is_rank(action.rank):
            raise InvalidRegister(f"#{risk.number}: {action.rank!r} is not a rank")
    _check_former_numbers(risk, next_number)


def _check_former_numbers(risk: Risk, next_number: int) -> None:
    former = risk.former_numbers
    in_order = all(before < after for before, after in pairwise((0, *former, next_number)))
    if not in_order or risk.number in former:
        raise InvalidRegister(f"#{risk.number}: former numbers {former} are not its own, in order and once given")


def _check_collection(
    where: str, entries: Collection[Any], order: Callable[[Any], tuple[Any, str]] = ORDER["risks"]
) -> None:
    if not entries:
        return
    keys = [order(entry) for entry in entries]
    ids = {key[1] for key in keys}
    if len(ids) != len(keys):
        raise InvalidRegister(f"{where}: two entries have one id")
    if "" in ids:
        raise InvalidRegister(f"{where}: an id is empty")
    if any(before > after for before, after in pairwise(keys)):
        raise InvalidRegister(f"{where} are not in order")
