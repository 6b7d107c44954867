"""doccano's JSONL of a sequence labelling project with relations, as it imports and exports it.

Idea: `entities` have an `id` and offsets in code points, `relations` name two ids and a `type`, in which the status and
change of a holding stand beside its label, since doccano has no place of their own for them. What remains is carried
under `rolecall`, one of the further columns that doccano keeps with a document.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rolecall.annotations import Record, to_record
from rolecall.conversion.carried import carried_of, with_carried
from rolecall.conversion.drawn import minutes_of_drawn
from rolecall.conversion.json_lines import read_lines, write_lines
from rolecall.conversion.relation_labels import labels_of, relation_of
from rolecall.conversion.telling import OnError, OnNote, log_note, raise_error
from rolecall.errors import AnnotationError
from rolecall.records import Minutes

_BETWEEN = "; "
_KEY = "rolecall"


def read(path: Path, *, on_error: OnError = raise_error, on_note: OnNote = log_note) -> Iterator[Minutes]:
    """The documents of an export; without relations, `label` as `[start, end, label]` is understood as well."""

    def document(record: Record, number: int) -> Minutes:
        return _document(record, str(record.get("id", f"{path.stem}-{number}")), on_note)

    return read_lines(path, document, on_error=on_error)


def _document(record: Record, default_id: str, on_note: OnNote) -> Minutes:
    carried = record.get(_KEY) or {}
    spans = {
        entity["id"]: {"start": entity["start_offset"], "end": entity["end_offset"], "label": entity["label"]}
        for entity in _entities(record)
    }
    relations = []
    for relation in record.get("relations") or ():
        head, child = relation["from_id"], relation["to_id"]
        if not {head, child} <= spans.keys():
            raise AnnotationError(f"a relation from {head} to {child}, one of which is no entity")
        relations.append({"head": head, "child": child, **relation_of(str(relation["type"]).split(_BETWEEN))})
    spans, relations = with_carried(spans, relations, carried)
    return minutes_of_drawn(
        record["text"],
        meta=carried.get("meta") or {"id": default_id},
        spans=spans,
        relations=relations,
        pages=carried.get("pages"),
        on_note=on_note,
    )


def _entities(record: Record) -> list[Record]:
    if "entities" in record:
        entities: list[Record] = record["entities"]
        return entities
    return [
        {"id": number, "start_offset": start, "end_offset": end, "label": label}
        for number, (start, end, label) in enumerate(record.get("label") or ())
    ]


def write(
    documents: Iterable[Minutes],
    path: Path,
    *,
    on_error: OnError = raise_error,
    on_note: OnNote = log_note,  # noqa: ARG001
) -> int:
    """Write the documents for import; how many were written. Ids of entities and relations count within a document."""
    return write_lines(documents, path, _record, on_error=on_error)


def _record(minutes: Minutes) -> Record:
    record = to_record(minutes)
    return {
        "text": minutes.text,
        "entities": [
            {"id": number, "label": span["label"], "start_offset": span["start"], "end_offset": span["end"]}
            for number, span in enumerate(record["spans"])
        ],
        "relations": [
            {
                "id": number,
                "from_id": relation["head"],
                "to_id": relation["child"],
                "type": _BETWEEN.join(labels_of(relation)),
            }
            for number, relation in enumerate(record["relations"])
        ],
        _KEY: carried_of(record),
    }
