"""Intervals over documents: known cases, the same seed, and what cannot be told."""

import pytest
from generated_minutes import minutes_lists, unhurried
from hypothesis import given

from rolecall.evaluation import Counts, DocumentResult, Interval, Share, Tally, evaluate
from rolecall.evaluation.bootstrap import intervals
from rolecall.records import Minutes


def results(*people: Counts | Share) -> list[DocumentResult]:
    return [
        DocumentResult(
            str(number),
            Tally({"PERSON": found}) if isinstance(found, Counts) else Tally({}, {"body": found}),
        )
        for number, found in enumerate(people)
    ]


def test_documents_that_are_alike_leave_no_doubt() -> None:
    assert intervals(results(*[Counts(tp=3, fp=1, fn=1)] * 5)) == {"PERSON": Interval(0.75, 0.75)}


def test_a_share_of_cases_has_the_interval_of_the_binomial() -> None:
    found = intervals(results(*[Share(1, 1)] * 80, *[Share(0, 1)] * 20), resamples=4000)["body"]
    # Normal approximation: 0.8 ± 1.96 √(0.8 · 0.2 / 100)
    assert (found.low, found.high) == pytest.approx((0.722, 0.878), abs=0.015)


def test_counts_are_summed_before_the_figure_is_derived() -> None:
    # Of two documents, a quarter of the resamples is the small one twice and a quarter the large one twice.
    small, large = Counts(tp=1), Counts(fn=9)
    found = intervals(results(small, large), resamples=2000)["PERSON"]
    assert found == Interval(0.0, 1.0)
    many = intervals(results(*[small] * 50, *[large] * 50), resamples=2000)["PERSON"]
    assert many.high < 0.35  # the mean of the ratios is 0.5


def test_the_seed_decides() -> None:
    documents = results(*(Counts(tp=i, fp=7 - i, fn=i % 3) for i in range(8)))
    assert intervals(documents, seed=4) == intervals(documents, seed=4)
    assert intervals(documents, seed=4) != intervals(documents, seed=5)


@pytest.mark.parametrize(
    "documents",
    [
        [],
        results(Counts(tp=3, fn=1)),
        results(Counts(tp=3, fn=1), Counts()),
        results(Counts(), Counts()),
    ],
    ids=["no document", "one document", "one document with cases", "no case"],
)
def test_fewer_than_two_documents_with_cases_have_no_interval(documents: list[DocumentResult]) -> None:
    assert intervals(documents) == {}


def test_no_resamples_no_intervals() -> None:
    documents = results(Counts(tp=1), Counts(fn=1))
    assert intervals(documents, resamples=0) == {}
    with pytest.raises(ValueError, match="must not be negative"):
        intervals(documents, resamples=-1)


def test_more_resamples_than_are_drawn_at_once() -> None:
    documents = results(*(Counts(tp=i % 5, fn=i % 3) for i in range(30)))
    few, many = (intervals(documents, resamples=n)["PERSON"] for n in (700, 2300))
    assert (few.low, few.high) == pytest.approx((many.low, many.high), abs=0.05)


@unhurried
@given(minutes_lists("d"), minutes_lists("d"))
def test_intervals_are_ordered_and_within_bounds(gold: list[Minutes], predicted: list[Minutes]) -> None:
    report = evaluate(gold, lambda _texts: predicted)
    for interval in intervals(report.documents, resamples=50).values():
        assert 0 <= interval.low <= interval.high <= 1
