"""Pairs of a title and the person, body or date it may belong with, and what the text shows of each pair.

A document is read in units, the stretches between sentence starts. A title may be held by whoever stands in its unit;
by somebody in the unit before or after it where its own names nobody; by whom a pronoun before it may mean; by those
in the column under it. A body or date stands in its unit, or next to it. Each pair is described by features: the
words between and around the two, with one sign for each mention ($ person, % title, @ body, # date, £ sum), the
section, the words of the title, and what the rules (`rolecall.pipeline.relation_rules`) say of it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Doc

from rolecall.pipeline.relation_rules import RelationRules
from rolecall.pipeline.sentences import SIGNS, Mention, Sentence, SignText
from rolecall.pipeline.title_columns import under_titles
from rolecall.pipeline.words import Words, cue_set, cues
from rolecall.values import edtf

_ALL_SIGNS = frozenset(SIGNS.values())
PARTNERS = ("PERSON", "ORG", "DATE")
"""The labels of what a title may be paired with."""
_STEPS = 4
"""Most mentions from a title to its partner; on the way to a date those in brackets do not count."""
_FAR = 70
"""Most words between the two."""
_STEM = 6
"""Letters of a word that tell its stem apart."""
_SHORT = 4
"""Up to so many words between, their whole sequence tells something together with what stands around."""
_BACK = 3
"""How many units before that of a title the name may stand that a pronoun before the title means."""
_PRONOUNS = frozenset(("he", "she", "they", "his", "her", "their"))
_UNIT, _COLUMN, _ASIDE = "¶", "⇥", "()"


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one document, in text order of the titles, and their features.

    `mentions` are the title and its partner; `spans` holds first token of the title, token after its last, and the
    same of the partner: shape (pairs, 4). `partners` holds for each pair the number of the partner's label in
    `PARTNERS`. `keys` are the hashed features of all pairs in one row, of which each pair has `lengths`; `ruled` is
    what the rules say of each pair, "-" for nothing.
    """

    mentions: Sequence[tuple[Mention, Mention]]
    spans: NDArray[np.int32]
    partners: NDArray[np.int32]
    keys: NDArray[np.uint64]
    lengths: NDArray[np.int32]
    ruled: list[str]

    def __len__(self) -> int:
        return len(self.partners)


def find_pairs(doc: Doc) -> Pairs:
    """Every pair of entities of the document that structure proposes."""
    reading = _Reading(doc)
    return _collected(
        (reading.entities[role], reading.entities[other], reading.features(role, other), reading.ruled(role, other))
        for role, other in reading.pairs()
    )


def find_features(doc: Doc, role: int, other: int) -> list[str]:
    """The features of the pair of entities that begin with these tokens, as text. Raises KeyError if there is none."""
    reading = _Reading(doc)
    number = {ent.start: i for i, ent in enumerate(reading.entities)}
    return reading.features(number[role], number[other])


def pairs_with(title: Mention, partner: Mention, features: Iterable[Sequence[str]]) -> Pairs:
    """One pair of entities as often as there are sets of features, each time with one of them."""
    return _collected((title, partner, one, "-") for one in features)


def _collected(found: Iterable[tuple[Mention, Mention, Sequence[str], str]]) -> Pairs:
    mentions, spans, partners, lengths, ruled = [], [], [], [], []
    keys: list[int] = []
    for title, partner, features, rule in found:
        mentions.append((title, partner))
        ruled.append(rule)
        spans.append((title.start, title.end, partner.start, partner.end))
        partners.append(PARTNERS.index(partner.label))
        keys += map(_key, features)
        lengths.append(len(features))
    return Pairs(
        mentions,
        np.array(spans, dtype="int32").reshape(-1, 4),
        np.array(partners, dtype="int32"),
        np.array(keys, dtype="uint64"),
        np.array(lengths, dtype="int32"),
        ruled,
    )


@lru_cache(maxsize=100_000)
def _key(feature: str) -> int:
    """The hash of a feature, kept since the same come again and again."""
    return int(get_string_id(feature))


class _Reading:
    """The document as one list of items, words and signs, in which units are parted by a mark."""

    def __init__(self, doc: Doc) -> None:
        self.words = Words(doc)
        text, meeting = SignText(self.words), doc._.facts.get("meeting_date")
        self.entities = text.mentions
        self.items: list[str] = []
        self.units: list[int] = []
        """Where each unit begins among the items; the last is where a further one would."""
        self.place: list[int] = []
        """Of each entity among the items."""
        self.unit: list[int] = []
        """Of each entity."""
        self.outer: list[int] = []
        """Of each entity, how many up to it stand outside brackets."""
        under = list(under_titles(text))
        self._read(text.sentences, rows={person.start for _, person in under})
        meanings = _meanings()
        self._telling = [
            (place, table, meaning)
            for place, item in enumerate(self.items)
            if item in meanings
            for table, meaning in meanings[item]
        ]
        self._telling_at = [place for place, _, _ in self._telling]
        self._rules = _by_rules(text, meeting)
        self._under = _by_number(under, self.entities)
        self._held = {role for (role, _), said in self._rules.items() if said.startswith("HOLDS")}
        self._later = {
            mention.start: edtf.is_after(mention.value, meeting) if mention.value and meeting else None
            for mention in self.entities
            if mention.label == "DATE"
        }
        """Whether each date, given by its first token, lies after the meeting; None where nobody can tell."""

    def _read(self, sentences: Sequence[Sentence], *, rows: Set[int]) -> None:
        """Fill the items; units too far from any title for a pair, and not with a person of `rows`, stay empty."""
        titled = [bool(sentence.of("ROLE")) for sentence in sentences]
        for number, sentence in enumerate(sentences):
            self.items.append(_UNIT)
            self.units.append(len(self.items))
            near = any(titled[max(0, number - 1) : number + _BACK + 1])
            if near or any(person.start in rows for person in sentence.of("PERSON")):
                self._read_unit(sentence)
            else:
                mentioned = sum(map(len, sentence.by_label.values()))
                self.place += [len(self.items)] * mentioned
                self.unit += [number] * mentioned
                self.outer += self.outer[-1:] * mentioned or [0] * mentioned
        self.items.append(_UNIT)
        self.units.append(len(self.items))

    def _read_unit(self, sentence: Sentence) -> None:
        words, items = self.words, self.items
        lower, space, column = words.lower, words.space, words.column
        starts = {mention.start: mention for mentions in sentence.by_label.values() for mention in mentions}
        skipped = _honorifics()
        i, unit = sentence.tokens.start, len(self.units) - 1
        depth, outer = 0, self.outer[-1] if self.outer else 0
        while i < sentence.tokens.stop:
            mention = starts.get(i)
            if mention is not None:
                self.place.append(len(items))
                self.unit.append(unit)
                outer += not depth
                self.outer.append(outer)
                items.append(SIGNS.get(mention.label, "¤"))
                i = mention.end
                continue
            if space[i]:
                if column[i]:
                    items.append(_COLUMN)
            elif lower[i] not in skipped:
                items.append(lower[i])
                depth = max(0, depth + (lower[i] == "(") - (lower[i] == ")"))
            i += 1

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Numbers of a title and of its possible partner among the entities."""
        peopled = {unit for unit, ent in zip(self.unit, self.entities, strict=True) if ent.label == "PERSON"}
        for role, ent in enumerate(self.entities):
            if ent.label != "ROLE":
                continue
            under = self._under.get(role, ())
            yield from ((role, other) for other in under)
            back = _BACK if self._has_pronoun(role) else 0
            alone = self.unit[role] not in peopled
            for other in range(max(0, role - 2 * _STEPS), min(len(self.entities), role + 2 * _STEPS + 1)):
                label, units = self.entities[other].label, self.unit[role] - self.unit[other]
                steps = self.outer[role] - self.outer[other] if label == "DATE" else role - other
                if label not in PARTNERS or abs(steps) > _STEPS or (under and label == "PERSON"):
                    continue
                if label == "PERSON":
                    near = 0 <= units <= back or (alone and abs(units) == 1)
                else:
                    reach = 1 if abs(role - other) == 1 else 0
                    near = abs(units) <= reach
                if near and abs(self.place[other] - self.place[role]) <= _FAR:
                    yield role, other

    def _has_pronoun(self, role: int) -> bool:
        """Whether `he` or `she` stands before the title in its unit."""
        return not _PRONOUNS.isdisjoint(self.items[self.units[self.unit[role]] : self.place[role]])

    def ruled(self, role: int, other: int) -> str:
        """What the rules say of the pair: label, status and change, or "-"."""
        return self._rules.get((self.entities[role].start, self.entities[other].start), "-")

    def features(self, role: int, other: int) -> list[str]:
        """What the text shows of the pair, as strings that begin with labels, order and distance of the two."""
        items, words, ent, partner = self.items, self.words, self.entities[role], self.entities[other]
        first, last = min(role, other), max(role, other)
        a, b = self.place[first], self.place[last]
        between = _without_asides(items[a + 1 : b])
        before = items[max(self.units[self.unit[first]] - 1, a - 6) : a]
        after = items[b + 1 : min(self.units[self.unit[last] + 1], b + 8)]
        gap, left, right = " ".join(between), " ".join(before[-1:]), " ".join(after[:1])
        said, section = self.ruled(role, other), words.section[ent.start]
        apart = self.unit[last] - self.unit[first]
        kind = f"{items[a]}{items[b]}{min(apart, 2)}"
        found = [
            f"{kind} ",
            f"{kind} section {section}",
            f"{kind} head {ent.last}",
            f"{kind} first {words.lower[ent.start]}",
            f"{kind} title {words.capital(ent.start)} {ent.last.endswith('s')}",
            f"{kind} opens {items[self.units[self.unit[first]]]}",
            f"{kind} between {gap}" if len(between) <= 2 * _SHORT else f"{kind} far {min(len(between) // 8, 6)}",
            f"{kind} before {left}",
            f"{kind} before {' '.join(before[-2:])}",
            f"{kind} after {right}",
            f"{kind} after {' '.join(after[:2])}",
            f"{kind} around {left} {right}",
            f"{kind} beside before {self._neighbour(first - 1, first)}",
            f"{kind} beside after {self._neighbour(last, last + 1)}",
            f"{kind} opening {' '.join(between[:1])}",
            f"{kind} opening {' '.join(between[:2])}",
            f"{kind} closing {' '.join(between[-1:])}",
            f"{kind} closing {' '.join(between[-2:])}",
            f"{kind} rule {said}",
            f"{kind} rule {said.split(' ')[0]}",
            f"{kind} rule {said == '-'} {ent.start in self._held}",
            *[f"{kind} count {sign} {min(between.count(sign), 3)}" for sign in SIGNS.values()],
            *[f"{kind} in {word}" for word in dict.fromkeys(between)],
            *[f"{kind} to {word}" for word in dict.fromkeys(after)],
            *[f"{kind} from {word}" for word in dict.fromkeys(before)],
        ]
        if role in self._under:
            found.append(f"{kind} column")
        if apart:
            opening = self.units[self.unit[last]]
            found += (
                f"{kind} second opens {items[opening]}",
                f"{kind} second opens {' '.join(items[opening : opening + 2])}",
                f"{kind} pronoun {self._has_pronoun(last)}",
                f"{kind} units {self._signs(first)} {self._signs(last)}",
                f"{kind} rank {self._rank(first)} {self._rank(last)}",
            )
        if len(between) < _SHORT:
            found += (f"{kind} all {left} {gap}", f"{kind} all {gap} {right}", f"{kind} all {section} {gap}")
        if partner.label == "DATE":
            found.append(f"{kind} later {self._later.get(partner.start)}")
        if partner.label != "ORG":
            told = self._told_of(a, b, a - len(before), b + len(after), title=self.place[role])
            found += [f"{partner.label} {cue}" for cue in told]
        near = (*before, *between[:12], *between[-12:], *after)
        stems = dict.fromkeys(word[:_STEM] for word in near if len(word) >= _SHORT)
        found += [f"{partner.label} stem {stem}" for stem in stems]
        return found

    def _told_of(self, a: int, b: int, start: int, end: int, *, title: int) -> Iterable[str]:
        """The words from item `start` to `end` that may tell of a change, by where they stand, and the nearest to the
        title; the pair stands at items `a` and `b`."""
        found: dict[str, None] = {}  # in order, so that training is the same on every run
        nearest = {"kinds": (99, "-", "-"), "moods": (99, "-", "-")}
        here = bisect_left(self._telling_at, start), bisect_right(self._telling_at, end)
        for place, table, meaning in self._telling[slice(*here)]:
            zone = "before" if place < a else "between" if place < b else "after"
            found[f"{zone} {meaning}"] = None
            far = abs(place - title) - (place < a)
            nearest[table] = min(nearest[table], (far, zone, meaning))
        for table, (far, zone, meaning) in nearest.items():
            found[f"nearest {table} {meaning}"] = None
            found[f"nearest {table} {meaning} {zone} {min(far, 5)}"] = None
        return found

    def _signs(self, number: int) -> str:
        """The mentions of the unit in which that entity stands, and whether other words stand there."""
        unit = self.unit[number]
        items = self.items[self.units[unit] : self.units[unit + 1] - 1]
        signs = [item for item in items if item in _ALL_SIGNS]
        return "".join(signs[:6]) + ("" if len(items) < len(signs) + 3 else "+")

    def _rank(self, number: int) -> int:
        """How many mentions of its label stand before it in its unit, at most two."""
        before = zip(self.entities[:number], self.unit[:number], strict=True)
        same = [ent for ent, unit in before if unit == self.unit[number] and ent.label == self.entities[number].label]
        return min(len(same), 2)

    def _neighbour(self, left: int, right: int) -> str:
        """The mention beside one end of the pair, in the same unit, and what stands between."""
        if left < 0 or right >= len(self.entities) or self.unit[left] != self.unit[right]:
            return "-"
        gap = self.items[self.place[left] : self.place[right] + 1]
        return " ".join(gap) if len(gap) <= _SHORT else f"{gap[0]} … {gap[-1]}"


def _without_asides(items: Sequence[str]) -> list[str]:
    """The items with one sign for each stretch in brackets: who else is named there is not between the two."""
    if "(" not in items:
        return list(items)
    kept: list[str] = []
    opened: list[int] = []
    for item in items:
        kept.append(item)
        if item == "(":
            opened.append(len(kept) - 1)
        elif item == ")" and opened:
            del kept[opened.pop() :]
            kept.append(_ASIDE)
    return kept


@cache
def _honorifics() -> frozenset[str]:
    return cue_set("people", "honorifics") | cue_set("people", "plural_honorifics")


@cache
def _meanings() -> Mapping[str, Sequence[tuple[str, str]]]:
    """What each word of the tables of `data/changes.toml` may tell, with the table."""
    meanings: dict[str, list[tuple[str, str]]] = {}
    for table in ("kinds", "moods"):
        for name, words in cues("changes")[table].items():
            for word in words:
                meanings.setdefault(word, []).append((table, name))
    return meanings


def _by_number(pairs: Iterable[tuple[Mention, Mention]], entities: Sequence[Mention]) -> Mapping[int, Sequence[int]]:
    """The pairs by the number of the first of the two among the entities."""
    number = {mention.start: i for i, mention in enumerate(entities)}
    found: dict[int, list[int]] = {}
    for one, other in pairs:
        found.setdefault(number[one.start], []).append(number[other.start])
    return found


def _by_rules(text: SignText, meeting: str | None) -> Mapping[tuple[int, int], str]:
    """What the rules say of a pair, given by the first tokens of title and partner."""
    said: dict[tuple[int, int], str] = {}
    for found in RelationRules().propose(text, meeting):
        role, other = (found.child, found.head) if found.label == "HOLDS" else (found.head, found.child)
        said[role.start, other.start] = f"{found.label} {found.status} {found.change}"
    return said
