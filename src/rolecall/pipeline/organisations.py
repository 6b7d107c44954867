"""Component `organisations`: named bodies, by their head noun, their front, a list of facts, and acronyms."""

from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from rolecall.pipeline.phrases import run_left, run_right
from rolecall.pipeline.words import Found, Words, add_entities, cue_set, cues
from rolecall.values.lexicons import kind_of
from rolecall.values.organisations import acronym_fits

LABEL = "ORG"
_LEFT = frozenset(("and", "&", "-", "–", "/", "'s", "’s", "'", "’"))
_RIGHT = frozenset(("and", "&", "of", "for", "the", "-", "–", "'s", "’s", "'", "’", "in"))
_LISTS = ("attendance", "apologies")


class Organisations:
    """Finds bodies with a name of their own and writes them as ORG entities.

    Idea: a capitalised phrase that ends in `Council`, `Board`, `Trust`, `Ltd` is a body when something in it
    names it; `the Council`, `District Councils` and the council's own unnamed services are not. Others are
    named from the front (`Department for Education`, `University of Leeds`), stand in a list of facts (`Ofsted`,
    `NHS England`), or are given beside a person in a list of those present. An acronym in brackets whose letters fit
    the phrase before it makes both a body, and every later use of the acronym.

    Cues: `data/organisations.toml`. Names of people found before are never part of a body.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> _ = nlp.add_pipe("organisations")
        >>> doc = nlp("The Council wrote to Amble Harbour Trust (AHT) and Ofsted. AHT replied to the Council.")
        >>> [ent.text for ent in doc.ents]
        ['Amble Harbour Trust', 'AHT', 'Ofsted', 'AHT']
    """

    def __init__(self, nlp: Language, name: str = "organisations") -> None:
        self.name = name
        self._known = PhraseMatcher(nlp.vocab, attr="ORTH")
        known = cues("organisations")["known"]
        curly = [name.replace("'", "’") for name in known if "'" in name]
        self._known.add(LABEL, list(nlp.tokenizer.pipe([*known, *curly])))

    def __call__(self, doc: Doc) -> Doc:
        add_entities(doc, self.process(doc))
        return doc

    def process(self, doc: Doc) -> list[Found]:
        """Every proposed body; where two overlap the surer, then the longer is to be taken."""
        words = Words(doc)
        found = [*self._listed(words, doc), *_fronted(words), *_headed(words)]
        defined = list(_acronyms(words, found))
        affiliated = list(_affiliations(words))
        found += [*defined, *affiliated]
        found += _repeats(words, [*defined, *(a for a in affiliated if a.end - a.start > 1 or words.acronym(a.start))])
        found += _short_forms(words, found)
        free = [item for item in found if words.free(item.start, item.end) and not _reference(words, item)]
        return [item for item in free if not any(_inside(item, other) for other in free)]

    def _listed(self, words: Words, doc: Doc) -> Iterator[Found]:
        for _, start, end in self._known(doc):
            after = words.next(end - 1)
            if words.text[start : end] == ["Mind"] or words.text[start:end] == ["Shelter"] or words.text[start:end] == ["Unite"]:
                if words.sentence[start]:
                    continue
            if after == end and words.capital(after) and not words.label[after]:
                area = doc[start:end].text in cue_set("organisations", "with_area") and _proper(words, after)
                if area:
                    end = after + 1
            yield Found(start, end, LABEL, 0.95)


def _reference(words: Words, item: Found) -> bool:
    """Whether letters only begin a reference (`FGB 98/2122`, `WCC 17`)."""
    after = item.end
    return (
        item.end - item.start == 1
        and words.acronym(item.start)
        and after < len(words)
        and words.text[after].isdigit()
        and not words.label[after]
    )


def _inside(item: Found, other: Found) -> bool:
    """Whether another proposal holds this one and more, so that `NHS` yields to `Kirk Hospitals NHS Trust`."""
    longer = other.end - other.start > item.end - item.start
    return longer and other.start <= item.start and item.end <= other.end and other.score >= 0.8


def _proper(words: Words, i: int) -> bool:
    """Whether the word is a name rather than an English word."""
    kind = kind_of(words.text[i])
    return words.capital(i) and (kind in ("unknown", "given", "surname") or (words.acronym(i) and len(words.text[i]) <= 5))


def _headed(words: Words) -> Iterator[Found]:
    heads = cue_set("organisations", "heads")
    for i in range(len(words)):
        if words.label[i] or words.space[i]:
            continue
        abbreviated = words.text[i] in cue_set("organisations", "abbreviated_heads")
        small = words.text[i] in cue_set("organisations", "lower_heads")
        if not (words.lower[i] in heads and words.capital(i)) and not abbreviated and not small:
            continue
        following = words.next(i)
        if following == i + 1 and words.lower[following] in heads and words.capital(following):
            continue
        if following == i + 1 and words.text[following] == "-" and words.hyphen(following):
            continue
        begin = _begin(words, i)
        if abbreviated:
            before = words.previous(i)
            if before >= 0 and _proper(words, before) and not (following == i + 1 and words.capital(following)):
                yield Found(begin, i + 1, LABEL, 0.85)
        elif _is_name(words, begin, i):
            weak = words.lower[i] in cue_set("organisations", "weak_heads")
            yield Found(begin, _past_head(words, i), LABEL, 0.8 if weak else 0.9)


def _past_head(words: Words, head: int) -> int:
    """The end of the body: the stop of `Ltd.`, and `of X` after heads that take it."""
    end = head + 1
    if words.lower[head] in ("ltd", "inc", "co") and end < len(words) and words.text[end] == "." and not words.after[head]:
        return end + 1
    link = words.next(head)
    if link >= 0 and words.lower[link] in ("of", "for") and words.lower[head] in cue_set("organisations", "heads_with_of"):
        start = words.next(link)
        if start >= 0 and words.capital(start) and not words.label[start]:
            return run_right(words, start, connectors=frozenset(("and", "&")), stops=frozenset())
    return end


def _begin(words: Words, head: int) -> int:
    """Where the phrase that ends in the head begins, fronts (`University of …`) included."""
    stops = cue_set("organisations", "not_first") - _LEFT
    begin = run_left(words, head, connectors=_LEFT, stops=stops | {"of", "for", "the"})
    # `Trust and Amble Council`: the word before `and` ends a body of its own
    for j in range(head - 1, begin, -1):
        if words.lower[j] in ("and", "&", "/") and words.lower[words.previous(j)] in cue_set("organisations", "heads"):
            before = words.previous(j)
            subject = words.lower[before] in ("housing", "school", "primary", "homes", "services", "aid")
            if not subject or words.lower[head] not in cue_set("organisations", "committees"):
                begin = words.next(j)
                break
        if words.lower[j] in ("'s", "’s") and words.lower[words.previous(j)] in cue_set("organisations", "heads"):
            begin = words.next(j)
            break
    if words.lower[begin] in _LEFT:
        begin = words.next(begin)
    comma = words.previous(begin)
    run_has_and = any(words.lower[j] in ("and", "&") for j in range(begin, head))
    if comma >= 0 and words.text[comma] == "," and run_has_and and words.lower[head] in cue_set("organisations", "committees"):
        before = words.previous(comma)
        if before >= 0 and words.capital(before) and not words.label[before] and words.lower[before] not in stops:
            begin = run_left(words, comma, connectors=_LEFT, stops=stops | {"of", "for", "the"})
    link = words.previous(begin)
    if link > 0 and words.text[link] == "." and len(words.text[link - 1]) == 1 and words.text[link - 1].isupper():
        return link - 1  # `J. Whitlam & Sons Ltd`
    if link >= 0 and words.lower[link] in ("of", "for"):
        front = words.previous(link)
        if front >= 0 and words.capital(front) and f"{words.lower[front]} {words.lower[link]}" in cue_set("organisations", "fronts"):
            return run_left(words, link, connectors=_LEFT, stops=stops | {"of", "for", "the"})
    return begin


def _is_name(words: Words, begin: int, head: int) -> bool:
    """Whether the phrase names one body: not a class of bodies, not a service without a name."""
    inner = [j for j in range(begin, head) if not words.space[j] and words.lower[j] not in _LEFT]
    lower = words.lower[head]
    if not inner:
        return False
    signs = cue_set("organisations", "strong_signs")
    after = words.next(head)
    if lower in ("group", "party") and any(words.lower[j] in signs for j in inner):
        return True
    if lower in cue_set("organisations", "committees"):
        if lower in ("group", "cabinet") and after == head + 1 and words.capital(after):
            return False
        naming = [j for j in inner if words.lower[j] not in cue_set("organisations", "committee_generic")]
        return len(naming) >= (2 if lower == "group" and not any(_proper(words, j) for j in naming) else 1)
    if all(words.lower[j] in cue_set("organisations", "generic") for j in inner):
        return False
    if lower not in cue_set("organisations", "weak_heads"):
        return True
    phrase = " ".join(words.lower[j] for j in range(begin, head + 1) if not words.space[j])
    if after == head + 1 and words.capital(after) and not words.label[after]:
        return False
    if phrase.endswith(tuple(cue_set("organisations", "strong_services"))):
        return any(_proper(words, j) for j in inner)
    if lower in ("services", "service", "team", "department", "office"):
        return any(words.lower[j] in ("hm", "majesty", "majesty's", "national") for j in inner)
    return any(_proper(words, j) or words.lower[j] in signs for j in inner)


def _fronted(words: Words) -> Iterator[Found]:
    fronts = cue_set("organisations", "fronts")
    for i in range(len(words)):
        if not words.capital(i) or words.label[i]:
            continue
        link, second = words.next(i), -1
        phrase = words.lower[i]
        if phrase in fronts:
            second = i
        for _ in range(4):
            if link < 0:
                break
            phrase += f" {words.lower[link]}"
            if phrase in fronts:
                second = link
            link = words.next(link)
        if second < 0:
            continue
        start = words.next(second)
        if start >= 0 and words.lower[start] == "the":
            start = words.next(start)
        if start < 0 or not words.capital(start) or words.label[start]:
            continue
        end = _front_end(words, start)
        if end > start:
            yield Found(i, end, LABEL, 0.93)


def _front_end(words: Words, start: int) -> int:
    stops = cue_set("organisations", "not_first") - _RIGHT
    native = frozenset(("na", "y", "yr", "an"))
    end = run_right(words, start, connectors=(_RIGHT - {"in"}) | native, stops=stops)
    for j in range(start, end):
        if words.lower[j] in _role_words() and j > start and words.capital(j):
            end = words.previous(j) + 1
            break
        if words.lower[j] in ("'s", "’s") and not any(
            words.lower[k] in cue_set("organisations", "heads") for k in range(j, end)
        ):
            end = j
            break
    for j in range(start, end):
        if words.lower[j] in cue_set("organisations", "heads") and words.lower[j] not in ("housing", "homes", "school", "court", "services"):
            return j + 1
    comma = words.next(end - 1)
    # `Department for Levelling Up, Housing and Communities`
    if comma >= 0 and words.text[comma] == ",":
        following = words.next(comma)
        if following >= 0 and words.capital(following) and not words.label[following]:
            more = run_right(words, following, connectors=_RIGHT - {"in"}, stops=stops)
            if any(words.lower[j] in ("and", "&") for j in range(following, more)):
                return more
    # a second body or a person after `and` is not part of the first
    for j in range(start, end):
        if words.lower[j] == "and" and words.text[start : j] and _proper(words, start) and j + 1 < end and _proper(words, words.next(j)):
            return j
    return end


def _acronyms(words: Words, found: list[Found]) -> Iterator[Found]:
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
        begin = run_left(words, i, connectors=_RIGHT, stops=cue_set("organisations", "not_first") - _RIGHT)
        while begin < before:
            phrase = words.doc[begin : before + 1].text
            if acronym_fits(words.text[i + 1], phrase) and words.capital(begin):
                things = cue_set("organisations", "things")
                body = words.lower[before] not in things and _proper(words, begin) and kind_of(words.text[begin]) == "unknown"
                if body:
                    yield Found(begin, before + 1, LABEL, 0.92)
                    yield Found(i + 1, i + 2, LABEL, 0.95)
                break
            begin = words.next(begin)
            if begin < 0:
                break


def _stands_for(words: Words, i: int, item: Found) -> bool:
    """Whether the acronym fits the body, its letters in another order included (`Amble Young People's Board`, AYPB)."""
    phrase = words.doc[item.start : item.end].text
    initials = "".join(part[0] for part in phrase.split() if part[0].isupper())
    return acronym_fits(words.text[i], phrase) or sorted(initials) == sorted(words.text[i])


def _short_forms(words: Words, found: list[Found]) -> Iterator[Found]:
    """An acronym that fits one body of the document, and one joined to a body by a slash."""
    bodies = {words.doc[f.start : f.end].text for f in found if f.end - f.start >= 3}
    starts, ends = {f.start for f in found}, {f.end for f in found}
    for i in range(len(words)):
        if not words.acronym(i) or words.label[i]:
            continue
        if len(words.text[i]) >= 3 and words.text[i].isupper() and sum(acronym_fits(words.text[i], b) for b in bodies) == 1:
            yield Found(i, i + 1, LABEL, 0.82)
        elif (i > 1 and words.text[i - 1] == "/" and i - 1 in ends) or (i + 2 < len(words) and words.text[i + 1] == "/" and i + 2 in starts):
            yield Found(i, i + 1, LABEL, 0.75)


def _affiliations(words: Words) -> Iterator[Found]:
    """In a list of those present: `Ann Hart, Amble Trust`, `Ann Hart (Talk of the Town)`."""
    for ent in words.doc.ents:
        if ent.label_ != "PERSON" or not _in_company_list(words, ent.start):
            continue
        mark = words.next(ent.end - 1)
        if mark < 0 or words.text[mark] not in (",", "(", "-", "–", "—"):
            continue
        start = words.next(mark)
        if start < 0 or words.label[start] or not words.capital(start):
            continue
        end = run_right(words, start, connectors=_RIGHT, stops=frozenset(("cllr", "councillor", "mr", "mrs", "ms", "dr")))
        if end + 1 < len(words) and words.text[end] == "." and words.lower[end + 1] in ("com", "org", "net", "uk"):
            end += 2
        after = words.next(end - 1)
        closed = after < 0 or words.text[after] in (")", ";", ",", "(", ".", "-", "–", "—") or words.lower[after] == "and"
        if end - start == 1 and words.text[start] == "".join(t.text[0] for t in ent if t.text[:1].isupper()):
            continue  # the person's own initials
        if end > start and closed and _could_be_body(words, start, end):
            yield Found(start, end, LABEL, 0.7)


@cache
def _role_words() -> frozenset[str]:
    roles = cues("roles")
    heads = {phrase.split()[-1] for phrase in (*roles["titles"], *roles["heads"])}
    return frozenset(heads | {"members", "governors", "officers", "representatives", "assistant", "acting"}) - {"office", "service", "opposition", "state"}


def _in_company_list(words: Words, i: int) -> bool:
    return words.section[i] in _LISTS


def _could_be_body(words: Words, start: int, end: int) -> bool:
    inner = [j for j in range(start, end) if not words.space[j]]
    if any(words.lower[j] in _role_words() for j in inner) or words.text[start] in cues("roles")["acronyms"]:
        return False
    if words.lower[start] in cue_set("organisations", "not_affiliations"):
        return False
    if len(inner) == 1 and len(words.text[start]) == 1:
        return False
    return len(inner) > 1 or words.acronym(start) or any(c.isupper() for c in words.text[start][1:])


def _repeats(words: Words, defined: list[Found]) -> Iterator[Found]:
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


@Language.factory("organisations", assigns=["doc.ents"])
def make_organisations(nlp: Language, name: str) -> Organisations:
    """The component for a pipeline; `people` and `minutes_layout` before it help."""
    return Organisations(nlp, name)
