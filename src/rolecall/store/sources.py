"""What a citation needs of each document, without its text."""

from dataclasses import dataclass

import duckdb

from rolecall.store.connection import sql


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """A document as one cites it; `meeting_date` is EDTF, None stands where the text does not tell."""

    id: str
    title: str | None
    meeting_date: str | None
    source: str


def read_sources(connection: duckdb.DuckDBPyConnection) -> tuple[DocumentSource, ...]:
    """Every document of the store, by id."""
    return tuple(DocumentSource(*row) for row in connection.execute(sql("read_sources")).fetchall())
