"""What sort of document a text is: minutes, a report, an agenda, a decision or a release."""

import re
from functools import cache

from rolecall.records import DOCUMENT_TYPES, DocumentType
from rolecall.values.tables import table

_HEAD = 1200
"""Code points in which a document says what it is."""
_BODY = 4000
"""Code points at its beginning and at its end in which it shows what it is."""
_ENOUGH = 3

_Points = tuple[tuple[re.Pattern[str], float], ...]


def document_type(text: str) -> DocumentType | None:
    """The sort of the document, or None where too little tells.

    Each type has cues for the head of a document and for the rest (`data/document_types.toml`); each cue that occurs
    gives its points once, and the type with the most is taken, the first of `DOCUMENT_TYPES` among equals.
    """
    head, body = text[:_HEAD].lower(), (text if len(text) <= 2 * _BODY else text[:_BODY] + text[-_BODY:]).lower()
    points = {kind: _points(kind, "head", head) + _points(kind, "body", body) for kind in DOCUMENT_TYPES}
    best = max(DOCUMENT_TYPES, key=lambda kind: points[kind])
    return best if points[best] >= _ENOUGH else None


def _points(kind: str, part: str, stretch: str) -> float:
    return sum(points for pattern, points in _cues(kind, part) if pattern.search(stretch))


@cache
def _cues(kind: str, part: str) -> _Points:
    cues = table("document_types")[part][kind]
    return tuple((re.compile(cue, re.MULTILINE), float(points)) for cue, points in cues.items())
