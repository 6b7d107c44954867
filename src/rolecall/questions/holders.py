"""Who held a post, on a day or in turn.

An answer is certain where documents on both sides of the day have the person in post, or a text states it; else
possible, and says how far the nearest sign lies.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rolecall.errors import QuestionError
from rolecall.questions.asked import bounds_of, is_at
from rolecall.records import Careers, Person, Tenure
from rolecall.values.names import fold
from rolecall.values.posts import same_office
from rolecall.values.titles import parse_title, same_post

Certainty = Literal["certain", "possible"]

REACH = 3
"""Years from the nearest document beyond which a person is no possible holder."""


@dataclass(frozen=True, slots=True)
class Held:
    """One answer: a person and the tenure, how sure it is that it covers the day asked for, and why.

    Without a day every tenure in the post is an answer, `certain`.
    """

    person: Person
    tenure: Tenure
    certainty: Certainty
    reason: str


def who(careers: Careers, role: str, *, body: str | None = None, on: str | None = None) -> tuple[Held, ...]:
    """Who held the post, on the day `on` (EDTF, a day, month or year) where one is given; the surest first.

    A title finds the same post in other words (`rolecall.values.titles.same_post`) and the same statutory office
    (`Section 151 Officer`, `Chief Finance Officer`); part of a body's name finds it, and so does the council
    of which it is a committee. Raises QuestionError for a title
    without words and for a day that is not EDTF.
    """
    if not role.strip():
        raise QuestionError("no title is given")
    day = bounds_of(on) if on is not None else None
    answers: list[tuple[int, Held]] = []
    for person in careers.people:
        for tenure in person.tenures:
            if not _is_post(role, tenure) or not (body is None or is_at(body, tenure.body, tenure.council)):
                continue
            whole: tuple[int, Certainty, str] = (0, "certain", _seen(tenure))
            found = whole if day is None else _on(tenure, *day)
            if found:
                distance, certainty, reason = found
                answers.append((distance, Held(person, tenure, certainty, reason)))
    # without a day in order of time, else the surest first
    return tuple(held for _, held in sorted(answers, key=lambda a: (a[0], _begins(a[1].tenure), a[1].person.name)))


def _is_post(role: str, tenure: Tenure) -> bool:
    wanted = parse_title(role)
    for title in (tenure.role, *tenure.titles):
        if same_office(role, title) or fold(role) == fold(title):
            return True
        held = parse_title(title)
        if bool(held.portfolio) == bool(wanted.portfolio) and same_post(wanted, held)[0]:
            return True
    return False


def _on(tenure: Tenure, first: date, last: date) -> tuple[int, Certainty, str] | None:
    """How far from certain it is that the tenure covers a day from first to last, in days; None where it cannot."""
    earliest_start, latest_start, earliest_end, latest_end = (
        date.fromisoformat(day) if day else None
        for day in (
            tenure.bounds.earliest_start,
            tenure.bounds.latest_start,
            tenure.bounds.earliest_end,
            tenure.bounds.latest_end,
        )
    )
    if (earliest_start and last < earliest_start) or (latest_end and first > latest_end):
        return None
    if latest_start and earliest_end and latest_start <= last and first <= earliest_end:
        return 0, "certain", _seen(tenure)
    before, after = (
        (latest_start - last).days if latest_start else 0,
        (first - earliest_end).days if earliest_end else 0,
    )
    distance = max(before, after, 1)
    if distance > REACH * 366:
        return None
    where = "before the first" if before > 0 else "after the last"
    return distance, "possible", f"{_seen(tenure)}; {_apart(distance)} {where} sign of it"


def _apart(days: int) -> str:
    months = round(days / 30.4)
    count, unit = (days, "day") if days < 60 else (months, "month") if months < 24 else (round(days / 365.25), "year")
    return f"{count} {unit}{'s' if count != 1 else ''}"


def _seen(tenure: Tenure) -> str:
    said = [f"{word} {day}" for word, day in (("from", tenure.start), ("until", tenure.end)) if day]
    if tenure.first_seen:
        one = tenure.first_seen == tenure.last_seen
        said.append(
            f"seen in post on {tenure.first_seen}" if one else f"seen in post {tenure.first_seen} to {tenure.last_seen}"
        )
    elif not said:
        said.append(
            f"{len(tenure.evidence)} statement{'s' if len(tenure.evidence) != 1 else ''} without a date in post"
        )
    return ", ".join(said)


def _begins(tenure: Tenure) -> str:
    return tenure.bounds.latest_start or "~"
