"""Component `hints`: what the rules propose and the lists know, as small numbers that a trained model may weigh.

A model that learns from a few hundred documents must not learn names; it learns when to believe the rules. Each token
gets the columns of `COLUMNS`; they are features, never decisions, and are gone once entities are recognised.
"""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from rolecall.pipeline.name_classes import name_classes
from rolecall.pipeline.organisations import Organisations
from rolecall.pipeline.people import People
from rolecall.pipeline.roles import Roles
from rolecall.pipeline.short_names import ShortNames
from rolecall.pipeline.title_phrases import title_words
from rolecall.pipeline.words import Words, cue_set

KEY = ("rolecall", "hints")
COLUMNS = ("name class", "proposal", "place", "vocabulary", "memory")
_LABELS = {"PERSON": 1, "ROLE": 2, "ORG": 3, "MONEY": 4, "DATE": 5}
_SECTIONS = {"heading": 1, "attendance": 2, "apologies": 3, "contacts": 4, "item": 5, "resolution": 6, "signature": 7}
_SURE = 0.9


class Hints:
    """Computes the hints of a document: one row a token, one column for each of `COLUMNS`.

    `name class` is the letter of `rolecall.pipeline.name_classes`; `proposal` the label that the rule components
    would give, with the token's place in the span and how sure they are; `place` the section and whether a
    sentence, line or column begins here; `vocabulary` which lists of cues hold the word; `memory` the labels that
    the rules give the same word elsewhere in the document.

    Preset entities (sums, dates) stay; the rules' own entities are taken back.
    """

    def __init__(self, nlp: Language, name: str = "hints") -> None:
        self.name = name
        self._rules = (People(), Organisations(nlp), Roles(), ShortNames())

    def __call__(self, doc: Doc) -> Doc:
        doc.user_data[KEY] = self.process(doc)  # type: ignore[index]
        return doc

    def process(self, doc: Doc) -> NDArray[np.uint64]:
        """The hints as an array of unsigned integers, shape (tokens, columns)."""
        preset = list(doc.ents)
        classes = name_classes(Words(doc))
        for rule in self._rules:
            rule(doc)
        words = Words(doc)
        proposals = _proposals(doc)
        doc.set_ents(preset)
        columns = (
            [ord(letter) for letter in classes],
            proposals,
            [_place(words, i) for i in range(len(words))],
            [_vocabulary(words, i) for i in range(len(words))],
            _memory(words),
        )
        return np.array(columns, dtype="uint64").T.reshape(len(doc), len(columns))


def _proposals(doc: Doc) -> list[int]:
    """Label, place in the span (1 begin, 2 inside, 3 last, 4 single) and sureness as one number a token."""
    numbers = [0] * len(doc)
    for ent in doc.ents:
        label, sure = _LABELS.get(ent.label_, 0), int(ent._.score >= _SURE)
        for i in range(ent.start, ent.end):
            numbers[i] = label * 100 + _place_in_span(ent, i) * 10 + sure
    return numbers


def _place_in_span(ent: Span, i: int) -> int:
    if len(ent) == 1:
        return 4
    return {ent.start: 1, ent.end - 1: 3}.get(i, 2)


def _place(words: Words, i: int) -> int:
    after_space = i > 0 and words.space[i - 1]
    line = after_space and "\n" in words.text[i - 1]
    return _SECTIONS.get(words.section[i], 0) * 8 + words.sentence[i] * 4 + line * 2 + words.column_before(i)


def _vocabulary(words: Words, i: int) -> int:
    lower = words.lower[i]
    lists = (
        lower in title_words(),
        lower in cue_set("roles", "grades"),
        lower in cue_set("organisations", "heads"),
        lower in cue_set("organisations", "weak_heads"),
        lower in cue_set("organisations", "generic"),
        lower in cue_set("people", "honorifics") or lower in cue_set("people", "plural_honorifics"),
        lower in cue_set("people", "verbs"),
        words.capital(i),
        words.acronym(i),
    )
    return sum(1 << bit for bit, held in enumerate(lists) if held)


def _memory(words: Words) -> list[int]:
    """For each word, which labels the rules give it anywhere in the document and whether they leave it bare."""
    seen: dict[str, int] = defaultdict(int)
    for text, label, space in zip(words.text, words.label, words.space, strict=True):
        if not space and text[:1].isupper():
            seen[text.lower()] |= 1 << _LABELS.get(label, 0)
    return [seen.get(lower, 0) for lower in words.lower]


@Language.factory("hints", assigns=["doc.user_data"])
def make_hints(nlp: Language, name: str) -> Hints:
    """The component for a pipeline; it stands after `amounts_and_dates` and before the trained model."""
    return Hints(nlp, name)
