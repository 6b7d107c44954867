"""Whether a date lies behind or ahead of the speaker, by the words around it (`[tense]` in dates.toml).

Words right before the date weigh most ("deferred to", "since"), then the nearest of the sentence. A date
after "for" or "by" is not taken to be past on the strength of a past verb: minutes report plans in the past
tense.
"""

import re
from functools import cache
from typing import Literal

from rolecall.values.dates.vocabulary import alternatives, data

__all__ = ["Tense", "sentence_bounds", "tense_at"]

Tense = Literal["past", "future", "unknown"]

_REACH = 240
_STOP = re.compile(r"(?<![A-Z])[.!?;](?=\s+[\"'“‘(*]{0,3}[A-Z0-9])|\n\s*\n|\n\s*[-•·▪*\uf0b7]\s|\|")


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around the span up to the nearest stop, blank line or bullet, 240 code points at most."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    begin = max((m.end() for m in _STOP.finditer(text, low, start)), default=low)
    stop = _STOP.search(text, end, high)
    return begin, stop.start() if stop else high


def tense_at(text: str, start: int, end: int) -> Tense:
    """The tense in which `text[start:end]`, in code points, is spoken of; "unknown" when nothing tells."""
    begin, stop = sentence_bounds(text, start, end)
    ahead = text[max(begin, start - 80) : start]
    if _adjoining("future_before").search(ahead):
        return "future"
    if _adjoining("past_before").search(ahead):
        return "past"
    cue = _nearest(text[begin:start], last=True) or _nearest(text[end:stop], last=False)
    if cue == "past" and _adjoining("neither_before").search(ahead):
        return "unknown"
    if cue is None and _adjoining("ahead_before").search(ahead):
        return "future"
    return cue or "unknown"


@cache
def _adjoining(key: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){_spaced(data()['tense'][key])}[\s*_:]{{0,4}}(?:(?:the|a)\s)?(?:end\s+of\s+)?$",
        re.IGNORECASE,
    )


@cache
def _cues() -> re.Pattern[str]:
    tense = data()["tense"]
    future, past, speech = (_spaced(tense[key]) for key in ("future", "past", "speech"))
    # "had reported" is still speech; "was discussed" tells of the past
    told = rf"(?:(?:had|has|have)\s+(?:also\s+)?)?{speech}"
    return re.compile(
        rf"(?<!\w)(?:(?P<future>{future})|(?P<speech>{told})|(?P<past>(?<!be )(?<!being ){past}))(?!\w)",
        re.IGNORECASE,
    )


def _spaced(words: list[str]) -> str:
    """An alternation of the words in which Markdown emphasis may stand with the blanks."""
    return alternatives(word.replace(r"\s+", r"[\s*_]+") for word in words)


def _nearest(stretch: str, *, last: bool) -> Tense | None:
    # the names of the month and of men are no modal verbs
    cues = [m for m in _cues().finditer(stretch) if m.group() not in ("May", "Will") and not m["speech"]]
    if not cues:
        return None
    return "future" if cues[-1 if last else 0]["future"] else "past"
