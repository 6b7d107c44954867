"""A processed Doc as a record: the one place where spaCy's objects become rolecall's."""

from spacy.tokens import Doc

from rolecall.pipeline.attributes import Facts, RelationData
from rolecall.records import Mention, Minutes, Relation


def minutes_from_doc(
    doc: Doc,
    *,
    id: str,  # noqa: A002 (the word that the annotation format uses)
    source: str = "",
    title: str | None = None,
) -> Minutes:
    """Everything that the pipeline found in a document, as a frozen record under the document's id."""
    mentions = {
        (ent.start_char, ent.end_char): Mention(
            document=id,
            start=ent.start_char,
            end=ent.end_char,
            label=ent.label_,  # type: ignore[arg-type]
            text=ent.text,
            value=ent._.value,
            score=ent._.score,
        )
        for ent in doc.ents
    }
    facts: Facts = doc._.facts
    return Minutes(
        id=id,
        text=doc.text,
        source=source,
        title=title,
        meeting_date=facts.get("meeting_date"),
        body=facts.get("body"),
        council=facts.get("council"),
        mentions=tuple(mentions.values()),
        relations=tuple(_relation(data, mentions) for data in doc._.relations),
    )


def _relation(data: RelationData, mentions: dict[tuple[int, int], Mention]) -> Relation:
    return Relation(
        head=mentions[data["head"][0], data["head"][1]],
        child=mentions[data["child"][0], data["child"][1]],
        label=data["label"],  # type: ignore[arg-type]
        status=data["status"],  # type: ignore[arg-type]
        change=data["change"],  # type: ignore[arg-type]
        score=data["score"],
    )
