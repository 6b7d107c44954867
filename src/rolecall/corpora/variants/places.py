"""Places for the names of bodies: real ones of the same nation and kind, and some that are on no map."""

import re
from functools import cache
from random import Random
from typing import Literal

from rolecall.corpora.variants.names import invented
from rolecall.corpora.variants.tables import table

PlaceKind = Literal["county", "town", "village"]

_NATIONS = ("english", "welsh", "scottish", "irish", "northern-irish")
_INVENTED = 0.4
_COMPOUND = 0.3
_DIRECTION = 0.1


@cache
def _places(nation: str, kind: PlaceKind) -> tuple[str, ...]:
    return tuple(name.replace("_", " ") for name in table("places")[nation][kind].split())


@cache
def _nations() -> dict[str, str]:
    return {
        name.lower(): nation
        for nation in reversed(_NATIONS)
        for kind in ("county", "town", "village")
        for name in _places(nation, kind)
    }


@cache
def _cues() -> dict[str, tuple[re.Pattern[str], ...]]:
    return {nation: tuple(re.compile(cue) for cue in cues) for nation, cues in table("places")["cues"].items()}


def is_known_place(name: str) -> bool:
    """Whether the name is in the lists of real places, whatever its case."""
    return name.lower() in _nations()


def nation_of(text: str) -> str:
    """The nation whose cues the text holds most kinds of, two at least; else English."""
    counts = {nation: sum(bool(cue.search(text)) for cue in cues) for nation, cues in _cues().items()}
    best = max(counts, key=lambda nation: counts[nation])
    return best if counts[best] > 1 else "english"


def new_place(rng: Random, old: str, *, kind: PlaceKind, nation: str) -> str:
    """A place of the old one's nation (where it is known, else of `nation`) and of the kind."""
    if saint := re.fullmatch(r"(St\.?|Saint|SAINT|ST\.?) ([^\W\d_]+?)((?:['’][sS]?)?)", old):
        return f"{saint[1].capitalize()} {rng.choice(table('places')['saints']['names'].split())}{saint[3].lower()}"
    nation = _nations().get(old.lower(), nation)
    if re.search(r"\b(?:and|&)\b|&", old) and rng.random() < 0.6:
        return f"{_single(rng, kind, nation)} and {_single(rng, kind, nation)}"
    name = _single(rng, kind, nation)
    if kind == "village" and nation == "english" and rng.random() < _COMPOUND:
        other = _single(rng, kind, nation)
        form = rng.choice(table("places")["compounds"]["village"])
        saints = table("places")["saints"]["names"].split()
        return str(form).format(name, other, saint=rng.choice(saints))
    if kind != "village" and rng.random() < _DIRECTION:
        return f"{rng.choice(table('places')['compounds']['directions'].split())} {name}"
    return name


def _single(rng: Random, kind: PlaceKind, nation: str) -> str:
    if rng.random() >= _INVENTED:
        return rng.choice(_places(nation, kind))
    if kind == "county" and nation == "english":
        return invented(rng, kind="places", origin="county")
    return invented(rng, kind="places", origin="irish" if nation == "northern-irish" else nation)
