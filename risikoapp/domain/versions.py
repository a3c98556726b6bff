"""One thing in three versions: as it was, and as each of two sides has it now."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

_T = TypeVar("_T")
_S = TypeVar("_S")


@dataclass(frozen=True, slots=True)
class Versions(Generic[_T]):
    """What two sides have made of `base`."""

    base: _T
    mine: _T
    theirs: _T

    def __iter__(self) -> Iterator[_T]:
        return iter((self.base, self.mine, self.theirs))

    @property
    def are_split(self) -> bool:
        """Whether both sides have changed it, each in another way."""
        return self.theirs not in (self.base, self.mine) and self.mine != self.base

    @property
    def joined(self) -> _T:
        """What the side has that alone changed it; else mine, and so the very object where all are equal."""
        return self.theirs if self.mine == self.base != self.theirs else self.mine

    def each(self, look: Callable[[_T], _S]) -> "Versions[_S]":
        """What `look` sees in each version."""
        return Versions(look(self.base), look(self.mine), look(self.theirs))

    def field(self, name: str) -> "Versions[Any]":
        """One field of each version."""
        return Versions(getattr(self.base, name), getattr(self.mine, name), getattr(self.theirs, name))
