"""What a date expression says, before anyone asks which day it is: the terms of the date grammar.

A term holds only what is written. Which year "25 August" means, or which month "last month", is settled by
`resolution` from the document's own date.
"""

from dataclasses import dataclass
from typing import Literal

YearKind = Literal["calendar", "financial", "academic"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "year"]
Which = Literal["start", "early", "mid", "late", "end", "first", "last", "remainder", "later", "earlier"]
JoinKind = Literal["range", "list"]


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month or year. `years` is empty when none is written, and holds several when the writing allows
    several (two digits, a slip of the pen). `weekday` counts from 0, Monday. `year_offset` is the distance
    from the document's year of "1 May next year", `month_offset` that from its month of "25th inst."."""

    years: tuple[int, ...] = ()
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_offset: int | None = None
    month_offset: int | None = None


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The first (1) to fourth, or last (-1), such weekday of a month: "second Thursday of November"."""

    number: int
    weekday: int
    month: int
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitYear:
    """A year that starts in one calendar year and ends in the next: 2017/18."""

    first: int
    kind: YearKind = "financial"


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter, 1 to 4; without a year, one of a year of that kind."""

    number: int
    year: SplitYear | int | None = None
    kind: YearKind = "financial"


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its EDTF code, 21 (spring) to 24 (winter)."""

    code: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast or holiday by the name of its rule in `calendar`."""

    name: str
    year: int | None = None
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class CurrentYear:
    """The year that runs when the text is written: "the end of the financial year"."""

    kind: YearKind = "calendar"


@dataclass(frozen=True, slots=True)
class Relative:
    """`offset` units away from the document's date, or from the date before when `from_before`.

    Only "that date" and "the same day" are 0 days `from_before`, and mean nothing without a date before.
    """

    unit: Unit
    offset: int
    kind: YearKind = "calendar"
    from_before: bool = False


@dataclass(frozen=True, slots=True)
class RelativeTo:
    """The occurrence of a recurring term before (-1), about (0) or after (+1) the document's date."""

    term: "Point | Season | Holiday"
    offset: int
    from_before: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a period; `count` units for `first` and `last`, halves being six months of a year."""

    which: Which
    of: "Term"
    count: int = 0
    unit: Literal["day", "week", "month", "quarter", "half"] | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """Terms that are one span: from the first to the last (`range`), or each (`list`)."""

    kind: JoinKind
    parts: "tuple[Term, ...]"


Term = Point | NthWeekday | SplitYear | Quarter | Season | Holiday | CurrentYear | Relative | RelativeTo | Part | Joined


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date expression at `text[start:end]`, in code points, with what it says."""

    start: int
    end: int
    term: Term
