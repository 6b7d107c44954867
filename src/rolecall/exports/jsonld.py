"""Careers as JSON-LD with the W3C Organization ontology (https://www.w3.org/TR/vocab-org/), its context inside.

A tenure is an org:Membership, which is `org:memberDuring` a time:Interval that has a beginning and an end only where
a text states them; the EDTF and the four bounds stand on the interval. What somebody claims rests on quotations: each
is `prov:wasQuotedFrom` its document and has the selectors of Web Annotation for its words and its place. What these
vocabularies have no name for has one under `urn:rolecall:term:`.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, TextIO

from rolecall.exports.bodies import bodies_and_posts
from rolecall.exports.calendar_dates import plain_date
from rolecall.exports.lasting_ids import body_id, lasting_id, post_id, tenure_ids
from rolecall.records import Careers, Change, Evidence, Person, Tenure

Object = dict[str, Any]

_TERMS = "urn:rolecall:term:"
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_IDS = "urn:rolecall:"
_BY_LENGTH = {
    len("2016"): ("time:inXSDgYear", "xsd:gYear"),
    len("2016-11"): ("time:inXSDgYearMonth", "xsd:gYearMonth"),
    len("2016-11-22"): ("time:inXSDDate", "xsd:date"),
}

CONTEXT: Object = {
    "@version": 1.1,
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "time": "http://www.w3.org/2006/time#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "term": _TERMS,
    **{name: {"@id": _TERMS + name, "@type": _EDTF} for name in ("edtf", "first_seen", "last_seen", "after", "before")},
    **{
        name: {"@id": _TERMS + name, "@type": "xsd:date"}
        for name in ("earliest_start", "latest_start", "earliest_end", "latest_end")
    },
    **{name: _TERMS + name for name in ("status", "score", "kind", "from_role", "to_role")},
    "change": {"@id": _TERMS + "change", "@container": "@set"},
    "quotation": {"@id": "prov:wasDerivedFrom", "@container": "@set"},
}
"""The names of the file, those of the vocabularies by their prefixes and our own by themselves."""


def to_jsonld(careers: Careers) -> Object:
    """The careers as one JSON-LD document, each body, post and document once, before what points to it.

    A committee is an `org:subOrganizationOf` its council.
    """
    return {"@context": CONTEXT, "@graph": list(_nodes(careers))}


def _nodes(careers: Careers) -> Iterator[Object]:
    bodies, posts = bodies_and_posts(careers)
    for body in sorted(bodies.values(), key=lambda b: (b.part_of is not None, b.id)):
        whole = {"org:subOrganizationOf": _reference(body.part_of)} if body.part_of else {}
        yield {"@id": _IDS + body.id, "@type": "org:Organization", "skos:prefLabel": body.name, **whole}
    for post in sorted(posts.values(), key=lambda p: p.id):
        place = {"org:postIn": _reference(post.body)} if post.body else {}
        yield {"@id": _IDS + post.id, "@type": "org:Post", "skos:prefLabel": post.role, **place}
    for document in sorted({e.document for e in _evidence(careers.people)}):
        yield {"@id": _IDS + _document_id(document), "@type": "prov:Entity", "dcterms:identifier": document}
    for person in careers.people:
        yield _person(person)
        for id_, tenure in tenure_ids(person.id, person.tenures):
            yield _membership(id_, person, tenure)


def _person(person: Person) -> Object:
    found: Object = {"@id": _IDS + _person_id(person), "@type": "foaf:Person", "foaf:name": person.name}
    if person.aliases:
        found["skos:altLabel"] = list(person.aliases)
    if person.changes:
        found["change"] = [_change(change) for change in person.changes]
    return found


def _membership(id_: str, person: Person, tenure: Tenure) -> Object:
    found: Object = {
        "@id": _IDS + id_,
        "@type": "org:Membership",
        "org:member": _reference(_person_id(person)),
        "term:post": _reference(post_id(tenure.role, tenure.body, tenure.council)),
        "org:role": {
            "@id": _IDS + lasting_id("role", " ".join(tenure.role.casefold().split())),
            "@type": "org:Role",
            "skos:prefLabel": tenure.role,
        },
        "status": tenure.status,
    }
    if tenure.body:
        found["org:organization"] = _reference(body_id(tenure.body, tenure.council))
    if tenure.score is not None:
        found["score"] = tenure.score
    if others := [title for title in tenure.titles if title != tenure.role]:
        found["skos:altLabel"] = others
    found["org:memberDuring"] = _interval(f"{_IDS}{id_}:during", tenure)
    if tenure.evidence:
        found["quotation"] = _quotations(tenure.evidence)
    return found


def _interval(id_: str, tenure: Tenure) -> Object:
    found: Object = {"@id": id_, "@type": "time:Interval"}
    for name, edtf in (("time:hasBeginning", tenure.start), ("time:hasEnd", tenure.end)):
        if edtf:
            found[name] = _instant(edtf)
    seen = {"first_seen": tenure.first_seen, "last_seen": tenure.last_seen, **asdict(tenure.bounds)}
    return found | {name: date for name, date in seen.items() if date}


def _instant(edtf: str) -> Object:
    found: Object = {"@type": "time:Instant", "edtf": edtf}
    if plain := plain_date(edtf):
        name, type_ = _BY_LENGTH[len(plain)]
        found[name] = {"@value": plain, "@type": type_}
    return found


def _change(change: Change) -> Object:
    stated = {
        "kind": change.kind,
        "from_role": change.from_role,
        "to_role": change.to_role,
        "after": change.after,
        "before": change.before,
        "quotation": _quotations(change.evidence),
    }
    return {"@type": "term:Change", **{name: value for name, value in stated.items() if value}}


def _quotations(evidence: Iterable[Evidence]) -> list[Object]:
    return [_quotation(e) for e in dict.fromkeys(evidence)]


def _quotation(evidence: Evidence) -> Object:
    document = _reference(_document_id(evidence.document))
    selectors: list[Object] = [
        {"@type": "oa:TextQuoteSelector", "oa:exact": evidence.quote},
        {"@type": "oa:TextPositionSelector", "oa:start": evidence.start, "oa:end": evidence.end},
    ]
    if evidence.page is not None:  # as a link to a page of a PDF has it (RFC 8118)
        selectors.append({"@type": "oa:FragmentSelector", "rdf:value": f"page={evidence.page}"})
    return {
        "@type": ["prov:Entity", "oa:SpecificResource"],
        "prov:wasQuotedFrom": document,
        "oa:hasSource": document,
        "oa:hasSelector": selectors,
    }


def _evidence(people: Iterable[Person]) -> Iterator[Evidence]:
    for person in people:
        for evidence in (*(t.evidence for t in person.tenures), *(c.evidence for c in person.changes)):
            yield from evidence


def _person_id(person: Person) -> str:
    return lasting_id("person", person.id)


def _document_id(document: str) -> str:
    return lasting_id("document", document)


def _reference(id_: str) -> Object:
    return {"@id": _IDS + id_}


def write(careers: Careers, stream: TextIO) -> None:
    """Write the careers as indented JSON-LD."""
    json.dump(to_jsonld(careers), stream, ensure_ascii=False, indent=2)
    stream.write("\n")
