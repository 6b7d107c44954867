"""A mention of a person in another name, word by word in the form that it has: `KJ May`, `MAY`, `May, Kim`, `KM`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rolecall.corpora.variants.known_people import KnownPerson
from rolecall.values import names as personal
from rolecall.values.names import fold
from rolecall.values.tables import table as value_table

_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*['’]?(?=\b|$)")


@dataclass(frozen=True, slots=True)
class NewName:
    """As many given names as the old name had, one at least; `short` is what the person may be called."""

    given: tuple[str, ...]
    surname: str
    short: str


class UnreadableNameError(Exception):
    """A mention has a word that is no known part of the name."""


def in_new_name(text: str, old: KnownPerson, new: NewName, *, capitals: bool) -> str:
    """The mention of the old person as one of the new; `capitals` writes the surname of a longer name in capitals.

    Brackets, commas, line breaks, honorifics and `snr` stay. Raises UnreadableNameError for a word that is no part of
    the old name.
    """
    words = list(_WORD.finditer(text))
    key = fold(old.surname)
    edits: list[tuple[int, int, str]] = []
    used: set[int] = set()
    whole = any(_surname_end(words, start, key) for start in range(len(words)))
    i = 0
    while i < len(words):
        end = _surname_end(words, i, key)
        if end:
            surname = new.surname
            stretch = text[words[i].start() : words[end - 1].end()]
            if (stretch.isupper() and len(stretch) > 1) or (capitals and len(words) > end - i and not text.isupper()):
                surname = surname.upper()
            edits.append((words[i].start(), words[end - 1].end(), surname))
            i = end
            continue
        word = words[i].group()
        if (changed := _word(text, words[i], old, new, used=used, whole=whole)) != word:
            edits.append((words[i].start(), words[i].end(), changed))
        i += 1
    for start, stop, changed in reversed(edits):
        text = text[:start] + changed + text[stop:]
    return text


def _surname_end(words: Sequence[re.Match[str]], start: int, key: str) -> int:
    """The index after the words from `start` on that are the whole surname; 0 where they are not."""
    for end in range(start + 1, min(len(words), start + 4) + 1):
        if key and fold(" ".join(word.group() for word in words[start:end])) == key:
            return end
    return 0


def _word(text: str, match: re.Match[str], old: KnownPerson, new: NewName, *, used: set[int], whole: bool) -> str:
    word = match.group()
    barrels = fold(old.surname).split()
    if not whole and len(barrels) > 1 and fold(word) in barrels:
        part = _barrel(new.surname, first=fold(word) == barrels[0])
        return part.upper() if word.isupper() and len(word) > 1 else part
    if len(word) > 1 and (place := _place_of(word, old.given)) is not None:
        used.add(place)
        given = new.given[place] if place < len(new.given) else new.given[0]
        return given.upper() if word.isupper() else given
    if word.isupper() and len(word) <= 4:
        if whole or len(word) == 1:
            return "".join(_initial(letter, old, new, used) for letter in word)
        if (letters := _bare_letters(word, old, new)) is not None:
            return letters
    if len(word) <= 5 and sum(c.isupper() for c in word) > 1 and len(text) == len(word) and old.given:
        return _mixed_letters(word, old, new)
    if _stays(text, match):
        return word
    if old.given and (word.isupper() or word.istitle()) and _stands_for(word, old.given[0]):
        return new.short.upper() if word.isupper() else new.short
    raise UnreadableNameError(f"{word!r} in {text!r}")


def _barrel(surname: str, *, first: bool) -> str:
    parts = surname.split("-")
    return parts[0] if first else parts[-1]


def _place_of(word: str, given: Sequence[str]) -> int | None:
    return next((i for i, known in enumerate(given) if fold(known) == fold(word)), None)


def _initial(letter: str, old: KnownPerson, new: NewName, used: set[int]) -> str:
    for i, known in enumerate(old.given):
        if i not in used and fold(known)[:1] == fold(letter):
            used.add(i)
            return new.given[i][0]
    if not used:
        used.add(0)
        return new.given[0][0]
    raise UnreadableNameError(f"{letter!r} is none of {old.given}")


def _bare_letters(word: str, old: KnownPerson, new: NewName) -> str | None:
    """`RH` of Rob Hill as the letters of the new name; None where the letters are not those of the old."""
    barrels = fold(re.sub(r"['’]", " ", old.surname)).split()
    new_barrels = [part for part in re.split(r"[\s-]", new.surname) if part]
    sources = [(known, new.given[i]) for i, known in enumerate(old.given)]
    sources += [(part, new_barrels[i] if i < len(new_barrels) else "") for i, part in enumerate(barrels)]
    found, place = "", 0
    for letter in fold(word):
        while place < len(sources) and fold(sources[place][0])[:1] != letter:
            place += 1
        if place == len(sources):
            return None
        found += sources[place][1][:1].upper()
        place += 1
    return found


def _mixed_letters(word: str, old: KnownPerson, new: NewName) -> str:
    """`ESt` of Eilidh Strang, `RMcP` of Ruaridh McPhail, `SK-B`: letters that tell people apart."""
    if fold(old.given[0])[:1] != fold(word)[:1]:
        raise UnreadableNameError(word)
    if word[1:] == old.surname[: len(word) - 1]:
        return new.given[0][0] + new.surname[: len(word) - 1].rstrip(" -'")  # of `ap Dafydd`
    barrels = [part[0].upper() for part in re.split(r"[\s-]", new.surname) if part]
    return new.given[0][0] + ("-" if "-" in word else "").join(barrels)


def _stays(text: str, match: re.Match[str]) -> bool:
    """Whether the word is none of the name: in brackets or quotation marks, an honorific, letters after a name."""
    before, after = text[: match.start()], text[match.end() :]
    if before.count("(") > before.count(")") and ")" in after:
        return True
    word = fold(match.group())
    honorifics = value_table("honorifics")
    known = {w for group in honorifics["before"].values() for w in group} | set(honorifics["after"]["letters"])
    return word in known


def _stands_for(word: str, given: str) -> bool:
    a, b = fold(word), fold(given)
    return personal.same_given_name(a, b) or (len(a) > 2 and a[:2] == b[:2])
