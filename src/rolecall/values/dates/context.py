"""What a document gives to a date that does not say everything, and the year it makes most likely."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rolecall.values.dates.tense import Tense

__all__ = ["Context", "UnresolvedError", "pick_year"]

_SLACK_PAST = timedelta(days=10)  # minutes are written up after the meeting
_SLACK_FUTURE = timedelta(days=45)  # a plan made before the meeting may still be told as one
_WEEKDAY_YEARS = 6  # a day of the year falls on each weekday within six years or, across a leap day, eleven


class UnresolvedError(Exception):
    """Carries the reason why there is no value; `resolve` turns it into data."""


@dataclass(frozen=True, slots=True)
class Context:
    """The document's own day, the tense of the sentence, and a fully dated neighbour where there is one."""

    anchor: date | None
    tense: Tense
    nearby: date | None

    @property
    def today(self) -> date:
        """The document's own day. Raises UnresolvedError when it is unknown."""
        if self.anchor is None:
            raise UnresolvedError("relative to the document's date, which is unknown")
        return self.anchor


def pick_year(days: Callable[[int], tuple[date, date] | None], context: Context, *, weekday: bool = False) -> int:
    """The year in which a yearly occurrence is most likely meant.

    `days` gives the occurrence's first and last day in a year, None where it has none. With a neighbour or a
    `weekday` that must fit, the nearest; else in the past tense the latest not after the document's day, in
    the future tense the earliest not before it. Raises UnresolvedError without any date to count from.
    """
    reference = context.nearby or context.anchor
    if reference is None:
        raise UnresolvedError("no year is written and the document's date is unknown")
    reach = _WEEKDAY_YEARS if weekday else 1
    occurrences = {y: d for y in range(reference.year - reach, reference.year + reach + 1) if (d := days(y))}
    if not occurrences:  # 29 February
        wide = range(reference.year - 8, reference.year + 9)
        occurrences = {y: d for y in wide if (d := days(y))}
    if not occurrences:
        raise UnresolvedError("no year has that day on the calendar")

    def distance(year: int) -> int:
        first, last = occurrences[year]
        if first <= reference <= last:
            return 0
        return min(abs((first - reference).days), abs((last - reference).days))

    nearest = min(occurrences, key=distance)
    if context.nearby or weekday:
        return nearest
    if context.tense == "past":
        behind = [y for y, (first, _) in occurrences.items() if first <= reference + _SLACK_PAST]
        return max(behind, default=nearest)
    if context.tense == "future":
        ahead = [y for y, (_, last) in occurrences.items() if last >= reference - _SLACK_FUTURE]
        return min(ahead, default=nearest)
    return nearest
