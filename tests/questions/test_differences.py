"""What a later run makes of the documents that an earlier one did not."""

from rolecall.careers import build_careers
from rolecall.corpora.markup import compile_markup
from rolecall.linking import Correction
from rolecall.questions import Difference, differences
from rolecall.records import Minutes


def minutes(date: str, text: str) -> Minutes:
    return compile_markup(
        f"id: d{date}\nmeeting_date: {date}\ncouncil: Marle Council\nbody: Marle Council\n---\n{text}"
    )


MARCH = minutes("2016-03-01", "{P#x|Nell Farrow}, {R =x|Head of Parks}.")
MAY = minutes("2018-05-01", "{P#x|Nell Farrow}, {R =x|Head of Parks}. {P#y|Ivo Slade}, {R =y|Clerk}.")


def brief(found: tuple[Difference, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [(d.what, d.about, d.before, d.after) for d in found]


def test_two_equal_runs_do_not_differ() -> None:
    assert differences(build_careers([MARCH, MAY]), build_careers([MAY, MARCH])) == ()


def test_more_documents() -> None:
    found = differences(build_careers([MARCH]), build_careers([MARCH, MAY]))
    post = "Head of Parks, Marle Council, permanent, seen 2016-03-01 to"
    assert brief(found) == [
        ("person", "Ivo Slade", None, "Clerk"),
        ("tenure", "Nell Farrow", f"{post} 2016-03-01", f"{post} 2018-05-01"),
    ]
    assert all(d.evidence for d in found)
    assert brief(differences(build_careers([MARCH, MAY]), build_careers([MARCH])))[0] == (
        "person",
        "Ivo Slade",
        "Clerk",
        None,
    )


def test_people_parted_joined_and_renamed() -> None:
    one = build_careers([MARCH, MAY])
    ids = next(p.mentions for p in one.people if p.name == "Nell Farrow")
    two = build_careers([MARCH, MAY], [Correction("different", *ids)])
    assert [d.what for d in differences(one, two)] == ["parted"]
    assert [d.what for d in differences(two, one)] == ["joined"]
    renamed = build_careers([MARCH, MAY], [Correction("name", "Nell Farrow", value="Nell Farrow-Orme")])
    assert brief(differences(one, renamed)) == [("name", "Nell Farrow-Orme", "Nell Farrow", "Nell Farrow-Orme")]


def test_a_change_and_a_conflict_that_came_up() -> None:
    moved = minutes("2019-05-01", "{P#x|Nell Farrow}, {R =x|Director of Place}.")
    found = differences(build_careers([MARCH]), build_careers([MARCH, moved]))
    assert ("change", "Nell Farrow") in {(d.what, d.about) for d in found if d.before is None}
    other = [minutes(f"201{year}-06-01", "{P#z|Ana Bright}, {R =z|Head of Parks}.") for year in (6, 9)]
    found = differences(build_careers([MARCH, MAY]), build_careers([MARCH, MAY, *other]))
    (conflict,) = (d for d in found if d.what == "conflict")
    assert (conflict.about, conflict.before) == ("Head of Parks, Marle Council", None)
    assert len({e.document for e in conflict.evidence}) == 2
