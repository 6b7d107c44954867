"""The words that make titles: cue phrases matched at a token, and what a run of words holds."""

from functools import cache

from rolecall.pipeline.known_bodies import known_bodies
from rolecall.pipeline.words import Words, cue_set, cues


@cache
def title_words() -> frozenset[str]:
    """The last words of titles (`officer`, `headteacher`), which no name of a person ends in."""
    return frozenset(phrase.split()[-1] for phrase in (*cues("roles")["titles"], *cues("roles")["heads"]))


@cache
def title_phrases(key: str) -> dict[str, list[tuple[str, ...]]]:
    """The word sequences of a list of cues, by their first word, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in cues("roles")[key]:
        parts = tuple(phrase.lower().replace("-", " - ").replace("/", " / ").replace(".", " . ").split())
        table.setdefault(parts[0], []).append(parts)
    for options in table.values():
        options.sort(key=len, reverse=True)
    return table


@cache
def first_words() -> frozenset[str]:
    """The words with which the cue phrases of titles and of heads of titles begin."""
    return frozenset({*title_phrases("titles"), *title_phrases("heads")})


def phrase_at(words: Words, i: int, key: str) -> int:
    """The end of the longest cue phrase of `key` that begins at token i, or -1."""
    for parts in title_phrases(key).get(words.lower[i], ()):
        j, ok = i, True
        for part in parts[1:]:
            j = words.next(j)
            if j < 0 or words.lower[j] != part:
                ok = False
                break
        if ok:
            return j + 1
    return -1


def is_title(words: Words, head: int) -> bool:
    return phrase_at(words, head, "titles") > 0


def ends_title(words: Words, i: int) -> bool:
    """Whether the word ends a title of its own (`Chairman and Clerk`, `Clerk/RFO`)."""
    if words.text[i] in cue_set("roles", "acronyms"):
        return True
    return any(phrase_at(words, j, "titles") == i + 1 for j in range(max(0, i - 3), i + 1)) or words.lower[i] in (
        "manager",
        "officer",
    )


def holds_title(words: Words, first: int, end: int) -> bool:
    """Whether the run holds the head of another title (`Chief Executive`, `Leader of …`)."""
    if first < 0:
        return False
    for j in range(first, end):
        if words.capital(j) and (
            phrase_at(words, j, "titles") > 0 or words.lower[j] in ("manager", "officer", "lead", "head")
        ):
            return words.lower[j] != "head" or words.lower[min(j + 1, len(words) - 1)] == "of"
        if words.lower[j] in (",", "of", "for", "and", "&"):
            break
    return False


def is_generic(words: Words, start: int, end: int) -> bool:
    text = " ".join(words.lower[j] for j in range(start, end) if not words.space[j])
    return text in cue_set("roles", "generic") or text in cue_set("roles", "occupations")


def names_body(words: Words, first: int, end: int) -> bool:
    """Whether the run ends in the head of a body (`Powys County Council`, `the Audit Committee`)."""
    strong = cue_set("organisations", "heads") - cue_set("organisations", "weak_heads")
    if words.string(first, end) in known_bodies():
        return True
    for j in range(first, end):
        if words.lower[j] in strong and words.capital(j):
            following = words.next(j)
            if (
                following < 0
                or following >= end
                or words.lower[following] in ("of", "for", "and", "&", ",", "-", "–", "'s", "’s")
            ):
                return True
    return any(
        words.string(first, first + n).lower() in cue_set("organisations", "fronts") for n in (2, 3) if first + n <= end
    )
