"""The titles that a document gives somebody: what a short mention of a title may stand for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from rolecall.pipeline.attributes import SECTIONS, RelationData
from rolecall.pipeline.sentences import Mention, SignText
from rolecall.pipeline.words import cues
from rolecall.values.organisations import same_body

_HEAD = 1500
"""Code points at the start of a document in which it is told who chaired and who clerked."""


@dataclass(frozen=True, slots=True)
class Title:
    """One title that the document gives a holder: how it is worded, where, whose, and whether it still holds.

    `body` is that of a post elsewhere, "" for the document's own; `absent` says that the holder is named in the
    apologies, `served` that the head of the document has the holder serve the meeting in it: `Clerked by Ann Hart`.
    """

    text: str
    start: int
    person: Mention
    name: str
    status: str
    change: str
    body: str = ""
    absent: bool = False
    served: bool = False


def titles_of(doc: Doc, text: SignText, bodies: Mapping[tuple[int, ...], str]) -> list[Title]:
    """Those of its HOLDS, then those that a verb implies; `bodies` are of posts elsewhere (`bodies_elsewhere`)."""
    return [*_stated(doc, text, bodies), *_implied(text)]


def bodies_elsewhere(doc: Doc, text: SignText) -> dict[tuple[int, ...], str]:
    """The body at which each title is held, by the title's first and last code point, but for the document's own."""
    own = [name for name in (doc._.facts.get("body"), doc._.facts.get("council")) if name]
    relations: Sequence[RelationData] = doc._.relations
    names = {mention.start_char: mention.text for mention in text.mentions if mention.label == "ORG"}
    bodies = {tuple(r["head"]): names[r["child"][0]] for r in relations if r["label"] == "AT"}
    return {title: body for title, body in bodies.items() if not any(same_body(body, name) for name in own)}


def _stated(doc: Doc, text: SignText, bodies: Mapping[tuple[int, ...], str]) -> Iterator[Title]:
    spans: dict[tuple[int, ...], Mention] = {(m.start_char, m.end_char): m for m in text.mentions}
    sections = doc.spans.get(SECTIONS, ())
    apologies = {i for span in sections if span.label_ == "apologies" for i in range(span.start, span.end)}
    for relation in doc._.relations:
        if relation["label"] == "HOLDS":
            person, role = spans[tuple(relation["head"])], spans[tuple(relation["child"])]
            body = bodies.get(tuple(relation["child"]), "")
            absent = role.start in apologies
            yield Title(
                role.text,
                role.start_char,
                person,
                person.text,
                relation["status"],
                relation["change"],
                body=body,
                absent=absent,
            )


def _implied(text: SignText) -> Iterator[Title]:
    """Titles that a verb implies: `chaired by Ann Hart`."""
    for person in (mention for mention in text.mentions if mention.label == "PERSON"):
        before = text.between(max(0, person.start_char - 40), person.start_char) + "$"
        for pattern, title in _implying():
            match = pattern.search(before)
            if match and match.end() == len(before) - 1:
                served = person.start_char < _HEAD
                yield Title(title, -1, person, person.text, "current", "none", served=served)


@cache
def _implying() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(cue["pattern"]), cue["title"]) for cue in cues("relations")["implied"]["titles"]]
