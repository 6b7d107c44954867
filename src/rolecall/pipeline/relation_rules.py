"""Component `relation_rules`: HOLDS with status and change, AT, STARTS and ENDS, by rules over structure and cues."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from rolecall.pipeline.attributes import RelationData
from rolecall.pipeline.clauses import pattern
from rolecall.pipeline.holders import Holder, find_holders
from rolecall.pipeline.sentences import Mention, Sentence, SignText
from rolecall.pipeline.words import Words, cue_set, cues
from rolecall.records import RelationLabel
from rolecall.values import edtf

_REACH = 160
_REST_OF_POST = re.compile(
    r"^(?:\s*(?:,|and|&|/|, and)\s*(?:the )?%|\s*,?\s*(?:of|at|for|with|to|in|on)?\s*(?:the )?@(?:'s @)?|\s*\(@\))+"
)
"""Joined titles and the body, which may stand between a title and its dates."""


@dataclass(frozen=True, slots=True)
class Found:
    """One proposed relation between two entity spans."""

    head: Mention
    child: Mention
    label: RelationLabel
    status: str = "current"
    change: str = "none"
    score: float = 0.9

    def data(self) -> RelationData:
        return {
            "head": [self.head.start_char, self.head.end_char],
            "child": [self.child.start_char, self.child.end_char],
            "label": self.label,
            "status": self.status,
            "change": self.change,
            "kind": None,
            "score": self.score,
        }


class RelationRules:
    """Finds who holds which post (HOLDS), at which body (AT), from and until when (STARTS, ENDS).

    Idea: minutes state posts in few ways: a title set beside a name, joined titles, a label over a line, a clause
    (`was appointed as`, `would retire as`). Each sentence is read as a string of signs (`$, % at @`), in which
    those ways are patterns; the verb nearest to the title gives status and change, and the date of a start or an
    end is the one its cue introduces. A start after the meeting makes an appointed holder incoming.

    Cues: `data/relations.toml`. Writes `doc._.relations`; REFERS is left to `role_references`.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> for name in ("minutes_layout", "people", "roles", "relation_rules"):
        ...     _ = nlp.add_pipe(name)
        >>> doc = nlp("Present: Ann Hartley (Chairman). Tom Whelan had resigned as Treasurer.")
        >>> [(h.person.text, h.role.text, h.status, h.change) for h in doc._.holdings]
        [('Ann Hartley', 'Chairman', 'current', 'none'), ('Tom Whelan', 'Treasurer', 'former', 'left')]
    """

    def __init__(self, name: str = "relation_rules") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        kept = [r for r in doc._.relations if r["label"] == "REFERS"]
        doc._.relations = [found.data() for found in self.process(doc)] + kept
        return doc

    def process(self, doc: Doc) -> list[Found]:
        """Every relation but REFERS, in text order of the title."""
        return self.propose(SignText(Words(doc)), doc._.facts.get("meeting_date"))

    def propose(self, text: SignText, meeting: str | None) -> list[Found]:
        """The same for a document that is read already, of a meeting on that date (EDTF)."""
        holders = find_holders(text)
        dates = list(_dates(text, holders))
        held = [_dated(holder, dates, meeting) for holder in holders]
        found = [*held, *_bodies(text), *dates]
        return sorted(found, key=lambda f: (f.head.start, f.child.start))


def _bodies(text: SignText) -> Iterator[Found]:
    """AT: the body named beside a title; one body after joined titles belongs to both."""
    for sentence in text.sentences:
        roles = sentence.of("ROLE")
        pending: list[Mention] = []
        for number, role in enumerate(roles):
            body = _body_beside(text, sentence, role)
            joined = number and pattern("beside", "joined").fullmatch(
                text.between(roles[number - 1].end_char, role.start_char)
            )
            if not joined:
                pending = []
            if body is not None:
                for earlier in (*pending, role):
                    yield Found(earlier, body, "AT", score=0.9)
                pending = []
            else:
                pending.append(role)


def _body_beside(text: SignText, sentence: Sentence, role: Mention) -> Mention | None:
    """The body that stands beside one title, after it or before it."""
    bodies = sentence.of("ORG")
    after = [o for o in bodies if o.start >= role.end]
    before = [o for o in bodies if o.end <= role.start]
    if after:
        gap = text.between(role.end_char, after[0].start_char)
        rest = text.between(after[0].end_char, min(sentence.end, after[0].end_char + 40))
        owned = re.match(r"\s*'s\s*(?=@)", rest)  # `Chairman of Amble Council's Audit Committee`
        if pattern("bodies", "title_body").fullmatch(gap) and not _belongs_elsewhere(gap, rest, sentence):
            return after[1] if owned and len(after) > 1 else after[0]
        if "$" in gap and pattern("bodies", "title_name_body").fullmatch(gap):
            return after[0]
    if before:
        gap = text.between(before[-1].end_char, role.start_char)
        serving = role.text.lower() in cues("relations")["bodies"]["serving"]
        bracket = re.fullmatch(r"\s*\(\s*", gap) and not serving
        heads_entry = pattern("bodies", "entry_body_title").match(text.between(sentence.start, role.start_char))
        if bracket or heads_entry or pattern("bodies", "body_title").fullmatch(gap):
            return before[-1]
    return None


def _belongs_elsewhere(gap: str, rest: str, sentence: Sentence) -> bool:
    """Whether a body after a comma opens the next entry (`Chairman, Amble Trust (Secretary)`) or sentence part."""
    if gap.strip() not in ("", ","):
        return False
    if rest.startswith((" (%", " %")):
        return True
    goes_on = rest.strip()[:1].isalpha() and not rest.startswith((" and", " who", " was", " is"))
    return not gap.strip() and goes_on and sentence.section == "item"


def _dates(text: SignText, holders: list[Holder]) -> Iterator[Found]:
    """STARTS and ENDS: the date that a cue of beginning or leaving introduces, in the sentence of the holding."""
    by_title = {role.start: sentence for sentence in text.sentences for role in sentence.of("ROLE")}
    for holder in {h.role.start: h for h in holders}.values():
        sentence = by_title[holder.role.start]
        change, status = holder.statement.change, holder.statement.status
        dates = sentence.of("DATE")
        if change == "left":
            begun = _introduced(text, sentence, holder, dates, "since")
            here = _introduced(text, sentence, holder, [d for d in dates if d != begun], "ends")
            elsewhere = None if here is not None and _is_day(here) else _left_elsewhere(text, holder)
            ends = elsewhere if elsewhere is not None and (here is None or _is_day(elsewhere)) else here
            starts = begun
        else:
            ends = _introduced(text, sentence, holder, dates, "until")
            names = ("starts", "happened", "lead") if change == "appointed" else ("since",)
            starts = next((d for name in names if (d := _introduced(text, sentence, holder, dates, name))), None)
        if starts is not None:
            yield Found(holder.role, starts, "STARTS", score=0.85)
            if ends is None and status == "former" and _is_range(starts):
                ends = starts
        if ends is not None:
            yield Found(holder.role, ends, "ENDS", score=0.85)


def _introduced(
    text: SignText, sentence: Sentence, holder: Holder, dates: Sequence[Mention], cue: str
) -> Mention | None:
    """The date that the cue introduces, nearest to the title; dates after it go first."""
    after = [d for d in dates if d.start >= holder.role.end]
    before = [d for d in reversed(dates) if d.end <= holder.role.start]
    if cue == "lead":
        first = [d for d in before if pattern("dates", "lead").search(text.between(sentence.start, d.start_char))]
        return first[-1] if first else None
    for date in after:
        stretch = _REST_OF_POST.sub("", text.between(holder.role.end_char, date.start_char))
        if "%" in stretch or ("$" in stretch and holder.person.end <= holder.role.start):
            break
        if len(stretch) <= _REACH and pattern("dates", cue).search(stretch):
            return date
    for date in before:
        opening = max(sentence.start, holder.person.start_char if holder.person.end <= date.start else sentence.start)
        if pattern("dates", cue).search(text.between(opening, date.start_char)):
            return date
    return None


def _left_elsewhere(text: SignText, holder: Holder) -> Mention | None:
    """The exact day in another sentence that says again that the same person left."""
    name = holder.person.text.split()
    letters = "".join(part[0] for part in name)
    for sentence in text.sentences:
        for person in sentence.of("PERSON"):
            if person.text not in (holder.person.text, letters, name[-1]) or holder.role in sentence.of("ROLE"):
                continue
            for date in (d for d in sentence.of("DATE") if d.start >= person.end):
                stretch = text.between(person.end_char, date.start_char)
                if pattern("dates", "leaving").search(stretch) and pattern("dates", "ends").search(stretch):
                    return date
    return None


def _is_day(date: Mention) -> bool:
    return date.value is not None and edtf.precision(date.value) == "day"


def _is_range(date: Mention) -> bool:
    return date.value is not None and "/" in date.value


def _dated(holder: Holder, dates: list[Found], meeting: str | None) -> Found:
    """The HOLDS with its status set right by the date of the start or the end, when that lies after the meeting."""
    status, change = holder.statement.status, holder.statement.change
    for dated in dates:
        if dated.head.start != holder.role.start or not meeting or not dated.child.value:
            continue
        later = edtf.is_after(dated.child.value, meeting)
        if dated.label == "STARTS" and change == "appointed" and status == "current" and later:
            status = "incoming"
        elif dated.label == "ENDS" and change == "left":
            status = "current" if later else status
    starts_later = any(d.label == "STARTS" and d.head.start == holder.role.start for d in dates)
    presides = holder.role.text.lower() in cue_set("relations", "at_once")
    if status == "incoming" and change == "appointed" and presides and not starts_later:
        status = "current"  # a meeting elects its chairman at once
    statement = replace(holder.statement, status=status)
    return Found(holder.person, holder.role, "HOLDS", statement.status, statement.change, statement.score)


@Language.factory("relation_rules", requires=["doc.ents"], assigns=["doc._.relations"])
def make_relation_rules(nlp: Language, name: str) -> RelationRules:  # noqa: ARG001 (the factory's signature)
    """The component for a pipeline; it stands after the entities and their values."""
    return RelationRules(name)
