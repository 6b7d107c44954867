"""Date expressions found with the boundaries of the annotation guidelines."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolecall.values.dates import find_dates, find_meeting_date, infer_period, resolve_all


def marked(source: str) -> tuple[str, list[str]]:
    expected = [part.split("]")[0] for part in source.split("[")[1:]]
    return source.replace("[", "").replace("]", ""), expected


@pytest.mark.parametrize(
    "source",
    [
        # full dates
        "held on [22 November 2016] at",
        "held on [22nd Nov. 2016] at",
        "on [November 22, 2016] the",
        "on [22/11/16] and then [22.11.2016], [22-11-2016], [2016-11-22]",
        "on [Tuesday 22nd of November 2016] at",
        "on [Tues 22 Nov '16].",
        "[TUESDAY 22ND NOVEMBER 2016]",
        "on [Tuesday,\n22 November\n2016] at",
        "**[22 November 2016]**",
        "on [3 \tNovember 2011] he",
        "on [Thursday 1 st October, 2015] at 5.30 pm.",
        "the [4th day of June, 2019].",
        "Date: [3rd July 2019]  Time: 7pm",
        # ranges, lists and parts
        "[May 23, 24 and 30]; [June 4, 2019]",
        "on [05 and 06 September 2017], from [1 April 2019 to 31 March 2020]",
        "[28 March 2022 and 1 \nApril 2022] (extraordinary)",
        "in [October/November 2016] and between [January and September 2022] the",
        "[September – November 2017]: options",
        "- [14 December 2017] Cabinet\n- Phase 2: [November 2017 – March 2018]: x",
        "the [end of March and beginning of April 2017].",
        "[end of 2016/17] in the [first four months of 2017/18] the",
        "on [Monday 5th and Tuesday 6th March 2018] at",
        "[early 2018] to us; [mid-2019] we; in [late March] they",
        "the [remainder of the financial year], the [first half of 2020], [later in the year]",
        "from [2019 to 2022], in [2016, 2017] to".replace("[2016, 2017]", "[2016], 2017 residents come"),
        # spans that leave words out
        "year ended [31/3/2022] was, week commencing [20th June] and the [March] meeting",
        "FY [2018/19], financial year [2019] the",
        # years
        "in [2018], since [2015], by [2030]",
        "the [2017/18], [2017-18], [2017/8], [2017/2018], [2017–2018] years",
        "Annual Report [2015-16] was",
        "© [2019] Council",
        "[2018]\n[2019]\n[2020]",
        "| [2018/19] | [2019/20] |",
        # quarters, seasons, holidays
        "[Q2 2022/23], then from [Q1 to Q2]",
        "[second quarter of 2019/20]; [Quarter 3 2018/19]",
        "[summer 2019]; in [Spring/Summer 2019]; the [autumn term] begins; over the [summer holidays]",
        "Closed over [Christmas], open at [Easter]; [August Bank Holiday weekend] was busy",
        # relative
        "[last year], [next month], [yesterday], the [following day], [last week]",
        "[this week], [next quarter], [today], the [next financial year]",
        "the [current financial year], the [coming year], [last Tuesday], [next Friday]",
        # months and names
        "It may be that she may resign in [May].",
        "Clerk salary for [May and June 2017]; Clerk salary [March]",
        "2.3 In [April], the",
        "Page 3\n[May 2018]",
        "Month 9 [December 2014]",
        "letter dated [19.1.98] and year ended [31.3.19]; in [October].\n\n2. Next",
        "on [Tuesday, 3 Febuary 1998]; in [Septernber 1994]",
        "savings for [07/08]; Plan [2007/10]",
        "at [31.03.19] the balance; dated [12.3.2019] for",
        "[31/06/2017]; [30 February 2018]",
        # wrapped and indented
        "held on [Wednesday, 20th May\n        1987]\n\nPresent",
        "from [1 March\n          to 3 June 1990] we",
        "[9th and\n      10th May 1990]",
        # Irish and Welsh
        "ar [Dé Luain 22ú Feabhra, 2021] ag 2.30",
        "[Dé hAoine, 3 Meán Fómhair 2021]; [10 Mai 2022]; [1af o Fawrth 2019]",
        "[Dydd Mawrth, 10 Mai 2022] / [Tuesday, 10 May 2022]",
        # what trails a date or stands for one
        "from [1st April next], viz: in [March last] of the; died on [Thursday last]. (ii)",
        "until [Michaelmas last], had; rent due on [Lady Day]; after [Whitsun], by [Martinmas 1994]",
        "a surgery on [25th inst]. at; yours of [3rd ult]",
        "She left on [2 March 2015], and since [that date] nobody; on the [same day] he",
        "a fete on [4 June 2012]; the parade is on the [day before]. It was 6% up on the [year before].",
        "on [Monday 5th and Wed 7th March] at",
        "the [second Thursday of November], 7.30 p.m.",
        "on [Wednesday the ninth of July]; the [first of May 2003]",
        # bare weekdays
        "Applications had closed on [Friday]. He would reply by [Monday]; ring after [Tuesday].",
        # writing slips and scans
        "on [3 Febuary 1998], by [5 Setpember], in [Novmber 1994]; from [lst April\n1996]; [26 OCTOBER 2OOO]",
        "letter of [2.x.93]; AGM [27.3.03] was quorate; seen on [22nd Nov]. Then",
        "for [June-August]. Salary [Oct.-Dec]. Chair [1974 to 77] and",
        "balance [31/3] of £9; the [September quarter] was",
        "| [29/9] | Amble Hire |",
        "MINUTES OF [MAY] MEETING; Minutes of [June] Meeting",
    ],
)
def test_spans(source: str) -> None:
    text, expected = marked(source)
    assert [text[d.start : d.end] for d in find_dates(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "2000 houses were built for 2011 people",
        "R2019-111, FGB 98/2122 and By-Law No. 2019-24",
        "the Domestic Abuse Act 2021, Regulations 2012 and the 2014 Act; S.I. No. 236 of 2014",
        "Mrs May, June Smith, Cllr T. May and April Jones",
        "Christmas lights, the Christmas tree, Easter Road",
        "at 7.30 pm for three months, over the last three months, annual, monthly, recently, now",
        "section 10.2.1, 31/6 votes, 3/4, 16/0123/FUL, 01905 763763, 0191 2018 345",
        "every March we do; at the last meeting",
        "the meeting closed at 2045.",
        "Room 2019; A1234; ISO 9001:2015; BS 5837:2012",
        "Winter maintenance; option 2 may be taken",
        "12 May Street",
        "open on Saturday, every Monday, on Monday and Thursday, the Friday Club",
        "that date had not been fixed",
        "the day before the meeting, the day after it was made",
        "in his last month; ABC 2207/08; [x](/sept23.pdf)",
        "the Education Act\n          1996, TULRA 1992 as amended, Licensing ACT 2003",
        "item 3.2.10, paragraph 4.5.11, Standing Order 3.5.10",
        "Present at the Arch 12 Marc Hall",
    ],
)
def test_not_dates(text: str) -> None:
    assert [text[d.start : d.end] for d in find_dates(text)] == []


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "May", "2019", "/", "-", " ", "\n", "1", "31", "Tuesday", "of", "end of ", "the ", "first ",
                "Q2", "to ", "and ", "summer", "2017/18", "Easter", "last ", "year", "month", ",", ".",
                "99", "*", "half ", "£", "’",
            ]
        ),
        max_size=25,
    ).map("".join)
    | st.text(max_size=80)
)  # fmt: skip
def test_any_text(text: str) -> None:
    found = find_dates(text)
    last = 0
    for one in found:
        covered = text[one.start : one.end]
        assert covered
        assert covered == covered.strip()
        assert one.start >= last
        last = one.end
    assert len(resolve_all(text, found, anchor=None)) == len(found)
    assert len(resolve_all(text, found, anchor="2019-02-28")) == len(found)
    find_meeting_date(text)
    infer_period(text)


@pytest.mark.parametrize(
    "unit", ["1", " ", "1 2/3 4-5 ", "1/", "12 ", "May ", "5\n\n", "* _ ", "end of ", "first two "]
)
def test_time_is_linear(unit: str) -> None:
    started = time.process_time()
    find_dates(unit * (100_000 // len(unit)))
    assert time.process_time() - started < 10
