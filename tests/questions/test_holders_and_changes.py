"""Who held a post on a day, how sure that is, who held it in turn, and what changed."""

from functools import cache

import pytest

from rolecall import questions
from rolecall.careers import build_careers
from rolecall.corpora.markup import compile_markup
from rolecall.errors import QuestionError
from rolecall.records import Careers, Minutes


def minutes(date: str, text: str, council: str = "Marle County Council") -> Minutes:
    return compile_markup(
        f"id: {council[:5]}{date}\nmeeting_date: {date}\ncouncil: {council}\nbody: {council}\n---\n{text}"
    )


LEFT = "{P#x|Nell Farrow} left as {R =x former left <d|Head of Parks} in {D#d 2017-01|January}."
MARLE, DENE = "Marle County Council", "Dene District Council"


@cache
def careers() -> Careers:
    return build_careers(
        [
            minutes("2012-03-01", "{P#x|Una Thorne}, {R =x|Chief Finance Officer}."),
            minutes("2014-03-01", "{P#x|Nell Farrow}, {R =x|Section 151 Officer} and {R =x|Head of Parks}."),
            minutes("2016-03-01", "{P#x|Nell Farrow}, {R =x|Section 151 Officer} and {R =x|Head of Parks}."),
            minutes(
                "2017-03-01", "{P#x|Nell Farrow} left as {R =x former left <d|Head of Parks} in {D#d 2017-01|January}."
            ),
            minutes("2017-03-01", "{P#y|Ivo Slade}, {R =y|Section 151 Officer}.", "Dene District Council"),
            minutes("2018-03-01", "{P#z|Ana Bright}, {R =z|Acting Head of Parks}."),
            minutes("2019-03-01", "{P#c|Bea Flint} is {R =c @b|Chair} of the {O#b|Licensing Panel}."),
            minutes("2019-03-01", "{P#c|Tom Ash} is {R =c @b|Chair} of the {O#b|Licensing Panel}.", DENE),
        ]
    )


@pytest.mark.parametrize(
    ("role", "body", "on", "expected"),
    [
        ("Head of Parks", None, "2015-01-01", [("Nell Farrow", "certain")]),
        ("head of parks", "Marle", "2015", [("Nell Farrow", "certain")]),
        ("Head of Parks", "Dene", "2015-01-01", []),
        ("Head of Parks", None, "2013-06", [("Nell Farrow", "possible")]),
        ("Head of Parks", None, "2016-06-01", [("Nell Farrow", "certain")]),
        ("Head of Parks", None, "2017-02-01", [("Ana Bright", "possible")]),
        ("Head of Parks", None, "2018-03-01", [("Ana Bright", "certain")]),
        ("Head of Parks", None, "1990-01-01", []),
        # one statutory office in other words, and nobody before the predecessor was last seen
        ("S151 Officer", MARLE, "2011-12-01", [("Una Thorne", "possible")]),
        ("Chief Finance Officer", MARLE, "2015-12-01", [("Nell Farrow", "certain")]),
        ("Section 151 Officer", "Dene District Council", "2017-03-01", [("Ivo Slade", "certain")]),
        # a committee by its own name, by its council's, by words of both
        ("Chair", "Licensing Panel", "2019-03-01", [("Bea Flint", "certain"), ("Tom Ash", "certain")]),
        ("Chair", DENE, "2019-03-01", [("Tom Ash", "certain")]),
        ("Chair", "marle licensing", "2019-03-01", [("Bea Flint", "certain")]),
        ("Head", None, "2015-01-01", []),
        ("Deputy Head of Parks", None, "2015-01-01", []),
    ],
)  # fmt: skip
def test_who_held_a_post_on_a_day(role: str, body: str | None, on: str, expected: list[tuple[str, str]]) -> None:
    found = questions.who(careers(), role, body=body, on=on)
    assert [(held.person.name, held.certainty) for held in found] == expected
    assert all(held.tenure.evidence and held.reason for held in found)


def test_a_possible_holder_comes_with_the_distance_to_the_nearest_sign() -> None:
    (held,) = questions.who(careers(), "Head of Parks", on="2013-06")
    assert held.reason == "until 2017-01, seen in post 2014-03-01 to 2016-03-01; 8 months before the first sign of it"


def test_holders_in_turn() -> None:
    found = questions.who(careers(), "Head of Parks", body="Marle")
    assert [(held.person.name, held.tenure.status) for held in found] == [
        ("Nell Farrow", "permanent"),
        ("Ana Bright", "acting"),
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [("Nell Farrow", "left"), ("Ana Bright", "succeeded")]),
        ({"since": "2017"}, [("Nell Farrow", "left"), ("Ana Bright", "succeeded")]),
        ({"since": "2017-02-01"}, [("Ana Bright", "succeeded")]),
        ({"since": "2018-03-02"}, []),
        ({"until": "2015"}, []),
        ({"kind": "appointed"}, []),
        ({"body": "marle", "kind": "left"}, [("Nell Farrow", "left")]),
        ({"body": "Dene District Council"}, []),
    ],
)
def test_changes_in_a_stretch_of_time(asked: dict[str, str], expected: list[tuple[str, str]]) -> None:
    found = questions.changes(careers(), **asked)
    assert [(one.person.name, one.change.kind) for one in found] == expected


def test_changes_at_a_committee_are_changes_at_its_council() -> None:
    panel = "{P#c|Tom Ash} was {R =c elected @b|Chair} of the {O#b|Licensing Panel}."
    lives = build_careers([minutes("2019-03-01", panel, DENE), minutes("2020-03-01", panel.replace("Tom", "Una"))])
    for body, names in (("Dene", ["Tom Ash"]), (MARLE, ["Una Ash"]), ("Licensing Panel", ["Tom Ash", "Una Ash"])):
        assert [one.person.name for one in questions.changes(lives, body=body)] == names


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(QuestionError, match="'next May' is no day"):
        questions.who(careers(), "Clerk", on="next May")
    with pytest.raises(QuestionError, match="no title"):
        questions.who(careers(), " ")
    with pytest.raises(QuestionError, match="is no day"):
        questions.changes(careers(), since="2017-13")
