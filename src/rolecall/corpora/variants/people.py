"""Every person of a document under a new name, each mention in the form that it had.

One person keeps one name throughout, and people who shared a surname share the new one. A person one of whose mentions
cannot be read as a form of the name keeps the old name everywhere.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from random import Random

from rolecall.corpora.slots import Piece, Pieces
from rolecall.corpora.variants.known_people import KnownPerson, read_person
from rolecall.corpora.variants.name_forms import NewName, UnreadableNameError, in_new_name
from rolecall.corpora.variants.names import Gender, Surname, new_given, new_surname
from rolecall.values.names import fold
from rolecall.values.tables import table as value_table

_EMAIL = re.compile(r"[\w.+-]+@[\w.-]+")
_TRIES = 40
_CAPITAL_SURNAMES = 0.06


def with_new_people(pieces: Pieces, rng: Random) -> Pieces:
    """The pieces with a new name for every person, and in their e-mail addresses."""
    mentions: dict[str, list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        if piece.label == "PERSON":
            mentions[piece.entity or f"{index}"].append(index)
    read = {name: read_person(pieces, places) for name, places in mentions.items()}
    renamed = _renamed(read, rng)
    capitals = rng.random() < _CAPITAL_SURNAMES
    changed = list(pieces)
    kept: set[str] = set()
    for name, places in mentions.items():
        try:
            texts = [in_new_name(pieces[i].text, read[name], renamed[name], capitals=capitals) for i in places]
        except UnreadableNameError:
            kept.add(name)
            continue
        for i, text in zip(places, texts, strict=True):
            changed[i] = replace(pieces[i], text=text)
            if i + 1 < len(pieces):
                changed[i + 1] = _with_possessive(changed[i + 1], pieces[i].text, text)
    addresses = [(read[name], renamed[name]) for name in mentions if name not in kept]
    return tuple(_with_addresses(piece, addresses) for piece in changed)


def _renamed(read: Mapping[str, KnownPerson], rng: Random) -> dict[str, NewName]:
    """A new name for each: surnames apart where they were apart, no first name and no pair of letters twice."""
    surnames = _new_surnames([person.surname for person in read.values()], rng)
    renamed: dict[str, NewName] = {}
    taken: set[str] = set()
    for name, person in read.items():
        surname = surnames[fold(person.surname)]
        gender: Gender = person.gender or ("female" if rng.random() < 0.5 else "male")
        for _ in range(_TRIES):
            given = tuple(new_given(rng, gender, origin=surname.origin) for _ in person.given or ("",))
            own = {given[0], given[0][0] + surname.of(gender)[0]}
            if not own & taken:
                break
        taken |= own
        renamed[name] = NewName(given, surname.of(gender), _short(given[0], rng))
    return renamed


def _new_surnames(old: Sequence[str], rng: Random) -> dict[str, Surname]:
    found: dict[str, Surname] = {}
    taken: set[str] = set()
    for surname in old:
        if fold(surname) in found:
            continue
        for _ in range(_TRIES):
            new = new_surname(rng, hyphenated="-" in surname)
            parts = {part for form in (new.male, new.female) for part in fold(form).split()}
            if not parts & taken:
                break
        taken |= parts
        found[fold(surname)] = new
    return found


@cache
def _shorts() -> dict[str, list[str]]:
    return {group[0]: group[1:] for group in value_table("nicknames")["groups"]}


def _short(given: str, rng: Random) -> str:
    """What someone of that first name may be called: `Kat` of `Katharine`, else the name itself."""
    shorts = [short for short in _shorts().get(given.lower(), []) if short[0] == given[0].lower()]
    return rng.choice(shorts).capitalize() if shorts else given


def _with_possessive(after: Piece, before: str, now: str) -> Piece:
    """`Mr James' car` with a name that ends in no `s`."""
    bare = after.label is None and re.match(r"['’](?![\w'’])", after.text) and before.lower().endswith("s")
    if bare and not now.lower().endswith("s"):
        return replace(after, text=f"{after.text[0]}s{after.text[1:]}")
    return after


# --- e-mail addresses ---


def _with_addresses(piece: Piece, people: Sequence[tuple[KnownPerson, NewName]]) -> Piece:
    if "@" not in piece.text:
        return piece
    text = _EMAIL.sub(lambda match: _new_address(match.group(), people), piece.text)
    return replace(piece, text=text)


def _new_address(address: str, people: Sequence[tuple[KnownPerson, NewName]]) -> str:
    """`j.hart@amble.example` in the new name of the person whose surname and first name or letter it holds."""
    local, _, domain = address.partition("@")
    for old, new in people:
        first = _plain(old.given[0]) if old.given else ""
        form = re.fullmatch(rf"({first}|{first[:1]})([._-]?)({_plain(old.surname)})", local.lower())
        if form and len(form[3]) > 2:
            given = _plain(new.given[0])
            start = given if len(form[1]) > 1 else given[: len(form[1])]
            return f"{start}{form[2]}{_plain(new.surname)}@{domain}"
    return address


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", fold(name))
