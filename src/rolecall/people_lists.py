"""Lists of people in a document: whether two mentions are entries of one, and whether it is of those present."""

import re
from functools import cache

from rolecall.records import Mention, Minutes
from rolecall.values.names import parse_name
from rolecall.values.tables import table

_LIST = 3000
"""Code points from the label of a list of those present to its entries."""
_WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"\([^()\n]*\)")
_LIST_ENDS = re.compile(r"\n\s*\n|(?<![A-Z])[.!?]\s+[A-Z][a-z]")


def in_one_list(text: str, a: Mention, b: Mention) -> bool:
    """True when nothing but a list runs from one mention to the other, so that they are two entries of it."""
    first, second = sorted((a, b), key=lambda m: m.start)
    return second.start - first.end < 1500 and not _LIST_ENDS.search(text[first.end : second.start])


def are_namesakes(a: Mention, b: Mention, minutes: Minutes) -> bool:
    """True of two entries of one list of those present under the same name."""
    if " ".join(a.text.split()) != " ".join(b.text.split()) or parse_name(a.text).is_lone:
        return False
    if not in_one_list(minutes.text, a, b):
        return False
    labels = list(_presence().finditer(minutes.text, max(0, a.start - _LIST), a.start))
    return bool(labels) and _is_list(minutes, labels[-1].end(), b.start)


def _is_list(minutes: Minutes, start: int, end: int) -> bool:
    """True when nothing but mentions, their honorifics, marks, and what stands in brackets is there."""
    rest, position = [], start
    for mention in sorted(minutes.mentions, key=lambda m: m.start):
        if position <= mention.start and mention.end <= end:
            rest.append(minutes.text[position : mention.start])
            position = mention.end
    rest.append(minutes.text[position:end])
    words = _WORD.findall(_BRACKETS.sub(" ", " ".join(rest)))
    return _listing().issuperset(word.lower() for word in words)


@cache
def _presence() -> re.Pattern[str]:
    """A line that begins by saying that a list of those present follows."""
    who, present = ("|".join(map(re.escape, table("attendance")[part])) for part in ("who", "present"))
    return re.compile(rf"^[^\w\n]*(?:(?:{who})\s+)*(?:{present})\b", re.I | re.M)


@cache
def _listing() -> frozenset[str]:
    """Words of a list besides names and titles."""
    before = table("honorifics")["before"]
    return frozenset(word for forms in before.values() for form in forms for word in form.split()) | {"and"}
