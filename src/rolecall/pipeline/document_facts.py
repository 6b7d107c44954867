"""Component `document_facts`: the meeting's date, the body that met and the council it belongs to."""

import re
from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc, Span

from rolecall.pipeline.attributes import Facts
from rolecall.pipeline.words import cue_set, cues
from rolecall.values.dates import find_meeting_date, infer_period
from rolecall.values.organisations import same_body

_HEAD = 900
"""Code points from the top within which a document names the body that met."""
_SPACES = re.compile(r"\s+")
_SHIRE = re.compile(r"\b([A-Z][a-z]+shire)\b")


def anchor_date(doc: Doc) -> str | None:
    """The document's own date as EDTF: stated, else an interval from its dates and their tense, else None.

    Kept in `doc._.facts`, so that the components that need it look once.
    """
    facts: Facts = doc._.facts
    if "meeting_date" not in facts:
        stated = find_meeting_date(doc.text)
        facts = {**facts, "meeting_date": stated[2] if stated else infer_period(doc.text)}
        doc._.facts = facts
    return facts["meeting_date"]


class DocumentFacts:
    """Writes `doc._.facts`: `meeting_date` (EDTF), `body` and `council`, each null where the text does not say.

    Idea: the head of a document names the body (`Minutes of the X`, a heading that is a body or `CABINET`);
    the council is the authority named in the head, else the one named most, else the county whose council
    the text calls "the County Council". A full council is both body and council.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> for name in ("amounts_and_dates", "organisations", "document_facts"):
        ...     _ = nlp.add_pipe(name)
        >>> nlp("AMBLE TOWN COUNCIL\\nMinutes of the Planning Committee held on 5 May 2019.")._.facts
        {'meeting_date': '2019-05-05', 'body': 'Planning Committee', 'council': 'Amble Town Council'}
    """

    def __init__(self, name: str = "document_facts") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        doc._.facts = self.process(doc)
        return doc

    def process(self, doc: Doc) -> Facts:
        """The facts of the document."""
        council = _council(doc)
        body = _body(doc, council)
        return {"meeting_date": anchor_date(doc), "body": body, "council": council}


def _name(text: str) -> str:
    """The name in one line, headings in capitals as a title (`AMBLE TOWN COUNCIL` is `Amble Town Council`)."""
    line = _SPACES.sub(" ", text).strip()
    if not line.isupper() or " " not in line:
        return line
    small = {"of", "and", "the", "for", "in", "on", "na", "upon"}
    words = [word.lower() if word.lower() in small else word.capitalize() for word in line.split()]
    return " ".join(words)


def _is_authority(ent: Span) -> bool:
    last = ent[-1].lower_
    return last in cue_set("facts", "authorities") or ent[0].lower_ in cue_set("facts", "authorities")


def _council(doc: Doc) -> str | None:
    text = doc.text
    bodies = [ent for ent in doc.ents if ent.label_ == "ORG"]
    authorities = [ent for ent in bodies if _is_authority(ent)]
    heads = [ent for ent in authorities if ent.start_char < _HEAD and _stands_alone(text, ent)]
    if heads:
        return _name(next((ent for ent in heads if not _in_native_tongue(ent)), heads[0]).text)
    authorities = [ent for ent in authorities if not _is_employer(doc, ent)]
    counts = Counter(_name(ent.text) for ent in authorities)
    if counts:
        (name, count), *others = counts.most_common(2)
        if count > 1 and (not others or count >= 2 * others[0][1]):
            return name
    return _county(text)


def _in_native_tongue(ent: Span) -> bool:
    """Whether the name is Irish or Welsh; the English one, where both stand, is the one that others use."""
    return ent[0].lower_ in ("comhairle", "cyngor")


def _is_employer(doc: Doc, ent: Span) -> bool:
    """Whether the body only stands beside somebody's title (`Head of Law, Amble Council`)."""
    before = ent.start - 1
    while before > 0 and doc[before].lower_ in (",", "at", "of", "the", "(", "-", "–"):
        before -= 1
    return before >= 0 and doc[before].ent_type_ in ("ROLE", "PERSON")


def _stands_alone(text: str, ent: Span) -> bool:
    """Whether the name is a heading, or the body whose minutes these are, not somebody's employer."""
    before = text[max(0, ent.start_char - 60) : ent.start_char]
    line_before = before.rsplit("\n", 1)[-1].strip(" *#_|\t").lower()
    openers = cues("facts")["body_openers"]
    return (
        not line_before
        or any(line_before.endswith(opener) for opener in openers)
        or (line_before.endswith((" of", " of the")) and "meeting" in line_before)
    )


def _county(text: str) -> str | None:
    """`Blankshire County Council` for a text that speaks of Blankshire and of "the County Council"."""
    if "County Council" not in text:
        return None
    counts = Counter(_SHIRE.findall(text))
    for county in cues("facts")["counties"]:
        if uses := len(re.findall(rf"\b{county}\b", text)):
            counts[county] += uses
    if not counts:
        return None
    (county, count), *others = counts.most_common(2)
    return f"{county} County Council" if count > 2 and (not others or count > 2 * others[0][1]) else None


def _body(doc: Doc, council: str | None) -> str | None:
    text = doc.text
    head = [ent for ent in doc.ents if ent.label_ == "ORG" and ent.start_char < _HEAD]
    named = [ent for ent in head if _stands_alone(text, ent)]
    inner = [ent for ent in named if not _is_authority(ent)]
    if inner:
        return _name(inner[0].text)
    if plain := _plain_body(doc):
        return council if plain.lower() in ("council", "full council", "annual council") and council else plain
    if council and any(same_body(_name(ent.text), council) or _in_native_tongue(ent) for ent in named):
        return council
    return _name(named[0].text) if named else None


def _plain_body(doc: Doc) -> str | None:
    """A heading that is one plain word: `CABINET`."""
    for line in doc.text[:_HEAD].splitlines():
        bare = line.strip(" *#_|\t:-–").lower()
        if bare in cue_set("facts", "plain_bodies"):
            return bare.title().replace(" Of ", " of ")
    return None


@Language.factory("document_facts", requires=["doc.ents"], assigns=["doc._.facts"])
def make_document_facts(nlp: Language, name: str) -> DocumentFacts:  # noqa: ARG001 (the factory's signature)
    """The component for a pipeline; `organisations` or a trained `ner` before it finds the bodies."""
    return DocumentFacts(name)
