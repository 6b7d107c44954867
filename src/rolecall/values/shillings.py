"""Sums in pounds, shillings and pence, as they were counted until 1971: 12 pence to the shilling, 20 to the pound.

Invariant: a sum is read only where the text leaves no doubt: several units side by side (`£61. 10s. 0d.`, `7s. 6d.`),
a stroke (`10/-`, `2/6d.`), or one unit alone (`35s.`) in a text that has such sums elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

__all__ = ["find_shillings"]

_NUMBER = r"\d{1,3}(?:,\d{3})*|\d{1,6}"
_GAP = r"\.?\s{0,3}"
_COMPOUND = re.compile(
    rf"""
    £\s?(?P<l>{_NUMBER})(?:
        {_GAP}(?P<s1>1?\d)\s?s\b(?:{_GAP}(?P<d1>1[01]|\d)\s?d\b)?\.?
      | (?P<mark>[-:.])(?P<s2>1?\d)(?P=mark)(?P<d2>1[01]|\d)(?![\w%/]|[.,-]\d)
    )
  | (?<![\w.,/£-])(?P<s3>\d{{1,3}})\s?s{_GAP}(?P<d3>1[01]|\d)\s?d\b\.?
  | (?<![\w.,/£-])(?P<s4>\d{{1,3}})/(?:-(?![\w-])|(?P<d4>1[01]|\d)\s?d\b\.?)
    """,
    re.VERBOSE,
)
"""Groups are named after the unit that they count: pounds, shillings, pence."""
_SINGLE = re.compile(r"(?<![\w.,/£-])(?<!\bthe )(?<!\bhis )(?<!\bher )(?P<n>\d{1,3})\s?(?P<unit>[sd])(?:\.|(?=[,;:)]))")
_PENCE = {"l": 240, "s": 12, "d": 1}
_DECIMALS = 4
"""Decimals of a sum in pounds, of which a penny is a 240th: every sixpence is exact."""


def find_shillings(text: str) -> list[tuple[int, int, Decimal]]:
    """Every such sum, in order: its span in code points and its amount in pounds, to four decimals.

    >>> find_shillings("The fee was 7s. 6d., or £1. 10s. for four.")
    [(12, 19, Decimal('0.375')), (24, 32, Decimal('1.5'))]
    """
    found = list(_compound(text))
    if found:
        taken = {i for start, end, _ in found for i in range(start, end)}
        single = (match for match in _SINGLE.finditer(text) if match.start() not in taken)
        found += ((match.start(), match.end(), _pounds({match["unit"]: match["n"]})) for match in single)
    return sorted(found)


def _compound(text: str) -> Iterator[tuple[int, int, Decimal]]:
    for match in _COMPOUND.finditer(text):
        numbers = {name[0]: number for name, number in match.groupdict().items() if number and name != "mark"}
        yield match.start(), match.end(), _pounds(numbers)


def _pounds(numbers: Mapping[str, str]) -> Decimal:
    pence = sum(Decimal(number.replace(",", "")) * _PENCE[unit] for unit, number in numbers.items())
    return round(Decimal(pence) / _PENCE["l"], _DECIMALS).normalize()
