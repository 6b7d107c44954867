"""Years that one part of a joined expression lends to another: "20 December to 5 January 2019"."""

from collections.abc import Callable
from dataclasses import replace

from rolecall.values import edtf
from rolecall.values.dates import calendar
from rolecall.values.dates.terms import (
    Holiday,
    Joined,
    NthWeekday,
    Part,
    Point,
    Quarter,
    Season,
    SplitYear,
    Term,
)

__all__ = ["with_shared_years"]

Valuer = Callable[[Term], str]


def with_shared_years(joined: Joined, value: Valuer) -> list[Term]:
    """The parts, each that lacks a year given that of its neighbour: "January and September 2022".

    `value` gives a term's EDTF value where it stands alone.
    A part that would then stand out of order is moved by a year: "November to March 2018" began in 2017.
    """
    parts = list(joined.parts)
    if not any(_lacks_year(part) for part in parts):
        return parts
    known = [i for i, part in enumerate(parts) if not _lacks_year(part)]
    if not known:
        last = value(parts[-1])
        start = edtf.bounds(last)[0]
        year = calendar.year_start(start, parts[-1].kind) if isinstance(parts[-1], Quarter) else start.year
        parts[-1] = _with_year(parts[-1], year)
        known = [len(parts) - 1]
    for i in range(known[0] - 1, -1, -1):
        parts[i] = _beside(parts[i], parts[i + 1], -1, value)
    for i in range(known[0] + 1, len(parts)):
        if _lacks_year(parts[i]):
            parts[i] = _beside(parts[i], parts[i - 1], +1, value)
    return parts


def _lacks_year(term: Term) -> bool:
    match term:
        case NthWeekday(years=()):
            return True
        case Point(years=years, month=month, year_offset=offset):
            return not years and month is not None and offset is None
        case Quarter(year=None) | Season(year=None) | Holiday(year=None):
            return True
        case Part(of=of):
            return _lacks_year(of)
        case _:
            return False


def _with_year(term: Term, year: int) -> Term:
    match term:
        case Point() | NthWeekday():
            return replace(term, years=(year,))
        case Quarter():
            return replace(term, year=SplitYear(year) if term.kind == "financial" else year)
        case Season() | Holiday():
            return replace(term, year=year)
        case Part():
            return replace(term, of=_with_year(term.of, year))
        case _:
            return term


def _beside(term: Term, neighbour: Term, step: int, value: Valuer) -> Term:
    there = edtf.bounds(value(neighbour))[0]
    year = calendar.year_start(there, term.kind) if isinstance(term, Quarter) else there.year
    candidate = _with_year(term, year)
    first = edtf.bounds(value(candidate))[0]
    out_of_order = first > there if step < 0 else first < there
    return _with_year(term, year + step) if out_of_order else candidate
