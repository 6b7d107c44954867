"""EDTF dates in order as far as they have one: of two that overlap neither comes before the other."""

from collections.abc import Iterable
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
