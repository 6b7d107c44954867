"""What a clause says of the holding of a post, read as signs (`rolecall.pipeline.sentences`)."""

import re
from dataclasses import dataclass
from functools import cache

from rolecall.pipeline.words import cues
from rolecall.records import HoldingChange, HoldingStatus


@dataclass(frozen=True, slots=True)
class Statement:
    """What a clause says of the holding of a post."""

    status: HoldingStatus = "current"
    change: HoldingChange = "none"
    score: float = 0.9


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """One pattern of `data/relations.toml`, compiled."""
    return re.compile(cues("relations")[section][name], re.I)


@cache
def _verbs() -> list[tuple[re.Pattern[str], str, str]]:
    return [(re.compile(v["pattern"]), v["status"], v["change"]) for v in cues("relations")["clauses"]["verb"]]


_TO_THE_POST = re.compile(
    r"\b(?:as|post of|position of|role of|office of)\s+(?:(?:an?|the|our|its|her|his) )?(?:%\s*(?:and|,)\s*)*$"
)
_WORD = re.compile(r"[\w'’-]+|[$%@#£]")


def _leads_to_title(rest: str) -> bool:
    """Whether nothing but `as`, articles, joined titles and the like stand in the rest of a clause."""
    if ";" in rest:
        return False
    words = cues("relations")["clauses"]["tail_words"]
    return all(word in words for word in _WORD.findall(rest))


def said_of(before: str, between: str) -> Statement | None:
    """What the clause `before $ between %` says of the holding; None when it says nothing or only supposes.

    The verb nearest to the title decides; nothing but `as`, articles and the like may stand between.
    """
    clause = f"{before[-90:]}$ {between}"
    name_at = len(clause) - len(between) - 2
    best: tuple[int, int, str, str] | None = None
    for rank, (verb, status, change) in enumerate(_verbs()):
        for match in verb.finditer(clause):
            if not _leads_to_title(clause[match.end() :]) and not _loose(clause, match.end(), change):
                continue
            candidate = (match.end(), -rank, status, change)
            if best is None or candidate > best:
                best = candidate
                start = match.start()
    if best is None:
        return None
    _, _, status, change = best
    if status == "none" or pattern("clauses", "hypothesis").search(clause[max(0, start - 60) : start]):
        return None
    if start < name_at and change == "none":
        return None  # a verb of being before the name is about somebody else
    return Statement(status, change)  # type: ignore[arg-type]


def _loose(clause: str, end: int, change: str) -> bool:
    """Whether more words than usual may stand between verb and title, as they do around leaving."""
    rest = clause[end:]
    if "." in rest or ";" in rest or len(rest) > 90 or "$" in rest:
        return False
    return change in ("left", "appointed", "extended") and bool(_TO_THE_POST.search(rest))


def set_beside(before_title: str, after_pair: str, rest: str, *, statement: Statement) -> Statement:
    """The statement of a title set beside a name, given the words before the title and after the pair."""
    status, change = statement.status, statement.change
    before = before_title.rstrip(" (*_\"“'")
    if pattern("around", "outgoing").search(before):
        status, change = "former", "left"
    elif pattern("around", "former").search(before):
        status = "former"
    elif pattern("around", "incoming").search(before):
        status, change = "incoming", "appointed"
    elif pattern("around", "again").search(before):
        change = "extended"
    elif pattern("around", "new").search(before):
        change = "appointed"
    until = pattern("around", "left_until").search(after_pair) and change == "none"
    if until or pattern("around", "left_after").search(after_pair):
        status, change = "former", "left"
    elif pattern("around", "leaving_after").search(after_pair):
        change = "left"
    elif change == "none" and pattern("around", "extended_after").search(after_pair):
        change = "extended"
    if change == "appointed" and pattern("around", "will_start").search(rest):
        status = "incoming"
    return Statement(status, change, statement.score)
