"""What people draw in annotation tools becomes Minutes: spans under the tool's own keys, relations between these keys.

Invariant: a span comes back as it was drawn, less the white space that a hand took along at its edges; nothing is
left out in silence.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from rolecall.annotations import Record, from_record
from rolecall.conversion.telling import OnNote
from rolecall.errors import AnnotationError
from rolecall.records import Minutes


def minutes_of_drawn(
    text: str,
    *,
    meta: Record,
    spans: Mapping[Any, Record],
    relations: Iterable[Record],
    pages: Record | None,
    on_note: OnNote,
) -> Minutes:
    """The document with these spans, whose `start` and `end` count code points, and relations in the order given.

    `head` and `child` of a relation are keys of `spans`. Spans that begin or end on white space are trimmed, with a
    note. Raises AnnotationError as `rolecall.annotations.from_record` does, and for a relation whose end is no span.
    """
    trimmed = {key: _trimmed(span, text) for key, span in spans.items()}
    changed = sum(trimmed[key] != span for key, span in spans.items())
    if changed:
        on_note(f"{meta.get('id')}: {changed} spans began or ended on white space and were trimmed")
    index = {key: number for number, key in enumerate(trimmed)}
    return from_record(
        {
            "text": text,
            "meta": meta,
            "spans": list(trimmed.values()),
            "relations": [
                {**relation, "head": _end(relation["head"], index), "child": _end(relation["child"], index)}
                for relation in relations
            ],
            "pages": pages,
        }
    )


def _end(key: Hashable, index: Mapping[Any, int]) -> int:
    if key not in index:
        raise AnnotationError(f"an end of a relation, {key!r}, is no span")
    return index[key]


def _trimmed(span: Record, text: str) -> Record:
    start, end = int(span["start"]), int(span["end"])
    if not (0 <= start < end <= len(text)) or not (covered := text[start:end]).strip():
        return span
    return {
        **span,
        "start": start + len(covered) - len(covered.lstrip()),
        "end": end - len(covered) + len(covered.rstrip()),
    }
