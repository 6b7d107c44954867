"""Scores as words: no word is stronger than its score, and nothing is entirely sure."""

import pytest

from rolecall.questions.sureness import how_sure


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (0.999, "sure 0.99"),
        (0.95, "sure 0.95"),
        (0.9449, "fairly sure 0.94"),
        (0.82, "fairly sure 0.82"),
        (0.5, "likely 0.50"),
        (0.49, "doubtful 0.49"),
        (0.0, "doubtful 0.00"),
    ],
)
def test_a_score_in_words(score: float, words: str) -> None:
    assert how_sure(score) == words
