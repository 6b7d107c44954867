"""The tokens of a document as plain lists, for rules that walk to the left and right of a word.

White space inside a phrase is skipped unless a sentence or list entry begins after it: what the layout
wrapped is one phrase, what it sets apart is not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from tomllib import loads
from typing import Any

from spacy.tokens import Doc, Span

from rolecall.pipeline.attributes import SECTIONS


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


class Words:
    """Parallel lists over a document's tokens: `label[i]` is the entity label of token i, "" if free, and
    `column[i]` says that it is the white space before a new column of a flattened table."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: list[str] = [token.text for token in doc]
        self.lower: list[str] = [text.lower().replace("’", "'") for text in self.text]
        self.space: list[bool] = [token.is_space for token in doc]
        self.after: list[bool] = [bool(token.whitespace_) for token in doc]
        self.column: list[bool] = [
            space and "\n" not in text and (len(text) >= 2 if self._spaced(i) else "\t" in text)
            for i, (space, text) in enumerate(zip(self.space, self.text, strict=True))
        ]
        self.sentence: list[bool] = [bool(token.is_sent_start) or token.i == 0 for token in doc]
        self.label: list[str] = [token.ent_type_ for token in doc]
        self.section: list[str] = ["item"] * len(doc)
        for span in doc.spans.get(SECTIONS, ()):
            self.section[span.start : span.end] = [span.label_] * len(span)

    def _spaced(self, i: int) -> bool:
        """Whether a space stands before token i, so that a tab in it is a wrap's indentation, not a column."""
        return i > 0 and self.after[i - 1]

    def __len__(self) -> int:
        return len(self.text)

    def next(self, i: int) -> int:
        """The next word of the same sentence after i, or -1."""
        i += 1
        while i < len(self) and self.space[i]:
            i += 1
        return -1 if i >= len(self) or self.sentence[i] else i

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
        return i >= 0 and self.text[i][:1].isupper()

    def acronym(self, i: int) -> bool:
        """Whether token i is two or more letters, most of them capitals (`WCF`, `DfE`, `NHSE`)."""
        text = self.text[i]
        return len(text) >= 2 and text.isalpha() and sum(c.isupper() for c in text) >= max(2, len(text) / 2)

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


def add_entities(doc: Doc, found: Sequence[Found], *, keep: Callable[[Span], bool] | None = None) -> None:
    """Write the proposals as entities where none stands yet; the surer, then the longer, goes first."""
    taken = {i for ent in doc.ents for i in range(ent.start, ent.end)}
    entities = list(doc.ents)
    for item in sorted(found, key=lambda f: (-f.score, f.start - f.end, f.start)):
        if taken.isdisjoint(range(item.start, item.end)):
            span = Span(doc, item.start, item.end, label=item.label)
            if keep is None or keep(span):
                span._.score = item.score
                entities.append(span)
                taken.update(range(item.start, item.end))
    doc.set_ents(sorted(entities, key=lambda e: e.start))
