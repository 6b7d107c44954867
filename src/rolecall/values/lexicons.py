"""What a word may be: given name, surname, ordinary English word. The lists are loaded once, when first asked.

Names come from Faker's providers and this project's own lists, English words from SCOWL; `data/README.md`
says more, `training/lexicons.py` builds them.
"""

import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

Kind = Literal["given", "given or word", "surname", "surname or word", "unknown", "word"]


@cache
def word_list(name: str) -> frozenset[str]:
    """The lower-cased entries of `data/NAME.txt`."""
    text = (resources.files("rolecall.values") / f"data/{name}.txt").read_text(encoding="utf-8")
    return frozenset(text.lower().replace("’", "'").split())


@lru_cache(maxsize=100_000)
def kind_of(word: str) -> Kind:
    """What the word, whatever its case, may be as part of a name.

    `given` and `surname` are sure (not English words besides), `... or word` may be either, `unknown` is in no
    list (a rare name, a place, an acronym), `word` is ordinary English and no known name.
    """
    lower = word.lower().replace("’", "'").replace("`", "'")
    if lower not in word_list("first_names") and lower not in word_list("surnames"):
        decomposed = unicodedata.normalize("NFD", lower)
        lower = "".join(c for c in decomposed if not unicodedata.combining(c))
    english = lower in word_list("english_words")
    if lower in word_list("first_names"):
        return "given or word" if english else "given"
    prefixed = lower.startswith(("o'", "mc", "mac")) and not english and len(lower) > 4
    if lower in word_list("surnames") or prefixed:
        return "surname or word" if english else "surname"
    if english or (lower.endswith("s") and lower[:-1] in word_list("english_words")):
        return "word"
    return "unknown"
