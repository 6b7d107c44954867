"""Component `role_references`: REFERS, from a short or repeated title to the person it stands for."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from rolecall.pipeline.attributes import RelationData
from rolecall.pipeline.sentences import Mention, Sentence, SignText
from rolecall.pipeline.stated_titles import Title, bodies_elsewhere, titles_of
from rolecall.pipeline.words import Words, cue_set
from rolecall.values.name_parsing import PersonName, parse_name
from rolecall.values.names import compatible
from rolecall.values.organisations import same_body
from rolecall.values.titles import short_form_of

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
_SIGNATURE = re.compile(
    r"^[\W_]*(?:signed|signature|date|dated)?[\W_]*%[\W_]*(?:date|dated)?[\W_#]*$|^[^%$]{0,60}[_.…]{5,}[^%$\w]*%"
)
_HEADING = re.compile(
    r"^[\W_]*[a-z]{0,3}[./]?\d[\w./]*[\W_]+(?:election of |appointment of )?%(?:[\W_]|and|of the)*(?:%[\W_]*)?$"
)
"""A numbered heading that is nothing but a title: what follows is about the post."""
_THE_POST = re.compile(
    r"\s+(?:posts?|vacanc(?:y|ies)|position)\b"
    r"|[\s:,–-]+(?:vacant|vacancy|nobody|no (?:takers?|nominations?|candidates?))\b"
    r"|[\s:,–-]+to be (?:appointed|advertised|elected|filled)\b"
)
"""What follows a title when the post is spoken of, not who holds it, or when nobody does."""
_TAKES = re.compile(
    r"(?<!\w)(?:took|takes|taking|take|assumed|vacated|vacates|vacating|left|leaves|leaving|\$\)?,? in) (?:up )?the $"
)
_SHORTLY = 250
"""Code points before a `took the chair` within which it is told who had been elected."""
_CREATED = re.compile(
    r"\b(?:election|appointment|vacancy|recruitment|co-option|elect|toghadh) (?:of|for) (?:a |an |the |new )*$"
)


class RoleReferences:
    """Leads every later mention of a title (`the Chairman`, `the Director`) to its holder in the document.

    Idea: each holding of the document is a candidate, so is whoever `chaired` the meeting; a mention takes the one
    whose title it stands for best (`rolecall.values.titles.short_form_of`). Among equals the post of the meeting
    goes before one at another body, who is said to have chaired or clerked before other holders, the one spoken of
    last before the others; who has left by then comes last. Who `took the chair` is who is named before it. A title
    whose holder is not named, one that is to be filled, and the title of a signature line refer to nobody.

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
        bodies = bodies_elsewhere(doc, text)
        titles = titles_of(doc, text, bodies)
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
                body = bodies.get((role.start_char, role.end_char), "")
                if body and role.text.lower() in cue_set("roles", "without_portfolio"):
                    continue  # the chairman of another body
                takes = _TAKES.search(before) and role.text.lower() == "chair"
                best = _who_takes_it(role, sentence, text.mentions, titles, found) if takes else None
                best = best or _best(role, before, _not_elsewhere(titles, body), spoken)
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
    near = [t for t in near if not _is_gone(t, titles, role)] or near
    near = [t for t in near if not t.body] or near
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


def _who_takes_it(
    role: Mention,
    sentence: Sentence,
    mentions: Sequence[Mention],
    titles: Sequence[Title],
    found: Sequence[RelationData],
) -> tuple[float, Mention] | None:
    """Who takes or leaves the chair: who was given a post in the sentence, else the one named or meant last before it,
    else who was given one shortly before (`was elected Mayor. She took the Chair`)."""
    people = {mention.start_char: mention for mention in mentions if mention.label == "PERSON"}
    chosen = [(t.start, t.person) for t in titles if t.change == "appointed" and t.start < role.start_char]
    subjects = [(person.start_char, person) for person in sentence.of("PERSON") if person.start < role.start]
    subjects += [(r["head"][0], people[r["child"][0]]) for r in found]
    for told, since in (
        (chosen, sentence.start),
        (subjects, sentence.start),
        (chosen, role.start_char - _SHORTLY),
    ):
        near = [(start, person) for start, person in told if start >= since]
        if near:
            who = max(near, key=lambda one: one[0])[1]
            same = [t.person for t in titles if _same_person(t.name, who.text)]
            return _SURE, min(same or [who], key=lambda person: person.start_char)
    return None


def _not_elsewhere(titles: Sequence[Title], body: str) -> list[Title]:
    """The titles that a mention beside that body can stand for: `the Head of Law at Amble Council`."""
    return [title for title in titles if not (body and title.body) or same_body(title.body, body)]


def _fits_time(title: Title, last: str) -> bool:
    """Whether the holder can be meant: an incoming one only as `the new`, a former one as `the former`."""
    if last in _NEW:
        return title.status == "incoming" or title.change == "appointed"
    if last in _PAST:
        return title.status == "former" or title.change == "left"
    return title.status == "current" or (title.status == "former" and title.change == "left")


def _is_gone(title: Title, titles: Sequence[Title], role: Mention) -> bool:
    """Whether the text says between the two that the holder has left the post."""
    return any(
        (t.status, t.change) == ("former", "left")
        and title.start <= t.start < role.start_char
        and t.text.lower() == title.text.lower()
        and _same_person(t.name, title.name)
        for t in titles
    )


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
