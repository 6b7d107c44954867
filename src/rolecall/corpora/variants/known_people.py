"""What the mentions of one person tell together: given names in order, surname, gender."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rolecall.corpora.slots import Pieces
from rolecall.corpora.variants.names import Gender, gender_of
from rolecall.values import names as personal
from rolecall.values.lexicons import kind_of, word_list
from rolecall.values.names import PersonName, fold, honorific_before, parse_name

_WRAPPED = re.compile(r"(?<=[a-zA-Z])-\s+")
_SPEAKS = re.compile(r"\b(?:s?he|her|his)\b", re.IGNORECASE)
_ADDRESSES = 160  # code points after a mention within which "she" is that person


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What the mentions of one person tell: given names in order (a letter where no more is known) and surname."""

    given: tuple[str, ...]
    surname: str
    gender: Gender | None


def read_person(pieces: Pieces, places: Sequence[int]) -> KnownPerson:
    """The person whose mentions stand at these places among the pieces.

    A lone word is the surname, unless lists know it as a first name alone and no honorific stands before it.
    """
    parsed = [parse_name(_WRAPPED.sub("-", pieces[i].text), honorific=_honorific(pieces, i)) for i in places]
    whole = [name for name in parsed if name.surname and name.initials]
    surname = _most_frequent([name.surname for name in whole])
    given: tuple[str, ...] = ()
    for name in whole:
        if fold(name.surname) == fold(surname):
            given = _fuller(given, _given_names(name))
    for name in parsed:
        if name.is_lone and not surname and not _is_first_name(name):
            surname = name.surname
        elif name.is_lone and _is_first_name(name) and fold(name.surname) != fold(surname):
            given = _fuller(given, (name.surname,)) if given else (name.surname,)
        elif not name.surname and len(name.initials) > 1 and not (surname or given):
            given, surname = tuple(name.initials[:-1]), name.initials[-1]
    return KnownPerson(given, surname, _gender(pieces, places, parsed, given))


def _given_names(name: PersonName) -> tuple[str, ...]:
    """One entry for each given name: the name where it is written, else its letter."""
    rest = list(name.given)
    return tuple(
        rest.pop(0) if rest and fold(rest[0])[:1] == fold(letter)[:1] else letter.upper() for letter in name.initials
    )


def _fuller(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    """Two readings of the given names in one: as many as either has, in full where either is."""
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    filled = list(longer)
    for word in shorter:
        if any(fold(word) == fold(known) for known in filled):
            continue
        for i, known in enumerate(filled):
            if len(known) == 1 and len(word) > 1 and fold(word)[:1] == fold(known):
                filled[i] = word
                break
    return tuple(filled)


def _most_frequent(words: Sequence[str]) -> str:
    return max(words, key=lambda word: sum(fold(word) == fold(other) for other in words), default="")


def _honorific(pieces: Pieces, index: int) -> str:
    return honorific_before(pieces[index - 1].text[-60:]) if index and pieces[index - 1].label is None else ""


def _is_first_name(name: PersonName) -> bool:
    word = name.surname.lower()
    if name.honorific or not kind_of(word).startswith("given"):
        return False
    return word not in word_list("surnames") or gender_of(word) is not None


def _gender(pieces: Pieces, places: Sequence[int], parsed: Sequence[PersonName], given: Sequence[str]) -> Gender | None:
    for name in parsed:
        if (told := personal.gender(name.honorific)) == "female" or told == "male":
            return told
    for word in given:
        if found := gender_of(word):
            return found
    for i in places:
        after = pieces[i + 1].text[:_ADDRESSES] if i + 1 < len(pieces) else ""
        if spoken := _SPEAKS.search(after.partition("\n\n")[0]):
            return "female" if spoken[0].lower() in ("she", "her") else "male"
    return None
