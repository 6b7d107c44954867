"""New documents put with those a store holds already, so that careers can be built from all of them."""

from collections.abc import Iterable

from rolecall.readers.identity import free_id, renamed, text_hash
from rolecall.records import Minutes


def merged(stored: Iterable[Minutes], new: Iterable[Minutes]) -> tuple[Minutes, ...]:
    """All documents, by id; a new one takes the place of the stored one that it is another reading of.

    Two are readings of one document when they agree in two of three: id, source, text. A new document that
    has nothing but its id in common with a stored one is kept beside it as `id-2`, so that it is found
    again, by its source and text, the next time.
    """
    found = {document.id: document for document in stored}
    by_place = {(document.source, text_hash(document.text)): id_ for id_, document in found.items()}
    free = set(found)  # stored, and not yet matched: a document is another reading of one at most
    for document in new:
        place = _reading(document, found, by_place, free)
        if place is None:
            place = free_id(document.id, found)
        free.discard(place)
        found[place] = renamed(document, place)
    return tuple(found[id_] for id_ in sorted(found))


def _reading(
    document: Minutes, found: dict[str, Minutes], by_place: dict[tuple[str, str], str], free: set[str]
) -> str | None:
    if document.id in free:
        known = found[document.id]
        if known.source == document.source or known.text == document.text:
            return document.id
    if document.source:
        place = by_place.get((document.source, text_hash(document.text)))
        return place if place in free else None
    return None
