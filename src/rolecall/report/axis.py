"""The years that the common time axis shows.

One tenure that a text dates to the reign of Victoria would leave the other two thousand a finger's breadth: the
axis follows the bulk of the dates, and bars that reach beyond it are drawn to its edge and say so.
"""

from collections.abc import Iterable, Sequence
from datetime import date

_TAIL = 100  # one date in a hundred, at either end, may lie beyond the axis
_WIDEST = 1.5  # but only where the axis would otherwise be that many times as long


def years_shown(days: Iterable[str]) -> tuple[int, int]:
    """The first and the last year, both shown whole, of ISO days; one year where there is one, 2000 where none."""
    years = sorted(date.fromisoformat(day).year for day in days)
    if not years:
        return 2000, 2000
    first, last = years[0], years[-1]
    low, high = _bulk(years)
    return (low, high) if last - first + 1 > _WIDEST * (high - low + 1) else (first, last)


def _bulk(years: Sequence[int]) -> tuple[int, int]:
    beyond = len(years) // _TAIL
    return years[beyond], years[len(years) - 1 - beyond]
