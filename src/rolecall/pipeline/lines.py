"""The lines of a document and which of them the layout merely wrapped.

Idea: minutes are lists, headings and hard-wrapped paragraphs. A line goes on where the one before was cut by
the page's width, ends in a word that cannot end anything, or leaves a bracket open, unless the new line
begins an entry of its own (a bullet, a number, a label).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from tomllib import loads
from typing import Any

from spacy.tokens import Doc

_ENUMERATOR = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|\d+\.\d+)(?:\s|$)", re.I)
_TERMINAL = frozenset(".?!:;")
_DANGLING = frozenset(
    "of and the for to in on at by with a an or & - – — / , from as that which was were is be been has had "
    "responsibility her his their its into under".split()
)
_CLOSING = frozenset(")]’'\"”*_|")
WRAPPED_SHARE = 0.72
"""A line this share of the usual width or longer counts as cut by the page."""

HANGING = 8
"""Columns from which on an indented line under a flush one continues it."""


@cache
def layout_cues() -> dict[str, Any]:
    """The cues of `data/layout.toml`."""
    return loads((resources.files("rolecall.pipeline") / "data/layout.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Line:
    """Tokens `start` to `end` of the document, without the white space around; `gap` counts the line breaks
    before it (0 for the first line, 2 and more after a blank line); `wraps` says that it continues the one
    before."""

    start: int
    end: int
    gap: int
    width: int
    starts_entry: bool
    indent: int = 0
    wraps: bool = False


def find_lines(doc: Doc) -> list[Line]:
    """Every line of the document that holds more than white space, in order."""
    bare = _bare_lines(doc)
    width = _usual_width(bare)
    lines: list[Line] = []
    depth = 0
    for line in bare:
        wraps = bool(lines) and _continues(doc, lines[-1], line, width, depth > 0)
        if not wraps:
            depth = 0
        depth = max(0, depth + _bracket_balance(doc, line))
        lines.append(Line(line.start, line.end, line.gap, line.width, line.starts_entry, line.indent, wraps=wraps))
    return lines


def _bare_lines(doc: Doc) -> list[Line]:
    lines: list[Line] = []
    start, gap = None, 0
    for token in doc:
        breaks = token.text.count("\n") + token.text.count("\x0c") if token.is_space else 0
        if token.is_space and not breaks:
            continue
        if breaks:
            if start is not None:
                lines.append(_line(doc, start, token.i, gap))
                start, gap = None, 0
            gap += breaks
        elif start is None:
            start = token.i
    if start is not None:
        lines.append(_line(doc, start, len(doc), gap))
    return lines


def _line(doc: Doc, start: int, end: int, gap: int) -> Line:
    while end > start and doc[end - 1].is_space:
        end -= 1
    text = doc[start:end].text
    bullets = layout_cues()["sentences"]["bullets"]
    entry = doc[start].text in bullets or bool(_ENUMERATOR.match(text)) or text[:1] in "#|"
    before = doc[start - 1].text if start and doc[start - 1].is_space else ""
    indent = len(before.rsplit("\n", 1)[-1].expandtabs(8)) if "\n" in before else 0
    return Line(start, end, gap, len(text), entry, indent)


def _usual_width(lines: Sequence[Line]) -> int:
    """The page's width in characters: most full lines come close to it; 0 when the text is not wrapped."""
    widths = sorted(line.width for line in lines if line.width > 30)
    if len(widths) < 4:
        return 0
    width = widths[int(0.9 * (len(widths) - 1))]
    return width if width <= 160 else 0


def _bracket_balance(doc: Doc, line: Line) -> int:
    text = doc[line.start : line.end].text
    return text.count("(") - text.count(")")


def _continues(doc: Doc, before: Line, line: Line, width: int, open_bracket: bool) -> bool:
    if line.starts_entry:
        return False
    last = before.end - 1
    while last > before.start and doc[last].text in _CLOSING:
        last -= 1
    final, first = doc[last].text, doc[line.start].text
    if line.gap >= 2:
        return final not in _TERMINAL and _continues_over_gap(doc, before, line, open_bracket)
    if final in _TERMINAL:
        return final == "." and _is_abbreviation(doc[last - 1].text if last else "")
    if first[:1].islower() or first in _CLOSING or open_bracket or final.lower() in _DANGLING:
        return True
    if width and line.indent >= HANGING and not before.wraps and before.indent < line.indent and before.width > 30:
        return True  # a hanging indent under the entry's first line
    return bool(width) and before.width >= WRAPPED_SHARE * width and before.width > 40


def _continues_over_gap(doc: Doc, before: Line, line: Line, open_bracket: bool) -> bool:
    """Whether a blank line is only a page break: a phrase left open, or prose without its stop."""
    first, final = doc[line.start].text, doc[before.end - 1].text
    if before.width <= 12:
        return False
    if open_bracket and line.gap == 2:
        return True
    if first[:1].islower():
        return before.width >= 30 or final.lower() in _DANGLING
    cues = layout_cues()["page_breaks"]
    alone = line.end - line.start == 1 and first.lower() in cues["lone_words"] and final[:1].isupper()
    opens = doc[before.start].text.lower() in cues["sentence_openers"] or before.wraps
    closes = doc[line.end - 1].text in _TERMINAL and first.lower() not in cues["sentence_openers"]
    return alone or (opens and closes and before.width >= 40 and line.width >= 20)


def _is_abbreviation(word: str) -> bool:
    return word.lower() in layout_cues()["sentences"]["abbreviations"] or (len(word) == 1 and word.isupper())


def sentence_starts(doc: Doc, lines: Sequence[Line]) -> list[int]:
    """Token indices at which a sentence, list entry, heading or table cell begins."""
    starts = [line.start for line in lines if not line.wraps]
    line_starts = {line.start for line in lines}
    for token in doc[:-1]:
        if token.text not in (".", "?", "!"):
            continue
        if token.text == "." and token.i:
            before = doc[token.i - 1]
            if _is_abbreviation(before.text) or (before.is_digit and before.i in line_starts):
                continue
        after = token.i + 1
        while after < len(doc) and doc[after].text in _CLOSING and not doc[after - 1].whitespace_:
            after += 1
        if after >= len(doc) or not (doc[after - 1].whitespace_ or doc[after].is_space):
            continue
        while after < len(doc) and doc[after].is_space:
            after += 1
        if after < len(doc) and not doc[after].text[:1].islower():
            starts.append(after)
    return sorted({0, *starts}) if len(doc) else []
