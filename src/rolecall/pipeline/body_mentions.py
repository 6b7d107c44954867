"""Bodies by what the document shows: acronyms it defines, repeats, and the employers of those present."""

from collections.abc import Iterator

from rolecall.pipeline.body_names import LABEL, RIGHT, is_proper
from rolecall.pipeline.phrases import run_left, run_right
from rolecall.pipeline.title_phrases import title_words
from rolecall.pipeline.words import Found, Words, cue_set
from rolecall.values.lexicons import kind_of
from rolecall.values.organisations import acronym_fits

_LISTS = ("attendance", "apologies")
_OF_PEOPLE = frozenset(("members", "governors", "officers", "representatives", "assistant", "acting"))
_OF_BODIES = frozenset(("office", "service", "opposition", "state"))


def defined_acronyms(words: Words, found: list[Found]) -> Iterator[Found]:
    """`Amble Harbour Trust (AHT)`: the acronym, and the phrase before it when only the letters betray it."""
    ends = {item.end: item for item in sorted(found, key=lambda f: f.end - f.start)}
    for i in range(1, len(words) - 2):
        if words.text[i] != "(" or words.text[i + 2] != ")" or not words.acronym(i + 1) or words.label[i + 1]:
            continue
        before = words.previous(i)
        if before < 0:
            continue
        item = ends.get(before + 1)
        if item and _stands_for(words, i + 1, item):
            yield Found(i + 1, i + 2, LABEL, 0.95)
            continue
        begin = run_left(words, i, connectors=RIGHT, stops=cue_set("organisations", "not_first") - RIGHT)
        while begin < before:
            phrase = words.string(begin, before + 1)
            if acronym_fits(words.text[i + 1], phrase) and words.capital(begin):
                things = cue_set("organisations", "things")
                body = (
                    words.lower[before] not in things
                    and is_proper(words, begin)
                    and kind_of(words.text[begin]) == "unknown"
                )
                if body:
                    yield Found(begin, before + 1, LABEL, 0.92)
                    yield Found(i + 1, i + 2, LABEL, 0.95)
                break
            begin = words.next(begin)
            if begin < 0:
                break


def _stands_for(words: Words, i: int, item: Found) -> bool:
    """Whether the acronym fits the body, its letters in another order included (`Amble Young People's Board`, AYPB)."""
    phrase = words.string(item.start, item.end)
    initials = "".join(part[0] for part in phrase.split() if part[0].isupper())
    return acronym_fits(words.text[i], phrase) or sorted(initials) == sorted(words.text[i])


def fitting_acronyms(words: Words, found: list[Found]) -> Iterator[Found]:
    """An acronym that fits one body of the document, and one joined to a body by a slash."""
    bodies = {words.string(f.start, f.end) for f in found if f.end - f.start >= 3}
    starts, ends = {f.start for f in found}, {f.end for f in found}
    acronyms = [i for i in range(len(words)) if words.acronym(i) and not words.label[i]]
    capitals = {text for i in acronyms if len(text := words.text[i]) >= 3 and text.isupper()}
    fitting = {text for text in capitals if sum(acronym_fits(text, body) for body in bodies) == 1}
    for i in acronyms:
        if words.text[i] in fitting:
            yield Found(i, i + 1, LABEL, 0.82)
        elif (i > 1 and words.text[i - 1] == "/" and i - 1 in ends) or (
            i + 2 < len(words) and words.text[i + 1] == "/" and i + 2 in starts
        ):
            yield Found(i, i + 1, LABEL, 0.75)


def repeated_bodies(words: Words, defined: list[Found]) -> Iterator[Found]:
    """Every other use of an acronym or phrase that the document has shown to be a body."""
    shapes = {tuple(words.text[item.start : item.end]) for item in defined}
    lengths = sorted({len(shape) for shape in shapes}, reverse=True)
    firsts = {shape[0] for shape in shapes}
    for i in range(len(words)):
        if words.text[i] not in firsts or words.label[i]:
            continue
        for length in lengths:
            if tuple(words.text[i : i + length]) in shapes:
                yield Found(i, i + length, LABEL, 0.94)
                break


def affiliations(words: Words) -> Iterator[Found]:
    """In a list of those present: `Ann Hart, Amble Trust`, `Ann Hart (Talk of the Town)`."""
    for ent in words.entities:
        if ent.label != "PERSON" or not _in_company_list(words, ent.start):
            continue
        mark = words.next(ent.end - 1)
        if mark < 0 or words.text[mark] not in (",", "(", "-", "–", "—"):
            continue
        start = words.next(mark)
        if start < 0 or words.label[start] or not words.capital(start):
            continue
        end = run_right(
            words, start, connectors=RIGHT, stops=frozenset(("cllr", "councillor", "mr", "mrs", "ms", "dr"))
        )
        if end + 1 < len(words) and words.text[end] == "." and words.lower[end + 1] in ("com", "org", "net", "uk"):
            end += 2
        after = words.next(end - 1)
        closed = (
            after < 0 or words.text[after] in (")", ";", ",", "(", ".", "-", "–", "—") or words.lower[after] == "and"
        )
        if end - start == 1 and words.text[start] == words.capitals(ent.start, ent.end):
            continue  # the person's own initials
        if end > start and closed and _could_be_body(words, start, end):
            yield Found(start, end, LABEL, 0.7)


def _in_company_list(words: Words, i: int) -> bool:
    return words.section[i] in _LISTS


def _could_be_body(words: Words, start: int, end: int) -> bool:
    inner = [j for j in range(start, end) if not words.space[j]]
    if any(words.lower[j] in (title_words() | _OF_PEOPLE) - _OF_BODIES for j in inner) or words.text[start] in cue_set(
        "roles", "acronyms"
    ):
        return False
    if words.lower[start] in cue_set("organisations", "not_affiliations"):
        return False
    if len(inner) == 1 and len(words.text[start]) == 1:
        return False
    return len(inner) > 1 or words.acronym(start) or any(c.isupper() for c in words.text[start][1:])
