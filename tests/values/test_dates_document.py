"""The day of a document's own meeting, and the period of one that states none."""

import pytest

from rolecall.values.dates import find_meeting_date, infer_period


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # `held on`, not the month of the title nor a period later on
        (
            "June 2021 Notes\n\n\nMinutes of the Harbour Users' Group held on 17th June 2021\n\n"
            "The slipway is shut from 5th July 2021 to 20th August 2021",
            "2021-06-17",
        ),
        # a line of its own under the heading, not the minutes that were taken as read
        (
            "MINUTES OF THE HARBOUR USERS' GROUP\nMonday 7 March 2005 at 6.45 p.m.\nSail loft\n"
            "2. Earlier minutes |\nRead: Group 10 January 2005 - approved. Moorings 21 February 2005 - received",
            "2005-03-07",
        ),
        # straight after the name of the body, not an earlier `HELD ON`
        (
            "Minutes of Youth Council 6 February 2024\n\nWHO CAME:\n\nMs J Furze\n\n"
            "3. TO SIGN THE MINUTES OF THE YOUTH COUNCIL MEETING HELD ON 9 JANUARY 2024.",
            "2024-02-06",
        ),
        # a clock time between `Held` and the day
        (
            "W & S Wharf Society\nMINUTES\nHeld at 6.50pm on Friday 3rd August 2018\nIn the Old Chandlery\n\n"
            "4. To agree the minutes of meeting 1st June 2018\nWere read out.",
            "2018-08-03",
        ),
        # Irish minutes: the day with the place; an ordinal apart from its number; a day repeated without its year
        (
            "Annual Meeting\n4th June 2012, Assembly Room\nAn Cathaoirleach took the chair.\nThose there",
            "2012-06-04",
        ),
        (
            "Minutes of the Ferry Liaison meeting held in the Boat House, Inishbeg, on Monday 1 "
            "st February, 2016 at 4.15 pm.",
            "2016-02-01",
        ),
        (
            "Minutes 8th May 2015\n\nMINUTES OF THE SITTING OF THE FERRY COMMITTEE\nHELD IN THE BOAT HOUSE ON FRIDAY\n"
            "8TH OF MAY AT 11.15AM\nChair:",
            "2015-05-08",
        ),
        (
            "Miontuairiscí / Minutes Monthly Meeting 12th November 2012, Assembly Room An Cathaoirleach took the "
            "chair. 2.1 Minutes of Monthly meeting held on 8th October, 2012. The minutes of Monthly meeting held on "
            "8th October, 2012 were signed",
            "2012-11-12",
        ),
        # all on one line
        ("D HARBOUR BOARD Minutes of meeting held at 5:45 p.m. Thursday 14 January 2021 on Zoom", "2021-01-14"),
        (
            "MINUTES OF THE LIFEBOAT FUND MEETING WITH GUESTS Held on Saturday, 5th March 2016, 10.15am to 11.45am",
            "2016-03-05",
        ),
        # a table, a web page, an agenda item: not the day of publication, not the next or the last meeting
        (
            "| Meeting | Moorings Committee |\n| --- | --- |\n| Date | 2020-09-16 |\n| Published | 2020-09-23 |\n\n"
            "Minutes of the previous meeting held on 12 August 2020 were signed",
            "2020-09-16",
        ),
        (
            "Date published: 23 September 2020\n\n# Moorings Committee\n\n**Minutes** of the meeting held on "
            "**Wednesday, 16th September, 2020** at 7.20 pm\n\nDate of next meeting: Wednesday, 14th October, 2020",
            "2020-09-16",
        ),
        (
            "Agenda item\n\nEarlier Minutes\n\nMeeting of Moorings Committee, Wednesday, 16th September, 2020 7.20 pm "
            "(Item 3.)\n\nTo sign the minutes of the meeting held on 12 August 2020.",
            "2020-09-16",
        ),
        # a report's own day, not that of a decision it tells of
        ("Wold Harbour Board\nReport to Harbour Master – 3 March 2022\nDecision of 10 January 2022", "2022-03-03"),
        # a draft, not the day on which it is to be approved
        (
            "DRAFT – to be approved 11 May 2021\n\nGreat Wold Quay Trust\nMinutes of the Works Committee\n"
            "13th April 2021\nPresent: Mr Furze",
            "2021-04-13",
        ),
        # the fields of a form
        (
            "HARBOUR SCHOOL MINUTES\nDate: 09/11/2021\nTime: 17:15\nVenue: Sail loft\nDate of next meeting: 08/02/2022",
            "2021-11-09",
        ),
        # the American order
        (
            "VILLAGE OF PINE REACH\nMINUTES OF TRUSTEES\nSeptember 14, 2016\nTrustees met at 6:15 p.m.\n"
            "Motion: That the Minutes of August 10, 2016 be adopted.",
            "2016-09-14",
        ),
        # not the day of a revision
        (
            "Last updated 6 August 2019\nMINUTES of Meeting held in the Sail Loft on Monday, 18 March 2019 at 4.30 pm",
            "2019-03-18",
        ),
        # the header of each page
        (
            "Led by P Furze\nTo do:\n1 To agree minutes\n\nHMC 4 April 2023\nPage 2 of 9\nITEM (9 May 2023)\n\n"
            "HMC 4 April 2023\nPage 3 of 9\nMinutes of meetings held on 7 March 2023 were signed",
            "2023-04-04",
        ),
        # days, but none of a meeting of its own
        ("The dredger came on 6 June 2016 and the quay was opened on 2 July 2017.", None),
        ("Meeting note\n\nMinutes of the 4 October meeting were signed.\n\nDue from February 2014.", None),
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
        # what was planned may have begun by then
        ("The crane was tested in June 2015. More trials were planned from July to September 2015.", "2015-06/2015-07"),
        # a day without a year takes it from what is still to come
        ("Minutes of the 4 October meeting were signed.\n\nFigures will follow in February 2014.", "2013-10/2014-01"),
        ("The crane was tested in June 2015. A verdict will come in July 2015.", "2015-06"),
        ("No day is named.", None),
    ],
)
def test_period(text: str, period: str | None) -> None:
    found = infer_period(text)
    assert (found[0] if found else None) == period
    assert found is None or found[1].startswith("states no date of its own; looks back on ")
