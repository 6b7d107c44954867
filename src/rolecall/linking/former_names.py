"""Names that a text says are of one: a person before and after a marriage, a council before and after a change.

Only what is said outright, between two names that stand beside each other: `Mrs A Bell (formerly Miss Dee)`, `Amble
District Council had become Amble Council`. The words are in `data/former_names.toml`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise

from rolecall.records import EntityLabel, Mention, Minutes
from rolecall.values.names import honorific_before
from rolecall.values.organisations import is_council, is_part

_LONGEST = 60  # characters between the two names
_AROUND = " \t\n\xa0,;:()[]–-.\"'“”‘’"
_AND = re.compile(r"\s*(?:,|and|&|,\s*and)\s+(?:the\s+)?")
_THE = re.compile(r"(?:^|\s+)the\s*$", re.IGNORECASE)


def renamed_people(minutes: Minutes) -> tuple[tuple[Mention, Mention], ...]:
    """The pairs of mentions, the name now and the former one, of which the text says that they are one person's."""
    return tuple(_pairs(minutes, "PERSON", _cues("people")))


def renamed_bodies(minutes: Minutes) -> tuple[tuple[str, str], ...]:
    """The pairs of names, that of now and the former one, of which the text says that the one took the other's place.

    Of several that one took the place of (`A, B and C`), each is given. Parts of bodies, such as committees, and a
    council beside a body that is none are left out.
    """
    found = []
    for now, former in _pairs(minutes, "ORG", _cues("bodies")):
        names = [" ".join(m.text.split()) for m in (now, former)]
        if not any(map(is_part, names)) and is_council(names[0]) == is_council(names[1]) and names[0] != names[1]:
            found.append((names[0], names[1]))
    return tuple(found)


@cache
def _cues(key: str) -> Mapping[str, bool]:
    """For each form of words whether the name of now stands before it."""
    text = (resources.files("rolecall.linking") / "data/former_names.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)[key]
    return dict.fromkeys(table["now_then"], True) | dict.fromkeys(table["then_now"], False)


def _pairs(minutes: Minutes, label: EntityLabel, cues: Mapping[str, bool]) -> Iterator[tuple[Mention, Mention]]:
    mentions = sorted((m for m in minutes.mentions if m.label == label), key=lambda m: m.start)
    for place, (first, second) in enumerate(pairwise(mentions)):
        if second.start - first.end > _LONGEST:
            continue
        now_first = cues.get(_between(minutes.text, first, second))
        if now_first:
            yield from ((first, former) for former in _listed(minutes.text, mentions[place + 1 :]))
        elif now_first is not None:
            yield second, first


def _between(text: str, first: Mention, second: Mention) -> str:
    gap = text[first.end : second.start]
    begins = gap.lstrip(_AROUND).casefold().partition(" ")[0].strip(_AROUND)
    if begins not in _first_words():
        return ""
    bare = gap.rstrip().removesuffix(honorific_before(gap)) if honorific_before(gap) else gap
    return " ".join(_THE.sub("", bare.strip(_AROUND)).casefold().split())


@cache
def _first_words() -> frozenset[str]:
    """The words that cues begin with: where none does, nothing need be cut off."""
    return frozenset(cue.split()[0] for key in ("people", "bodies") for cue in _cues(key))


def _listed(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The first mention and those that a list joins to it."""
    found = list(mentions[:1])
    for before, after in pairwise(mentions):
        if not _AND.fullmatch(text[before.end : after.start]):
            break
        found.append(after)
    return found
