"""What the text shows of a pair of mentions: the words between and around the two, with one sign for each mention, the
section, the words of the title, and what the rules (`rolecall.pipeline.relation_rules`) say of it.

A feature is a text, `KIND QUESTION ANSWER`: the kind of pair (its signs in order, and units between), what is asked,
what the document answers. The same come again and again, so what is made of each text is kept in tables, in which the
text of an answer known before need not be built anew.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from rolecall.pipeline.change_words import change_words
from rolecall.pipeline.list_headings import ListHeadings
from rolecall.pipeline.pair_reading import PairReading
from rolecall.pipeline.relation_rules import RelationRules
from rolecall.pipeline.sentences import SIGNS, SignText
from rolecall.values import edtf

_V = TypeVar("_V")
_ALL_SIGNS = frozenset(SIGNS.values())
_STEM = 6
"""Letters of a word that tell its stem apart."""
_SHORT = 4
"""Up to so many words between, their whole sequence tells something together with what stands around."""
_ASIDE = "()"
_KEPT = 20_000
"""Answers to one question that are kept."""


class _Grown(dict[str, _V]):
    """A table that makes what it does not hold of the key, and begins anew when it holds that many."""

    def __init__(self, make: Callable[[str], _V], most: int = _KEPT) -> None:
        self._make, self._most = make, most

    def __missing__(self, key: str) -> _V:
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._make(key)
        return value


FeatureTables: TypeAlias = Mapping[str, Mapping[str, Mapping[str, _V]]]
"""What is made of each feature, by kind of pair, question and answer."""


def feature_tables(made_of: Callable[[str], _V]) -> FeatureTables[_V]:
    """Tables of what is made of each feature: its hash, or the text itself."""

    def answers(kind: str, question: str) -> Mapping[str, _V]:
        asked = f"{kind} {question}" if question else kind
        return _Grown(lambda answer: made_of(f"{asked} {answer}"))

    return _Grown(lambda kind: _Grown(lambda question: answers(kind, question)))


class PairFeatures:
    """What a document that is read, of a meeting on that date (EDTF), shows of the pairs in it."""

    def __init__(self, reading: PairReading, text: SignText, meeting: str | None) -> None:
        self._reading = reading
        self._rules = _by_rules(text, meeting)
        self._held = {role for (role, _), said in self._rules.items() if said.startswith("HOLDS")}
        self._headings = ListHeadings(reading)
        meanings = change_words()
        self._telling = [
            (place, table, meaning)
            for place, item in enumerate(reading.items)
            if item in meanings
            for table, meaning in meanings[item]
        ]
        self._telling_at = [place for place, _, _ in self._telling]
        self._later = {
            mention.start: edtf.is_after(mention.value, meeting) if mention.value and meeting else None
            for mention in reading.entities
            if mention.label == "DATE"
        }
        """Whether each date, given by its first token, lies after the meeting; None where nobody can tell."""

    def ruled(self, role: int, other: int) -> str:
        """What the rules say of the pair of entities with these numbers: label, status and change, or "-"."""
        entities = self._reading.entities
        return self._rules.get((entities[role].start, entities[other].start), "-")

    def of(self, role: int, other: int, tables: FeatureTables[_V]) -> list[_V]:
        """The features of that pair, as the tables make them."""
        reading = self._reading
        items, words, ent, partner = reading.items, reading.words, reading.entities[role], reading.entities[other]
        first, last = min(role, other), max(role, other)
        a, b = reading.place[first], reading.place[last]
        between = _without_asides(items[a + 1 : b])
        before = items[max(reading.units[reading.unit[first]] - 1, a - 6) : a]
        after = items[b + 1 : min(reading.units[reading.unit[last] + 1], b + 8)]
        gap, left, right = " ".join(between), " ".join(before[-1:]), " ".join(after[:1])
        said, section = self.ruled(role, other), words.section[ent.start]
        apart = reading.unit[last] - reading.unit[first]
        asked, told = tables[f"{items[a]}{items[b]}{min(apart, 2)}"], tables[partner.label]
        inside, to, origin, counted = asked["in"], asked["to"], asked["from"], asked["count"]
        found = [
            asked[""][""],
            asked["section"][section],
            asked["head"][ent.last],
            asked["first"][words.lower[ent.start]],
            asked["title"][f"{words.capital(ent.start)} {ent.last.endswith('s')}"],
            asked["opens"][items[reading.units[reading.unit[first]]]],
            asked["between"][gap] if len(between) <= 2 * _SHORT else asked["far"][str(min(len(between) // 8, 6))],
            asked["before"][left],
            asked["before"][" ".join(before[-2:])],
            asked["after"][right],
            asked["after"][" ".join(after[:2])],
            asked["around"][f"{left} {right}"],
            asked["beside"][f"before {self._neighbour(first - 1, first)}"],
            asked["beside"][f"after {self._neighbour(last, last + 1)}"],
            asked["opening"][" ".join(between[:1])],
            asked["opening"][" ".join(between[:2])],
            asked["closing"][" ".join(between[-1:])],
            asked["closing"][" ".join(between[-2:])],
            asked["rule"][said],
            asked["rule"][said.split(" ")[0]],
            asked["rule"][f"{said == '-'} {ent.start in self._held}"],
            *[counted[f"{sign} {min(between.count(sign), 3)}"] for sign in SIGNS.values()],
            *[inside[word] for word in dict.fromkeys(between)],
            *[to[word] for word in dict.fromkeys(after)],
            *[origin[word] for word in dict.fromkeys(before)],
        ]
        if role in reading.under:
            found.append(asked[""]["column"])
        if apart:
            opening = reading.units[reading.unit[last]]
            found += (
                asked["second"][f"opens {items[opening]}"],
                asked["second"][f"opens {' '.join(items[opening : opening + 2])}"],
                asked["pronoun"][str(reading.has_pronoun(last))],
                asked["units"][f"{self._signs(first)} {self._signs(last)}"],
                asked["rank"][f"{self._rank(first)} {self._rank(last)}"],
            )
        if len(between) < _SHORT:
            found += (asked["all"][f"{left} {gap}"], asked["all"][f"{gap} {right}"], asked["all"][f"{section} {gap}"])
        if partner.label == "DATE":
            found.append(asked["later"][str(self._later.get(partner.start))])
        if partner.label != "ORG":
            found += [told[question][answer] for question, answer in self._headings.over(reading.unit[first])]
            for question, one in (("heads", role), ("column", other)):
                if head := self._headings.cell(reading.unit[one], reading.place[one]):
                    found.append(told[question][head])
            tells = self._told_of(a, b, a - len(before), b + len(after), title=reading.place[role])
            found += [told[""][cue] for cue in tells]
        near = (*before, *between[:12], *between[-12:], *after)
        stems = dict.fromkeys(word[:_STEM] for word in near if len(word) >= _SHORT)
        return found + [told["stem"][stem] for stem in stems]

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
        reading = self._reading
        unit = reading.unit[number]
        items = reading.items[reading.units[unit] : reading.units[unit + 1] - 1]
        signs = [item for item in items if item in _ALL_SIGNS]
        return "".join(signs[:6]) + ("" if len(items) < len(signs) + 3 else "+")

    def _rank(self, number: int) -> int:
        """How many mentions of its label stand before it in its unit, at most two."""
        reading = self._reading
        start = bisect_left(reading.unit, reading.unit[number])
        same = [ent for ent in reading.entities[start:number] if ent.label == reading.entities[number].label]
        return min(len(same), 2)

    def _neighbour(self, left: int, right: int) -> str:
        """The mention beside one end of the pair, in the same unit, and what stands between."""
        reading = self._reading
        if left < 0 or right >= len(reading.entities) or reading.unit[left] != reading.unit[right]:
            return "-"
        gap = reading.items[reading.place[left] : reading.place[right] + 1]
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


def _by_rules(text: SignText, meeting: str | None) -> Mapping[tuple[int, int], str]:
    """What the rules say of a pair, given by the first tokens of title and partner."""
    said: dict[tuple[int, int], str] = {}
    for found in RelationRules().propose(text, meeting):
        role, other = (found.child, found.head) if found.label == "HOLDS" else (found.head, found.child)
        said[role.start, other.start] = f"{found.label} {found.status} {found.change}"
    return said
