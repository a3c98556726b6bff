"""Danish dates as people write them."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.domain.dates import (
    FarAway,
    NoDayOfMonth,
    NoSuchDay,
    NotADate,
    format_list,
    format_running,
    may_become,
    parse,
    split_leading,
)

TODAY = dt.date(2025, 2, 17)
DAY = dt.date(2022, 3, 8)
FULL_FORMS = [
    "8/3-2022",
    "08-03-2022",
    "8/3/2022",
    "8.3.2022",
    "8. 3. 2022",
    "8-3-2022",
    "8/3-22",
    "8/3 - 2022",
    "d. 8/3-22",
    "D. 8/3-2022",
    "den 8/3-2022",
    "8. marts 2022",
    "8.marts 2022",
    "8 marts 2022",
    "8. mar 2022",
    "8. mar. 2022",
    "8.3.22",
    "8. 3. 22",
    "8. Marts 2022",
    "den 8. marts 2022",
    "d. 8. marts 22",
    "2022-03-08",
]
MONTH_NAMES = {
    "januar": 1,
    "februar": 2,
    "marts": 3,
    "april": 4,
    "maj": 5,
    "juni": 6,
    "juli": 7,
    "august": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}


@pytest.mark.parametrize("text", FULL_FORMS)
def test_every_form_is_read(text: str) -> None:
    assert parse(text, TODAY) == DAY


@pytest.mark.parametrize("text", FULL_FORMS)
def test_every_full_form_is_taken_off_a_line(text: str) -> None:
    assert split_leading(f"{text}: Køleskabe købt") == (DAY, "Køleskabe købt")


@pytest.mark.parametrize("text", ["8/3 22", "8/3 2022", "8.3 22", "d. 8/3 22", "08-03 2022", "080322", "08032022"])
def test_what_is_a_date_in_a_field_only_is_read_there_and_left_in_a_line(text: str) -> None:
    assert parse(text, TODAY) == DAY
    assert split_leading(f"{text} deltagere") == (None, f"{text} deltagere")


@pytest.mark.parametrize("text", ["marts", "marts 2022", "Mar. 22", "sept 2024", "december"])
def test_no_day_of_a_month_is_guessed(text: str) -> None:
    with pytest.raises(NoDayOfMonth):
        parse(text, TODAY)


@pytest.mark.parametrize("text", ["31/12-1989", "1/1-2056", "8/3-0202", "8/3-99", "010156", "1. maj 1900"])
def test_a_year_that_nobody_means_is_refused(text: str) -> None:
    with pytest.raises(FarAway):
        parse(text, TODAY)


@pytest.mark.parametrize("text", ["1/1-1990", "31/12-2055", "311255"])
def test_the_years_in_which_a_risk_is_written_about_are_read(text: str) -> None:
    assert parse(text, TODAY).year in (1990, 2055)


@pytest.mark.parametrize(("name", "month"), list(MONTH_NAMES.items()))
@pytest.mark.parametrize("write", [str, str.upper, lambda name: name[:3], lambda name: f"{name[:3]}."])
def test_every_month_is_read_whole_and_short(name: str, month: int, write: Callable[[str], str]) -> None:
    assert parse(f"3. {write(name)} 2024", TODAY) == dt.date(2024, month, 3)


@pytest.mark.parametrize("text", ["8/3", "8.3", "8-3", "8. marts", "d. 8. mar."])
def test_without_a_year_it_is_this_year(text: str) -> None:
    assert parse(text, TODAY) == dt.date(2025, 3, 8)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("i dag", TODAY),
        ("idag", TODAY),
        ("I går", dt.date(2025, 2, 16)),
        ("igår", dt.date(2025, 2, 16)),
        ("i morgen", dt.date(2025, 2, 18)),
        ("imorgen", dt.date(2025, 2, 18)),
        ("  i   dag ", TODAY),
    ],
)
def test_days_near_today_are_read(text: str, day: dt.date) -> None:
    assert parse(text, TODAY) == day


@pytest.mark.parametrize("text", ["29/2-2024", "29/2-24", "29. februar 2024"])
def test_leap_days_are_days(text: str) -> None:
    assert parse(text, TODAY) == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/2",
        "31/2-2024",
        "29/2-2025",
        "0/1-2024",
        "1/13-2024",
        "31. april 2024",
        "2024-02-30",
        "8/3-0000",
        "8/3-222",
        "8/3-20222",
        "80%",
        "3",
        "marts",
        "marts 2022",
        "8. marmelade 2022",
        "12 personer",
        "8/3-2022: Noget",
        "i overmorgen",
    ],
)
def test_what_is_not_a_day_is_refused(text: str) -> None:
    with pytest.raises(NotADate):
        parse(text, TODAY)


@given(st.text(max_size=20) | st.from_regex(r"[0-9]{1,4}[./-][0-9]{1,4}[./-][0-9]{1,4}"))
def test_whatever_is_typed_is_a_day_or_not_a_date(text: str) -> None:
    try:
        day = parse(text, TODAY)
    except NotADate:
        return
    assert isinstance(day, dt.date)


@pytest.mark.parametrize("write", [format_list, format_running])
@given(day=st.dates(dt.date(1990, 1, 1), dt.date(2055, 12, 31)))
def test_what_is_written_is_read_back(write: Callable[[dt.date], str], day: dt.date) -> None:
    assert parse(write(day), TODAY) == day
    assert split_leading(f"{write(day)}: Tekst") == (day, "Tekst")


def test_the_two_ways_to_write_a_day() -> None:
    assert format_list(DAY) == "08-03-2022"
    assert format_running(DAY) == "8/3-2022"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "80% af alle huse er malet",
        "3/4 af klinikkerne er med",
        "3/4 - 20 af 27 - er med",
        "12 personer er ansat",
        "8/3: uden år",
        "8. marts mødtes vi",
        "10 marginale 2024-krav",
        "5 decimaler 2024",
        "31/2-2024: den dag findes ikke",
        "8/3-2022x er et journalnummer",
        "8/3-20221 er et journalnummer",
        "2024 blev et godt år",
        "Den nye pumpe virker",
        "Vi mødtes 8/3-2022",
    ],
)
def test_a_line_of_prose_is_left_alone(text: str) -> None:
    assert split_leading(text) == (None, text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("8/3-2022: Malet", "Malet"),
        ("8/3-2022 Malet", "Malet"),
        ("8/3-2022 – Malet", "Malet"),
        ("8/3 2022 – Malet", "Malet"),
        ("8/3 2022: Malet", "Malet"),
        ("8/3-2022 - Malet", "Malet"),
        ("8/3-2022", ""),
        ("8/3-2022:", ""),
        ("8/3-2022:  80%  af husene ", "80%  af husene "),
        ("8/3-22: 12 personer", "12 personer"),
    ],
)
def test_the_words_after_a_date_are_kept_as_they_are(text: str, rest: str) -> None:
    assert split_leading(text) == (DAY, rest)


@given(st.text(max_size=20))
def test_any_line_can_be_split(text: str) -> None:
    day, rest = split_leading(text)
    assert text.endswith(rest)
    assert day is not None or rest == text


@pytest.mark.parametrize("text", [*FULL_FORMS, "8/3", "8. mar.", "i dag", "igår", "imorgen", "29/2-2024", "  8/3 "])
def test_every_beginning_of_a_date_may_become_one(text: str) -> None:
    for end in range(len(text) + 1):
        assert may_become(text[:end], TODAY), text[:end]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2055, 12, 31)), st.sampled_from([format_list, format_running]))
def test_a_day_may_be_typed_key_by_key(day: dt.date, write: Callable[[dt.date], str]) -> None:
    assert all(may_become(write(day)[:end], TODAY) for end in range(11))


@pytest.mark.parametrize(
    "text",
    [
        "31/2",
        "30/2",
        "32",
        "0/1",
        "00",
        "13/13",
        "8/3-20222",
        "29/2-2023",
        "i x",
        "abe",
        "99",
        "8/3-198",
        "3102",
        "08132",
    ],
)
def test_what_can_no_longer_become_a_date_is_seen(text: str) -> None:
    assert not may_become(text, TODAY)


@pytest.mark.parametrize("text", ["31/2", "29/2-2025", "31. april 2024", "2024-02-30", "1/13-2024"])
def test_a_day_that_no_month_has_is_told_from_what_is_no_date(text: str) -> None:
    with pytest.raises(NoSuchDay):
        parse(text, TODAY)
    with pytest.raises(NotADate) as told:
        parse("abe", TODAY)
    assert not isinstance(told.value, NoSuchDay)


def test_a_year_that_is_meant_holds_for_a_day_without_one() -> None:
    today = dt.date(2026, 11, 30)
    assert parse("29/2", today, 2024) == dt.date(2024, 2, 29)
    assert parse("8/3-22", today, 2024) == dt.date(2022, 3, 8)
    assert parse("i går", today, 2024) == dt.date(2026, 11, 29)
    assert may_become("29/2", today, 2024)
    with pytest.raises(NoSuchDay):
        parse("29/2", today)
