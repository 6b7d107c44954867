"""The store's rows as the records they were: `read_minutes` and `read_careers` give back what was saved."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import duckdb

from rolecall.page_maps import pages_of
from rolecall.records import (
    Bounds,
    Careers,
    Change,
    Conflict,
    Evidence,
    Mention,
    Merge,
    Minutes,
    Person,
    Post,
    Relation,
    Tenure,
)
from rolecall.store.connection import sql

_AT_A_TIME = 200  # documents whose rows are fetched together: few passes over the tables, little memory
_MINUTES_COLUMNS = ("id", "source", "title", "meeting_date", "body", "council", "text", "type", "pages")
_BOUNDS_COLUMNS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
_TENURE_COLUMNS = (
    "role",
    "body",
    "status",
    "first_seen",
    "last_seen",
    "start",
    "end",
    *_BOUNDS_COLUMNS,
    "council",
    "score",
)
_CHANGE_COLUMNS = ("kind", "from_role", "to_role", "after", "before")


def read_minutes(connection: duckdb.DuckDBPyConnection) -> Iterator[Minutes]:
    """Every document of the store with all that was found in it, by id."""
    ids = [id_ for (id_,) in connection.execute("SELECT id FROM documents ORDER BY id").fetchall()]
    for first in range(0, len(ids), _AT_A_TIME):
        yield from _read_some(connection, ids[first : first + _AT_A_TIME])


def _read_some(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> Iterator[Minutes]:
    mentions: dict[str, dict[str, Mention]] = {document: {} for document in ids}
    for document, id_, start, end, label, text, value, score in _rows(connection, "read_mentions", ids):
        mention = Mention(document, start, end, label, text, json.loads(value), score)
        mentions[document][id_] = mention
    relations: dict[str, list[Relation]] = {document: [] for document in ids}
    for document, head, child, *rest in _rows(connection, "read_relations", ids):
        known = mentions[document]
        relations[document].append(Relation(known[head], known[child], *rest))
    about = {row[0]: dict(zip(_MINUTES_COLUMNS, row, strict=True)) for row in _rows(connection, "read_documents", ids)}
    for document in ids:
        pages = about[document].pop("pages")
        yield Minutes(
            **about[document],
            pages=pages_of(json.loads(pages), about[document]["text"]) if pages else None,
            mentions=tuple(mentions[document].values()),
            relations=tuple(relations[document]),
        )


def read_person_ids(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The id of the person whom each mention was taken for, by the mention's id, in the last run saved."""
    return {mention: person for person, mention in _rows(connection, "read_person_mentions")}


def read_one(connection: duckdb.DuckDBPyConnection, *, digest: str, source: str, read_by: str) -> Minutes | None:
    """The document of that source and text (its hash) as that reader has read it; None where the store has none."""
    found = _rows(connection, "find_reading", digest, source, read_by)
    return next(_read_some(connection, [found[0][0]])) if found else None


def read_careers(connection: duckdb.DuckDBPyConnection) -> Careers:
    """The careers of the last run saved."""
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for claim, *place in _rows(connection, "read_evidence"):
        evidence[claim].append(Evidence(*place))
    tenures: dict[str, list[Tenure]] = defaultdict(list)
    for person, claim, titles, *row in _rows(connection, "read_tenures"):
        columns = dict(zip(_TENURE_COLUMNS, row, strict=True))
        bounds = Bounds(*(columns.pop(name) for name in _BOUNDS_COLUMNS))
        tenure = Tenure(**columns, titles=tuple(titles), evidence=tuple(evidence[claim]), bounds=bounds)
        tenures[person].append(tenure)
    changes: dict[str, list[Change]] = defaultdict(list)
    for person, claim, *row in _rows(connection, "read_changes"):
        columns = dict(zip(_CHANGE_COLUMNS, row, strict=True))
        changes[person].append(Change(**columns, evidence=tuple(evidence[claim])))
    mentions: dict[str, list[str]] = defaultdict(list)
    for person, mention in _rows(connection, "read_person_mentions"):
        mentions[person].append(mention)
    merges: dict[str, list[Merge]] = defaultdict(list)
    for person, *merge in _rows(connection, "read_merges"):
        merges[person].append(Merge(*merge))
    return Careers(
        people=tuple(
            Person(
                id_,
                name,
                tuple(aliases),
                tuple(tenures[id_]),
                tuple(changes[id_]),
                tuple(mentions[id_]),
                tuple(merges[id_]),
            )
            for id_, name, aliases in _rows(connection, "read_people")
        ),
        posts=tuple(
            Post(role, body, tuple(holders), council)
            for role, body, holders, council in _rows(connection, "read_posts")
        ),
        conflicts=tuple(
            Conflict(role, body, tuple(people), start, end, tuple(evidence[claim]), council)
            for claim, role, body, people, start, end, council in _rows(connection, "read_conflicts")
        ),
    )


def _rows(connection: duckdb.DuckDBPyConnection, query: str, *values: object) -> list[tuple[Any, ...]]:
    return connection.execute(sql(query), list(values)).fetchall()
