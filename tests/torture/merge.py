"""Three people work on one risikovurdering for a long time, and nothing that they write is lost."""

import traceback
from collections.abc import Iterator
from itertools import combinations, count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from risikoapp.domain.merge import Choice, Conflict, merge, resolve
from risikoapp.domain.model import RegisterFile
from risikoapp.domain.soundness import check
from tests.edit_scripts import Person, starting_files
from tests.torture.report import Report

NAMES: tuple[str, ...] = ("a", "b", "c")
TURNS = 16
"""Times in one round that somebody works or saves, or two meet; at most, and at least a third of it."""

Place = tuple[str, str, str]
"""The risk, which of its collections, and which entry there."""


class Memory:
    """What actions and evaluations there have ever been, and what an edit has done to them since they came."""

    def __init__(self) -> None:
        self._first: dict[Place, Any] = {}
        self._touched: set[Place] = set()
        self._removed: set[Place] = set()

    def note(self, before: RegisterFile, after: RegisterFile) -> None:
        """An edit has made `after` of `before`."""
        old, new = dict(_entries(before)), dict(_entries(after))
        self._removed |= old.keys() - new.keys()
        self._touched |= {place for place in old.keys() & new.keys() if old[place] != new[place]}
        self._first |= {place: new[place] for place in new.keys() - old.keys()}

    def verify(self, end: RegisterFile) -> None:
        """Everything is there that nobody removed, and as it was written where nobody changed it."""
        found = dict(_entries(end))
        for place, entry in self._first.items():
            if place not in self._removed:
                assert place in found, f"{entry} was lost"
                assert place in self._touched or found[place] == entry, f"{entry} became {found[place]}"


def on_one_file(data: st.DataObject) -> None:
    """All save to one file: whoever finds it changed merges, and decides at once."""
    disk, people, memory = _begin(data)
    copies = dict.fromkeys(people, disk)
    bases = dict(copies)

    def save(name: str) -> None:
        nonlocal disk
        merged = merge(bases[name], copies[name], disk)
        check(merged.file)
        choices: dict[Conflict, Choice] = {c: data.draw(_choices(c)) for c in merged.conflicts}
        disk = bases[name] = copies[name] = resolve(merged, choices)
        check(disk)

    for name in data.draw(st.lists(st.sampled_from(NAMES), min_size=TURNS // 3, max_size=TURNS)):
        if data.draw(st.booleans()):
            save(name)
        else:
            copies[name] = _worked(people[name], copies[name], memory, data)
    for name in NAMES * 2:
        save(name)
    assert set(copies.values()) == {disk}
    memory.verify(disk)


def by_meeting(data: st.DataObject) -> None:
    """Each has a copy, and any two join theirs now and then, from the newest version that both copies come from."""
    start, people, memory = _begin(data)
    copies = dict.fromkeys(NAMES, start)
    # What each copy has been, in the order in which it came to be anywhere.
    versions: dict[str, dict[int, RegisterFile]] = {name: {0: start} for name in NAMES}
    order = count(1)

    def meet(one: str, other: str) -> None:
        newest = max(versions[one].keys() & versions[other].keys())
        three = versions[one][newest], copies[one], copies[other]
        joined = _agreed(*three)
        assert joined == _agreed(three[0], three[2], three[1])
        copies[one] = copies[other] = joined
        versions[one] = versions[other] = {**versions[one], **versions[other], next(order): joined}

    for one, other, _third in data.draw(st.lists(st.permutations(NAMES), min_size=TURNS // 3, max_size=TURNS)):
        if data.draw(st.booleans()):
            meet(one, other)
        else:
            copies[one] = _worked(people[one], copies[one], memory, data)
            versions[one] = {**versions[one], next(order): copies[one]}
    for one, other in combinations(NAMES, 2):
        meet(one, other)
    assert copies["a"] == copies["b"] == copies["c"]
    memory.verify(copies["a"])


def run(report: Report, *, short: bool) -> None:
    """Both kinds of work, each many times."""
    rounds = 25 if short else 1_000
    thorough = settings(
        max_examples=rounds,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    for work in (on_one_file, by_meeting):
        try:
            thorough(given(st.data())(work))()
        except Exception:
            # One that breaks a promise, or several that Hypothesis has found together.
            report.hold(False, traceback.format_exc())
    report.tell(f"{rounds} times on one file and {rounds} times by meeting")


def _begin(data: st.DataObject) -> tuple[RegisterFile, dict[str, Person], Memory]:
    start, memory = data.draw(starting_files()), Memory()
    memory.note(RegisterFile(), start)
    return start, {name: Person(data.draw, name) for name in NAMES}, memory


def _worked(person: Person, file: RegisterFile, memory: Memory, data: st.DataObject) -> RegisterFile:
    for _ in range(data.draw(st.integers(1, 3))):
        after = person.edit(file)
        check(after)
        memory.note(file, after)
        file = after
    return file


def _entries(file: RegisterFile) -> Iterator[tuple[Place, Any]]:
    for risk in file.register.risks:
        for name in ("actions", "evaluations"):
            for entry in getattr(risk, name):
                yield (risk.id, name, entry.id), entry


def _choices(conflict: Conflict) -> st.SearchStrategy[Choice]:
    return st.sampled_from(("mine", "theirs") if conflict.both is None else ("mine", "theirs", "both"))


def _agreed(base: RegisterFile, mine: RegisterFile, theirs: RegisterFile) -> RegisterFile:
    """What comes of it where both sides agree on every choice."""
    merged = merge(base, mine, theirs)
    check(merged.file)
    choices: dict[Conflict, Choice] = {}
    for conflict in merged.conflicts:
        choices[conflict] = "mine" if repr(conflict.mine) >= repr(conflict.theirs) else "theirs"
    return resolve(merged, choices)
