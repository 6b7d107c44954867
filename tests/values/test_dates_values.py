"""Date expressions given their EDTF value by the document's own date and the tense."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from rolecall.values.dates import find_dates, resolve, resolve_all
from rolecall.values.dates.holidays import easter
from rolecall.values.dates.tense import tense_at


def values(text: str, anchor: str | None) -> list[object]:
    return [value["value"] for value in resolve_all(text, find_dates(text), anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tuesday 22nd of November 2016", "2016-11-22"),
        ("06/18/2019", "2019-06-18"),
        ("22/11/70", "1970-11-22"),
        ("22/11/45", "2045-11-22"),
        ("May 2017", "2017-05"),
        ("in 2018", "2018"),
        ("2017/18", "2017-04/2018-03"),
        ("2017/8", "2017-04/2018-03"),
        ("1999/2000", "1999-04/2000-03"),
        ("academic year 2017/18", "2017-09/2018-08"),
        ("2017/18 school year", "2017-09/2018-08"),
        ("2022/2013 Academic Year", "2022-09/2023-08"),
        ("Q2 2022/23", "2022-07/2022-09"),
        ("second quarter of 2019/20", "2019-07/2019-09"),
        ("Q4 2018/19", "2019-01/2019-03"),
        ("Quarter 3 2019", "2019-07/2019-09"),
        ("spring 2019", "2019-21"),
        ("winter 2018/19", "2018-24"),
        ("Spring/Summer 2019", "2019-21/2019-22"),
        ("early 2018", "2018-01/2018-04"),
        ("mid-2019", "2019-05/2019-08"),
        ("end of March 2016", "2016-03"),
        ("end of 2016/17", "2017-03"),
        ("first four months of 2017/18", "2017-04/2017-07"),
        ("first half of 2020", "2020-01/2020-06"),
        ("last three months of 2019", "2019-10/2019-12"),
        ("end of March and beginning of April 2017", "2017-03/2017-04"),
        ("05 and 06 September 2017", "{2017-09-05,2017-09-06}"),
        ("28 March 2022 and 1 April 2022", "{2022-03-28,2022-04-01}"),
        ("1 April 2019 to 31 March 2020", "2019-04-01/2020-03-31"),
        ("October/November 2016", "2016-10/2016-11"),
        ("between January and September 2022", "2022-01/2022-09"),
        ("November to March 2018", "2017-11/2018-03"),
        ("September 2018 – March", "2018-09/2019-03"),
        ("20 December to 5 January 2019", "2018-12-20/2019-01-05"),
        ("2019 to 2022", "2019/2022"),
        ("2017/18 - 2019/20", "2017-04/2020-03"),
        ("2017/18 and 2019/20", "{2017-04..2018-03,2019-04..2020-03}"),
        ("Easter 2019", "2019-04-21"),
        ("Christmas 2019", "2019-12-25"),
        ("Whit Monday 1994", "1994-05-23"),
        ("Advent Sunday 2003", "2003-11-30"),
        ("Dé Luain 22ú Feabhra 2021", "2021-02-22"),
        ("10 Mai 2022", "2022-05-10"),
        ("2.x.93", "1993-10-02"),
        ("1974 to 77", "1974/1977"),
        ("3 Febuary 1998", "1998-02-03"),
        ("the ninth of July 2003", "2003-07-09"),
        ("last Friday of May 2019", "2019-05-31"),
        ("26 OCTOBER 2OOO", "2000-10-26"),
    ],
)
def test_what_is_written_in_full_needs_no_document_date(text: str, value: str) -> None:
    assert values(text, None) == [value]
    assert parse_edtf(value)


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("25 August", "2017-09-28", "2017-08-25"),
        ("It was held on 12 December", "2019-02-01", "2018-12-12"),
        ("It will be held on 12 January", "2019-11-20", "2020-01-12"),
        ("He resigned in January", "2013-09-05", "2013-01"),
        ("The work had slipped into October", "2013-09-05", "2013-10"),
        ("the December forum", "2016-02-02", "2015-12"),
        ("bids before the end of March", "2016-02-02", "2016-03"),
        ("Tuesday 1 March", "2022-01-10", "2022-03-01"),
        ("Monday 1 March", "2022-01-10", "2021-03-01"),
        ("29 February", "2019-01-01", "2020-02-29"),
        ("between 5 November 2017 and 3 February", "2020-05-01", "2017-11-05/2018-02-03"),
        ("last year", "2017-09-28", "2016"),
        ("last month", "2013-01-05", "2012-12"),
        ("next month", "2013-12-05", "2014-01"),
        ("next quarter", "2022-11-03", "2023-01/2023-03"),
        ("yesterday", "2022-03-01", "2022-02-28"),
        ("this week", "2022-11-03", "2022-10-31/2022-11-06"),
        ("last Tuesday", "2022-11-03", "2022-11-01"),
        ("next Friday", "2022-11-03", "2022-11-04"),
        ("last summer", "2019-03-01", "2018-22"),
        ("next May", "2019-03-01", "2019-05"),
        ("current financial year", "2017-02-28", "2016-04/2017-03"),
        ("last financial year", "2017-09-28", "2016-04/2017-03"),
        ("remainder of the financial year", "2017-09-28", "2017-09/2018-03"),
        ("later in the year", "2017-09-28", "2017-09/2017-12"),
        ("earlier in the year", "2022-05-23", "2022-01/2022-05"),
        ("the budget at the end of the year", "2019-11-20", "2020-03"),
        ("we met at the end of the year", "2019-11-20", "2019-12"),
        ("Q2", "2022-11-03", "2022-07/2022-09"),
        ("Q1 to Q2", "2022-11-03", "2022-04/2022-09"),
        ("over the summer", "2013-09-05", "2013-22"),
        ("Good Friday", "2019-05-01", "2019-04-19"),
        ("August Bank Holiday weekend", "2019-05-01", "2019-08-24/2019-08-26"),
        ("half term", "2022-05-23", "2022-05-30/2022-06-03"),
        ("22/11/45", "1944-01-01", "1945-11-22"),
        ("20 June 20922", "2022-05-23", "2022-06-20"),
        ("tomorrow", "2018-04/2018-05", "2018-05-02"),
        ("from 1 February next year", "2018-11-14", "2019-02-01"),
        ("a draft by Tue 24th", "2019-09-17", "2019-09-24"),
        ("She was retiring at Christmas Eve", "2024-09-26", "2024-12-24"),
        ("starts in the new year", "2024-09-26", "2025"),
        ("from 1st April next", "1990-03-12", "1990-04-01"),
        ("the visit in March last of the Minister", "1994-07-04", "1994-03"),
        ("Clerk until Michaelmas last, when", "1995-04-27", "1994-09-29"),
        ("a surgery on 25th inst", "2012-05-14", "2012-05-25"),
        ("your letter of 28th ult", "2012-01-14", "2011-12-28"),
        ("replies by 3rd prox", "2012-12-14", "2013-01-03"),
        ("Applications had closed on Friday.", "1995-03-14", "1995-03-10"),
        ("He would see the builder by Friday.", "1990-03-12", "1990-03-16"),
        ("She has a meeting with him Weds 14th.", "2003-04-17", "2003-05-14"),
        ("the hall on Sat. 30th", "1991-11-05", "1991-11-30"),
        ("meets on the second Thursday of November", "1992-10-08", "1992-11-12"),
        ("£250 for the September quarter was approved", "1994-07-04", "1994-07/1994-09"),
        ("It takes effect on 28 June.", "2019-06-14", "2019-06-28"),
        ("that the post be advertised in September", "1997-06-18", "1997-09"),
        ("on 17 April she becomes Clerk", "2023-03-29", "2023-04-17"),
        ("May Day", "2003-04-17", "2003-05-01"),
        ("The Cathaoirleach said that leave would be sought in Q3", "2017-06-12", "2017-07/2017-09"),
    ],
)
def test_what_the_document_date_settles(text: str, anchor: str, value: str) -> None:
    assert values(text, anchor) == [value]
    assert parse_edtf(value)


def test_the_following_day_follows_the_date_before() -> None:
    assert values("It met on 31 May 2019. The following day it closed.", "2020-01-01") == [
        "2019-05-31",
        "2019-06-01",
    ]


def test_that_date_is_the_date_before() -> None:
    assert values("She left on 2 March 2015. Nobody has been Clerk since that date.", "2015-03-18") == [
        "2015-03-02",
        "2015-03-02",
    ]


def test_the_day_before_counts_from_the_date_before() -> None:
    assert values("The fete is on 4 June 2012; the parade is on the day before.", "2012-05-14") == [
        "2012-06-04",
        "2012-06-03",
    ]


def test_a_full_date_of_the_sentence_lends_its_year() -> None:
    assert values("It ran from 20 May 2015 until it closed on 3 June.", "2020-01-01")[-1] == "2015-06-03"


def test_a_plan_takes_no_year_from_the_past() -> None:
    text = "He sat from May 2021, and would not stand again in May."
    assert values(text, "2025-03-14") == ["2021-05", "2025-05"]


def test_a_school_counts_its_years_from_september() -> None:
    school = "Governors met the headteacher. The governors asked about pupils. Dates for 2022/23 were set."
    assert values(school, "2022-05-23") == ["2022-09/2023-08"]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("31/06/2017", None),
        ("30 February 2018", "2018-01-01"),
        ("31 June", "2018-01-01"),
        ("5-3 May 2018", None),
        ("29 February 2019", None),
        ("25 August", None),
        ("next year", None),
        ("half term", None),
    ],
)
def test_no_value_has_a_reason(text: str, anchor: str | None) -> None:
    (found,) = find_dates(text)
    value = resolve(found, anchor=anchor)
    assert value["value"] is None
    assert value["reason"]


_DAYS = st.dates(date(1970, 1, 1), date(2050, 12, 31))
_FORMATS = (
    "{d:%d} {d:%B} {d:%Y}",
    "{d.day} {d:%b} {d:%Y}",
    "{d:%A} {d.day} {d:%B} {d:%Y}",
    "{d:%a} {d.day} {d:%b} '{d:%y}",
    "{d.day} of {d:%B}, {d:%Y}",
    "{d.day} day of {d:%B} {d:%Y}",
    "{d.day}\n{d:%B}\t{d:%Y}",
    "{d:%B} {d.day}, {d:%Y}",
    "{d:%A}, {d:%B} {d.day}, {d:%Y}",
    "{d:%d/%m/%Y}",
    "{d.day}/{d.month}/{d:%Y}",
    "{d:%d/%m/%y}",
    "{d:%d.%m.%Y}",
    "{d:%d.%m.%y}",
    "{d:%d-%m-%Y}",
    "{d:%Y-%m-%d}",
    "{d:%Y/%m/%d}",
)


@given(_DAYS, st.sampled_from(_FORMATS))
def test_every_day_in_every_writing_comes_back(day: date, writing: str) -> None:
    text = f"It met on {writing.format(d=day)}, as agreed."
    (found,) = find_dates(text)
    assert resolve(found, anchor=None) == {"value": day.isoformat()}
    assert text[found.start : found.end] == writing.format(d=day)


@given(st.integers(1970, 2050), st.sampled_from([(30, 2), (31, 4), (31, 6), (31, 9), (31, 11), (32, 1), (0, 5)]))
def test_impossible_days_are_found_without_a_value(year: int, day_month: tuple[int, int]) -> None:
    day, month = day_month
    (found,) = find_dates(f"It met on {day:02}/{month:02}/{year}.")
    assert resolve(found, anchor="2020-01-01")["value"] is None


@given(_DAYS, _DAYS)
def test_a_weekday_fits_the_year_chosen(day: date, anchor: date) -> None:
    (found,) = find_dates(f"on {day:%A} {day.day} {day:%B} we")
    value = resolve(found, anchor=anchor.isoformat())["value"]
    assert isinstance(value, str)
    if (day.month, day.day) != (2, 29):
        assert date.fromisoformat(value).weekday() == day.weekday()


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, (4, 2)), (2000, (4, 23)), (2008, (3, 23)), (2011, (4, 24)), (2019, (4, 21)), (2038, (4, 25))],
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("source", "tense"),
    [
        ("The visit took place in | April | and went well.", "past"),
        ("It had been resolved. More events were planned from | May | on.", "future"),
        ("He resigned in | August |.", "past"),
        ("The item was deferred to | October |.", "future"),
        ("The scheme will open in | June |.", "future"),
        ("Since | March | it has been quiet.", "past"),
        ("The | May | release", "unknown"),
    ],
)
def test_tense(source: str, tense: str) -> None:
    before, span, after = (part for part in source.split("|"))
    text = before + span.strip() + after
    assert tense_at(text, len(before), len(before) + len(span.strip())) == tense
