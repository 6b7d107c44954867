"""Careers as Popolo JSON (https://www.popoloproject.com/specs/): persons, organizations, posts, memberships.

`start_date` and `end_date` are there only where a text states them and Popolo's dates (YYYY, YYYY-MM,
YYYY-MM-DD) can hold them. What Popolo has no name for is added beside it: `status`, `titles`, the EDTF dates
`first_seen`, `last_seen`, `start`, `end`, the four bounds `earliest_start`, `latest_start`, `earliest_end`,
`latest_end`, the `score`, and `evidence` with the quotations; a person's `changes`. A committee has the council that
it is one of as its `parent_id`.
"""

import json
from dataclasses import asdict
from typing import Any, TextIO

from rolecall.exports.bodies import bodies_and_posts
from rolecall.exports.calendar_dates import plain_date
from rolecall.exports.lasting_ids import body_id, post_id, tenure_ids
from rolecall.records import Careers, Tenure

Object = dict[str, Any]


def to_popolo(careers: Careers) -> dict[str, list[Object]]:
    """The careers as JSON-able Popolo data, bodies and posts in the order they are first held, a council before its
    parts."""
    bodies, posts = bodies_and_posts(careers)
    memberships: list[Object] = []
    for person in careers.people:
        memberships += [_membership(id_, person.id, tenure) for id_, tenure in tenure_ids(person.id, person.tenures)]
    return {
        "persons": [
            {
                "id": person.id,
                "name": person.name,
                "other_names": [{"name": alias} for alias in person.aliases],
                "changes": [asdict(change) for change in person.changes],
            }
            for person in careers.people
        ],
        "organizations": [_stated(id=body.id, name=body.name, parent_id=body.part_of) for body in bodies.values()],
        "posts": [
            _stated(id=post.id, label=post.role, role=post.role, organization_id=post.body) for post in posts.values()
        ],
        "memberships": memberships,
    }


def _membership(membership: str, person: str, tenure: Tenure) -> Object:
    found: Object = {
        "id": membership,
        "label": tenure.role,
        "role": tenure.role,
        "person_id": person,
        "post_id": post_id(tenure.role, tenure.body, tenure.council),
    }
    if tenure.body:
        found["organization_id"] = body_id(tenure.body, tenure.council)
    if start := plain_date(tenure.start):
        found["start_date"] = start
    if end := plain_date(tenure.end):
        found["end_date"] = end
    rest: Object = asdict(tenure)
    extra = ("status", "titles", "first_seen", "last_seen", "start", "end", "score", "evidence")
    return {**found, **{key: rest[key] for key in extra}, **rest["bounds"]}


def _stated(**values: str | None) -> Object:
    return {name: value for name, value in values.items() if value is not None}


def write(careers: Careers, stream: TextIO) -> None:
    """Write the careers as indented Popolo JSON."""
    json.dump(to_popolo(careers), stream, ensure_ascii=False, indent=2)
    stream.write("\n")
