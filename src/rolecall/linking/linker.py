"""The groups that people of single documents form: equal names joined, the rest compared, the likeliest pair first."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rolecall.linking.clusters import Clusters
from rolecall.linking.comparison import YEAR, Comparison, compare, names_agree, weighed
from rolecall.linking.components import NAME_KEY, name_keys
from rolecall.linking.council_ties import CouncilTies
from rolecall.linking.document_people import DocumentPerson
from rolecall.linking.profiles import Profile, profile_of
from rolecall.values.names import gender, spelling_of, surname_key
from rolecall.values.organisations import normalise
from rolecall.values.spelling import slips

_LIKELY = 0.5  # from this probability on two are taken for one
_CLOSE = 1.5  # another whose log odds are lower by no more than this is a rival
_GAP = 4 * YEAR  # between sightings of one name at one council, up to which it is one person without a comparison


@dataclass(frozen=True, slots=True)
class Union:
    """Two people taken for one, by their places, the earlier first: a score in [0, 1], and why."""

    a: int
    b: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Somebody who fits several people equally well and was left alone; the places of one of each."""

    place: int
    candidates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What linking made of people: who was united with whom, in that order, and who was left alone.

    A place is that of a person among those who were linked, from 0, so that it means nothing without them.
    """

    unions: tuple[Union, ...]
    doubts: tuple[Doubt, ...]

    def groups(self, people: int) -> list[tuple[int, ...]]:
        """The places of each person's parts, of so many people of single documents, in rising order."""
        clusters = Clusters(() for _ in range(people))
        for union in self.unions:
            clusters.unite(union.a, union.b)
        return clusters.groups()


class Linker:
    """The state of one run: people of single documents, sorted by their `order`, and the groups that they form."""

    def __init__(self, persons: Sequence[DocumentPerson], ties: CouncilTies) -> None:
        self.persons = persons
        self.ties = ties
        self.clusters = Clusters([{p.number} for p in persons])
        self.profiles: list[Profile] = [profile_of(p) for p in persons]
        self._unions: list[Union] = []
        self._doubts: dict[Doubt, None] = {}

    def run(self) -> Outcome:
        """Form the groups; the outcome has what was united before, too."""
        blocks = self._blocks()
        for _, block in sorted(blocks.items()):
            self._collapse(block)
        for _, block in sorted(blocks.items()):
            self._agglomerate(self._pairs(block))
        for first, second in slips(blocks):
            self._agglomerate(self._pairs(blocks[first], blocks[second]))
        return Outcome(tuple(self._unions), tuple(self._doubts))

    def candidates(self) -> Iterator[tuple[int, int, Comparison]]:
        """Every pair of groups, by one member of each, that is compared as the groups stand, and what speaks for it.

        From these weights are learned.
        """
        blocks = self._blocks()
        pairs = [pair for _, block in sorted(blocks.items()) for pair in self._pairs(block)]
        pairs += [pair for a, b in slips(blocks) for pair in self._pairs(blocks[a], blocks[b])]
        for a, b in pairs:
            if self.clusters.may_unite(a, b) and (found := self._compared(a, b)).features:
                yield a, b, found

    def unite(self, a: int, b: int, score: float, reason: str, *, force: bool = False) -> bool:
        """Make the groups of the two one and keep the reason; False where a document or the names forbid it."""
        a_group, b_group = self.clusters.find(a), self.clusters.find(b)
        if a_group == b_group:
            return True
        one, other = self.profiles[a_group], self.profiles[b_group]
        agree = force or other.names <= one.names or names_agree(one.names, other.names)
        if not agree:
            return False
        if not self.clusters.unite(a, b, force=force):
            return False
        self.profiles[a_group] = self.profiles[b_group] = one.joined(other)
        self._unions.append(Union(min(a, b), max(a, b), score, reason))
        return True

    def _blocks(self) -> dict[str, list[int]]:
        """The people of each surname, in order; one with two surnames is in two blocks."""
        blocks: dict[str, list[int]] = defaultdict(list)
        for i, profile in enumerate(self.profiles):
            for key in {key for name in profile.names if (key := surname_key(name))}:
                blocks[key].append(i)
        return blocks

    def _collapse(self, block: Sequence[int]) -> None:
        """Join equal names of one council at most four years apart, short ones in one post, without pairing all."""
        last: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for i in block:
            name, profile = self.persons[i].name, self.profiles[i]
            spelt = (spelling_of(name), gender(name.honorific))
            keys: list[tuple[object, ...]] = [()]
            if not (name.is_full or len(name.initials) > 1):
                keys = [(p.title.head, p.title.grade, p.title.portfolio, p.body) for p in profile.posts if p.body]
            for council in sorted(profile.councils):
                for key in keys:
                    own = last[(*spelt, normalise(council), *key)]
                    if not self._joined(own, i, council):
                        own.append(i)

    def _joined(self, seen: list[int], member: int, council: str) -> bool:
        # The newest first: one person's documents mostly follow each other.
        for place in reversed(range(len(seen))):
            other = seen[place]
            before, now = self.profiles[self.clusters.find(other)].seen, self.profiles[member].seen
            near = not (before and now) or now[0] - before[1] <= _GAP
            if near and self.unite(other, member, _equal(), f"the same name at {council}, at most four years apart"):
                seen[place] = member
                return True
        return False

    def _pairs(self, block: Sequence[int], other: Sequence[int] = ()) -> list[tuple[int, int]]:
        """The pairs of groups whose councils are tied, or of which one has no council, each once, in order.

        With `other`, only pairs of which one is of either block.
        """
        sides = [dict.fromkeys(map(self.clusters.find, side)) for side in (block, other)]
        near: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, groups in enumerate(sides):
            for group in groups:
                for key in self._keys(group):
                    near[key][side].append(group)
        found: dict[tuple[int, int], None] = {}
        for key in sorted(near):
            mine, others = near[key]
            for a, b in ((a, b) for a in mine for b in others) if other else combinations(mine, 2):
                known = self.profiles[a].councils and self.profiles[b].councils
                if a != b and not (known and key.startswith(NAME_KEY)):
                    found[min(a, b), max(a, b)] = None
        return sorted(found)

    def _keys(self, group: int) -> Iterator[str]:
        profile = self.profiles[group]
        yield from {key for council in profile.councils for key in self.ties.keys(council)}
        yield from name_keys(profile.names)

    def _compared(self, a: int, b: int) -> Comparison:
        return compare(self.profiles[a], self.profiles[b], self.ties)

    def _agglomerate(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Unite the likeliest pair, compare the group that it makes with its neighbours anew, until none is likely.

        A name that fits several equally well stays alone.
        """
        heap: list[tuple[float, int, int]] = []
        edges: dict[int, dict[int, Comparison]] = defaultdict(dict)

        def enter(a: int, b: int) -> None:
            found = self._compared(a, b)
            if found.features and self.clusters.may_unite(a, b):
                edges[a][b] = edges[b][a] = found
                if found.score >= _LIKELY:
                    heapq.heappush(heap, (-found.score, min(a, b), max(a, b)))

        for a, b in pairs:
            enter(a, b)
        while heap:
            score, a, b = heapq.heappop(heap)
            found = edges.get(a, {}).get(b)
            if found is None or found.score != -score:
                continue
            if self._has_rivals(a, b, found, edges) or not self.unite(a, b, found.score, found.reason):
                continue
            whole = self.clusters.find(a)
            near = sorted((edges.pop(a, {}).keys() | edges.pop(b, {}).keys()) - {a, b})
            for other in near:
                edges[other].pop(a, None)
                edges[other].pop(b, None)
            for other in near:
                enter(whole, other)

    def _has_rivals(self, a: int, b: int, best: Comparison, edges: dict[int, dict[int, Comparison]]) -> bool:
        """True when one of the two fits another person about as well, who cannot be the same as the first."""
        if best.features[0].level.startswith(("full", "middle")):
            return False
        for one, chosen in ((a, b), (b, a)):
            rivals = [
                other
                for other, found in edges[one].items()
                if other != chosen
                and found.score >= _LIKELY
                and found.log_odds >= best.log_odds - _CLOSE
                and not self._may_meet(other, chosen)
            ]
            if rivals:
                candidates = {min(self.clusters.members(i)) for i in (chosen, *rivals)}
                self._doubts[Doubt(min(self.clusters.members(one)), tuple(sorted(candidates)))] = None
                return True
        return False

    def _may_meet(self, a: int, b: int) -> bool:
        return self.clusters.may_unite(a, b) and names_agree(self.profiles[a].names, self.profiles[b].names)


@cache
def _equal() -> float:
    """The score of equal names of one council in one year."""
    return weighed(
        {"names": "full, rare", "spelling": "as written", "council": "one", "post": "same", "time": "one year"}
    )
