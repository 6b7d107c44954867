"""What a component is known by: a hash of all that linking reads of it, so that an outcome holds wherever it is met.

Invariant: two components with one fingerprint have one outcome. It covers the people in their order, with their
names and posts, who are of one document, which councils are tied, what a reader has said, and linking itself.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from rolecall.linking.council_ties import CouncilTies
from rolecall.linking.document_people import DocumentPerson
from rolecall.linking.verdicts import Pair
from rolecall.values.names import PersonName

_ROOMS = ("rolecall.linking", "rolecall.values")
"""The packages whose code and tables decide who is who."""


def fingerprint(
    persons: Sequence[DocumentPerson],
    councils: Iterable[str],
    *,
    ties: CouncilTies,
    same: Sequence[Pair],
    apart: Sequence[Pair],
) -> str:
    """The fingerprint of the people, 40 hexadecimal digits; `councils` are theirs, pairs are places among them."""
    documents: dict[int, int] = {}
    read = (
        linking_version(),
        [_read(p, documents.setdefault(p.number, len(documents))) for p in persons],
        list(_tied(sorted(set(councils)), ties)),
        same,
        apart,
    )
    return blake2b(repr(read).encode(), digest_size=20).hexdigest()


def _read(person: DocumentPerson, document: int) -> tuple[object, ...]:
    """What linking reads of somebody; `document` tells who are of one, counted anew, as numbers change between runs."""
    posts = [(s.title.text, s.body, s.council, s.date, s.status) for s in person.sightings]
    return document, _parts(person.name), [_parts(name) for name in person.names], posts


@lru_cache(maxsize=131072)
def _parts(name: PersonName) -> tuple[object, ...]:
    return name.given, name.initials, name.surname, name.honorific, name.known_as


def _tied(councils: Sequence[str], ties: CouncilTies) -> Iterator[tuple[str, list[str]]]:
    """Each council with the keys that it shares with another of these: what ties them."""
    shared = Counter(key for council in councils for key in ties.keys(council))
    for council in councils:
        yield council, sorted(key for key in ties.keys(council) if shared[key] > 1)


@cache
def linking_version() -> str:
    """What tells one state of linking from another: the package's version, and its code and tables as they are."""
    digest = blake2b(version("rolecall").encode(), digest_size=20)
    for room in _ROOMS:
        for name, content in sorted(_contents(files(room))):
            digest.update(f"{room} {name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _contents(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from ((f"{entry.name}/{name}", content) for name, content in _contents(entry))
        elif entry.is_file():
            yield entry.name, entry.read_bytes()
