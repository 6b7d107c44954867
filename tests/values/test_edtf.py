"""The part of EDTF that rolecall writes."""

from datetime import date

import pytest
from edtf import parse_edtf

from rolecall.values.edtf import bounds, day_between, precision


@pytest.mark.parametrize(
    ("value", "kind", "first", "last"),
    [
        ("2016-11-22", "day", date(2016, 11, 22), date(2016, 11, 22)),
        ("2016-02", "month", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016", "year", date(2016, 1, 1), date(2016, 12, 31)),
        ("2019-21", "season", date(2019, 3, 1), date(2019, 5, 31)),
        ("2019-24", "season", date(2019, 12, 1), date(2020, 2, 29)),
        ("2017-04/2018-03", "interval", date(2017, 4, 1), date(2018, 3, 31)),
        ("2017-04-05/..", "interval", date(2017, 4, 5), date.max),
        ("../2017", "interval", date.min, date(2017, 12, 31)),
        ("{2017-09-05,2017-09-06}", "list", date(2017, 9, 5), date(2017, 9, 6)),
        ("{2017-04..2018-03,2019-04..2020-03}", "list", date(2017, 4, 1), date(2020, 3, 31)),
    ],
)
def test_bounds_and_precision(value: str, kind: str, first: date, last: date) -> None:
    assert precision(value) == kind
    assert bounds(value) == (first, last)
    assert parse_edtf(value)


@pytest.mark.parametrize(
    "value",
    ["", "spring", "2016-13", "2016-02-30", "0000", "2018/2017", "16-11-22", "{", "{}", "/", "2016-25"],
)
def test_anything_else_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        bounds(value)


def test_the_middle_of_a_value() -> None:
    assert day_between("2018-04/2018-05") == date(2018, 5, 1)
    assert day_between("2018-04-09/..") == date(2018, 4, 9)
    assert day_between("../2018-04-09") == date(2018, 4, 9)
