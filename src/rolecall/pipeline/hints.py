"""Component `hints`: what the rules propose and the lists know, as small numbers that a trained model may weigh.

A model that learns from a few hundred documents must not learn names; it learns when to believe the rules. Each token
gets the columns of `COLUMNS`; they are features, never decisions, and are gone once entities are recognised.
"""

from collections import defaultdict
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from rolecall.pipeline.acronyms import long_forms
from rolecall.pipeline.name_classes import name_classes
from rolecall.pipeline.organisations import Organisations
from rolecall.pipeline.people import People
from rolecall.pipeline.roles import Roles
from rolecall.pipeline.short_names import ShortNames
from rolecall.pipeline.title_phrases import title_words
from rolecall.pipeline.words import Found, Words, cue_set, form_of

KEY = ("rolecall", "hints")
COLUMNS = ("name class", "proposal", "place", "vocabulary", "memory", "acronym")
_LABELS = {"PERSON": 1, "ROLE": 2, "ORG": 3, "MONEY": 4, "DATE": 5}
_SECTIONS = {"heading": 1, "attendance": 2, "apologies": 3, "contacts": 4, "item": 5, "resolution": 6, "signature": 7}
_SURE = 0.9


class Hints:
    """Computes the hints of a document: one row a token, one column for each of `COLUMNS`.

    `name class` is the letter of `rolecall.pipeline.name_classes`; `proposal` the label that the rule components
    would give, with the token's place in the span and how sure they are; `place` the section and whether a
    sentence, line or column begins here; `vocabulary` which lists of cues hold the word; `memory` the labels that
    the rules give the same word elsewhere in the document; `acronym` what the document says that the letters stand for.

    The document's own entities stay as they are.
    """

    def __init__(self, nlp: Language, name: str = "hints") -> None:
        self.name = name
        self._people = People()
        self._others = (Organisations(nlp), Roles(), ShortNames())

    def __call__(self, doc: Doc) -> Doc:
        doc.user_data[KEY] = self.process(doc)  # type: ignore[index]
        return doc

    def process(self, doc: Doc) -> NDArray[np.uint64]:
        """The hints as an array of unsigned integers, shape (tokens, columns)."""
        words = Words(doc)
        classes = name_classes(words)
        words.add(self._people.propose(words, classes))
        for rule in self._others:
            words.add(rule.process(words))
        columns = (
            [ord(letter) for letter in classes],
            _proposals(words),
            _places(words),
            [_vocabulary(text) for text in words.text],
            _memory(words),
            _acronyms(words),
        )
        return np.array(columns, dtype="uint64").T.reshape(len(doc), len(columns))


def proposed(doc: Doc) -> dict[tuple[int, int], tuple[str, bool]]:
    """The label of each span that the rules propose, and whether they are sure; none for a document without hints.

    A span is given by its first token and the one after its last.
    """
    hints = doc.user_data.get(KEY)  # type: ignore[call-overload]
    if hints is None:
        return {}
    names = {number: label for label, number in _LABELS.items()}
    spans, start = {}, 0
    for i in np.flatnonzero(hints[:, COLUMNS.index("proposal")]):
        label, rest = divmod(int(hints[i, COLUMNS.index("proposal")]), 100)
        place, sure = divmod(rest, 10)
        start = int(i) if place in (1, 4) else start
        if place in (3, 4):
            spans[start, int(i) + 1] = names[label], bool(sure)
    return spans


def drop_hints(doc: Doc) -> None:
    """Forget the hints of a document, once nothing needs them."""
    doc.user_data.pop(KEY, None)  # type: ignore[call-overload]


def _proposals(words: Words) -> list[int]:
    """Label, place in the span (1 begin, 2 inside, 3 last, 4 single) and sureness as one number a token."""
    numbers = [0] * len(words)
    for ent in words.entities:
        label, sure = _LABELS.get(ent.label, 0), int(ent.score >= _SURE)
        for i in range(ent.start, ent.end):
            numbers[i] = label * 100 + _place_in_span(ent, i) * 10 + sure
    return numbers


def _place_in_span(ent: Found, i: int) -> int:
    if ent.end - ent.start == 1:
        return 4
    return {ent.start: 1, ent.end - 1: 3}.get(i, 2)


def _places(words: Words) -> list[int]:
    """Section, and whether a sentence, a line and a column of a table begin with the token, as one number each."""
    lines = [False, *(space and "\n" in text for space, text in zip(words.space, words.text, strict=True))]
    columns = [False, *words.column]
    return [
        _SECTIONS.get(section, 0) * 8 + sentence * 4 + line * 2 + column
        for section, sentence, line, column in zip(words.section, words.sentence, lines[:-1], columns[:-1], strict=True)
    ]


@lru_cache(maxsize=65536)
def _vocabulary(text: str) -> int:
    """Which lists hold a word, and how it is written, a bit each."""
    form = form_of(text)
    lower = form.lower
    lists = (
        lower in title_words(),
        lower in cue_set("roles", "grades"),
        lower in cue_set("organisations", "heads"),
        lower in cue_set("organisations", "weak_heads"),
        lower in cue_set("organisations", "generic"),
        lower in cue_set("people", "honorifics") or lower in cue_set("people", "plural_honorifics"),
        lower in cue_set("people", "verbs"),
        form.capital,
        form.acronym,
    )
    return sum(1 << bit for bit, held in enumerate(lists) if held)


def _memory(words: Words) -> list[int]:
    """For each word, which labels the rules give it anywhere in the document and whether they leave it bare."""
    seen: dict[str, int] = defaultdict(int)
    for text, label, space in zip(words.text, words.label, words.space, strict=True):
        if not space and text[:1].isupper():
            seen[text.lower()] |= 1 << _LABELS.get(label, 0)
    return [seen.get(lower, 0) for lower in words.lower]


def _acronyms(words: Words) -> list[int]:
    """For letters: 1 unexplained, 2 stands for a body by its head, 3 perhaps, 4 for another thing; from 5 on, for
    what the rules take it for; 10 for the initials of a person."""
    kinds = {acronym: _kind(words, end - 1) for acronym, (_, end) in long_forms(words).items()}
    people = _initials(words)
    numbers = []
    for i, text in enumerate(words.text):
        if not words.acronym(i):
            numbers.append(0)
        elif text in kinds or text.removesuffix("s") in kinds:
            numbers.append(kinds.get(text) or kinds[text.removesuffix("s")])
        else:
            numbers.append(10 if text in people else 1)
    return numbers


def _kind(words: Words, last: int) -> int:
    if words.label[last]:
        return 4 + _LABELS.get(words.label[last], 0)
    lower = words.lower[last]
    if lower in cue_set("organisations", "heads"):
        return 2
    return 3 if lower in cue_set("organisations", "weak_heads") else 4


def _initials(words: Words) -> set[str]:
    """First letters of the people whom the rules find: `AH`, and `AMH` for three names."""
    found = set()
    for ent in words.entities:
        if ent.label == "PERSON":
            letters = words.capitals(ent.start, ent.end)
            found |= {letters, letters[0] + letters[-1]} if len(letters) > 1 else set()
    return found


@Language.factory("hints", assigns=["doc.user_data"])
def make_hints(nlp: Language, name: str) -> Hints:
    """The component for a pipeline; it stands after `amounts_and_dates` and before the trained model."""
    return Hints(nlp, name)
