"""Personal names as minutes write them, taken apart: given names, initials, surname, honorific.

A name is read from its end: the last word is the surname, joined by particles (`de la`, `Ní`, `Mac`) and
by a first barrel (`Parry Jones`) before it; what is left are given names and initials.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from rolecall.values.lexicons import word_list
from rolecall.values.tables import table

Gender = Literal["male", "female", ""]

_ASIDE = re.compile(r"[(\[\"“‘]\s*([^()\[\]\"“”’]+?)\s*[)\]\"”’](?!\w)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
_DOTTED_START = re.compile(r"((?:\b[^\W\d_]\.)+)(?=[^\W\d_]{2})")
_VOWELS = frozenset("aeiouy")
_MOST_INITIALS = 4


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of one name; a lone word, of which nobody can tell what it is, stands in `surname`.

    `given` holds the given names written in full, `initials` the first letters of all given names in order,
    full or not, upper case. Letters alone (`RH`) are `initials` with an empty `surname`. `known_as` is a
    nickname that stood in brackets or quotation marks.
    """

    given: tuple[str, ...] = ()
    initials: str = ""
    surname: str = ""
    honorific: str = ""
    known_as: str = ""

    def __hash__(self) -> int:
        return hash((self.surname, self.initials))  # what mostly tells names apart, for speed

    def to_value(self) -> dict[str, object]:
        """The parts as a JSON-able value; `known_as` only where there is one."""
        value: dict[str, object] = {
            "given": list(self.given),
            "initials": self.initials,
            "surname": self.surname,
            "honorific": self.honorific,
        }
        return value | ({"known_as": self.known_as} if self.known_as else {})

    def __str__(self) -> str:
        """The name without honorific, initials as letters: `John P Smith`."""
        words = (w if len(w) > 1 else w.upper() for w in aligned_given(self, folded=False))
        return " ".join(filter(None, (*words, self.surname)))

    @property
    def is_lone(self) -> bool:
        """True of a single word, which may be a surname or a first name."""
        return bool(self.surname) and not self.initials

    @property
    def is_full(self) -> bool:
        """True of a surname with at least one given name written in full."""
        return bool(self.surname and self.given)


@lru_cache(maxsize=262144)
def fold(text: str) -> str:
    """The text without case, accents, apostrophes and full stops, hyphens as spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    bare = re.sub(r"['’‘`´.]", "", bare.casefold())
    return " ".join(re.sub(r"[-‐‑–]", " ", bare).split())


def aligned_given(name: PersonName, *, folded: bool = True) -> tuple[str, ...]:
    """One entry for each of `initials`: the given name where it is written in full, else the letter."""
    rest = [fold(g) if folded else g for g in name.given]
    words = []
    for letter in name.initials:
        if rest and fold(rest[0])[:1] == fold(letter):
            words.append(rest.pop(0))
        else:
            words.append(fold(letter) if folded else letter)
    return tuple(words)


_WORDS = re.compile(r"[^\W_]+")
_MOST_HONORIFICS = 6  # words, as in `Rt Hon the Lord Mayor Cllr`
_AFTER_WORD = " \t\r\n\f\v\xa0."


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("name_parts")[key])


@cache
def _honorific_pattern() -> re.Pattern[str]:
    before: Mapping[str, Any] = table("honorifics")["before"]
    words = sorted({w for group in before.values() for w in group}, key=lambda w: (-len(w), w))
    forms = "|".join(re.escape(w).replace(r"\ ", r"\.?\s+") for w in words)
    return re.compile(rf"\b(?:(?:{forms})\b\.?)(?:\s+(?:{forms})\b\.?)*", re.IGNORECASE)


def honorific_before(text: str) -> str:
    """The honorific that ends a text, which is what stands before a name, as written; '' without one."""
    tail = text[-60:]
    end = len(tail.rstrip(_AFTER_WORD))
    starts: list[int] = []
    while end and len(starts) < _MOST_HONORIFICS:
        begin = end
        while begin and tail[begin - 1].isalnum():
            begin -= 1
        if tail[begin:end].lower() not in _honorific_words():
            break
        starts.append(begin)
        end = len(tail[:begin].rstrip(_AFTER_WORD))
    pattern = _honorific_pattern()
    for start in reversed(starts):
        match = pattern.match(tail, start)
        if match and not tail[match.end() :].strip(_AFTER_WORD):
            return " ".join(match.group().split())
    return ""


@cache
def _honorific_words() -> frozenset[str]:
    """Every word of every honorific: where another stands, none begins before it."""
    before: Mapping[str, Any] = table("honorifics")["before"]
    return frozenset(word for group in before.values() for form in group for word in _WORDS.findall(form.lower()))


@lru_cache(maxsize=1024)
def gender(honorific: str) -> Gender:
    """What the honorific says: `male` for Mr or Sir, `female` for Mrs or Dame, '' for Dr or Cllr."""
    words = set(fold(honorific).split())
    before = table("honorifics")["before"]
    if words & set(before["male"]):
        return "male"
    return "female" if words & set(before["female"]) else ""


def parse_name(text: str, *, honorific: str = "") -> PersonName:
    """The parts of a name as written, in any case and with any white space inside.

    An honorific at the front of the text and post-nominal letters at its end are taken off; `honorific` is
    what stood before the text.
    """
    return _parse(text, " ".join(honorific.split()))


@lru_cache(maxsize=262144)
def _parse(text: str, honorific: str) -> PersonName:
    text = " ".join(text.replace("`", "'").split())
    match = _honorific_pattern().match(text)
    if match and (rest := text[match.end() :].lstrip(" .")):
        text, honorific = rest, honorific or match.group()
    aside = ""
    if match := _ASIDE.search(text):
        aside, text = match[1], f"{text[: match.start()]} {text[match.end() :]}"
    letters = _letters(aside) if _is_initials(aside, upper=False) else ""
    tokens = _in_order(text)
    if not tokens:
        return PersonName(honorific=honorific)
    if not aside and _only_initials(tokens):
        return PersonName(initials=_letters("".join(tokens)), honorific=honorific)
    start = _surname_start(tokens)
    given, initials = _given(tokens[:start], upper=" ".join(tokens).isupper())
    return PersonName(
        given=given,
        initials=initials or letters,
        surname=_cased(" ".join(tokens[start:])),
        honorific=honorific,
        known_as="" if letters else aside,
    )


def _in_order(text: str) -> list[str]:
    """The words of the name, `Smith, John` turned round, without post-nominals, dotted initials cut off."""
    front, _, back = (part.strip() for part in text.partition(","))
    words = _without_letters_after(front.split())
    after = _without_letters_after(["", "", *back.split()])[2:]
    return _DOTTED_START.sub(r"\1 ", " ".join([*after, *words])).split()


def _without_letters_after(words: list[str]) -> list[str]:
    # Only after a name of two words, so that `J AM` keeps its surname, and only as written for letters
    # (`OBE`, `PhD`), since `Ma` and `Am` are surnames.
    kept = list(words)
    known = frozenset(table("honorifics")["after"]["letters"])
    while len(kept) > 2 and fold(kept[-1]) in known:
        if not (any(c.isupper() for c in kept[-1][1:]) or fold(kept[-1]) in ("esq", "jnr", "snr")):
            break
        kept.pop()
    return kept


def _only_initials(tokens: list[str]) -> bool:
    joined = "".join(tokens)
    letters = joined.replace(".", "")
    if not (letters.isalpha() and letters.isupper() and len(letters) <= _MOST_INITIALS):
        return False
    if _DOTTED.fullmatch(joined) or all(len(t.strip(".")) == 1 for t in tokens):
        return True
    if len(tokens) > 1 or fold(letters) in _words("short_surnames"):
        return False
    return len(letters) < _MOST_INITIALS or not _VOWELS & set(letters.lower())


def _is_initials(token: str, *, upper: bool) -> bool:
    bare = token.strip(".")
    if len(bare) == 1 or _DOTTED.fullmatch(token):
        return bare[:1].isalpha()
    if not (bare.isalpha() and bare.isupper() and len(bare) <= _MOST_INITIALS):
        return False
    if fold(bare) in _words("short_given"):
        return False
    # In a name all in capitals letters without a vowel are initials: `JD SMITH`, not `AMY SMITH`.
    return not upper or not _VOWELS & set(bare.lower())


def _letters(text: str) -> str:
    return "".join(c for c in text.upper() if c.isalpha())


def _surname_start(tokens: list[str]) -> int:
    """The index of the token at which the surname begins."""
    folded = [fold(t) for t in tokens]
    start = len(tokens) - 1
    while start > 0:
        before = folded[start - 1]
        # A plain O is a particle only where the Irish surname is known: `J O Neill`, but `J O Smith`.
        if tokens[start - 1].upper() in ("O", "O'") and f"o'{folded[start]}" not in word_list("surnames"):
            break
        opens = before in _words("particles") and not tokens[start - 1].endswith(".")
        if not opens and not (start > 1 and before in _words("inner_particles")):
            break
        start -= 1
    if start > 1 and folded[start - 1] in _words("first_barrels"):
        start -= 1
    return start


def _given(tokens: list[str], *, upper: bool) -> tuple[tuple[str, ...], str]:
    given: list[str] = []
    initials = ""
    for token in tokens:
        if _is_initials(token, upper=upper):
            initials += _letters(token)
        else:
            given.append(_cased(token))
            initials += _letters(token)[:1]
    return tuple(given), initials


def _cased(text: str) -> str:
    """Capitals turned into a name's usual case: `O'HARA` to `O'Hara`, `MCKAY` to `McKay`."""
    if not text.isupper() or len(text) == 1:
        return text
    cased = re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), text)
    return re.sub(r"\bMc([a-z])", lambda m: "Mc" + m[1].upper(), cased)


@lru_cache(maxsize=262144)
def surname_words(surname: str) -> tuple[str, ...]:
    """The folded parts of a surname, a particle joined to its successor: (`parry`, `jones`), (`omurchu`,)."""
    words: list[str] = []
    glue = ""
    for word in fold(surname).split():
        glue += word
        if word not in _words("particles") | _words("inner_particles"):
            words.append(glue)
            glue = ""
    return (*words, glue) if glue else tuple(words)


def surname_key(name: PersonName) -> str:
    """The last part of the surname, folded: names of one person share it, so that it can block pairs."""
    words = surname_words(name.surname)
    return words[-1] if words else ""


def is_fuller(a: PersonName, b: PersonName) -> bool:
    """True when `a` tells more of the given names than `b`."""
    return _fullness(a) > _fullness(b)


def _fullness(name: PersonName) -> tuple[int, int, int]:
    return (bool(name.surname) + bool(name.given), len(name.initials), len(name.given))


def fullest(names: Iterable[str]) -> str:
    """The name that tells most: given names in full, then more given names, then more letters.

    Of equals the one that is not all in capitals, then the first in alphabetical order. Raises ValueError
    when there are no names.
    """

    def rank(text: str) -> tuple[object, ...]:
        complete, initials, given = _fullness(parse_name(text))
        return (-complete, -initials, -given, text.isupper(), -len(_letters(text)), text)

    return min((" ".join(n.split()) for n in names), key=rank)
