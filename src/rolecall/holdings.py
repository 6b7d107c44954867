"""Statements of a document put together: each HOLDS with the body and the dates that stand beside it."""

from collections.abc import Sequence

from rolecall.coreference import NamedPerson, named_people
from rolecall.records import Evidence, Holding, Mention, Minutes, RelationLabel


def quote(minutes: Minutes, *mentions: Mention) -> Evidence:
    """The stretch of the document's own text from the first of the mentions to the end of the last."""
    start, end = min(m.start for m in mentions), max(m.end for m in mentions)
    page = minutes.pages.page_of(start) if minutes.pages else None
    return Evidence(document=minutes.id, start=start, end=end, quote=minutes.text[start:end], page=page)


def holdings_of(minutes: Minutes, people: Sequence[NamedPerson] | None = None) -> tuple[Holding, ...]:
    """Every HOLDS of the document as a record, in text order of the person's mention.

    A surname alone, initials or a short name are led back to the fullest mention that they may stand for (`named`).
    `body`, `starts` and `ends` are the children of AT, STARTS and ENDS of the same title mention. `people` are those of
    `named_people`, where they are known already.
    """
    linked: dict[tuple[RelationLabel, int], Mention] = {}
    for relation in minutes.relations:
        linked.setdefault((relation.label, relation.head.start), relation.child)
    found = []
    people = named_people(minutes) if people is None else people
    # mentions of one document never overlap, so that their starts tell them apart
    holders = {relation.head.start for relation in minutes.relations if relation.label == "HOLDS"}
    fullest: dict[int, Mention] = {}
    for named in people:
        if starts_of := holders.intersection(m.start for m in named.mentions):
            fullest |= dict.fromkeys(starts_of, named.fullest)
    for relation in minutes.relations:
        if relation.label != "HOLDS":
            continue
        person, role = relation.head, relation.child
        body, starts, ends = (linked.get((label, role.start)) for label in ("AT", "STARTS", "ENDS"))
        found.append(
            Holding(
                person=person,
                role=role,
                named=fullest[person.start],
                evidence=quote(minutes, person, role, *(m for m in (body, starts, ends) if m)),
                status=relation.status,
                change=relation.change,
                body=body,
                starts=starts,
                ends=ends,
                score=relation.score,
                kind=relation.kind,
            )
        )
    return tuple(sorted(found, key=lambda h: (h.person.start, h.role.start)))
