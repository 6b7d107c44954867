"""The views tell in SQL what the careers say, each says what it is, and `in_post_on` answers as `rolecall who` does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from rolecall import questions
from rolecall.annotations import read_jsonl
from rolecall.careers import build_careers
from rolecall.records import Bounds, Careers, Conflict, Evidence, Person, Tenure
from rolecall.store import open_store, read_careers, save_run

VIEWS = {"v_people", "v_tenures", "v_posts_held", "v_changes", "v_evidence", "v_conflicts"}
PARTLY_BOUNDED = [
    Bounds(None, None, None, None),
    Bounds("2015-01-01", None, None, None),
    Bounds(None, None, None, "2015-01-01"),
    Bounds(None, "2015-01-01", None, None),
    Bounds(None, None, "2015-01-01", None),
    Bounds("2014-01-01", "2016-01-01", "2015-01-01", "2018-01-01"),  # in post on no day for certain
    Bounds("2015-06-01", "2015-06-01", "2015-06-01", "2015-06-01"),
]


@pytest.fixture(scope="module")
def store(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The demo's store, and in it one more person with tenures of which documents tell little."""
    documents = list(read_jsonl(data))
    careers = build_careers(documents)
    quote = Evidence(documents[0].id, 0, 5, documents[0].text[:5])
    tenures = tuple(
        Tenure(f"Keeper {number} of Seals", (f"Keeper {number} of Seals",), None, bounds=bounds)
        for number, bounds in enumerate(PARTLY_BOUNDED)
    )
    conflict = Conflict("Leader", "Marle Council", ("Ana Dawe", "Ivo Slade"), "2015-01-01", "2016-02-01", (quote,))
    careers = replace(
        careers, people=(*careers.people, Person("p-x", "Una Thorne", (), tenures)), conflicts=(conflict,)
    )
    path = tmp_path_factory.mktemp("views") / "demo.duckdb"
    save_run(path, documents, careers)
    with open_store(path, read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def careers(store: duckdb.DuckDBPyConnection) -> Careers:
    return read_careers(store)


def rows(store: duckdb.DuckDBPyConnection, query: str, *values: object) -> list[tuple[Any, ...]]:
    return store.execute(query, list(values)).fetchall()


def days() -> list[str]:
    first = date(2010, 1, 1)
    return [str(first + timedelta(days=97 * n)) for n in range(60)] + ["2015-01-01", "2015-06-01", "2017-04-03"]


@pytest.mark.parametrize("day", days())
def test_in_post_on_a_day_are_those_whom_who_finds(
    store: duckdb.DuckDBPyConnection, careers: Careers, day: str
) -> None:
    told = {
        (held.person.id, held.tenure.role, held.tenure.body, held.tenure.status, held.tenure.first_seen, held.certainty)
        for role in {tenure.role for person in careers.people for tenure in person.tenures}
        for held in questions.who(careers, role, on=day)
    }
    found = rows(
        store,
        "SELECT i.person, i.role, i.body, i.status, t.first_seen, i.certainty "
        "FROM in_post_on(?::DATE) AS i JOIN v_tenures AS t USING (tenure)",
        day,
    )
    assert set(found) == told
    assert len(found) == len(told)


def test_a_day_may_be_text_and_no_day_finds_nobody(store: duckdb.DuckDBPyConnection) -> None:
    assert rows(store, "FROM in_post_on('2015-06-09')") == rows(store, "FROM in_post_on(DATE '2015-06-09')") != []
    assert rows(store, "FROM in_post_on('in May')") == []


def test_the_views_have_a_row_for_each_thing_told(store: duckdb.DuckDBPyConnection, careers: Careers) -> None:
    tenures = [t for person in careers.people for t in person.tenures]
    changes = [c for person in careers.people for c in person.changes]
    told = [*(t.evidence for t in tenures), *(c.evidence for c in changes), *(c.evidence for c in careers.conflicts)]
    counts = {view: rows(store, f"SELECT count(*) FROM {view}")[0][0] for view in VIEWS}  # noqa: S608
    assert counts == {
        "v_people": len(careers.people),
        "v_tenures": len(tenures),
        "v_posts_held": len(tenures),
        "v_changes": len(changes),
        "v_evidence": sum(map(len, told)),
        "v_conflicts": 1,
    }


def test_bounds_are_days_and_the_score_is_there(store: duckdb.DuckDBPyConnection, careers: Careers) -> None:
    found = rows(
        store,
        "SELECT person, role, earliest_start, latest_start, earliest_end, latest_end, score, typeof(latest_end) "
        "FROM v_tenures ORDER BY ALL",
    )
    told = [
        (p.id, t.role, *(date.fromisoformat(day) if day else None for day in
         (t.bounds.earliest_start, t.bounds.latest_start, t.bounds.earliest_end, t.bounds.latest_end)), t.score, "DATE")
        for p in careers.people
        for t in p.tenures
    ]  # fmt: skip
    assert sorted(found, key=repr) == sorted(told, key=repr)


def test_quotations_come_with_their_document_and_the_person(store: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        store,
        "SELECT e.name, e.quote, substr(d.text, e.start_char + 1, e.end_char - e.start_char), e.about "
        "FROM v_evidence AS e JOIN documents AS d ON d.id = e.document",
    )
    assert found
    assert all(quote == text and (name or about == "conflict") for name, quote, text, about in found)
    assert {about for *_, about in found} == {"tenure", "change", "conflict"}


def test_holders_are_numbered_in_order_of_time(store: duckdb.DuckDBPyConnection) -> None:
    found = rows(store, "SELECT turn, name FROM v_posts_held WHERE role ILIKE 'Cabinet Member for Highways%'")
    assert found == [(1, "Joan Thornbury"), (2, "Piotr Kowalczyk")]
    assert rows(store, "SELECT one, other, start_day, end_day FROM v_conflicts") == [
        ("Ana Dawe", "Ivo Slade", date(2015, 1, 1), date(2016, 2, 1))
    ]


def test_a_month_is_no_day(store: duckdb.DuckDBPyConnection) -> None:
    found = rows(store, "SELECT before_edtf, before_day FROM v_changes WHERE before_edtf IS NOT NULL")
    assert {len(edtf) == len("2016-11-22") for edtf, _ in found} == {True, False}
    assert all((str(day) if day else None) == (edtf if len(edtf) == len("2016-11-22") else None) for edtf, day in found)


def test_each_view_says_what_it_is(store: duckdb.DuckDBPyConnection) -> None:
    comments = dict(rows(store, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"))
    comments |= dict(
        rows(store, "SELECT function_name, comment FROM duckdb_functions() WHERE function_name = 'in_post_on'")
    )
    assert set(comments) == VIEWS | {"in_post_on"}
    assert all(comments.values())


def test_a_store_brought_up_to_date_has_the_views(tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    with open_store(path) as connection:
        for view in VIEWS:
            connection.execute(f"DROP VIEW {view}")
        connection.execute("DROP MACRO TABLE in_post_on")
        connection.execute("DROP TABLE linked_components")
        for table, column in (
            ("tenures", "council"),
            ("tenures", "score"),
            ("posts", "council"),
            ("conflicts", "council"),
            ("documents", "pages"),
            ("evidence", "page"),
        ):
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.execute("UPDATE schema_version SET version = 3")
    with open_store(path) as connection:
        assert connection.execute("SELECT count(*) FROM in_post_on('2015-06-09')").fetchall() == [(0,)]
