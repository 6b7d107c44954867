"""Scores that are right as often as they say."""

import random

import pytest

from rolecall.pipeline.candidates import Evidence
from rolecall.pipeline.confidence import Calibration, calibrated, fit

Observed = tuple[str, list[float], bool]


def seen(label: str, probability: float, agreement: str, right: bool, elsewhere: float = 0.0) -> Observed:
    return label, Evidence(label, probability, agreement, elsewhere).numbers(), right


def score(weights: Calibration, label: str, probability: float, agreement: str, elsewhere: float = 0.0) -> float:
    found = calibrated(weights, label, Evidence(label, probability, agreement, elsewhere).numbers())
    assert found is not None
    return found


def test_a_label_without_weights_has_no_score() -> None:
    assert calibrated({}, "ORG", [0.7]) is None


def test_an_overconfident_model_is_brought_down_to_its_record() -> None:
    draw = random.Random(1)  # noqa: S311
    observed = [seen("ORG", 0.95, "none", draw.random() < 0.6) for _ in range(2000)]
    observed += [seen("ORG", 0.99, "sure", draw.random() < 0.97) for _ in range(2000)]
    weights = fit(observed)
    assert score(weights, "ORG", 0.95, "none") == pytest.approx(0.6, abs=0.05)
    assert score(weights, "ORG", 0.99, "sure") == pytest.approx(0.97, abs=0.02)


def test_more_probable_is_never_scored_lower_where_it_was_righter() -> None:
    observed = [seen("ROLE", p / 10, "same", right < p) for p in range(1, 10) for right in range(10)]
    weights = fit(observed)
    scores = [score(weights, "ROLE", p / 10, "same") for p in range(1, 10)]
    assert scores == sorted(scores)
    assert scores == pytest.approx([p / 10 for p in range(1, 10)], abs=0.12)


@pytest.mark.parametrize("right", [True, False])
def test_a_record_without_exception_stays_short_of_certainty(right: bool) -> None:
    weights = fit([seen("PERSON", 1.0, "sure", right)] * 50)
    assert 0 < score(weights, "PERSON", 1.0, "sure") < 1


def test_the_same_words_elsewhere_may_count() -> None:
    """A document says a thing again: where the model was sure elsewhere, its doubt here counts less."""
    observed = [seen("ORG", 0.5, "none", True, 0.99) for _ in range(200)]
    observed += [seen("ORG", 0.5, "none", i % 4 == 0) for i in range(200)]
    weights = fit(observed)
    assert score(weights, "ORG", 0.5, "none", 0.99) > 0.9
    assert score(weights, "ORG", 0.5, "none") == pytest.approx(0.25, abs=0.05)
