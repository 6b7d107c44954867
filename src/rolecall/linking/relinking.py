"""People linked component by component, and only those components whose outcome is not known from before.

Invariant: what is known changes nothing but the time, since an outcome is known by all that led to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rolecall.linking.components import components
from rolecall.linking.council_ties import CouncilTies
from rolecall.linking.document_people import DocumentPerson
from rolecall.linking.fingerprints import fingerprint
from rolecall.linking.linker import Doubt, Linker, Outcome, Union
from rolecall.linking.profiles import bearing_of
from rolecall.linking.verdicts import Pair, Verdicts


@dataclass(slots=True)
class Relinked:
    """What linking made of people, by their places, and the outcome of each component of several, by fingerprint.

    `anew` are the groups whose component was not known.
    """

    groups: list[tuple[int, ...]] = field(default_factory=list)
    unions: list[Union] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    known: dict[str, Outcome] = field(default_factory=dict)
    anew: int = 0


def relink(
    persons: Sequence[DocumentPerson],
    renamed: Iterable[tuple[str, str]],
    verdicts: Verdicts,
    *,
    known: Mapping[str, Outcome] | None,
) -> Relinked:
    """The groups that people of single documents form, sorted by their `order`; pairs of `renamed` are one council.

    Without `known`, not even a mapping without entries, no fingerprint is taken and nothing is remembered.
    """
    bearings = [bearing_of(person) for person in persons]
    ties = CouncilTies({council for bearing in set(bearings) for council in bearing.councils}, renamed)
    found = components(bearings, ties, verdicts.joined)
    same, apart = _by_component(found, verdicts.joined), _by_component(found, verdicts.apart)
    result = Relinked()
    for number, places in enumerate(found):
        if len(places) == 1:
            result.groups.append(places)
            continue
        own = [persons[place] for place in places]
        told = {"same": same.get(number, []), "apart": apart.get(number, [])}
        councils = {council for place in places for council in bearings[place].councils}
        mark = None if known is None else fingerprint(own, councils, ties=ties, **told)
        before = known.get(mark) if known and mark else None
        outcome = before or _linked(own, ties, **told)
        groups = outcome.groups(len(own))
        result.anew += 0 if before else len(groups)
        if mark:
            result.known[mark] = outcome
        result.groups += [tuple(places[i] for i in group) for group in groups]
        result.unions += [Union(places[u.a], places[u.b], u.score, u.reason) for u in outcome.unions]
        result.doubts += [Doubt(places[d.place], tuple(places[i] for i in d.candidates)) for d in outcome.doubts]
    result.groups.sort()
    return result


def _linked(persons: Sequence[DocumentPerson], ties: CouncilTies, *, same: list[Pair], apart: list[Pair]) -> Outcome:
    linker = Linker(persons, ties)
    for a, b in apart:  # first, since nothing overrules it
        linker.clusters.keep_apart(a, b)
    for a, b in same:
        linker.unite(a, b, 1.0, "a correction", force=True)
    return linker.run()


def _by_component(found: Sequence[Sequence[int]], pairs: Sequence[Pair]) -> dict[int, list[Pair]]:
    """The pairs of whom both are of one component, by its number, as places in it."""
    meant = {place for pair in pairs for place in pair}
    where = {i: (number, place) for number, c in enumerate(found) for place, i in enumerate(c) if i in meant}
    inside: dict[int, list[Pair]] = {}
    for a, b in pairs:
        (number, one), (other_number, other) = where[a], where[b]
        if number == other_number:
            inside.setdefault(number, []).append((one, other))
    return inside
