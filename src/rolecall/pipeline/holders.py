"""Who holds a title, by structure: what is set beside what, what a clause says, which label stands over which line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from rolecall.pipeline.clauses import Statement, pattern, said_of, set_beside
from rolecall.pipeline.sentences import Mention, Sentence, SignText
from rolecall.pipeline.title_columns import under_titles

_PRONOUN = re.compile(r"(?:^|[;,.] |\band |\bthat )(?:he|she|they)\b(?=[^.;]*$)")
_MARKS = r"[^\w$%@#£]*"
_LABEL = re.compile(rf"^{_MARKS}(?:relevant |lead |responsible )?%[\s*_|]*[:–-]?[\s*_|]*$")
_NAME_LINE = re.compile(rf"^[^a-zA-Z_$%@#£]*\$(?:\s*\(?\$\)?|\s+[a-z.]{{2,5}}\b){{0,3}}{_MARKS}$")
_TITLE_LINE = re.compile(rf"^{_MARKS}%(?:\s*(?:,|and|&|/)\s*%)*(?:\s*[,(–-]?\s*@)?{_MARKS}$")
_FAR = 260
"""Code points between a name and a title beyond which no clause is read."""
_LISTS = ("attendance", "apologies", "contacts")


@dataclass(frozen=True, slots=True)
class Holder:
    """One proposed HOLDS: the person's mention, the title's, and what is said of it."""

    person: Mention
    role: Mention
    statement: Statement


def find_holders(text: SignText) -> list[Holder]:
    """Every holding that the document states or lays out, each title's in text order."""
    found: list[Holder] = []
    for number, sentence in enumerate(text.sentences):
        if not sentence.of("ROLE"):
            continue
        before = text.sentences[number - 1] if number else None
        found += _SentenceReader(text, sentence, before).holders()
    found += [Holder(person, role, Statement(score=0.8)) for role, person in under_titles(text)]
    return [*found, *_stacked_lines(text, {h.role.start for h in found})]


class _SentenceReader:
    """Reads the titles of one sentence from left to right, remembering who held the one before."""

    def __init__(self, text: SignText, sentence: Sentence, before: Sentence | None) -> None:
        self.text, self.sentence, self.before = text, sentence, before
        self.people, self.roles = sentence.of("PERSON"), sentence.of("ROLE")
        self.titles_first = self._lists_titles_first()
        self.held: dict[int, list[Holder]] = {}

    def holders(self) -> list[Holder]:
        for number, role in enumerate(self.roles):
            found = self._of(number, role)
            if found:
                self.held[role.start] = found
        for number in range(len(self.roles) - 2, -1, -1):
            self._share_backwards(number)
        return [holder for role in self.roles for holder in self.held.get(role.start, ())]

    def _of(self, number: int, role: Mention) -> list[Holder]:
        rest = self.text.between(role.end_char, min(self.sentence.end, role.end_char + 80))
        if pattern("around", "vacant_after").search(rest):
            return []
        left, right = self._left(role), self._right(role)
        gap_left = self.text.between(left.end_char, role.start_char) if left is not None else ""
        if len(gap_left) > _FAR:
            left = None
        gap_right = self.text.between(role.end_char, right.start_char) if right is not None else ""
        if left is not None and pattern("beside", "bracket_left").match(gap_left):
            return [self._beside(left, role, gap_left)]
        beside_right = right is not None and self._is_title_name(gap_right)
        if (
            right is not None
            and beside_right
            and (self._is_strong(role, gap_right) or self.titles_first or self._is_plural(role))
        ):
            return self._named_after(role, right)
        if right is not None and re.fullmatch(r"\s*by\s*", gap_right):
            return [Holder(right, role, Statement("current", "appointed"))]
        if followed := self._succession(role):
            return followed
        chained = self._chained(number, role)
        if chained:
            return chained
        if left is not None and self._is_name_title(gap_left) and not self._answered(left, gap_left):
            return self._with_partners(left, self._beside(left, role, gap_left), gap_left)
        if left is not None:
            before = self.text.between(self.sentence.start, left.start_char)
            said = re.split(r"\b(?:he|she|they)\b", gap_left)[-1]
            statement = said_of(before if said == gap_left else "", said)
            if statement:
                return self._with_partners(left, Holder(left, role, self._after(left, role, statement)), gap_left)
        if right is not None and beside_right:
            return self._named_after(role, right)
        return self._by_pronoun(role)

    def _succession(self, role: Mention) -> list[Holder]:
        """`A succeeded B as Clerk`: the post passes from the second person to the first."""
        before = [p for p in self.people if p.end <= role.start]
        if len(before) < 2:
            return []
        successor, predecessor = before[-2:]
        verb = self.text.between(successor.end_char, predecessor.start_char)
        gap = self.text.between(predecessor.end_char, role.start_char)
        if not pattern("clauses", "succession").fullmatch(verb) or not re.fullmatch(
            r"\s*as (?:the |our |its |acting )*", gap
        ):
            return []
        to_come = pattern("clauses", "to_come").search(verb)
        return [
            Holder(successor, role, Statement("incoming" if to_come else "current", "appointed", 0.85)),
            Holder(predecessor, role, Statement("current" if to_come else "former", "left", 0.85)),
        ]

    def _left(self, role: Mention) -> Mention | None:
        """The nearest name before the title; the full name where only its own initials stand between."""
        before = [p for p in self.people if p.end <= role.start]
        if not before:
            return None
        nearest = before[-1]
        for person in reversed(before):  # `A was proposed by B, seconded by C and elected Chair`
            if not re.search(
                r"\b(?:by|proposed|seconded|moved)\s*$",
                self.text.between(self.sentence.start, person.start_char),
            ):
                nearest = person
                break
        place = before.index(nearest)
        if place and _is_initials_of(nearest, before[place - 1]):
            return before[place - 1]
        return nearest

    def _right(self, role: Mention) -> Mention | None:
        after = [p for p in self.people if p.start >= role.end]
        return after[0] if after else None

    def _is_strong(self, role: Mention, gap: str) -> bool:
        """Whether the mark after the title can only lead to its holder: `Clerk: A`, `Clerk (A)`, `(Clerk) A`."""
        if not pattern("beside", "right_strong").match(gap):
            return False
        bracketed = gap.strip() == ")"
        return not bracketed or self.text.between(self.sentence.start, role.start_char).strip(" •-*") == "("

    def _answered(self, person: Mention, gap: str) -> bool:
        """`In reply to A, the Clerk said`: the title is somebody else's."""
        before = self.text.between(self.sentence.start, person.start_char)
        return bool(pattern("around", "answering").search(before)) and "the" in gap.split()

    def _is_name_title(self, gap: str) -> bool:
        """Whether nothing but a mark, the employer and words of manner stands between name and title."""
        if pattern("beside", "name_body_title").fullmatch(gap):
            return True
        separator = pattern("beside", "separator").match(gap)
        rest = gap[separator.end() :] if separator else gap
        return (bool(gap.strip()) and bool(pattern("beside", "manner").fullmatch(rest.lstrip()))) or not gap.strip()

    def _is_title_name(self, gap: str) -> bool:
        if "%" in gap:
            return False
        if pattern("beside", "title_name").fullmatch(gap):
            # `the Clerk, Ann Hart`; but in `the Chairman. Ann Hart asked` the stop parts them
            return "." not in gap or self.sentence.section in _LISTS
        return bool(pattern("beside", "title_body_name").fullmatch(gap))

    def _lists_titles_first(self) -> bool:
        """Whether the list sets each title before its name (`Clerk, A Hart; Treasurer, B Lowe`)."""
        if self.sentence.section not in _LISTS or not self.roles or not self.people:
            return False
        first = self.roles[0]
        if first.start > self.people[0].start:
            return False
        gap = self.text.between(first.end_char, self.people[0].start_char)
        return bool(pattern("beside", "title_name").fullmatch(gap))

    @staticmethod
    def _is_plural(role: Mention) -> bool:
        last = role.last
        return last.endswith("s") and not last.endswith("ss") and last not in ("services", "communities", "families")

    def _beside(self, person: Mention, role: Mention, gap: str) -> Holder:
        statement = Statement(score=0.95)
        before = self.text.between(self.sentence.start, person.start_char)
        if not re.search(r"[,(|–-]", gap):
            statement = said_of(before, gap) or statement
        elif pattern("around", "death_before").search(before):
            return Holder(person, role, Statement("former", "left", 0.9))
        elif pattern("around", "leaving_before").search(before):
            return Holder(person, role, Statement("current", "left", 0.85))
        return Holder(person, role, self._after(person, role, statement))

    def _after(self, person: Mention, role: Mention, statement: Statement) -> Statement:
        """The statement with what stands before the title and after the pair taken into account."""
        first, last = min(person, role, key=lambda s: s.start), max(person, role, key=lambda s: s.start)
        before = self.text.between(max(self.sentence.start, role.start_char - 60), role.start_char)
        after = self.text.between(last.end_char, self.sentence.end)
        if statement.change != "none" and first is person:
            return statement
        return set_beside(before, after, after, statement=statement)

    def _named_after(self, role: Mention, first: Mention) -> list[Holder]:
        """The holders after a title; a plural title is held by each of the names that follow."""
        names = [first]
        if self._is_plural(role):
            for person in (p for p in self.people if p.start >= first.end):
                gap = self.text.between(names[-1].end_char, person.start_char)
                if not pattern("beside", "people_joined").fullmatch(gap):
                    break
                names.append(person)
        if len(names) == 1 and "predecessor" in self.text.between(self.sentence.start, role.start_char):
            return [Holder(first, role, Statement("former", "left", 0.85))]
        statement = self._after(first, role, Statement(score=0.93))
        return [Holder(person, role, statement) for person in names]

    def _chained(self, number: int, role: Mention) -> list[Holder]:
        """The holders of the title just before, when `and`, a slash or a comma joins the two."""
        if not number:
            return []
        before = self.roles[number - 1]
        held = self.held.get(before.start)
        if not held or any(before.end <= p.start and p.end <= role.start for p in self.people):
            return []
        gap = self.text.between(before.end_char, role.start_char)
        if not pattern("beside", "joined").fullmatch(
            gap.split("@")[-1] if gap.count("@") == 1 and ")" not in gap else gap
        ):
            return []
        if any(h.person.start > before.start for h in held):
            return []  # `Clerk: Ann Hart, Treasurer: …`
        return [replace(holder, role=role) for holder in held]

    def _share_backwards(self, number: int) -> None:
        """`Chief Executive and Clerk, Ann Hart`: the first title takes the holder of the second."""
        role, following = self.roles[number], self.roles[number + 1]
        held = self.held.get(following.start)
        if role.start in self.held or not held or held[0].person.start < following.start:
            return
        gap = self.text.between(role.end_char, following.start_char)
        if re.fullmatch(r"\s*(?:and|&|/|-|,? and(?: the)?)\s*", gap):
            self.held[role.start] = [replace(holder, role=role) for holder in held]

    def _with_partners(self, person: Mention, holder: Holder, gap: str) -> list[Holder]:
        """Names joined by `and` before a plural verb share the post (`A and B are joint Clerk`)."""
        holders = [holder]
        current = person
        if not pattern("around", "plural_verb").search(gap) or re.match(r"\s*[,(]", gap):
            return holders
        for other in reversed([p for p in self.people if p.end <= person.start]):
            between = self.text.between(other.end_char, current.start_char)
            if not pattern("beside", "people_joined").fullmatch(between):
                break
            holders.insert(0, replace(holder, person=other))
            current = other
        return holders

    def _by_pronoun(self, role: Mention) -> list[Holder]:
        """`She was appointed Clerk.`: said of the first person of the sentence before."""
        if self.before is None or not self.before.of("PERSON"):
            return []
        clause = self.text.between(self.sentence.start, role.start_char)
        pronoun = None
        for match in _PRONOUN.finditer(clause):
            pronoun = match
        if pronoun is None or "$" in clause:
            return []
        statement = said_of("", clause[pronoun.end() :])
        if statement is None:
            return []
        person = self.before.of("PERSON")[0]
        return [Holder(person, role, replace(statement, score=0.75))]


def _is_initials_of(short: Mention, full: Mention) -> bool:
    letters = short.text.replace(".", "")
    return (
        letters[:1].isupper()
        and len(letters) <= 5
        and letters[0] == full.text[0]
        and sum(c.isupper() for c in letters) >= 2
        and " " not in short.text
    )


def _stacked_lines(text: SignText, taken: set[int]) -> Iterator[Holder]:
    """A name alone on its line with its title on the next, or a label with the name under it."""
    used: set[int] = set()
    for above, below in pairwise(text.sentences):
        titled = (above.of("ROLE") and below.of("PERSON")) or (above.of("PERSON") and below.of("ROLE"))
        if above.start in used or not titled:
            continue
        first, second = text.between(above.start, above.end), text.between(below.start, below.end)
        people, roles = (below, above) if _LABEL.match(first) else (above, below)
        label = _LABEL.match(first) and _NAME_LINE.match(second)
        name = _NAME_LINE.match(first) and _TITLE_LINE.match(second)
        if not label and not name:
            continue
        if label and not first.rstrip().endswith(":") and above.section not in _LISTS:
            continue
        person = people.of("PERSON")[0]
        for role in roles.of("ROLE"):
            if role.start not in taken:
                yield Holder(person, role, Statement(score=0.8))
        used.add(below.start)
