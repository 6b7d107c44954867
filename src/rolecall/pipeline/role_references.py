"""Component `role_references`: REFERS, from a short or repeated title to the person it stands for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from rolecall.pipeline.attributes import SECTIONS, RelationData
from rolecall.pipeline.sentences import Mention, SignText
from rolecall.pipeline.words import Words, cue_set, cues
from rolecall.values.name_parsing import PersonName, parse_name
from rolecall.values.names import compatible
from rolecall.values.titles import short_form_of

_HEAD = 1500
"""Code points at the start of a document in which it is told who chaired and who clerked."""
_SURE = 0.4
"""A title stands for a holder's from this score of `short_form_of` on: `the Chair` for a `Chair of Governors`."""
_TIE = 0.05
_SAME_PERSON = 0.5
_NEW = ("new", "incoming", "newly")
_PAST = ("former", "outgoing", "previous", "retiring", "late", "then")
_INDEFINITE = ("a", "an", "any", "no", "another", "every", "each", "one", "next", "vacancy")
_OF_THE_POST = frozenset(
    (
        *("as", "for", "be", "been", "become", "becoming", "made"),
        *(f"{be} {chosen}" for be in ("be", "been", "was", "were", "$") for chosen in ("elected", "appointed")),
        *(f"{post} of" for post in ("post", "posts", "job", "jobs", "role", "rank", "position")),
    )
)
"""What stands before a title that is given, or spoken of as a post: `be elected Chairman`, `the post of Clerk`."""
_SIGNATURE = re.compile(r"^[\W_]*(?:signed|signature|date|dated)?[\W_]*%[\W_]*(?:date|dated)?[\W_#]*$")
_HEADING = re.compile(
    r"^[\W_]*[a-z]{0,3}[./]?\d[\w./]*[\W_]+(?:election of |appointment of )?%(?:[\W_]|and|of the)*(?:%[\W_]*)?$"
)
"""A numbered heading that is nothing but a title: what follows is about the post."""
_THE_POST = re.compile(r"\s+(?:posts?|vacanc(?:y|ies)|vacant|position)\b")  # of the post, not of who holds it
_CREATED = re.compile(
    r"\b(?:election|appointment|vacancy|recruitment|co-option|elect|toghadh) (?:of|for) (?:a |an |the |new )*$"
)


@dataclass(frozen=True, slots=True)
class Title:
    """One title that the document gives a holder: how it is worded, where, whose, and whether it still holds.

    `served` says that the head of the document has its holder serve the meeting in it: `Clerked by Ann Hart`.
    """

    text: str
    start: int
    person: Mention
    name: str
    status: str
    change: str
    elsewhere: bool
    absent: bool = False
    served: bool = False


class RoleReferences:
    """Leads every later mention of a title (`the Chairman`, `the Director`) to its holder in the document.

    Idea: each holding of the document is a candidate, so is whoever `chaired` the meeting; a mention takes the one
    whose title it stands for best (`rolecall.values.titles.short_form_of`). Among equals the post of the meeting
    goes before one at another body, who is said to have chaired or clerked before other holders, the one spoken of
    last before the others. A title whose holder is not named, one that is to be filled, and the title of a signature
    line refer to nobody.

    Adds to `doc._.relations`; needs `relations` or `relation_rules` before it.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> for name in ("minutes_layout", "people", "roles", "relation_rules", "role_references"):
        ...     _ = nlp.add_pipe(name)
        >>> doc = nlp("Present: Ann Hartley (Chairman)\\n\\n1. Budget\\n\\nThe Chairman opened the meeting.")
        >>> [doc.text[slice(*r["child"])] for r in doc._.relations if r["label"] == "REFERS"]
        ['Ann Hartley']
    """

    def __init__(self, name: str = "role_references") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        found = self.process(doc)
        doc._.relations = [*(r for r in doc._.relations if r["label"] != "REFERS"), *found]
        return doc

    def process(self, doc: Doc) -> list[RelationData]:
        """One REFERS for each title without a holder beside it that stands for one named elsewhere."""
        text = SignText(Words(doc))
        relations: list[RelationData] = doc._.relations
        with_body = {tuple(r["head"]) for r in relations if r["label"] == "AT"}
        titles = [*_stated(doc, text, relations, with_body), *_implied(text)]
        held = {title.start for title in titles}
        found: list[RelationData] = []
        spoken: list[tuple[str, Mention]] = []
        for sentence in text.sentences:
            mentioned = [role for role in sentence.of("ROLE") if role.start_char not in held]
            if not mentioned:
                continue
            if sentence.end > 0.8 * len(text) and _SIGNATURE.match(text.between(sentence.start, sentence.end)):
                continue
            if _HEADING.match(text.between(sentence.start, sentence.end)):
                continue
            for role in mentioned:
                before = text.between(sentence.start, role.start_char)
                if not _is_definite(before) or _THE_POST.match(text.between(role.end_char, sentence.end)):
                    continue
                elsewhere = (role.start_char, role.end_char) in with_body
                if elsewhere and role.text.lower() in cue_set("roles", "without_portfolio"):
                    continue  # the chairman of another body
                best = _best(role, before, titles, spoken)
                if best:
                    found.append(_relation(role, best[0], _in_full(best[1], text.mentions)))
                    spoken.append((role.text, best[1]))
        return found


def _in_full(person: Mention, mentions: Sequence[Mention]) -> Mention:
    """The first mention of the one full name that initials stand for; any other mention as it is."""
    letters = person.text.replace(".", "")
    if not (letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 4 and person.end == person.start + 1):
        return person
    people = (m for m in mentions if m.label == "PERSON" and m.end > m.start + 1)
    fitting = [p for p in people if "".join(part[0] for part in p.text.split()) == letters]
    return fitting[0] if len({p.text for p in fitting}) == 1 else person


def _relation(role: Mention, score: float, person: Mention) -> RelationData:
    return {
        "head": [role.start_char, role.end_char],
        "child": [person.start_char, person.end_char],
        "label": "REFERS",
        "status": "current",
        "change": "none",
        "kind": None,
        "score": round(0.5 + 0.45 * score, 3),
    }


def _stated(
    doc: Doc, text: SignText, relations: list[RelationData], with_body: set[tuple[int, ...]]
) -> Iterator[Title]:
    """The titles of the document's HOLDS relations; one with a body of its own may be a post elsewhere."""
    spans: dict[tuple[int, ...], Mention] = {(m.start_char, m.end_char): m for m in text.mentions}
    sections = doc.spans.get(SECTIONS, ())
    apologies = {i for span in sections if span.label_ == "apologies" for i in range(span.start, span.end)}
    for relation in relations:
        if relation["label"] == "HOLDS":
            person, role = spans[tuple(relation["head"])], spans[tuple(relation["child"])]
            elsewhere = tuple(relation["child"]) in with_body
            absent = role.start in apologies
            yield Title(
                role.text,
                role.start_char,
                person,
                person.text,
                relation["status"],
                relation["change"],
                elsewhere=elsewhere,
                absent=absent,
            )


def _implied(text: SignText) -> Iterator[Title]:
    """Titles that a verb implies: `chaired by Ann Hart`."""
    for person in (mention for mention in text.mentions if mention.label == "PERSON"):
        before = text.between(max(0, person.start_char - 40), person.start_char) + "$"
        for pattern, title in _implying():
            match = pattern.search(before)
            if match and match.end() == len(before) - 1:
                served = person.start_char < _HEAD
                yield Title(title, -1, person, person.text, "current", "none", elsewhere=False, served=served)


@cache
def _implying() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(cue["pattern"]), cue["title"]) for cue in cues("relations")["implied"]["titles"]]


def _is_definite(before: str) -> bool:
    """Whether the mention can stand for somebody: not vacant, not one to be found."""
    words = before.split()
    if _CREATED.search(before) or not _OF_THE_POST.isdisjoint((" ".join(words[-1:]), " ".join(words[-2:]))):
        return False
    last, earlier = (words[-1] if words else ""), (words[-2] if len(words) > 1 else "")
    return last not in _INDEFINITE and not (
        last in ("new", "replacement", "permanent", "potential", "future", "next") and earlier in (*_INDEFINITE, "for")
    )


def _best(
    role: Mention, before: str, titles: list[Title], spoken: list[tuple[str, Mention]]
) -> tuple[float, Mention] | None:
    """The score and the person of the title that the mention stands for best, or None.

    `spoken` are the mentions resolved so far: of several holders whom a short title would fit, the one spoken
    of last is meant.
    """
    said = role.text
    last = before.split()[-1] if before.split() else ""
    fitting = [t for t in titles if _fits_time(t, last) and (last in _NEW or not _is_to_come(t, role))]
    scored = [(short_form_of(said, title.text)[0], title) for title in fitting]
    top = max((score for score, _ in scored), default=0.0)
    if top < _SURE:
        return None
    near = [title for score, title in scored if score >= top - _TIE]
    near = [t for t in near if not t.elsewhere] or near
    near = [t for t in near if t.served] or near
    near = [t for t in near if t.status == "current" and t.change != "left"] or near
    if len({t.name for t in near}) > 1:
        for earlier_said, person in reversed(spoken):
            if (
                earlier_said != said
                and short_form_of(said, earlier_said)[0] >= _SURE
                and any(_same_person(person.text, t.name) for t in near)
            ):
                return top, person
        near = [t for t in near if not t.absent] or near
    earlier = [t for t in near if t.start < role.start_char]
    chosen = max(earlier, key=lambda t: t.start) if earlier else near[0]
    same = [t for t in titles if _same_person(t.name, chosen.name)]
    return top, min((t.person for t in same), key=lambda p: p.start_char)


def _fits_time(title: Title, last: str) -> bool:
    """Whether the holder can be meant: an incoming one only as `the new`, a former one as `the former`."""
    if last in _NEW:
        return title.status == "incoming" or title.change == "appointed"
    if last in _PAST:
        return title.status == "former" or title.change == "left"
    return title.status == "current" or (title.status == "former" and title.change == "left")


def _is_to_come(title: Title, role: Mention) -> bool:
    """Whether the text gives the title to its holder only after the mention, which then means the one before."""
    return title.change == "appointed" and title.start > role.start_char


def _same_person(a: str, b: str) -> bool:
    return a == b or compatible(_name(a), _name(b))[0] >= _SAME_PERSON


@lru_cache(maxsize=4096)
def _name(person: str) -> PersonName:
    return replace(parse_name(person), honorific="")


@Language.factory("role_references", requires=["doc.ents", "doc._.relations"], assigns=["doc._.relations"])
def make_role_references(nlp: Language, name: str) -> RoleReferences:  # noqa: ARG001 (the factory's signature)
    """The component for a pipeline; it stands after `relations`."""
    return RoleReferences(name)
