"""A store's careers as the data of the page: what its script needs to draw and to search, and nothing else.

Invariant: the same store gives the same data. Documents and posts are named by their place in their list; a
tenure has an id that lasts from run to run, so that a link to it does too. Dates are EDTF, offsets count code
points, what is not known is left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from typing import Any

from rolecall.exports.lasting_ids import tenure_ids
from rolecall.questions.sureness import how_sure
from rolecall.records import Bounds, Careers, Change, Conflict, Evidence, Person, Tenure
from rolecall.report.axis import years_shown
from rolecall.report.dates_in_words import in_words
from rolecall.report.posts import posts_by_tenure
from rolecall.store import DocumentSource
from rolecall.values.edtf import bounds

Object = dict[str, Any]
_ID_LENGTH = len("tenure-") + 12  # 48 bits keep a hundred thousand tenures apart


def report_data(careers: Careers, documents: Iterable[DocumentSource]) -> Object:
    """The careers as JSON-able data, with `counts`, `years`, `words`, `documents`, `posts`, `people`, `conflicts`."""
    sources = list(documents)
    posts, places = posts_by_tenure(careers)
    cited = _cited(careers, sources)
    numbers = {document["id"]: number for number, document in enumerate(cited)}
    return {
        "counts": {
            "documents": len(sources),
            "people": len(careers.people),
            "posts": len(posts),
            "tenures": sum(len(person.tenures) for person in careers.people),
            "conflicts": len(careers.conflicts),
            **_period(sources),
        },
        "years": list(years_shown(_days(careers))),
        "words": {edtf: in_words(edtf) for edtf in sorted(_dates(careers, sources))},
        "documents": cited,
        "posts": [_stated(role=post.role, body=post.body, council=post.council) for post in posts],
        "people": [_person(person, own, numbers) for person, own in zip(careers.people, places, strict=True)],
        "conflicts": [_conflict(conflict, numbers) for conflict in careers.conflicts],
    }


def _person(person: Person, posts: Sequence[int], documents: Mapping[str, int]) -> Object:
    return _stated(
        name=person.name,
        aliases=list(person.aliases),
        tenures=[
            _tenure(id_, tenure, post, documents)
            for (id_, tenure), post in zip(tenure_ids(person.id, person.tenures), posts, strict=True)
        ],
        changes=[_change(change, documents) for change in person.changes],
    )


def _tenure(id_: str, tenure: Tenure, post: int, documents: Mapping[str, int]) -> Object:
    return _stated(
        id=_short(id_),
        post=post,
        role=tenure.role,
        titles=[title for title in tenure.titles if title != tenure.role],
        body=tenure.body,
        council=tenure.council,
        sure=how_sure(tenure.score) if tenure.score is not None else None,
        status=tenure.status,
        first_seen=tenure.first_seen,
        last_seen=tenure.last_seen,
        start=tenure.start,
        end=tenure.end,
        bounds=list(astuple(tenure.bounds)) if tenure.bounds != Bounds() else None,
        quotes=_quotes(tenure.evidence, documents),
    )


def _short(id_: str) -> str:
    """The id's first digits, with the number of a tenure that nothing but its order tells from another."""
    digits, _, number = id_.removeprefix("tenure-").partition("-")
    return f"tenure-{digits}"[:_ID_LENGTH] + (f"-{number}" if number else "")


def _change(change: Change, documents: Mapping[str, int]) -> Object:
    stated = {"from": change.from_role, "to": change.to_role, "after": change.after, "before": change.before}
    edtf = change.before or change.after
    day = _first_day(edtf) if edtf else None
    return _stated(kind=change.kind, **stated, day=day, quotes=_quotes(change.evidence, documents))


def _conflict(conflict: Conflict, documents: Mapping[str, int]) -> Object:
    return _stated(
        role=conflict.role,
        body=conflict.body,
        council=conflict.council,
        people=list(conflict.people),
        start=conflict.start,
        end=conflict.end,
        quotes=_quotes(conflict.evidence, documents),
    )


def _quotes(evidence: Iterable[Evidence], documents: Mapping[str, int]) -> list[list[object]]:
    return [[documents[e.document], e.start, e.end, e.quote, *([e.page] if e.page else [])] for e in evidence]


def _stated(**values: object) -> Object:
    """The values that say something: no None and no empty list."""
    return {name: value for name, value in values.items() if value not in (None, [])}


def _evidence(careers: Careers) -> Iterator[Evidence]:
    for person in careers.people:
        for evidence in (*(t.evidence for t in person.tenures), *(c.evidence for c in person.changes)):
            yield from evidence
    for conflict in careers.conflicts:
        yield from conflict.evidence


def _cited(careers: Careers, sources: Sequence[DocumentSource]) -> list[Object]:
    """The documents that something is quoted from, by id; one that the store no longer has is named by its id."""
    known = {document.id: document for document in sources}
    found = []
    for id_ in sorted({evidence.document for evidence in _evidence(careers)}):
        document = known.get(id_, DocumentSource(id_, None, None, ""))
        source = document.source or None
        found.append(_stated(id=id_, title=document.title, date=document.meeting_date, source=source))
    return found


def _dates(careers: Careers, sources: Sequence[DocumentSource]) -> set[str]:
    """Every EDTF date of the page that is not a plain day: its script has words for days."""
    dates: set[str | None] = {document.meeting_date for document in sources}
    for person in careers.people:
        for tenure in person.tenures:
            dates |= {tenure.first_seen, tenure.last_seen, tenure.start, tenure.end}
        for change in person.changes:
            dates |= {change.after, change.before}
    return {edtf for edtf in dates if edtf and in_words(edtf) != edtf and not _is_day(edtf)}


def _is_day(edtf: str) -> bool:
    return len(edtf) == len("2016-11-22") and edtf.replace("-", "").isdigit()


def _days(careers: Careers) -> Iterator[str]:
    for person in careers.people:
        for tenure in person.tenures:
            yield from filter(None, astuple(tenure.bounds))


def _period(sources: Sequence[DocumentSource]) -> dict[str, str]:
    """`from` and `to`: the days of the first and the last document, where any has a date."""
    days = [(_first_day(d.meeting_date), _last_day(d.meeting_date)) for d in sources if d.meeting_date]
    first = [start for start, _ in days if start]
    last = [end for _, end in days if end]
    return {"from": min(first), "to": max(last)} if first and last else {}


def _first_day(edtf: str) -> str | None:
    return _day(edtf, 0)


def _last_day(edtf: str) -> str | None:
    return _day(edtf, 1)


def _day(edtf: str, end: int) -> str | None:
    try:
        day = bounds(edtf)[end]
    except ValueError:
        return None
    return str(day) if day.min < day < day.max else None
