"""Every date is found although patterns are tried only where one may begin."""

import pytest

from rolecall.values.dates.beginnings import matches, places
from rolecall.values.dates.readings import readings
from rolecall.values.dates.vocabulary import data


def _phrases() -> list[str]:
    words = data()
    months = [name for key in words["months"] if not key.startswith("also") for n in words["months"][key] for name in n]
    weekdays = [name for key in ("names", "native") for n in words["weekdays"][key] for name in n]
    return [
        *(f"in {month} 2019, {month.upper()} 4, 2020" for month in months),
        *(f"on {day} 4th May 2019 or next {day}, {day} last." for day in weekdays),
        *(f"the {word} week, {word} March" for word in words["directions"]),
        *(f"the {word} day of June, {word} June" for word in words["ordinal_days"]),
        *(f"the {word} quarter of 2019/20, {word} Monday in May" for word in words["ordinals"]),
        *(f"by {word} 2019, {word.upper()} term" for word in words["seasons"]),
        *(f"{word}, that day" for word in words["days"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *_phrases(),
        "Christmas Eve, Boxing Day, St. Stephen's Day, St David’s Day and New Year's Day 2019",
        "Early May Bank Holiday, early May bank holiday, Late May Bank Holiday",
        "spring bank holiday, August Bank Holiday, summer bank holiday, Bank Holiday Monday",
        "Half-term, half term 2019, Whitsuntide, Halloween, Hallowe'en, VE Day, Lady Day next, Guy Fawkes Night",
        "Ist May 2019, lst May 2019, 2OO6, 3 Febuary 2019, Janaury 2020, 1.4.19",
        "2019-04-01, 2018/19, 31/3, Q2 2019, Qtr 3",
        "in the new year; the day after.",
    ],
)
def test_no_reading_of_a_date_begins_elsewhere(text: str) -> None:
    at = places(text)
    for reading in readings():
        everywhere = [match.span() for match in reading.pattern.finditer(text) if reading.read(match)]
        assert [match.span() for match in matches(reading.pattern, text, at) if reading.read(match)] == everywhere


def test_most_words_begin_no_date() -> None:
    assert places("The Clerk reported £4,000 spent on 5 trees.") == [20, 22, 35]
