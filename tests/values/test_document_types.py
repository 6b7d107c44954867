"""What sort of document a text is, by what it says of itself."""

import pytest

from rolecall.values.document_types import document_type


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amble Parish Council\nMinutes of the meeting held on 3 May\nPresent: A Bo\nResolved: to mow.", "minutes"),
        ("Steering group, 3 May. Notes\nThere: Ann, Tom. Agreed to mow.", "minutes"),
        (
            "AMBLE PARISH COUNCIL\nYou are summoned to attend a meeting on 3 May\nAGENDA\n1. To receive apologies",
            "agenda",
        ),
        (
            "Notice is hereby given of a meeting which will be held on 3 May.\n1 To approve the minutes of April",
            "agenda",
        ),
        (
            "Amble Council\nReport to: Cabinet\nReport of: Head of Law\nPurpose of report\n1.1 This report tells",
            "report",
        ),
        ("Amble Council\nRECORD OF EXECUTIVE DECISION\nDecision maker: Cllr Bo\nReason for decision: cost", "decision"),
        ("NEWS RELEASE\n3 May\nNew chief for Amble\nCllr Bo said: \u201cWelcome.\u201d\nNotes to editors", "release"),
        ("The weather was fine.", None),
        ("", None),
    ],
)
def test_a_text_is_of_the_sort_that_it_says(text: str, expected: str | None) -> None:
    assert document_type(text) == expected
