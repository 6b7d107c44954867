"""An encoder sees every token, in windows that fit it whatever the text."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Span

from rolecall.pipeline.tokenizer import create_minutes_tokenizer
from rolecall.pipeline.windows import minutes_windows

NLP = spacy.blank("en")
NLP.tokenizer = create_minutes_tokenizer()(NLP)


def windows(text: str, *, size: int = 508, overlap: float = 0.33) -> list[Span]:
    (found,) = minutes_windows(size, overlap)([NLP.make_doc(text)])
    return found


def size_of(window: Span) -> int:
    return len("".join(token.text_with_ws for token in window).encode())


@given(st.text(alphabet="ab1 é–\n.(", max_size=200), st.integers(1, 40), st.floats(0, 0.99))
def test_every_token_is_in_a_window_and_every_window_fits(text: str, size: int, overlap: float) -> None:
    found = windows(text, size=size, overlap=overlap)
    assert {i for window in found for i in range(window.start, window.end)} == set(range(len(NLP.make_doc(text))))
    assert all(size_of(window) <= size or len(window) == 1 for window in found)
    assert all(before.start < after.start and before.end < after.end for before, after in pairwise(found))


def test_neighbours_share_a_third() -> None:
    found = windows("The committee noted the report of the working party. " * 60)
    assert len(found) > 5
    assert all(before.end - after.start >= 0.33 * len(before) for before, after in pairwise(found))


def test_windows_without_overlap_meet() -> None:
    found = windows("Agreed. " * 300, overlap=0)
    assert all(before.end == after.start for before, after in pairwise(found))


def test_a_token_that_is_too_long_stands_alone() -> None:
    found = windows(f"See https://example.org/{'a' * 600} for the plan.")
    assert [len(window) for window in found] == [1, 1, 4]


def test_a_document_without_tokens_has_no_window() -> None:
    assert windows("") == []


@pytest.mark.parametrize(("size", "overlap"), [(0, 0.5), (508, 1), (508, -0.1)])
def test_impossible_windows_are_refused(size: int, overlap: float) -> None:
    with pytest.raises(ValueError, match="expected 1 or more"):
        minutes_windows(size, overlap)
