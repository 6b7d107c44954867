"""Records as rows, one list of tuples a table, in the order of the columns of `sql/schema.sql`."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple

from rolecall.page_maps import pages_record
from rolecall.readers.identity import text_hash
from rolecall.records import Careers, Change, Evidence, Minutes, Tenure

Row = tuple[object, ...]
Rows = dict[str, list[Row]]


CAREER_TABLES = ("people", "person_mentions", "merges", "tenures", "changes", "posts", "conflicts", "evidence")


def document_rows(minutes: Iterable[Minutes], read_by: str | None) -> Rows:
    """The rows of documents, mentions and relations."""
    rows: Rows = {"documents": [], "mentions": [], "relations": []}
    for m in minutes:
        facts = (m.title, m.meeting_date, m.body, m.council)
        pages = json.dumps(pages_record(m.pages), ensure_ascii=False) if m.pages else None
        rows["documents"].append((m.id, m.source, text_hash(m.text), *facts, m.text, m.type, read_by, pages))
        for n in m.mentions:
            value = json.dumps(dict(n.value), ensure_ascii=False)
            rows["mentions"].append((n.id, m.id, n.start, n.end, n.label, n.text, value, n.score))
        for place, r in enumerate(m.relations):
            said = (r.label, r.status, r.change, r.score, r.kind)
            rows["relations"].append((m.id, place, r.head.id, r.child.id, *said))
    return rows


def career_rows(careers: Careers) -> Rows:
    """The rows of people, tenures, changes, posts, conflicts and evidence."""
    rows: Rows = {table: [] for table in CAREER_TABLES}
    used: dict[str, int] = {}
    for place, person in enumerate(careers.people):
        rows["people"].append((person.id, place, person.name, list(person.aliases)))
        rows["person_mentions"] += [(person.id, number, mention) for number, mention in enumerate(person.mentions)]
        rows["merges"] += [(person.id, number, *astuple(merge)) for number, merge in enumerate(person.merges)]
        for number, t in enumerate(person.tenures):
            claim = _claim("tenure", (person.id, t.role, t.body, t.status, t.first_seen, t.start), used)
            rows["tenures"].append((claim, person.id, number, *_tenure_columns(t)))
            rows["evidence"] += _evidence_rows(claim, t.evidence)
        for number, c in enumerate(person.changes):
            columns = _change_columns(c)
            claim = _claim("change", (person.id, *columns), used)
            rows["changes"].append((claim, person.id, number, *columns))
            rows["evidence"] += _evidence_rows(claim, c.evidence)
    for place, post in enumerate(careers.posts):
        rows["posts"].append((place, post.role, post.body, list(post.holders), post.council))
    for place, conflict in enumerate(careers.conflicts):
        said = (conflict.role, conflict.body, list(conflict.people), conflict.start, conflict.end, conflict.council)
        claim = _claim("conflict", said, used)
        rows["conflicts"].append((claim, place, *said))
        rows["evidence"] += _evidence_rows(claim, conflict.evidence)
    return rows


def _tenure_columns(t: Tenure) -> Row:
    return (
        t.role,
        list(t.titles),
        t.body,
        t.status,
        t.first_seen,
        t.last_seen,
        t.start,
        t.end,
        *astuple(t.bounds),
        t.council,
        t.score,
    )


def _change_columns(c: Change) -> Row:
    return (c.kind, c.from_role, c.to_role, c.after, c.before)


def _evidence_rows(claim: str, evidence: Sequence[Evidence]) -> list[Row]:
    return [(claim, place, e.document, e.start, e.end, e.quote, e.page) for place, e in enumerate(evidence)]


def _claim(kind: str, parts: Row, used: dict[str, int]) -> str:
    """An id that depends on what is claimed; claims that agree in all of it are counted."""
    key = json.dumps(parts, ensure_ascii=False).encode("utf-8")
    found = f"{kind}-{hashlib.sha256(key).hexdigest()[:32]}"
    used[found] = used.get(found, 0) + 1
    return found if used[found] == 1 else f"{found}-{used[found]}"
