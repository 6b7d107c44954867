"""Person ids that last: a person keeps the id of the run before as long as most of its mentions are the same."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rolecall.linking.people import LinkedPerson
from rolecall.readers.identity import free_id


def with_known_ids(people: Sequence[LinkedPerson], known: Mapping[str, str]) -> tuple[LinkedPerson, ...]:
    """The people in their order, each under the id that most of its mentions had; `known` gives it by mention.

    An id goes to one person: of two that a person was parted into, the one with more of the mentions keeps it, and the
    other gets an id of its own. Where two people became one, the id of the one with more mentions stays.
    """
    claims = [
        (count, id_, place)
        for place, person in enumerate(people)
        for id_, count in Counter(known[m.id] for m in person.mentions if m.id in known).items()
    ]
    chosen: dict[int, str] = {}
    taken: set[str] = set()
    for _, id_, place in sorted(claims, key=lambda c: (-c[0], c[1], people[c[2]].id)):
        if place not in chosen and id_ not in taken:
            chosen[place] = id_
            taken.add(id_)
    found = []
    for place, person in enumerate(people):
        id_ = chosen.get(place) or free_id(person.id, taken)
        taken.add(id_)
        found.append(replace(person, id=id_))
    return tuple(found)
