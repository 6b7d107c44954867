"""The day of a document's own meeting where clock times, wrapped lines, two languages or other dates stand about it."""

import pytest

from rolecall.values.dates import find_meeting_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "MINUTES of a meeting of the CABINET held at 9.30 a.m. on 10 September 2014 in the Amble Suite, "
            "Bode Lodge\n\nApologies were received. A report of 3 March 2015 was taken.",
            "2014-09-10",
        ),
        (
            "     AMBLE COUNTY COUNCIL\n\n     MINUTES of a MEETING held at the Offices, on Wednesday, 20th May\n"
            "        1987\n\n     P R E S E N T",
            "1987-05-20",
        ),
        (
            "MIONTUAIRISCÍ / MINUTES of the monthly meeting of Amble Municipal District held on "
            "Dé Luain 22ú Feabhra, 2021 at 2.30pm",
            "2021-02-22",
        ),
        (
            "Cofnodion / Minutes 6 July 2011, Canolfan Amble, 7pm\n\n11/53  Cofnodion / Minutes\n1 June 2011: "
            "proposed, seconded, signed.",
            "2011-07-06",
        ),
        (
            "LICENSING SUB-COMMITTEE\nRiver House, Amble Thursday 13 February 1997 at 10.30am\n\n1.  Minutes\n"
            "    12.12.96. Agreed.",
            "1997-02-13",
        ),
        (
            "AMBLE COUNCIL - MEDIA RELEASE\nEmbargo: not before 00.01 hours on Friday 29th June 2001\n\nJOBS FILLED",
            "2001-06-29",
        ),
        ("NOTICE OF DECISION TAKEN UNDER EMERGENCY POWERS: 9TH APRIL, 2020\n\nApproved on 2 March 2020.", "2020-04-09"),
        ("AMBLE COUNCIL\n\nROADS SUB-COMMITTEE\n\nBODE, 12th JUNE, 1984\n\nPRESENT - A Bell", "1984-06-12"),
        ("# Amble Land Trust\n\nBoard no 31 · Tuesday 26 March 2019 · The Arms\n\nA lease was signed.", "2019-03-26"),
        ("Amble Committee\nUnconfirmed minutes: 8 July 2011, the Old Court Room\nPresent: A Bell", "2011-07-08"),
    ],
)
def test_meeting_date(text: str, day: str) -> None:
    found = find_meeting_date(text)
    assert found is not None
    assert found[2] == day


@pytest.mark.parametrize(
    "text",
    [
        "Amble Council, 12 June 1984 and 13 June 1984\n\nThe fence was painted.",  # two days
        "Paper A, updated 12 June 1984\n\nThe fence was painted.",
        f"Amble Council\n\n{'The fence was painted. ' * 10}It cost more in Bode, 12 June 1984, than here.",
    ],
)
def test_no_meeting_date(text: str) -> None:
    assert find_meeting_date(text) is None
