"""What speaks for two people of different documents being one: their names, their council, their posts.

Names alone never suffice. The table says what each needs besides, with the score of the merge:

| the names | one council and post | and an adjoining post | one council | one area | council unknown |
| --- | --- | --- | --- | --- | --- |
| equal in full, or two initials | 0.99 | 0.97 | 0.95 | 0.9 | 0.7, with one titled post |
| a nickname (`Andy`, `Andrew`) | 0.85 | 0.75 | | | |
| initials against full names, or one initial | 0.7 | 0.6 | 0.52, see below | | |
| a surname alone | 0.55 | | | | |
| a surname with a slip of one letter, given names equal | 0.8 | 0.7 | | | |

One council is enough for initials where the surname is rare and both are officers, or both are not.
Adjoining posts have one grade, one head and one body, and different portfolios, as cabinet members have.
"Area" ties only names equal in full; councils of which one took the place of the other are of one area.
Parties and political groups tie nobody.
"""

from dataclasses import dataclass, replace

from rolecall.linking.bodies import is_many
from rolecall.linking.sightings import Sighting
from rolecall.values.lexicons import word_list
from rolecall.values.names import PersonName, compatible, surname_key
from rolecall.values.organisations import is_too_broad, same_area, same_body
from rolecall.values.posts import sort_of
from rolecall.values.reorganisations import reorganised
from rolecall.values.spelling import is_slip
from rolecall.values.titles import RoleTitle, is_whole, same_post


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one person: a name, the councils that tie it, the posts with their bodies."""

    name: PersonName
    councils: frozenset[str]
    posts: tuple[tuple[RoleTitle, str | None], ...]


def profile_of(name: PersonName, sightings: tuple[Sighting, ...]) -> Profile:
    """The profile that a person's sightings in one document give."""
    councils = {s.council for s in sightings if s.council and not is_too_broad(s.council)}
    posts = {(s.title, s.body): None for s in sightings}
    return Profile(name, frozenset(councils), tuple(posts))


def support(a: Profile, b: Profile) -> tuple[float, str]:
    """The score of merging the two, in [0, 1], 0 where nothing supports it, and a sentence that says why."""
    names, why = compatible(a.name, b.name)
    slip = not names and is_slip(surname_key(a.name), surname_key(b.name))
    if slip:
        names, why = compatible(a.name, replace(b.name, surname=a.name.surname))
        why = f"{a.name.surname} and {b.name.surname} differ by one letter, {why.partition(', ')[2]}"
    if names < (0.8 if slip else 0.5):
        return 0.0, why
    shared = next((x for x in sorted(a.councils) for y in sorted(b.councils) if same_body(x, y)), None)
    if shared:
        score, more = _in_one_council(names, a, b, slip=slip)
        return (score, f"{why}; both at {shared}{more}") if score else (0.0, f"{why}, nothing else agrees")
    if slip or names < 0.95 or not a.name.is_full:
        return 0.0, f"{why}, but no council in common"
    for x in sorted(a.councils):
        if area := next((y for y in sorted(b.councils) if same_area(x, y)), None):
            return 0.9, f"{why}; {x} and {area} serve one area"
        for y in sorted(b.councils):
            if day := reorganised(x, y):
                return 0.9, f"{why}; on {day} one of {x} and {y} took the place of the other"
    if not (a.councils and b.councils):
        for title, _ in a.posts:
            if title.portfolio and any(t.portfolio and same_post(title, t)[0] for t, _ in b.posts):
                return 0.7, f"{why}; both {title.text}, the council of one being unknown"
    return 0.0, f"{why}, but at different councils"


def _in_one_council(names: float, a: Profile, b: Profile, *, slip: bool) -> tuple[float, str]:
    same = next((t for t, x in a.posts for u, y in b.posts if _is_same(t, x, u, y)), None)
    near = next((t for t, x in a.posts for u, y in b.posts if _is_adjoining(t, x, u, y)), None)
    if slip:
        scores = (0.8, 0.7, 0.0)
    elif names >= 0.95 or (names >= 0.8 and not (a.name.given or b.name.given)):
        scores = (0.99, 0.97, 0.95)
    elif names >= 0.85:
        scores = (0.85, 0.75, 0.0)
    elif names >= 0.6:
        scores = (0.7, 0.6, 0.52 if _is_rare(a.name) and _sides(a) & _sides(b) else 0.0)
    else:
        scores = (0.55, 0.0, 0.0)
    if same:
        return scores[0], f" as {same.text}"
    if near and scores[1]:
        return scores[1], f" in adjoining posts ({near.text})"
    return scores[2], f"; {a.name.surname} is a rare name" if scores[2] == 0.52 else ""


def _is_rare(name: PersonName) -> bool:
    return surname_key(name) not in word_list("common_surnames")


def _sides(profile: Profile) -> set[str]:
    """Whether the person is an officer or somebody who is elected or sits on a board, by posts that few hold."""
    posts = [title for title, _ in profile.posts if title.portfolio or not is_many(title)]
    return {"officer" if sort_of(title.text).side == "officer" else "member" for title in posts}


def _bodies_agree(x: str | None, y: str | None) -> bool:
    return bool(x and y) and same_body(str(x), str(y))


def _is_same(t: RoleTitle, x: str | None, u: RoleTitle, y: str | None) -> bool:
    return not (is_many(t) and not t.portfolio) and _bodies_agree(x, y) and same_post(t, u)[0]


def _is_adjoining(t: RoleTitle, x: str | None, u: RoleTitle, y: str | None) -> bool:
    if is_many(t) or is_whole(t) or (t.head, t.grade) != (u.head, u.grade):
        return False
    return bool(t.portfolio and u.portfolio) and _bodies_agree(x, y)
