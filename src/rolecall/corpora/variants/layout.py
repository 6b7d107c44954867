"""The same words in another layout: wrapped lines, page numbers, other quotation marks and bullets, slips of a scanner.

Words of mentions stay as they are but for line breaks, quotation marks and dashes inside them; nothing is put at a
mention's edge.
"""

import re
from dataclasses import replace
from random import Random

from rolecall.corpora.slots import Pieces, edited, joined, starts_of

_WRAP, _OPEN_LINES, _INDENT = 0.25, 0.15, 0.2
_PAGES, _QUOTES, _DASHES, _BULLETS, _SLIPS, _SPACES = 0.2, 0.2, 0.2, 0.3, 0.12, 0.1
_LONG = 95  # code points from which on a line is a paragraph that no layout has wrapped
_SLIP_RATE = 0.012
_PAGE_LENGTH = (1600, 3200)
_SLIP_FORMS = (
    ("rn", "m"), ("m", "rn"), ("li", "h"), ("h", "li"), ("l", "1"), ("i", "l"), ("e", "c"), ("c", "e"), ("o", "0"),
    ("a", "u"), ("fi", "h"), ("nn", "rm"), ("t", "l"), ("ll", "U"), ("vv", "w"), ("w", "vv"), ("n", "ri"),
)  # fmt: skip
_BULLET = re.compile(r"(?m)^([ \t]*)([-•*·o▪])([ \t]+)(?=\S)")
_WORD = re.compile(r"\b[a-z]{4,}\b")


def with_new_layout(pieces: Pieces, rng: Random) -> Pieces:
    """The pieces with each kind of change to the layout, or without it, as chance has it."""
    if rng.random() < _QUOTES:
        pieces = _exchanged(pieces, rng.choice(({"’": "'", "‘": "'", "“": '"', "”": '"'}, {"'": "’"})))
    if rng.random() < _DASHES:
        pieces = _exchanged(pieces, rng.choice(({" – ": " - ", " — ": " - "}, {" - ": " – "}, {" – ": " — "})))
    if rng.random() < _BULLETS:
        pieces = _with_bullets(pieces, rng.choice("-•*·▪"))
    if rng.random() < _SLIPS:
        pieces = _with_slips(pieces, rng)
    if rng.random() < _SPACES:
        pieces = _with_wide_spaces(pieces, rng)
    if rng.random() < _PAGES:
        pieces = _with_pages(pieces, rng)
    if rng.random() < _WRAP:
        pieces = _wrapped(pieces, rng)
    return pieces


def _exchanged(pieces: Pieces, forms: dict[str, str]) -> Pieces:
    pattern = re.compile("|".join(map(re.escape, forms)))
    return tuple(
        replace(piece, text=pattern.sub(lambda m: forms[m.group()], piece.text)) if piece.label != "MONEY" else piece
        for piece in pieces
    )


def _with_bullets(pieces: Pieces, bullet: str) -> Pieces:
    text = joined(pieces)
    marks = [m for m in _BULLET.finditer(text) if m[2] != "o" or len(m[3]) > 1 or "\no " in text]
    return edited(pieces, [(m.start(2), m.end(2), bullet) for m in marks])


def _with_slips(pieces: Pieces, rng: Random) -> Pieces:
    """Misread letters in words of the plain text."""

    def slip(match: re.Match[str]) -> str:
        word = match.group()
        if rng.random() >= _SLIP_RATE:
            return word
        if rng.random() < 0.2:  # a letter lost
            place = rng.randrange(1, len(word))
            return word[:place] + word[place + 1 :]
        forms = [(old, new) for old, new in _SLIP_FORMS if old in word]
        old, new = rng.choice(forms) if forms else ("", "")
        return word.replace(old, new, 1) if old else word

    return tuple(
        piece if piece.label is not None or "@" in piece.text else replace(piece, text=_WORD.sub(slip, piece.text))
        for piece in pieces
    )


def _with_wide_spaces(pieces: Pieces, rng: Random) -> Pieces:
    """Two spaces after some full stops, and here and there between words, as justified text comes out."""
    text = joined(pieces)
    stops = {m.start() for m in re.finditer(r"(?<=[.!?]) (?=[A-Z])", text)}
    spaces = [m.start() for m in re.finditer(r"(?<=\w) (?=\w)", text) if rng.random() < 0.01]
    return edited(pieces, [(place, place + 1, "  ") for place in sorted({*stops, *spaces})])


def _with_pages(pieces: Pieces, rng: Random) -> Pieces:
    """Page numbers between paragraphs, or within them, as a page of the original ends anywhere."""
    text = joined(pieces)
    inside = rng.random() < 0.3
    number = rng.choice((1, 1, 1, rng.randrange(2, 240)))
    total = number + len(text) // 2400 + 1
    form = rng.choice(
        ("{}", "Page {}", "- {} -", "{} of {}", "Page {} of {}", "\f{}", "Minutes – {}", "[{}]", "P a g e | {}")
    )
    edits, due = [], rng.randrange(*_PAGE_LENGTH)
    for gap in re.finditer(r"\n\s*\n" if not inside else r"\n", text):
        if gap.start() >= due:
            edits.append((gap.start(), gap.end(), f"{gap.group()}{form.format(number, total)}{gap.group()}"))
            number, due = number + 1, gap.end() + rng.randrange(*_PAGE_LENGTH)
    inner = [
        range(start + 1, start + len(p.text)) for start, p in zip(starts_of(pieces), pieces, strict=False) if p.label
    ]
    return edited(pieces, [edit for edit in edits if not any(edit[0] in mention for mention in inner)])


def _wrapped(pieces: Pieces, rng: Random) -> Pieces:
    """Long paragraphs broken at 60 to 90 columns; sometimes with blank lines between, or further lines indented."""
    width = rng.randrange(60, 91)
    indent = " " * rng.randrange(2, 9) if rng.random() < _INDENT else ""
    line_break = ("\n\n" if rng.random() < _OPEN_LINES else "\n") + indent
    text = joined(pieces)
    edits, start = [], 0
    for line in text.splitlines(keepends=True):
        if len(line) > _LONG and "\t" not in line and "   " not in line.strip():
            begin = start
            while start + len(line.rstrip()) - begin > 0 and len(text[begin : start + len(line.rstrip())]) > width:
                cut = text.rfind(" ", begin + 1, begin + width + 1)
                if cut <= begin:
                    break
                edits.append((cut, cut + 1, line_break))
                begin = cut + 1
        start += len(line)
    return edited(pieces, edits)
