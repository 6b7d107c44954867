"""Role titles taken apart and compared, in tables."""

import pytest

from rolecall.values.titles import parse_title, same_post, same_wording, short_form_of


@pytest.mark.parametrize(
    ("text", "grade", "head", "portfolio", "standing"),
    [
        ("Assistant Director, Harbour Services", ("assistant",), "director", {"harbour"}, "permanent"),
        (
            "Cabinet Member with Responsibility for Roads and Parks",
            (),
            "cabinet member",
            {"road", "park"},
            "permanent",
        ),
        ("Head of Service for Parks, Leisure", (), "head", {"park", "leisure"}, "permanent"),
        ("Chairwoman", (), "chair", set(), "permanent"),
        ("Vice-Chairman", ("vice",), "chair", set(), "permanent"),
        ("Vice-Chairs", ("vice",), "chair", set(), "permanent"),
        (
            "Senior Harbour Health Practitioner",
            ("senior",),
            "practitioner",
            {"harbour", "health"},
            "permanent",
        ),
        ("Group Manager, Audit", ("group",), "manager", {"audit"}, "permanent"),
        ("Executive Director of Place", ("executive",), "director", {"place"}, "permanent"),
        ("Interim\nSection 151 Officer", (), "officer", {"s151"}, "interim"),
        ("A/Director, Housing", (), "director", {"housing"}, "acting"),
        ("Director of Finance (Acting)", (), "director", {"finance"}, "acting"),
        ("Interim Assistant Director, Harbours", ("assistant",), "director", {"harbour"}, "interim"),
        ("Mayor Elect", (), "mayor", set(), "designate"),
        ("Leader of the Council", (), "leader", set(), "permanent"),
        ("Leader of the Opposition", (), "leader", {"opposition"}, "permanent"),
        ("Town Clerk", (), "clerk", set(), "permanent"),
        ("Head Teacher", (), "headteacher", set(), "permanent"),
        ("Lead Inspector", ("lead",), "inspector", set(), "permanent"),
        ("Change Lead", (), "lead", {"change"}, "permanent"),
        ("Harbour Master", (), "master", {"harbour"}, "permanent"),
    ],
)
def test_the_parts_of_a_title(text: str, grade: tuple[str, ...], head: str, portfolio: set[str], standing: str) -> None:
    title = parse_title(text)
    assert (title.grade, title.head, set(title.portfolio), str(title.standing)) == (
        grade,
        head,
        portfolio,
        standing,
    )
    assert title.to_value()["head"] == head


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Assistant Director, Harbours", "Assistant Director Sea Front Harbours (Children's Care)", True),
        ("Cabinet Member with Responsibility for Roads", "Cabinet Member for Roads", True),
        ("Cabinet Member for Roads", "Portfolio Holder for Roads", True),
        ("Cabinet Member for Roads", "Portfolio Holder for Roads and Parks", False),
        ("Cabinet Member", "Cabinet Member for Roads", True),
        ("Interim Head of Parks", "Head of Parks", True),
        ("Leader", "Leader of the Council", True),
        ("Leader", "Leader of the Opposition", False),
        ("Director of Children's Services", "Director of Public Health", False),
        ("Director of Parks", "Assistant Director of Parks", False),
        ("Director of Parks", "Head of Parks", False),
        ("Chair", "Vice Chair", False),
        ("Director of Roads, Parks and Ports", "Director of Roads, Parks and Leisure", True),
        ("Director of Services", "Director of Services, Roads and Transportation", True),
        ("Director of Services, Housing", "Director of Services, Roads and Transportation", False),
    ],
)
def test_whether_two_titles_are_one_post(a: str, b: str, same: bool) -> None:
    verdict, why = same_post(a, b)
    assert verdict is same
    assert why
    assert same_post(b, a)[0] is same


@pytest.mark.parametrize(
    ("short", "full", "least", "most"),
    [
        ("the Chairman", "Chair", 0.9, 1.0),
        ("the Director", "Director of Harbours", 0.75, 0.85),
        ("Clerk", "Parish Clerk", 0.9, 1.0),
        ("the Clerk", "Acting Clerk", 0.9, 1.0),
        ("HT", "Headteacher", 0.8, 1.0),
        ("DCS", "Director of Children's Services", 0.8, 0.9),
        ("P & L Manager", "Corporate Parks and Leisure Manager", 0.85, 0.95),
        ("QA Manager", "Group Manager, Quality Assurance", 0.7, 0.9),
        ("Head of Parks (Leisure)", "Head of Service for Parks, Leisure", 0.9, 1.0),
        ("Group Manager Harbour Quality Assurance", "Group Manager, Quality Assurance and Change", 0.5, 0.8),
        ("Cabinet Member for Roads", "Cabinet Member", 0.5, 0.7),
        ("Commissioner", "Children's Commissioner for Marle", 0.75, 0.85),
        ("Chair", "Chair of Governors", 0.4, 0.4),
        ("Town Clerk", "Town Clerk and Chief Executive", 0.85, 0.85),
        ("Director of Services", "Director of Services, Roads", 0.85, 0.85),
        ("Assistant Chief Constable", "Assistant Chief Constable (Crime)", 0.85, 0.85),
        ("Treasurer", "Honorary Treasurer", 0.8, 0.9),
        ("CABINET MEMBER", "CABINET MEMBER FOR ROADS", 0.75, 0.85),
        ("the Chairman", "Vice Chairman", 0.0, 0.0),
        ("the Director", "Assistant Director of Harbours", 0.0, 0.0),
        ("Assistant Director", "Director of Harbours", 0.0, 0.0),
        ("Cabinet Member for Roads", "Cabinet Member for Parks", 0.0, 0.0),
        ("Leader of the Opposition", "Leader", 0.0, 0.0),
        ("Interim Director", "Director of Harbours", 0.0, 0.0),
        ("the Manager", "Head of Parks", 0.0, 0.0),
    ],
)
def test_how_well_a_short_form_stands_for_a_title(short: str, full: str, least: float, most: float) -> None:
    score, why = short_form_of(short, full)
    assert least <= score <= most
    assert why


def test_a_new_wording_differs_in_more_than_spelling_and_brackets() -> None:
    title = parse_title("Director of Childrens Services")
    assert same_wording(title, parse_title("Director, Children's Services (Social Care)"))
    assert not same_wording(title, parse_title("Director of Children's and Adult Services"))
