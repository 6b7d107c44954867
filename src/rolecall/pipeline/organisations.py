"""Component `organisations`: named bodies, by their head noun, their front, a list of facts, and acronyms."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from rolecall.pipeline.body_mentions import affiliations, defined_acronyms, fitting_acronyms, repeated_bodies
from rolecall.pipeline.body_names import LABEL, fronted_bodies, headed_bodies, is_proper
from rolecall.pipeline.known_bodies import known_bodies
from rolecall.pipeline.phrases import run_right
from rolecall.pipeline.words import Found, Words, cue_set, write_entities


class Organisations:
    """Finds bodies with a name of their own and writes them as ORG entities.

    Idea: a capitalised phrase that ends in `Council`, `Board`, `Trust`, `Ltd` is a body when something in it
    names it; `the Council`, `District Councils` and the council's own unnamed services are not. Others are
    named from the front (`Department for Education`, `University of Leeds`), stand in a list of facts (`Ofsted`,
    `NHS England`), or are given beside a person in a list of those present. An acronym in brackets whose letters fit
    the phrase before it makes both a body, and every later use of the acronym.

    Cues: `data/organisations.toml` and `data/known_bodies.txt`. Names of people found before are never part of a body.

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
        self._known.add(LABEL, [nlp.make_doc(name) for name in sorted(known_bodies())])

    def __call__(self, doc: Doc) -> Doc:
        words = Words(doc)
        write_entities(doc, words.add(self.process(words)))
        return doc

    def process(self, words: Words) -> list[Found]:
        """Every proposed body; where two overlap the surer, then the longer is to be taken."""
        found = [*self._listed(words), *fronted_bodies(words), *headed_bodies(words)]
        defined = list(defined_acronyms(words, found))
        affiliated = list(affiliations(words))
        found += [*defined, *affiliated]
        found += repeated_bodies(
            words, [*defined, *(a for a in affiliated if a.end - a.start > 1 or words.acronym(a.start))]
        )
        found += fitting_acronyms(words, found)
        free = [item for item in found if words.free(item.start, item.end) and not _reference(words, item)]
        return [item for item in free if not any(_inside(item, other) for other in free)]

    def _listed(self, words: Words) -> Iterator[Found]:
        initials = {words.capitals(ent.start, ent.end) for ent in words.entities if ent.label == "PERSON"}
        for _, start, end in self._known(words.doc):
            after = words.next(end - 1)
            if len(words.string(start, end)) == 2 and words.string(start, end) in initials:
                continue  # somebody's initials
            if words.sentence[start] and words.string(start, end) in cue_set("organisations", "verbs_too"):
                continue
            if after == end and words.capital(after) and not words.label[after]:
                area = words.string(start, end) in cue_set("organisations", "with_area") and is_proper(words, after)
                if area:
                    end = run_right(words, after, connectors=frozenset(("and", "&")), stops=frozenset())
            yield Found(start, end, LABEL, 0.95)


def _reference(words: Words, item: Found) -> bool:
    """Whether letters only begin a reference (`FGB 98/2122`, `WCC 17`)."""
    after = item.end
    if item.end - item.start > 1 or not words.acronym(item.start):
        return False
    while after + 1 < len(words) and words.text[after] == "/" and not words.after[after]:
        after += 1
        if words.acronym(after) and words.text[min(after + 1, len(words) - 1)] == "/":
            after += 1
    return after < len(words) and words.text[after].isdigit() and not words.label[after]


def _inside(item: Found, other: Found) -> bool:
    """Whether another proposal holds this one and more, so that `NHS` yields to `Kirk Hospitals NHS Trust`."""
    longer = other.end - other.start > item.end - item.start
    return longer and other.start <= item.start and item.end <= other.end and other.score >= 0.8


@Language.factory("organisations", assigns=["doc.ents"])
def make_organisations(nlp: Language, name: str) -> Organisations:
    """The component for a pipeline; `people` and `minutes_layout` before it help."""
    return Organisations(nlp, name)
