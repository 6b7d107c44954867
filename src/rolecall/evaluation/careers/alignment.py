"""Which person of the system each mention of the truth went to, and which true person each of the system's is.

A mention of the truth is the system's mention with which it overlaps most, since offsets found in a text may differ a
little from those of the truth. What only one side knows is told apart: a mention that the system has nowhere went to
nobody, and mentions that the truth does not know are left out.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rolecall.corpora.simulation.truth import TruePerson
from rolecall.errors import InputError
from rolecall.records import Person


@dataclass(frozen=True, slots=True)
class Aligned:
    """For each mention of the truth (`document:start-end`) the true person's id, and the system's person or None."""

    mentions: tuple[tuple[str, str, str | None], ...]

    def true_person(self) -> Mapping[str, str]:
        """For each person of the system the true person with most mentions in common, the first of several."""
        common: dict[str, Counter[str]] = defaultdict(Counter)
        for _, true, found in self.mentions:
            if found is not None:
                common[found][true] += 1
        return {found: min(counts, key=lambda true: (-counts[true], true)) for found, counts in common.items()}


def align_mentions(truth: Iterable[TruePerson], people: Iterable[Person]) -> Aligned:
    """Each mention of the truth with where it went.

    Raises InputError for a mention id in the truth that is not `document:start-end`.
    """
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for person in people:
        for mention in person.mentions:
            document, start, end = _parsed(mention)
            places[document].append((start, end, person.id))
    for found in places.values():
        found.sort()
    return Aligned(
        tuple(
            (mention, person.id, _at(*_parsed(mention), places=places))
            for person in truth
            for mention in person.mentions
        )
    )


def align_clusters(truth: Iterable[TruePerson], clusters: Iterable[tuple[str, str]]) -> Aligned:
    """Each mention of the truth with its cluster, where any other system gives pairs of mention id and cluster.

    Mentions match by their ids alone; of a mention that stands in several pairs the last one counts.
    """
    cluster_of = dict(clusters)
    return Aligned(
        tuple((mention, person.id, cluster_of.get(mention)) for person in truth for mention in person.mentions)
    )


def _parsed(mention: str) -> tuple[str, int, int]:
    document, _, offsets = mention.rpartition(":")
    start, _, end = offsets.partition("-")
    if not (document and start.isdecimal() and end.isdecimal()):
        raise InputError(mention, "not the id of a mention (document:start-end)")
    return document, int(start), int(end)


def _at(document: str, start: int, end: int, *, places: Mapping[str, Sequence[tuple[int, int, str]]]) -> str | None:
    """The person whose mention overlaps most with the stretch of the document."""
    found = places.get(document, ())
    best: tuple[int, str | None] = (0, None)
    # Mentions of a document never overlap each other, so they are in order of their ends too.
    for other_start, other_end, person in found[max(0, bisect_left(found, (start, 0, "")) - 1) :]:
        if other_start >= end:
            break
        best = max(best, (min(end, other_end) - max(start, other_start), person), key=lambda entry: entry[0])
    return best[1]
