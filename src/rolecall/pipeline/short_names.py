"""Component `short_names`: the short mentions of people whom the document names in full elsewhere."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from rolecall.pipeline.words import Found, Words, cue_set, write_entities
from rolecall.values.lexicons import kind_of

LABEL = "PERSON"
_SCHEME = 3
"""From this many initials given beside their names on, a document is taken to use initials throughout."""


class ShortNames:
    """Finds surnames, first names and initials that stand for a person named in full in the same document.

    Idea: what a document shows once, it means again. `Ann Hart (AH)` makes every later `AH` a person; with three
    such pairs the document uses initials for all its people. A surname or first name alone counts when somebody of
    that name is named in full and the word is not the start or the end of a longer name, a street or a body.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> for name in ("people", "short_names"):
        ...     _ = nlp.add_pipe(name)
        >>> doc = nlp("Present: Ann Hartley (AH), Tom Whelan (TW). AH to ask Tom. Whelan agreed.")
        >>> [ent.text for ent in doc.ents]
        ['Ann Hartley', 'AH', 'Tom Whelan', 'TW', 'AH', 'Tom', 'Whelan']
    """

    def __init__(self, name: str = "short_names") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        words = Words(doc)
        write_entities(doc, words.add(self.process(words)))
        return doc

    def process(self, words: Words) -> list[Found]:
        """Every short mention that no entity covers yet."""
        people = [_name(words, ent) for ent in words.entities if ent.label == LABEL]
        full = [name for name in people if len(name.parts) > 1]
        beside = list(_beside(words, people))
        return [*beside, *_initials(words, full, beside), *_lone(words, full)]


@dataclass(frozen=True, slots=True)
class _Name:
    """A person's name: the token after it, and its words."""

    end: int
    parts: tuple[str, ...]


def _name(words: Words, ent: Found) -> _Name:
    return _Name(ent.end, tuple(text for text in words.text[ent.start : ent.end] if text[:1].isalpha()))


def _letters(name: _Name) -> set[str]:
    """The initials that may stand for the name: `RMcP` and `RP` for `Rory McPhee`, `CH` for `K Croft-Hall`."""
    parts = [part for part in name.parts if part[:1].isupper()]
    if not parts:
        return set()  # a trained recogniser may take words without a capital for a name
    plain = "".join(part[0] for part in parts)
    given, last = parts[:-1], parts[-1]
    forms = {plain, (given[0][0] if given else "") + last[0]}
    if last.startswith(("Mc", "Mac", "O'", "O’")) and len(last) > 3:
        prefix = last[:2] if last.startswith("Mc") else last[0] if last[1] in "'’" else "Mac"
        capital = next((c for c in last[len(prefix) :] if c.isupper()), "")
        forms.add((given[0][0] if given else "") + prefix + capital)
    return {form for form in forms if len(form) >= 2}


def _compact(words: Words, i: int) -> tuple[str, int]:
    """The letters of an acronym at token i (`RB`, `R.B.`) and its end."""
    text = words.text[i]
    if len(text) >= 2 and text[0].isupper() and text.isalpha() and sum(c.isupper() for c in text) >= 2:
        return text, i + 1
    letters, j = "", i
    while j + 1 < len(words) and len(words.text[j]) == 1 and words.text[j].isupper() and words.text[j + 1] == ".":
        letters += words.text[j]
        j += 2
        if j >= len(words) or words.after[j - 1]:
            break
    return (letters, j) if len(letters) >= 2 else ("", i)


def _beside(words: Words, people: list[_Name]) -> Iterator[Found]:
    """Initials given straight after the name: `Ann Hart (AH)`, `Ann Hart AH`, `Ann Hart | AH`."""
    for name in people:
        if len(name.parts) < 2:
            continue
        i = name.end
        while (
            i < len(words)
            and (words.space[i] or words.text[i] in ("(", "[", "|", "-", "–", ",", "*"))
            and i - name.end < 4
        ):
            i += 1
        if i >= len(words) or words.label[i]:
            continue
        letters, end = _compact(words, i)
        if letters and letters in _letters(name):
            yield Found(i, end, LABEL, 0.95)


def _initials(words: Words, full: list[_Name], beside: list[Found]) -> Iterator[Found]:
    """Every use of initials that the document defines, or of any person's once it uses initials throughout."""
    shown = {words.string(f.start, f.end).replace(".", "") for f in beside}
    given = {f.start for f in beside}
    known: Counter[str] = Counter(form for name in _distinct(full) for form in _letters(name))
    scheme = len(shown) >= _SCHEME or _speaks_in_initials(words, known)
    for i in range(len(words)):
        if not words.capital(i) or words.label[i] or i in given:
            continue
        letters, end = _compact(words, i)
        if not letters or (end < len(words) and words.text[end].isdigit()):
            continue
        if letters in shown:
            yield Found(i, end, LABEL, 0.9)
        elif scheme and known[letters] >= 1 and len(letters) <= 4:
            yield Found(i, end, LABEL, 0.8)
        elif known[letters] == 1 and _is_action(words, i):
            yield Found(i, end, LABEL, 0.7)


def _speaks_in_initials(words: Words, known: Counter[str]) -> bool:
    """Whether most short runs of capitals in the document are somebody's initials, though none is explained."""
    short = {
        words.text[i]
        for i in range(len(words))
        if not words.label[i] and len(words.text[i]) in (2, 3) and words.text[i].isupper() and words.text[i].isalpha()
    }
    fitting = {text for text in short if known[text]}
    return len(fitting) > _SCHEME and len(fitting) >= 0.6 * len(short)


def _distinct(full: list[_Name]) -> list[_Name]:
    return list({" ".join(name.parts).lower(): name for name in full}.values())


def _is_action(words: Words, i: int) -> bool:
    """Whether initials stand where minutes name who is to act: `Action: AH`, alone at the end of a line."""
    before = words.previous(i)
    while before >= 0 and words.text[before] in (":", "/", "-", "–", "&", "*", "|"):
        before = words.previous(before)
    return before >= 0 and words.lower[before] in ("action", "actions", "by", "seconded", "proposed")


def _lone(words: Words, full: list[_Name]) -> Iterator[Found]:
    """Surnames and first names alone, of people named in full."""
    first: dict[str, set[str]] = defaultdict(set)
    last: dict[str, set[str]] = defaultdict(set)
    for name in full:
        parts = [part for part in name.parts if len(part) > 1 and part[0].isupper()]
        written = " ".join(parts).lower()
        if parts and parts[-1] == name.parts[-1]:
            last[parts[-1].lower()].add(written)
        if len(parts) > 1:
            first[parts[0].lower()].add(written)
    for i in range(len(words)):
        lower = words.lower[i]
        if words.label[i] or not words.capital(i) or (lower not in first and lower not in last):
            continue
        if lower in cue_set("people", "never") or not _alone(words, i):
            continue
        kind, after = kind_of(words.text[i]), words.next(i)
        named = lower in first and (kind.startswith("given") or kind == "unknown") and not _risky(words, i)
        if named:
            yield Found(i, i + 1, LABEL, 0.85)
        elif lower in last and (
            (kind in ("surname", "unknown", "given") and not words.sentence[i])
            or (after >= 0 and words.lower[after] in _speaking())
        ):
            yield Found(i, i + 1, LABEL, 0.75)


def _speaking() -> frozenset[str]:
    return cue_set("people", "verbs") - {"to", "is", "was", "has", "had", "will", "would"}


def _risky(words: Words, i: int) -> bool:
    """A first name that is mostly another word needs more than a capital at the start of a sentence."""
    return words.lower[i] in cue_set("people", "risky_given") and words.sentence[i]


def _alone(words: Words, i: int) -> bool:
    """Whether the word is no part of a longer run of capitals, a place or a body."""
    before, after = words.previous(i), words.next(i)
    if after == i + 1 and words.lower[after] in ("'s", "’s") and words.capital(words.next(after)):
        return False  # `Ormsby's Corner`
    if (words.hyphen(i - 1) if i else False) or (i + 1 < len(words) and words.hyphen(i + 1)):
        return False
    if after == i + 1 and (words.capital(after) or words.lower[after] in cue_set("people", "lower_followers")):
        role = words.label[after] == "ROLE" or words.acronym(after)
        return role and words.lower[after] not in cue_set("people", "followers")
    if before == i - 1 and words.capital(before) and not words.label[before]:
        return words.lower[before] in cue_set("people", "never") and words.sentence[before]
    return not (before >= 0 and words.lower[before] in ("in", "at", "st", "near"))


@Language.factory("short_names", requires=["doc.ents"], assigns=["doc.ents"])
def make_short_names(nlp: Language, name: str) -> ShortNames:  # noqa: ARG001 (the factory's signature)
    """The component for a pipeline; it stands after the components that find people, bodies and titles."""
    return ShortNames(name)
