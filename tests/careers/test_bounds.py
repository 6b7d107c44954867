"""The four bounds of a tenure: what each kind of statement sets, and what nothing sets; conflicts."""

import pytest

from rolecall.careers import build_careers
from rolecall.corpora.markup import compile_markup
from rolecall.records import Bounds, Careers, Minutes


def minutes(date: str, text: str) -> Minutes:
    return compile_markup(
        f"id: d{date}\nmeeting_date: {date}\ncouncil: Marle Council\nbody: Marle Council\n---\n{text}"
    )


def bounds(careers: Careers, name: str) -> list[Bounds]:
    return [tenure.bounds for person in careers.people if person.name == name for tenure in person.tenures]


IN_POST = "{P#x|Nell Farrow}, {R =x|Head of Parks}."


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([("2016-03-01", IN_POST)], Bounds(None, "2016-03-01", "2016-03-01", None)),
        ([("2016", IN_POST)], Bounds(None, "2016-12-31", "2016-01-01", None)),
        # a gap of ten years is no departure
        ([("2006-03-01", IN_POST), ("2016-03-01", IN_POST)], Bounds(None, "2006-03-01", "2016-03-01", None)),
        (
            [("2016-03-01", "{P#x|Nell Farrow}, {R =x >d appointed|Head of Parks} from {D#d 2016-02|February}.")],
            Bounds("2016-02-01", "2016-02-29", "2016-03-01", None),
        ),
        (
            [
                ("2016-03-01", "{P#x|Nell Farrow} will be {R =x incoming appointed|Head of Parks}."),
                ("2016-06-01", IN_POST),
            ],
            Bounds("2016-03-01", "2016-06-01", "2016-06-01", None),
        ),
        (
            [("2016-03-01", IN_POST), ("2017-05-01", "{P#x|Nell Farrow}, former {R =x former|Head of Parks}.")],
            Bounds(None, "2016-03-01", "2016-03-01", "2017-05-01"),
        ),
        (
            [("2016-03-01", "{P#x|Nell Farrow} leaves as {R =x left <d|Head of Parks} on {D#d 2016-04-30|30 April}.")],
            Bounds(None, "2016-03-01", "2016-04-30", "2016-04-30"),
        ),
        (
            [("2016-03-01", "{P#x|Nell Farrow}, {R =x former >d <d|Head of Parks} {D#d 2001/2004|2001 to 2004}.")],
            Bounds("2001-01-01", "2004-12-31", "2001-01-01", "2004-12-31"),
        ),
    ],
)  # fmt: skip
def test_each_bound_is_set_by_what_a_document_says(documents: list[tuple[str, str]], expected: Bounds) -> None:
    assert bounds(build_careers([minutes(*d) for d in documents]), "Nell Farrow") == [expected]


def test_who_was_in_post_before_and_after_limits_a_tenure() -> None:
    careers = build_careers(
        [
            minutes("2012-03-01", "{P#x|Una Thorne}, {R =x|Head of Parks}."),
            minutes("2014-03-01", IN_POST),
            minutes("2018-03-01", "{P#x|Ivo Slade}, {R =x|Head of Parks}."),
        ]
    )
    assert bounds(careers, "Nell Farrow") == [Bounds("2012-03-01", "2014-03-01", "2014-03-01", "2018-03-01")]
    assert bounds(careers, "Ivo Slade") == [Bounds("2014-03-01", "2018-03-01", "2018-03-01", None)]


def test_an_acting_holder_ends_nobodys_tenure() -> None:
    careers = build_careers(
        [minutes("2014-03-01", IN_POST), minutes("2015-03-01", "{P#x|Ivo Slade}, {R =x|Acting Head of Parks}.")]
    )
    assert bounds(careers, "Nell Farrow") == [Bounds(None, "2014-03-01", "2014-03-01", None)]


def test_who_acts_and_is_then_made_permanent_changes_on_one_day() -> None:
    careers = build_careers(
        [minutes("2014-03-01", "{P#x|Nell Farrow}, {R =x|Acting Head of Parks}."), minutes("2015-03-01", IN_POST)]
    )
    assert bounds(careers, "Nell Farrow") == [
        Bounds(None, "2014-03-01", "2014-03-01", "2015-03-01"),
        Bounds("2014-03-01", "2015-03-01", "2015-03-01", None),
    ]


def test_two_people_in_one_post_at_once_are_a_conflict_with_both_pieces_of_evidence() -> None:
    careers = build_careers(
        [
            minutes("2012-03-01", IN_POST),
            minutes("2013-03-01", "{P#x|Ivo Slade}, {R =x|Head of Parks}."),
            minutes("2014-03-01", IN_POST),
            minutes("2015-03-01", "{P#x|Ivo Slade}, {R =x|Head of Parks}."),
            minutes("2016-03-01", IN_POST),
        ]
    )
    (conflict,) = careers.conflicts
    assert (conflict.role, conflict.body, set(conflict.people)) == (
        "Head of Parks",
        "Marle Council",
        {"Nell Farrow", "Ivo Slade"},
    )
    assert (conflict.start, conflict.end) == ("2013-03-01", "2015-03-01")
    assert len({e.document for e in conflict.evidence}) == 2


def test_holders_shown_side_by_side_share_the_post() -> None:
    both = "{P#x|Nell Farrow} and {P#y|Ivo Slade}, {R =x =y|Head of Parks} (job share)."
    assert build_careers([minutes("2012-03-01", both), minutes("2014-03-01", both)]).conflicts == ()
