"""What the measures of tenures and changes share: posts and bodies that are the same, pairs taken one to one."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rolecall.corpora.simulation.truth import TruePerson
from rolecall.records import Person
from rolecall.values.organisations import same_body
from rolecall.values.titles import same_post

_True = TypeVar("_True")
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Pair(Generic[_True, _Found]):
    """A true item and the one found for it, with the score of the match."""

    true: _True
    found: _Found
    score: float


def one_to_one(
    true: Sequence[_True], found: Sequence[_Found], *, score: Callable[[_True, _Found], float | None]
) -> list[Pair[_True, _Found]]:
    """Pairs in which each item stands once at most, the best first; a score of None is no match."""
    scored = []
    for i, a in enumerate(true):
        for j, b in enumerate(found):
            if (value := score(a, b)) is not None:
                scored.append((-value, i, j))
    pairs = []
    taken: set[Hashable] = set()
    for value, i, j in sorted(scored):
        if ("true", i) not in taken and ("found", j) not in taken:
            taken |= {("true", i), ("found", j)}
            pairs.append(Pair(true[i], found[j], -value))
    return pairs


def together(
    truth: Iterable[TruePerson], people: Iterable[Person], true_person: Mapping[str, str]
) -> list[tuple[TruePerson | None, list[Person]]]:
    """Each true person with all people of the system who are that one; under None those who are nobody's."""
    found: dict[str | None, list[Person]] = defaultdict(list)
    for person in people:
        found[true_person.get(person.id)].append(person)
    known = [(person, found.pop(person.id, [])) for person in truth]
    return [*known, (None, [person for rest in found.values() for person in rest])]


def is_same_post(titles: Iterable[str], others: Iterable[str]) -> bool:
    """Whether some title of the one side and some of the other are of one post."""
    others = tuple(others)
    return any(same_post(title, other)[0] for title in titles for other in others)


def is_same_body(bodies: Iterable[str], body: str | None) -> bool:
    """Whether the body is one of them; one that the system does not know is none."""
    return body is not None and any(same_body(name, body) for name in bodies)
