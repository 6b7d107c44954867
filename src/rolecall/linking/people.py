"""People across documents: who is who, with the reason for every merge.

Invariant: the result depends on the documents alone, not on their order. Two people of one document never
merge (unless a correction says so), nor do two whose names conflict, whatever links lie between them.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import blake2s

from rolecall.linking.collection import Collection, of_collection
from rolecall.linking.corrected import Corrected
from rolecall.linking.corrections import Correction, read_corrections
from rolecall.linking.document_people import DocumentPerson, people_of
from rolecall.linking.former_names import renamed_bodies
from rolecall.linking.linker import Outcome
from rolecall.linking.relinking import relink
from rolecall.linking.sightings import Sighting
from rolecall.linking.verdicts import verdicts_on
from rolecall.records import Mention, Merge, Minutes
from rolecall.values.names import fullest

_RECORDS = 200_000
"""New objects after which the garbage collector looks through them."""


@dataclass(frozen=True, slots=True)
class LinkedPerson:
    """One human being: the fullest name, other wordings, mentions and sightings, all as they first appear."""

    id: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """A mention that fits several people equally well and was left on its own; ids of one mention of each."""

    mention: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linking:
    """The people of a set of documents, how they came about, and what could not be told or applied.

    `assumed` are the council that documents which name none were taken for, and how many these are. `known` is what a
    later run need not find out again; `anew` says how many of the people this one could not take from there.
    """

    people: tuple[LinkedPerson, ...] = ()
    merges: tuple[Merge, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    unused: tuple[Correction, ...] = ()
    assumed: tuple[str, int] | None = None
    known: Mapping[str, Outcome] = field(default_factory=dict)
    anew: int = field(default=0, compare=False)


def link(
    minutes: Iterable[Minutes],
    corrections: Iterable[Correction | Mapping[str, object]] | None = None,
    *,
    known: Mapping[str, Outcome] | None = None,
) -> Linking:
    """Everyone who holds a post in the documents, each once.

    The documents are read one at a time and not kept. Corrections are applied first and never overruled; one that
    names nobody here, or contradicts another, is returned in `unused`. `known` is that of an earlier run, whatever its
    documents, or empty: it spares time and changes nothing; without it nothing is remembered either. Raises
    CorrectionError for a correction that cannot be read.
    """
    with _seldom_collected():
        return _link(minutes, read_corrections(corrections or ()), known)


def _link(
    minutes: Iterable[Minutes], corrections: Sequence[Correction], known: Mapping[str, Outcome] | None
) -> Linking:
    corrected, collection = Corrected(corrections), Collection()
    persons: list[DocumentPerson] = []
    renamed: set[tuple[str, str]] = set()
    for number, document in enumerate(corrected.documents(minutes)):
        collection.add(document)
        persons += people_of(document, number=number)
        renamed.update(renamed_bodies(document))
    council = collection.council() if collection.untold else None
    if council:
        persons = of_collection(persons, council)
    persons.sort(key=lambda p: (p.order, p.mentions[0].text, p.sightings[0].evidence.quote))
    verdicts = verdicts_on(persons, corrections)
    found = relink(persons, renamed, verdicts, known=known)
    group_of = {place: number for number, group in enumerate(found.groups) for place in group} if verdicts.same else {}

    def id_of(place: int) -> str:
        return persons[place].mentions[0].id

    undecided = [Undecided(id_of(d.place), tuple(sorted(map(id_of, d.candidates)))) for d in found.doubts]
    return Linking(
        people=tuple(sorted((_named(persons, group, verdicts.names) for group in found.groups), key=_order)),
        merges=tuple(Merge(id_of(u.a), id_of(u.b), u.score, u.reason) for u in found.unions),
        undecided=tuple(sorted(undecided, key=lambda u: (u.mention, u.candidates))),
        unused=(*corrected.unused(), *verdicts.unused(group_of)),
        assumed=(council, collection.untold) if council else None,
        known=found.known,
        anew=found.anew,
    )


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """With a garbage collector that looks seldom: linking makes millions of records, none of them in a cycle."""
    thresholds = gc.get_threshold()
    gc.set_threshold(_RECORDS)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


def _named(persons: Sequence[DocumentPerson], group: Sequence[int], given_names: Mapping[int, str]) -> LinkedPerson:
    person = _linked([persons[i] for i in group])
    given = next((given_names[i] for i in group if i in given_names), person.name)
    others = [alias for alias in (person.name, *person.aliases) if alias != given]
    return replace(person, name=given, aliases=tuple(others)) if given != person.name else person


def _linked(persons: Sequence[DocumentPerson]) -> LinkedPerson:
    persons = sorted(persons, key=lambda p: p.order)
    mentions = tuple(m for p in persons for m in p.mentions)
    texts = list(dict.fromkeys(" ".join(m.text.split()) for m in mentions))
    name = fullest(texts)
    first = mentions[0]
    digest = blake2s(f"{first.id}|{first.text}".encode(), digest_size=5).hexdigest()
    return LinkedPerson(
        id=f"p-{digest}",
        name=name,
        aliases=tuple(t for t in texts if t.casefold() != name.casefold()),
        mentions=mentions,
        sightings=tuple(s for p in persons for s in p.sightings),
    )


def _order(person: LinkedPerson) -> tuple[str, str]:
    return (person.name.casefold(), person.id)
