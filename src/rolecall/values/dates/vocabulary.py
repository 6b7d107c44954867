"""The words of the date grammar, read once from `data/dates.toml`, and the patterns built from them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rolecall.values.tables import table

DASH = r"[-–—‐‑−]"
# What may stand between the words of one date: layout wraps and indents lines, Markdown adds emphasis. At most
# two line breaks, and bounded, so that long runs of blanks cost linear time.
_BLANK = r"(?:[^\S\n]|[*_])"
_WRAP = rf"{_BLANK}{{0,8}}(?:\n{_BLANK}{{0,80}}){{1,2}}"
GAP = rf"(?:{_WRAP}|{_BLANK}{{1,8}})"
LOOSE = rf"(?:{_WRAP}|{_BLANK}{{0,8}})"
SAME_LINE = rf"{_BLANK}{{0,4}}"


def alternatives(words: Iterable[str]) -> str:
    """An alternation of patterns, longest first so that none hides a longer one."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def data() -> Mapping[str, Any]:
    """The word lists of the date grammar."""
    return table("dates")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words to numbers, keys in lower case and without a final stop."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    counts: Mapping[str, int]
    ordinals: Mapping[str, int]
    directions: Mapping[str, int]
    slips: Mapping[str, int]


@cache
def vocabulary() -> Vocabulary:
    words = data()
    return Vocabulary(
        months={
            name.lower(): number
            for key in ("names", "abbreviations", "native")
            for number, names in enumerate(words["months"][key], 1)
            for name in names
        },
        weekdays={
            name.lower(): number
            for key in ("names", "native")
            for number, names in enumerate(words["weekdays"][key])
            for name in names
        },
        seasons=words["seasons"],
        counts=words["numbers"],
        ordinals=words["ordinals"],
        directions=words["directions"],
        slips=_slips([names[0].lower() for names in words["months"]["names"]]),
    )


def _slips(months: list[str]) -> dict[str, int]:
    """Every writing of a month's name (five letters or more) that one slip explains, and that only of one month.

    A slip leaves a letter out, doubles one, strikes a wrong one or swaps two.
    """
    slips: dict[str, int] = {}
    ambiguous: set[str] = set()
    for number, name in enumerate(months, 1):
        if len(name) < 5:
            continue
        cuts = [(name[:i], name[i:]) for i in range(len(name) + 1)]
        written = {a + b[1:] for a, b in cuts if b} | {a + b[:1] + b for a, b in cuts if b}
        written |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
        written |= {a + letter + b[1:] for a, b in cuts if b for letter in "abcdefghijklmnopqrstuvwxyz"}
        for slip in written - {name}:
            if slips.setdefault(slip, number) != number:
                ambiguous.add(slip)
    return {slip: number for slip, number in slips.items() if slip not in ambiguous}


def month_of(written: str) -> int:
    """The month by any of its names. Raises KeyError when it is none."""
    return vocabulary().months[" ".join(written.lower().rstrip(".").split())]


def weekday_of(written: str | None) -> int | None:
    """The weekday by any of its names, from 0, Monday; None of None. Raises KeyError when it is none."""
    return vocabulary().weekdays[" ".join(written.lower().rstrip(".").split())] if written else None


@cache
def before(section: str, key: str = "before", *, gap: str = r"[\s*_“\"'(]{0,6}") -> re.Pattern[str]:
    """A pattern for one of a list of words that ends where a date starts."""
    return re.compile(rf"(?:(?<!\w)|(?<=\d)){alternatives(data()[section][key])}{gap}$")


@cache
def after(section: str, key: str = "after") -> re.Pattern[str]:
    """A pattern for one of a list of words that starts where a date ends."""
    return re.compile(rf"[\s*_]{{1,6}}{alternatives(data()[section][key])}(?!\w)")


@cache
def anywhere(section: str, key: str = "words") -> re.Pattern[str]:
    """A pattern for one of a list of words as a whole word, without regard to case."""
    return re.compile(rf"(?<!\w){alternatives(data()[section][key])}(?!\w)", re.IGNORECASE)
