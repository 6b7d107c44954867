"""Two predictors on the same documents."""

from dataclasses import replace

import pytest
from generated_minutes import minutes_lists, unhurried
from hypothesis import given

from rolecall.corpora.markup import compile_markup
from rolecall.evaluation import Counts, Report, evaluate
from rolecall.evaluation.comparison import COMPARED, Difference, compare_reports, comparison_record
from rolecall.records import Minutes

GOLD = [
    compile_markup(f"id: d{i}\n---\n{{P#a|Ann Rowe}}, {{R =a|Clerk}}, and {{P|Bo Hall}} paid {{M 3 GBP|£3}}.")
    for i in range(6)
]
WITHOUT_CLERKS = [replace(m, mentions=tuple(x for x in m.mentions if x.label != "ROLE"), relations=()) for m in GOLD]


def report(predicted: list[Minutes]) -> Report:
    return evaluate(GOLD, lambda _texts: predicted)


def by_metric(first: list[Minutes], other: list[Minutes], *, resamples: int = 200) -> dict[str, Difference]:
    return {d.metric: d for d in compare_reports(report(first), report(other), resamples=resamples)}


def test_a_clear_gain_is_better_in_every_resample() -> None:
    found = by_metric(WITHOUT_CLERKS, GOLD)
    assert list(found) == list(COMPARED)
    role = found["ROLE"]
    assert (role.first, role.other) == (Counts(fn=6), Counts(tp=6))
    assert role.difference == 1.0
    assert role.interval is not None
    assert (role.interval.low, role.interval.high, role.better, role.worse) == (1.0, 1.0, 1.0, 0.0)
    assert found["PERSON"].difference == 0.0


def test_the_other_way_round_is_the_opposite() -> None:
    role = by_metric(GOLD, WITHOUT_CLERKS)["ROLE"]
    assert (role.difference, role.better, role.worse) == (-1.0, 0.0, 1.0)


def test_a_doubtful_gain_is_better_in_a_share_of_resamples() -> None:
    mixed = [*WITHOUT_CLERKS[:1], *GOLD[1:]]
    role = by_metric(mixed, GOLD, resamples=1000)["ROLE"]
    assert role.better == pytest.approx(1 - (5 / 6) ** 6, abs=0.05)  # the one document is drawn at least once
    assert role.worse == 0.0
    assert role.interval is not None
    assert role.interval.low == 0.0


@unhurried
@given(minutes_lists("d"), minutes_lists("d"))
def test_a_predictor_is_no_better_than_itself(gold: list[Minutes], predicted: list[Minutes]) -> None:
    same = evaluate(gold, lambda _texts: predicted)
    for found in compare_reports(same, same, resamples=20):
        assert found.difference in (0.0, None)
        assert found.better in (0.0, None)
        assert found.worse in (0.0, None)
        assert found.interval is None or found.interval.low == found.interval.high == 0.0


def test_what_nobody_can_measure_has_no_difference() -> None:
    record = comparison_record(by_metric(GOLD, GOLD).values())
    assert record["AT"] == {
        "first": None,
        "other": None,
        "difference": None,
        "interval": None,
        "better": None,
        "worse": None,
    }


@pytest.mark.parametrize("resamples", [0, 50])
def test_one_document_or_no_resamples_give_differences_alone(resamples: int) -> None:
    gold = evaluate(GOLD[:1], lambda _texts: GOLD[:1])
    other = evaluate(GOLD[:1], lambda _texts: WITHOUT_CLERKS[:1])
    role = next(d for d in compare_reports(gold, other, resamples=resamples) if d.metric == "ROLE")
    assert (role.difference, role.interval, role.better, role.worse) == (-1.0, None, None, None)


def test_other_documents_are_refused() -> None:
    with pytest.raises(ValueError, match="not of the same documents"):
        compare_reports(evaluate(GOLD[:2], lambda _texts: GOLD[:2]), report(GOLD))
