"""The tokens of a document as plain lists, for rules that walk to the left and right of a word.

White space inside a phrase is skipped unless a sentence or list entry begins after it: what the layout
wrapped is one phrase, what it sets apart is not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from itertools import accumulate
from tomllib import loads
from typing import Any

import numpy as np
from spacy.attrs import ENT_IOB, ENT_TYPE, ORTH, SENT_START, SPACY
from spacy.strings import StringStore
from spacy.tokens import Doc, Span

from rolecall.pipeline.attributes import SECTIONS

_INSIDE, _BEGIN = 1, 3
"""spaCy's numbers for a token's place in an entity."""


@cache
def cues(name: str) -> dict[str, Any]:
    """The cues of `data/NAME.toml`."""
    return loads((resources.files("rolecall.pipeline") / f"data/{name}.toml").read_text(encoding="utf-8"))


@cache
def cue_set(name: str, key: str) -> frozenset[str]:
    """One list of cues as a set."""
    return frozenset(cues(name)[key])


@dataclass(frozen=True, slots=True)
class Found:
    """A span that a rule proposes: tokens `start` to `end`, its label, and how sure the rule is in [0, 1]."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Form:
    """What the letters of a word say, wherever it stands."""

    text: str
    lower: str
    space: bool
    capital: bool
    acronym: bool


@lru_cache(maxsize=100_000)
def form_of(text: str) -> Form:
    capitals = sum(c.isupper() for c in text)
    acronym = len(text) >= 2 and text.isalpha() and capitals >= max(2, len(text) / 2)
    return Form(text, text.lower().replace("’", "'"), text.isspace(), text[:1].isupper(), acronym)


@dataclass(frozen=True, slots=True)
class _Spelling:
    """What the letters of a document say: its whole string, and parallel lists over its tokens."""

    string: str
    offset: list[int]
    text: list[str]
    lower: list[str]
    space: list[bool]
    after: list[bool]
    column: list[bool]
    capital: list[bool]
    acronym: list[bool]


def _spelling(doc: Doc) -> _Spelling:
    return _spelt(doc.to_array([ORTH, SPACY]).tobytes(), doc.vocab.strings)


@lru_cache(maxsize=64)
def _spelt(tokens: bytes, strings: StringStore) -> _Spelling:
    """Kept while a batch passes, since one component after another asks for documents that they only label anew."""
    orth, blank_after = np.frombuffer(tokens, dtype="uint64").reshape(-1, 2).T
    keys, after = orth.tolist(), (blank_after == 1).tolist()
    forms_of = {key: form_of(strings[key]) for key in set(keys)}
    forms = [forms_of[key] for key in keys]
    spaced = [form.text + " " if blank else form.text for form, blank in zip(forms, after, strict=True)]
    return _Spelling(
        string="".join(spaced),
        offset=[0, *accumulate(map(len, spaced))],
        text=[form.text for form in forms],
        lower=[form.lower for form in forms],
        space=[form.space for form in forms],
        after=after,
        column=[form.space and _is_column(form.text, i > 0 and after[i - 1]) for i, form in enumerate(forms)],
        capital=[form.capital for form in forms],
        acronym=[form.acronym for form in forms],
    )


def _entities(doc: Doc, labels: Sequence[str]) -> list[Found]:
    """The entities of the document; they count as sure."""
    place = doc.to_array(ENT_IOB)
    begins, goes_on = place == _BEGIN, np.append(place[1:] == _INSIDE, False)
    ends = (begins | (place == _INSIDE)) & ~goes_on
    bounds = zip(np.flatnonzero(begins).tolist(), (np.flatnonzero(ends) + 1).tolist(), strict=True)
    return [Found(start, end, labels[start], 1.0) for start, end in bounds]


def _is_column(blank: str, indents: bool) -> bool:
    """Whether the white space is wide or holds a tab, unless that indents what a space before it wrapped."""
    return "\n" not in blank and (len(blank) >= 2 if indents else "\t" in blank)


def text_of(doc: Doc) -> str:
    """`doc.text`, which spaCy builds anew from Token objects each time it is asked."""
    return _spelling(doc).string


class Words:
    """Parallel lists over a document's tokens: `label[i]` is the entity label of token i, "" if free, `offset[i]` its
    first character, and `column[i]` says that it is the white space before a new column of a flattened table.

    Read from arrays, since a Token object for each token takes more time than all the rules.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        spelling = _spelling(doc)
        self.whole, self.offset = spelling.string, spelling.offset
        self.text, self.lower = spelling.text, spelling.lower
        self.space, self.after, self.column = spelling.space, spelling.after, spelling.column
        self._capital, self._acronym = spelling.capital, spelling.acronym
        starts = doc.to_array(SENT_START) == 1
        starts[:1] = True
        self.sentence: list[bool] = starts.tolist()
        labels = doc.to_array(ENT_TYPE).tolist()
        label_of = {key: doc.vocab.strings[key] for key in set(labels)}
        self.label: list[str] = [label_of[key] for key in labels]

    @cached_property
    def entities(self) -> list[Found]:
        """The entities of the document, and what `add` took."""
        return _entities(self.doc, self.label)

    @cached_property
    def section(self) -> list[str]:
        """The section in which each token stands."""
        section = ["item"] * len(self)
        for span in self.doc.spans.get(SECTIONS, ()):
            section[span.start : span.end] = [span.label_] * len(span)
        return section

    def __len__(self) -> int:
        return len(self.text)

    def add(self, found: Iterable[Found]) -> list[Found]:
        """Take the proposals where no entity stands yet, the surer, then the longer first, and give those taken."""
        taken = []
        for item in sorted(found, key=lambda f: (-f.score, f.start - f.end, f.start)):
            if self.free(item.start, item.end):
                taken.append(item)
                self.label[item.start : item.end] = [item.label] * (item.end - item.start)
        self.entities = sorted([*self.entities, *taken], key=lambda f: f.start)
        return taken

    def string(self, start: int, end: int) -> str:
        """The text of tokens start to end, as `doc[start:end].text`."""
        return self.whole[self.offset[start] : self.offset[end - 1] + len(self.text[end - 1])] if end > start else ""

    def capitals(self, start: int, end: int) -> str:
        """The first letters of those of the tokens start to end that begin with a capital."""
        return "".join(text[0] for text in self.text[start:end] if text[:1].isupper())

    def next(self, i: int) -> int:
        """The next word of the same sentence after i, or -1."""
        i += 1
        while i < len(self.space) and self.space[i]:
            i += 1
        return -1 if i >= len(self.space) or self.sentence[i] else i

    def previous(self, i: int) -> int:
        """The word of the same sentence before i, or -1."""
        if i <= 0 or self.sentence[i]:
            return -1
        i -= 1
        while i >= 0 and self.space[i]:
            if self.sentence[i]:
                return -1
            i -= 1
        return i

    def column_before(self, i: int) -> bool:
        """Whether a new column of a table begins with token i."""
        return i > 0 and self.column[i - 1]

    def capital(self, i: int) -> bool:
        """Whether token i is a word that begins with a capital letter."""
        return i >= 0 and self._capital[i]

    def acronym(self, i: int) -> bool:
        """Whether token i is two or more letters, most of them capitals (`WCF`, `DfE`, `NHSE`)."""
        return self._acronym[i]

    def hyphen(self, i: int) -> bool:
        """Whether token i joins its neighbours without white space (`Ashby-Lowe`)."""
        return (
            0 < i < len(self) - 1
            and self.text[i] in ("-", "‐", "‑", "–")
            and not self.after[i - 1]
            and not self.after[i]
            and (not self.space[i + 1] or "\n" in self.text[i + 1])
        )

    def free(self, start: int, end: int) -> bool:
        """Whether no entity covers any of these tokens."""
        return not any(self.label[start:end])


def write_entities(doc: Doc, found: Sequence[Found]) -> None:
    """Write spans that no entity of the document overlaps as entities, with their scores."""
    spans = [Span(doc, item.start, item.end, label=item.label) for item in found]
    for span, item in zip(spans, found, strict=True):
        span._.score = item.score
    doc.set_ents(spans, default="unmodified" if doc.has_annotation("ENT_IOB") else "outside")
