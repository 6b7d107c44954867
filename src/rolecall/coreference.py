"""Coreference among the people of one document: which of its PERSON mentions are of one person.

Invariant: two names that are both given in full are two people, however alike they look, unless they are
equal up to case and a middle name; a shorter form joins a fuller one only when exactly one fits it; two entries
of one list of those present are two people, even when they bear one name.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise

from rolecall.people_lists import are_namesakes, in_one_list
from rolecall.records import Mention, Minutes
from rolecall.values.names import PersonName, compatible, fold, honorific_before, is_fuller, parse_name, surname_key
from rolecall.values.tables import table

_LONE = 2
"""The rank from which on a name is a surname, a first name or letters alone."""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """One person of one document: the fullest name, every form of it, every mention in text order."""

    name: PersonName
    names: tuple[PersonName, ...]
    mentions: tuple[Mention, ...]

    @property
    def fullest(self) -> Mention:
        """The mention that names the person most fully, the first of several."""
        return min(self.mentions, key=lambda m: (_rank(parse_name(m.text)), -len(m.text), m.start))


def named_people(minutes: Minutes) -> tuple[NamedPerson, ...]:
    """Everybody whom the document names, in text order of their first mention."""
    named = _by_name(minutes)
    clusters: list[list[PersonName]] = []
    # two names that both have a surname and more cannot be one person's unless the surnames end alike
    of_surname: dict[str, list[list[PersonName]]] = defaultdict(list)
    for name in sorted(named, key=lambda n: (_rank(n), named[n][0].start)):
        near = of_surname[surname_key(name)] if name.surname else []
        fitting = _fitting(name, near, named, minutes.text)
        if not fitting and _rank(name) >= _LONE:
            fitting = _fitting(name, clusters, named, minutes.text)  # a first name, or letters
        home = fitting[0] if len(fitting) == 1 else None
        if home is None:
            clusters.append([name])
            if _rank(name) < _LONE:
                near.append(clusters[-1])
        else:
            home.append(name)
    found = []
    for names in clusters:
        mentions = sorted((m for n in names for m in named[n]), key=lambda m: m.start)
        found += _parted(NamedPerson(_fullest(names), tuple(names), tuple(mentions)), minutes)
    return tuple(sorted(found, key=lambda p: p.mentions[0].start))


def _parted(person: NamedPerson, minutes: Minutes) -> list[NamedPerson]:
    """The person, or the namesakes of whom one list names each: a further mention is of the one whose title it bears,
    and of nobody whom the list names where that does not tell."""
    listed = {m.start: m for pair in pairwise(person.mentions) if are_namesakes(*pair, minutes) for m in pair}
    if not listed:
        return [person]
    titles: dict[int, set[str]] = defaultdict(set)
    for relation in minutes.relations:
        if relation.label == "HOLDS":
            titles[relation.head.start].add(fold(relation.child.text))
    parts = [[mention] for mention in listed.values()]
    left: list[Mention] = []
    for mention in person.mentions:
        if mention.start not in listed:
            homes = [part for part in parts if titles[mention.start] & titles[part[0].start]]
            (homes[0] if len(homes) == 1 else left).append(mention)
    parts += [left] if left else []
    return [replace(person, mentions=tuple(sorted(part, key=lambda m: m.start))) for part in parts]


def _by_name(minutes: Minutes) -> dict[PersonName, list[Mention]]:
    """The mentions of each name, with the honorific before it, in text order."""
    named: dict[PersonName, list[Mention]] = {}
    for mention in sorted(minutes.mentions, key=lambda m: m.start):
        if mention.label != "PERSON":
            continue
        before = minutes.text[max(0, mention.start - 60) : mention.start]
        honorific = str(mention.value.get("honorific") or "") or honorific_before(before)
        named.setdefault(parse_name(mention.text, honorific=honorific), []).append(mention)
    return named


def _rank(name: PersonName) -> int:
    """Full names first, then initials with a surname, then a word alone, then letters alone."""
    return 0 if name.is_full else 1 if name.surname and name.initials else 2 if name.surname else 3


def _fullest(names: list[PersonName]) -> PersonName:
    best = names[0]
    for name in names[1:]:
        if is_fuller(name, best) or (not is_fuller(best, name) and name.honorific and not best.honorific):
            best = name
    return best


def _fitting(
    name: PersonName,
    clusters: list[list[PersonName]],
    named: dict[PersonName, list[Mention]],
    text: str,
) -> list[list[PersonName]]:
    """The clusters that the name fits best; it belongs to one only where that is the only one."""
    scored = []
    for cluster in clusters:
        # A surname alone and letters alone tell nothing about each other, so the fuller names decide.
        telling = [other for other in cluster if _rank(other) < _LONE] or cluster
        scores = [compatible(name, other)[0] for other in telling]
        if min(scores) > 0 and _may_repeat(name, scores) and not any(_differ_in_side(name, other) for other in cluster):
            together = (
                _rank(name) < _LONE
                and max(scores) < 1
                and any(
                    in_one_list(text, a, b)
                    for other in cluster
                    if other.is_full
                    for a in named[name]
                    for b in named[other]
                )
            )
            if not together:
                scored.append((max(scores), cluster))
    most = max((score for score, _ in scored), default=0.0)
    return [cluster for score, cluster in scored if score == most]


def _differ_in_side(a: PersonName, b: PersonName) -> bool:
    """True of `Cllr D Green` and `Miss D Green`: in the style of one document an elected member and somebody else."""
    if a.is_full or b.is_full or a.is_lone or b.is_lone:
        return False
    return {_side(a), _side(b)} == {"member", "other"}


def _side(name: PersonName) -> str:
    """What the honorific says: `member` of a councillor, `other` of `Mr` or `Mrs` alone, '' of any other."""
    words = set(fold(name.honorific).split())
    return next((side for side, marks in table("honorifics")["sides"].items() if words.intersection(marks)), "")


def _may_repeat(name: PersonName, scores: list[float]) -> bool:
    if _rank(name) == 0:
        return max(scores) >= 0.95
    return _rank(name) > 1 or max(scores) >= 0.6
