"""What the head of a document names: the body that met, as a heading or in "Minutes of the X held on …".

Everything here reads plain text; the head ends where the list of those present begins, so that the parties and
employers of those present are never taken for the body that met.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rolecall.pipeline.words import cue_set, cues

__all__ = ["Named", "head_end", "kind_of_body", "names_in_head", "tells_of_a_meeting", "written_name"]

Kind = Literal["authority", "parent", "inner", "same"]
"""An authority (a council), another body that has boards (a trust, a department), a body within one, or the
words that only refer to the body of the heading (`the Board`)."""

_HEAD = 900
"""Code points from the top within which a document names the body that met."""
_EDGES = " \t\r\x0c\xa0*#_|~=>[]·•"
_NOISE = re.compile(
    r"\((?:[^()\n]{1,60})\)(?!\s+(?:sub-?\s?committee|committee|panel)\b)|\b(?:draft|unconfirmed|public|confirmed)\b\s*(?=minutes?\b)",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?:[^\W\d_] )+[^\W\d_]")
"""Letters set apart, as typists underlined: `C A B I N E T`."""
_WELSH = re.compile(r"cyngor\s+(?:(?:tref|dinas|sir|bwrdeistref|cymuned|dosbarth)\s+)*", re.IGNORECASE)
_OF = re.compile(r"^of\s+(?:the\s+)?(?=[A-Z])")
"""Before the council on a line of its own, below the committee."""
_SPLIT = re.compile(r"\s*(?:[|/\t]|\s{3,}|\s[–—>»›-]\s|:\s|;\s)\s*")
_WORD = re.compile(r"[^\W\d_][\w'’.&-]*|&")


@dataclass(frozen=True, slots=True)
class Named:
    """A body that the head names at `start`, in code points; `stated` when a sentence says that it met."""

    name: str
    kind: Kind
    start: int
    stated: bool


def head_end(text: str) -> int:
    """Where the head ends: at the label of a list of people, 900 code points from the top at most."""
    match = _attendance().search(text, 0, _HEAD)
    return match.start() if match else min(len(text), _HEAD)


def names_in_head(text: str) -> list[Named]:
    """The bodies that the head names, in order, statements and headings alike; wording as in the text."""
    head = text[: head_end(text)]
    found = {named.start: named for named in (*_headings(head), *_statements(head))}
    return [part for start in sorted(found) for part in _parted(found[start])]


def _parted(named: Named) -> list[Named]:
    """`Licensing Committee of Amble District Council` as the committee and the council, which are two bodies; of
    `Cyngor Tref Amble Town Council` the English; of `The Corporation of the Township of Amble` the township."""
    if (welsh := _WELSH.match(named.name)) and named.name.lower().endswith("council"):
        return [Named(named.name[welsh.end() :], named.kind, named.start + welsh.end(), named.stated)]
    for link in re.finditer(r"\s+of\s+(?:the\s+)?", named.name, re.IGNORECASE):
        part, whole = named.name[: link.start()], named.name[link.end() :]
        plain = part.lower().removeprefix("the ")
        if kind_of_body(whole) != "authority":
            continue
        if plain == "corporation":
            return [Named(whole, "authority", named.start + link.end(), named.stated)]
        if kind_of_body(part) == "inner" or plain == "board":
            return [
                Named(part, "inner", named.start, named.stated),
                Named(whole, "authority", named.start + link.end(), False),
            ]
    return [named]


def tells_of_a_meeting(text: str) -> bool:
    """Whether the head is of minutes or a report to a body, not of a decision that one person took."""
    head = " ".join(text[:_HEAD].lower().split())
    return not any(cue in head for cue in cues("facts")["no_meeting"])


def kind_of_body(name: str) -> Kind | None:
    """What kind of body the name is of, by its words; None when it is not the name of a body."""
    words = [w.lower().strip(".") for w in _WORD.findall(name)]
    if len(words) > 1 and len(words[-1].strip("'’")) == 1 and words[-2] in cue_set("facts", "inner_ends"):
        words = words[:-1]  # `Planning Committee B`
    if not words:
        return None
    plain = " ".join(words).removeprefix("the ")
    if not plain.startswith(tuple(cues("facts")["inner_fronts"])):
        while len(words) > 1 and words[0] in ("the", *cue_set("facts", "kinds_of_meeting")):
            words = words[1:]
        plain = " ".join(words)
    if plain in cue_set("facts", "plain_bodies"):
        return "inner"
    if plain in cue_set("facts", "same_body"):
        return "same"
    if plain.startswith(tuple(cues("facts")["inner_fronts"])) or plain.endswith(tuple(cues("facts")["inner_tails"])):
        return "inner"
    if plain.endswith(tuple(cues("facts")["authority_ends"])) or plain.startswith(
        tuple(cues("facts")["authority_fronts"])
    ):
        return "authority" if len(words) > 1 else None
    if len(words) > 1 and words[-1] in cue_set("facts", "inner_ends") and words[-2:] != ["chief", "executive"]:
        return "inner"
    if any(f"{end} {link} " in plain for end in ("committee", "panel", "board", "forum") for link in ("for", "on")):
        return "inner"
    middle = any(f" {cue} " in plain for cue in cues("facts")["parent_middles"])
    if (
        middle
        or words[-1] in cue_set("facts", "parent_ends")
        or plain.startswith(tuple(cues("facts")["parent_fronts"]))
    ):
        return "parent" if len(words) > 1 else None
    return None


def written_name(name: str, text: str) -> str:
    """The name in one line; in capitals, as the text writes it elsewhere, else as a title that keeps acronyms."""
    line = re.sub(r"\s+", " ", name).strip(" ,.;:-–" + _EDGES)
    line = re.sub(r"^(?:the|THE|The)\s+", "", line)
    if not all(
        word.isupper() or word == "&" or word in cue_set("facts", "small_words") for word in _WORD.findall(line)
    ):
        return line
    pattern = r"\s+".join(re.escape(word) for word in line.split())
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
        elsewhere = " ".join(match.group().split())
        if elsewhere != line and not elsewhere.islower() and elsewhere[0].isupper():
            return elsewhere
    return " ".join(_titled(word, first=i == 0) for i, word in enumerate(line.split()))


def _titled(word: str, *, first: bool) -> str:
    bare = word.strip("()'’.,")
    if re.fullmatch(r"(?:[A-Z]\.){2,}", word):
        return word.replace(".", "")
    if bare in cue_set("facts", "acronyms") or re.fullmatch(r"[IVX]{2,4}", bare) or word.startswith("("):
        return word
    if not first and word.lower() in cue_set("facts", "small_words"):
        return word.lower()
    if " " not in word and not re.search(r"[AEIOUYÀ-Ý]", bare) and len(bare) > 2 and bare.lower() not in ("mrs", "ltd"):
        return word
    return (
        re.sub(r"(?<![\w'’])\w|(?<=\b[od]['’])\w", lambda m: m.group().upper(), word.lower())
        .replace("-In-", "-in-")
        .replace("-Upon-", "-upon-")
        .replace("-On-", "-on-")
        .replace("-Le-", "-le-")
        .replace("-The-", "-the-")
    )


@cache
def _attendance() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in sorted(cues("facts")["people_follow"], key=len, reverse=True))
    # "P R E S E N T" is how a typist underlines
    return re.compile(rf"^[\W\d_]*(?:(?:{labels})\b(?!\s+(?:of|meeting))|P R E S E N T)", re.IGNORECASE | re.MULTILINE)


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:minutes?|notes?|record|proceedings|decisions|sederunt|bulletin|newsletter|magazine)\b(?:[^.\n]|\n(?!\s*\n)){0,70}?\s(?:of|from)"
        r"|meeting\b(?:[^.\n]|\n(?!\s*\n)){0,30}?\s?(?:of|:)|(?:report|to|committee|meeting|body|board)\s?:|name\s+of\s+(?:meeting|committee|body)\b:?|report\s+to|news\s+from)\s+",
        re.IGNORECASE,
    )


_KIND_OF_MEETING = re.compile(
    r"(?:(?:the|a|an)\s+)|(?:\w+\s+and\s+|all\s+)?(?:each\s+)?members?\s+of\s+|(?:[\w'’-]+\s+){0,4}?(?:meetings?|session|proceedings|agm)\s+(?:of|at|for)\s+",
    re.IGNORECASE,
)
_MEETING = re.compile(r"(?:meeting|minutes)\s*\n\s*", re.IGNORECASE)
_PARISH_MEETING = re.compile(
    r"(?:annual\s+)?(?:parish|town|community)\s+(?:meeting|assembly)\s+(?:of|for)\s+", re.IGNORECASE
)
_STATED = re.compile(r"(?:[^\n.,;:|()\d*]|,(?=\s[A-Z])|\n(?!\s*\n)|(?<=\b[A-Z])\.|(?<=\bSt)\.){3,140}")
_ENDS = re.compile(
    r"\s+(?:held|will|meeting|minutes|was|were|which|took|met|convened|on|at|in\s+the|via|by|this|dated|remotely|for\s+the"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|dé|ar|[–—-])(?!\w)",
    re.IGNORECASE,
)


_NO_NAME = re.compile(
    r"(?:the\s+)?(?:minutes?|notes?|meetings?|agenda|report|record|proceedings|decisions|chair\w*|clerk|mayor|leader|members?|date|venue"
    r"|your|our\s+(?:council|academy|school|trust|people|team)|home|skip|all|maintained|draft|ordinary|cyfarfod|cofnodion|miontuairisc\w*|location|place|time|subject|title|from|at|in)\b",
    re.IGNORECASE,
)


_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]\s")
"""Before the heading of an item, which is about a body: `2. Cabinet`."""


def _statements(head: str) -> Iterator[Named]:
    """The bodies of "Minutes of a meeting of the X held", "Report to: X", "a meeting of X was held"."""
    for opener in _opener().finditer(head):
        start = opener.end()
        if (word := _MEETING.match(head, start)) is not None:
            start = word.end()
        while (kind := _KIND_OF_MEETING.match(head, start)) and not _PARISH_MEETING.match(head, start):
            start = kind.end()
        stated = _STATED.match(head, start)
        if not stated:
            continue
        parish = _PARISH_MEETING.match(head, start)
        end = _ENDS.search(head, parish.end() if parish else start, stated.end())
        name = head[start : end.start() if end else stated.end()].strip(_EDGES + "\n,-–")
        if "\n" in name and (kind_of_body(name) is None or name.split("\n")[0].isupper() != name.isupper()):
            name = name.split("\n")[0].strip(_EDGES)
        parts = name.split(",")
        for count in range(1, len(parts) + 1):
            shorter = ",".join(parts[:count]).strip()
            plain = _is_capitalised(shorter) or (shorter[:1].isupper() and len(shorter.split()) <= 6)
            if shorter and plain and (named := kind_of_body(shorter)):
                yield Named(shorter, named, start, stated=True)
                break


def _headings(head: str) -> Iterator[Named]:
    """Lines, cells and parts of lines that are nothing but a name, or a name with the date or `Minutes`."""
    position = 0
    for line in head.splitlines(keepends=True):
        plain = _NOISE.sub(lambda m: " " * len(m.group()), line)
        place = 0
        for part in _SPLIT.split(plain):
            start = plain.find(part, place)
            place = start + len(part)
            whole = _OF.sub("", part.strip(" ,.:" + _EDGES + "\n"))
            if _SPACED.fullmatch(whole):
                whole = whole.replace(" ", "")
            name = whole if _is_whole(whole) else _without_tail(whole)
            if (
                name
                and not _NO_NAME.match(name)
                and not _NUMBERED.match(name)
                and _is_capitalised(name)
                and (kind := kind_of_body(name))
                and len(name.split()) <= 16
            ):
                yield Named(name, kind, position + plain.find(name, max(start, 0)), stated=False)
        position += len(line)


def _is_whole(name: str) -> bool:
    """Whether the part is one name, with its commas (`Amble, Bode and Crail District Council`)."""
    listed = ", " not in name or (" and " in name.lower() and kind_of_body(name) == "authority")
    return listed and not re.search(r"\d", name) and kind_of_body(name) is not None and _is_capitalised(name)


def _without_tail(part: str) -> str:
    """The part without the date, the place or the word `Minutes` that follows a name on its line."""
    part = re.split(r",\s|\s+(?=\d)", part)[0].strip(" ,.:" + _EDGES)
    end = _ENDS.search(part)
    return (part[: end.start()] if end else part).strip(" ,.:" + _EDGES)


def _is_capitalised(name: str) -> bool:
    """Whether every word that is not a small one begins with a capital: a name, not a sentence."""
    words = _WORD.findall(name)
    return bool(words) and all(
        word[0].isupper() or word == "&" or word.lower() in cue_set("facts", "small_words") for word in words
    )
