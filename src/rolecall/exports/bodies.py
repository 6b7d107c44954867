"""The bodies and posts that an export names, each once: those of tenures in their order, then those of posts alone.

A body that is a part of a council (a committee) brings the council, before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rolecall.exports.lasting_ids import body_id, post_id
from rolecall.records import Careers


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body as exports name it; `part_of` is the id of the council that it is a part of."""

    id: str
    name: str
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class NamedPost:
    """A post as exports name it; `body` is the id of its body, None where that is not known."""

    id: str
    role: str
    body: str | None


def bodies_and_posts(careers: Careers) -> tuple[Mapping[str, NamedBody], Mapping[str, NamedPost]]:
    """All bodies and all posts of the careers by their ids, under the spelling met first."""
    bodies: dict[str, NamedBody] = {}
    posts: dict[str, NamedPost] = {}
    held = [(t.role, t.body, t.council) for person in careers.people for t in person.tenures]
    for role, body, council in [*held, *((post.role, post.body, post.council) for post in careers.posts)]:
        place = None
        if body:
            whole = body_id(council) if council else None
            if council and whole:
                bodies.setdefault(whole, NamedBody(whole, council))
            place = body_id(body, council)
            bodies.setdefault(place, NamedBody(place, body, whole))
        id_ = post_id(role, body, council)
        posts.setdefault(id_, NamedPost(id_, role, place))
    return bodies, posts
