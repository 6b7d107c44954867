"""What changed: the steps of all people in a stretch of time, at a body, of a kind."""

from dataclasses import dataclass
from datetime import date

from rolecall.questions.asked import bounds_of, is_at
from rolecall.records import Careers, Change, Person, Tenure
from rolecall.values import edtf


@dataclass(frozen=True, slots=True)
class Happened:
    """One answer: a person's change of post, at one of the bodies where the person held posts."""

    person: Person
    change: Change
    bodies: tuple[str, ...]


def changes(
    careers: Careers,
    *,
    since: str | None = None,
    until: str | None = None,
    body: str | None = None,
    kind: str | None = None,
) -> tuple[Happened, ...]:
    """The changes of post that may have happened from `since` to `until` (EDTF), in order of time.

    A change lies between two documents: it counts when any day of that stretch lies in the time asked for. Raises
    QuestionError for a time that is not EDTF.
    """
    first = bounds_of(since)[0] if since is not None else date.min
    last = bounds_of(until)[1] if until is not None else date.max
    found = []
    for person in careers.people:
        for change in person.changes:
            after = edtf.bounds(change.after)[0] if change.after else date.min
            before = edtf.bounds(change.before)[1] if change.before else date.max
            posts = _posts(person, change)
            wanted = body is None or any(is_at(body, t.body, t.council) for t in posts)
            undated = change.before is None and (since is not None or until is not None) and change.after is None
            if before >= first and after <= last and wanted and kind in (None, change.kind) and not undated:
                found.append(
                    (before, after, Happened(person, change, tuple(dict.fromkeys(t.body for t in posts if t.body))))
                )
    return tuple(h for _, _, h in sorted(found, key=lambda f: (f[0], f[1], f[2].person.name, f[2].change.kind)))


def _posts(person: Person, change: Change) -> list[Tenure]:
    """The tenures in the posts that the change leads from and to."""
    roles = {change.from_role, change.to_role}
    return [t for t in person.tenures if roles.intersection((t.role, *t.titles))]
