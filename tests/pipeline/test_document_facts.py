"""`doc._.facts`: the day of the meeting, who met, and the council to which they belong."""

import pytest
from marked import read

HELD = "held on 12 June 2019 in the Guildhall\n\nPresent: Ann Pugsley\n\n1. Welcome\n\nAll were welcome.\n"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (f"AMBLE TOWN COUNCIL\nMinutes of the Planning Committee {HELD}", ("Planning Committee", "Amble Town Council")),
        (
            f"Amble Town Council\n\nPlanning Committee\n\nMinutes of the meeting {HELD}",
            ("Planning Committee", "Amble Town Council"),
        ),
        # a full council is both
        (f"Minutes of the meeting of Amble Town Council {HELD}", ("Amble Town Council", "Amble Town Council")),
        (f"NETHER COMPTON PARISH COUNCIL\nMinutes of the meeting {HELD}", ("Nether Compton Parish Council",) * 2),
        # one plain word
        (f"Amble Borough Council\n\nCABINET\n\nMinutes of the meeting {HELD}", ("Cabinet", "Amble Borough Council")),
        # neither
        ("Minutes of the meeting " + HELD, (None, None)),
        # the employer of a guest is not the council
        (
            f"Minutes of the meeting {HELD}Tom Denholm, Tamarside District Council, gave a talk.\n",
            (None, None),
        ),
    ],
)
def test_who_met(text: str, facts: tuple[str | None, str | None]) -> None:
    minutes = read(text)
    assert (minutes.body, minutes.council) == facts
    assert minutes.meeting_date == "2019-06-12"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Minutes of the meeting held on Wednesday, 12th June, 2019", "2019-06-12"),
        ("AMBLE TOWN COUNCIL\n12/06/2019\n\nThe minutes of 8 May 2019 were signed.", "2019-06-12"),
        ("The fence was painted.", None),
        ("", None),
    ],
)
def test_when_they_met(text: str, day: str | None) -> None:
    assert read(text).meeting_date == day
