"""From what a date expression says to an EDTF value, by the document's own date and the tense.

There is no wall clock: a date that needs a "today" gets it from the document, or gets no value and a
reason. A year that is not written is, in the past tense, that of the latest occurrence not after the
document's date; in the future tense, of the earliest not before; else of the nearest. A weekday that is
written must fit.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from rolecall.values import edtf
from rolecall.values.dates import calendar
from rolecall.values.dates.context import Context, UnresolvedError, pick_year
from rolecall.values.dates.holidays import HOLIDAYS, nth_weekday, weekend_of
from rolecall.values.dates.parts import part_of
from rolecall.values.dates.shared_years import with_shared_years
from rolecall.values.dates.tense import Tense, sentence_bounds, tense_at
from rolecall.values.dates.terms import (
    CurrentYear,
    DateFound,
    Holiday,
    Joined,
    NthWeekday,
    Part,
    Point,
    Quarter,
    Relative,
    RelativeTo,
    Season,
    SplitYear,
    Term,
)

__all__ = ["resolve", "resolve_all"]

_WRONG_SIDE = 45  # days by which "Mon 18th" on the wrong side of the document's date counts as farther
_NEARBY = 40  # code points within which a full date of the same sentence lends its year


def resolve(
    found: DateFound, *, anchor: str | None, tense: Tense = "unknown", nearby: str | None = None
) -> dict[str, object]:
    """The value of a date expression: `{"value": EDTF}`, or `{"value": None, "reason": sentence}`.

    `anchor` is the document's own date as EDTF, of an interval its middle; `nearby` the value of a fully
    dated expression beside this one, which fixes the year and what "the following day" follows. Raises
    ValueError only when `anchor` or `nearby` is not EDTF of the part described in `rolecall.values.edtf`.
    """
    context = Context(
        edtf.day_between(anchor) if anchor else None,
        tense,
        edtf.bounds(nearby)[1] if nearby else None,
    )
    try:
        value = _value(found.term, context)
        edtf.bounds(value)
    except UnresolvedError as reason:
        return {"value": None, "reason": str(reason)}
    except (ValueError, OverflowError) as error:
        return {"value": None, "reason": f"not on the calendar: {error}"}
    return {"value": value}


def resolve_all(text: str, found: Sequence[DateFound], *, anchor: str | None) -> list[dict[str, object]]:
    """The values of all dates of a text, each by its tense and by the full date that precedes it."""
    values: list[dict[str, object]] = []
    full: tuple[int, str] | None = None  # end and value of the last date that needed no guess
    day: str | None = None  # the last single day, however it was found
    latest: str | None = None  # the last value of all
    quarter: str | None = None
    for one in found:
        tense = tense_at(text, one.start, one.end)
        nearby = None
        if _counts_from_before(one.term):
            nearby = day if isinstance(one.term, RelativeTo) or one.term.unit == "day" else latest  # type: ignore[union-attr]
        elif isinstance(one.term, Quarter) and one.term.year is None:
            nearby = quarter
        elif full and tense != "future" and _speaks_of(text, full[0], one):
            nearby = full[1]
        value = resolve(one, anchor=anchor, tense=tense, nearby=nearby)
        values.append(value)
        if isinstance(value["value"], str):
            latest = value["value"]
        if isinstance(value["value"], str) and edtf.precision(value["value"]) == "day":
            day = value["value"]
        if isinstance(value["value"], str) and _is_full(one.term):
            if isinstance(one.term, Quarter):
                quarter = value["value"]
            elif edtf.precision(value["value"]) in ("day", "month", "list"):
                full = one.end, value["value"]
    return values


def _speaks_of(text: str, end: int, one: DateFound) -> bool:
    """Whether a full date that ended at `end` is close enough in the same sentence to lend its year."""
    return one.start - end <= _NEARBY and end >= sentence_bounds(text, one.start, one.end)[0]


def _counts_from_before(term: Term) -> bool:
    return isinstance(term, Relative | RelativeTo) and term.from_before


def _is_full(term: Term) -> bool:
    match term:
        case Point(years=years) | NthWeekday(years=years):
            return len(years) == 1
        case Quarter(year=year):
            return year is not None
        case Joined(parts=parts):
            return all(_is_full(part) for part in parts)
        case _:
            return False


def _value(term: Term, context: Context) -> str:
    match term:
        case Point():
            return _point(term, context)
        case NthWeekday():
            return _nth_weekday(term, context)
        case SplitYear(first=first, kind=kind):
            return calendar.month_stretch(first, calendar.first_month(kind), 12)
        case Quarter():
            return _quarter(term, context)
        case Season():
            return f"{_season_year(term, context):04}-{term.code}"
        case Holiday():
            return calendar.stretch(*_holiday(term, context))
        case CurrentYear(kind=kind):
            return _year(calendar.year_start(context.today, kind), term)
        case Relative():
            return _relative(term, context)
        case RelativeTo():
            return _relative_to(term, context)
        case Part():
            return part_of(term, _value(term.of, context), context)
        case Joined():
            return _joined(term, context)


def _point(point: Point, context: Context) -> str:
    if point.month_offset is not None and point.day is not None:
        year, month = calendar.shift_month(context.today.year, context.today.month, point.month_offset)
        return date(year, month, point.day).isoformat()
    if point.month is None and point.weekday is not None:
        return _day_by_weekday(point, context)
    year = _year_of_point(point, context)
    if point.month is None:
        return f"{year:04}"
    if point.day is None:
        return f"{date(year, point.month, 1):%Y-%m}"
    try:
        return date(year, point.month, point.day).isoformat()
    except ValueError as error:
        raise UnresolvedError(f"there is no {year:04}-{point.month:02}-{point.day:02}") from error


def _day_by_weekday(point: Point, context: Context) -> str:
    """ "Monday", "Monday 18th": the nearest such day, on the side of the document's date that the tense tells.

    Of days that bear a number, one within a month outweighs the tense.
    """
    days = [context.today + timedelta(days=n) for n in range(-370, 371) if n]
    fitting = [day for day in days if point.day in (None, day.day) and day.weekday() == point.weekday]

    def unlikeliness(day: date) -> int:
        distance = (day - context.today).days
        wrong = (context.tense == "past" and distance > 0) or (context.tense == "future" and distance < 0)
        if not wrong:
            return abs(distance)
        return abs(distance) + (_WRONG_SIDE if point.day else 2 * len(days))

    if not fitting:
        raise UnresolvedError("no such weekday and day of the month within a year")
    return min(fitting, key=unlikeliness).isoformat()


def _nth_weekday(term: NthWeekday, context: Context) -> str:
    def day(year: int) -> tuple[date, date]:
        there = nth_weekday(year, term.month, term.weekday, term.number)
        return there, there

    if len(term.years) == 1:
        return day(term.years[0])[0].isoformat()
    return day(pick_year(day, context))[0].isoformat()


def _year_of_point(point: Point, context: Context) -> int:
    if len(point.years) == 1:
        return point.years[0]
    if point.year_offset is not None:
        return context.today.year + point.year_offset
    if point.years:
        reference = context.anchor or context.nearby
        return min(point.years, key=lambda y: abs(y - reference.year)) if reference else point.years[0]
    if point.month is None:
        raise UnresolvedError("no year")
    month = point.month
    if point.day is None:
        return pick_year(lambda y: _month_days(y, month), context)
    day = point.day

    def on_the_day(year: int) -> tuple[date, date] | None:
        try:
            there = date(year, month, day)
        except ValueError:
            return None
        return (there, there) if point.weekday in (None, there.weekday()) else None

    try:
        return pick_year(on_the_day, context, weekday=point.weekday is not None)
    except UnresolvedError as reason:
        if point.weekday is None or "calendar" not in str(reason):
            raise
        return _year_of_point(replace(point, weekday=None), context)  # a weekday that fits no year is a slip


def _month_days(year: int, month: int) -> tuple[date, date]:
    return edtf.bounds(f"{year:04}-{month:02}")


def _season_year(season: Season, context: Context) -> int:
    if season.year is not None:
        return season.year
    return pick_year(lambda y: edtf.bounds(f"{y:04}-{season.code}"), context)


def _holiday(holiday: Holiday, context: Context) -> tuple[date, date]:
    occasions = []
    for rule in HOLIDAYS[holiday.name]:
        year = holiday.year if holiday.year is not None else pick_year(rule, context)
        occasions.append(rule(year))
    reference = context.anchor or context.nearby
    if len(occasions) > 1:
        if reference is None:
            raise UnresolvedError("several such days in a year, and the document's date is unknown")
        occasions.sort(key=lambda days: abs((days[0] - reference).days))
    first, last = occasions[0]
    return weekend_of(first) if holiday.weekend and first == last else (first, last)


def _quarter(quarter: Quarter, context: Context) -> str:
    if isinstance(quarter.year, SplitYear):
        return calendar.quarter_of(quarter.year.first, quarter.number, quarter.year.kind)
    if quarter.year is not None:
        return calendar.quarter_of(quarter.year, quarter.number, "calendar")
    return calendar.quarter_of(_quarter_year(quarter, context), quarter.number, quarter.kind)


def _quarter_year(quarter: Quarter, context: Context) -> int:
    """The year of a bare quarter: that of a quarter named in full, else of the latest begun.

    In the future tense it is the earliest that has not ended.
    """
    if context.nearby:
        return calendar.year_start(context.nearby, quarter.kind)
    this_year = calendar.year_start(context.today, quarter.kind)
    first, last = edtf.bounds(calendar.quarter_of(this_year, quarter.number, quarter.kind))
    if context.tense == "future":
        return this_year if context.today <= last else this_year + 1
    return this_year if first <= context.today else this_year - 1


def _year(start: int, of: CurrentYear | Relative) -> str:
    if of.kind == "calendar":
        return f"{start:04}"
    return calendar.month_stretch(start, calendar.first_month(of.kind), 12)


def _relative(term: Relative, context: Context) -> str:
    if term.from_before and not term.offset and not context.nearby:
        raise UnresolvedError("no date stands before")
    base = context.nearby if term.from_before and context.nearby else context.today
    match term.unit:
        case "day":
            return (base + timedelta(days=term.offset)).isoformat()
        case "week":
            return calendar.stretch(*calendar.week_of(base + timedelta(weeks=term.offset)))
        case "weekend":
            # "next weekend" said before Saturday is the coming one
            weeks = 0 if term.offset > 0 and base.weekday() < 5 else term.offset
            sunday = calendar.week_of(base + timedelta(weeks=weeks))[1]
            return calendar.stretch(sunday - timedelta(days=1), sunday)
        case "month":
            return calendar.month_stretch(*calendar.shift_month(base.year, base.month, term.offset), 1)
        case "quarter":
            start = (base.month - 1) // 3 * 3 + 1
            return calendar.month_stretch(*calendar.shift_month(base.year, start, 3 * term.offset), 3)
        case "year":
            return _year(calendar.year_start(base, term.kind) + term.offset, term)


def _relative_to(term: RelativeTo, context: Context) -> str:
    base = context.nearby if term.from_before and context.nearby else context.today
    inner = term.term
    if isinstance(inner, Point) and inner.weekday is not None:
        if term.offset == 0:
            return (calendar.week_of(base)[0] + timedelta(days=inner.weekday)).isoformat()
        days = (inner.weekday - base.weekday()) % 7 or 7
        return (base + timedelta(days=days if term.offset > 0 else days - 7 if days < 7 else -7)).isoformat()
    values = []
    for year in range(base.year - 2, base.year + 3):
        there = replace(inner, years=(year,)) if isinstance(inner, Point) else replace(inner, year=year)
        value = _value(there, context)
        values.append((edtf.bounds(value), value))
    if term.offset < 0:
        return max(v for v in values if v[0][1] < base)[1]
    if term.offset > 0:
        return min(v for v in values if v[0][0] > base)[1]
    return min(values, key=lambda v: (not v[0][0] <= base <= v[0][1], v[0][0].year != base.year))[1]


def _joined(joined: Joined, context: Context) -> str:
    values = [_value(part, context) for part in with_shared_years(joined, lambda term: _value(term, context))]
    if joined.kind == "list":
        return "{" + ",".join(value.replace("/", "..") for value in values) + "}"
    first, last = values[0].split("/")[0], values[-1].split("/")[-1]
    if edtf.bounds(last)[1] < edtf.bounds(first)[0]:
        raise UnresolvedError("the range ends before it begins")
    return f"{first}/{last}" if first != last else first
