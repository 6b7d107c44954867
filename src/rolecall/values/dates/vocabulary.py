"""The words of the date grammar, read once from `data/dates.toml`, and the patterns built from them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rolecall.values.tables import table

DASH = r"[-–—‐‑−]"
# What may stand between the words of one date: layout wraps lines, Markdown adds emphasis. Bounded, so that
# long runs of blanks cost linear time.
GAP = r"[\s*_]{1,8}"
LOOSE = r"[\s*_]{0,8}"


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


@cache
def vocabulary() -> Vocabulary:
    words = data()
    return Vocabulary(
        months={
            name.lower(): number
            for key in ("names", "abbreviations")
            for number, names in enumerate(words["months"][key], 1)
            for name in names
        },
        weekdays={n.lower(): i for i, names in enumerate(words["weekdays"]["names"]) for n in names},
        seasons=words["seasons"],
        counts=words["numbers"],
        ordinals=words["ordinals"],
        directions=words["directions"],
    )


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
