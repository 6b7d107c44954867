"""People parted into components: whoever linking could compare with each other, directly or over others, is in one.

Invariant: no group that linking forms ever meets one of another component, so that each can be linked by itself.
A group is met under every surname and every key of its members, whoever of them bears which. A component therefore
claims all pairs of a surname and a key that its people bear, and two that claim one pair are one component.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from rolecall.linking.clusters import Clusters
from rolecall.linking.council_ties import CouncilTies
from rolecall.linking.profiles import Bearing
from rolecall.values.names import PersonName, spelling_of, surname_key
from rolecall.values.spelling import slips

_Cell = tuple[str, str]
"""A surname and a key: whoever shares both may be compared."""


NAME_KEY = "= "
"""Begins the key of a full name, under which people meet where the council of one is unknown."""


def name_keys(names: Iterable[PersonName]) -> set[str]:
    """The keys of those of the names that are full."""
    return {NAME_KEY + spelling_of(name) for name in names if name.is_full}


def components(
    bearings: Sequence[Bearing], ties: CouncilTies, joined: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, ...]]:
    """The places in `bearings`, one for each person, of every component in rising order, by the first of each.

    `joined` are places of people whom a correction takes for one, whatever they bear.
    """
    members: dict[Bearing, list[int]] = defaultdict(list)
    for place, bearing in enumerate(bearings):
        members[bearing].append(place)
    kinds = list(members)
    number = {kind: i for i, kind in enumerate(kinds)}
    territory = _Territory(kinds, ties)
    for a, b in joined:
        territory.join(number[bearings[a]], number[bearings[b]])
    for kind in range(len(kinds)):
        territory.settle(kind)
    groups = territory.whole.groups()
    return sorted(tuple(sorted(place for i in group for place in members[kinds[i]])) for group in groups)


class _Territory:
    """Kinds of people, the components that they form so far, and who has claimed which cells."""

    def __init__(self, kinds: Sequence[Bearing], ties: CouncilTies) -> None:
        self.whole = Clusters(() for _ in kinds)
        self._surnames = [{key for name in kind.names if (key := surname_key(name))} for kind in kinds]
        loose = {key for kind in kinds if not kind.councils for key in name_keys(kind.names)}
        self._keys = [
            {key for council in kind.councils for key in ties.keys(council)} | (loose & name_keys(kind.names))
            for kind in kinds
        ]
        self._owner: dict[_Cell, int] = {}
        self._slips: dict[str, list[str]] = defaultdict(list)
        for one, other in slips(surname for own in self._surnames for surname in own):
            self._slips[one].append(other)
            self._slips[other].append(one)

    def join(self, a: int, b: int) -> None:
        """Make the components of the two kinds one, which bears what both bear."""
        a, b = self.whole.find(a), self.whole.find(b)
        if a != b:
            surnames, keys = self._surnames[a] | self._surnames[b], self._keys[a] | self._keys[b]
            self.whole.unite(a, b)
            whole = self.whole.find(a)
            self._surnames[whole], self._keys[whole] = surnames, keys

    def settle(self, kind: int) -> None:
        """Claim the cells of the kind's component, joined with whoever has claimed one of them or one a slip away."""
        while others := self._met(kind):
            for other in others:
                self.join(kind, other)
        own = self.whole.find(kind)
        self._owner.update((cell, own) for cell in product(self._surnames[own], self._keys[own]))

    def _met(self, kind: int) -> set[int]:
        own = self.whole.find(kind)
        owners = (self._owner[cell] for cell in self._near(own) if cell in self._owner)
        return {self.whole.find(owner) for owner in owners} - {own}

    def _near(self, own: int) -> Iterator[_Cell]:
        for surname in self._surnames[own]:
            yield from product((surname, *self._slips.get(surname, ())), self._keys[own])
