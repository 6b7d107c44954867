"""The taxonomy of posts: side, level, function and statutory office of real titles."""

import pytest

from rolecall.values.posts import PostSort, same_office, sort_of

DCS = "Director of Children's Services"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Director of Children's Services", ("officer", "chief officer", "children", DCS)),
        ("Interim Director of Children's Services", ("officer", "chief officer", "children", DCS)),
        ("Assistant Director, Safeguarding Services", ("officer", "deputy chief officer", "children", None)),
        ("Director of Place", ("officer", "chief officer", None, None)),
        ("Head of Legal and Democratic Services", ("officer", "manager", "law and governance", None)),
        ("S151 Officer", ("officer", "chief officer", "finance", "Section 151 Officer")),
        ("Chief Finance Officer", ("officer", "chief officer", "finance", "Section 151 Officer")),
        ("Monitoring Officer", ("officer", "chief officer", "law and governance", "Monitoring Officer")),
        ("Deputy Monitoring Officer", ("officer", "staff", "law and governance", None)),
        ("Cabinet Member for Highways", ("political", None, "highways and transport", None)),
        ("Vice-Chairman", ("board", None, None, None)),
        ("Planning Assistant", ("officer", "staff", "planning", None)),
        ("", ("officer", "staff", None, None)),
    ],
)  # fmt: skip
def test_a_title_tells_what_sort_of_post_it_is(
    title: str, expected: tuple[str, str | None, str | None, str | None]
) -> None:
    found = sort_of(title)
    assert isinstance(found, PostSort)
    assert (found.side, found.level, found.function, found.statutory) == expected


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Section 151 Officer", "Chief Finance Officer", True),
        ("DCS", "Director of Children's Services", True),
        ("Acting Section 151 Officer", "S.151 Officer", True),
        ("Deputy Section 151 Officer", "Section 151 Officer", False),
        ("Director of Place", "Director of Place", False),
        ("Monitoring Officer", "Returning Officer", False),
    ],
)
def test_one_office_in_other_words(a: str, b: str, *, same: bool) -> None:
    assert same_office(a, b) is same
