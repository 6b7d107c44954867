"""Every body of a document in another place or under another name, of the kind that it was.

Councils stay councils: what stands beside the place in a name (`County Council`, `Parish of`) tells which kind of
place comes there. One place has one new name in the whole document, in the text as in the names; acronyms follow.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from random import Random

from rolecall.corpora.slots import Pieces, joined
from rolecall.corpora.variants.names import invented, new_surname
from rolecall.corpora.variants.places import PlaceKind, is_known_place, nation_of, new_place
from rolecall.corpora.variants.rewording import Rewording, key_of
from rolecall.corpora.variants.tables import table
from rolecall.values.lexicons import kind_of

_KNOWN = 0.35
_COMMITTEE = 0.5
_TRIES = 20
_SMALL = frozenset("of and & the upon in on le la y yr with under by".split())
_DIRECTIONS = re.compile(
    r"((?:(?:North|South|East|West|Mid|Upper|Lower|Great|Little|Central|Greater|New)[ -])+|Isle of |Vale of )(.+)",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\s+(?:&|and)\s+(?:district|area|districts)$", re.IGNORECASE)
_NO_PLACE = frozenset(
    "england scotland wales ireland britain british scottish welsh irish english uk national royal european local"
    " northern united kingdom town city county borough district parish community town's the joint regional".split()
)
_SORTS = frozenset(
    "trust executive management advisory joint area full shadow parish town county district local general main hall"
    " steering national regional branch academic parliamentary select special sub all members".split()
)
_COMMITTEE_NAME = re.compile(
    r"(?P<subject>.+?)(?P<kind>(?:\s+(?:overview\s+and\s+scrutiny|overview\s+&\s+scrutiny|scrutiny|select|cabinet|advisory|policy\s+development|strategic\s+policy))*"
    r"\s+(?:sub-?\s?committee|committee|panel|board|working\s+(?:group|party)|task\s+(?:and|&)\s+finish\s+group|forum))",
    re.IGNORECASE,
)


def reworded_bodies(pieces: Pieces, meta: Mapping[str, str | None], rng: Random) -> Rewording:
    """The new names of the bodies of a document; `meta` holds `body` and `council` as the document has them."""
    text = joined(pieces)
    names = _names(pieces, meta)
    everywhere: dict[str, str] = {}
    in_bodies: dict[str, str] = {}
    acronyms: dict[str, str] = {}
    for old, new in _new_known(names, text, rng):
        (acronyms if _is_acronym(old) else everywhere)[old] = new
    taken = {key_of(old) for old in everywhere}
    rest = [name for name in names if key_of(name) not in taken and name not in acronyms]
    for old, new in _new_firms(rest, rng):
        (everywhere if " " in old or kind_of(old) == "unknown" else in_bodies).setdefault(old, new)
    for old, new in _new_places(rest, text, rng):
        plain_word = all(kind_of(word) == "word" or word.lower() in _SMALL for word in old.split())
        (in_bodies if plain_word and not is_known_place(old) else everywhere).setdefault(old, new)
    for old, new in _new_committees(rest, rng):
        everywhere.setdefault(old, new)
    words = {**everywhere, **in_bodies}
    acronyms |= {old: new for old, new in _new_acronyms(pieces, words) if old not in acronyms}
    return Rewording(everywhere, in_bodies, acronyms)


def _names(pieces: Pieces, meta: Mapping[str, str | None]) -> list[str]:
    """Each name of a body once, the council's first, white space as single spaces."""
    found = [meta["council"], meta["body"], *(piece.text for piece in pieces if piece.label == "ORG")]
    return list(dict.fromkeys(" ".join(name.split()) for name in found if name))


def _is_acronym(name: str) -> bool:
    return " " not in name and sum(c.isupper() for c in name) > 1 and len(name) <= 8


# --- places ---


@cache
def _frames() -> tuple[tuple[re.Pattern[str], PlaceKind], ...]:
    """What stands beside a place in the name of a body; a longer form is tried before a shorter one."""
    forms: list[tuple[int, re.Pattern[str], PlaceKind]] = []
    for kind, frame in table("bodies")["frames"].items():
        for after in frame["after"]:
            forms.append((len(after), re.compile(rf"(?:the )?(?P<place>.+?) {re.escape(after)}", re.IGNORECASE), kind))
        for before in frame["before"]:
            forms.append((len(before) + 100, re.compile(rf"{re.escape(before)} (?P<place>.+)", re.IGNORECASE), kind))
    forms.sort(key=lambda form: -form[0])
    return tuple((pattern, kind) for _, pattern, kind in forms)


def _place_in(name: str) -> tuple[str, PlaceKind] | None:
    for pattern, kind in _frames():
        if match := pattern.fullmatch(name):
            place = _AROUND.sub("", match["place"])
            inner = _place_in(place) if len(place.split()) > 1 else None
            found = inner[0] if inner else place
            return (found, kind) if _may_be_place(found, name) else None
    return None


def _may_be_place(words: str, name: str) -> bool:
    parts = [part for part in re.split(r"[\s-]+", words) if part]
    if not 1 <= len(parts) <= 6 or any(part.lower() in _NO_PLACE for part in parts):
        return False
    if not all(part[0].isupper() or part.lower() in _SMALL for part in parts) or not words[0].isupper():
        return False
    if is_known_place(words) or re.search(r"council|borough of|parish of", name, re.IGNORECASE):
        return not re.search(r"comhairle|\bcyngor\b|\bardal\b", words, re.IGNORECASE)
    return any(kind_of(part.strip("'’.,")) not in ("word",) for part in parts if part.lower() not in _SMALL)


def _new_places(names: list[str], text: str, rng: Random) -> Iterator[tuple[str, str]]:
    nation = nation_of(text)
    lower = text.lower()
    found: dict[str, tuple[str, PlaceKind]] = {}
    for name in names:
        if place := _place_in(name):
            found.setdefault(key_of(place[0]), place)
    new: dict[str, str] = {}
    for key in sorted(found, key=len):
        old, kind = found[key]
        direction = _DIRECTIONS.fullmatch(old)
        if direction and key_of(direction[2]) in new:
            new[key] = direction[1].title().replace(" Of ", " of ") + new[key_of(direction[2])]
        else:
            new[key] = _fresh(rng, old, kind, nation, lower, set(new.values()))
        yield old, new[key]


def _fresh(rng: Random, old: str, kind: PlaceKind, nation: str, text: str, taken: set[str]) -> str:
    place = new_place(rng, old, kind=kind, nation=nation)
    for _ in range(_TRIES):
        if place.lower() not in text and place not in taken:
            break
        place = new_place(rng, old, kind=kind, nation=nation)
    return place


# --- firms ---


@cache
def _firm() -> re.Pattern[str]:
    ends = sorted(table("bodies")["firms"]["ends"], key=len, reverse=True)
    return re.compile(rf"(?P<head>.+?),? (?P<end>{'|'.join(map(re.escape, ends))})", re.IGNORECASE)


def _new_firms(names: list[str], rng: Random) -> Iterator[tuple[str, str]]:
    """New heads of firms, and of each word in them that is no ordinary word."""
    words: dict[str, str] = {}
    trades = {word.lower() for trade in table("bodies")["firms"]["trades"] for word in trade.split()}
    for name in names:
        if not (match := _firm().fullmatch(name)):
            continue
        head = match["head"]
        parts = re.findall(r"[^\W\d_][\w'’.]*", head)
        own = [p for p in parts if p.lower() not in trades and p[0].isupper() and kind_of(p) != "word" and len(p) > 2]
        own = own or [p for p in parts[:1] if len(p) > 2]
        for part in own:
            words.setdefault(part.lower(), _firm_word(rng))
            if len(part) > 3:
                yield part, words[part.lower()]
        if (
            own
            and (new := re.sub(r"[^\W\d_][\w'’.]*", lambda m: words.get(m.group().lower(), m.group()), head)) != head
        ):
            yield head, new


def _firm_word(rng: Random) -> str:
    if rng.random() < 0.5:
        name = new_surname(rng).male.split()[-1]
        return name.split("-")[-1]
    origin = rng.choice(("english", "trades", "romance", "germanic", "welsh", "gaelic"))
    return invented(rng, kind="surnames", origin=origin)


# --- bodies known by name ---


@cache
def _known() -> dict[str, tuple[tuple[str, str], ...]]:
    """For each known name or acronym, in any case, the list that it stands in."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for group in table("bodies")["known"]:
        entries = tuple((name, letters) for name, letters in group["names"])
        for name, _ in entries:
            found.setdefault(key_of(name), entries)
    return found


def _new_known(names: list[str], text: str, rng: Random) -> Iterator[tuple[str, str]]:
    present = {key_of(name) for name in names}
    for name in names:
        group = _known().get(key_of(name))
        if group is None or rng.random() >= _KNOWN:
            continue
        letters = next(letters for full, letters in group if key_of(full) == key_of(name))
        choices = [(full, short) for full, short in group if key_of(full) not in present and short not in text]
        if not choices:
            continue
        new_name, new_letters = rng.choice(choices)
        present.add(key_of(new_name))
        yield (name if not _is_acronym(name) else letters), (new_name if not _is_acronym(name) else new_letters)
        if letters in names and letters != name:
            yield letters, new_letters


# --- committees ---


@cache
def _subjects() -> tuple[tuple[str, ...], frozenset[str]]:
    lists = table("portfolios")
    subjects = tuple(" ".join(subject.split()) for subject in lists["committees"].split(";"))
    services = [" ".join(subject.split()) for subject in lists["services"].split(";")]
    return subjects, frozenset(key_of(subject) for subject in (*subjects, *services))


def _is_subject(key: str, known: frozenset[str]) -> bool:
    """Whether a committee's name begins with what it is about, and not with a place or with what sort it is."""
    words = [word.strip(",") for word in key.split()]
    plain = all(kind_of(word) == "word" or word in _SMALL for word in words)
    return key in known or (plain and not set(words) & _SORTS)


def _new_committees(names: list[str], rng: Random) -> Iterator[tuple[str, str]]:
    subjects, known = _subjects()
    new: dict[str, str] = {}
    for name in names:
        match = _COMMITTEE_NAME.fullmatch(name)
        if match is None or not _is_subject(key := key_of(match["subject"]), known):
            continue
        if key not in new:
            new[key] = rng.choice(subjects) if rng.random() < _COMMITTEE else ""
        if new[key]:
            kind = match["kind"].title().replace(" And ", " and ") if name.isupper() else match["kind"]
            yield name, new[key] + kind


# --- acronyms ---


def _new_acronyms(pieces: Pieces, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    entities: dict[str, set[str]] = defaultdict(set)
    for piece in pieces:
        if piece.label == "ORG" and piece.entity:
            entities[piece.entity].add(" ".join(piece.text.split()))
    for texts in entities.values():
        full = max(sorted(texts), key=len)
        for letters in sorted(text for text in texts if _is_acronym(text) and len(text) < len(full)):
            if (new := _new_letters(letters, full, words)) and new != letters:
                yield letters, new


def _new_letters(letters: str, full: str, words: Mapping[str, str]) -> str | None:
    """The acronym of the body's new name, letter for letter; None where the old is not made of first letters."""
    new_of = {key_of(old): new for old, new in words.items()}
    tokens = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*|&", full)
    made, i, rest = "", 0, letters
    while i < len(tokens):
        for j in range(len(tokens), i, -1):
            if new := new_of.get(key_of(" ".join(tokens[i:j]))):
                break
        if new:
            taken = [t for t in tokens[i:j] if rest[:1].lower() == t[0].lower() and (rest := rest[1:]) is not None]
            if taken:
                made += "".join(w[0].upper() for w in re.findall(r"[^\W\d_]+", new) if w.lower() not in _SMALL)
            i = j
            continue
        if rest[:1].lower() == tokens[i][0].lower():
            made, rest = made + rest[0], rest[1:]
        i += 1
    return made if not rest and len(made) > 1 else None
