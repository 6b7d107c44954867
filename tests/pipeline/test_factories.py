"""Every component works by its name alone in a plain spaCy pipeline, and its documented example is true."""

import doctest
from importlib import import_module
from types import ModuleType

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

TEXT = """AMBLE TOWN COUNCIL
Minutes of the meeting held on 12 June 2019

Present: Cllr Ann Pugsley (Chairman), Cllr Tom Denholm (Treasurer)

1. Parks

The Chairman thanked Mr Denholm. Hollowbridge Harbour Trust would pay £4,000 from 1 July 2019.
"""

FACTORIES = [
    "minutes_layout",
    "amounts_and_dates",
    "people",
    "organisations",
    "roles",
    "short_names",
    "entity_values",
    "document_facts",
    "relation_rules",
    "role_references",
]


def plain(*names: str) -> Language:
    nlp = spacy.blank("en")
    for name in names:
        nlp.add_pipe(name)
    return nlp


def texts(doc: Doc, label: str) -> list[str]:
    return [ent.text for ent in doc.ents if ent.label_ == label]


@pytest.mark.parametrize("name", FACTORIES)
def test_a_component_alone_in_a_plain_pipeline_keeps_the_text(name: str) -> None:
    assert plain(name)(TEXT).text == TEXT


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("people", "PERSON", ["Ann Pugsley", "Tom Denholm", "Denholm"]),
        ("roles", "ROLE", ["Chairman", "Treasurer", "Chairman"]),
        ("amounts_and_dates", "DATE", ["12 June 2019", "1 July 2019"]),
        ("amounts_and_dates", "MONEY", ["£4,000"]),
    ],
)
def test_what_a_component_finds_alone(name: str, label: str, expected: list[str]) -> None:
    assert texts(plain(name)(TEXT), label) == expected


def test_organisations_alone_find_the_trust() -> None:
    assert "Hollowbridge Harbour Trust" in texts(plain("organisations")(TEXT), "ORG")


def test_the_layout_alone_writes_sections_and_sentences() -> None:
    doc = plain("minutes_layout")(TEXT)
    labels = [span.label_ for span in doc.spans["sections"]]
    assert labels[-3:] == ["attendance", "heading", "item"]
    assert len(list(doc.sents)) > len(labels)


def test_all_together_in_a_plain_pipeline() -> None:
    doc = plain(*FACTORIES)(TEXT)
    assert doc._.facts == {
        "meeting_date": "2019-06-12",
        "date_reason": "states 12 June 2019",
        "body": "Amble Town Council",
        "council": "Amble Town Council",
        "type": "minutes",
    }
    assert [(h.person.text, h.role.text) for h in doc._.holdings] == [
        ("Ann Pugsley", "Chairman"),
        ("Tom Denholm", "Treasurer"),
    ]
    references = [r for r in doc._.relations if r["label"] == "REFERS"]
    assert [doc.text[slice(*r["child"])] for r in references] == ["Ann Pugsley"]


def test_a_component_keeps_entities_that_stand_already() -> None:
    nlp = plain("people", "roles")
    ruler = nlp.add_pipe("entity_ruler", first=True)
    ruler.add_patterns([{"label": "EVENT", "pattern": "Ann Pugsley"}])  # type: ignore[attr-defined]
    assert texts(nlp(TEXT), "EVENT") == ["Ann Pugsley"]
    assert texts(nlp(TEXT), "PERSON") == ["Tom Denholm", "Denholm"]


def test_running_the_components_twice_changes_nothing() -> None:
    nlp = plain(*FACTORIES)
    doc = nlp(TEXT)
    once = [(ent.start, ent.end, ent.label_, ent._.value) for ent in doc.ents], list(doc._.relations)
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert ([(ent.start, ent.end, ent.label_, ent._.value) for ent in doc.ents], list(doc._.relations)) == once


def test_the_pipeline_declares_what_it_needs_and_writes() -> None:
    analysis = plain(*FACTORIES).analyze_pipes()
    assert analysis is not None
    assert not any(analysis["problems"].values())


@pytest.mark.parametrize("name", [*FACTORIES, "tokenizer", "attributes"])
def test_documented_examples_are_true(name: str) -> None:
    module: ModuleType = import_module(f"rolecall.pipeline.{name}")
    result = doctest.testmod(module)
    assert result.failed == 0
    if name in FACTORIES:
        assert result.attempted >= 4
