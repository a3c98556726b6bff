"""What the domain must be told."""

import datetime as dt
from collections.abc import Callable


class Clock:
    """What the domain must be told: the moment, the day, and new ids."""

    def __init__(self, now: Callable[[], dt.datetime], new_id: Callable[[], str]) -> None:
        self._now = now
        self.new_id = new_id

    def now(self) -> dt.datetime:
        """This moment, in UTC."""
        return self._now()

    def today(self) -> dt.date:
        """The day it is where the person sits."""
        return self._now().astimezone().date()
