"""What the acronyms of a document stand for, where it says so."""

from collections.abc import Iterator

from rolecall.pipeline.words import Words
from rolecall.values.organisations import acronym_fits

_REACH = 12
"""Words before or after a bracket among which the long form is looked for."""


def long_forms(words: Words) -> dict[str, tuple[int, int]]:
    """Each explained acronym with its long form's first token and the one after its last.

    `alternative delivery model (ADM)` and `ADM (alternative delivery model)` explain `ADM`; of two explanations
    the first counts.
    """
    found: dict[str, tuple[int, int]] = {}
    for i in range(1, len(words) - 1):
        if words.text[i] != "(":
            continue
        before, after = words.previous(i), words.next(i)
        if after == i + 1 and words.acronym(after) and before >= 0:
            acronym, place = words.text[after], _before(words, words.text[after], before)
        elif before >= 0 and words.acronym(before):
            acronym, place = words.text[before], _after(words, words.text[before], i)
        else:
            continue
        if place:
            found.setdefault(acronym, place)
    return found


def _before(words: Words, acronym: str, last: int) -> tuple[int, int] | None:
    """The shortest phrase that ends with token `last` and that the letters fit."""
    start = last
    for _ in range(_REACH):
        if start < 0:
            break
        if acronym_fits(acronym, _phrase(words, start, last + 1)):
            return start, last + 1
        start = words.previous(start)
    return None


def _after(words: Words, acronym: str, bracket: int) -> tuple[int, int] | None:
    start = words.next(bracket)
    end = start
    for _ in range(_REACH):
        if end < 0 or words.text[end] == ")":
            break
        end = words.next(end)
    if start < 0 or end < 0 or not acronym_fits(acronym, _phrase(words, start, end)):
        return None
    return start, end


def _phrase(words: Words, start: int, end: int) -> str:
    return " ".join(_parts(words, start, end))


def _parts(words: Words, start: int, end: int) -> Iterator[str]:
    for i in range(start, end):
        if not words.space[i] and any(c.isalnum() or c == "&" for c in words.text[i]):
            yield words.text[i]
