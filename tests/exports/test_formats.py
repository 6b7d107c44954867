"""Each format says what the careers say, no more and no less."""

import csv
import io
import json
from itertools import chain
from typing import Any

import pytest

from invented_careers import LIVES, MINA
from rolecall.exports import FORMATS, write_careers
from rolecall.exports.calendar_dates import plain_date
from rolecall.exports.spreadsheet import safe_cell
from rolecall.records import Careers, Change, Person


def written(careers: Careers, format_: str) -> str:
    stream = io.StringIO()
    write_careers(careers, stream, format=format_)
    return stream.getvalue()


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_careers_give_the_same_characters(format_: str) -> None:
    assert written(LIVES, format_) == written(LIVES, format_)
    assert written(LIVES, format_).endswith("\n")


@pytest.mark.parametrize("format_", [f for f in FORMATS if f != "ftm"])
def test_no_careers_are_written_as_such(format_: str) -> None:
    assert written(Careers(), format_).strip()


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown format 'xml'"):
        written(LIVES, "xml")


def test_json_has_the_keys_that_other_tools_rely_on() -> None:
    found = json.loads(written(LIVES, "json"))
    assert list(found) == ["people", "posts", "conflicts"]
    person = found["people"][0]
    assert list(person) == ["id", "name", "aliases", "tenures", "changes", "mentions", "merges"]
    tenure = person["tenures"][0]
    assert set(tenure) == {
        "role",
        "titles",
        "body",
        "status",
        "first_seen",
        "last_seen",
        "start",
        "end",
        "evidence",
        "bounds",
        "council",
        "score",
    }
    assert (tenure["start"], tenure["end"]) == ("2016-05", None)
    assert tenure["evidence"][0] == {
        "document": "m1",
        "start": 10,
        "end": 37,
        "quote": "Mina Garside, Head of Parks",
        "page": None,
    }
    assert set(person["changes"][0]) == {"kind", "from_role", "to_role", "after", "before", "evidence"}
    assert found["posts"][0] == {
        "role": "Head of Parks",
        "body": "Marle Council",
        "holders": ["Mina Garside", "=Tom Ash"],
        "council": None,
    }


def test_the_table_has_a_line_a_tenure_then_a_line_a_change() -> None:
    lines = [line.split("  ") for line in written(LIVES, "table").splitlines()]
    cells = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    assert [c for c in cells if c and c[0] in ("Mina Garside", "=Tom Ash")] == [
        [
            "Mina Garside",
            "Head of Parks",
            "Marle Council",
            "2016-11-22",
            "2018-04/2018-05",
            "2016-05",
            "permanent",
            "m1, m2",
        ],
        ["Mina Garside", "Director of Place", "2019-21", "2020-01-07", "2018-12~", "2020", "interim", "m3"],
        ["=Tom Ash", "Head of Parks", "marle council", "permanent"],
        [
            "Mina Garside",
            "promoted",
            "Head of Parks",
            "Director of Place",
            "2018-04/2018-05",
            "2019-21",
            "m3",
        ],
        ["Mina Garside", "left", "Director of Place", "2020-01-07"],
    ]


def test_the_table_holds_nothing_that_a_terminal_obeys() -> None:
    careers = Careers(people=(Person("p", "Ida\x1b[2J Rook", changes=(Change("left", from_role="a\nb"),)),))
    assert "\x1b" not in written(careers, "table")
    assert "a b" in written(careers, "table")


def test_the_spreadsheet_has_a_row_a_tenure_with_its_changes() -> None:
    rows = list(csv.DictReader(io.StringIO(written(LIVES, "csv"), newline="")))
    assert [(r["person"], r["role"], r["start"], r["end"]) for r in rows] == [
        ("Mina Garside", "Head of Parks", "2016-05", ""),
        ("Mina Garside", "Director of Place", "2018-12~", "2020"),
        ("'=Tom Ash", "Head of Parks", "", ""),
    ]
    assert rows[1]["changes"] == (
        "promoted from Head of Parks to Director of Place, after 2018-04/2018-05, by 2019-21; "
        "left Director of Place, after 2020-01-07"
    )
    assert rows[0]["aliases"] == "M Garside; Cllr Garside"
    assert rows[0]["documents"] == "m1; m2"
    assert rows[0]["quotes"] == "Mina Garside, Head of Parks; Garside (Head of Parks)"


def test_the_spreadsheet_leaves_out_nobody() -> None:
    careers = Careers(people=(Person("p", "Ida Rook", changes=(Change("left", from_role="Clerk"),)),))
    (row,) = csv.DictReader(io.StringIO(written(careers, "csv")))
    assert (row["person"], row["role"], row["changes"]) == ("Ida Rook", "", "left Clerk")


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("Head = Chair", "Head = Chair"),
        ("'quoted", "'quoted"),
        (None, ""),
    ],
)
def test_no_cell_is_a_formula(cell: str | None, safe: str) -> None:
    assert safe_cell(cell) == safe


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("2016-11-22", "2016-11-22"),
        ("2017-03", "2017-03"),
        ("2016", "2016"),
        ("2018-04/2018-05", "2018"),
        ("2018-04-02/2018-04-19", "2018-04"),
        ("2017-04/2018-03", None),
        ("2019-21", "2019"),
        ("2019-23", "2019"),
        ("2019-24", None),
        ("2019-21/2020-01", None),
        ("2018-12~", None),
        ("2018?", None),
        ("201X", None),
        ("2018/..", None),
        ("{2017-09-05,2017-09-06}", None),
        ("2018-13", None),
        (None, None),
        ("", None),
    ],
)
def test_a_plain_date_never_says_more_than_the_edtf(edtf: str | None, date: str | None) -> None:
    assert plain_date(edtf) == date


def test_popolo_states_dates_only_where_a_text_does() -> None:
    found = json.loads(written(LIVES, "popolo"))
    assert set(found) == {"persons", "organizations", "posts", "memberships"}
    parks, place, toms = found["memberships"]
    assert (parks["start_date"], parks.get("end_date")) == ("2016-05", None)
    assert (place.get("start_date"), place["end_date"]) == (None, "2020")
    assert (place["start"], place["first_seen"]) == ("2018-12~", "2019-21")
    assert not {"start_date", "end_date"} & set(toms)
    assert parks["evidence"][1]["quote"] == "Garside (Head of\nParks)"


def test_popolo_points_only_to_what_it_has_and_names_each_thing_once() -> None:
    found = json.loads(written(LIVES, "popolo"))
    ids = [o["id"] for o in chain.from_iterable(found.values())]
    assert len(ids) == len(set(ids))
    known = set(ids)
    for membership in found["memberships"]:
        assert {membership["person_id"], membership["post_id"]} <= known
    assert [o["name"] for o in found["organizations"]] == ["Marle Council"]
    assert found["memberships"][0]["post_id"] == found["memberships"][2]["post_id"]
    assert all(post.get("organization_id", ids[0]) in known for post in found["posts"])


def test_the_four_bounds_travel_beside_the_stated_dates() -> None:
    four = {
        "earliest_start": "2016-05-01",
        "latest_start": "2016-05-31",
        "earliest_end": "2018-04-01",
        "latest_end": "2019-02-03",
    }
    row, place_row, _ = csv.DictReader(io.StringIO(written(LIVES, "csv"), newline=""))
    parks, place, _ = json.loads(written(LIVES, "popolo"))["memberships"]
    occupancy, other, _ = (entity for entity in ftm(LIVES) if entity["schema"] == "Occupancy")
    for found in (row, parks, occupancy):
        assert {name: found[name] for name in four} == four
    assert {place_row[name] for name in four} == {""}
    assert {place[name] for name in four} == {None}
    assert not set(four) & set(other)
    assert not set(four) & set(occupancy["properties"])


def test_how_sure_a_tenure_is_travels_with_it_where_it_is_known() -> None:
    known, unknown, _ = csv.DictReader(io.StringIO(written(LIVES, "csv"), newline=""))
    assert (known["score"], unknown["score"]) == ("0.82", "")
    parks, place, _ = json.loads(written(LIVES, "popolo"))["memberships"]
    assert (parks["score"], place["score"]) == (0.82, None)
    occupancy, other, _ = (entity for entity in ftm(LIVES) if entity["schema"] == "Occupancy")
    assert (occupancy["score"], "score" in other) == (0.82, False)


def ftm(careers: Careers) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(careers, "ftm").splitlines()]


def test_ftm_puts_seen_dates_in_date_and_stated_ones_in_start_and_end() -> None:
    parks, place, toms = (e["properties"] for e in ftm(LIVES) if e["schema"] == "Occupancy")
    assert (parks["date"], parks["startDate"], parks.get("endDate")) == (
        ["2016-11-22", "2018"],
        ["2016-05"],
        None,
    )
    assert (place["date"], place.get("startDate"), place["endDate"]) == (
        ["2019", "2020-01-07"],
        None,
        ["2020"],
    )
    assert place["summary"] == ["interim; seen from 2019-21; seen to 2020-01-07; start 2018-12~; end 2020"]
    assert set(toms) == {"holder", "post", "summary"}


def test_ftm_points_only_to_what_came_before() -> None:
    entities = ftm(LIVES)
    assert sorted({e["schema"] for e in entities}) == ["Occupancy", "Organization", "Person", "Position"]
    seen: set[str] = set()
    for entity in entities:
        assert entity["id"] not in seen
        for name in ("holder", "post", "organization"):
            assert seen.issuperset(entity["properties"].get(name, ()))
        seen.add(entity["id"])


@pytest.mark.parametrize("format_", ["popolo", "ftm"])
def test_ids_do_not_depend_on_what_else_is_exported(format_: str) -> None:
    alone = written(Careers(people=(MINA,)), format_)
    with_others = written(Careers(people=(*LIVES.people[::-1],)), format_)
    ids = {word for word in alone.split('"') if word.startswith(("post-", "body-", "person-", "tenure-"))}
    assert len(ids) >= 4
    assert all(id_ in with_others for id_ in ids)
