"""Which two states of a risikovurdering are compared: every finished status, and the present one."""

from dataclasses import dataclass

from risikoapp.domain.model import Register, RegisterFile, Snapshot


@dataclass(frozen=True, slots=True)
class Moment:
    """One state: a finished status or, without one, what stands now."""

    register: Register
    status: Snapshot | None = None

    @property
    def id(self) -> str:
        """By which it is known again when the file is another; "" for now."""
        return "" if self.status is None else self.status.id


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of the moments in time order, by their places: the second is always later."""

    first: int
    second: int


def moments(file: RegisterFile) -> tuple[Moment, ...]:
    """Every state in time order; what stands now is last."""
    return (*(Moment(status.register, status) for status in file.snapshots), Moment(file.register))


def usual_pair(every: tuple[Moment, ...]) -> Pair:
    """What has changed since the last status, or in it where nothing has since; of two moments at least."""
    now = len(every) - 1
    if now >= 2 and every[now].register == every[now - 1].register:
        return Pair(now - 2, now - 1)
    return Pair(now - 1, now)


def from_first(pair: Pair, first: int) -> Pair:
    """The pair that begins at this moment; where that is not before the second, the second becomes the next one."""
    return Pair(first, max(pair.second, first + 1))


def to_second(pair: Pair, second: int) -> Pair:
    """The pair that ends at this moment; where that is not after the first, the first becomes the one before it."""
    return Pair(min(pair.first, second - 1), second)


def step_to(second: int) -> Pair:
    """The pair of this moment and the one before it."""
    return Pair(second - 1, second)


def found_again(pair: Pair, before: tuple[Moment, ...], every: tuple[Moment, ...]) -> Pair:
    """The same two moments among those of another state of the file, or the usual ones where one has gone."""
    places = {moment.id: place for place, moment in enumerate(every)}
    first, second = (places.get(before[place].id) for place in (pair.first, pair.second))
    return usual_pair(every) if first is None or second is None or first >= second else Pair(first, second)
