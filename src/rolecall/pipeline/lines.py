"""The lines of a document and which of them the layout merely wrapped.

Idea: minutes are lists, headings and hard-wrapped paragraphs. A line goes on where the one before was cut by
the page's width, ends in a word that cannot end anything, leaves a bracket open, or kept the blank at which it
was wrapped, unless the new line begins an entry of its own (a bullet, a number, a label) or is a row of a table like
the line before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from tomllib import loads
from typing import Any

from rolecall.pipeline.words import Words

_ENUMERATOR = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|\d+\.\d+)(?:\s|$)", re.I)
_COLUMN_GAP = re.compile(r"(?: {3,}|(?<=\s)\|) *(?=\S)")
_TERMINAL = frozenset(".?!:;")
_DANGLING = frozenset(
    "of and the for to in on at by with a an or & - – — / , from as that which was were is be been has had "
    "responsibility her his their its into under".split()
)
_CLOSING = frozenset(")]’'\"”*_|")
WRAPPED_SHARE = 0.72
"""A line this share of the usual width or longer counts as cut by the page."""

_MANY, _SOME, _MOST = 20, 0.2, 0.8
"""Lines of a document, and shares of them that end in a blank, between which blanks tell where lines were wrapped."""
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
    text: str
    starts_entry: bool
    columns: frozenset[int] = frozenset()
    """Where columns begin after the first, in characters from the page's edge; tabs count up to the next eighth."""
    indent: int = 0
    trails: bool = False
    """Whether a blank stands at its end, before the line break."""
    wraps: bool = False

    @property
    def width(self) -> int:
        """The length of the line in characters."""
        return len(self.text)


def find_lines(words: Words) -> list[Line]:
    """Every line of the document that holds more than white space, in order."""
    bare = _bare_lines(words)
    width, soft = _usual_width(bare), _tells_wraps_by_blanks(bare)
    lines: list[Line] = []
    depth = 0
    for line in bare:
        wraps = bool(lines) and _continues(words, lines[-1], line, width, soft=soft, open_bracket=depth > 0)
        if not wraps:
            depth = 0
        depth = max(0, depth + line.text.count("(") - line.text.count(")"))
        lines.append(replace(line, wraps=True) if wraps else line)
    return lines


def _bare_lines(words: Words) -> list[Line]:
    lines: list[Line] = []
    start, gap = None, 0
    for i, (text, space) in enumerate(zip(words.text, words.space, strict=True)):
        if not space:
            start = i if start is None else start
        elif breaks := text.count("\n") + text.count("\x0c"):
            if start is not None:
                lines.append(_line(words, start, i, gap))
                start, gap = None, 0
            gap += breaks
    if start is not None:
        lines.append(_line(words, start, len(words), gap))
    return lines


def _line(words: Words, start: int, end: int, gap: int) -> Line:
    while end > start and words.space[end - 1]:
        end -= 1
    text = words.string(start, end)
    bullets = layout_cues()["sentences"]["bullets"]
    entry = words.text[start] in bullets or bool(_ENUMERATOR.match(text)) or text[:1] in "#|"
    before = words.text[start - 1] if start and words.space[start - 1] else ""
    indent = len(before.rsplit("\n", 1)[-1].expandtabs(8)) if "\n" in before else 0
    after = words.text[end] if end < len(words) and words.space[end] else ""
    trails = after.split("\n", 1)[0] != "" or (end > 0 and words.after[end - 1])
    columns = frozenset(gap.end() + indent for gap in _COLUMN_GAP.finditer(text.expandtabs(8)))
    return Line(start, end, gap, text, entry, columns, indent, trails=trails)


def _usual_width(lines: Sequence[Line]) -> int:
    """The page's width in characters: most full lines come close to it; 0 when the text is not wrapped."""
    widths = sorted(line.width for line in lines if line.width > 30)
    if len(widths) < 4:
        return 0
    width = widths[int(0.9 * (len(widths) - 1))]
    return width if width <= 160 else 0


def _tells_wraps_by_blanks(lines: Sequence[Line]) -> bool:
    """Whether the text kept the blank at which a line was wrapped, as some out of a PDF file do: many of its lines end
    in one, but not nearly all."""
    trailing = sum(line.trails for line in lines)
    return len(lines) >= _MANY and _SOME * len(lines) <= trailing <= _MOST * len(lines)


def _continues(words: Words, before: Line, line: Line, width: int, *, soft: bool, open_bracket: bool) -> bool:
    if line.starts_entry:
        return False
    last = before.end - 1
    while last > before.start and words.text[last] in _CLOSING:
        last -= 1
    final, first = words.text[last], words.text[line.start]
    if line.gap >= 2:
        return final not in _TERMINAL and _continues_over_gap(words, before, line, open_bracket)
    if final in _TERMINAL:
        return final == "." and _is_abbreviation(words.text[last - 1] if last else "")
    if first[:1].islower() or first in _CLOSING or open_bracket or final.lower() in _DANGLING:
        return True
    if before.columns & line.columns:
        return False  # two rows of a table
    if soft and before.trails:
        return True
    if width and line.indent >= HANGING and not before.wraps and before.indent < line.indent and before.width > 30:
        return True  # a hanging indent under the entry's first line
    return bool(width) and before.width >= WRAPPED_SHARE * width and before.width > 40


def _continues_over_gap(words: Words, before: Line, line: Line, open_bracket: bool) -> bool:
    """Whether a blank line is only a page break: a phrase left open, or prose without its stop."""
    first, final = words.text[line.start], words.text[before.end - 1]
    if before.width <= 12:
        return False
    if open_bracket and line.gap == 2:
        return True
    if first[:1].islower():
        return before.width >= 30 or final.lower() in _DANGLING
    cues = layout_cues()["page_breaks"]
    alone = line.end - line.start == 1 and first.lower() in cues["lone_words"] and final[:1].isupper()
    opens = words.text[before.start].lower() in cues["sentence_openers"] or before.wraps
    closes = words.text[line.end - 1] in _TERMINAL and first.lower() not in cues["sentence_openers"]
    return alone or (opens and closes and before.width >= 40 and line.width >= 20)


def _is_abbreviation(word: str) -> bool:
    return word.lower() in layout_cues()["sentences"]["abbreviations"] or (len(word) == 1 and word.isupper())


def sentence_starts(words: Words, lines: Sequence[Line]) -> list[int]:
    """Token indices at which a sentence, list entry, heading or table cell begins."""
    starts = [line.start for line in lines if not line.wraps]
    line_starts = {line.start for line in lines}
    for i, text in enumerate(words.text[:-1]):
        if text not in (".", "?", "!"):
            continue
        if text == "." and i:
            before = words.text[i - 1]
            if _is_abbreviation(before) or (before.isdigit() and i - 1 in line_starts):
                continue
        after = i + 1
        while after < len(words) and words.text[after] in _CLOSING and not words.after[after - 1]:
            after += 1
        if after >= len(words) or not (words.after[after - 1] or words.space[after]):
            continue
        while after < len(words) and words.space[after]:
            after += 1
        if after < len(words) and not words.text[after][:1].islower():
            starts.append(after)
    return sorted({0, *starts}) if len(words) else []
