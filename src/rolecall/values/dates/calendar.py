"""Months and days counted, and written as EDTF. A month stays a month: its first day is never invented."""

from datetime import date, timedelta

from rolecall.values.dates.terms import YearKind

__all__ = ["first_month", "month_stretch", "quarter_of", "shift_month", "stretch", "week_of", "year_start"]

_FIRST_MONTHS = {"calendar": 1, "financial": 4, "academic": 9}


def first_month(kind: YearKind) -> int:
    """The month in which such a year begins: 1, 4 (UK financial) or 9 (academic)."""
    return _FIRST_MONTHS[kind]


def year_start(day: date, kind: YearKind) -> int:
    """The calendar year in which the year of that kind that holds the day began."""
    return day.year if day.month >= first_month(kind) else day.year - 1


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """The month that many months later, as (year, month)."""
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1


def month_stretch(year: int, month: int, count: int) -> str:
    """`count` months from the given one as EDTF: the month itself, or an interval of months."""
    end_year, end_month = shift_month(year, month, count - 1)
    start, end = f"{year:04}-{month:02}", f"{end_year:04}-{end_month:02}"
    return start if count == 1 else f"{start}/{end}"


def quarter_of(year: int, number: int, kind: YearKind) -> str:
    """The three months of the quarter (1 to 4) of the year of that kind that began in `year`."""
    return month_stretch(*shift_month(year, first_month(kind), 3 * (number - 1)), 3)


def stretch(first: date, last: date) -> str:
    """The days from first to last as EDTF: the day itself, or an interval."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
