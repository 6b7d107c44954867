"""The part of EDTF (ISO 8601-2) that rolecall writes, read back as days.

Years, months, days, the seasons 21 (spring) to 24 (winter), intervals `a/b` with `..` for an open end, and
sets `{a,b}` whose members may be stretches `a..b`. Seasons are those of the northern hemisphere by whole
months, so that winter 2018 (`2018-24`) runs from December 2018 to February 2019.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

__all__ = ["Precision", "bounds", "day_between", "is_after", "precision"]

Precision = Literal["day", "month", "season", "year", "interval", "list"]

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[date, date]:
    """The earliest and the latest day, both inclusive, that the value covers.

    An open end reaches to `date.min` or `date.max`. Raises ValueError when the value is not of the part of
    EDTF described above, or ends before it begins.
    """
    kind = precision(value)
    if kind == "list":
        members = [_stretch(member, "..") for member in value[1:-1].split(",")]
        first, last = min(m[0] for m in members), max(m[1] for m in members)
    elif kind == "interval":
        first, last = _stretch(value, "/")
    else:
        first, last = _point(value)
    if last < first:
        raise ValueError(f"{value!r} ends before it begins")
    return first, last


def is_after(value: str, other: str) -> bool:
    """Whether the value begins after the other has ended. Raises ValueError as `bounds` does."""
    return bounds(value)[0] > bounds(other)[1]


def precision(value: str) -> Precision:
    """What kind of EDTF value this is. Raises ValueError when it is not of the part described above."""
    if value.startswith("{") and value.endswith("}"):
        return "list"
    if "/" in value:
        return "interval"
    match = _POINT.fullmatch(value)
    if not match:
        raise ValueError(f"{value!r} is not EDTF of the part that rolecall writes")
    if match[3]:
        return "day"
    if match[2]:
        return "season" if int(match[2]) in _SEASON_STARTS else "month"
    return "year"


def day_between(value: str) -> date:
    """The day in the middle of the value: the day itself where it is one.

    An open interval gives its closed end. Raises ValueError as `bounds` does.
    """
    first, last = bounds(value)
    if first == date.min:
        return last
    if last == date.max:
        return first
    return first + (last - first) // 2


def _stretch(value: str, mark: str) -> tuple[date, date]:
    start, found, end = value.partition(mark)
    if not found:
        return _point(value)
    open_ends = ("", "..") if mark == ".." else ("..",)
    first = date.min if start in open_ends else _point(start)[0]
    last = date.max if end in open_ends else _point(end)[1]
    return first, last


def _point(value: str) -> tuple[date, date]:
    match = _POINT.fullmatch(value)
    if not match:
        raise ValueError(f"{value!r} is not EDTF of the part that rolecall writes")
    year, month = int(match[1]), int(match[2] or 0)
    if match[3]:
        day = date(year, month, int(match[3]))
        return day, day
    if not match[2]:
        return date(year, 1, 1), date(year, 12, 31)
    if month in _SEASON_STARTS:
        start = date(year, _SEASON_STARTS[month], 1)
        end_year, end_month = (year + 1, 2) if month == 24 else (year, start.month + 2)
        return start, date(end_year, end_month, monthrange(end_year, end_month)[1])
    first = date(year, month, 1)
    return first, first + timedelta(days=monthrange(year, month)[1] - 1)
