"""What a reader knows of people, found among them: who is one, who is not, and what somebody is called.

Invariant: nothing is settled here but who is meant; whoever two verdicts contradict is left to linking.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rolecall.linking.corrections import Correction
from rolecall.linking.document_people import DocumentPerson
from rolecall.values.names import fold

_OF_PEOPLE = ("same", "different", "name")
Pair = tuple[int, int]
"""The places of two people."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Corrections of kind `same`, `different` and `name`, with the places of those whom they mean, in a fixed order.

    `unplaced` are those of differences and names that mean nobody here.
    """

    same: tuple[tuple[Correction, tuple[Pair, ...]], ...]
    apart: tuple[Pair, ...]
    names: Mapping[int, str]
    unplaced: tuple[Correction, ...]

    @property
    def joined(self) -> tuple[Pair, ...]:
        """Every two who are to be taken for one, in the order in which they are."""
        return tuple(pair for _, pairs in self.same for pair in pairs)

    def unused(self, group_of: Mapping[int, int]) -> tuple[Correction, ...]:
        """Those that found no place, and of the sameness of people those that did not come true.

        `group_of` gives the group of everybody in `joined`.
        """
        refused = [c for c, pairs in self.same if not pairs or any(group_of[a] != group_of[b] for a, b in pairs)]
        return (*self.unplaced, *refused)


def verdicts_on(persons: Sequence[DocumentPerson], corrections: Sequence[Correction]) -> Verdicts:
    """Those of the corrections that are about people; a side that is no mention's id is a name as it is written."""
    own = sorted((c for c in corrections if c.verdict in _OF_PEOPLE), key=lambda c: (c.verdict, c.a, c.b))
    places: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(persons) if own else ():
        for mention in person.mentions:
            places[mention.id].append(place)
            places[fold(" ".join(mention.text.split()))].append(place)
    same: list[tuple[Correction, tuple[Pair, ...]]] = []
    apart: list[Pair] = []
    unplaced: list[Correction] = []
    names: dict[int, str] = {}
    for correction in own:
        one, other = (sorted(set(places.get(s, places.get(fold(s), [])))) for s in (correction.a, correction.b))
        pairs = tuple((a, b) for a in one for b in other if a != b)
        if correction.verdict == "same":
            same.append((correction, pairs))
        elif not (one if correction.verdict == "name" else pairs):
            unplaced.append(correction)
        elif correction.verdict == "name":
            names |= dict.fromkeys(one, correction.value)
        else:
            apart += pairs
    return Verdicts(tuple(same), tuple(apart), names, tuple(unplaced))
