"""Scores against what was right: every prediction in one bin, sums that can be checked by hand."""

import pytest

from rolecall.evaluation.measure import Aligned
from rolecall.evaluation.reliability import EDGES, calibration_error, reliability, reliability_record
from rolecall.records import Mention, Minutes, Relation

TEXT = "Ann Hart, Clerk; Tom Orr, Chair"


def mention(start: int, end: int, label: str, score: float) -> Mention:
    return Mention("d", start, end, label, TEXT[start:end], {}, score)  # type: ignore[arg-type]


def document(*mentions: Mention, relations: tuple[Relation, ...] = ()) -> Minutes:
    return Minutes(id="d", text=TEXT, mentions=mentions, relations=relations)


def test_bins_hold_cases_scores_and_what_is_right() -> None:
    gold = document(mention(0, 8, "PERSON", 1), mention(10, 15, "ROLE", 1))
    found = document(
        mention(0, 8, "PERSON", 0.96),
        mention(10, 15, "ROLE", 0.9),
        mention(17, 24, "PERSON", 0.95),
        mention(26, 31, "ROLE", 0.3),
    )
    bins = reliability(Aligned(pairs=((gold, found),)))
    assert [(b.low, b.cases, b.right) for b in bins["entities"] if b.cases] == [(0.0, 1, 0), (0.9, 1, 1), (0.95, 2, 1)]
    (people,) = (b for b in bins["PERSON"] if b.cases)
    assert (people.low, people.share) == (0.95, 0.5)
    assert people.mean_score == pytest.approx(0.955)
    expected = (abs(0.3 - 0) + abs(0.9 - 1) + abs(0.96 + 0.95 - 1)) / 4
    assert calibration_error(bins["entities"]) == pytest.approx(expected)
    assert calibration_error(bins["HOLDS"]) is None
    assert reliability_record(bins)["entities"]["calibration_error"] == pytest.approx(expected)


def test_a_relation_is_right_when_label_and_both_spans_are() -> None:
    person, role = mention(0, 8, "PERSON", 1), mention(10, 15, "ROLE", 1)
    gold = document(person, role, relations=(Relation(person, role, "HOLDS"),))
    found = document(
        person,
        role,
        relations=(Relation(person, role, "HOLDS", score=0.8), Relation(role, person, "REFERS", score=1.0)),
    )
    bins = reliability(Aligned(pairs=((gold, found),)))
    assert [(b.low, b.right, b.cases) for b in bins["relations"] if b.cases] == [(0.8, 1, 1), (0.98, 0, 1)]


def test_a_document_that_did_not_come_back_has_no_scores() -> None:
    bins = reliability(Aligned(pairs=((document(), None),)))
    assert all(len(b) == len(EDGES) and not sum(one.cases for one in b) for b in bins.values())
