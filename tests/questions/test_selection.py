"""A name selects the people whom it may mean."""

import pytest

from invented_careers import LIVES
from rolecall.questions.people import of_person


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("garside", ["Mina Garside"]),
        ("GARSIDE, Mina", ["Mina Garside"]),
        ("M. Garside", ["Mina Garside"]),
        ("Tom", ["=Tom Ash"]),
        ("Tom Garside", []),
        ("Gars", []),
        ("", []),
        ("?", []),
    ],
)
def test_people_by_name(name: str, people: list[str]) -> None:
    assert [p.name for p in of_person(LIVES, name).people] == people


def test_posts_are_those_held_with_all_their_holders() -> None:
    (post,) = of_person(LIVES, "Ash").posts
    assert (post.role, post.holders) == ("Head of Parks", ("Mina Garside", "=Tom Ash"))
