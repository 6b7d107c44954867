"""People across documents: who is who, with the reason for every merge.

Invariant: the result depends on the documents alone, not on their order. Two people of one document never
merge (unless a correction says so), nor do two whose names conflict, whatever links lie between them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2s
from itertools import combinations

from rolecall.linking.bodies import is_many
from rolecall.linking.clusters import Clusters
from rolecall.linking.corrected import corrected
from rolecall.linking.corrections import Correction, read_corrections
from rolecall.linking.document_people import DocumentPerson, people_of
from rolecall.linking.sightings import Sighting
from rolecall.linking.support import Profile, profile_of, support
from rolecall.records import Mention, Merge, Minutes
from rolecall.values.names import PersonName, compatible, fold, fullest, gender, surname_key
from rolecall.values.organisations import normalise
from rolecall.values.spelling import is_slip, slips

_SURE = 0.9  # from this score on nobody looks for another person whom the name fits as well


@dataclass(frozen=True, slots=True)
class Undecided:
    """A mention that fits several people equally well and was left on its own; ids of one mention of each."""

    mention: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkedPerson:
    """One human being: the fullest name, other wordings, mentions and sightings, all as they first appear."""

    id: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Linking:
    """The people of a set of documents, how they came about, and what could not be told or applied."""

    people: tuple[LinkedPerson, ...] = ()
    merges: tuple[Merge, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    unused: tuple[Correction, ...] = ()


def link(
    minutes: Iterable[Minutes],
    corrections: Iterable[Correction | Mapping[str, object]] | None = None,
) -> Linking:
    """Everyone who holds a post in the documents, each once.

    Corrections are applied first and never overruled; one that names nobody here, or contradicts another, is
    returned in `unused`. Raises CorrectionError for a correction that cannot be read.
    """
    verdicts = read_corrections(corrections or ())
    documents, unused = corrected(minutes, verdicts)
    documents.sort(key=lambda m: (m.meeting_date or "~", m.id, m.text))
    persons = [p for number, m in enumerate(documents) for p in people_of(m, number=number)]
    linking = _Linker(persons).run([v for v in verdicts if v.verdict in ("same", "different", "name")])
    return replace(linking, unused=(*unused, *linking.unused))


class _Linker:
    """The state of one run: the people of single documents and the groups that they form."""

    def __init__(self, persons: Sequence[DocumentPerson]) -> None:
        self.persons = persons
        self.profiles = [profile_of(p.name, p.sightings) for p in persons]
        self.clusters = Clusters([{p.number} for p in persons])
        self.names: list[frozenset[PersonName]] = [frozenset(_telling(p)) for p in persons]
        self.merges: list[Merge] = []
        self.undecided: list[Undecided] = []
        self.given_names: dict[int, str] = {}

    def run(self, verdicts: Sequence[Correction]) -> Linking:
        unused = self._correct(verdicts)
        blocks: dict[str, list[int]] = defaultdict(list)
        for i, person in enumerate(self.persons):
            if key := surname_key(person.name):
                blocks[key].append(i)
        for _, block in sorted(blocks.items()):
            self._collapse(block)
            self._compare(block)
        for pair in slips(blocks):
            self._compare_slips([i for key in pair for i in blocks[key]])
        people = sorted((self._person(g) for g in self.clusters.groups()), key=_order)
        return Linking(
            people=tuple(people),
            merges=tuple(self.merges),
            undecided=tuple(self.undecided),
            unused=unused,
        )

    def _correct(self, verdicts: Sequence[Correction]) -> tuple[Correction, ...]:
        places: dict[str, list[int]] = defaultdict(list)
        for i, person in enumerate(self.persons) if verdicts else ():
            for mention in person.mentions:
                places[mention.id].append(i)
                places[fold(" ".join(mention.text.split()))].append(i)
        unused = []
        # Verdicts of difference first, since nothing overrules them.
        for verdict in sorted(verdicts, key=lambda c: (c.verdict, c.a, c.b)):
            sides = [sorted(set(places.get(s, places.get(fold(s), [])))) for s in (verdict.a, verdict.b)]
            if verdict.verdict == "name":
                self.given_names |= dict.fromkeys(sides[0], verdict.value)
                unused += [] if sides[0] else [verdict]
                continue
            pairs = [(a, b) for a in sides[0] for b in sides[1] if a != b]
            if verdict.verdict == "different":
                for a, b in pairs:
                    self.clusters.keep_apart(a, b)
                done = bool(pairs)
            else:
                outcomes = [self._unite(a, b, 1.0, "a correction", force=True) for a, b in pairs]
                done = bool(pairs) and all(outcomes)
            if not done:
                unused.append(verdict)
        return tuple(unused)

    def _person(self, group: Sequence[int]) -> LinkedPerson:
        person = _linked([self.persons[i] for i in group])
        given = next((self.given_names[i] for i in group if i in self.given_names), person.name)
        others = [alias for alias in (person.name, *person.aliases) if alias != given]
        return replace(person, name=given, aliases=tuple(others)) if given != person.name else person

    def _collapse(self, block: Sequence[int]) -> None:
        """Join equal names of one council, or of one post where the name is short, without pairing all."""
        first: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for i in block:
            name, profile = self.persons[i].name, self.profiles[i]
            strong = name.is_full or len(name.initials) > 1
            key = (fold(str(name)), gender(name.honorific))
            for council in sorted(profile.councils):
                if strong:
                    self._join_first(first[(*key, normalise(council))], i, f"the same name at {council}")
            if not strong:
                for title, body in profile.posts:
                    if body and profile.councils and not (is_many(title) and not title.portfolio):
                        where = (*key, title.head, title.grade, title.portfolio, normalise(body))
                        self._join_first(first[where], i, f"the same name as {title.text}, {body}")

    def _join_first(self, seen: list[int], member: int, reason: str) -> None:
        # The newest first: one person's documents mostly follow each other.
        for other in reversed(seen):
            if self.clusters.find(other) == self.clusters.find(member) or self._unite(other, member, 0.95, reason):
                return
        seen.append(member)

    def _compare(self, block: Sequence[int]) -> None:
        """Merge the groups of a block by falling score; a name that fits several equally well stays alone."""
        groups: dict[int, dict[Profile, int]] = defaultdict(dict)
        for i in block:
            groups[self.clusters.find(i)].setdefault(self.profiles[i], i)
        edges: dict[tuple[int, int], tuple[float, str, int, int]] = {}
        for a, b in combinations(sorted(groups, key=lambda g: self.persons[g].order), 2):
            if not self._names_agree(a, b):
                continue
            found = max(
                ((*support(p, q), i, j) for p, i in groups[a].items() for q, j in groups[b].items()),
                key=lambda e: (e[0], -e[2], -e[3]),
            )
            if found[0]:
                edges[a, b] = found
        ranked = sorted(edges.values(), key=lambda e: (-e[0], e[2], e[3]))
        for score, reason, a, b in ranked:
            if self.clusters.find(a) == self.clusters.find(b):
                continue
            if score >= _SURE or not self._rivals(a, b, score, ranked):
                self._unite(a, b, score, reason)

    def _compare_slips(self, block: Sequence[int]) -> None:
        """Merge what two blocks hold whose surnames differ by a slip, where council, post and given names agree."""
        councils: dict[str, list[int]] = defaultdict(list)
        for i in block:
            for council in self.profiles[i].councils:
                councils[normalise(council)].append(i)
        for _, members in sorted(councils.items()):
            if len({surname_key(self.persons[i].name) for i in members}) > 1:
                self._compare(sorted(set(members)))

    def _rivals(self, a: int, b: int, score: float, edges: Sequence[tuple[float, str, int, int]]) -> bool:
        """True when one of the two fits another person as well, who cannot be the same as the first."""
        for one, chosen in ((a, b), (b, a)):
            rivals = []
            for other_score, _, x, y in edges:
                if other_score < score:
                    break
                for end, far in ((x, y), (y, x)):
                    if self.clusters.find(end) == self.clusters.find(one) != self.clusters.find(far):
                        apart = not (self.clusters.may_unite(far, chosen) and self._names_agree(far, chosen))
                        if apart and self.clusters.may_unite(far, one):
                            rivals.append(far)
            if rivals:
                ids = sorted({self.persons[i].mentions[0].id for i in (chosen, *rivals)})
                mark = Undecided(self.persons[one].mentions[0].id, tuple(ids))
                if mark not in self.undecided:
                    self.undecided.append(mark)
                return True
        return False

    def _names_agree(self, a: int, b: int) -> bool:
        a, b = self.clusters.find(a), self.clusters.find(b)
        return all(_may_be_one(x, y) for x in self.names[a] for y in self.names[b])

    def _unite(self, a: int, b: int, score: float, reason: str, *, force: bool = False) -> bool:
        a_group, b_group = self.clusters.find(a), self.clusters.find(b)
        if a_group == b_group:
            return True
        if not force and not self._names_agree(a, b):
            return False
        if not self.clusters.unite(a, b, force=force):
            return False
        self.names[self.clusters.find(a)] = self.names[a_group] | self.names[b_group]
        first, second = sorted((self.persons[a], self.persons[b]), key=lambda p: p.order)
        self.merges.append(Merge(first.mentions[0].id, second.mentions[0].id, score, reason))
        return True


@lru_cache(maxsize=131072)
def _may_be_one(a: PersonName, b: PersonName) -> bool:
    """Whether the names do not conflict, a slip of one letter in a surname set aside."""
    if compatible(a, b)[0] > 0:
        return True
    slip = is_slip(surname_key(a), surname_key(b))
    return slip and compatible(a, replace(b, surname=a.surname))[0] > 0


def _telling(person: DocumentPerson) -> Iterable[PersonName]:
    """The names that can conflict with those of others: those with a surname and something before it."""
    return [n for n in person.names if n.surname and n.initials] or [person.name]


def _linked(persons: Sequence[DocumentPerson]) -> LinkedPerson:
    persons = sorted(persons, key=lambda p: p.order)
    mentions = tuple(m for p in persons for m in p.mentions)
    texts = list(dict.fromkeys(" ".join(m.text.split()) for m in mentions))
    name = fullest(texts)
    first = mentions[0]
    digest = blake2s(f"{first.id}|{first.text}".encode(), digest_size=5).hexdigest()
    return LinkedPerson(
        id=f"p-{digest}",
        name=name,
        aliases=tuple(t for t in texts if t.casefold() != name.casefold()),
        mentions=mentions,
        sightings=tuple(s for p in persons for s in p.sightings),
    )


def _order(person: LinkedPerson) -> tuple[str, str]:
    return (person.name.casefold(), person.id)
