"""What an annotated corpus says about itself that cannot all be right.

A finding is sure when the guidelines or the calendar forbid what stands there, and a hint when an annotator may
know better than the rule. `lint` yields both; the place of a finding counts code points of the document's text.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from itertools import pairwise

from rolecall.corpora.similarity import near_duplicates
from rolecall.records import Mention, Minutes
from rolecall.values.dates import find_dates, resolve_all
from rolecall.values.dates.vocabulary import alternatives, vocabulary
from rolecall.values.money import dollar_of, find_money

__all__ = ["Finding", "lint"]

_FAR = 400  # code points between the ends of a relation beyond which it was hardly read off the text
_ALIKE = 0.2  # Jaccard index of word 5-grams beyond which two documents share a template
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
_JOINT = re.compile(r"\s*(?:[-–—/&]|to|until|till|and|or)\s*")
_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
_NEXT_WORD = re.compile(r"(?:['’]s?)?[\s-]{1,3}(\w+)")


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about `text[start:end]` of a document; `string` is that stretch with its white space as blanks."""

    document: str
    start: int
    end: int
    string: str
    message: str
    sure: bool = True


def lint(documents: Sequence[Minutes], *, hints: bool = True) -> Iterator[Finding]:
    """Every finding, document by document in the order of the text, and then the documents that are too alike.

    Sure: a name or title labelled here and bare there, a string with two labels, a relation across more than 400
    code points, an honorific inside a PERSON, a DATE with an article or cut in two, a weekday that its value does
    not have, and two documents of different bodies that share more than a fifth of their word 5-grams.
    Hints, left out with `hints=False`: a DATE or MONEY that `rolecall.values` does not see, values otherwise, or sees
    where none is labelled.
    """
    checks = (*_SURE_CHECKS, _other_values) if hints else _SURE_CHECKS
    for minutes in documents:
        found = [finding for check in checks for finding in check(minutes)]
        yield from sorted(found, key=lambda finding: (finding.start, finding.end))
    for one, other, index in near_duplicates([minutes.text for minutes in documents], above=_ALIKE):
        first, second = documents[one], documents[other]
        if (first.body, first.council) != (second.body, second.council):
            yield Finding(second.id, 0, 0, first.id, f"shares {index:.0%} of its 5-grams with {first.id}")


def _finding(minutes: Minutes, start: int, end: int, message: str, *, sure: bool = True) -> Finding:
    return Finding(minutes.id, start, end, _plain(minutes.text[start:end]), message, sure)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _bare(minutes: Minutes) -> Iterator[Finding]:
    """Names and titles that are labelled in one place and stand bare in another."""
    labels = {_plain(m.text): m.label for m in minutes.mentions if _is_telling(m)}
    taken = [(m.start, m.end) for m in minutes.mentions]
    taken += [match.span() for match in _ADDRESS.finditer(minutes.text)]
    for string, label in labels.items():
        words = r"\s+".join(map(re.escape, string.split()))
        for match in re.finditer(rf"(?<![\w@-]){words}(?![\w@])(?!-\w|/\d)", minutes.text):
            inside = any(start < match.end() and match.start() < end for start, end in taken)
            if not inside and not _names_a_thing(minutes.text, match.end()):
                yield _finding(minutes, *match.span(), f"bare here, {label} elsewhere")


def _is_telling(mention: Mention) -> bool:
    """Whether the same string elsewhere is most likely the same thing: any body, others from two words on."""
    if mention.label == "ORG":
        return True
    return mention.label in ("ROLE", "PERSON") and len(mention.text.split()) > 1


def _names_a_thing(text: str, end: int) -> bool:
    """Whether the word that follows makes a place, a scheme or an award of the name before it."""
    after = _NEXT_WORD.match(text, end)
    if not after:
        return False
    word = after[1]
    return word in _names("lower_followers") or (word[0].isupper() and word.lower() in _names("followers"))


def _two_labels(minutes: Minutes) -> Iterator[Finding]:
    """Strings that are one thing here and another there."""
    seen: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in minutes.mentions:
        seen[_plain(mention.text)].append(mention)
    for mentions in seen.values():
        first = mentions[0]
        for mention in mentions:
            if mention.label != first.label:
                message = f"{mention.label} here, {first.label} at {first.start}"
                yield _finding(minutes, mention.start, mention.end, message)


def _far_apart(minutes: Minutes) -> Iterator[Finding]:
    """Titles joined to a holder or a body so far away that another mention was probably meant."""
    for relation in minutes.relations:
        one, other = sorted((relation.head, relation.child), key=lambda mention: mention.start)
        if relation.label in ("HOLDS", "AT") and (gap := other.start - one.end) > _FAR:
            role, end = relation.child, relation.head
            if relation.label == "AT":
                role, end = end, role
            message = f"{relation.label} {_plain(end.text)!r} across {gap} characters"
            yield _finding(minutes, role.start, role.end, message)


def _honorifics(minutes: Minutes) -> Iterator[Finding]:
    """Names that took their honorific in; one that is also a given name, or stands last, is left alone."""
    titles = _names("honorifics") - _names("risky_given")
    for mention in minutes.mentions:
        if mention.label == "PERSON":
            before_last = re.findall(r"[\w'’-]+", mention.text)[:-1]
            if any(word.lower() in titles and len(word) > 1 for word in before_last):
                yield _finding(minutes, mention.start, mention.end, "an honorific inside a PERSON")


def _date_spans(minutes: Minutes) -> Iterator[Finding]:
    """DATE spans that begin with an article, and two that a joint makes one."""
    dates = [mention for mention in minutes.mentions if mention.label == "DATE"]
    for mention in dates:
        if _ARTICLE.match(mention.text):
            yield _finding(minutes, mention.start, mention.end, "an article inside a DATE")
    for one, other in pairwise(dates):
        joint = minutes.text[one.end : other.start]
        # "Dé Luain 22 Feabhra 2021 / Monday 22 February 2021" says one day twice
        if _JOINT.fullmatch(joint) and one.value.get("value") != other.value.get("value"):
            yield _finding(minutes, one.start, other.end, f"two DATEs with only {joint.strip()!r} between them")


def _weekdays(minutes: Minutes) -> Iterator[Finding]:
    """DATE spans that name another day of the week than their value falls on."""
    for mention in minutes.mentions:
        if mention.label != "DATE":
            continue
        named = [vocabulary().weekdays[word.lower()] for word in _weekday_names().findall(mention.text)]
        days = _days(str(mention.value.get("value") or ""))
        if named and len(named) == len(days) and named != [day.weekday() for day in days]:
            fallen = ", ".join(f"{day} is a {day:%A}" for day in days)
            yield _finding(minutes, mention.start, mention.end, f"the weekday does not fit: {fallen}")


def _days(value: str) -> list[date]:
    """The days that the value names, the ends of a stretch and the members of a list; no day for what is coarser."""
    return [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", value)]


def _other_values(minutes: Minutes) -> Iterator[Finding]:
    """Sums and dates of which `rolecall.values` thinks otherwise."""
    text = minutes.text
    dates = find_dates(text)
    values = resolve_all(text, dates, anchor=minutes.meeting_date)
    read: dict[str, dict[tuple[int, int], dict[str, object]]] = {
        "DATE": {(one.start, one.end): value for one, value in zip(dates, values, strict=True)},
        "MONEY": {(m.start, m.end): m.value.to_value() for m in find_money(text, dollar=dollar_of(text))},
    }
    for mention in minutes.mentions:
        if mention.label in read:
            span = mention.start, mention.end
            value = read[mention.label].pop(span, None)
            if value is None:
                yield _finding(minutes, *span, f"rolecall.values sees no {mention.label} just here", sure=False)
            elif _comparable(value) != _comparable(mention.value):
                message = f"{_told(mention.value)} here, {_told(value)} by rolecall.values"
                yield _finding(minutes, *span, message, sure=False)
    for label, missed in read.items():
        for (start, end), value in missed.items():
            if not any(mention.start < end and start < mention.end for mention in minutes.mentions):
                message = f"not labelled, {label} {_told(value)} by rolecall.values"
                yield _finding(minutes, start, end, message, sure=False)


def _comparable(value: Mapping[str, object]) -> dict[str, object]:
    """The value without its reason, and `2.6` and `2.60` as the same sum."""
    sums = {key: Decimal(str(value[key])) for key in ("amount", "upper") if value.get(key) is not None}
    return {key: part for key, part in value.items() if key != "reason"} | sums


def _told(value: Mapping[str, object]) -> str:
    return " ".join(f"{key}={part}" for key, part in value.items())


@cache
def _names(key: str) -> frozenset[str]:
    """A word list of the pipeline's cues for people, read as data so that corpora need no spaCy."""
    text = (resources.files("rolecall") / "pipeline/data/people.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[key])


@cache
def _weekday_names() -> re.Pattern[str]:
    names = alternatives(re.escape(name) for name in vocabulary().weekdays)
    return re.compile(rf"(?<!\w){names}(?!\w)", re.IGNORECASE)


_SURE_CHECKS: tuple[Callable[[Minutes], Iterator[Finding]], ...] = (
    _bare,
    _two_labels,
    _far_apart,
    _honorifics,
    _date_spans,
    _weekdays,
)
