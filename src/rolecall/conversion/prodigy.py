"""Prodigy's JSONL, as its relations interface reads and writes it (prodi.gy/docs/api-interfaces#relations).

Idea: `spans` name the tokens that they cover, `token_end` being the last one; `head` and `child` of a relation are the
last tokens of `head_span` and `child_span`. Prodigy hands on keys that it does not know, so values, scores and pages
stay where the annotation format has them.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from rolecall.annotations import Record, to_record
from rolecall.conversion.drawn import minutes_of_drawn
from rolecall.conversion.json_lines import read_lines, write_lines
from rolecall.conversion.telling import OnError, OnNote, log_note, raise_error
from rolecall.conversion.tokens import tokens_of
from rolecall.errors import AnnotationError
from rolecall.records import Minutes

_ACCEPTED = "accept"
_TOLD = ("value", "score", "status", "change", "kind")
"""What a span or relation says besides its place and label, in words of the annotation format."""


def read(path: Path, *, on_error: OnError = raise_error, on_note: OnNote = log_note) -> Iterator[Minutes]:
    """The accepted documents of a file, and those without an answer; how many were not is said in a note."""
    passed_over: dict[str, int] = {}

    def document(record: Record, number: int) -> Minutes | None:
        answer = record.get("answer", _ACCEPTED)
        if answer != _ACCEPTED:
            passed_over[str(answer)] = passed_over.get(str(answer), 0) + 1
            return None
        return _document(record, f"{path.stem}-{number}", on_note)

    yield from read_lines(path, document, on_error=on_error)
    for answer, count in passed_over.items():
        on_note(f"{path}: {count} documents with the answer {answer} were not used")


def _document(record: Record, default_id: str, on_note: OnNote) -> Minutes:
    meta = record.get("meta") or {}
    spans = {
        (span["start"], span["end"]): {
            "start": span["start"],
            "end": span["end"],
            "label": span["label"],
            **_told(span),
        }
        for span in record.get("spans") or ()
    }
    if len(spans) != len(record.get("spans") or ()):
        raise AnnotationError("two spans cover the same characters")
    by_token = {span.get("token_end"): (span["start"], span["end"]) for span in record.get("spans") or ()}
    relations = [
        {
            "head": _end(relation, "head", by_token),
            "child": _end(relation, "child", by_token),
            "label": relation["label"],
            **_told(relation),
        }
        for relation in record.get("relations") or ()
    ]
    return minutes_of_drawn(
        record["text"],
        meta={**meta, "id": str(meta.get("id") or default_id)},
        spans=spans,
        relations=relations,
        pages=record.get("pages"),
        on_note=on_note,
    )


def _end(relation: Record, end: str, by_token: dict[Any, tuple[int, int]]) -> tuple[int, int] | int:
    """The offsets of the span at this end, or the token there, if no span ends with it."""
    span = relation.get(f"{end}_span")
    token: int = relation[end]
    return (span["start"], span["end"]) if span else by_token.get(token, token)


def _told(item: Record) -> Record:
    return {key: item[key] for key in _TOLD if key in item}


def write(
    documents: Iterable[Minutes],
    path: Path,
    *,
    on_error: OnError = raise_error,
    on_note: OnNote = log_note,  # noqa: ARG001
) -> int:
    """Write the documents as accepted; how many were written."""
    return write_lines(documents, path, partial(_record, answer={"answer": _ACCEPTED}), on_error=on_error)


def write_unanswered(
    documents: Iterable[Minutes],
    path: Path,
    *,
    on_error: OnError = raise_error,
    on_note: OnNote = log_note,  # noqa: ARG001
) -> int:
    """Write the documents for somebody to answer; how many were written."""
    return write_lines(documents, path, partial(_record, answer={}), on_error=on_error)


def _record(minutes: Minutes, answer: Record) -> Record:
    record = to_record(minutes)
    text = minutes.text
    tokens = tokens_of(text, (edge for mention in minutes.mentions for edge in (mention.start, mention.end)))
    first = {token.start: number for number, token in enumerate(tokens)}
    last = {token.end: number for number, token in enumerate(tokens)}
    places = [
        {
            "start": span["start"],
            "end": span["end"],
            "token_start": first[span["start"]],
            "token_end": last[span["end"]],
            "label": span["label"],
        }
        for span in record["spans"]
    ]
    return {
        **record,
        "tokens": [
            {
                "text": text[token.start : token.end],
                "start": token.start,
                "end": token.end,
                "id": number,
                "ws": token.space,
            }
            for number, token in enumerate(tokens)
        ],
        "spans": [{**place, **_told(span)} for place, span in zip(places, record["spans"], strict=True)],
        "relations": [
            {
                "head": places[relation["head"]]["token_end"],
                "child": places[relation["child"]]["token_end"],
                "head_span": places[relation["head"]],
                "child_span": places[relation["child"]],
                "label": relation["label"],
                **_told(relation),
            }
            for relation in record["relations"]
        ],
        **answer,
    }
