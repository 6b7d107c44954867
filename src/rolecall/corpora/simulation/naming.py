"""How one document names people, posts and bodies: each person in one form throughout, in the council's house style."""

from datetime import date
from random import Random

from rolecall.corpora.simulation.people import honorific, written
from rolecall.corpora.simulation.world import Council, Human, Term

_AMPERSAND = 0.03


class Names:
    """The names of one document of a council, of the meeting of `body` on `day`."""

    def __init__(self, council: Council, body: str, day: date, rng: Random) -> None:
        self.council = council
        self.body = body
        self.day = day
        self.style = council.style_on(day)
        self._rng = rng
        self._members = {human.number for human in _members(council)}
        self._forms: dict[tuple[int, str], str] = {}
        self._count = 0
        self.humans: dict[str, Human] = {}

    def key(self, human: Human) -> str:
        """The person's key in the markup of the document."""
        key = f"p{human.number}"
        self.humans[key] = human
        return key

    def fresh(self, letter: str) -> str:
        """A key not used before."""
        self._count += 1
        return f"{letter}{self._count}"

    def full(self, human: Human, *, day: date | None = None) -> str:
        """The name as the document writes it, with the honorific; of the surname borne on the day, if one is given."""
        on = day or self.day
        form = (human.number, human.surname_on(on))
        if form not in self._forms:
            self._forms[form] = written(human, on, self.style, rng=self._rng)
        return f"{self._honorific(human)}{{P#{self.key(human)}|{self._forms[form]}}}"

    def short(self, human: Human) -> str:
        """The surname alone with an honorific, as a person already named may be called; '' where another bears it."""
        surname = human.surname_on(self.day)
        bearers = [other for other in self.humans.values() if other.surname_on(self.day) == surname]
        if any(other is not human for other in bearers):
            return ""
        return f"{self._honorific(human) or human.honorific + ' '}{{P#{self.key(human)}|{surname}}}"

    def may_name(self, human: Human) -> bool:
        """Whether the name would not stand for somebody else whom the document has named."""
        name = self.full(human).rpartition("|")[2]
        others = (self.full(other).rpartition("|")[2] for other in list(self.humans.values()) if other is not human)
        return name not in others

    def title(self, term: Term, day: date) -> str:
        """The title of the post on that day, with what marks an acting or interim holder."""
        title = term.post.title_on(day)
        if self._rng.random() < _AMPERSAND:
            title = title.replace(" and ", " & ")
        if term.status == "acting":
            return self.style.acting.format(title)
        return f"Interim {title}" if term.status == "interim" else title

    def body_markup(self, name: str) -> dict[str, str]:
        """The fillings `O` and `o`: the body marked up, and its key."""
        key = self.fresh("o")
        return {"O": f"{{O#{key}|{name}}}", "o": key}

    def _honorific(self, human: Human) -> str:
        return honorific(human, self.style, councillor=human.number in self._members)


def _members(council: Council) -> list[Human]:
    """Everybody who is or was a councillor of the council, and never one of its officers."""
    political = [post for post in council.posts if post.kind in ("civic", "executive", "presiding")]
    held = [term.human for post in political for term in post.tenures]
    return [*council.councillors, *held]
