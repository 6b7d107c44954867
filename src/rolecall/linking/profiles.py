"""What is known of one person so far: names, councils, posts with their days. Two profiles join into one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from rolecall.linking.bodies import is_many
from rolecall.linking.document_people import DocumentPerson
from rolecall.values import edtf
from rolecall.values.names import PersonName
from rolecall.values.organisations import is_too_broad, normalise
from rolecall.values.posts import sort_of
from rolecall.values.titles import RoleTitle

_Value = TypeVar("_Value")
Days = tuple[int, int]
"""The first and the last day, as ordinals; a day that a date does not tell is the middle of what it leaves open."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """What decides whom a person is compared with: names that can conflict with those of others, councils that tie."""

    names: frozenset[PersonName]
    councils: frozenset[str]


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post at a body under one wording of its title; `body` is normalised, None where nothing tells it."""

    title: RoleTitle
    body: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """A bearing, and posts with the days seen in them.

    `posts` leaves out those that many hold at the same time, which tell nobody apart. `sides` are `officer` and
    `member`, as far as posts tell them.
    """

    names: frozenset[PersonName]
    councils: frozenset[str]
    posts: Mapping[HeldPost, Days | None]
    sides: frozenset[str]
    seen: Days | None

    def joined(self, other: "Profile") -> "Profile":
        """The profile of the two taken for one person."""
        posts = dict(self.posts)
        for post, days in other.posts.items():
            posts[post] = _span(posts.get(post), days)
        return Profile(
            self.names | other.names,
            self.councils | other.councils,
            posts,
            self.sides | other.sides,
            _span(self.seen, other.seen),
        )


def bearing_of(person: DocumentPerson) -> Bearing:
    """What one document tells of whom the person may be compared with."""
    councils = {s.council for s in person.sightings if s.council}
    return Bearing(_shared(_telling(person)), _shared(c for c in councils if not is_too_broad(c)))


def profile_of(person: DocumentPerson) -> Profile:
    """The profile that one document gives."""
    posts: dict[HeldPost, Days | None] = {}
    sides = set()
    seen = None
    for sighting in person.sightings:
        days = _days(sighting.date) if sighting.status == "current" else None
        seen = _span(seen, _days(sighting.date))
        if sighting.title.portfolio or not is_many(sighting.title):
            sides.add("officer" if sort_of(sighting.title.text).side == "officer" else "member")
            post = _held(sighting.title, sighting.body)
            posts[post] = _span(posts.get(post), days)
    bearing = bearing_of(person)
    return Profile(bearing.names, bearing.councils, posts, _shared(sides), seen)


def _shared(values: Iterable[_Value]) -> frozenset[_Value]:
    return _one_object(frozenset(values))


@lru_cache(maxsize=131072)
def _one_object(values: frozenset[_Value]) -> frozenset[_Value]:
    """The set itself, the same object for equal ones: people by the million have few different ones."""
    return values


@lru_cache(maxsize=65536)
def _held(title: RoleTitle, body: str | None) -> HeldPost:
    return HeldPost(title, normalise(body) if body else None)


def _telling(person: DocumentPerson) -> Iterable[PersonName]:
    """The names that can conflict with those of others: those with a surname and something before it."""
    return [n for n in person.names if n.surname and n.initials] or [person.name]


def _span(a: Days | None, b: Days | None) -> Days | None:
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])


@lru_cache(maxsize=65536)
def _days(value: str | None) -> Days | None:
    if not value:
        return None
    try:
        day = edtf.day_between(value).toordinal()
    except ValueError:
        return None
    return day, day
