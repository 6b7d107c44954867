"""The days on which feasts and school breaks fall, by rule (England and Wales where nations differ)."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

__all__ = ["HOLIDAYS", "easter", "nth_weekday", "weekend_of"]

Stretch = tuple[date, date]


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year, by the anonymous algorithm (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th such weekday of the month, counting from the end when n is -1."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
    following = date(year + month // 12, month % 12 + 1, 1)
    last = following - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def _week_from(monday: date) -> Stretch:
    return monday, monday + timedelta(days=4)


def _day(rule: Callable[[int], date]) -> Callable[[int], Stretch]:
    return lambda year: (rule(year), rule(year))


HOLIDAYS: Mapping[str, tuple[Callable[[int], Stretch], ...]] = {
    # Several rules under one name are the occasions of one year, of which the context picks one.
    "christmas": (_day(lambda y: date(y, 12, 25)),),
    "christmas_eve": (_day(lambda y: date(y, 12, 24)),),
    "boxing_day": (_day(lambda y: date(y, 12, 26)),),
    "new_year": (_day(lambda y: date(y, 1, 1)),),
    "new_years_eve": (_day(lambda y: date(y, 12, 31)),),
    "easter": (_day(easter),),
    "good_friday": (_day(lambda y: easter(y) - timedelta(days=2)),),
    "easter_monday": (_day(lambda y: easter(y) + timedelta(days=1)),),
    "shrove_tuesday": (_day(lambda y: easter(y) - timedelta(days=47)),),
    "whit_sunday": (_day(lambda y: easter(y) + timedelta(days=49)),),
    "whit_monday": (_day(lambda y: easter(y) + timedelta(days=50)),),
    "ascension_day": (_day(lambda y: easter(y) + timedelta(days=39)),),
    "ash_wednesday": (_day(lambda y: easter(y) - timedelta(days=46)),),
    "mothering_sunday": (_day(lambda y: easter(y) - timedelta(days=21)),),
    "palm_sunday": (_day(lambda y: easter(y) - timedelta(days=7)),),
    "maundy_thursday": (_day(lambda y: easter(y) - timedelta(days=3)),),
    "burns_night": (_day(lambda y: date(y, 1, 25)),),
    "candlemas": (_day(lambda y: date(y, 2, 2)),),
    "st_davids_day": (_day(lambda y: date(y, 3, 1)),),
    "st_patricks_day": (_day(lambda y: date(y, 3, 17)),),
    "lady_day": (_day(lambda y: date(y, 3, 25)),),
    "st_georges_day": (_day(lambda y: date(y, 4, 23)),),
    "midsummer_day": (_day(lambda y: date(y, 6, 24)),),
    "lammas": (_day(lambda y: date(y, 8, 1)),),
    "michaelmas": (_day(lambda y: date(y, 9, 29)),),
    "ve_day": (_day(lambda y: date(y, 5, 8)),),
    # the fourth Sunday before Christmas
    "advent_sunday": (_day(lambda y: date(y, 12, 24) - timedelta(days=(date(y, 12, 24).weekday() + 1) % 7 + 21)),),
    "bonfire_night": (_day(lambda y: date(y, 11, 5)),),
    "martinmas": (_day(lambda y: date(y, 11, 11)),),
    "st_andrews_day": (_day(lambda y: date(y, 11, 30)),),
    "may_day": (_day(lambda y: date(y, 5, 1)),),
    "may_day_holiday": (_day(lambda y: nth_weekday(y, 5, 0, 1)),),
    "spring_bank_holiday": (_day(lambda y: nth_weekday(y, 5, 0, -1)),),
    "summer_bank_holiday": (_day(lambda y: nth_weekday(y, 8, 0, -1)),),
    "bank_holiday": tuple(
        _day(rule)
        for rule in (
            lambda y: easter(y) + timedelta(days=1),
            lambda y: nth_weekday(y, 5, 0, 1),
            lambda y: nth_weekday(y, 5, 0, -1),
            lambda y: nth_weekday(y, 8, 0, -1),
        )
    ),
    "remembrance_sunday": (_day(lambda y: nth_weekday(y, 11, 6, 2)),),
    "remembrance_day": (_day(lambda y: date(y, 11, 11)),),
    "halloween": (_day(lambda y: date(y, 10, 31)),),
    "half_term": (
        lambda y: _week_from(nth_weekday(y, 2, 0, 3)),
        lambda y: _week_from(nth_weekday(y, 5, 0, -1)),
        lambda y: _week_from(nth_weekday(y, 10, 0, 4)),
    ),
}


def weekend_of(day: date) -> Stretch:
    """The weekend to which a holiday belongs: from Friday for a Sunday's feast, to Monday for a Monday's."""
    if day.weekday() == 6:
        return day - timedelta(days=2), day + timedelta(days=1)
    saturday = day - timedelta(days=(day.weekday() + 2) % 7)
    return saturday, max(day, saturday + timedelta(days=1))
