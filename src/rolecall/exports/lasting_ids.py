"""Ids for what an export names and the records do not: a body, a post, a tenure.

Invariant: the same thing gets the same id in every run, whatever else is exported beside it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator

from rolecall.records import Tenure


def lasting_id(kind: str, *parts: str | None) -> str:
    """`kind-` and 40 hexadecimal digits that depend on the kind and the parts alone."""
    key = json.dumps([kind, *parts], ensure_ascii=False).encode("utf-8")
    return f"{kind}-{hashlib.sha1(key, usedforsecurity=False).hexdigest()}"


def body_id(name: str, council: str | None = None) -> str:
    """The id of the body of that name; case and white space do not tell bodies apart.

    `council` is given for a part of a council, such as a committee, of which others have one of that name too.
    """
    return lasting_id("body", _plain(name), *([_plain(council)] if council else []))


def post_id(role: str, body: str | None, council: str | None = None) -> str:
    """The id of the post of that role at that body, a part of that council if one is given, or at no known one."""
    return lasting_id("post", _plain(role), _plain(body) if body else None, *([_plain(council)] if council else []))


def tenure_ids(person: str, tenures: Iterable[Tenure]) -> Iterator[tuple[str, Tenure]]:
    """Each of one person's tenures with its id, of the post, its status and when it was first seen.

    Two that agree in all of these are told apart by their order, which their dates gave them.
    """
    used: dict[str, int] = {}
    for tenure in tenures:
        key = (
            person,
            post_id(tenure.role, tenure.body, tenure.council),
            tenure.status,
            tenure.first_seen,
            tenure.start,
        )
        found = lasting_id("tenure", *key)
        used[found] = used.get(found, 0) + 1
        yield (found if used[found] == 1 else f"{found}-{used[found]}"), tenure


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
