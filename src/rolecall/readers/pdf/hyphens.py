"""Hyphens at the end of a line: whether they only divide a word or belong to it.

Invariant: a hyphen is dropped only between two small letters, and only where nothing tells that the word is written
with it: not the document elsewhere, not two halves that are words, or a prefix and a word, while the whole is none.
A soft hyphen is always dropped.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from rolecall.readers.pdf.characters import SOFT_HYPHEN
from rolecall.readers.pdf.cues import cues
from rolecall.values.lexicons import word_list

_HYPHENS = f"-–\u2010\u2011{SOFT_HYPHEN}"
_END = re.compile(rf"([^\W\d_]+|\d+)([{_HYPHENS}])$")
_START = re.compile(r"[^\W\d_]+|\d+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Hyphens:
    """Decides on the hyphens of one document, whose lines are given."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for line in self._lines for word in _WORD.findall(line.lower()))

    def between(self, line: str, following: str) -> Literal["drop", "keep"] | None:
        """What becomes of the hyphen at the end of a line, so that both parts are one word; None where they are two."""
        if line[-1] not in _HYPHENS:
            return None
        end, start = _END.search(line), _START.match(following)
        if not end or not start:
            return None
        first, hyphen, second = end[1], end[2], start[0]
        if hyphen == SOFT_HYPHEN:
            return "drop"
        if hyphen == "–":
            return "keep" if first.isdigit() and second.isdigit() else None
        if second in cues("hyphens", "hanging"):
            return None
        if not second.islower() or not first[-1].islower():
            return "keep"
        return "keep" if self._is_compound(first.lower(), second) else "drop"

    def _is_compound(self, first: str, second: str) -> bool:
        if f"{first}-{second}" in self._words:
            return True
        english = word_list("english_words")
        if first + second in self._words or first + second in english:
            return False
        return second in english and (first in english or first in cues("hyphens", "prefixes"))
