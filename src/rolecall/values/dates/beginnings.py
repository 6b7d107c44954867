"""Where in a text a date may begin: at a figure, or at a word with which some reading begins.

Thirty patterns tried at every character are most of the cost of finding dates; few places are worth a try.
Invariant: whatever a reading of `readings` takes for a date begins at one of the text's places.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from rolecall.values.dates.vocabulary import data, vocabulary

_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
_STEM = 4
"""Letters by which a word is told: forms in the data may be patterns, literal only as far as their first letters."""
_FIXED = ("last", "that", "same", "new", "day", "week", "month", "year", "quarter", "qtr", "q", "ist", "lst")
"""Words that patterns spell out themselves; `Ist` and `lst` are how a scanner reads `1st`."""


def places(text: str) -> list[int]:
    """The places at which a date may begin, in order, in code points."""
    return [word.start() for word in _WORD.finditer(text) if _begins_date(word.group())]


def matches(pattern: re.Pattern[str], text: str, at: Sequence[int]) -> Iterator[re.Match[str]]:
    """The matches of the pattern that `finditer` yields, given the places at which one may begin."""
    end, match_at = 0, pattern.match
    for place in at:
        if place >= end and (match := match_at(text, place)):
            end = match.end()
            yield match


@lru_cache(maxsize=100_000)
def _begins_date(word: str) -> bool:
    lower = word.lower()
    letters = _LETTERS.match(lower)
    stem = _stem(letters) if letters else ""
    return lower[0].isdecimal() or stem in _stems() or lower in vocabulary().slips


@cache
def _stems() -> frozenset[str]:
    lists = data()
    words: list[str] = [*_FIXED, *lists["seasons"], *lists["directions"], *lists["days"]]
    words += [*lists["ordinals"], *lists["ordinal_days"]]
    for forms in (*lists["months"].values(), *lists["weekdays"].values(), lists["holidays"].values()):
        words += _flat(forms)
    return frozenset(_stem(letters) for word in words if (letters := _LETTERS.match(word.lower())))


def _stem(letters: re.Match[str]) -> str:
    return letters.group()[:_STEM]


def _flat(forms: Iterable[str | Iterable[str]]) -> Iterator[str]:
    for form in forms:
        yield from [form] if isinstance(form, str) else form
