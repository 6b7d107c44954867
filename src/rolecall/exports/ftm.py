"""Careers as FollowTheMoney entities, one JSON object a line: Person, Organization, Position, Occupancy.

A date on which someone was seen in post is an Occupancy's `date`; `startDate` and `endDate` are there only
where a text states them. FollowTheMoney takes YYYY, YYYY-MM and YYYY-MM-DD: a date that these cannot hold
is left to the `summary`, which gives every date as the EDTF it is. `description` holds the quotations. The four
bounds and the score stand beside an Occupancy's `properties`, where FollowTheMoney keeps what its schema has no name
for. A committee is tied to its council by an UnknownLink, since `parent` is deprecated and Ownership says too much.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, TextIO

from rolecall.exports.bodies import bodies_and_posts
from rolecall.exports.calendar_dates import plain_date
from rolecall.exports.lasting_ids import lasting_id, post_id, tenure_ids
from rolecall.exports.sentences import sentence
from rolecall.records import Careers, Evidence, Person, Tenure

Entity = dict[str, Any]


def entities(careers: Careers) -> Iterator[Entity]:
    """Every entity once, a body and a post before who holds it."""
    bodies, posts = bodies_and_posts(careers)
    for body in bodies.values():
        yield _entity(body.id, "Organization", name=[body.name])
        if body.part_of:
            link = lasting_id("part", body.id, body.part_of)
            yield _entity(link, "UnknownLink", subject=[body.id], object=[body.part_of], role=["part of"])
    for post in posts.values():
        yield _entity(post.id, "Position", name=[post.role], organization=[post.body] if post.body else [])
    for person in careers.people:
        yield _entity(
            _person_id(person),
            "Person",
            name=[person.name],
            alias=list(person.aliases),
            summary=[sentence(change) for change in person.changes],
        )
        for occupancy, tenure in tenure_ids(person.id, person.tenures):
            yield _occupancy(occupancy, person, tenure)


def _person_id(person: Person) -> str:
    return lasting_id("person", person.id)


def _occupancy(occupancy: str, person: Person, tenure: Tenure) -> Entity:
    dates = {
        "seen from": tenure.first_seen,
        "seen to": tenure.last_seen,
        "start": tenure.start,
        "end": tenure.end,
    }
    found = _entity(
        occupancy,
        "Occupancy",
        holder=[_person_id(person)],
        post=[post_id(tenure.role, tenure.body, tenure.council)],
        date=_dates(tenure.first_seen, tenure.last_seen),
        startDate=_dates(tenure.start),
        endDate=_dates(tenure.end),
        summary=["; ".join([tenure.status, *(f"{name} {date}" for name, date in dates.items() if date)])],
        description=[_quotation(evidence) for evidence in tenure.evidence],
    )
    beside: Entity = {**asdict(tenure.bounds), "score": tenure.score}
    return found | {name: value for name, value in beside.items() if value is not None}


def _dates(*edtf: str | None) -> list[str]:
    return [date for date in map(plain_date, edtf) if date]


def _quotation(evidence: Evidence) -> str:
    return f"{evidence.place}: {evidence.quote}"


def _entity(id_: str, schema: str, **properties: list[str]) -> Entity:
    stated = {name: list(dict.fromkeys(values)) for name, values in properties.items() if values}
    return {"id": id_, "schema": schema, "properties": stated}


def write(careers: Careers, stream: TextIO) -> None:
    """Write the entities, one JSON object a line."""
    for entity in entities(careers):
        stream.write(json.dumps(entity, ensure_ascii=False) + "\n")
