"""Every attribute that rolecall adds to spaCy's objects, declared here and nowhere else.

All are plain JSON-able data kept in `Doc.user_data`, so that they survive `to_bytes`, pickling and a
`DocBin(store_user_data=True)`. Offsets inside them count code points of `doc.text`. What is read is a copy:
to change an attribute, assign to it.

| attribute | what it holds |
| --- | --- |
| `doc._.facts` | `meeting_date` (EDTF) and its `date_reason`, `body`, `council`, `type`; null where none is told |
| `doc._.relations` | a list of `{head, child, label, status, change, kind, score}`, ends as `[start, end]` |
| `doc._.holdings` | the HOLDS among them with body and dates, as `rolecall.records.Holding` (computed) |
| `doc._.changes` | the changes of post that it states, as `rolecall.records.StatedChange` (computed) |
| `span._.value` | the value of an entity, `{}` when it has none |
| `span._.score` | how sure the finder was, in [0, 1] |
| `doc.spans["sections"]` | the document's sections, labelled (spaCy's own span groups) |
"""

from typing import Any, TypedDict, cast

from spacy.tokens import Doc, Span

from rolecall.change_statements import stated_changes
from rolecall.holdings import holdings_of
from rolecall.records import DocumentType, Holding, StatedChange

SECTIONS = "sections"
_SCALARS = frozenset((str, int, float, bool, type(None)))
"""What JSON holds beside lists and objects: nothing to copy."""


class Facts(TypedDict, total=False):
    """What a document says of itself; a key that is absent has not been looked for yet."""

    meeting_date: str | None
    date_reason: str
    body: str | None
    council: str | None
    type: DocumentType | None


class RelationData(TypedDict):
    """One relation as data: ends are `[start, end]` character offsets of entity spans."""

    head: list[int]
    child: list[int]
    label: str
    status: str
    change: str
    kind: str | None
    score: float


def _holdings(doc: Doc) -> tuple[Holding, ...]:
    from rolecall.pipeline.documents import minutes_from_doc

    return holdings_of(minutes_from_doc(doc, id="document"))


def _changes(doc: Doc) -> tuple[StatedChange, ...]:
    from rolecall.pipeline.documents import minutes_from_doc

    return stated_changes(minutes_from_doc(doc, id="document"))


def _copy(value: object) -> object:
    """The JSON-able value anew, with lists for the tuples as which a DocBin gives lists back."""
    if isinstance(value, dict):
        return {key: item if type(item) in _SCALARS else _copy(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [item if type(item) in _SCALARS else _copy(item) for item in value]
    return value


def score_of(doc: Doc, start_char: int, end_char: int) -> float:
    """`span._.score` of the span of these characters, without the span."""
    return cast(
        "float", cast("dict[object, object]", doc.user_data).get(("rolecall", "score", start_char, end_char), 1.0)
    )


def value_of(doc: Doc, start_char: int, end_char: int) -> dict[str, Any]:
    """`span._.value` of the span of these characters, without the span; not to be changed."""
    values = cast("dict[object, dict[str, Any]]", doc.user_data)
    return values.get(("rolecall", "value", start_char, end_char), {})


def _get(name: str, default: object) -> Any:
    def get(owner: Doc) -> object:
        data = cast("dict[object, object]", owner.user_data)
        return _copy(data.get(("rolecall", name), default))

    return get


def _set(name: str) -> Any:
    def set_(owner: Doc, value: object) -> None:
        cast("dict[object, object]", owner.user_data)["rolecall", name] = value

    return set_


def _span_get(name: str, default: object) -> Any:
    def get(span: Span) -> object:
        data = cast("dict[object, object]", span.doc.user_data)
        return _copy(data.get(("rolecall", name, span.start_char, span.end_char), default))

    return get


def _span_set(name: str) -> Any:
    def set_(span: Span, value: object) -> None:
        data = cast("dict[object, object]", span.doc.user_data)
        data["rolecall", name, span.start_char, span.end_char] = value

    return set_


if not Doc.has_extension("facts"):
    Doc.set_extension("facts", getter=_get("facts", {}), setter=_set("facts"))
    Doc.set_extension("relations", getter=_get("relations", []), setter=_set("relations"))
    Doc.set_extension("holdings", getter=_holdings)
    Doc.set_extension("changes", getter=_changes)
    Span.set_extension("value", getter=_span_get("value", {}), setter=_span_set("value"))
    Span.set_extension("score", getter=_span_get("score", 1.0), setter=_span_set("score"))
