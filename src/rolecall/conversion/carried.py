"""What an annotation tool has no place for travels beside its annotation and finds its spans and relations again.

Invariant: what is carried is known by offsets and label, so that it survives a tool's new numbers and order, and falls
away with a span or relation that a person has changed, since it spoke of another.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Any

from rolecall.annotations import Record

_OF_SPANS = ("value", "score")
_OF_RELATIONS = ("score",)


def carried_of(record: Record, *, scores: bool = True) -> Record:
    """Values and scores of an object of the annotation format, with its `meta` and `pages`; scores are optional."""
    spans = record["spans"]
    kept = _OF_SPANS if scores else ("value",)
    of_relations = [{**_relation_place(r, spans), "score": r["score"]} for r in record["relations"]]
    return {
        "meta": record["meta"],
        "spans": [_span_place(span) | said for span in spans if (said := _kept(span, kept))],
        # All of them: two relations of one place are told apart by their order alone.
        "relations": of_relations if scores else [],
        **({"pages": record["pages"]} if "pages" in record else {}),
    }


def with_carried(
    spans: dict[Any, Record], relations: list[Record], carried: Record
) -> tuple[dict[Any, Record], list[Record]]:
    """Spans by the tool's key, and relations between these keys, with what was carried for each of them."""
    of_spans = _by_place(carried.get("spans", ()), _OF_SPANS)
    of_relations = _by_place(carried.get("relations", ()), _OF_RELATIONS)
    return (
        {key: {**span, **_next(of_spans, _span_place(span))} for key, span in spans.items()},
        [{**relation, **_next(of_relations, _relation_place(relation, spans))} for relation in relations],
    )


def _kept(span: Record, keys: tuple[str, ...]) -> Record:
    """What is worth carrying: a score of 1 is what a span has that says nothing."""
    return {key: span[key] for key in keys if span.get(key, 1.0) != 1.0}


def _span_place(span: Record) -> Record:
    return {key: span[key] for key in ("start", "end", "label")}


def _relation_place(relation: Record, spans: Any) -> Record:
    ends = {end: spans[relation[end]] for end in ("head", "child")}
    return {**{end: [span["start"], span["end"]] for end, span in ends.items()}, "label": relation["label"]}


def _by_place(items: Iterable[Record], kept: tuple[str, ...]) -> dict[Hashable, list[Record]]:
    """What was carried for each place, in order: two relations between the same spans may have the same label."""
    found: dict[Hashable, list[Record]] = defaultdict(list)
    for item in items:
        place = {key: value for key, value in item.items() if key not in kept}
        found[_hashable(place)].append({key: item[key] for key in kept if key in item})
    return found


def _next(carried: dict[Hashable, list[Record]], place: Record) -> Record:
    waiting = carried.get(_hashable(place))
    return waiting.pop(0) if waiting else {}


def _hashable(place: Record) -> Hashable:
    return tuple(sorted((key, tuple(value) if isinstance(value, list) else value) for key, value in place.items()))
