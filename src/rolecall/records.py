"""Frozen value types: what rolecall finds, in the order in which it finds it.

Invariants: offsets count code points of `Minutes.text`, never bytes; a mention never begins or ends
on white space and never overlaps another; an id comes from document id and offsets, never from a
position in a list; dates are EDTF (ISO 8601-2) strings; scores lie in [0, 1], 1 being certain.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from types import MappingProxyType
from typing import Literal

EntityLabel = Literal["PERSON", "ROLE", "ORG", "MONEY", "DATE"]
RelationLabel = Literal["HOLDS", "AT", "STARTS", "ENDS", "REFERS"]
HoldingStatus = Literal["current", "former", "incoming"]
HoldingChange = Literal["none", "appointed", "left", "extended"]
EventKind = Literal[
    "appointed",
    "elected",
    "promoted",
    "acting",
    "made permanent",
    "seconded",
    "retitled",
    "extended",
    "left",
    "died",
    "succeeded",
]
DocumentType = Literal["minutes", "report", "agenda", "decision", "release"]
TenureStatus = Literal["permanent", "interim", "acting", "designate"]
ChangeKind = Literal["appointed", "promoted", "acting", "made permanent", "retitled", "moved", "left", "succeeded"]

CHANGE_OF_KIND: Mapping[EventKind, HoldingChange] = MappingProxyType(
    {
        "appointed": "appointed",
        "elected": "appointed",
        "promoted": "appointed",
        "acting": "appointed",
        "made permanent": "appointed",
        "seconded": "appointed",
        "succeeded": "appointed",
        "retitled": "none",
        "extended": "extended",
        "left": "left",
        "died": "left",
    }
)
"""How a post changes hands, and the change of the HOLDS that states it."""


def change_of(kind: EventKind | None) -> HoldingChange:
    """The change of a HOLDS of that kind; `none` for a post that does not change hands."""
    return CHANGE_OF_KIND[kind] if kind else "none"


ENTITY_LABELS: tuple[EntityLabel, ...] = ("PERSON", "ROLE", "ORG", "MONEY", "DATE")
STATUSES: tuple[HoldingStatus, ...] = ("current", "former", "incoming")
DOCUMENT_TYPES: tuple[DocumentType, ...] = ("minutes", "report", "agenda", "decision", "release")
CHANGES: tuple[HoldingChange, ...] = ("none", "appointed", "left", "extended")
RELATION_LABELS: tuple[RelationLabel, ...] = ("HOLDS", "AT", "STARTS", "ENDS", "REFERS")

_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mention:
    """A labelled span of one document, with its value where it has one.

    `value` is JSON-able: for MONEY `amount`, `currency`, and `approximate`, `per`, `upper` where they
    apply; for DATE `value` (EDTF, or null with a `reason`); for PERSON the parts of the name; for ROLE
    `grade` and `portfolio`. Empty when there is nothing to say.
    """

    document: str
    start: int
    end: int
    label: EntityLabel
    text: str
    value: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    score: float = 1.0

    @property
    def id(self) -> str:
        """The mention's lasting name, `document:start-end`."""
        return f"{self.document}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed pair of mentions of one document; `status`, `change` and `kind` speak only for HOLDS.

    `kind` says how the post changes hands, where that is known; its change is `CHANGE_OF_KIND[kind]`.
    """

    head: Mention
    child: Mention
    label: RelationLabel
    status: HoldingStatus = "current"
    change: HoldingChange = "none"
    score: float = 1.0
    kind: EventKind | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation with its place: offsets are those of the quoted stretch in the document's text.

    `page` is the page of the file on which the quotation begins, from 1, None where the file has no pages.
    """

    document: str
    start: int
    end: int
    quote: str
    page: int | None = None

    @property
    def place(self) -> str:
        """Where to find it, as `document, page 3, 193-208`."""
        page = "" if self.page is None else f", page {self.page}"
        return f"{self.document}{page}, {self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Holding:
    """One statement that a person holds, held or will hold a post, with the body and dates it names.

    `person` is the mention of which the text says it, perhaps a surname alone; `named` is the fullest mention in the
    document of the same human being.
    """

    person: Mention
    role: Mention
    evidence: Evidence
    named: Mention
    status: HoldingStatus = "current"
    change: HoldingChange = "none"
    body: Mention | None = None
    starts: Mention | None = None
    ends: Mention | None = None
    score: float = 1.0
    kind: EventKind | None = None


@dataclass(frozen=True, slots=True)
class StatedChange:
    """One statement of a document that a post changes hands.

    `to_role` is the post that the person takes up or keeps, `from_role` the one left or held before, as far as the
    text names them. `date` is the EDTF value of the stated day, month or year, `precision` its name, both None where no
    date is stated. `predecessor` and `successor` are the others whom the text names for the same post.
    """

    kind: EventKind
    person: Mention
    from_role: Mention | None
    to_role: Mention | None
    body: Mention | None
    date: str | None
    precision: str | None
    predecessor: Mention | None
    successor: Mention | None
    evidence: Evidence
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document's text, at most a line long, and where it stands on a page.

    `start` and `end` are code points of the text, `page` counts from 1. `box` is left, top, right, bottom in points
    (1/72 inch) from the top left corner of the page as it is shown, None where the format does not tell.
    """

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on a page and is no part of the running text: a header, a footer, a page number."""

    page: int
    text: str
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class PageMap:
    """Where the text of a document stands in its file; `places` are in text order and do not overlap.

    `count` is the number of pages of the file, also of those without text.
    """

    count: int
    places: tuple[Place, ...] = ()
    furniture: tuple[Furniture, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """The page, from 1, of the character at `offset`, or of the last one before it that stands on a page."""
        at = bisect_right(self.places, offset, key=attrgetter("start"))
        return self.places[at - 1].page if at else None


@dataclass(frozen=True, slots=True)
class Minutes:
    """One document and everything found in it; `text` is exactly what the offsets index.

    `meeting_date` is EDTF, a day or an interval; `type` says what sort of document it is. None stands where the text
    does not tell. `pages` maps the text to the pages of its file, None for a format that has none.
    """

    id: str
    text: str
    source: str = ""
    title: str | None = None
    meeting_date: str | None = None
    body: str | None = None
    council: str | None = None
    type: DocumentType | None = None
    mentions: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    pages: PageMap | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which days a tenure began and ended, ISO 8601, None where no document limits it.

    A tenure without a latest end may still go on: unknown is not ended.
    """

    earliest_start: str | None = None
    latest_start: str | None = None
    earliest_end: str | None = None
    latest_end: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one post: seen from `first_seen` to `last_seen`, `start` and `end` only where stated.

    All four are EDTF or None; `first_seen` and `last_seen` are the dates of the first and last document
    that says so. `titles` are the wordings seen, oldest first; `role` is the fullest of the first seen. `bounds` says
    what follows from all that for the days on which it began and ended. `council` is the council of which `body` is a
    part, such as a committee, None where the body is no part of one or no document tells. `score` says how sure one can
    be, in [0, 1], that this person held this post (`rolecall.careers.certainty`), None in a store of an older rolecall.
    """

    role: str
    titles: tuple[str, ...]
    body: str | None
    status: TenureStatus = "permanent"
    first_seen: str | None = None
    last_seen: str | None = None
    start: str | None = None
    end: str | None = None
    evidence: tuple[Evidence, ...] = ()
    bounds: Bounds = Bounds()
    council: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A person's step from one post to another: taken after `after` and no later than `before` (EDTF)."""

    kind: ChangeKind
    from_role: str | None = None
    to_role: str | None = None
    after: str | None = None
    before: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Two mentions taken for one person: their ids, a score in [0, 1], and why."""

    a: str
    b: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Person:
    """One human being across documents, under the fullest name seen.

    `mentions` are the ids of all mentions, `merges` why those of different documents are one person's.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    changes: tuple[Change, ...] = ()
    mentions: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """A post at a body and the names of those who held it, earliest first.

    `council` is the council of which the body is a part, such as a committee.
    """

    role: str
    body: str | None
    holders: tuple[str, ...] = ()
    council: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two people whom documents have in a post of one holder at the same time, from day `start` to day `end`.

    Neither is set right: the evidence for both is here. `council` is the council of which the body is a part.
    """

    role: str
    body: str | None
    people: tuple[str, str]
    start: str
    end: str
    evidence: tuple[Evidence, ...] = ()
    council: str | None = None


@dataclass(frozen=True, slots=True)
class Careers:
    """Everything that a set of documents says about who held which post.

    `notes` are sentences on what could not be told apart or applied, so that nothing is decided in silence.
    """

    people: tuple[Person, ...] = ()
    posts: tuple[Post, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
