"""A store gives back what was saved, the same however often it is saved, and refuses what is no store."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from rolecall.corpora.markup import compile_markup
from rolecall.errors import InputError
from rolecall.readers.identity import text_hash
from rolecall.records import (
    Bounds,
    Careers,
    Change,
    Evidence,
    Furniture,
    Minutes,
    PageMap,
    Person,
    Place,
    Post,
    Tenure,
)
from rolecall.store import Places, open_store, read_careers, read_minutes, save_run
from rolecall.store.connection import SCHEMA_VERSION

TABLES = (
    "documents",
    "mentions",
    "relations",
    "people",
    "person_mentions",
    "merges",
    "tenures",
    "changes",
    "posts",
    "conflicts",
    "evidence",
    "linked_components",
    "runs",
    "schema_version",
)
MAY = compile_markup(
    """id: may
meeting_date: 2019-05-07
body: Marle Parish Council
council: Marle Parish Council
---
Cllr {P#dawe|Ana Dawe} ({R =dawe @hall >start appointed|Chairman}) of {O#hall|Marle Hall Trust}, from
{D#start 2019-05-01|1 May}, paid c{M 1200.50 GBP ~ /year|£1,200.50} a year. The {R ~dawe|Chairman} “spoke”.
"""
)
JUNE = compile_markup("id: june\n---\n{P#dawe|A Dawe}, {R =dawe former left|Chairman}, thanked {P|Ögmund}.")
JUNE = replace(
    JUNE, pages=PageMap(2, (Place(0, 10, 1, (72.0, 72.5, 200.0, 84.0)), Place(11, 20, 2)), (Furniture(1, "1"),))
)
LIVES = Careers(
    people=(
        Person(
            "p1",
            "Ana Dawe",
            ("A Dawe",),
            (
                Tenure(
                    "Chairman",
                    ("Chairman", "Chair"),
                    "Marle Hall Trust",
                    start="2019-05-01",
                    bounds=Bounds("2019-05-01", "2019-05-01", "2019-06-03", None),
                    score=0.97,
                    evidence=(
                        Evidence("may", 5, 24, "Ana Dawe (Chairman)"),
                        Evidence("june", 0, 6, "A Dawe", 1),
                    ),
                ),
                # Two stretches in one post that nothing but their order tells apart.
                Tenure("Clerk", ("Clerk",), None),
                Tenure("Chair", ("Chair",), "Parks Panel", council="Marle Council"),
                Tenure("Clerk", ("Clerk",), None, evidence=(Evidence("june", 0, 6, "A Dawe"),)),
            ),
            (Change("left", from_role="Chairman", after="2019-05-07", evidence=(Evidence("june", 0, 1, "A"),)),),
        ),
        Person("p2", "Ögmund"),
    ),
    posts=(
        Post("Chairman", "Marle Hall Trust", ("Ana Dawe",)),
        Post("Clerk", None, ()),
        Post("Chair", "Parks Panel", ("Ana Dawe",), "Marle Council"),
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "minutes.duckdb"


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_store(path, read_only=True) as store:
        return {table: sorted(store.table(table).fetchall(), key=repr) for table in TABLES}


def stored(path: Path) -> list[Minutes]:
    with open_store(path, read_only=True) as store:
        return list(read_minutes(store))


def test_what_is_read_is_what_was_saved(path: Path) -> None:
    save_run(path, [MAY, JUNE], LIVES)
    with open_store(path, read_only=True) as store:
        assert list(read_minutes(store)) == [JUNE, MAY]
        assert read_careers(store) == LIVES


def test_the_same_run_twice_is_the_same_store(path: Path) -> None:
    save_run(path, [MAY, JUNE], LIVES)
    once = contents(path)
    save_run(path, [JUNE, MAY], LIVES)
    assert contents(path) == once
    assert len(once["runs"]) == 1


def test_a_document_takes_the_place_of_its_earlier_reading_and_others_stay(path: Path) -> None:
    save_run(path, [MAY, JUNE], LIVES)
    shorter = replace(MAY, mentions=MAY.mentions[:1], relations=(), title="Minutes")
    save_run(path, [shorter], Careers())
    assert stored(path) == [JUNE, shorter]
    found = contents(path)
    assert (found["people"], found["evidence"]) == ([], [])
    assert [(number, people) for _, number, _, _, people in found["runs"]] in (
        [(1, 2), (2, 0)],
        [(2, 0), (1, 2)],
    )


def test_values_can_be_queried(path: Path) -> None:
    save_run(path, [MAY], Careers())
    with open_store(path, read_only=True) as store:
        query = "SELECT value->>'amount', text FROM mentions WHERE label = 'MONEY'"
        assert store.execute(query).fetchall() == [("1200.50", "£1,200.50")]


def test_a_run_that_fails_leaves_the_store_as_it_was(path: Path) -> None:
    save_run(path, [MAY], LIVES)
    before = contents(path)
    twice = replace(LIVES, people=(*LIVES.people, *LIVES.people))
    with pytest.raises(InputError, match="cannot be written"):
        save_run(path, [JUNE], twice)
    assert contents(path) == before


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    save_run(path, [], Careers())
    assert stored(path) == []


def test_what_is_no_store_is_refused(path: Path, tmp_path: Path) -> None:
    text = tmp_path / "minutes.txt"
    text.write_text("Present: Cllr Dawe\n" * 500, encoding="utf-8")
    with pytest.raises(InputError, match="is not a rolecall store"):
        open_store(text)
    assert text.read_text(encoding="utf-8").startswith("Present")
    lines = tmp_path / "minutes.jsonl"  # which DuckDB by itself would open as a view
    lines.write_text('{"text": "a"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="is not a rolecall store"):
        open_store(lines)
    with pytest.raises(InputError, match="is a folder"):
        open_store(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        open_store(path, read_only=True)
    with duckdb.connect(path) as other:
        other.execute("CREATE TABLE schema_version (version INTEGER)")
    with pytest.raises(InputError, match="not a rolecall store"):
        open_store(path)


def test_a_newer_store_is_refused(path: Path) -> None:
    with open_store(path) as store:
        store.execute("UPDATE schema_version SET version = version + 1")
    with pytest.raises(InputError, match=rf"newer rolecall \(schema {SCHEMA_VERSION + 1}"):
        open_store(path)


def text(id_: str, words: str, source: str = "") -> Minutes:
    return Minutes(id=id_, text=words, source=source)


def merged(stored: Iterable[Minutes], new: Iterable[Minutes]) -> list[Minutes]:
    found = {m.id: m for m in stored}
    places = Places((m.id, m.source, text_hash(m.text)) for m in found.values())
    for document in map(places.placed, new):
        found[document.id] = document
    return [found[id_] for id_ in sorted(found)]


@pytest.mark.parametrize(
    ("known", "new", "ids"),
    [
        # another reading: the same id and source, whatever the text now is
        ([text("a", "old", "x/a.txt")], [text("a", "new", "x/a.txt")], {"a": "new"}),
        # the same id and text, from elsewhere
        ([text("a", "old", "x/a.txt")], [text("a", "old", "y/a.txt")], {"a": "old"}),
        # the same file and text, numbered otherwise this time
        ([text("a", "one", "1/a.txt")], [text("a", "nought", "0/a.txt"), text("a-2", "one", "1/a.txt")],
         {"a": "one", "a-2": "nought"}),
        # nothing in common but the id
        ([text("a", "one", "1/a.txt")], [text("a", "two", "2/a.txt")], {"a": "one", "a-2": "two"}),
        # forms filled in alike stay two
        ([text("a", "same")], [text("b", "same")], {"a": "same", "b": "same"}),
        ([], [text("b", "2"), text("a", "1")], {"a": "1", "b": "2"}),
    ],
)  # fmt: skip
def test_new_documents_find_their_place(known: list[Minutes], new: list[Minutes], ids: dict[str, str]) -> None:
    once = merged(known, new)
    assert {m.id: m.text for m in once} == ids
    assert [m.id for m in once] == sorted(ids)
    assert merged(once, new) == once


def test_a_store_of_version_1_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    with open_store(path) as connection:
        connection.execute("ALTER TABLE documents DROP COLUMN type")
        connection.execute("ALTER TABLE relations DROP COLUMN kind")
        connection.execute("DROP TABLE conflicts")
        connection.execute("DROP TABLE person_mentions")
        connection.execute("DROP TABLE merges")
        connection.execute("DROP TABLE linked_components")
        connection.execute("ALTER TABLE documents DROP COLUMN read_by")
        connection.execute("ALTER TABLE documents DROP COLUMN pages")
        connection.execute("ALTER TABLE evidence DROP COLUMN page")
        connection.execute("ALTER TABLE posts DROP COLUMN council")
        for column in ("council", "score", "earliest_start", "latest_start", "earliest_end", "latest_end"):
            connection.execute(f"ALTER TABLE tenures DROP COLUMN {column}")
        connection.execute("UPDATE schema_version SET version = 1")
    with pytest.raises(InputError, match="older rolecall"):
        open_store(path, read_only=True)
    with open_store(path) as connection:
        assert connection.execute("SELECT version FROM schema_version").fetchall() == [(SCHEMA_VERSION,)]
        assert list(read_minutes(connection)) == []
        assert read_careers(connection) == Careers()
