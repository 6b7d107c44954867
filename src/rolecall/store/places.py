"""Which stored document a new one is another reading of, so that documents can come in one run after another."""

from collections.abc import Iterable

import duckdb

from rolecall.readers.identity import free_id, renamed, text_hash
from rolecall.records import Minutes


class Places:
    """Where new documents go among those a store holds, each given as id, source and hash of its text.

    Two are readings of one document when they agree in two of three: id, source, text. A new document that has
    nothing but its id in common with a stored one is kept beside it as `id-2`, so that it is found again, by its
    source and text, the next time.
    """

    def __init__(self, stored: Iterable[tuple[str, str, str]]) -> None:
        self._known = {id_: (source, digest) for id_, source, digest in stored}
        self._by_place = {place: id_ for id_, place in self._known.items()}
        self._free = set(self._known)  # stored, and not yet matched: a document is another reading of one at most

    def placed(self, document: Minutes) -> Minutes:
        """The document under the id that it has in the store."""
        digest = text_hash(document.text)
        place = self._reading(document.id, document.source, digest) or free_id(document.id, self._known)
        self._free.discard(place)
        self._known[place] = document.source, digest
        return renamed(document, place)

    def _reading(self, document: str, source: str, digest: str) -> str | None:
        if document in self._free and (source == self._known[document][0] or digest == self._known[document][1]):
            return document
        place = self._by_place.get((source, digest)) if source else None
        return place if place in self._free else None


def places_in(connection: duckdb.DuckDBPyConnection) -> Places:
    """The places of the documents of a store."""
    return Places(connection.execute("SELECT id, source, sha256 FROM documents ORDER BY id").fetchall())
