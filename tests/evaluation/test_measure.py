"""Whole evaluations: documents aligned by id, counts kept for each and added up."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from generated_minutes import minutes_lists, unhurried
from hypothesis import assume, given
from hypothesis import strategies as st

from rolecall.corpora.markup import compile_markup
from rolecall.errors import AnnotationError
from rolecall.evaluation import METRICS, Counts, Predictor, Share, evaluate, total
from rolecall.records import Minutes

MAY = compile_markup("id: may\nbody: Cabinet\n---\n{P#a|Ann Rowe}, {R =a|Clerk}, paid {M 3 GBP|£3}.")
JUNE = compile_markup("id: june\nbody: Cabinet\n---\n{P#b|Bo Hall} took the {R =b|Chair}.")


def returning(documents: Sequence[Minutes]) -> Predictor:
    return lambda _texts: documents


def without_mention(minutes: Minutes, index: int) -> Minutes:
    mention = minutes.mentions[index]
    return replace(
        minutes,
        mentions=tuple(m for m in minutes.mentions if m != mention),
        relations=tuple(r for r in minutes.relations if mention not in (r.head, r.child)),
    )


def test_the_predictor_gets_ids_and_texts() -> None:
    seen = []

    def predict(texts: Iterable[tuple[str, str]]) -> Iterable[Minutes]:
        for document, text in texts:
            seen.append((document, text))
            yield Minutes(id=document, text=text)

    report = evaluate([MAY, JUNE], predict)
    assert seen == [("may", MAY.text), ("june", JUNE.text)]
    assert report.total["entities"] == Counts(fn=5)
    assert report.missing == ()


def test_documents_are_aligned_by_id() -> None:
    report = evaluate([MAY, JUNE], returning([JUNE, MAY]))
    assert [d.id for d in report.documents] == ["may", "june"]
    assert report.total.counts["entities"].f1 == 1.0
    assert report.total.counts["relations"] == Counts(tp=2)


def test_a_missing_document_is_missed_whole_and_named() -> None:
    report = evaluate([MAY, JUNE], returning([MAY]))
    assert report.missing == ("june",)
    assert report.total["PERSON"] == Counts(tp=1, fn=1)
    assert report.total["HOLDS"] == Counts(tp=1, fn=1)
    assert report.total["body"] == Share(1, 2)
    assert report.total["council"] == Share(1, 2)


def test_an_unexpected_document_is_named_and_counts_nowhere() -> None:
    report = evaluate([MAY], returning([MAY, JUNE]))
    assert report.unexpected == ("june",)
    assert report.total["entities"] == Counts(tp=3)


@pytest.mark.parametrize(
    ("gold", "predicted", "reason"),
    [
        ([MAY, MAY], [MAY], "two documents of the gold have the id 'may'"),
        ([MAY], [MAY, MAY], "two documents of the predictions have the id 'may'"),
        ([MAY], [replace(JUNE, id="may")], "may: the predictions have another text"),
    ],
)
def test_what_cannot_be_compared_is_refused(gold: list[Minutes], predicted: list[Minutes], reason: str) -> None:
    with pytest.raises(AnnotationError, match=reason):
        evaluate(gold, returning(predicted))


def test_any_choice_of_documents_can_be_summed() -> None:
    report = evaluate([MAY, JUNE], returning([MAY, without_mention(JUNE, 0)]))
    may, june = report.documents
    assert total([may, june]) == report.total
    assert total([june, june])["entities"] == Counts(tp=2, fn=2)
    assert total([])["entities"].nothing


def test_each_label_has_its_three_matches() -> None:
    gold = compile_markup("id: m\n---\n{P|Ann Rowe} of {O|Amble Trust}")
    found = compile_markup("id: m\n---\nAnn {P|Rowe} of {P|Amble Trust}")
    tally = evaluate([gold], returning([found])).total
    assert (tally["PERSON"], tally["ORG"]) == (Counts(0, 2, 1), Counts(0, 0, 1))
    assert (tally["PERSON (boundary)"], tally["ORG (boundary)"]) == (Counts(0, 1, 1), Counts(1))
    assert (tally["PERSON (overlap)"], tally["ORG (overlap)"]) == (Counts(1, 1, 0), Counts(0, 0, 1))
    assert (tally["entities (boundary)"], tally["entities (overlap)"]) == (Counts(1, 1, 1), Counts(1, 1, 1))


def test_json_holds_counts_figures_and_documents() -> None:
    record = json.loads(evaluate([MAY, JUNE], returning([MAY])).to_json())
    assert record["documents"] == 2
    assert record["missing"] == ["june"]
    assert record["counts"]["HOLDS"] == {
        "tp": 1,
        "fp": 0,
        "fn": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": pytest.approx(2 / 3),
    }
    assert record["shares"]["body"] == {"right": 1, "total": 2, "ratio": 0.5}
    assert {*record["counts"], *record["shares"]} == set(METRICS)
    assert [(d["id"], d["missing"]) for d in record["per_document"]] == [("may", False), ("june", True)]
    assert record["per_document"][1]["counts"]["PERSON"] == {"tp": 0, "fp": 0, "fn": 1}


@unhurried
@given(minutes_lists())
def test_gold_against_itself_is_perfect(gold: list[Minutes]) -> None:
    tally = evaluate(gold, returning(gold)).total
    assert {*tally.counts, *tally.shares} == set(METRICS)
    assert all(tally[name].nothing or tally[name].figure == 1.0 for name in METRICS)


@unhurried
@given(minutes_lists("a"), minutes_lists("b"), minutes_lists("a"), minutes_lists("b"))
def test_counts_of_two_runs_add_up(
    one: list[Minutes], other: list[Minutes], for_one: list[Minutes], for_other: list[Minutes]
) -> None:
    both = evaluate(one + other, returning(for_one + for_other))
    apart = evaluate(one, returning(for_one)).total + evaluate(other, returning(for_other)).total
    assert both.total == apart


@unhurried
@given(minutes_lists(), st.data())
def test_a_dropped_span_lowers_recall_by_exactly_that(gold: list[Minutes], data: st.DataObject) -> None:
    places = [(i, j) for i, document in enumerate(gold) for j in range(len(document.mentions))]
    assume(places)
    i, j = data.draw(st.sampled_from(places))
    label = gold[i].mentions[j].label
    tally = evaluate(gold, returning([*gold[:i], without_mention(gold[i], j), *gold[i + 1 :]])).total
    for name in ("entities", label):
        counts = tally.counts[name]
        assert (counts.fp, counts.fn) == (0, 1)
        assert counts.recall == pytest.approx(1 - 1 / counts.gold)
