"""A title is the first line that says something."""

import pytest

from rolecall.readers.titles import title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n  Marle Parish Council \n Minutes", "Marle Parish Council"),
        ("# Marle  Parish\tCouncil #\n", "Marle Parish Council"),
        ("---\n**Minutes** of the meeting\n", "Minutes of the meeting"),
        ("> 1. Apologies", "1. Apologies"),
        ("***\n===\n", None),
        ("", None),
        ("word " * 100, "word " * 39 + "word…"),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert title_of(text) == title
