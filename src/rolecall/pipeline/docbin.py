"""spaCy's own files, a DocBin (`.spacy`): documents with tokens, entities and everything that rolecall adds to a Doc.

Invariant: a mention begins and ends where tokens do, so that spaCy keeps it: the tokens are rolecall's, cut besides at
the edges of mentions. Data are JSON-able and stored by msgpack; nothing is pickled. What is no attribute of a Doc, such
as source, title and pages, stands in `doc.user_data` under ("rolecall", "document").
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from rolecall.annotations import Record, from_record, to_record
from rolecall.conversion.json_lines import in_json
from rolecall.conversion.telling import OnError, OnNote, attempt, log_note, raise_error
from rolecall.errors import AnnotationError
from rolecall.pipeline.documents import minutes_from_doc, relation_data
from rolecall.pipeline.tokenizer import create_minutes_tokenizer
from rolecall.records import ENTITY_LABELS, Minutes

_DOCUMENT = ("rolecall", "document")


def read(path: Path, *, on_error: OnError = raise_error, on_note: OnNote = log_note) -> Iterator[Minutes]:
    """The documents of a file; entities of labels that are none of rolecall's are left out, with a note."""
    docs = attempt(partial(_docs, path), path=path, place="the file", on_error=on_error) or []
    for number, doc in enumerate(docs, start=1):
        if others := sorted({ent.label_ for ent in doc.ents} - set(ENTITY_LABELS)):
            on_note(f"{path}: document {number}: entities of the labels {', '.join(others)} were not used")
        make = partial(_minutes, doc, f"{path.stem}-{number}")
        if minutes := attempt(make, path=path, place=f"document {number}", on_error=on_error):
            yield minutes


def _docs(path: Path) -> list[Doc]:
    return list(DocBin().from_bytes(path.read_bytes()).get_docs(Vocab()))


def _minutes(doc: Doc, default_id: str) -> Minutes:
    about = cast("dict[Any, Record]", doc.user_data).get(_DOCUMENT, {})
    record = to_record(minutes_from_doc(doc, id=about.get("id", default_id)))
    record["meta"] |= {"source": about.get("source", ""), "title": about.get("title")}
    # Checked as what any other format holds: the file may have been made by anyone.
    return from_record({**record, "pages": about.get("pages")})


def write(
    documents: Iterable[Minutes],
    path: Path,
    *,
    on_error: OnError = raise_error,
    on_note: OnNote = log_note,  # noqa: ARG001
) -> int:
    """Write the documents as one DocBin; how many were written."""
    nlp = _blank()
    docs = DocBin(store_user_data=True)
    for minutes in documents:
        doc = attempt(partial(doc_of, minutes, nlp), path=path, place=minutes.id, on_error=on_error)
        if doc is not None:  # an empty Doc is one all the same
            docs.add(doc)
    docs.to_disk(path)
    return len(docs)


@cache
def _blank() -> Language:
    nlp = spacy.blank("en")
    nlp.tokenizer = create_minutes_tokenizer()(nlp)
    return nlp


def doc_of(minutes: Minutes, nlp: Language) -> Doc:
    """The document as a Doc, with everything of it in the attributes that `rolecall.pipeline.attributes` declares."""
    edges = {edge for mention in minutes.mentions for edge in (mention.start, mention.end)}
    words, spaces = _cut(nlp.make_doc(minutes.text), edges)
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    if doc.text != minutes.text:
        raise AnnotationError("spaCy's tokens cannot hold its text")
    entities = []
    for mention in minutes.mentions:
        span = doc.char_span(mention.start, mention.end, label=mention.label)
        if span is None:
            raise AnnotationError(f"spaCy's tokens cannot hold {mention.text!r}")
        entities.append(span)
    doc.set_ents(entities)
    for mention, entity in zip(minutes.mentions, entities, strict=True):
        _tell(entity, mention.value, mention.score)
    doc._.facts = {key: getattr(minutes, key) for key in ("meeting_date", "body", "council", "type")}
    doc._.relations = [relation_data(relation) for relation in minutes.relations]
    pages = to_record(replace(minutes, mentions=(), relations=())).get("pages")
    cast("dict[Any, Record]", doc.user_data)[_DOCUMENT] = {
        "id": minutes.id,
        "source": minutes.source,
        "title": minutes.title,
        "pages": pages,
    }
    in_json([to_record(minutes)])  # what no file can hold is told now, of this document
    return doc


def _tell(entity: Span, value: object, score: float) -> None:
    if value:
        entity._.value = dict(cast("dict[str, object]", value))
    entity._.score = score


def _cut(doc: Doc, edges: set[int]) -> tuple[list[str], list[bool]]:
    """The words of the Doc, cut at each of the offsets, and whether a space follows each."""
    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        start, text = token.idx, token.text
        inner = sorted(edge - start for edge in edges.intersection(range(start + 1, start + len(text))))
        words += [text[s:e] for s, e in zip([0, *inner], [*inner, len(text)], strict=True)]
        spaces += [False] * len(inner) + [bool(token.whitespace_)]
    return words, spaces
