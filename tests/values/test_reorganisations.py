"""Councils that took the place of others: the table is sound, and answers both ways round."""

from datetime import date

import pytest

from rolecall.values.organisations import is_council, normalise
from rolecall.values.reorganisations import reorganised
from rolecall.values.tables import table


@pytest.mark.parametrize(
    ("a", "b", "day"),
    [
        ("Cheshire County Council", "Cheshire East Council", date(2009, 4, 1)),
        ("Somerset Council", "Mendip District Council", date(2023, 4, 1)),
        ("the Somerset West & Taunton Council", "SOMERSET COUNCIL", date(2023, 4, 1)),
        ("Taunton Deane Borough Council", "Somerset Council", None),
        ("Cheshire East Council", "Cheshire West and Chester Council", None),
        ("Amble Council", "Amble Council", None),
    ],
)
def test_one_council_took_the_place_of_another(a: str, b: str, day: date | None) -> None:
    assert reorganised(a, b) == reorganised(b, a) == day


def test_the_table_is_sound() -> None:
    changes = table("reorganisations")["change"]
    for change in changes:
        assert change["old"]
        assert change["new"]
        assert isinstance(change["day"], date)
        assert all(is_council(name) or "Borough" in name for name in (*change["old"], *change["new"]))
    ended = [
        normalise(name)
        for change in changes
        for name in change["old"]
        if "Northampton" not in name and "Cumbria" not in name
    ]
    assert len(ended) == len(set(ended)), "a council can end once"
