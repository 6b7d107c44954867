"""A document as sentences of mentions, and any stretch of it as a short string in which each mention is one sign.

`Ann Hart, Head of Law, was appointed as Director` becomes `$, %, was appointed as %`: rules then read like the
sentence. Signs: $ person, % title, @ body, # date, £ sum.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from rolecall.pipeline.attributes import value_of
from rolecall.pipeline.words import Words, cues

SIGNS = {"PERSON": "$", "ROLE": "%", "ORG": "@", "DATE": "#", "MONEY": "£"}
_SPACES = re.compile(r"\s{2,}|[^\S ]")
"""White space that is more, or other, than one blank."""


@dataclass(slots=True, eq=False)  # not frozen: that would make each four times as dear
class Mention:
    """One entity: tokens `start` to `end`, characters `start_char` to `end_char`, its text and its last word in lower
    case. Much lighter than a spaCy Span, of which rules would ask the same again and again.
    """

    start: int
    end: int
    start_char: int
    end_char: int
    label: str
    text: str
    last: str
    value: str | None
    """The EDTF value of a date, where it has one; None for any other."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or list entry: its characters and tokens without the white space behind it, its section and its
    mentions in order, by label."""

    start: int
    end: int
    tokens: range
    section: str
    by_label: Mapping[str, Sequence[Mention]]

    def of(self, label: str) -> Sequence[Mention]:
        """The mentions of that label."""
        return self.by_label.get(label, ())


class SignText:
    """A document's mentions and sentences, and its text with them as signs; `between` reads any stretch of it."""

    def __init__(self, words: Words) -> None:
        self.mentions = [_mention(words, ent.start, ent.end, ent.label) for ent in words.entities]
        self.sentences = _sentences(words, self.mentions)
        self._plain = words.whole.replace("’", "'")
        for sign in SIGNS.values():  # the text's own use of these characters, which must not be read as mentions
            self._plain = self._plain.replace(sign, "¤")
        self._signs = [(m.start_char, m.end_char, SIGNS.get(m.label) or m.text) for m in self.mentions]
        self._starts = [mention.start_char for mention in self.mentions]

    def __len__(self) -> int:
        return len(self._plain)

    def between(self, start: int, end: int) -> str:
        """The stretch from character `start` to `end` in lower case, white space folded, honorifics left out."""
        parts: list[str] = []
        position = start
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        for sign_start, sign_end, sign in self._signs[first:last]:
            if sign_end <= end:
                parts += (self._plain[position:sign_start], sign)
                position = sign_end
        parts.append(self._plain[position:end])
        return _folded("".join(parts))


def _sentences(words: Words, mentions: Sequence[Mention]) -> list[Sentence]:
    """The sentences and list entries of the document that hold a word, with the mentions that begin in each."""
    starts = [i for i, begins in enumerate(words.sentence) if begins]
    sentences, position = [], 0
    for start, end in pairwise([*starts, len(words)]):
        inside: dict[str, list[Mention]] = {}
        while position < len(mentions) and mentions[position].start < end:
            inside.setdefault(mentions[position].label, []).append(mentions[position])
            position += 1
        final = end
        while final > start and words.space[final - 1]:
            final -= 1
        if final > start:
            place = words.offset[start], words.offset[final - 1] + len(words.text[final - 1])
            sentences.append(Sentence(*place, range(start, final), words.section[start], inside))
    return sentences


def _mention(words: Words, start: int, end: int, label: str) -> Mention:
    first, text = words.offset[start], words.string(start, end)
    last = first + len(text)
    value = value_of(words.doc, first, last).get("value") if label == "DATE" else None
    return Mention(start, end, first, last, label, text, words.lower[end - 1], value)


@lru_cache(maxsize=16_384)
def _folded(stretch: str) -> str:
    """Kept, since many a stretch between two mentions is only a comma or a few words."""
    folded = _SPACES.sub(" ", stretch).lower()
    return _SPACES.sub(" ", _honorific().sub("", folded))


@cache
def _honorific() -> re.Pattern[str]:
    words = [*cues("people")["honorifics"], *cues("people")["plural_honorifics"]]
    words = [w for w in words if w not in ("right", "hon", "brother", "sister", "father", "major", "deputy", "justice")]
    return re.compile(
        r"\b(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b\.?(?=\s*(?:\$|$|[a-z]))"
    )
