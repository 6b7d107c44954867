"""Bodies by the words of their names: the head noun at the end (`Amble Harbour Trust`) or a front (`University of`)."""

from collections.abc import Iterator

from rolecall.pipeline.phrases import run_left, run_right
from rolecall.pipeline.title_phrases import title_words
from rolecall.pipeline.words import Found, Words, cue_set
from rolecall.values.lexicons import kind_of
from rolecall.values.organisations import acronym_fits

LABEL = "ORG"
LEFT = frozenset(("and", "&", "-", "–", "/", "'s", "’s", "'", "’"))
"""Connectors inside a name, read leftwards from its head."""
RIGHT = (LEFT - {"/"}) | {"of", "for", "the", "in"}
"""Connectors inside a name, read rightwards from its front."""


def is_proper(words: Words, i: int) -> bool:
    """Whether the word is a name rather than an English word."""
    kind = kind_of(words.text[i])
    return words.capital(i) and (
        kind in ("unknown", "given", "surname") or (words.acronym(i) and len(words.text[i]) <= 5)
    )


def headed_bodies(words: Words) -> Iterator[Found]:
    heads, not_after = cue_set("organisations", "heads"), cue_set("organisations", "not_after")
    for i in range(len(words)):
        if words.label[i] or words.space[i]:
            continue
        abbreviated = words.text[i] in cue_set("organisations", "abbreviated_heads")
        small = words.text[i] in cue_set("organisations", "lower_heads")
        municipal = words.lower[i] == "district" and i > 0 and words.lower[i - 1] == "municipal"
        if not (words.lower[i] in heads and words.capital(i)) and not abbreviated and not small and not municipal:
            continue
        following = words.next(i)
        if following == i + 1 and words.lower[following] in heads and words.capital(following):
            continue
        if following == i + 1 and words.text[following] == "-" and words.hyphen(following):
            continue
        if following == i + 1 and words.capital(following) and words.lower[following] in not_after:
            continue
        begin = _begin(words, i)
        if abbreviated:
            before = words.previous(i)
            if before >= 0 and is_proper(words, before) and not (following == i + 1 and words.capital(following)):
                yield Found(begin, i + 1, LABEL, 0.85)
        elif _is_name(words, begin, i):
            weak = words.lower[i] in cue_set("organisations", "weak_heads")
            yield Found(begin, _past_head(words, i), LABEL, 0.8 if weak else 0.9)


def _past_head(words: Words, head: int) -> int:
    """The end of the body: the stop of `Ltd.` inside a sentence, and `of X` or `for X` after heads that take it."""
    end, lower = head + 1, words.lower[head]
    stop = end < len(words) and words.text[end] == "." and not words.after[head]
    if lower in ("ltd", "inc", "co") and stop:
        ends_paragraph = end + 1 >= len(words) or (words.space[end + 1] and "\n" in words.text[end + 1])
        return end if ends_paragraph else end + 1
    link = words.next(head)
    if link < 0:
        return end
    of = words.lower[link] in ("of", "for") and lower in cue_set("organisations", "heads_with_of")
    subject = words.lower[link] == "for" and lower in cue_set("organisations", "committees")
    if of or subject:
        start = words.next(link)
        if start >= 0 and words.capital(start) and not words.label[start]:
            return run_right(words, start, connectors=frozenset(("and", "&")), stops=frozenset())
    return end


def _acronym_fits(words: Words, begin: int, head: int) -> bool:
    """Whether an acronym of the phrase stands in brackets after it, which shows that it is a name."""
    opening = words.next(head)
    if opening != head + 1 or words.text[opening] != "(" or opening + 2 >= len(words) or words.text[opening + 2] != ")":
        return False
    return words.acronym(opening + 1) and acronym_fits(words.text[opening + 1], words.string(begin, head + 1))


def _begin(words: Words, head: int) -> int:
    """Where the phrase that ends in the head begins, fronts (`University of …`) included."""
    stops = cue_set("organisations", "not_first") - LEFT
    begin = run_left(words, head, connectors=LEFT, stops=stops | {"of", "for", "the"})
    # `Trust and Amble Council`: the word before `and` ends a body of its own
    for j in range(head - 1, begin, -1):
        if words.lower[j] in ("and", "&", "/") and words.lower[words.previous(j)] in cue_set("organisations", "heads"):
            before = words.previous(j)
            if words.lower[before] not in cue_set("organisations", "subjects_too"):
                begin = words.next(j)
                break
        if words.lower[j] in ("'s", "’s") and words.lower[words.previous(j)] in cue_set("organisations", "heads"):
            begin = words.next(j)
            break
    if words.lower[begin] in LEFT:
        begin = words.next(begin)
    comma = words.previous(begin)
    run_has_and = any(words.lower[j] in ("and", "&") for j in range(begin, head))
    if (
        comma >= 0
        and words.text[comma] == ","
        and run_has_and
        and words.lower[head] in cue_set("organisations", "committees")
    ):
        before = words.previous(comma)
        subject = before >= 0 and words.capital(before) and not words.label[before]
        if subject and words.lower[before] not in stops | title_words():
            begin = run_left(words, comma, connectors=LEFT, stops=stops | {"of", "for", "the"})
    link = words.previous(begin)
    if link > 0 and words.text[link] == "." and len(words.text[link - 1]) == 1 and words.text[link - 1].isupper():
        return link - 1  # `J. Whitlam & Sons Ltd`
    if link >= 0 and words.lower[link] in ("of", "for"):
        front = words.previous(link)
        if front >= 0 and words.capital(front) and words.lower[front] in cue_set("organisations", "places_with_of"):
            return run_left(words, link, connectors=LEFT, stops=stops | {"of", "for", "the"})
        if (
            front >= 0
            and words.capital(front)
            and f"{words.lower[front]} {words.lower[link]}" in cue_set("organisations", "fronts")
        ):
            return run_left(words, link, connectors=LEFT, stops=stops | {"of", "for", "the"})
    return begin


def _is_name(words: Words, begin: int, head: int) -> bool:
    """Whether the phrase names one body: not a class of bodies, not a service without a name."""
    inner = [j for j in range(begin, head) if not words.space[j] and words.lower[j] not in LEFT]
    lower = words.lower[head]
    if not inner:
        return False
    signs = cue_set("organisations", "strong_signs")
    after = words.next(head)
    if lower in ("group", "party") and any(words.lower[j] in signs for j in inner):
        return True
    if lower in cue_set("organisations", "committees"):
        if lower in ("group", "cabinet") and after == head + 1 and words.capital(after):
            return False
        naming = [j for j in inner if words.lower[j] not in cue_set("organisations", "committee_generic")]
        return len(naming) >= (2 if lower == "group" and not any(is_proper(words, j) for j in naming) else 1)
    if all(words.lower[j] in cue_set("organisations", "generic") for j in inner):
        national = words.lower[inner[0]] == "national" and len(inner) > 1
        return (
            national
            or (len(inner) > 1 and lower in cue_set("organisations", "naming_heads"))
            or (len(inner) > 1 and _acronym_fits(words, begin, head))
        )
    if lower == "police":
        return True
    if lower not in cue_set("organisations", "weak_heads"):
        return True
    phrase = " ".join(words.lower[j] for j in range(begin, head + 1) if not words.space[j])
    if after == head + 1 and words.capital(after) and not words.label[after]:
        return False
    if phrase.endswith(tuple(cue_set("organisations", "strong_services"))):
        return any(is_proper(words, j) for j in inner)
    if lower in ("services", "service", "team", "department", "office"):
        return any(words.lower[j] in ("hm", "majesty", "majesty's", "national") for j in inner)
    return any(is_proper(words, j) or words.lower[j] in signs for j in inner)


def fronted_bodies(words: Words) -> Iterator[Found]:
    fronts = cue_set("organisations", "fronts")
    for i in range(len(words)):
        if not words.capital(i) or words.label[i]:
            continue
        link, second = words.next(i), -1
        phrase = words.lower[i]
        if phrase in fronts:
            second = i
        for _ in range(4):
            if link < 0:
                break
            phrase += f" {words.lower[link]}"
            if phrase in fronts:
                second = link
            link = words.next(link)
        if second < 0:
            continue
        start = words.next(second)
        if start >= 0 and words.lower[start] == "the":
            start = words.next(start)
        if start < 0 or not words.capital(start) or words.label[start]:
            continue
        end = _front_end(words, start)
        if end > start:
            first = i
            if words.lower[i] in cue_set("organisations", "heads"):  # `Community Council for Amble`
                first = run_left(words, i, connectors=LEFT, stops=cue_set("organisations", "not_first") - LEFT)
            yield Found(first, end, LABEL, 0.93)


def _front_end(words: Words, start: int) -> int:
    stops = cue_set("organisations", "not_first") - RIGHT
    native = frozenset(("na", "y", "yr", "an"))
    end = run_right(words, start, connectors=(RIGHT - {"in"}) | native, stops=stops)
    of_an_office = words.lower[words.previous(start)] == "the" and words.lower[start - 1] == "the"
    for j in range(start, end):
        if words.lower[j] in title_words() and j > start and words.capital(j) and not of_an_office:
            end = words.previous(j) + 1
            break
        if words.lower[j] in ("'s", "’s") and not any(
            words.lower[k] in cue_set("organisations", "heads") for k in range(j, end)
        ):
            end = j
            break
    for j in range(start, end):
        if words.lower[j] in cue_set("organisations", "heads") and words.lower[j] not in (
            "housing",
            "homes",
            "school",
            "court",
            "services",
        ):
            return j + 1
    comma = words.next(end - 1)
    # `Department for Levelling Up, Housing and Communities`
    if comma >= 0 and words.text[comma] == ",":
        following = words.next(comma)
        if following >= 0 and words.capital(following) and not words.label[following]:
            more = run_right(words, following, connectors=RIGHT - {"in"}, stops=stops)
            if any(words.lower[j] in ("and", "&") for j in range(following, more)):
                return more
    # a second body or a person after `and` is not part of the first
    for j in range(start, end):
        if (
            words.lower[j] == "and"
            and words.text[start:j]
            and is_proper(words, start)
            and j + 1 < end
            and is_proper(words, words.next(j))
        ):
            return j
    return end
