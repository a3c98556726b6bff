"""Which days stand beneath a curve."""

import datetime as dt

_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_MONTH = 31


def ticks(first: dt.date, last: dt.date, most: int) -> list[dt.date]:
    """Up to `most` days between these two: the first of months or of years, or some days apart where there are few."""
    length = (last - first).days
    for step in _DAYS:
        if length < step * most and length <= _MONTH * 2:
            return [first + dt.timedelta(days=place) for place in range(0, length + 1, step)]
    for step in _MONTHS:
        found = _firsts(first, last, step)
        if len(found) <= most:
            return found
    return [first, last]


def _firsts(first: dt.date, last: dt.date, step: int) -> list[dt.date]:
    """The first of every `step`th month, counted from a January."""
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = (dt.date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0)
    return [day for day in days if first <= day <= last]
