"""Names of bodies: normalised, compared, matched with their acronyms, placed.

Two bodies are one only when their normalised names are equal or one is the acronym of the other; a shared
word is never enough, since a county's council, fire service and pension fund all begin alike.
"""

import re
from functools import cache, lru_cache

from rolecall.values.name_parsing import fold
from rolecall.values.tables import table

__all__ = [
    "acronym_fits",
    "is_common",
    "is_council",
    "is_part",
    "is_too_broad",
    "normalise",
    "place_of",
    "same_area",
    "same_body",
]

_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_ASIDE = re.compile(r"\s*\([^()]*\)")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("organisations")[key])


@lru_cache(maxsize=16384)
def normalise(name: str) -> str:
    """The name in lower case without accents, punctuation, leading `the` and a possessive at the end.

    `&` becomes `and`, white space one space, brackets (an acronym, a former name) are taken out.
    """
    plain = _ASIDE.sub("", " ".join(name.split())) or name
    plain = re.sub(r"['’]s$", "", plain.strip())
    words = re.sub(r"[^\w\s]", " ", fold(plain.replace("&", " and "))).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=16384)
def acronym_fits(acronym: str, name: str) -> bool:
    """Whether the letters are the first letters of the name's words, in order.

    `of`, `for`, `and`, `the` may be left out; a word written in capitals
    in the name (`NHS England`) gives all its letters. Case counts only in that an acronym has to hold two
    capitals at least; a possessive on either is ignored.
    """
    letters = re.sub(r"[^\w&]", "", _POSSESSIVE.sub("", acronym.strip()))
    letters = re.sub(r"(?<=[A-Z]{2})s$", "", letters)
    if sum(c.isupper() for c in letters) < 2 or " " in acronym.strip():
        return False
    plain = _POSSESSIVE.sub("", _ASIDE.sub("", " ".join(name.split())))
    words = re.sub(r"[^\w\s&]", " ", plain.replace("'", "").replace("’", "")).split()
    return len(words) > 1 and _spells(letters.lower(), tuple(words))


def _spells(letters: str, words: tuple[str, ...]) -> bool:
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if (fold(word) in _words("leave_out") or word == "&") and _spells(letters, rest):
        return True
    if not letters or not letters.startswith(fold(word)[:1] or "&"):
        return False
    whole = len(word) > 1 and word.isupper() and letters.startswith(fold(word))
    return (whole and _spells(letters[len(word) :], rest)) or _spells(letters[1:], rest)


@lru_cache(maxsize=65536)
def same_body(a: str, b: str) -> bool:
    """Whether two names are of one body: equal when normalised, or one the acronym of the other."""
    return normalise(a) == normalise(b) or acronym_fits(a, b) or acronym_fits(b, a)


@lru_cache(maxsize=16384)
def is_council(name: str) -> bool:
    """Whether the name is that of a council or combined authority."""
    plain = f" {normalise(name)} "
    return any(f" {mark} " in plain for mark in _words("council_marks"))


@lru_cache(maxsize=16384)
def is_part(name: str, *, perhaps: bool = False) -> bool:
    """Whether the name is that of a part of a body, such as a committee, of which other bodies have one as well.

    With `perhaps`, also names that parts and whole bodies have (`Health and Wellbeing Board`).
    """
    plain = f" {normalise(name)}"
    ends = (*_words("parts"), *(_words("maybe_parts") if perhaps else ()))
    return any(plain.endswith(f" {end}") for end in ends)


@lru_cache(maxsize=16384)
def is_too_broad(name: str) -> bool:
    """Whether the body is a party, a group or another in which thousands take part."""
    plain = normalise(name)
    return plain in _words("too_broad") or plain.split()[-1:] in (["group"], ["party"])


def is_common(name: str, *, perhaps: bool = False) -> bool:
    """Whether every council may have a body of that name: a committee, a political group; `perhaps` as of `is_part`."""
    return is_part(name, perhaps=perhaps) or is_too_broad(name)


@lru_cache(maxsize=16384)
def place_of(council: str) -> str:
    """The place in a council's name, normalised: `amble` of `Amble County Council`, '' of no council."""
    if not is_council(council):
        return ""
    return " ".join(w for w in normalise(council).split() if w not in _words("council_words"))


@lru_cache(maxsize=65536)
def same_area(a: str, b: str) -> bool:
    """Whether two bodies serve one place: councils of one place, or a body that bears a council's place.

    `Amble Children First` and `Amble County Council` do; `North Amble District Council` does not.
    """
    if same_body(a, b):
        return True
    place_a, place_b = place_of(a), place_of(b)
    if place_a and place_b:
        return place_a == place_b
    place, other = (place_a, b) if place_a else (place_b, a)
    return bool(place) and normalise(other).startswith(place + " ")
