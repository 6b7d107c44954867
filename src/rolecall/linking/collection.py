"""The council of a collection: where nearly all documents that name one name the same, the others are taken for its.

Committees often do not write above their minutes whose they are, and a folder of minutes is mostly one council's.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rolecall.linking.document_people import DocumentPerson
from rolecall.linking.sightings import Sighting
from rolecall.records import Minutes
from rolecall.values.organisations import is_common, normalise

_LEAST = 3
"""Documents that name the council before others are taken for its."""
_SHARE = 0.9
"""Of all documents that name a council, those that name this one."""


@dataclass(slots=True)
class Collection:
    """The documents of one run, counted by council as they come."""

    councils: Counter[str] = field(default_factory=Counter)
    untold: int = 0
    """Documents that name no council."""

    def add(self, document: Minutes) -> None:
        """Count the document."""
        if document.council:
            self.councils[document.council] += 1
        else:
            self.untold += 1

    def council(self) -> str | None:
        """The council that documents without one are taken for, under its most frequent name; None if that is open."""
        names: dict[str, Counter[str]] = {}
        for name, count in self.councils.items():
            names.setdefault(normalise(name), Counter())[name] += count
        if not names:
            return None
        first = max(names.values(), key=lambda spellings: (spellings.total(), max(spellings)))
        if first.total() < max(_LEAST, _SHARE * self.councils.total()):
            return None
        return max(first, key=lambda name: (first[name], name))


def of_collection(persons: Sequence[DocumentPerson], council: str) -> list[DocumentPerson]:
    """The people, those whose council nothing tells taken for this one's."""
    return [replace(p, sightings=tuple(_of(s, council) for s in p.sightings)) for p in persons]


def _of(sighting: Sighting, council: str) -> Sighting:
    told = sighting.council and not is_common(sighting.council)
    return sighting if told else replace(sighting, council=council)
