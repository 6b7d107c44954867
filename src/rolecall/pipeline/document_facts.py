"""Component `document_facts`: the meeting's date, the body that met and the council it belongs to."""

import re
from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc, Span

from rolecall.pipeline.attributes import Facts
from rolecall.pipeline.document_heads import (
    Named,
    head_end,
    kind_of_body,
    names_in_head,
    tells_of_a_meeting,
    written_name,
)
from rolecall.pipeline.words import cue_set, cues, text_of
from rolecall.values.dates import find_meeting_date, infer_period
from rolecall.values.document_types import document_type
from rolecall.values.organisations import is_council, is_too_broad, normalise, place_of, same_body

_FOOT = 100
"""Code points at the end of a document in which it may say whose it is."""
_OPENING = 150
"""Code points within which a release names who issues it."""
_NEAR = 40
_HOSTED = re.compile(r"\b(?:hosted|convened) by (?:the )?$", re.I)
_HOSTS = re.compile(r"\s+(?:is|was|being|acts as|as)\s+(?:the )?(?:host|lead)\b", re.I)
_SHIRE = re.compile(r"\b([A-Z][a-z]+shire)\b")


def anchor_date(doc: Doc) -> str | None:
    """The document's own date as EDTF: stated, else an interval from its dates and their tense, else None.

    Kept in `doc._.facts`, so that the components that need it look once.
    """
    facts: Facts = doc._.facts
    if "meeting_date" not in facts:
        text = text_of(doc)
        if stated := find_meeting_date(text):
            start, end, date = stated
            facts = {**facts, "meeting_date": date, "date_reason": f"states {' '.join(text[start:end].split())}"}
        else:
            date_, reason = infer_period(text) or (None, "states no date, and its dates tell none")
            facts = {**facts, "meeting_date": date_, "date_reason": reason}
        doc._.facts = facts
    return facts["meeting_date"]


class DocumentFacts:
    """Writes `doc._.facts`: `meeting_date` (EDTF) with `date_reason`, `body`, `council`, `type`, null where not told.

    Idea: the head of a document, down to the list of those present, names the body (`Minutes of the X held`, a
    heading that is a body or `CABINET`); the council is the authority named in the head, else the trust or
    department there, else the authority named most, else the county whose council the text calls "the County
    Council". A full council is both body and council.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> for name in ("amounts_and_dates", "organisations", "document_facts"):
        ...     _ = nlp.add_pipe(name)
        >>> facts = nlp("AMBLE TOWN COUNCIL\\nMinutes of the Planning Committee held on 5 May 2019.")._.facts
        >>> facts.pop("date_reason")
        'states 5 May 2019'
        >>> facts
        {'meeting_date': '2019-05-05', 'body': 'Planning Committee', 'council': 'Amble Town Council', 'type': 'minutes'}
    """

    def __init__(self, name: str = "document_facts") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        doc._.facts = self.process(doc)
        return doc

    def process(self, doc: Doc) -> Facts:
        """The facts of the document."""
        text = text_of(doc)
        bodies = [ent for ent in doc.ents if ent.label_ == "ORG"]
        named = _named(text, bodies)
        type_ = document_type(text)
        meets = type_ != "release" and tells_of_a_meeting(text)
        body = _body(named, reported=type_ == "report") if meets else None
        council = _council(text, bodies, named, body) if meets else _issuer(text, bodies, named)
        written = [written_name(one.name, text) if one else None for one in (body, council)]
        return {
            "meeting_date": anchor_date(doc),
            "date_reason": doc._.facts["date_reason"],
            "body": written[0],
            "council": written[1],
            "type": type_,
        }


def _named(text: str, bodies: list[Span]) -> list[Named]:
    """The bodies named in the head, by its wording and by the ORG entities that head a line there."""
    end = head_end(text)
    named = names_in_head(text)
    for ent in bodies:
        if ent.start_char >= end or not _heads_line(text, ent):
            continue
        inside = [one for one in named if one.start <= ent.start_char < one.start + len(one.name)]
        kind = kind_of_body(ent.text) or ("parent" if not inside and _is_first_line(text, ent) else None)
        if kind in (None, "same") or is_too_broad(ent.text) or _are_two(ent.text):
            continue
        if any(ent.start_char < one.start < ent.end_char for one in named if one.kind == "authority"):
            continue  # `Corporation of the Township of Amble`, of which the head is read as naming the township
        if all(len(one.name) < len(ent.text) and one.start == ent.start_char for one in inside):
            named = [one for one in named if one not in inside]
            stated = any(one.stated for one in inside)
            named.append(Named(ent.text, kind, ent.start_char, stated))
    return sorted(named, key=lambda one: one.start)


def _are_two(name: str) -> bool:
    """Whether a blank line parts what is a body's name by itself from the rest: two headings."""
    first, blank, _ = name.partition("\n\n")
    return bool(blank) and kind_of_body(first) in ("authority", "parent")


def _is_first_line(text: str, ent: Span) -> bool:
    """Whether the document opens with a line that is nothing but this name, in English: its letterhead."""
    alone = not text[: ent.start_char].strip(" *#_|\t\n") and not _line_after(text, ent).strip(" *#_|\t.")
    return alone and ent[0].lower_ not in cue_set("facts", "native_fronts")


def _heads_line(text: str, ent: Span) -> bool:
    before = text[max(0, ent.start_char - 60) : ent.start_char].rsplit("\n", 1)[-1].strip(" *#_|\t").lower()
    return not before or before in ("the", "minutes of the", "minutes of", "meeting of the", "meeting of")


def _body(named: list[Named], *, reported: bool) -> Named | None:
    """The body that met: the one that a sentence of the head says met, else the first heading that is no council; of
    what is `reported` to the council, the council."""
    stated = [one for one in named if one.stated]
    inner = [one for one in stated if one.kind == "inner"] or [one for one in named if one.kind == "inner"]
    whole = sorted(
        (one for one in named if one.kind in ("authority", "parent")), key=lambda one: one.kind != "authority"
    )
    if stated and stated[0].kind in ("authority", "parent") and not any(one.stated for one in inner):
        return _in_english(stated[0], named)
    full = next((one for one in stated if one.kind == "same" and normalise(one.name).endswith("council")), None)
    if reported and full and whole and whole[0].kind == "authority" and not any(one.stated for one in inner):
        return _in_english(whole[0], named)  # `Report to: Council`
    if inner:
        return _governing(_fullest(_lowest(inner), named), whole)
    same = next((one for one in named if one.kind == "same"), None)
    if same and whole and whole[0].kind == "parent" and normalise(same.name) not in normalise(whole[0].name):
        return same  # the Corporation of a college, the Trustees of an almshouse
    return _in_english(whole[0], named) if whole else None


def _lowest(inner: list[Named]) -> Named:
    """The first body, or the sub-committee that the head names below the committee to which it belongs."""
    below = (one for one in inner if normalise(one.name).endswith(("sub committee", "subcommittee")))
    first = inner[0]
    return next(below, first) if normalise(first.name).endswith("committee") and not first.stated else first


def _fullest(one: Named, named: list[Named]) -> Named:
    """The heading that ends in the words of a statement (`Amble Schools Forum` of `Schools Forum`), in English."""
    alike = [other for other in named if other.kind == "inner" and same_body(other.name, one.name)]
    one = next((other for other in alike if "&" not in other.name), one)
    longer = [other for other in named if normalise(other.name).endswith(" " + normalise(one.name))]
    return _in_english(next((other for other in longer if other.kind == "inner"), one), named)


def _governing(body: Named, whole: list[Named]) -> Named:
    """A plain governing body under the heading of its school, with the school's name."""
    plain = normalise(body.name).removeprefix("full ")
    school = next((one for one in whole if one.kind == "parent" and _is_school(one)), None)
    if school is None or plain not in ("governing body", "governing board"):
        return body
    title = written_name(plain.upper(), "")
    return Named(f"{title} of {written_name(school.name, '')}", body.kind, body.start, body.stated)


def _is_school(one: Named) -> bool:
    return bool(cue_set("facts", "schools") & set(normalise(one.name).split()))


def _in_english(one: Named, named: list[Named]) -> Named:
    """The English name of a body that the head names first in Irish or Welsh."""
    if not _is_native(one):
        return one
    return next((other for other in named if other.kind == one.kind and not _is_native(other)), one)


def _is_native(one: Named) -> bool:
    return one.name.lower().split()[0] in cue_set("facts", "native_fronts")


def _council(text: str, bodies: list[Span], named: list[Named], body: Named | None) -> Named | None:
    if body and body.kind == "authority":
        return body
    authorities = [one for one in named if one.kind == "authority"]
    joint = body is not None and "joint" in normalise(body.name).split()
    if joint and not authorities and body and body.kind == "inner":
        return _in_its_name(body)
    if joint and len({normalise(one.name) for one in authorities if not _is_native(one)}) > 1:
        return None
    if authorities:
        return _in_english(authorities[0], named)
    if body and (above := _in_its_name(body)):
        return above
    parents = [one for one in named if one.kind == "parent"]
    if body and normalise(body.name).startswith(("governing", "full governing")):
        parents = [one for one in parents if not _is_school(one)]
    if body and body.kind in ("inner", "same") and parents and parents[0].start < body.start:
        return parents[0]
    if body and body.kind == "parent":
        own = normalise(body.name).endswith(tuple(cues("facts")["self_governing"]))
        return body if own else None
    councils = [ent for ent in bodies if is_council(ent.text)]
    if local := _of_one_place(text, councils, body) or _host(text, bodies):
        return local
    school = body is not None and _is_of_a_school(body, named)
    if school and (only := _only_one(text, councils)):
        return only
    if body and not _is_below_a_council(body):
        return None
    return _told_elsewhere(text, councils, foot=not school)


def _issuer(text: str, bodies: list[Span], named: list[Named]) -> Named | None:
    """Whose release or decision it is: the authority of the head, else the body with which it opens, else the authority
    that is named most."""
    own = [one for one in named if one.kind == "authority"]
    own = own or [one for one in named if one.kind == "parent" and one.start < _OPENING]
    if own:
        return _in_english(own[0], named)
    return _told_elsewhere(text, [ent for ent in bodies if is_council(ent.text)])


def _told_elsewhere(text: str, councils: list[Span], *, foot: bool = True) -> Named | None:
    """The authority that the head does not name: that of the last lines, the one named most, the county."""
    return (_at_the_end(text, councils) if foot else None) or _most_named(text, councils) or _county(text)


def _is_of_a_school(body: Named, named: list[Named]) -> bool:
    return normalise(body.name).startswith(("governing", "full governing")) and any(map(_is_school, (body, *named)))


def _only_one(text: str, councils: list[Span]) -> Named | None:
    """The one authority over schools that the text names."""
    small = cues("facts")["no_school_authority"]
    names = {written_name(ent.text, text) for ent in councils if not normalise(ent.text).endswith(tuple(small))}
    return Named(names.pop(), "authority", 0, stated=False) if len(names) == 1 else None


def _host(text: str, bodies: list[Span]) -> Named | None:
    """The body that the text calls the host of a group of several."""
    for ent in bodies:
        if _HOSTED.search(text, max(0, ent.start_char - _NEAR), ent.start_char) or _HOSTS.match(text, ent.end_char):
            return Named(ent.text, "authority", ent.start_char, stated=False)
    return None


def _at_the_end(text: str, councils: list[Span]) -> Named | None:
    """The one authority that the last lines name without saying anything of it, as the foot of a web page does."""
    foot = len(text.rstrip()) - _FOOT
    last = [ent for ent in councils if ent.start_char >= foot and not _is_employer(ent)]
    names = {written_name(ent.text, text) for ent in last if not _line_after(text, ent).endswith(".")}
    return Named(names.pop(), "authority", 0, stated=False) if len(names) == 1 else None


def _line_after(text: str, ent: Span) -> str:
    return text[ent.end_char :].split("\n", 1)[0].rstrip()


def _in_its_name(body: Named) -> Named | None:
    """The authority or trust with whose name that of its board begins: `Amble Combined Authority Board`."""
    words = body.name.split()
    if words[-1].lower() not in cue_set("facts", "inner_ends"):
        return None
    for end in range(len(words) - 1, 1, -1):
        front = Named(" ".join(words[:end]), "authority", body.start, stated=False)
        if kind_of_body(front.name) in ("authority", "parent") and not _is_school(front):
            return front
    return None


def _is_below_a_council(body: Named) -> bool:
    words = normalise(body.name).split()
    return not cue_set("facts", "of_several") & set(words) and bool(cue_set("facts", "below_a_council") & set(words))


def _of_one_place(text: str, councils: list[Span], body: Named | None) -> Named | None:
    """The one authority of the text with whose place the name of the body begins or ends."""
    if body is None:
        return None
    name = normalise(body.name)
    own = {written_name(ent.text, text) for ent in councils}
    own = {
        one for one in own if (place := place_of(one)) and (name.startswith(place + " ") or name.endswith(" " + place))
    }
    return Named(own.pop(), "authority", 0, stated=False) if len(own) == 1 else None


def _most_named(text: str, councils: list[Span]) -> Named | None:
    """The authority that the text names twice as often as any other."""
    counts = Counter(written_name(ent.text, text) for ent in councils if not _is_employer(ent))
    if not counts:
        return None
    (name, count), *others = counts.most_common(2)
    sure = count > 1 and (not others or count >= 2 * others[0][1])
    return Named(name, "authority", 0, stated=False) if sure else None


def _is_employer(ent: Span) -> bool:
    """Whether the body only stands beside somebody's title (`Head of Law, Amble Council`)."""
    doc, before = ent.doc, ent.start - 1
    while before > 0 and doc[before].lower_ in (",", "at", "of", "the", "(", "-", "–", "|"):
        before -= 1
    return before >= 0 and doc[before].ent_type_ in ("ROLE", "PERSON")


def _county(text: str) -> Named | None:
    """`Blankshire County Council` for a text that speaks of Blankshire and of "the County Council"."""
    if "County Council" not in text and "County Hall" not in text:
        return None
    counts = Counter(_SHIRE.findall(text))
    for county in cues("facts")["counties"]:
        if uses := len(re.findall(rf"\b{county}\b", text)):
            counts[county] += uses
    if not counts:
        return None
    (county, count), *others = counts.most_common(2)
    sure = count > 2 and (not others or count > 2 * others[0][1])
    return Named(f"{county} County Council", "authority", 0, stated=False) if sure else None


@Language.factory("document_facts", requires=["doc.ents"], assigns=["doc._.facts"])
def make_document_facts(nlp: Language, name: str) -> DocumentFacts:  # noqa: ARG001 (the factory's signature)
    """The component for a pipeline; `organisations` or a trained `ner` before it finds the bodies."""
    return DocumentFacts(name)
