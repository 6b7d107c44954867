"""Careers out of documents: people linked, their sightings made tenures, the steps between them changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rolecall.careers.bounds import bounds_of, conflicts_of
from rolecall.careers.certainty import score_of
from rolecall.careers.changes import changes_of, steps_of
from rolecall.careers.posts import cut_at_successors, histories, posts_of, successions
from rolecall.careers.spells import spells_of
from rolecall.careers.timeline import order
from rolecall.linking import Correction, LinkedPerson, Linking, link
from rolecall.linking.lasting_ids import with_known_ids
from rolecall.linking.sightings import Sighting
from rolecall.records import Careers, Change, Merge, Minutes, Person
from rolecall.values.organisations import acronym_fits, normalise


def build_careers(
    minutes: Iterable[Minutes],
    corrections: Iterable[Correction | Mapping[str, object]] | None = None,
) -> Careers:
    """Who held which post, where and when, as far as the documents say; the same for any order of them.

    People are in alphabetical order, tenures and changes in order of time. Raises CorrectionError for a correction that
    cannot be read.
    """
    return careers_of(link(minutes, corrections))


def careers_of(linking: Linking, *, known_ids: Mapping[str, str] | None = None) -> Careers:
    """The careers of people who are linked already, as `build_careers` gives them.

    `known_ids` gives for mentions the id of the person whom an earlier run took them for, which that person keeps.
    """
    people = with_known_ids(linking.people, known_ids or {})
    spelled = _spellings(people)
    spells = [list(spells_of(_spelled(s, spelled) for s in person.sightings)) for person in people]
    spells = cut_at_successors(spells)
    found = histories(spells)
    others = bounds_of(spells, found)
    taken = [steps_of(own, others) for own in spells]
    bounds = bounds_of(spells, found, [(s.old, s.new) for own in taken for s in own if s.ends_old])
    names = {number: person.name for number, person in enumerate(people)}
    owner = {mention.id: number for number, person in enumerate(people) for mention in person.mentions}
    merges: dict[int, list[Merge]] = defaultdict(list)
    for merge in linking.merges:
        merges[owner[merge.a]].append(merge)
    steps: dict[int, list[Change]] = {
        number: list(changes_of(own, led)) for number, (own, led) in enumerate(zip(spells, taken, strict=True))
    }
    for history in found:
        for number, change in successions(history):
            steps[number].append(change)
    return Careers(
        people=tuple(
            Person(
                id=person.id,
                name=person.name,
                aliases=person.aliases,
                tenures=tuple(
                    s.tenure(bounds[id(s)], score=score_of(s, merges[number]))
                    for s in sorted(own, key=lambda s: order(s.begins))
                ),
                changes=tuple(sorted(steps[number], key=lambda c: order(c.before or c.after))),
                mentions=tuple(mention.id for mention in person.mentions),
                merges=tuple(merges[number]),
            )
            for number, (person, own) in enumerate(zip(people, spells, strict=True))
        ),
        posts=posts_of(found, names),
        conflicts=tuple(conflicts_of(found, bounds, names)),
        notes=tuple(_notes(linking)),
    )


def _notes(linking: Linking) -> Iterator[str]:
    """What linking left open or assumed: mentions that fit several people, councils, corrections that do not apply."""
    names = {mention.id: mention.text for person in linking.people for mention in person.mentions}
    for mark in linking.undecided:
        others = ", ".join(f"{names.get(c, '?')} ({c})" for c in mark.candidates)
        yield f"{names.get(mark.mention, '?')} ({mark.mention}) fits several people and was left apart: {others}"
    if linking.assumed:
        council, untold = linking.assumed
        yield f"documents that name no council ({untold}) are taken for those of {council}, as the others are"
    for correction in linking.unused:
        yield f"correction not applied: {correction}"


def _spelled(sighting: Sighting, spelled: Mapping[str, str]) -> Sighting:
    """The sighting with its body and council in the one spelling of each."""
    body, council = (spelled.get(name) if name else None for name in (sighting.body, sighting.council))
    return replace(sighting, body=body, council=council)


def _spellings(people: Iterable[LinkedPerson]) -> dict[str, str]:
    """One spelling for each body and council: the longest without brackets of those under which posts are held, for an
    acronym the only name that it fits."""
    sightings = [s for person in people for s in person.sightings]
    best: dict[str, str] = {}
    chosen: dict[str, str] = {}
    # Councils that hold no post of their own come second: their names are no reason to call a body otherwise.
    for names in ({s.body for s in sightings if s.body}, {s.council for s in sightings if s.council}):
        groups: dict[str, set[str]] = {}
        for name in names - chosen.keys():
            groups.setdefault(normalise(name), set()).add(name)
        new = {key: max(group, key=lambda n: ("(" not in n, len(n), n)) for key, group in groups.items()}
        best = new | best
        for key, group in groups.items():
            full = [other for k, other in best.items() if k != key and acronym_fits(best[key], other)]
            chosen |= dict.fromkeys(group, full[0] if len(full) == 1 else best[key])
    return chosen
