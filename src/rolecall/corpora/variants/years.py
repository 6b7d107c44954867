"""Years moved by a whole number, in an EDTF value and in the words that stand for it (`2013/14`, `1.10.91`, `'91`)."""

import re
from dataclasses import dataclass

from rolecall.values import edtf

_VALUE_YEAR = re.compile(r"(?<![\d-])\d{4}(?=-|/|\.\.|,|\}|$)")
_MONTH = r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|[ivx]+)"
_YEAR_IN_TEXT = re.compile(
    rf"""
    (?<!\d) (?P<full>\d{{4}}) (?P<join>\s?[-/–—]\s?) (?P<second>\d\d?) (?![\d./-])               # 2013/14, 1991/2
  | (?<!\d) (?P<year>(?:19|20)\d\d) (?!\d)
  | \b (?P<day>\d{{1,2}} \s? (?P<mark>[./-]) \s? (?:\d{{1,2}}|{_MONTH}) \s? (?P=mark) \s?)          # 1.10.91
    (?P<of_day>\d\d) (?!\d)
  | (?<!\d) (?P<quote>['’]) (?P<quoted>\d\d) (?!\d)                                              # '91
  | (?<![\d./-]) (?P<first>\d\d) (?P<slash>\s?[/-]\s?) (?P<next>\d\d) (?![\d./-])                # 90/91
    """,
    re.VERBOSE | re.IGNORECASE,
)


class UnmovableError(Exception):
    """A date cannot be moved by that many years for sure; internal to the generator."""


def shifted(value: str, years: int) -> str:
    """The EDTF value moved by whole years. Raises UnmovableError where the calendar has no such day."""
    moved = _VALUE_YEAR.sub(lambda match: f"{int(match.group()) + years:04}", value)
    try:
        edtf.bounds(moved)
    except ValueError as error:
        raise UnmovableError(value) from error
    return moved


def with_shifted_years(text: str, value: str, years: int) -> str:
    """The words of a date whose value is `value`, each year in them moved.

    Raises UnmovableError where a number is none of the value's years, though it stands as one.
    """
    return _Mover(text, value, years).moved()


@dataclass(frozen=True, slots=True)
class _Mover:
    text: str
    value: str
    years: int

    def moved(self) -> str:
        return _YEAR_IN_TEXT.sub(self._of_match, self.text)

    def _of_match(self, match: re.Match[str]) -> str:
        if full := match["full"]:
            second = match["second"]
            if re.fullmatch(r"\d{4}-\d\d", self.value) and self.value.endswith(f"-{second}"):
                return self._year(full) + match["join"] + second  # a month: `2019-04`
            return self._year(full) + match["join"] + self._year(second)
        if year := match["year"]:
            return self._year(year)
        if match["day"]:
            return str(match["day"]) + self._year(match["of_day"])
        if match["quote"]:
            return str(match["quote"]) + self._year(match["quoted"])
        first, second = match["first"], match["next"]
        follows = (int(first) + 1) % 100 == int(second) and self.value[2:4] == first
        if edtf.precision(self.value) == "interval" and follows:
            return self._year(first) + match["slash"] + self._year(second)
        return match.group()

    def _year(self, digits: str) -> str:
        """The year that the last digits are of, moved, in as many digits."""
        known = {int(year) for year in _VALUE_YEAR.findall(self.value)}
        base = 10 ** len(digits)
        for year in sorted(known | {year + 1 for year in known}):
            if year % base == int(digits):
                moved = year + self.years
                if len(digits) == 1 and moved // 10 != (moved - 1) // 10:
                    break  # `1999/0` is no way to write a year
                return f"{moved % base:0{len(digits)}}"
        raise UnmovableError(self.text)
