"""What the page is given: each bar with all that is known of it, nothing that is not, the same every time."""

import json
from dataclasses import replace

import pytest
from invented_store import CAREERS, DOCUMENTS, MINA, TOM, hostile

from rolecall.records import Bounds, Careers, Person, Post, Tenure
from rolecall.report.axis import years_shown
from rolecall.report.data import report_data
from rolecall.report.dates_in_words import in_words
from rolecall.report.posts import posts_by_tenure

FOUND = report_data(CAREERS, DOCUMENTS)


def test_a_bar_holds_all_that_is_known_of_a_tenure() -> None:
    parks = dict(FOUND["people"][0]["tenures"][0])
    assert parks.pop("id").startswith("tenure-")
    assert FOUND["posts"][parks.pop("post")] == {"role": "Head of Parks", "body": "Marle Council"}
    numbers = {document["id"]: number for number, document in enumerate(FOUND["documents"])}
    assert parks == {
        "role": "Head of Parks",
        "titles": ["Head of Parks and Trees"],
        "body": "Marle Council",
        "status": "permanent",
        "sure": "fairly sure 0.82",
        "first_seen": "2016-11-22",
        "last_seen": "2018-04",
        "start": "2016-05",
        "bounds": ["2016-05-01", "2016-05-31", "2018-04-01", None],
        "quotes": [[numbers["m1"], 10, 37, "Mína Garside, Head of Parks"], [numbers["m2"], 1500, 1510, "M Garside"]],
    }


def test_what_is_not_known_is_left_out() -> None:
    clerk = FOUND["people"][1]["tenures"][1]
    assert set(clerk) == {"id", "post", "role", "body", "status"}
    assert FOUND["people"][2] == {"name": "Una Without-Post"}


def test_counts_are_of_the_whole_store() -> None:
    assert FOUND["counts"] == {
        "documents": 4,
        "people": 3,
        "posts": 3,
        "tenures": 4,
        "conflicts": 1,
        "from": "2016-11-22",
        "to": "2020-01-07",
    }
    assert FOUND["conflicts"][0]["people"] == ["Mína Garside", "Ida Rook"]


def test_documents_are_those_quoted_with_what_cites_them() -> None:
    assert FOUND["documents"] == [
        {"id": "m1", "title": "Minutes of the Parks Panel", "date": "2016-11-22", "source": "minutes/m1.txt"},
        {"id": "m2", "date": "2018-04", "source": "https://marle.example/minutes/m2"},
        {"id": "m3", "title": "Cabinet", "date": "2020-01-07", "source": "javascript:alert(1)"},
    ]
    assert report_data(CAREERS, ())["documents"] == [{"id": "m1"}, {"id": "m2"}, {"id": "m3"}]


def test_a_change_stands_on_the_day_by_which_it_had_happened() -> None:
    (change,) = FOUND["people"][0]["changes"]
    assert (change["kind"], change["after"], change["before"], change["day"]) == (
        "promoted",
        "2018-04",
        "2020-01-07",
        "2020-01-07",
    )


def test_dates_that_are_no_days_have_their_words() -> None:
    assert FOUND["words"] == {"2016-05": "May 2016", "2018-04": "April 2018"}


def test_ids_of_tenures_last_and_differ() -> None:
    ids = [t["id"] for p in FOUND["people"] for t in p.get("tenures", ())]
    assert len(set(ids)) == len(ids)
    alone = report_data(Careers(people=(TOM, MINA)), ())
    assert {t["id"] for p in alone["people"] for t in p["tenures"]} == set(ids)
    twice = replace(TOM, tenures=(TOM.tenures[1], TOM.tenures[1]))
    same = [t["id"] for t in report_data(Careers(people=(twice,)), ())["people"][0]["tenures"]]
    assert same[1] == f"{same[0]}-2"


def test_the_same_store_gives_the_same_data() -> None:
    assert json.dumps(report_data(CAREERS, DOCUMENTS)) == json.dumps(FOUND)


def test_no_careers_at_all() -> None:
    found = report_data(Careers(), ())
    assert (found["people"], found["posts"], found["words"]) == ([], [], {})
    assert set(found["counts"].values()) == {0}


def test_dates_that_are_no_edtf_stay_as_they_are() -> None:
    careers, documents = hostile()
    found = report_data(careers, documents)
    assert found["words"] == {}
    assert "from" not in found["counts"]


def test_holders_of_one_post_share_its_row_under_whatever_title() -> None:
    posts, places = posts_by_tenure(CAREERS)
    assert posts == [
        Post("Clerk", "Aldbrook Trust", ("Tom Ash",)),
        Post("Director of Place", "Marle Council", ("Tom Ash", "Mína Garside")),
        Post("Head of Parks", "Marle Council", ("Mína Garside",)),
    ]
    assert places == [[2, 1], [1, 0], []]


def test_posts_of_many_holders_are_told_apart_by_role_and_body() -> None:
    def member(name: str, role: str, body: str | None) -> Person:
        return Person(name, name, tenures=(Tenure(role, (role,), body),))

    careers = Careers(
        (
            member("Ana", "Councillor", "Marle Council"),
            member("Bea", "councillor", "Marle  Council"),
            member("Ida", "Councillor", None),
        )
    )
    posts, places = posts_by_tenure(careers)
    assert [(post.body, post.holders) for post in posts] == [("Marle Council", ("Ana", "Bea")), (None, ("Ida",))]
    assert places == [[0], [0], [1]]


def test_committees_of_one_name_are_posts_of_their_councils() -> None:
    def chair(name: str, council: str) -> Person:
        return Person(name, name, tenures=(Tenure("Chair", ("Chair",), "Parks Panel", council=council),))

    careers = Careers((chair("Ana", "Marle Council"), chair("Bea", "Dene Council")))
    found = report_data(careers, ())
    assert found["posts"] == [
        {"role": "Chair", "body": "Parks Panel", "council": council} for council in ("Dene Council", "Marle Council")
    ]
    assert [(p["tenures"][0]["post"], p["tenures"][0]["council"]) for p in found["people"]] == [
        (1, "Marle Council"),
        (0, "Dene Council"),
    ]


@pytest.mark.parametrize(
    ("days", "years"),
    [
        ([], (2000, 2000)),
        (["2016-05-01"], (2016, 2016)),
        (["2016-05-01", "1999-01-01"], (1999, 2016)),
        (["1850-01-01", *["2016-05-01", "2020-01-01"] * 100], (2016, 2020)),
        (["2014-01-01", *["2016-05-01", "2020-01-01"] * 100], (2014, 2020)),
    ],
)
def test_the_axis_shows_the_bulk_of_the_years(days: list[str], years: tuple[int, int]) -> None:
    assert years_shown(days) == years


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2016-11-22", "22 November 2016"),
        ("2016-01-02", "2 January 2016"),
        ("2018-04", "April 2018"),
        ("2019-21", "spring 2019"),
        ("2019-24", "winter 2019–20"),
        ("1999-24", "winter 1999–00"),
        ("2016", "2016"),
        ("2018-12~", "about December 2018"),
        ("2018?", "perhaps 2018"),
        ("2017-04/2018-03", "April 2017 to March 2018"),
        ("2018/..", "2018 or later"),
        ("../2018-05", "May 2018 or earlier"),
        ("{2017-09-05,2017-09-06}", "5 September 2017 and 6 September 2017"),
        ("{2017..2019}", "2017 to 2019"),
        ("2018-13", "2018-13"),
        ("in May", "in May"),
        ("../..", "../.."),
        ("{2017,x}", "{2017,x}"),
    ],
)
def test_dates_in_words(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


def test_bounds_that_nothing_limits_are_no_bounds() -> None:
    person = Person(
        "p", "Ana", tenures=(Tenure("Clerk", ("Clerk",), None, bounds=Bounds(None, None, None, "2019-01-01")),)
    )
    (tenure,) = report_data(Careers((person,)), ())["people"][0]["tenures"]
    assert tenure["bounds"] == [None, None, None, "2019-01-01"]
