"""Personal names compared: a score with the sentence that explains it.

Invariant: 0.0 means that the two cannot be one person on their names alone; anything above it says how far
the names agree, never that the people are one. That takes support from elsewhere (`rolecall.linking`).

| names | score |
| --- | --- |
| equal, a given name in full | 1.0 |
| equal, a middle name missing on one side | 0.95 |
| a nickname or another spelling (`Andy`, `Andrew`) | 0.85 |
| two or more initials equal | 0.8 |
| initials that fit full names (`J P`, `Judith`) | 0.65 |
| initials that fit by way of a nickname (`R`, `Bob`), or one letter equal | 0.6 |
| a surname alone 0.5, letters alone 0.45, a first name alone 0.4 |
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from rolecall.values.name_parsing import (
    PersonName,
    aligned_given,
    fold,
    fullest,
    gender,
    honorific_before,
    is_fuller,
    parse_name,
    surname_key,
    surname_words,
)
from rolecall.values.tables import table

__all__ = [
    "PersonName",
    "compatible",
    "fold",
    "fullest",
    "gender",
    "honorific_before",
    "is_fuller",
    "parse_name",
    "same_given_name",
    "spelling_of",
    "surname_key",
]


@cache
def _nicknames() -> Mapping[str, frozenset[str]]:
    """For each name all that it may stand for, itself included."""
    others: dict[str, set[str]] = {}
    for group in table("nicknames")["groups"]:
        for name in group:
            others.setdefault(name, set()).update(group)
    return {name: frozenset(group) for name, group in others.items()}


@lru_cache(maxsize=131072)
def spelling_of(name: PersonName) -> str:
    """The name without honorific, case, accents and full stops: what equal names share."""
    return fold(str(name))


def same_given_name(a: str, b: str) -> bool:
    """True when the two given names are equal up to case and accents, or may be one: `Peggy`, `Margaret`."""
    a, b = fold(a), fold(b)
    return a == b or b in _nicknames().get(a, frozenset())


@lru_cache(maxsize=131072)
def compatible(a: PersonName, b: PersonName) -> tuple[float, str]:
    """How far two names agree, in [0, 1] (0 conflict, 1 equal and full), and a sentence that says why."""
    if {gender(a.honorific), gender(b.honorific)} == {"male", "female"}:
        return 0.0, f"{a.honorific} and {b.honorific} address different people"
    if not (a.surname and b.surname):
        return _compare_letters(a, b)
    if a.is_lone or b.is_lone:
        return _compare_lone(a, b)
    a, b = _same_barrels(a, b), _same_barrels(b, a)
    if "".join(surname_words(a.surname)) != "".join(surname_words(b.surname)):
        return 0.0, f"the surnames {a.surname} and {b.surname} differ"
    score, why = _compare_given(a, b)
    return score, why if not score else f"surname {b.surname} equal, {why}"


def _same_barrels(name: PersonName, other: PersonName) -> PersonName:
    # `Ann Parry Jones` read with two given names agrees with `Ann Parry-Jones` once `Parry` has moved over.
    longer, words = surname_words(other.surname), surname_words(name.surname)
    missing = len(longer) - len(words)
    if not 0 < missing < len(name.given) or longer[missing:] != words:
        return name
    if tuple(fold(g) for g in name.given[-missing:]) != longer[:missing]:
        return name
    surname = " ".join([*name.given[-missing:], name.surname])
    return PersonName(name.given[:-missing], name.initials[:-missing], surname, name.honorific, name.known_as)


def _compare_letters(a: PersonName, b: PersonName) -> tuple[float, str]:
    letters, other = (a, b) if not a.surname else (b, a)
    if not letters.initials or not (other.initials or other.surname):
        return 0.0, "one of the names is empty"
    if not other.surname:
        same = letters.initials == other.initials
        return (0.45, f"both are {other.initials}") if same else (0.0, "the letters differ")
    if other.is_lone:
        return 0.0, f"{letters.initials} cannot be read from {other.surname} alone"
    if letters.initials in _possible_initials(other):
        return 0.45, f"{letters.initials} are the initials of {other}"
    return 0.0, f"{letters.initials} are not the initials of {other}"


def _possible_initials(name: PersonName) -> set[str]:
    # O'Hara gives O or OH, Parry-Jones P, J or PJ; middle names and a second barrel are often left out.
    family = fold(name.surname.replace("'", " ").replace("’", " ")).split()
    ends = {family[0][0], family[-1][0], "".join(w[0] for w in family)}
    starts = {name.initials, name.initials[0], name.initials[:2], name.known_as[:1].upper()} - {""}
    return {start + end.upper() for start in starts for end in ends}


def _compare_lone(a: PersonName, b: PersonName) -> tuple[float, str]:
    lone, other = (a, b) if a.is_lone else (b, a)
    word = "".join(surname_words(lone.surname))
    if word == "".join(surname_words(other.surname)):
        return 0.5, f"{lone.surname} is the surname of {other}"
    first = aligned_given(other)[0] if other.given else ""
    if word in (first, fold(other.known_as)):
        return 0.4, f"{lone.surname} is the first name of {other}"
    if len(first) > 1 and same_given_name(word, first):
        return 0.4, f"{lone.surname} is short for the first name of {other}"
    return 0.0, f"{lone.surname} is no part of {other}"


def _compare_given(a: PersonName, b: PersonName) -> tuple[float, str]:
    given_a, given_b = aligned_given(a), aligned_given(b)
    worst, why = 1.0, ""
    for place, (x, y) in enumerate(zip(given_a, given_b, strict=False)):
        score, reason = _compare_word(x, y)
        if not score and place == 0 and (known := _known_as(a, b)):
            score, reason = 0.85, known
        if not score:
            return 0.0, f"the given names {a} and {b} conflict"
        if score < worst:
            worst, why = score, reason
    if len(given_a) != len(given_b) and worst > 0.95:
        worst, why = 0.95, "one leaves out a middle name"
    if not (a.given or b.given):
        if len(given_a) == len(given_b) > 1:
            return 0.8, f"initials {a.initials} equal"
        return 0.6, f"initials {a.initials} and {b.initials} agree"
    return worst, why or "given names equal"


def _known_as(a: PersonName, b: PersonName) -> str:
    for nickname, other in ((a.known_as, b), (b.known_as, a)):
        if nickname and other.given and same_given_name(nickname, other.given[0]):
            return f"{nickname} is what they are known as"
    return ""


def _compare_word(x: str, y: str) -> tuple[float, str]:
    if x == y:
        return 1.0, ""
    if len(x) > 1 and len(y) > 1:
        if fold(x).replace(" ", "") == fold(y).replace(" ", ""):
            return 1.0, ""
        return (0.85, f"{x.title()} may be {y.title()}") if same_given_name(x, y) else (0.0, "")
    letter, word = (x, y) if len(x) == 1 else (y, x)
    if word[0] == letter:
        return 0.65, f"the initial {letter.upper()} fits {word.title()}"
    if any(name[0] == letter for name in _nicknames().get(word, frozenset())):
        return 0.6, f"the initial {letter.upper()} fits a form of {word.title()}"
    return 0.0, ""
