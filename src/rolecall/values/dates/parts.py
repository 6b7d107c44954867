"""Parts of a period: "end of", "first four months of", "the remainder of"."""

from datetime import date, timedelta

from rolecall.values import edtf
from rolecall.values.dates import calendar
from rolecall.values.dates.context import Context, UnresolvedError
from rolecall.values.dates.terms import Part

__all__ = ["part_of"]


def part_of(part: Part, whole: str, context: Context) -> str:
    """The part of the period `whole` (EDTF), as EDTF; "the remainder" counts from the document's day.

    Months and seasons have no finer parts that EDTF could name without inventing days, and stay whole.
    Raises UnresolvedError when the part is more than the whole.
    """
    first, last = edtf.bounds(whole)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if part.unit:
        return _counted(part, first, last, months)
    match part.which:
        case "remainder" | "later":
            start = max(first, context.today) if context.today <= last else first
            return calendar.month_stretch(
                start.year, start.month, (last.year - start.year) * 12 + last.month - start.month + 1
            )
        case "earlier":
            end = min(last, context.today) if context.today >= first else last
            return calendar.month_stretch(
                first.year, first.month, (end.year - first.year) * 12 + end.month - first.month + 1
            )
    if months < 6:
        return whole
    third = months // 3
    match part.which:
        case "end":
            return calendar.month_stretch(last.year, last.month, 1)
        case "start":
            return calendar.month_stretch(first.year, first.month, 1)
        case "early":
            return calendar.month_stretch(first.year, first.month, third)
        case "mid":
            return calendar.month_stretch(*calendar.shift_month(first.year, first.month, third), third)
        case _:
            return calendar.month_stretch(*calendar.shift_month(last.year, last.month, 1 - third), third)


def _counted(part: Part, first: date, last: date, months: int) -> str:
    if part.unit in ("day", "week"):
        days = timedelta(days=part.count * (7 if part.unit == "week" else 1) - 1)
        return calendar.stretch(first, first + days) if part.which == "first" else calendar.stretch(last - days, last)
    if part.unit == "half" and months == 1:
        return f"{first:%Y-%m}"
    wanted = {"month": 1, "quarter": 3, "half": max(1, months // 2)}[part.unit or "month"] * part.count
    if wanted > months:
        raise UnresolvedError(f"{wanted} months are more than the period has")
    if part.which == "first":
        return calendar.month_stretch(first.year, first.month, wanted)
    return calendar.month_stretch(*calendar.shift_month(last.year, last.month, 1 - wanted), wanted)
