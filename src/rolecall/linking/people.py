"""People across documents: who is who, with the reason for every merge.

Invariant: the result depends on the documents alone, not on their order. Two people of one document never
merge (unless a correction says so), nor do two whose names conflict, whatever links lie between them.
"""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import blake2s

from rolecall.linking.collection import Collection, of_collection
from rolecall.linking.corrected import Corrected
from rolecall.linking.corrections import Correction, read_corrections
from rolecall.linking.document_people import DocumentPerson, people_of
from rolecall.linking.former_names import renamed_bodies
from rolecall.linking.linker import Linker, Undecided
from rolecall.linking.sightings import Sighting
from rolecall.records import Mention, Merge, Minutes
from rolecall.values.names import fold, fullest

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
class Linking:
    """The people of a set of documents, how they came about, and what could not be told or applied.

    `assumed` are the council that documents which name none were taken for, and how many these are.
    """

    people: tuple[LinkedPerson, ...] = ()
    merges: tuple[Merge, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    unused: tuple[Correction, ...] = ()
    assumed: tuple[str, int] | None = None


def link(
    minutes: Iterable[Minutes],
    corrections: Iterable[Correction | Mapping[str, object]] | None = None,
) -> Linking:
    """Everyone who holds a post in the documents, each once.

    The documents are read one at a time and not kept. Corrections are applied first and never overruled; one that
    names nobody here, or contradicts another, is returned in `unused`. Raises CorrectionError for a correction that
    cannot be read.
    """
    with _seldom_collected():
        return _link(minutes, read_corrections(corrections or ()))


def _link(minutes: Iterable[Minutes], verdicts: Sequence[Correction]) -> Linking:
    corrected, collection = Corrected(verdicts), Collection()
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
    linker = Linker(persons, renamed)
    given_names, unused = _correct(linker, [v for v in verdicts if v.verdict in ("same", "different", "name")])
    linker.run()
    people = sorted((_named(linker, g, given_names) for g in linker.clusters.groups()), key=_order)
    return Linking(
        people=tuple(people),
        merges=tuple(linker.merges),
        undecided=tuple(linker.undecided),
        unused=(*corrected.unused(), *unused),
        assumed=(council, collection.untold) if council else None,
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


def _correct(linker: Linker, verdicts: Sequence[Correction]) -> tuple[dict[int, str], tuple[Correction, ...]]:
    """Apply what a reader knows of people; the names given, by member, and the verdicts that found no place."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, person in enumerate(linker.persons) if verdicts else ():
        for mention in person.mentions:
            places[mention.id].append(i)
            places[fold(" ".join(mention.text.split()))].append(i)
    given_names: dict[int, str] = {}
    unused = []
    # Verdicts of difference first, since nothing overrules them.
    for verdict in sorted(verdicts, key=lambda c: (c.verdict, c.a, c.b)):
        sides = [sorted(set(places.get(s, places.get(fold(s), [])))) for s in (verdict.a, verdict.b)]
        if verdict.verdict == "name":
            given_names |= dict.fromkeys(sides[0], verdict.value)
            unused += [] if sides[0] else [verdict]
            continue
        pairs = [(a, b) for a in sides[0] for b in sides[1] if a != b]
        if verdict.verdict == "different":
            for a, b in pairs:
                linker.clusters.keep_apart(a, b)
            done = bool(pairs)
        else:
            outcomes = [linker.unite(a, b, 1.0, "a correction", force=True) for a, b in pairs]
            done = bool(pairs) and all(outcomes)
        if not done:
            unused.append(verdict)
    return given_names, tuple(unused)


def _named(linker: Linker, group: Sequence[int], given_names: Mapping[int, str]) -> LinkedPerson:
    person = _linked([linker.persons[i] for i in group])
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
