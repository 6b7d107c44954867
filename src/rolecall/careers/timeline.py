"""EDTF dates in order as far as they have one: of two that overlap neither comes before the other."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from rolecall.values.edtf import bounds


@lru_cache(maxsize=65536)
def days(value: str | None) -> tuple[date, date] | None:
    """The first and last day of the value, None for no value or one that is not EDTF."""
    if not value:
        return None
    try:
        return bounds(value)
    except ValueError:
        return None


def order(value: str | None) -> tuple[date, date]:
    """A sort key; what has no date comes last."""
    return days(value) or (date.max, date.max)


def is_before(a: str | None, b: str | None) -> bool:
    """True when all of `a` lies before `b` begins; False when either is unknown or they overlap."""
    first, second = days(a), days(b)
    return bool(first and second and first[1] < second[0])


def earliest(values: Iterable[str | None]) -> str | None:
    """The value that begins first (of these the shortest), None when there is none."""
    return min((v for v in values if days(v)), key=order, default=None)


def latest(values: Iterable[str | None]) -> str | None:
    """The value that ends last (of these the shortest), None when there is none."""
    known = [v for v in values if days(v)]
    return max(known, key=lambda v: order(v)[::-1], default=None)


def finest(stated: Sequence[str]) -> str | None:
    """The last of the statements, or an earlier one that lies within it and says more (a day in its month)."""
    if not stated:
        return None
    best = stated[-1]
    for value in reversed(stated[:-1]):
        outer, inner = days(best), days(value)
        if outer and inner and outer[0] <= inner[0] and inner[1] <= outer[1]:
            best = value
    return best
