"""The people of one document who hold a post in it."""

from dataclasses import dataclass

from rolecall.coreference import named_people
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
    people = named_people(minutes)
    sightings = sightings_of(minutes, people)
    found = []
    for person in people:
        ids = {m.id for m in person.mentions}
        if own := tuple(s for s in sightings if s.person.id in ids):
            order = (minutes.meeting_date or "~", minutes.id, person.mentions[0].start)
            found.append(DocumentPerson(number, order, person.name, person.names, person.mentions, own))
    return tuple(sorted(found, key=lambda p: p.order))
