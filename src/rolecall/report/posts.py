"""Which tenures of different people are tenures of one post, so that a post has a row with all its holders.

A post of one holder at a time is in the careers with the names of its holders: a tenure at that body, by one of
them, under a title that names that post, is a tenure of it. Every other tenure is of the post that its own role
and body name.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rolecall.exports.lasting_ids import body_id, post_id
from rolecall.records import Careers, Post, Tenure
from rolecall.values.titles import parse_title, same_post


def posts_by_tenure(careers: Careers) -> tuple[list[Post], list[list[int]]]:
    """The posts that somebody held, by body and role, and for each tenure of each person the place of its post.

    A post of no known body comes last. The holders of a post are in the order in which the careers have them.
    """
    known: dict[tuple[str, str], list[Post]] = defaultdict(list)
    for post in careers.posts:
        for holder in dict.fromkeys(post.holders):
            known[body_id(post.body or "", post.council), holder].append(post)
    found: dict[str, Post] = {}
    holders: dict[str, list[str]] = defaultdict(list)
    keys: list[list[str]] = []
    for person in careers.people:
        own = []
        for tenure in person.tenures:
            post = _post_of(tenure, known.get((body_id(tenure.body or "", tenure.council), person.name), ()))
            key = post_id(post.role, post.body, post.council)
            found.setdefault(key, post)
            if person.name not in holders[key]:
                holders[key].append(person.name)
            own.append(key)
        keys.append(own)
    posts = sorted(found.items(), key=lambda item: _place(item[1]))
    places = {key: place for place, (key, _) in enumerate(posts)}
    named = [replace(post, holders=post.holders or tuple(holders[key])) for key, post in posts]
    return named, [[places[key] for key in own] for own in keys]


def _place(post: Post) -> tuple[bool, str, str, str]:
    return post.body is None, post.body or "", post.council or "", post.role


def _post_of(tenure: Tenure, candidates: Sequence[Post]) -> Post:
    """The candidate that the tenure's titles name, the one that shares most words first; else a post of its own."""
    titles = tenure.titles or (tenure.role,)
    fitting = [post for post in candidates if any(same_post(title, post.role)[0] for title in titles)]
    if not fitting:
        return Post(tenure.role, tenure.body, council=tenure.council)
    words = set().union(*(parse_title(title).portfolio for title in titles))
    return max(fitting, key=lambda post: len(words & parse_title(post.role).portfolio))
