"""Runs of capitalised words with the connectors between them, the stuff of titles and names of bodies."""

from rolecall.pipeline.words import Words

_IN_PLACES = frozenset(("on", "upon", "le", "by", "under", "super", "cum", "next", "juxta"))
_DASHES = frozenset(("-", "–", "—"))


def run_right(words: Words, start: int, *, connectors: frozenset[str], stops: frozenset[str]) -> int:
    """The end (exclusive) of the run of capitalised words that begins at `start`; `start` when there is none.

    Connectors (`and`, `of`, `the`, hyphens, a possessive) are part of the run only between capitalised words.
    The run ends at an entity, a stop word, a new column and where the layout begins something new.
    """
    end, i = start, start
    while 0 <= i < len(words):
        if words.label[i] or words.lower[i] in stops or (i > start and words.column_before(i)):
            break
        if (words.capital(i) and words.text[i][0].isalpha()) or _hyphenated(words, i):
            end = i + 1
        elif not _connects(words, i, connectors) or i - end > 3:
            break
        i = words.next(i)
    return end


def run_left(words: Words, start: int, *, connectors: frozenset[str], stops: frozenset[str]) -> int:
    """The start of the run of capitalised words that ends before `start`; `start` when there is none."""
    begin, i = start, words.previous(start)
    while i >= 0:
        if words.label[i] or words.lower[i] in stops or words.column_before(begin):
            break
        if words.capital(i) and words.text[i][0].isalpha():
            begin = i
        elif not _connects(words, i, connectors) or begin - i > 3:
            break
        i = words.previous(i)
    return begin


def _connects(words: Words, i: int, connectors: frozenset[str]) -> bool:
    if words.text[i] == ".":
        return i > 0 and words.lower[i - 1] in ("co", "st", "bros") and not words.after[i - 1]
    if words.lower[i] in _IN_PLACES and 0 < i < len(words) - 1:
        joined = words.hyphen(i - 1) and words.hyphen(i + 1)  # `Stratford-on-Avon`
        return joined or words.lower[i] == "upon"
    if words.text[i] == "/":
        return "/" in connectors and not (words.after[i] or words.after[i - 1])
    return words.lower[i] in connectors and (words.text[i] not in _DASHES or words.hyphen(i))


def _hyphenated(words: Words, i: int) -> bool:
    """Whether token i is the second half of a word like `Well-being`."""
    return i >= 2 and words.hyphen(i - 1) and words.capital(i - 2) and words.text[i].isalpha()
