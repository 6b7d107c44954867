"""Where a title begins: the grades and capitalised words that stand before its head."""

from rolecall.pipeline.title_phrases import ends_title
from rolecall.pipeline.words import Words, cue_set


def title_start(words: Words, head: int, floor: int) -> int:
    """Where the title begins: grades and capitalised words before the head belong to it."""
    start, i = head, words.previous(head)
    stops, grades = cue_set("roles", "not_first"), cue_set("roles", "grades")
    while i >= max(floor, 0) and not words.label[i] and not words.column_before(start):
        lower = words.lower[i]
        if words.text[i] == ")" and (opening := _acronym_bracket(words, i, floor)) >= 0:
            i = words.previous(opening)
            continue
        if lower in ("'s", "’s") and words.lower[i - 1] not in cue_set("roles", "possessors"):
            break
        if i >= 2 and words.hyphen(i - 1) and words.capital(i - 2) and not words.capital(i) and words.text[i].isalpha():
            i -= 2  # `Co-opted`, `Non-executive`: decided by the first half
            start = i
            i = words.previous(i)
            continue
        if lower in ("and", "&", "/", "-", "–", "'s", "’s", "'", "’"):
            if not _joins(words, i, floor):
                break
        elif lower == "a" and words.capital(i) and words.text[i + 1] == "/":
            start = i
        elif lower in stops and not (lower in ("acting", "member", "interim") and words.capital(i)):
            break
        elif (words.capital(i) and words.text[i][0].isalpha()) or (
            lower in grades
            and lower
            in (
                "acting",
                "interim",
                "deputy",
                "assistant",
                "vice",
                "senior",
                "temporary",
                "honorary",
                "joint",
                "parish",
                "town",
                "non-executive",
            )
            and words.previous(start) == i
        ):
            start = i
        else:
            break
        i = words.previous(i)
    return start


def _acronym_bracket(words: Words, close: int, floor: int) -> int:
    """The opening bracket when nothing but an acronym stands inside (`Equalities (E&D) Manager`), else -1."""
    opening = words.previous(close)
    while opening > floor and close - opening < 6 and words.text[opening] != "(":
        if not (words.text[opening].isupper() or words.text[opening] in ("&", "-", "/")):
            return -1
        opening = words.previous(opening)
    return opening if opening > floor and words.text[opening] == "(" else -1


def _joins(words: Words, i: int, floor: int) -> bool:
    """Whether the connector at i joins two capitalised words of one title (`Overview and Scrutiny Manager`)."""
    before = words.previous(i)
    if before < floor or before < 0 or words.label[before] or not words.capital(before):
        return False
    if words.text[i] in ("-", "–") and not words.hyphen(i):
        return False
    if words.text[i] == "/" and (words.after[i] or words.after[i - 1]):
        return False
    if words.text[i] == "/" and words.text[before] == "A":
        return True
    if words.lower[i] in ("'s", "’s", "'", "’"):
        return True
    if words.lower[before] in cue_set("roles", "not_first") or words.lower[before] in (
        "council",
        "committee",
        "panel",
        "board",
        "trust",
        "authority",
        "department",
    ):
        return False
    return not (ends_title(words, before) and words.lower[i] in ("and", "&", "/", "-"))
