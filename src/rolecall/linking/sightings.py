"""What one document says about who holds which post: each holding with its full title, body and date."""

from collections.abc import Sequence
from dataclasses import dataclass

from rolecall.coreference import NamedPerson
from rolecall.holdings import holdings_of, quote
from rolecall.linking.bodies import body_of
from rolecall.records import EventKind, Evidence, HoldingChange, HoldingStatus, Mention, Minutes
from rolecall.values.organisations import is_common
from rolecall.values.titles import RoleTitle, is_whole, parse_title


@dataclass(frozen=True, slots=True)
class Sighting:
    """One statement, in a document of the date `date` (EDTF or None), that `person` is in the post `title`.

    `body` is the body that the post belongs to, `council` what ties the person to other documents: the named
    body, else the document's council. `start` and `end` are EDTF where the text states them.
    """

    person: Mention
    title: RoleTitle
    body: str | None
    council: str | None
    date: str | None
    evidence: Evidence
    status: HoldingStatus = "current"
    change: HoldingChange = "none"
    kind: EventKind | None = None
    start: str | None = None
    end: str | None = None
    score: float = 1.0


def sightings_of(minutes: Minutes, people: Sequence[NamedPerson] | None = None) -> tuple[Sighting, ...]:
    """Every statement of the document that a person holds a post, in text order of the person's mention.

    Besides each HOLDS: a short mention (REFERS) that gives the portfolio which the person's own title lacks
    (`Cabinet Member`), and the mentions that refer to a person of whom the document states no post. `people` are
    those of `named_people`, where they are known already.
    """
    found = []
    for holding in holdings_of(minutes, people):
        title = parse_title(holding.role.text)
        body = body_of(title, named=holding.body, minutes=minutes)
        found.append(
            Sighting(
                person=holding.person,
                title=title,
                body=body,
                council=_council(body, minutes, named=holding.body is not None),
                date=minutes.meeting_date,
                evidence=holding.evidence,
                status=holding.status,
                change=holding.change,
                kind=holding.kind,
                start=_value(holding.starts),
                end=_value(holding.ends),
                score=holding.score,
            )
        )
    found += _referred(minutes, found)
    return tuple(sorted(found, key=lambda s: (s.person.start, s.evidence.start, s.evidence.end)))


def _council(body: str | None, minutes: Minutes, *, named: bool) -> str | None:
    """What ties somebody with a post at the body to other documents: a body that is named ties by itself, unless it is
    a committee, a political group or the like, of which every council may have one."""
    if named and body and not is_common(body):
        return body
    return minutes.council or body


def _value(date: Mention | None) -> str | None:
    value = date.value.get("value") if date else None
    return value if isinstance(value, str) else None


def _referred(minutes: Minutes, stated: list[Sighting]) -> list[Sighting]:
    named = {r.head.id: r.child for r in minutes.relations if r.label == "AT"}
    seen: set[tuple[str, str]] = set()
    found = []
    for relation in sorted(minutes.relations, key=lambda r: r.head.start):
        if relation.label != "REFERS":
            continue
        person, title = relation.child, parse_title(relation.head.text)
        own = [s for s in stated if " ".join(s.person.text.split()) == " ".join(person.text.split())]
        key = (person.id, title.text)
        if key in seen or not (_completes(title, own) if own else True):
            continue
        seen.add(key)
        at = named.get(relation.head.id)
        body = body_of(title, named=at, minutes=minutes)
        same_post = next((s for s in own if s.title.head == title.head and s.title.grade == title.grade), None)
        found.append(
            Sighting(
                person=person,
                title=title,
                body=same_post.body if same_post and not at else body,
                council=same_post.council if same_post else _council(body, minutes, named=at is not None),
                date=minutes.meeting_date,
                evidence=quote(minutes, relation.head),
                score=relation.score,
            )
        )
    return found


def _completes(title: RoleTitle, own: list[Sighting]) -> bool:
    """True when one of the person's titles lacks the portfolio that this one has, and none has one."""
    same = [s for s in own if s.status == "current" and (s.title.head, s.title.grade) == (title.head, title.grade)]
    return bool(same and title.portfolio) and not is_whole(title) and not any(s.title.portfolio for s in same)
