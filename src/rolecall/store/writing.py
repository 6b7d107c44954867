"""A run saved: all of it or nothing, and the same run saved twice is the same store."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import duckdb

from rolecall.errors import InputError
from rolecall.linking import Outcome
from rolecall.records import Careers, Minutes
from rolecall.store.connection import open_store, sql
from rolecall.store.outcomes import save_outcomes
from rolecall.store.rows import CAREER_TABLES, Row, career_rows, document_rows

_AT_A_TIME = 32  # documents written together: what a run that is killed can lose, and what bounds the memory


def save_run(path: Path, minutes: Iterable[Minutes], careers: Careers) -> None:
    """Write the documents and the careers to the store at `path`, in one transaction.

    A document whose id the store knows takes the place of what was there; other documents stay. The
    careers take the place of all careers, so they should be built from every document that the store then
    holds. Raises InputError for a store that cannot be opened or written; it is then as it was.
    """
    with writing(path) as connection:
        connection.begin()
        _save_documents(connection, minutes, read_by=None)
        _save_careers(connection, careers)
        connection.commit()


@contextmanager
def writing(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The store at `path`, open for writing by this process alone.

    Raises InputError for a store that cannot be opened or written; what was not committed is then undone.
    """
    connection = open_store(path)
    try:
        yield connection
    except duckdb.Error as error:
        raise InputError(path, f"cannot be written: {error}") from error
    finally:
        connection.close()  # which rolls back what was not committed


def save_documents(connection: duckdb.DuckDBPyConnection, minutes: Iterable[Minutes], *, read_by: str | None) -> None:
    """Write the documents as they come, a few in each transaction: a run that is killed loses only the last.

    `read_by` says what read them, so that they need not be read again.
    """
    for some in _batches(minutes):
        connection.begin()
        _save_documents(connection, some, read_by=read_by)
        connection.commit()


def save_careers(connection: duckdb.DuckDBPyConnection, careers: Careers, outcomes: Mapping[str, Outcome]) -> None:
    """Write the careers, and what linking came to, in one transaction, in the place of all that were there."""
    connection.begin()
    _save_careers(connection, careers)
    save_outcomes(connection, outcomes)
    connection.commit()


def _save_careers(connection: duckdb.DuckDBPyConnection, careers: Careers) -> None:
    for table in CAREER_TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of our own
    for table, rows in career_rows(careers).items():
        _insert(connection, table, rows)
    _save_run(connection, careers)


def _save_documents(connection: duckdb.DuckDBPyConnection, minutes: Iterable[Minutes], *, read_by: str | None) -> None:
    for some in _batches(minutes):
        ids = [document.id for document in some]
        for table, column in (("documents", "id"), ("mentions", "document"), ("relations", "document")):
            connection.execute(
                f"DELETE FROM {table} WHERE {column} IN (SELECT unnest(?::VARCHAR[]))",  # noqa: S608
                [ids],
            )
        for table, rows in document_rows(some, read_by).items():
            _insert(connection, table, rows)


def _batches(minutes: Iterable[Minutes]) -> Iterator[list[Minutes]]:
    remaining = iter(minutes)
    while some := list(islice(remaining, _AT_A_TIME)):
        yield some


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Insert the rows by column: DuckDB takes a list a column far faster than a statement a row."""
    if not rows:
        return
    columns = [list(column) for column in zip(*rows, strict=True)]
    values = ", ".join("unnest(?)" for _ in columns)
    connection.execute(f"INSERT INTO {table} SELECT {values}", columns)


def _save_run(connection: duckdb.DuckDBPyConnection, careers: Careers) -> None:
    documents = connection.execute("SELECT id, sha256 FROM documents ORDER BY id").fetchall()
    outcome = json.dumps([version("rolecall"), documents, asdict(careers)], ensure_ascii=False)
    run = hashlib.sha256(outcome.encode("utf-8")).hexdigest()
    about = {
        "rolecall_version": version("rolecall"),
        "documents": len(documents),
        "people": len(careers.people),
    }
    connection.execute(sql("save_run"), {"id": run, **about})
