"""The annotation format (JSON Lines, Prodigy-compatible) read and written; `from_record(to_record(m)) == m`.

One JSON object a line: `text`, `meta`, `spans`, `relations`; `head` and `child` of a relation index
`spans`. A document whose file has pages has `pages` besides (`rolecall.page_maps`). Scores have four decimals.
The format is described in the project's annotation guidelines.
"""

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO, cast

from rolecall.errors import AnnotationError
from rolecall.page_maps import pages_of, pages_record
from rolecall.records import (
    CHANGE_OF_KIND,
    CHANGES,
    DOCUMENT_TYPES,
    ENTITY_LABELS,
    RELATION_LABELS,
    STATUSES,
    Mention,
    Minutes,
    PageMap,
    Relation,
)

Record = dict[str, Any]

_META = ("source", "title", "meeting_date", "body", "council")


def to_record(minutes: Minutes) -> Record:
    """The document as one object of the annotation format, spans in text order."""
    mentions = sorted(minutes.mentions, key=lambda m: (m.start, m.end))
    index = {(m.start, m.end): i for i, m in enumerate(mentions)}
    return {
        "text": minutes.text,
        "meta": {"id": minutes.id, **{key: getattr(minutes, key) for key in _META}, **_type(minutes)},
        "spans": [_span_record(m) for m in mentions],
        "relations": [_relation_record(r, index) for r in minutes.relations],
        **({"pages": pages_record(minutes.pages)} if minutes.pages is not None else {}),
    }


def _type(minutes: Minutes) -> Record:
    return {"type": minutes.type} if minutes.type else {}


def _span_record(mention: Mention) -> Record:
    record: Record = {"start": mention.start, "end": mention.end, "label": mention.label}
    if mention.value:
        record["value"] = dict(mention.value)
    record["score"] = round(mention.score, 4)
    return record


def _relation_record(relation: Relation, index: Mapping[tuple[int, int], int]) -> Record:
    record: Record = {
        "head": index[relation.head.start, relation.head.end],
        "child": index[relation.child.start, relation.child.end],
        "label": relation.label,
    }
    if relation.label == "HOLDS":
        record |= {"status": relation.status, "change": relation.change}
        record |= {"kind": relation.kind} if relation.kind else {}
    record["score"] = round(relation.score, 4)
    return record


def from_record(record: Record) -> Minutes:
    """The document that one object of the annotation format describes.

    Raises AnnotationError, with the reason, when the object is not of the format or an offset lies
    outside the text, covers white space at an edge, or overlaps another span, or when a page is none of the file's.
    """
    try:
        text, meta = str(record["text"]), record.get("meta") or {}
        document = str(meta.get("id") or "")
        mentions = [_mention(document, text, span) for span in record.get("spans", ())]
        _check_overlaps(mentions)
        relations = [_relation(mentions, r) for r in record.get("relations", ())]
        pages = _pages(document, text, record["pages"]) if record.get("pages") is not None else None
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise AnnotationError(f"not in the annotation format: {error!r}") from error
    for key in _META:
        if not isinstance(meta.get(key), str | None):
            raise AnnotationError(f"{document}: {key} is {meta[key]!r}, not text or null")
    if meta.get("type") not in (None, *DOCUMENT_TYPES):
        raise AnnotationError(f"{document}: unknown type {meta['type']!r}")
    return Minutes(
        id=document,
        text=text,
        source=str(meta.get("source") or ""),
        **{key: meta.get(key) for key in _META[1:]},
        type=meta.get("type"),
        mentions=tuple(sorted(mentions, key=lambda m: m.start)),
        relations=tuple(relations),
        pages=pages,
    )


def _pages(document: str, text: str, record: Record) -> PageMap:
    try:
        return pages_of(record, text)
    except AnnotationError as error:
        raise AnnotationError(f"{document}: {error}") from error


def _mention(document: str, text: str, span: Record) -> Mention:
    start, end, label = int(span["start"]), int(span["end"]), span["label"]
    covered = text[start:end]
    if not 0 <= start < end <= len(text):
        raise AnnotationError(f"{document}: span {start}-{end} lies outside the text")
    if covered != covered.strip():
        raise AnnotationError(f"{document}: span {start}-{end} {covered!r} covers white space at an edge")
    if label not in ENTITY_LABELS:
        raise AnnotationError(f"{document}: unknown label {label!r}")
    value = span.get("value") or {}
    if not isinstance(value, dict):
        raise AnnotationError(f"{document}: the value of {covered!r} is {value!r}, not an object")
    return Mention(
        document=document,
        start=start,
        end=end,
        label=label,
        text=covered,
        value=cast("Mapping[str, object]", value),
        score=float(span.get("score", 1.0)),
    )


def _check_overlaps(mentions: list[Mention]) -> None:
    ordered = sorted(mentions, key=lambda m: m.start)
    for before, after in pairwise(ordered):
        if after.start < before.end:
            raise AnnotationError(f"{before.id} {before.text!r} overlaps {after.id} {after.text!r}")


def _relation(mentions: list[Mention], record: Record) -> Relation:
    if record["label"] not in RELATION_LABELS:
        raise AnnotationError(f"unknown relation {record['label']!r}")
    if min(record["head"], record["child"]) < 0:
        raise AnnotationError("a relation's head or child is negative")
    status, change = record.get("status", "current"), record.get("change", "none")
    if status not in STATUSES or change not in CHANGES:
        raise AnnotationError(f"unknown status {status!r} or change {change!r}")
    kind = record.get("kind")
    if kind is not None and CHANGE_OF_KIND.get(kind) != change:
        raise AnnotationError(f"kind {kind!r} with change {change!r}")
    return Relation(
        head=mentions[record["head"]],
        child=mentions[record["child"]],
        label=record["label"],
        status=status,
        change=change,
        score=float(record.get("score", 1.0)),
        kind=kind,
    )


def read_jsonl(path: Path) -> Iterator[Minutes]:
    """Each document of a file in the annotation format, in order.

    Raises AnnotationError naming the file and the line when a line is not of the format.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield from_record(json.loads(line))
            except (json.JSONDecodeError, AnnotationError) as error:
                raise AnnotationError(f"{path}: line {number}: {error}") from error


def write_line(minutes: Minutes, stream: TextIO) -> None:
    """Write the document to `stream` as one line of the annotation format."""
    stream.write(json.dumps(to_record(minutes), ensure_ascii=False) + "\n")
