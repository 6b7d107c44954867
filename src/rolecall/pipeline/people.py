"""Component `people`: the names of human beings, by rules over lists of names, titles and layout."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from rolecall.pipeline.name_classes import name_classes
from rolecall.pipeline.title_phrases import title_words
from rolecall.pipeline.words import Found, Words, cue_set, write_entities
from rolecall.values.lexicons import kind_of

LABEL = "PERSON"

_WRAP = "n?"
_INITIAL = rf"(?:i\.?{_WRAP})"
_JOINED = r"(?:-n?[FGSAUCI])"
_OF = rf"(?:p\.?{_WRAP}){{0,2}}"
_MIDDLE = rf"(?:{_INITIAL}|[FG]{_JOINED}?{_WRAP})"
_SECOND = rf"(?:{_WRAP}[SU](?![-]))?"  # a double surname without its hyphen
_BRACKETED = rf"(?:{_WRAP}\(i\.?(?:i\.?)?\))?"

# After an honorific any capitalised word may be a surname.
_INITIALLED = rf"(?:{_INITIAL}{{1,4}}|I{_WRAP}){_OF}[FGSAUC]{_JOINED}*"
_FULL = rf"[FG]{_JOINED}?{_WRAP}{_MIDDLE}{{0,2}}{_OF}[FGSAUC]{_JOINED}*"
_RARE = rf"[US]{_JOINED}?{_WRAP}{_MIDDLE}{{0,2}}{_OF}[FGSAU]{_JOINED}*"
_ALONE = rf"{_OF}[FGSAUC]{_JOINED}*"
_REVERSED = re.compile(
    rf"(?P<name>{_OF}[FSAU]{_JOINED}*,n?(?:h\.?n?)?(?:[FGU]{_JOINED}?(?:n?i\.?){{0,2}}|(?:i\.?n?){{1,3}}))"
)
_ANY = rf"(?:(?:{_INITIALLED}|{_FULL}|{_RARE}){_SECOND}|{_ALONE}){_BRACKETED}"
_TITLED = re.compile(rf"(?:h\.?{_WRAP})+(?P<name>{_ANY}|i\.?)")
_PLURAL = re.compile(rf"(?:h\.?{_WRAP})*H\.?{_WRAP}")
_LISTED = re.compile(rf"(?:h\.?{_WRAP})*(?P<name>{_ANY})")
_BRACKETS = re.compile(r"n?\([^()]{0,60}\)")
_SEPARATOR = re.compile(rf"{_WRAP}(?:[,a/]{_WRAP}){{1,2}}|t")
_MARK = re.compile(r"n?i(?=,)")  # `Adkin P, Itoe A`: present, absent
_ITEM = rf"[FGSAU]{_JOINED}*{_BRACKETED}(?:n?\([^()]{{0,40}}\))?"
_ROLL = re.compile(rf"(?:{_ITEM},n?){{3,}}(?:an?)?{_ITEM}(?:n?an?{_ITEM})?(?![FGSAUC])")
_ROLL_NAME = re.compile(rf"(?P<name>[FGSAU]{_JOINED}*{_BRACKETED})(?:n?\([^()]{{0,40}}\))?")
# Without an honorific the given name or initials must carry the proof.
_SURE = (
    re.compile(rf"(?P<name>F{_JOINED}?{_WRAP}{_MIDDLE}{{0,2}}{_OF}[FSAU]{_JOINED}*{_SECOND})"),
    re.compile(rf"(?P<name>G{_JOINED}?{_WRAP}{_INITIAL}{{0,2}}(?:S|p\.?{_WRAP}[SAU]){_JOINED}*)"),
    re.compile(rf"(?P<name>[FG]{_JOINED}?{_WRAP}{_INITIAL}{{1,3}}[FGSAUC]{_JOINED}*)"),
    re.compile(rf"(?P<name>F{_JOINED}?{_WRAP}C{_JOINED}*)(?!n?[FGSAUC])"),
    re.compile(rf"(?P<name>{_INITIAL}{{1,4}}{_OF}[SFU]{_JOINED}*{_SECOND})"),
    re.compile(rf"(?P<name>{_INITIAL}{{2,4}}[AC]{_JOINED}*)"),
    re.compile(rf"(?P<name>I{_WRAP}S{_JOINED}*)"),
)
# These need a cue on either side.
_LIKELY = (
    re.compile(rf"(?P<name>[FGSU]{_JOINED}?{_WRAP}{_MIDDLE}{{0,2}}{_OF}[FGSAU]{_JOINED}*{_SECOND})"),
    re.compile(rf"(?P<name>[FG]{_JOINED}?{_WRAP}C{_JOINED}*)"),
    re.compile(rf"(?P<name>{_INITIAL}[AGC]{_JOINED}*)"),
)
_SHARED = re.compile(rf"(?P<first>[FG]){_WRAP}a{_WRAP}(?P<name>[FG]{_WRAP}[SAUF]{_JOINED}*)")
_LISTS = ("attendance", "apologies", "contacts")
_OPENERS = frozenset(("(", "[", "-", "–", "—", ":", ";", ",", "/", "*", "|", "•", "·", "and", "&"))
_CLOSERS = frozenset(("[", ")", "]", "-", "–", "—", ":", ";", ",", "/", "*", "|", "(", ".", "and", "&", "'s", "’s"))


class People:
    """Finds personal names and writes them as PERSON entities, honorific and post-nominals left out.

    Idea: every token is put in a class (given name, surname, initial, honorific, ...) and names are regular
    expressions over the classes. After an honorific anything capitalised may be a surname; a known given name or
    initials before a surname are proof enough; two capitalised words in no list are a name only in a list of
    those present, or beside a cue (`X Y said`, `thanked X Y`). A name before `Road`, `Trust` or `Ltd` is no person.

    Cues: `data/people.toml`; names: `rolecall.values.lexicons`. Existing entities are never touched.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> _ = nlp.add_pipe("people")
        >>> [ent.text for ent in nlp("Cllr J. Hartley thanked Priya Nair of Nair Street.").ents]
        ['J. Hartley', 'Priya Nair']
    """

    def __init__(self, name: str = "people") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        words = Words(doc)
        write_entities(doc, words.add(self.process(words)))
        return doc

    def process(self, words: Words) -> list[Found]:
        """Every proposed name; proposals may overlap, the surest and longest is to be taken."""
        return self.propose(words, name_classes(words))

    def propose(self, words: Words, classes: str) -> list[Found]:
        """The same for words whose class letters (`rolecall.pipeline.name_classes`) are known already."""
        found = [*self._titled(words, classes), *self._listed(words, classes)]
        found += self._sure(words, classes)
        found += self._likely(words, classes)
        found += [*self._reversed(words, classes), *self._roll(words, classes)]
        return [trimmed for item in found if (trimmed := _trim(words, item))]

    def _titled(self, words: Words, classes: str) -> Iterator[Found]:
        for match in _TITLED.finditer(classes):
            start, end = match.span("name")
            if _crosses_sentence(words, match.start(), end):
                continue
            first = words.lower[match.start()]
            only_word = end - start == 1 and classes[start] in "CG"
            weak = first in cue_set("people", "honorific_roles") or first in ("councillor", "cllr")
            if (only_word and weak and not _name_follows(words, end)) or _places(words, start, end):
                continue
            yield Found(start, end, LABEL, 0.98)

    def _listed(self, words: Words, classes: str) -> Iterator[Found]:
        """The names after a plural honorific: `Councillors Ames, Burke (Chair) and Casey (J)`."""
        for head in _PLURAL.finditer(classes):
            position = head.end()
            if words.lower[head.start()] == "messrs" and "&" in words.text[position : position + 3]:
                continue  # `Messrs Hart & Lowe` is a firm
            while match := _LISTED.match(classes, position):
                start, end = match.span("name")
                if _crosses_sentence(words, position, end):
                    break
                yield Found(start, end, LABEL, 0.97)
                position = end
                if brackets := _BRACKETS.match(classes, position):
                    position = brackets.end()
                if mark := _MARK.match(classes, position):
                    position = mark.end()
                separator = _SEPARATOR.match(classes, position)
                if not separator:
                    break
                position = separator.end()

    def _sure(self, words: Words, classes: str) -> Iterator[Found]:
        for pattern in _SURE:
            for start, end in _matches(pattern, classes):
                if _crosses_sentence(words, start, end) or _part_of_more(words, classes, start, end):
                    continue
                lone_initial = classes[start] == "i" and words.text[start] in "AI" and classes[start + 1] != "."
                if lone_initial and words.section[start] not in _LISTS and classes[start + 1] != "i":
                    continue
                if not _places(words, start, end):
                    yield Found(start, end, LABEL, 0.95)
        for match in _SHARED.finditer(classes):
            first = match.start("first")
            if not _crosses_sentence(words, first, match.end()) and (first == 0 or classes[first - 1] not in "FGSAUi."):
                yield Found(first, first + 1, LABEL, 0.9)

    def _roll(self, words: Words, classes: str) -> Iterator[Found]:
        """A list of four or more single names among those present: `Ames, Burke (Chair), Casey, Dunn-Lee`."""
        for roll in _ROLL.finditer(classes):
            if words.section[roll.start()] not in _LISTS or _crosses_sentence(words, *roll.span()):
                continue
            for match in _ROLL_NAME.finditer(classes, *roll.span()):
                yield Found(*match.span("name"), LABEL, 0.9)

    def _reversed(self, words: Words, classes: str) -> Iterator[Found]:
        """`Hartley, Ann` alone in its line or column of a roll."""
        for match in _REVERSED.finditer(classes):
            start, end = match.span("name")
            opens = words.sentence[start] or words.space[start - 1] or words.text[start - 1] in ("|", "*")
            closes = end >= len(words) or words.space[end] or words.text[end] in ("|", "*", "(", ";")
            alone = opens and closes and words.section[start] in _LISTS and not _crosses_sentence(words, start, end)
            if alone and not any(words.space[start:end]):
                yield Found(start, end, LABEL, 0.96)

    def _likely(self, words: Words, classes: str) -> Iterator[Found]:
        for pattern in _LIKELY:
            for start, end in _matches(pattern, classes):
                if _crosses_sentence(words, start, end) or _part_of_more(words, classes, start, end):
                    continue
                if _places(words, start, end) or not _has_cue(words, classes, start, end):
                    continue
                yield Found(start, end, LABEL, 0.8)


def _matches(pattern: re.Pattern[str], classes: str) -> Iterator[tuple[int, int]]:
    """Every match, also those that begin inside another: a false start must not hide a name."""
    position = 0
    while match := pattern.search(classes, position):
        yield match.span("name")
        position = match.start() + 1


def _crosses_sentence(words: Words, start: int, end: int) -> bool:
    return any(words.sentence[start + 1 : end])


def _part_of_more(words: Words, classes: str, start: int, end: int) -> bool:
    """Whether the words on either side belong to the same run of capitals, so that this is half a name or title."""
    before = start - 1
    if before >= 0 and not words.sentence[start] and words.lower[before] not in cue_set("organisations", "heads"):
        initial = classes[before] == "." and before > 0 and classes[before - 1] == "i"
        if classes[before] in "-FSUi" or (initial and not words.after[before - 1]):
            return True
    return end < len(words) and classes[end] == "-"


def _places(words: Words, start: int, end: int) -> bool:
    """Whether a road, building, scheme, award or firm is named, not a person."""
    if end - start > 1 and _ends_body(words, end - 1):
        return True
    after = words.next(end - 1)
    steps = 0
    while after >= 0 and (words.capital(after) or words.lower[after] in ("'", "’", "'s")) and steps < 4:
        if words.lower[after] in cue_set("people", "followers"):
            return True
        after = words.next(after)
        steps += 1
    if after >= 0 and words.lower[after] in cue_set("people", "lower_followers") and steps == 0:
        return True
    if after >= 0 and words.text[after] == "&" and words.lower[after + 1] in cue_set("people", "firm_ends"):
        return True
    last = words.lower[end - 1]
    return (
        end - start > 1
        and words.section[start] not in _LISTS
        and last in cue_set("people", "followers")
        and last not in cue_set("people", "surnames_too")
    )


def _ends_body(words: Words, last: int) -> bool:
    """Whether the last word belongs to bodies and services (`Kerry Education`, `Kent Police`), not to people."""
    lower = words.lower[last]
    kinds = cue_set("organisations", "generic") | cue_set("organisations", "heads")
    return lower in kinds and kind_of(words.text[last]) == "word"


def _name_follows(words: Words, end: int) -> bool:
    return end < len(words) and words.lower[end] in cue_set("people", "verbs")


def _has_cue(words: Words, classes: str, start: int, end: int) -> bool:
    left, right = words.previous(start), words.next(end - 1)
    opens = (
        left < 0
        or words.text[left] in _OPENERS
        or words.lower[left] in cue_set("people", "cues_before") | title_words()
    )
    closes = right < 0 or words.text[right] in _CLOSERS or words.space[end]
    initials = (
        right >= 0 and words.acronym(right) and _initials(words, start, end) == words.text[right].replace(".", "")
    )
    if words.section[start] in _LISTS:
        return opens and (closes or initials or words.lower[right] in ("as", "for", "from", "representing"))
    verb = right >= 0 and words.lower[right] in cue_set("people", "verbs")
    cue = (
        left >= 0
        and words.lower[left] in cue_set("people", "cues_before")
        and words.lower[left] not in ("and", "of", "for")
    )
    known = any(c in "FS" for c in classes[start:end])
    if initials or _titled_after(words, right):
        return True
    return (opens and verb and (known or left < 0 or cue)) or (cue and closes and known)


def _titled_after(words: Words, mark: int) -> bool:
    """Whether a mark and then a title follow: `Zhou Lin, Interim Director`."""
    if mark < 0 or words.text[mark] not in (",", "(", "-", "–"):
        return False
    title = words.next(mark)
    if title >= 0 and words.lower[title] in ("the", "our"):
        title = words.next(title)
    known = cue_set("roles", "grades") | title_words()
    return (
        title >= 0
        and words.lower[title] in known
        and (words.capital(title) or words.lower[title] in ("chair", "chairman", "clerk"))
    )


def _initials(words: Words, start: int, end: int) -> str:
    return "".join(words.text[i][0] for i in range(start, end) if words.text[i][:1].isupper())


def _trim(words: Words, item: Found) -> Found | None:
    start, end = item.start, item.end
    while end > start and (words.space[end - 1] or words.text[end - 1] in (".", "-", ",")):
        end -= 1
    while start < end and (words.space[start] or words.text[start] in (".", "-", ",")):
        start += 1
    if start >= end or not words.free(start, end):
        return None
    return Found(start, end, item.label, item.score)


@Language.factory("people", assigns=["doc.ents"])
def make_people(nlp: Language, name: str) -> People:  # noqa: ARG001 (the factory's signature)
    """The component for a pipeline; sections by `minutes_layout` before it help."""
    return People(name)
