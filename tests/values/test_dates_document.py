"""The day of a document's own meeting, and the period of one that states none."""

import pytest

from rolecall.values.dates import find_meeting_date, infer_period


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "May 2020 Minutes\n\n\nMinutes of the Parish Council Meeting held on 28th May 2020\n\n"
            "Accounts will be open from 13th July 2020 to 21st August 2020",
            "2020-05-28",
        ),
        (
            "MINUTES OF THE PARISH COUNCIL MEETING\nThursday 1 April 2004 at 7.30 p.m.\nPrimary "
            "School\n4. Minutes |\nResolved: Council 19 February 2004 - approved. Planning 4 March "
            "2004 - received",
            "2004-04-01",
        ),
        (
            "Minutes of Parish Council 22 November 2023\n\nTHOSE ATTENDING:\n\nCllr K Bow\n\n5. TO "
            "RECEIVE AND ADOPT THE MINUTES OF THE PARISH COUNCIL MEETING HELD ON 13 NOVEMBER 2023.",
            "2023-11-22",
        ),
        (
            "E & D Parish Council\nMINUTES\nHeld at 7.15pm on Tuesday 9th May 2017\nAt the Cricket "
            "Club\n\n5. To consider the adoption of the minutes of meeting 7th February 2017\nWere "
            "considered and signed.",
            "2017-05-09",
        ),
        (
            "Annual Meeting\n2nd July 2007, Council Chamber\nAn Cathaoirleach presided.\nMembers Present",
            "2007-07-02",
        ),
        (
            "Minutes of the Municipal District meeting held in the Civic Centre, Droim, on Thursday 1 "
            "st October, 2015 at 5.30 pm.",
            "2015-10-01",
        ),
        (
            "Minutes 13th June 2014\n\nMINUTES OF THE MEETING OF THE MUNICIPAL DISTRICT\nHELD IN "
            "COUNCIL CHAMBERS ON FRIDAY\n13TH OF JUNE AT 2.00PM\nChair:",
            "2014-06-13",
        ),
        (
            "Miontuairiscí / Meeting Minutes Ordinary Meeting 10th June 2013, Council Chamber An "
            "Cathaoirleach presided. 1.1 Minutes of Ordinary meeting held on 13th May, 2013. The "
            "minutes of Ordinary meeting held on 13th May, 2013 were confirmed",
            "2013-06-10",
        ),
        (
            "K COUNTY COUNCIL Minutes of meeting held at 3:00 p.m. Monday 21 December 2020 on Teams",
            "2020-12-21",
        ),
        (
            "MINUTES OF THE TRUST BOARD MEETING IN PUBLIC Held on Wednesday, 7th October 2015, 9.30am to 12.30pm",
            "2015-10-07",
        ),
        (
            "| Meeting | Planning Committee |\n| --- | --- |\n| Date | 2019-03-05 |\n| Published | "
            "2019-03-12 |\n\nMinutes of the previous meeting held on 5 February 2019 were approved",
            "2019-03-05",
        ),
        (
            "Date published: 12 March 2019\n\n# Planning Committee\n\n**Minutes** of the meeting held "
            "on **Tuesday, 5th March, 2019** at 6.00 pm\n\nDate of next meeting: Tuesday, 2nd April "
            "2019",
            "2019-03-05",
        ),
        (
            "Agenda item\n\nMinutes of Previous Meeting\n\nMeeting of Cabinet, Tuesday, 5th March, "
            "2019 10.00 am (Item 2.)\n\nTo approve the minutes of the meeting held on 5 February 2019.",
            "2019-03-05",
        ),
        (
            "Borsetshire CC\nReport to Cabinet Member – 8 February 2021\nDecision of 4 January 2021",
            "2021-02-08",
        ),
        (
            "DRAFT – to be approved 8 October 2019\n\nGreat Wold Town Council\nMinutes of the Finance "
            "Committee\n10th September 2019\nPresent: Cllr Amble",
            "2019-09-10",
        ),
        (
            "GOVERNING BODY MINUTES\nDate: 18/01/2022\nTime: 18:00\nVenue: Zoom\nDate of next meeting: 22/03/2022",
            "2022-01-18",
        ),
        (
            "TOWN OF BLUFF\nMINUTES OF COUNCIL\nJune 21, 2017\nCouncil met at 7:00 p.m.\nMoved: That "
            "the Minutes of June 7, 2017 be adopted.",
            "2017-06-21",
        ),
        (
            "Last updated 3 May 2018\nMINUTES of Meeting held in HQ on Wednesday, 21 June 2017 at 10.00 am",
            "2017-06-21",
        ),
        (
            "Chaired by A Bell\nAgenda:\n1 To agree minutes\n\nFGB 23 May 2022\nPage 3 of 12\nITEM (20 "
            "June 2022)\n\nFGB 23 May 2022\nPage 4 of 12\nMinutes of meetings held on 28 March 2022 "
            "were agreed",
            "2022-05-23",
        ),
        ("Works began on 3 May 2018 and the bridge was opened on 4 June 2019.", None),
        ("Meeting note\n\nMinutes of the 9 September meeting were agreed.\n\nDue from January 2011.", None),
        ("", None),
    ],
)
def test_meeting_date(text: str, day: str | None) -> None:
    found = find_meeting_date(text)
    assert (found[2] if found else None) == day
    if found:
        assert text[found[0] : found[1]].strip() == text[found[0] : found[1]]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "The visit took place in April 2018. More events were planned from May to July 2018.",
            "2018-04/2018-05",
        ),
        (
            "Minutes of the 9 September meeting were agreed.\n\nData will follow in January 2011.",
            "2010-09/2010-12",
        ),
        ("The visit took place in April 2018. A report will come in May 2018.", "2018-04"),
        ("Nothing is dated.", None),
    ],
)
def test_period(text: str, period: str | None) -> None:
    assert infer_period(text) == period
