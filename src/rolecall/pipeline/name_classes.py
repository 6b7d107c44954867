r"""One letter a token, so that the shapes of names are regular expressions over a document.

| letter | token | letter | token |
| --- | --- | --- | --- |
| `h` `H` | honorific, plural honorific | `p` | particle (`de`, `Mac`, `ap`) |
| `i` | initial (`J`) | `I` | two to four initials run together (`JM`) |
| `F` `G` | given name; the same, but mostly something else | `S` `A` | surname; the same, also an English word |
| `U` | capitalised, in no list | `C` | capitalised English word that might be a surname |
| `-` | hyphen without white space | `.` `,` | stop, comma or semicolon |
| `a` | `and`, `&` | `n` | white space that the layout wrapped |
| `t` | white space before a new column |
| `(` `)` `/` | themselves | `x` | anything else, and every token that begins a sentence is preceded by nothing |
"""

from functools import cache

from rolecall.pipeline.known_bodies import known_bodies
from rolecall.pipeline.title_phrases import title_words
from rolecall.pipeline.words import Words, cue_set
from rolecall.values.lexicons import kind_of

_BY_KIND = {
    "given": "F",
    "given or word": "F",
    "surname": "S",
    "surname or word": "A",
    "unknown": "U",
    "word": "C",
}


def name_classes(words: Words) -> str:
    """The class letters of the document's tokens, one a token."""
    return "".join(_class_of(words, i) for i in range(len(words)))


@cache
def _joining() -> frozenset[str]:
    """The words without a capital that stand inside names."""
    return cue_set("people", "particles") | {"and"}


def _class_of(words: Words, i: int) -> str:
    text, lower = words.text[i], words.lower[i]
    if text.islower() and lower not in _joining():
        return "x"
    if len(text) > 1 and text.endswith("."):  # spaCy's own tokenizer keeps the stops of `Mr.`, `J.` and `K.J.`
        text, lower = text.replace(".", ""), lower.replace(".", "")
    if words.space[i]:
        following = i + 1
        if following >= len(words) or words.sentence[following]:
            return "x"
        return "t" if words.column[i] else "n"
    if words.label[i]:
        return "x"
    if text in (".", "(", ")", "/"):
        return text
    if text in (",", ";"):
        return ","
    if words.hyphen(i):
        return "-"
    if lower in ("and", "&") and not text.isupper():
        return "a"
    if lower in cue_set("people", "particles") and not words.sentence[i] and not words.hyphen(i + 1):
        return "p"
    if not text[:1].isupper() or not text.replace("'", "").replace("’", "").replace("`", "").isalpha():
        return "x"
    if lower in cue_set("people", "plural_honorifics"):
        return "H"
    if lower in cue_set("people", "honorifics"):
        return "h"
    if len(text) == 1:
        return "i"
    if words.text[i] in known_bodies():
        return "x"
    kind = kind_of(text)
    if text.isupper() and len(text) <= 3 and kind in ("unknown", "word", "surname or word", "given or word"):
        return "I" if _shouts(words, i) is False else _word_class(lower, kind)
    return _word_class(lower, kind)


def _word_class(lower: str, kind: str) -> str:
    if lower in cue_set("people", "never") or (kind in ("word", "unknown") and lower in title_words()):
        return "C" if kind in ("surname or word", "given or word") else "x"
    if lower in cue_set("people", "risky_given") and kind.startswith("given"):
        return "G"
    return _BY_KIND[kind]


def _shouts(words: Words, i: int) -> bool:
    """Whether a neighbouring word is in capitals too, so that capitals say nothing."""
    for j in (words.previous(i), words.next(i)):
        if j >= 0 and len(words.text[j]) > 4 and words.text[j].isupper():
            return True
    return False
