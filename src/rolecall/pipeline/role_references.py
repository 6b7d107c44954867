"""Component `role_references`: REFERS, from a short or repeated title to the person it stands for."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from rolecall.pipeline.attributes import SECTIONS, RelationData
from rolecall.values.titles import short_form_of

_SURE = 0.5
_TIE = 0.05


@dataclass(frozen=True, slots=True)
class Title:
    """One title that the document gives a holder: the mention, the person's mention, since which token."""

    role: Span
    person: Span
    left: bool


class RoleReferences:
    """Leads every later mention of a title (`the Chairman`, `the Director`) to its holder in the document.

    Idea: each holding of the document is a candidate; a mention takes the one whose title it stands for best
    (`rolecall.values.titles.short_form_of`), among equals the one stated last before it, else the first after. A
    title whose holder is not named, one that two holders would fit, and the title of a signature line refer to
    nobody.

    Adds to `doc._.relations`; needs `relations` before it.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> for name in ("minutes_layout", "people", "roles", "relations", "role_references"):
        ...     _ = nlp.add_pipe(name)
        >>> doc = nlp("Present: Ann Hartley (Chairman)\\n\\n1. Budget\\n\\nThe Chairman opened the meeting.")
        >>> [doc.text[slice(*r["child"])] for r in doc._.relations if r["label"] == "REFERS"]
        ['Ann Hartley']
    """

    def __init__(self, name: str = "role_references") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        others = [r for r in doc._.relations if r["label"] != "REFERS"]
        doc._.relations = others + self.process(doc)
        return doc

    def process(self, doc: Doc) -> list[RelationData]:
        """One REFERS for each title without a holder beside it that stands for one named elsewhere."""
        titles = list(_titles(doc))
        held = {title.role.start for title in titles}
        signature = {token.i for span in doc.spans.get(SECTIONS, ()) if span.label_ == "signature" for token in span}
        found: list[RelationData] = []
        for role in doc.ents:
            if role.label_ != "ROLE" or role.start in held or role.start in signature or not _definite(doc, role):
                continue
            best = _best(doc, role, titles)
            if best:
                score, person = best
                found.append(
                    {
                        "head": [role.start_char, role.end_char],
                        "child": [person.start_char, person.end_char],
                        "label": "REFERS",
                        "status": "current",
                        "change": "none",
                        "score": round(0.5 + 0.45 * score, 3),
                    }
                )
        return found


def _titles(doc: Doc) -> Iterator[Title]:
    spans = {(ent.start_char, ent.end_char): ent for ent in doc.ents}
    for relation in doc._.relations:
        if relation["label"] == "HOLDS":
            person, role = spans[tuple(relation["head"])], spans[tuple(relation["child"])]
            yield Title(role, person, relation["change"] == "left" or relation["status"] == "former")


def _definite(doc: Doc, role: Span) -> bool:
    """Whether the mention can stand for somebody: not vacant, not a new or another one."""
    before = doc[role.start - 1].lower_ if role.start else ""
    earlier = doc[role.start - 2].lower_ if role.start > 1 else ""
    return before not in ("a", "an", "any", "no", "another", "every", "each") and not (
        before in ("new", "replacement", "permanent", "potential", "future", "next") and earlier in ("a", "an", "any", "for")
    )


def _best(doc: Doc, role: Span, titles: list[Title]) -> tuple[float, Span] | None:
    """The score and the person of the title that the mention stands for best, or None."""
    scored = [(short_form_of(role.text, title.role.text)[0], title) for title in titles]
    top = max((score for score, _ in scored), default=0.0)
    if top < _SURE:
        return None
    near = [title for score, title in scored if score >= top - _TIE]
    people = {_key(title.person) for title in near}
    if len(people) > 1:
        staying = [title for title in near if not title.left]
        near = staying or near
        before = [title for title in near if title.role.start < role.start]
        chosen = before[-1] if before else near[0]
    else:
        chosen = near[0]
    first = next(title for title in titles if _key(title.person) == _key(chosen.person))
    return top, first.person


def _key(person: Span) -> str:
    return person.text.lower()


@Language.factory("role_references", requires=["doc.ents", "doc._.relations"], assigns=["doc._.relations"])
def make_role_references(nlp: Language, name: str) -> RoleReferences:  # noqa: ARG001 (the factory's signature)
    """The component for a pipeline; it stands after `relations`."""
    return RoleReferences(name)
