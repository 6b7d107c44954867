"""Component `minutes_layout`: the sections of minutes, and sentences that respect lists and wrapped lines."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.types import Ints2d

from rolecall.pipeline.attributes import SECTIONS
from rolecall.pipeline.lines import Line, find_lines, layout_cues, sentence_starts
from rolecall.pipeline.words import Words

_LEAD = re.compile(r"^[\W\d_]*(?:[a-z]\)|\(?[a-z]\))?[\W_]*", re.I)
_NUMBERED = re.compile(r"^[\W_]*(?:[A-Z]{1,4}\s?)?\d{1,4}(?:[./]\d{1,4})*[.)]?[\s:*]+[*_]*[A-Z(“\"‘']")
_AFTER_LABEL = re.compile(r"[\s*_]*(?:\([^)]*\))?[\s*_]*(?:[:;=\t–—-]|\s{2,}|$)")
_PROSE_WORDS = 7
_PROSE_SHARE = 0.45
_HEADING_WORDS = 14
_LISTS = ("attendance", "apologies", "contacts")


@dataclass(frozen=True, slots=True)
class Section:
    """Tokens `start` to `end` under one label: heading, attendance, apologies, contacts, item, resolution
    or signature."""

    start: int
    end: int
    label: str


@cache
def _label_patterns() -> dict[str, re.Pattern[str]]:
    cues = layout_cues()
    return {
        name: re.compile(
            r"(?:" + "|".join(sorted(map(re.escape, cues[name]["labels"]), key=len, reverse=True)) + r")\b",
            re.I,
        )
        for name in (*_LISTS, "resolution", "signature")
    }


class MinutesLayout:
    """Marks sections and sentence boundaries.

    Idea: a line is labelled by the cue with which it begins (`Present:`, `Apologies`, `RESOLVED`), a list
    section runs on over lines that look like names and titles and ends at the first prose, heading or other
    cue. Sentences begin at lines that the page did not merely wrap and after full stops that no
    abbreviation or initial explains.

    Writes `token.is_sent_start` and `doc.spans["sections"]`, whose spans cover the document.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> _ = nlp.add_pipe("minutes_layout")
        >>> doc = nlp("Present: Cllr A Jones (Chair)\\n\\n1. Budget\\n\\nThe budget was agreed.")
        >>> [span.label_ for span in doc.spans["sections"]]
        ['attendance', 'heading', 'item']
    """

    def __init__(self, name: str = "minutes_layout") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        words = Words(doc)
        lines = find_lines(words)
        if len(doc):
            marks = np.full((len(doc), 1), -1, dtype="int64")
            marks[sentence_starts(words, lines)] = 1
            # one by one would take time that grows with the square of the length
            doc.from_array([SENT_START], cast("Ints2d", marks.astype("uint64")))
        doc.spans[SECTIONS] = [Span(doc, s.start, s.end, label=s.label) for s in self.process(lines)]
        return doc

    def process(self, lines: list[Line]) -> list[Section]:
        """The sections of the document, in order and without gaps between their lines."""
        labelled: list[Section] = []
        current = "item"
        for number, line in enumerate(lines):
            label = self._line_label(lines, number, current)
            current = label if label in _LISTS else "item"
            joins = labelled and labelled[-1].label == label and (label != "heading" or line.wraps)
            if joins:
                labelled[-1] = Section(labelled[-1].start, line.end, label)
            else:
                labelled.append(Section(line.start, line.end, label))
        return labelled

    def _line_label(self, lines: list[Line], number: int, current: str) -> str:
        text = lines[number].text
        if lines[number].wraps:
            return current
        words = text[_LEAD.match(text).end() :] if _LEAD.match(text) else text  # type: ignore[union-attr]
        for name, pattern in _label_patterns().items():
            match = pattern.match(words)
            if not match or not words[:1].isupper():
                continue
            if name in _LISTS and self._opens_list(words, match.end(), name):
                return name
            if name == "resolution" and (words[: match.end()].isupper() or _AFTER_LABEL.match(words, match.end())):
                return name
            if name == "signature" and number >= 0.75 * len(lines) and len(words.split()) <= 8:
                return name
        if current in _LISTS and not _NUMBERED.match(text) and not _is_prose(words):
            return current
        if _is_heading(lines, number):
            return "heading"
        return "item"

    @staticmethod
    def _opens_list(words: str, end: int, name: str) -> bool:
        rest = words[end:]
        if _AFTER_LABEL.match(rest):
            return True
        # `Present Ann Hart AH`, `PRESENT Councillors …`: a list without a colon still goes on in capitals
        following = rest.split()[:3]
        return (
            name != "contacts"
            and bool(following)
            and not _is_prose(words)
            and sum(word[:1].isupper() for word in following) >= min(2, len(following))
        ) or (name == "apologies" and bool(re.match(r"\s*(?:for absence\s*)?(?:were|was|had|have|from)\b", rest, re.I)))


def _is_prose(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1]
    lower = [word for word in words if word[0].islower() and word not in ("and", "of", "the", "for", "with", "from")]
    return len(words) >= _PROSE_WORDS and len(lower) / len(words) >= _PROSE_SHARE


def _is_heading(lines: list[Line], number: int) -> bool:
    line = lines[number]
    text = line.text
    alone = number + 1 == len(lines) or lines[number + 1].gap >= 2 or not lines[number + 1].wraps
    short = len(text.split()) <= _HEADING_WORDS and text.rstrip("* _")[-1:] not in (".", ",", ";")
    return (
        alone
        and short
        and (
            text.isupper()
            or bool(_NUMBERED.match(text))
            or (line.gap != 1 and text[:1] in "#*")
            or (line.gap != 1 and text[:1].isupper() and (number + 1 == len(lines) or lines[number + 1].gap >= 2))
        )
    )


@Language.factory("minutes_layout", assigns=["token.is_sent_start", "doc.spans"])
def make_minutes_layout(nlp: Language, name: str) -> MinutesLayout:  # noqa: ARG001 (the factory's signature)
    """The component for a pipeline; it needs nothing but tokens."""
    return MinutesLayout(name)
