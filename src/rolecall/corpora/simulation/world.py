"""The world of the simulation: councils, their posts, the people in them, and the steps between posts.

Invariant: a post has one holder at a time, acting ones included, and a tenure's `end` is its last day. Nothing here
says what documents tell; that is the ledger's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar

from rolecall.corpora.variants.names import Gender
from rolecall.records import ChangeKind, EventKind, TenureStatus

_Value = TypeVar("_Value")
PostKind = Literal["officer", "statutory", "executive", "presiding", "civic"]
NoticeKind = Literal["renamed", "merged", "married"]
Telling = Literal["before", "after", "never"]
"""Whether a step is announced in the last document before its day, in the first one after it, or in none."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How large a world and how long; `documents` are those that each council publishes a year."""

    councils: int = 200
    years: int = 25
    documents: int = 6
    seed: int = 1
    first_year: int = 1998

    def __post_init__(self) -> None:
        if min(self.councils, self.years, self.documents) < 1:
            raise ValueError("councils, years and documents must be at least 1")

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of the records."""
        return date(self.first_year, 1, 1), date(self.first_year + self.years - 1, 12, 31)


@dataclass(slots=True, eq=False)
class Human:
    """One human being; `surnames` are dated, oldest first, and `gaps` are stretches without attendance."""

    number: int
    gender: Gender
    given: str
    middle: str
    honorific: str
    surnames: list[tuple[date, str]]
    nickname: str = ""
    gaps: list[tuple[date, date]] = field(default_factory=list)

    def surname_on(self, day: date) -> str:
        """The surname borne on that day."""
        return _as_of(self.surnames, day)

    def is_away(self, day: date) -> bool:
        """Whether the day lies in a gap."""
        return any(first <= day <= last for first, last in self.gaps)


@dataclass(slots=True, eq=False)
class Post:
    """A post with its dated titles; `level` ranks officers 1 to 5, `body` is the committee that it presides over."""

    kind: PostKind
    level: int
    titles: list[tuple[date, str]]
    council: "Council"
    body: str | None = None
    host: "Post | None" = None
    tenures: list["Term"] = field(default_factory=list)
    vacant_since: date | None = None
    closed: bool = False

    def title_on(self, day: date) -> str:
        """The title that the post bore on that day."""
        return _as_of(self.titles, day)

    @property
    def holder(self) -> "Term | None":
        """The tenure that has not ended, acting ones included."""
        last = self.tenures[-1] if self.tenures else None
        return last if last and last.end is None else None


@dataclass(slots=True, eq=False)
class Term:
    """One human being in one post with one standing; a `start` of None lies before the records."""

    human: Human
    post: Post
    start: date | None
    status: TenureStatus = "permanent"
    end: date | None = None
    after: "Term | None" = None

    def holds_on(self, day: date) -> bool:
        """Whether the post is held on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A change as the truth knows it (`kind`) and as minutes word it (`event`), in the council that tells it.

    `old` is the tenure left or held before, `new` the one taken up; of a post retitled both are the same.
    """

    kind: ChangeKind
    event: EventKind
    day: date
    council: "Council"
    old: Term | None = None
    new: Term | None = None
    telling: Telling = "after"

    @property
    def human(self) -> Human:
        """Whose step it is."""
        term = self.new or self.old
        if term is None:
            raise ValueError("a step leads from or to a tenure")
        return term.human


@dataclass(frozen=True, slots=True, eq=False)
class Notice:
    """Something other than a step that minutes may tell: a new name of a council or of a human being."""

    kind: NoticeKind
    day: date
    council: "Council"
    old: str
    new: str
    term: Term | None = None
    telling: Telling = "after"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How a council's minutes write names and titles, and how they lay out who was there."""

    layout: str
    names: Literal["full", "initials", "dotted"]
    honorifics: bool
    councillor: str
    acting: str
    chair: str


@dataclass(slots=True, eq=False)
class Council:
    """A council with its dated names and house styles, from its first to its last day."""

    id: str
    names: list[tuple[date, str]]
    styles: list[tuple[date, HouseStyle]]
    committees: Sequence[str]
    opened: date
    closed: date | None = None
    posts: list[Post] = field(default_factory=list)
    councillors: list[Human] = field(default_factory=list)
    news: list[Step | Notice] = field(default_factory=list)

    def name_on(self, day: date) -> str:
        """The name that the council bore on that day."""
        return _as_of(self.names, day)

    def style_on(self, day: date) -> HouseStyle:
        """The house style of that day."""
        return _as_of(self.styles, day)


@dataclass(slots=True)
class World:
    """All councils, those that came about by mergers last, and everybody who ever held a post in one."""

    settings: Settings
    councils: list[Council] = field(default_factory=list)
    humans: list[Human] = field(default_factory=list)


def _as_of(dated: Sequence[tuple[date, _Value]], day: date) -> _Value:
    """The last value that begins no later than the day; the first one for all days before it."""
    return next((value for first, value in reversed(dated) if first <= day), dated[0][1])
