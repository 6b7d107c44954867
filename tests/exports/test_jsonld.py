"""The JSON-LD says in RDF what the careers say, read by a library that is not ours and without any network."""

import io
import json
import socket
from typing import Any

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import FOAF, ORG, PROV, RDF, SKOS

from invented_careers import LIVES, MINA
from rolecall.exports import write_careers
from rolecall.records import Careers, Person, Tenure

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

OA = Namespace("http://www.w3.org/ns/oa#")
TIME = Namespace("http://www.w3.org/2006/time#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
TERM = Namespace("urn:rolecall:term:")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")


def written(careers: Careers) -> str:
    stream = io.StringIO()
    write_careers(careers, stream, format="jsonld")
    return stream.getvalue()


@pytest.fixture
def graph(monkeypatch: pytest.MonkeyPatch) -> Graph:
    def refuse(*_: Any) -> None:
        pytest.fail("the context is fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    return Graph().parse(data=written(LIVES), format="json-ld")


def membership(graph: Graph, role: str, person: str) -> Any:
    (found,) = graph.query(
        "SELECT ?m WHERE { ?m org:member/foaf:name ?person ; org:role/skos:prefLabel ?role }",
        initBindings={"person": Literal(person), "role": Literal(role)},
        initNs={"org": ORG, "foaf": FOAF, "skos": SKOS},
    )
    return found[0]  # type: ignore[index]


def test_each_thing_is_of_its_class_and_there_once(graph: Graph) -> None:
    counts = {
        kind: len(set(graph.subjects(RDF.type, kind)))
        for kind in (FOAF.Person, ORG.Organization, ORG.Post, ORG.Membership, TIME.Interval)
    }
    assert counts == {FOAF.Person: 2, ORG.Organization: 1, ORG.Post: 2, ORG.Membership: 3, TIME.Interval: 3}


def test_a_membership_leads_to_its_person_body_and_post(graph: Graph) -> None:
    parks = membership(graph, "Head of Parks", "Mina Garside")
    assert graph.value(graph.value(parks, ORG.organization), SKOS.prefLabel) == Literal("Marle Council")
    post = graph.value(parks, TERM.post)
    assert graph.value(post, ORG.postIn) == graph.value(parks, ORG.organization)
    assert graph.value(membership(graph, "Director of Place", "Mina Garside"), ORG.organization) is None
    assert graph.value(membership(graph, "Head of Parks", "=Tom Ash"), TERM.post) == post


def test_an_interval_begins_and_ends_only_where_a_text_says_so(graph: Graph) -> None:
    parks = graph.value(membership(graph, "Head of Parks", "Mina Garside"), ORG.memberDuring)
    place = graph.value(membership(graph, "Director of Place", "Mina Garside"), ORG.memberDuring)
    toms = graph.value(membership(graph, "Head of Parks", "=Tom Ash"), ORG.memberDuring)
    month = graph.value(graph.value(parks, TIME.hasBeginning), URIRef(f"{TIME}inXSDgYearMonth"))
    assert month == Literal("2016-05", datatype=XSD.gYearMonth)
    assert graph.value(parks, TIME.hasEnd) is None
    about = graph.value(place, TIME.hasBeginning)
    assert set(graph.predicates(about)) == {RDF.type, TERM.edtf}  # `2018-12~`, which no XSD date holds
    assert graph.value(about, TERM.edtf) == Literal("2018-12~", datatype=EDTF)
    assert set(graph.predicates(toms)) == {RDF.type}


def test_the_four_bounds_are_days_of_the_interval(graph: Graph) -> None:
    parks = graph.value(membership(graph, "Head of Parks", "Mina Garside"), ORG.memberDuring)
    found = [graph.value(parks, TERM[b]) for b in ("earliest_start", "latest_start", "earliest_end", "latest_end")]
    days = ("2016-05-01", "2016-05-31", "2018-04-01", "2019-02-03")
    assert found == [Literal(day, datatype=XSD.date) for day in days]


def test_the_score_is_a_number_of_the_membership(graph: Graph) -> None:
    assert graph.value(membership(graph, "Head of Parks", "Mina Garside"), TERM.score) == Literal(0.82)
    assert graph.value(membership(graph, "Director of Place", "Mina Garside"), TERM.score) is None


def test_every_quotation_has_its_words_its_place_and_its_document(graph: Graph) -> None:
    evidence = [*(e for t in MINA.tenures for e in t.evidence), *(e for c in MINA.changes for e in c.evidence)]
    rows = graph.query(
        """SELECT ?document ?start ?end ?quote WHERE {
             ?q prov:wasQuotedFrom/dcterms:identifier ?document ; oa:hasSelector ?words, ?place .
             ?words oa:exact ?quote . ?place oa:start ?start ; oa:end ?end }""",
        initNs={"prov": PROV, "oa": OA, "dcterms": Namespace("http://purl.org/dc/terms/")},
    )
    found = sorted(tuple(term.toPython() for term in row) for row in rows)  # type: ignore[union-attr]
    assert found == sorted((e.document, e.start, e.end, e.quote) for e in evidence)


def test_a_change_keeps_its_two_dates(graph: Graph) -> None:
    (promoted,) = graph.subjects(TERM.kind, Literal("promoted"))
    assert graph.value(promoted, TERM.after) == Literal("2018-04/2018-05", datatype=EDTF)
    assert graph.value(promoted, TERM.before) == Literal("2019-21", datatype=EDTF)


def test_ids_do_not_depend_on_what_else_is_exported() -> None:
    alone = {node["@id"] for node in json.loads(written(Careers(people=(MINA,))))["@graph"]}
    assert len(alone) >= 6
    assert alone <= {node["@id"] for node in json.loads(written(LIVES))["@graph"]}


def test_hostile_names_are_literals() -> None:
    name = '<script>alert(1)</script>"> <urn:x> "'
    careers = Careers(people=(Person("p", name, tenures=(Tenure(name, (name,), name),)),))
    graph = Graph().parse(data=written(careers), format="json-ld")
    assert list(graph.objects(None, FOAF.name)) == [Literal(name)]
