"""A processed Doc as a record: the one place where spaCy's objects become rolecall's."""

from spacy.tokens import Doc

from rolecall.pipeline.attributes import Facts, RelationData
from rolecall.pipeline.words import text_of
from rolecall.records import ENTITY_LABELS, Mention, Minutes, Relation


def minutes_from_doc(doc: Doc, *, id: str) -> Minutes:  # noqa: A002 (the word that the annotation format uses)
    """Everything that the pipeline found in a document, as a frozen record under the document's id.

    Entities of labels that are none of rolecall's own, which other components of a pipeline may add, are left out,
    and so is a relation one end of which is no entity any more.
    """
    text = text_of(doc)
    mentions = {
        (ent.start_char, ent.end_char): Mention(
            document=id,
            start=ent.start_char,
            end=ent.end_char,
            label=ent.label_,
            text=text[ent.start_char : ent.end_char],
            value=ent._.value,
            score=ent._.score,
        )
        for ent in doc.ents
        if ent.label_ in ENTITY_LABELS
    }
    facts: Facts = doc._.facts
    return Minutes(
        id=id,
        text=text,
        meeting_date=facts.get("meeting_date"),
        body=facts.get("body"),
        council=facts.get("council"),
        type=facts.get("type"),
        mentions=tuple(mentions.values()),
        relations=tuple(relation for data in doc._.relations if (relation := _relation(data, mentions))),
    )


def relation_data(relation: Relation) -> RelationData:
    """A relation as data of the document in which it stands."""
    head, child = [[m.start, m.end] for m in (relation.head, relation.child)]
    return {
        "head": head,
        "child": child,
        "label": relation.label,
        "status": relation.status,
        "change": relation.change,
        "kind": relation.kind,
        "score": relation.score,
    }


def _relation(data: RelationData, mentions: dict[tuple[int, int], Mention]) -> Relation | None:
    head, child = (mentions.get((end[0], end[1])) for end in (data["head"], data["child"]))
    if head is None or child is None:
        return None
    return Relation(
        head=head,
        child=child,
        label=data["label"],  # type: ignore[arg-type]
        status=data["status"],  # type: ignore[arg-type]
        change=data["change"],  # type: ignore[arg-type]
        score=data["score"],
        kind=data["kind"],  # type: ignore[arg-type]
    )
