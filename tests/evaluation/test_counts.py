"""Counts add up; figures are derived from the sum."""

import pytest

from rolecall.evaluation import Counts, Share, Tally
from rolecall.evaluation.counts import compare


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        (Counts(tp=3, fp=1, fn=0), 0.75, 1.0, 6 / 7),
        (Counts(tp=1, fp=1, fn=3), 0.5, 0.25, 1 / 3),
        (Counts(tp=0, fp=2, fn=0), 0.0, 0.0, 0.0),
        (Counts(tp=0, fp=0, fn=2), 0.0, 0.0, 0.0),
        (Counts(), 0.0, 0.0, 0.0),
    ],
)
def test_figures(counts: Counts, precision: float, recall: float, f1: float) -> None:
    assert (counts.precision, counts.recall, counts.f1) == pytest.approx((precision, recall, f1))


def test_nothing_there_is_told_apart_from_all_wrong() -> None:
    assert Counts().nothing
    assert not Counts(fn=1).nothing
    assert not Counts(fp=1).nothing
    assert Share().nothing
    assert not Share(0, 1).nothing


def test_figures_of_a_sum_are_not_means() -> None:
    small, large = Counts(tp=1), Counts(tp=0, fn=9)
    assert (small + large).recall == pytest.approx(0.1)
    assert (Share(1, 1) + Share(0, 9)).ratio == pytest.approx(0.1)


def test_the_same_document_twice_has_the_same_figures() -> None:
    once = Counts(tp=2, fp=1, fn=3)
    assert (once + once).f1 == pytest.approx(once.f1)


@pytest.mark.parametrize(
    ("gold", "predicted", "counts"),
    [
        ("ab", "ab", Counts(tp=2)),
        ("ab", "b", Counts(tp=1, fn=1)),
        ("a", "aa", Counts(tp=1, fp=1)),
        ("aa", "a", Counts(tp=1, fn=1)),
        ("", "ab", Counts(fp=2)),
    ],
)
def test_compare_counts_each_item_once(gold: str, predicted: str, counts: Counts) -> None:
    assert compare(gold, predicted) == counts


def test_tallies_add_name_by_name() -> None:
    one = Tally({"PERSON": Counts(tp=1)}, {"body": Share(1, 1)})
    other = Tally({"PERSON": Counts(fn=1), "ROLE": Counts(fp=2)}, {"body": Share(0, 1)})
    both = one + other
    assert both["PERSON"] == Counts(tp=1, fn=1)
    assert both["ROLE"] == Counts(fp=2)
    assert both["body"] == Share(1, 2)
    with pytest.raises(KeyError):
        both["council"]
