"""A processed Doc as a record, and the attributes that it is made from."""

import pytest
import spacy
from marked import pipeline
from spacy.tokens import Doc, Span

import rolecall.pipeline.attributes  # noqa: F401 (declares the attributes)
from rolecall.annotations import from_record, to_record
from rolecall.pipeline.documents import minutes_from_doc

TEXT = "Present: Cllr Ann Pugsley (Chairman)\n\n1. Welcome\n\nThe Chairman spent £40 on 2 May 2019.\n"


def bare(text: str) -> Doc:
    return spacy.blank("en")(text)


def test_what_nothing_has_been_said_of_is_empty() -> None:
    doc = bare(TEXT)
    assert (doc._.facts, doc._.relations, doc._.holdings) == ({}, [], ())
    assert (doc[0:2]._.value, doc[0:2]._.score) == ({}, 1.0)
    minutes = minutes_from_doc(doc, id="bare")
    assert (minutes.id, minutes.source, minutes.title, minutes.text) == ("bare", "", None, TEXT)
    assert (minutes.meeting_date, minutes.mentions, minutes.relations) == (None, (), ())


def test_changing_what_was_read_changes_no_document() -> None:
    doc, other = pipeline()(TEXT), bare(TEXT)
    doc._.relations.clear()
    doc._.facts["body"] = "Somebody"
    other._.relations.append("nothing")
    other._.facts["body"] = "Nobody"
    doc.ents[0]._.value["surname"] = "Nobody"
    assert len(doc._.relations) == 2
    assert doc._.facts["body"] is None
    assert doc.ents[0]._.value["surname"] == "Pugsley"
    assert (bare(TEXT)._.relations, bare(TEXT)._.facts) == ([], {})


def test_attributes_are_changed_by_assignment() -> None:
    doc = bare(TEXT)
    doc._.facts = {"body": "Parks Panel"}
    doc[0:2]._.value = {"given": ["Ann"]}
    doc[0:2]._.score = 0.5
    assert doc._.facts == {"body": "Parks Panel"}
    assert (doc[0:2]._.value, doc[0:2]._.score) == ({"given": ["Ann"]}, 0.5)
    assert doc[0:3]._.value == {}


def test_a_record_of_a_document_can_be_written_and_read() -> None:
    minutes = minutes_from_doc(pipeline()(TEXT), id="amble")
    assert {mention.label for mention in minutes.mentions} == {"PERSON", "ROLE", "MONEY", "DATE"}
    assert {relation.label for relation in minutes.relations} == {"HOLDS", "REFERS"}
    assert from_record(to_record(minutes)) == minutes


def test_entities_of_other_labels_are_no_part_of_the_record() -> None:
    doc = pipeline()(TEXT)
    welcome = next(token.i for token in doc if token.text == "Welcome")
    doc.set_ents([*doc.ents, Span(doc, welcome, welcome + 1, label="EVENT")])
    assert minutes_from_doc(doc, id="amble") == minutes_from_doc(pipeline()(TEXT), id="amble")


def test_relations_end_with_their_entities() -> None:
    doc = pipeline()(TEXT)
    doc.set_ents([ent for ent in doc.ents if ent.label_ != "PERSON"])
    minutes = minutes_from_doc(doc, id="amble")
    assert minutes.relations == ()
    assert doc._.holdings == ()
    assert len(minutes.mentions) == 4


@pytest.mark.parametrize("text", ["", "\n", " \n\n ", "x", "Chairman", "(", "£", "A. B. C.", "\t|\t"])
def test_hardly_any_text_is_a_document_too(text: str) -> None:
    minutes = minutes_from_doc(pipeline()(text), id="little")
    assert minutes.text == text
    assert minutes.relations == ()
