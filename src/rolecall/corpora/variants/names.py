"""Names for people who never were: of many origins, a share of them in no list, since minutes hold many such."""

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Literal

from rolecall.corpora.variants.tables import table
from rolecall.values.lexicons import kind_of

Gender = Literal["female", "male"]

_INVENTED_SURNAMES = 0.2
_INVENTED_GIVEN = 0.08
_HYPHENATED = 0.07
_HYPHENATED_AGAIN = 0.5  # where the name that is replaced was
_MIXED = 0.25  # given names of another origin than the surname
_INVENTED_FOR = {
    "welsh": "welsh",
    "gaelic": "gaelic",
    "scottish": "gaelic",
    "irish": "gaelic",
    "south-asian": "south-asian",
} | {
    "west-african": "west-african",
    "east-african": "west-african",
    "polish": "slavic",
    "baltic-and-balkan": "slavic",
    "southern-european": "romance",
    "western-european": "germanic",
}


@dataclass(frozen=True, slots=True)
class Surname:
    """A family name in the form that men bear and in that of women; mostly the same."""

    male: str
    female: str
    origin: str

    def of(self, gender: Gender) -> str:
        return self.female if gender == "female" else self.male


@dataclass(frozen=True, slots=True)
class _Names:
    female: tuple[str, ...]
    male: tuple[str, ...]
    surnames: tuple[tuple[str, str], ...]


@cache
def _origins() -> dict[str, _Names]:
    found = {}
    for origin, entry in table("names").items():
        surnames = [(name, name) for name in entry["surnames"].split()]
        surnames += [(man, woman) for man, woman in entry["pairs"]]
        found[origin] = _Names(tuple(entry["female"].split()), tuple(entry["male"].split()), tuple(surnames))
    return found


@cache
def _weights() -> tuple[tuple[str, ...], tuple[int, ...]]:
    entries = table("names")
    return tuple(entries), tuple(entry["weight"] for entry in entries.values())


@cache
def _syllables(kind: str, origin: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    fronts, backs = table("syllables")[kind][origin]
    return tuple(fronts.split()), tuple(backs.split())


def invented(rng: Random, *, kind: str, origin: str) -> str:
    """A word put together from syllables: of the `kind` of `syllables.toml`, in the manner of the origin."""
    fronts, backs = _syllables(kind, origin)
    front, back = rng.choice(fronts), rng.choice(backs)
    return front + (back[1:] if front[-1] == back[0] and rng.random() < 0.8 else back)


def _unknown(rng: Random, *, kind: str, origin: str) -> str:
    """An invented word that no list of names or words knows, where twenty tries find one."""
    word = invented(rng, kind=kind, origin=origin)
    for _ in range(20):
        if kind_of(word) == "unknown":
            break
        word = invented(rng, kind=kind, origin=origin)
    return word


def new_surname(rng: Random, *, hyphenated: bool = False) -> Surname:
    """A family name; `hyphenated` says that the name in whose place it comes has two barrels."""
    first = _single(rng)
    if rng.random() < (_HYPHENATED_AGAIN if hyphenated else _HYPHENATED) and " " not in first.male:
        second = _single(rng)
        if " " not in second.male:
            male, female = f"{first.male}-{second.male}", f"{first.female}-{second.female}"
            return Surname(male, female, first.origin)
    return first


def _single(rng: Random) -> Surname:
    origins, weights = _weights()
    origin = rng.choices(origins, weights)[0]
    if rng.random() < _INVENTED_SURNAMES:
        style = _INVENTED_FOR.get(origin) or rng.choice(("english", "english", "trades"))
        if style == "gaelic":
            style = rng.choice(("gaelic", "english"))
        word = _unknown(rng, kind="surnames", origin=style)
        return Surname(word, word, origin)
    male, female = rng.choice(_origins()[origin].surnames)
    return Surname(male, female, origin)


def new_given(rng: Random, gender: Gender, *, origin: str) -> str:
    """A given name for someone of the gender whose surname is of the origin."""
    if rng.random() < _INVENTED_GIVEN:
        return _unknown(rng, kind="given", origin=gender)
    if rng.random() < _MIXED:
        origin = "english"
    names = _origins()[origin]
    return rng.choice(names.female if gender == "female" else names.male)


@cache
def _bearers() -> tuple[frozenset[str], frozenset[str]]:
    origins = _origins().values()
    female = frozenset(name.lower() for names in origins for name in names.female)
    male = frozenset(name.lower() for names in origins for name in names.male)
    return female - male, male - female


def gender_of(given: str) -> Gender | None:
    """The gender whose lists alone hold the given name; None where both or neither do."""
    female, male = _bearers()
    lower = given.lower()
    return "female" if lower in female else "male" if lower in male else None
