"""Each thing that is wrong, by kind; the kinds add up to the counts."""

from collections import Counter

import pytest
from generated_minutes import minutes, unhurried
from hypothesis import given

from rolecall.corpora.markup import compile_markup
from rolecall.evaluation import Counts, compare_documents
from rolecall.evaluation.misses import Mark, Miss
from rolecall.evaluation.relation_misses import relation_misses
from rolecall.evaluation.span_misses import span_misses, value_misses
from rolecall.records import RELATION_LABELS, Minutes


def told(misses: list[Miss]) -> list[tuple[str, str, str, str]]:
    return sorted((m.kind, m.label, m.gold, m.found) for m in misses)


@pytest.mark.parametrize(
    ("gold", "predicted", "misses"),
    [
        ("Cllr {P|Ann Rowe} sat", "Cllr {P|Ann Rowe} sat", []),
        ("Cllr {P|Ann Rowe} sat", "Cllr Ann Rowe sat", [("missed", "PERSON", "PERSON Ann Rowe", "")]),
        ("Cllr Ann Rowe sat", "{R|Cllr} Ann Rowe sat", [("spurious", "ROLE", "", "ROLE Cllr")]),
        (
            "{O|Amble Trust} met",
            "{P|Amble Trust} met",
            [("wrong label", "ORG", "ORG Amble Trust", "PERSON Amble Trust")],
        ),
        ("{O|Amble Trust} met", "{P|Amble} Trust met", [("wrong label", "ORG", "ORG Amble Trust", "PERSON Amble")]),
        (
            "{P|Ann Rowe} sat",
            "Ann {P|Rowe sat}",
            [("wrong boundary", "PERSON", "PERSON Ann Rowe", "PERSON Rowe sat")],
        ),
        # the one of its label before the other that overlaps
        (
            "{P|Ann Rowe} sat",
            "{R|Ann} {P|Rowe} sat",
            [("spurious", "ROLE", "", "ROLE Ann"), ("wrong boundary", "PERSON", "PERSON Ann Rowe", "PERSON Rowe")],
        ),
    ],
)
def test_spans(gold: str, predicted: str, misses: list[tuple[str, str, str, str]]) -> None:
    wanted, found = compile_markup(gold), compile_markup(predicted)
    assert wanted.text == found.text
    assert told(list(span_misses(wanted, found))) == misses


@pytest.mark.parametrize(
    ("gold", "predicted", "misses"),
    [
        ("{M 4.50 GBP|£4.50}", "{M 4.5 GBP|£4.50}", []),
        (
            "{M 4.50 GBP ~|£4.50}",
            "{M 45 GBP|£4.50}",
            [("wrong value", "MONEY", "amount 4.50, currency GBP, approximate True", "amount 45, currency GBP")],
        ),
        ("{D 2019-05|May}", "{D null|May}", [("wrong value", "DATE", "2019-05", "no date")]),
        ("{D 2019-05|May}", "May", []),
    ],
)
def test_values(gold: str, predicted: str, misses: list[tuple[str, str, str, str]]) -> None:
    wanted, found = compile_markup(gold), compile_markup(predicted)
    assert told(list(value_misses(wanted, found))) == misses


PEOPLE = "{P#a|Ann Rowe} met {P#b|A Rowe} and {P#c|Bo Hall}, {R %s|Clerk} of {O#t|Amble Trust}"


@pytest.mark.parametrize(
    ("gold", "predicted", "misses"),
    [
        ("=a", "=a", []),
        ("=a", "", [("relation missed", "HOLDS", "Ann Rowe → Clerk", "")]),
        ("", "=a", [("relation spurious", "HOLDS", "", "Ann Rowe → Clerk")]),
        ("=a former left", "=a former", [("relation wrong status", "HOLDS", "former, left", "former")]),
        ("=a", "=c", [("relation wrong person", "HOLDS", "Ann Rowe → Clerk", "Bo Hall → Clerk")]),
        ("~a", "~c", [("relation wrong person", "REFERS", "Clerk → Ann Rowe", "Clerk → Bo Hall")]),
        ("~a", "~b", [("relation other mention", "REFERS", "Clerk → Ann Rowe", "Clerk → A Rowe")]),
        ("@t", "", [("relation missed", "AT", "Clerk → Amble Trust", "")]),
        (
            "=a =c",
            "=b",
            [
                ("relation missed", "HOLDS", "Bo Hall → Clerk", ""),
                ("relation other mention", "HOLDS", "Ann Rowe → Clerk", "A Rowe → Clerk"),
            ],
        ),
    ],
)
def test_relations(gold: str, predicted: str, misses: list[tuple[str, str, str, str]]) -> None:
    found = relation_misses(compile_markup(PEOPLE % gold), compile_markup(PEOPLE % predicted))
    assert told(list(found)) == misses


def test_a_relation_names_the_entity_that_was_not_found() -> None:
    gold = compile_markup("{P#a|Ann Rowe}, {R =a|Clerk}")
    (miss,) = relation_misses(gold, compile_markup("{P|Ann Rowe}, Clerk"))
    assert miss.note == "not found as an entity: ROLE Clerk"
    assert miss.marks == (Mark(0, 8, "gold"), Mark(10, 15, "gold"))
    (miss,) = relation_misses(compile_markup("Ann Rowe, {R|Clerk}"), gold)
    assert miss.note == "no entity of the gold: PERSON Ann Rowe"


def test_all_of_a_document_that_did_not_come_back_is_missed() -> None:
    gold = compile_markup("{P#a|Ann Rowe}, {R =a|Clerk}")
    assert [m.kind for m in span_misses(gold, None)] == ["missed", "missed"]
    assert [m.kind for m in relation_misses(gold, None)] == ["relation missed"]


@unhurried
@given(minutes(), minutes())
def test_kinds_add_up_to_strict_counts(gold: Minutes, predicted: Minutes) -> None:
    tally = compare_documents(gold, predicted)
    spans = Counter(m.kind for m in span_misses(gold, predicted))
    wrong = spans["wrong label"] + spans["wrong boundary"]
    entities = tally.counts["entities"]
    assert (spans["missed"] + wrong, spans["spurious"] + wrong) == (entities.fn, entities.fp)
    values = sum(1 for _ in value_misses(gold, predicted))
    assert values == tally.shares["values"].total - tally.shares["values"].right
    for label in RELATION_LABELS:
        kinds = Counter(m.kind for m in relation_misses(gold, predicted) if m.label == label)
        both = kinds["relation wrong person"] + kinds["relation other mention"]
        counts = tally.counts[label]
        assert Counts(counts.tp, kinds["relation spurious"] + both, kinds["relation missed"] + both) == counts
