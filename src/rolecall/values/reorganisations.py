"""Councils that took the place of others, and when: `data/reorganisations.toml`."""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

from rolecall.values.organisations import normalise
from rolecall.values.tables import table

__all__ = ["reorganised", "reorganised_with"]


@lru_cache(maxsize=65536)
def reorganised(a: str, b: str) -> date | None:
    """The day on which one of the two councils took the place of the other; None where neither did."""
    successors = _successors()
    first, second = normalise(a), normalise(b)
    return successors.get(first, {}).get(second) or successors.get(second, {}).get(first)


@lru_cache(maxsize=16384)
def reorganised_with(council: str) -> tuple[tuple[str, str], ...]:
    """Every pair of a council that is no more and one that took its place, of which the council is either."""
    name = normalise(council)
    return tuple((old, new) for old, new in _pairs() if name in (old, new))


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, days in _successors().items() for new in days)


@cache
def _successors() -> Mapping[str, Mapping[str, date]]:
    """For each council that is no more those that took its place, each with the day."""
    found: dict[str, dict[str, date]] = {}
    for change in table("reorganisations")["change"]:
        for old in change["old"]:
            found.setdefault(normalise(old), {}).update({normalise(new): change["day"] for new in change["new"]})
    return found
