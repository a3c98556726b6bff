"""Danish dates: `8/3-2022` in running text, `08-03-2022` in lists, heads and names, `8. marts 2022` on a title page;
many forms read, and those with an English month too."""

import datetime as dt
import re
from functools import cache

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT = {name[:3].casefold(): month for names in (MONTHS, ENGLISH_MONTHS) for month, name in enumerate(names, start=1)}
"""The months by the letters that begin them in either language; none means two."""

# A fraction, a dash and a count, as in "3/4 - 20 af dem", is not a date: a short year sits close to its dash, and a
# year behind a blank has a mark behind it.
_NUMERIC = (
    r"(?P<day>\d{1,2})(?:\s?[/.-]\s?)(?P<month>\d{1,2})"
    r"(?:(?:\s?[/.-]\s?(?=\d{4})|[/.]\s?|-|\s(?=\d{4}\s*[:–—]|\d{4}\s+-\s))(?P<year>\d{4}|\d{2})(?!\d))?"
)
_ALL_MONTHS = (*MONTHS, *map(str.casefold, ENGLISH_MONTHS))
_MONTH = "|".join(sorted({*_ALL_MONTHS, *_SHORT, "sept"}, key=len, reverse=True))
_WORDED = (
    rf"(?P<wday>\d{{1,2}})(?:\.\s*|\s+)(?P<wmonth>{_MONTH})(?![a-zæøå])\.?(?:\s+(?P<wyear>\d{{4}}|\d{{2}})(?!\d))?"
)
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})"
_TYPED = (
    (r"(\d{2})(\d{2})(\d{4}|\d{2})", r"\1-\2-\3"),
    (r"((?:d(?:en|\.) ?)?\d{1,2} ?[/.-] ?\d{1,2}) (\d{4}|\d{2})", r"\1-\2"),
)
"""What is a date in a field for one, `080322` and `8/3 22`, and may be anything in a line of prose."""
_MONTH_ALONE = rf"(?:{_MONTH})\.?(?: (?:\d{{4}}|\d{{2}}))?"
_FIRST_YEAR = 1990
_YEARS_AHEAD = 30
_RELATIVE = {
    **{"i dag": 0, "idag": 0, "i går": -1, "igår": -1, "i morgen": 1, "imorgen": 1},
    **{"today": 0, "yesterday": -1, "tomorrow": 1},
}


_WORDS_READ = (*_RELATIVE, "den 01/01-2024", "01/01/2024", "01.01.2024", "2024-01-01", "01012024")
_ENDINGS = {
    word[start:] for word in (*_WORDS_READ, *(f"{name} 2024" for name in _ALL_MONTHS)) for start in range(len(word))
}
"""What the rest of a date may be, whatever has been typed of it; 2024 has a 29 February."""


class NotADate(ValueError):
    """The text is not a date in any Danish form, or no such day exists (31/2)."""


class NoDayOfMonth(NotADate):
    """The text names a month but no day of it (marts 2022)."""


class FarAway(NotADate):
    """The text is a date, but of a year that nobody means: before 1990, or more than 30 years ahead."""


class NoSuchDay(NotADate):
    """The text has the form of a date, but the calendar has no such day (31/2)."""


def format_list(day: dt.date) -> str:
    """`08-03-2022`: for lists, heads and file names."""
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def format_running(day: dt.date) -> str:
    """`8/3-2022`: for running text."""
    # To fill up with zeros takes as long again, and a report has tens of thousands of dates.
    return f"{day.day}/{day.month}-{day.year if day.year > 999 else f'{day.year:04d}'}"


def format_long(day: dt.date) -> str:
    """`8. marts 2022`: for a title page."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year:04d}"


def format_long_english(day: dt.date) -> str:
    """`8 March 2022`: the same in English."""
    return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year:04d}"


def parse(text: str, today: dt.date, year: int | None = None) -> dt.date:
    """The day that a typed text means; raises NotADate, or the kind of it that says what is wrong.

    A date without a year is in this `year`, or in that of `today`; two digits of a year are 20xx.
    """
    text = " ".join(text.split()).casefold()
    if text in _RELATIVE:
        return today + dt.timedelta(days=_RELATIVE[text])
    for form, usual in _TYPED:
        if (typed := re.fullmatch(form, text)) is not None:
            text = typed.expand(usual)
    match = _date().fullmatch(text)
    if match is None:
        raise NoDayOfMonth(text) if re.fullmatch(_MONTH_ALONE, text) else NotADate(text)
    day = _day(match, today.year if year is None else year)
    if not _FIRST_YEAR <= day.year <= today.year + _YEARS_AHEAD:
        raise FarAway(text)
    return day


def may_become(text: str, today: dt.date, year: int | None = None) -> bool:
    """Whether a date stands here or comes by typing on: `8/`, `i d` and `29/2` may, `31/2` may not."""
    return any(_is_date(text + ending, today, year) for ending in ("", *_ENDINGS))


def split_leading(text: str) -> tuple[dt.date | None, str]:
    """A full date at the start of a line, and the line without it: `8/3-2022: Foo` gives the day and `Foo`.

    A date with no year is left in the text: in a line of prose it may as well be a fraction.
    """
    match = _date().match(text)
    if match is None or not (match["iso"] or match["year"] or match["wyear"]):
        return None, text
    rest = text[match.end() :]
    if rest[:1].isalnum():
        return None, text
    try:
        day = _day(match, 0)
    except NotADate:
        return None, text
    return day, re.sub(r"^\s*[:–—-]?\s*", "", rest)


@cache
def _date() -> re.Pattern[str]:
    # Dates are written long before one is read: the window need not wait for this at its start.
    return re.compile(rf"(?:d(?:en|\.)\s*)?(?:{_ISO}|{_WORDED}|{_NUMERIC})", re.IGNORECASE)


def _is_date(text: str, today: dt.date, year: int | None) -> bool:
    try:
        parse(text, today, year)
    except NotADate:
        return False
    return True


def _day(match: re.Match[str], default_year: int) -> dt.date:
    try:
        if match["iso"]:
            return dt.date.fromisoformat(match["iso"])
        if match["wmonth"]:
            month = _SHORT[match["wmonth"].casefold()[:3]]
            return dt.date(_year(match["wyear"], default_year), month, int(match["wday"]))
        return dt.date(_year(match["year"], default_year), int(match["month"]), int(match["day"]))
    except ValueError as error:
        raise NoSuchDay(match[0]) from error


def _year(digits: str | None, default: int) -> int:
    if digits is None:
        return default
    return int(digits) + 2000 if len(digits) == 2 else int(digits)
