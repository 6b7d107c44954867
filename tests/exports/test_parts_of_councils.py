"""Committees of one name at two councils are two bodies in every export, each tied to its council."""

import csv
import io
import json
from typing import Any

import pytest
from rdflib import Graph
from rdflib.namespace import ORG, SKOS

from rolecall.exports import write_careers
from rolecall.exports.lasting_ids import body_id, post_id
from rolecall.records import Careers, Person, Post, Tenure

COUNCILS = ("Marle Council", "Dene District Council")


def chair(number: int, name: str, council: str) -> Person:
    return Person(f"p{number}", name, tenures=(Tenure("Chair", ("Chair",), "Planning Committee", council=council),))


LIVES = Careers(
    people=(
        chair(1, "Ana Dawe", COUNCILS[0]),
        chair(2, "Ivo Slade", COUNCILS[1]),
        Person("p3", "Una Thorne", tenures=(Tenure("Leader", ("Leader",), "Marle Council"),)),
    ),
    posts=tuple(Post("Chair", "Planning Committee", (), council) for council in COUNCILS),
)


def written(format_: str) -> str:
    stream = io.StringIO()
    write_careers(LIVES, stream, format=format_)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (body_id("Marle Council"), "body-01b94877711de4829efe46aedc795e8197367fa7"),
        (post_id("Head of Parks", "Marle Council"), "post-8057c333c00a871449cfc9993ebb309173d8046d"),
        (post_id("Clerk", None), "post-de31f0b2d4312bcdf2b3077da8a3133d2f30450e"),
    ],
)
def test_ids_of_what_is_no_part_stay_as_they_were(found: str, expected: str) -> None:
    assert found == expected


def test_popolo_has_each_committee_under_its_council() -> None:
    found = json.loads(written("popolo"))
    by_id = {o["id"]: o for o in found["organizations"]}
    assert sorted((o["name"], by_id.get(o.get("parent_id"), {}).get("name", "")) for o in by_id.values()) == [
        ("Dene District Council", ""),
        ("Marle Council", ""),
        ("Planning Committee", "Dene District Council"),
        ("Planning Committee", "Marle Council"),
    ]
    ana, ivo, una = found["memberships"]
    assert ana["post_id"] != ivo["post_id"]
    assert by_id[ana["organization_id"]]["parent_id"] == una["organization_id"]
    assert len(found["posts"]) == 3


def test_ftm_ties_each_committee_to_its_council_by_a_link() -> None:
    entities: list[dict[str, Any]] = [json.loads(line) for line in written("ftm").splitlines()]
    names = {e["id"]: e["properties"]["name"][0] for e in entities if e["schema"] == "Organization"}
    links = [e["properties"] for e in entities if e["schema"] == "UnknownLink"]
    assert len(names) == 4
    assert sorted((names[link["subject"][0]], names[link["object"][0]]) for link in links) == [
        ("Planning Committee", "Dene District Council"),
        ("Planning Committee", "Marle Council"),
    ]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_jsonld_has_each_committee_as_a_sub_organization() -> None:
    graph = Graph().parse(data=written("jsonld"), format="json-ld")
    found = {
        (str(graph.value(part, SKOS.prefLabel)), str(graph.value(whole, SKOS.prefLabel)))
        for part, whole in graph.subject_objects(ORG.subOrganizationOf)
    }
    assert found == {("Planning Committee", council) for council in COUNCILS}
    assert len(set(graph.subjects(None, ORG.Post))) == 3


def test_tables_name_the_council() -> None:
    rows = csv.DictReader(io.StringIO(written("csv")))
    assert [(row["body"], row["council"]) for row in rows] == [
        ("Planning Committee", "Marle Council"),
        ("Planning Committee", "Dene District Council"),
        ("Marle Council", ""),
    ]
    assert "Planning Committee, Dene District Council" in written("table")
