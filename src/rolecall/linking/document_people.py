"""The people of one document who hold a post in it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rolecall.coreference import NamedPerson, named_people
from rolecall.linking.former_names import renamed_people
from rolecall.linking.sightings import Sighting, sightings_of
from rolecall.records import Mention, Minutes
from rolecall.values.names import PersonName


@dataclass(frozen=True, slots=True)
class DocumentPerson:
    """One person of one document: every mention, in text order, and every sighting in a post.

    `number` is that of the document in the run, since two files may share an id; `order` sorts people by
    the document's date (unknown last), its id, and the offset of the first mention.
    """

    number: int
    order: tuple[str, str, int]
    name: PersonName
    names: tuple[PersonName, ...]
    mentions: tuple[Mention, ...]
    sightings: tuple[Sighting, ...]


def people_of(minutes: Minutes, *, number: int = 0) -> tuple[DocumentPerson, ...]:
    """The people of the document who hold a post in it, in text order of their first mention."""
    if not any(relation.label in ("HOLDS", "REFERS") for relation in minutes.relations):
        return ()
    people = _with_former_names(named_people(minutes), minutes)
    own_of: dict[int, list[Sighting]] = defaultdict(list)
    for sighting in sightings_of(minutes, people):
        own_of[sighting.person.start].append(sighting)
    found = []
    for person in people:
        # mentions of one document never overlap, so that their starts tell them apart
        if own := tuple(s for m in person.mentions if m.start in own_of for s in own_of[m.start]):
            order = (minutes.meeting_date or "~", minutes.id, person.mentions[0].start)
            found.append(DocumentPerson(number, order, person.name, person.names, person.mentions, own))
    return tuple(sorted(found, key=lambda p: p.order))


def _with_former_names(people: Sequence[NamedPerson], minutes: Minutes) -> tuple[NamedPerson, ...]:
    """The people, each with the mentions under a name that the text says was theirs before."""
    renamed = renamed_people(minutes)
    if not renamed:
        return tuple(people)
    owner = {mention.start: number for number, person in enumerate(people) for mention in person.mentions}
    whole = list(people)
    for now, former in renamed:
        mine, other = owner[now.start], owner[former.start]
        if mine == other:
            continue
        a, b = whole[mine], whole[other]
        names = tuple(_completed(name, a.name) for name in b.names)
        mentions = tuple(sorted((*a.mentions, *b.mentions), key=lambda m: m.start))
        whole[mine] = NamedPerson(a.name, (*a.names, *names), mentions)
        owner |= dict.fromkeys((m.start for m in b.mentions), mine)
    return tuple(person for number, person in enumerate(whole) if number in set(owner.values()))


def _completed(name: PersonName, now: PersonName) -> PersonName:
    """A former surname alone with the given names of now."""
    return replace(now, surname=name.surname) if name.is_lone else name
