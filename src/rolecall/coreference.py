"""Coreference among the people of one document: which of its PERSON mentions are of one person.

Invariant: two names that are both given in full are two people, however alike they look, unless they are
equal up to case and a middle name; a shorter form joins a fuller one only when exactly one fits it; two entries
of one list of those present are two people, even when they bear one name.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from rolecall.records import Mention, Minutes
from rolecall.values.names import PersonName, compatible, fold, honorific_before, is_fuller, parse_name, surname_key
from rolecall.values.tables import table

_LONE = 2
"""The rank from which on a name is a surname, a first name or letters alone."""
_LIST = 3000
"""Code points from the label of a list of those present to its entries."""
_WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"\([^()\n]*\)")
_LIST_ENDS = re.compile(r"\n\s*\n|(?<![A-Z])[.!?]\s+[A-Z][a-z]")


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
    listed = {m.start: m for pair in pairwise(person.mentions) if _are_namesakes(*pair, minutes) for m in pair}
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


def _are_namesakes(a: Mention, b: Mention, minutes: Minutes) -> bool:
    """True of two entries of one list of those present under the same name."""
    if " ".join(a.text.split()) != " ".join(b.text.split()) or parse_name(a.text).is_lone:
        return False
    if not _in_one_list(minutes.text, a, b):
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
    words = (rf"(?:{'|'.join(map(re.escape, table('attendance')[part]))})" for part in ("who", "present"))
    who, present = words
    return re.compile(rf"^[^\w\n]*(?:{who}\s+)*{present}\b", re.I | re.M)


@cache
def _listing() -> frozenset[str]:
    """Words of a list besides names and titles."""
    before = table("honorifics")["before"]
    return frozenset(word for forms in before.values() for form in forms for word in form.split()) | {"and"}


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
                    _in_one_list(text, a, b)
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


def _in_one_list(text: str, a: Mention, b: Mention) -> bool:
    """True when nothing but a list runs from one mention to the other, so that they are two entries of it."""
    first, second = sorted((a, b), key=lambda m: m.start)
    return second.start - first.end < 1500 and not _LIST_ENDS.search(text[first.end : second.start])
