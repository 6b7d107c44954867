"""What one run made of the documents that another did not: people, tenures, changes of post, conflicts.

People of the two runs are one where they share mentions; ids play no part in it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rolecall.records import Careers, Change, Conflict, Evidence, Person, Tenure

What = Literal["person", "name", "joined", "parted", "tenure", "change", "conflict"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise: what, about whom, how it was and how it is, None where it was or is not."""

    what: What
    about: str
    before: str | None
    after: str | None
    evidence: tuple[Evidence, ...] = ()


def differences(old: Careers, new: Careers) -> tuple[Difference, ...]:
    """Everything that is otherwise in `new`, people in alphabetical order, conflicts last."""
    links = _links(old.people, new.people)
    by_new: dict[int, list[int]] = defaultdict(list)
    for before, afters in links.items():
        for after in afters:
            by_new[after].append(before)
    found: list[Difference] = []
    for number, person in enumerate(old.people):
        afters = links.get(number, [])
        if not afters:
            found.append(Difference("person", person.name, _posts(person), None, _evidence(person)))
        elif len(afters) > 1:
            names = "; ".join(f"{new.people[a].name}: {_posts(new.people[a])}" for a in afters)
            found.append(Difference("parted", person.name, _posts(person), names, _evidence(person)))
    for number, person in enumerate(new.people):
        befores = by_new.get(number, [])
        if not befores:
            found.append(Difference("person", person.name, None, _posts(person), _evidence(person)))
            continue
        if len(befores) > 1:
            names = "; ".join(f"{old.people[b].name}: {_posts(old.people[b])}" for b in befores)
            found.append(Difference("joined", person.name, names, _posts(person), _evidence(person)))
        known = [old.people[b] for b in befores]
        if person.name not in {p.name for p in known}:
            found.append(Difference("name", person.name, known[0].name, person.name))
        if len(befores) == 1 and len(links[befores[0]]) == 1:
            found += _of_person(known[0], person)
    found.sort(key=lambda d: d.about.casefold())
    found += _unlike("conflict", "", _conflicts(old.conflicts), _conflicts(new.conflicts))
    return tuple(found)


def _links(old: Sequence[Person], new: Sequence[Person]) -> dict[int, list[int]]:
    """For each person of the old run those of the new one that share a mention, most shared first."""
    owner = {mention: number for number, person in enumerate(new) for mention in person.mentions}
    found = {}
    for number, person in enumerate(old):
        shared = Counter(owner[mention] for mention in person.mentions if mention in owner)
        if shared:
            found[number] = [after for after, _ in shared.most_common()]
    return found


def _of_person(old: Person, new: Person) -> Iterator[Difference]:
    yield from _unlike("tenure", new.name, _tenures(old.tenures), _tenures(new.tenures))
    yield from _unlike("change", new.name, _changes(old.changes), _changes(new.changes))


_Told = tuple[str, tuple[Evidence, ...]]


def _unlike(what: What, about: str, old: Mapping[str, list[_Told]], new: Mapping[str, list[_Told]]) -> list[Difference]:
    """What is told otherwise under one heading: as far as they go in pairs, the rest as gone or new."""
    found = []
    for heading in sorted({*old, *new}):
        before = [told for told in old.get(heading, []) if told[0] not in {t for t, _ in new.get(heading, [])}]
        after = [told for told in new.get(heading, []) if told[0] not in {t for t, _ in old.get(heading, [])}]
        for number in range(max(len(before), len(after))):
            was = before[number] if number < len(before) else None
            now = after[number] if number < len(after) else None
            evidence = (now or was or ("", ()))[1]
            found.append(Difference(what, about or heading, was and was[0], now and now[0], evidence))
    return found


def _tenures(tenures: Iterable[Tenure]) -> Mapping[str, list[_Told]]:
    found: dict[str, list[_Told]] = defaultdict(list)
    for t in tenures:
        at = f"{t.body}, {t.council}" if t.council else t.body
        told = f"{t.role}, {at or 'body unknown'}, {t.status}, seen {t.first_seen or '?'} to {t.last_seen or '?'}"
        told += f", start {t.start}" if t.start else ""
        told += f", end {t.end}" if t.end else ""
        found[f"{t.role} {at}"].append((told, t.evidence))
    return found


def _changes(changes: Iterable[Change]) -> Mapping[str, list[_Told]]:
    found: dict[str, list[_Told]] = defaultdict(list)
    for c in changes:
        words = (c.kind, c.from_role and f"from {c.from_role}", c.to_role and f"to {c.to_role}")
        dates = (c.after and f"after {c.after}", c.before and f"by {c.before}")
        found[f"{c.kind} {c.from_role} {c.to_role}"].append((" ".join(w for w in (*words, *dates) if w), c.evidence))
    return found


def _conflicts(conflicts: Iterable[Conflict]) -> Mapping[str, list[_Told]]:
    found: dict[str, list[_Told]] = defaultdict(list)
    for c in conflicts:
        told = f"{' and '.join(c.people)}, {c.start} to {c.end}"
        found[f"{c.role}, {c.body or 'body unknown'}"].append((told, c.evidence))
    return found


def _posts(person: Person) -> str:
    return ", ".join(dict.fromkeys(tenure.role for tenure in person.tenures)) or "no post"


def _evidence(person: Person) -> tuple[Evidence, ...]:
    return tuple(e for tenure in person.tenures for e in tenure.evidence[:1])
