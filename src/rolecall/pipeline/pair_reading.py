"""A document as one list of items, words and signs, and the pairs of mentions that structure proposes in it.

A document is read in units, the stretches between sentence starts. A title may be held by whoever stands in its unit;
by somebody in the unit before or after it where its own names nobody; by whom a pronoun before it may mean; by those
in the column under it. A body or date stands in its unit, or next to it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache

from rolecall.pipeline.sentences import SIGNS, Mention, Sentence, SignText
from rolecall.pipeline.title_columns import under_titles
from rolecall.pipeline.words import Words, cue_set

PARTNERS = ("PERSON", "ORG", "DATE")
"""The labels of what a title may be paired with."""
_STEPS = 4
"""Most mentions from a title to its partner; on the way to a date those in brackets do not count."""
_FAR = 70
"""Most words between the two."""
_BACK = 3
"""How many units before that of a title the name may stand that a pronoun before the title means."""
_PRONOUNS = frozenset(("he", "she", "they", "his", "her", "their"))
COLUMN = "⇥"
"""The item that begins each column of a row but the first."""
_UNIT = "¶"


class PairReading:
    """The items of a document, with one sign for each mention ($ person, % title, @ body, # date, £ sum), a mark
    before each unit and each column, and no honorifics."""

    def __init__(self, words: Words, text: SignText) -> None:
        self.words = words
        self.entities = text.mentions
        self.items: list[str] = []
        self.units: list[int] = []
        """Where each unit begins among the items; the last is where a further one would."""
        self.place: list[int] = []
        """Of each entity among the items."""
        self.unit: list[int] = []
        """Of each entity."""
        self._outer: list[int] = []
        """Of each entity, how many up to it stand outside brackets."""
        under = list(under_titles(text))
        self._read(text.sentences, rows={person.start for _, person in under})
        self.under = _by_number(under, self.entities)
        """The people in the column under each title that heads one, as numbers of entities."""

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
                self._outer += self._outer[-1:] * mentioned or [0] * mentioned
        self.items.append(_UNIT)
        self.units.append(len(self.items))

    def _read_unit(self, sentence: Sentence) -> None:
        words, items = self.words, self.items
        lower, space, column = words.lower, words.space, words.column
        starts = {mention.start: mention for mentions in sentence.by_label.values() for mention in mentions}
        skipped = _honorifics()
        i, unit = sentence.tokens.start, len(self.units) - 1
        depth, outer = 0, self._outer[-1] if self._outer else 0
        while i < sentence.tokens.stop:
            mention = starts.get(i)
            if mention is not None:
                self.place.append(len(items))
                self.unit.append(unit)
                outer += not depth
                self._outer.append(outer)
                items.append(SIGNS.get(mention.label, "¤"))
                i = mention.end
                continue
            if space[i]:
                if column[i]:
                    items.append(COLUMN)
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
            under = self.under.get(role, ())
            yield from ((role, other) for other in under)
            back = _BACK if self.has_pronoun(role) else 0
            alone = self.unit[role] not in peopled
            for other in range(max(0, role - 2 * _STEPS), min(len(self.entities), role + 2 * _STEPS + 1)):
                label, units = self.entities[other].label, self.unit[role] - self.unit[other]
                steps = self._outer[role] - self._outer[other] if label == "DATE" else role - other
                if label not in PARTNERS or abs(steps) > _STEPS or (under and label == "PERSON"):
                    continue
                if label == "PERSON":
                    near = 0 <= units <= back or (alone and abs(units) == 1)
                else:
                    reach = 1 if abs(role - other) == 1 else 0
                    near = abs(units) <= reach
                if near and abs(self.place[other] - self.place[role]) <= _FAR:
                    yield role, other

    def has_pronoun(self, role: int) -> bool:
        """Whether `he` or `she` stands before the title in its unit."""
        return not _PRONOUNS.isdisjoint(self.items[self.units[self.unit[role]] : self.place[role]])


@cache
def _honorifics() -> frozenset[str]:
    return cue_set("people", "honorifics") | cue_set("people", "plural_honorifics")


def _by_number(pairs: Iterable[tuple[Mention, Mention]], entities: Sequence[Mention]) -> Mapping[int, Sequence[int]]:
    """The pairs by the number of the first of the two among the entities."""
    number = {mention.start: i for i, mention in enumerate(entities)}
    found: dict[int, list[int]] = {}
    for one, other in pairs:
        found.setdefault(number[one.start], []).append(number[other.start])
    return found
