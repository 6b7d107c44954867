"""Component `roles`: the titles of posts, by a head noun, what stands before it and the portfolio after it."""

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from rolecall.pipeline.phrases import run_right
from rolecall.pipeline.words import Found, Words, add_entities, cue_set, cues

LABEL = "ROLE"
_LISTS = ("attendance", "apologies", "contacts")
_ENDS = frozenset((")", "]", ",", ".", ";", ":", "|", "(", "[", "*"))


@cache
def _phrases(key: str) -> dict[str, list[tuple[str, ...]]]:
    """The word sequences of a list of cues, by their first word, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in cues("roles")[key]:
        parts = tuple(phrase.lower().replace("-", " - ").replace("/", " / ").replace(".", " . ").split())
        table.setdefault(parts[0], []).append(parts)
    for options in table.values():
        options.sort(key=len, reverse=True)
    return table


def _phrase_at(words: Words, i: int, key: str) -> int:
    """The end of the longest cue phrase of `key` that begins at token i, or -1."""
    for parts in _phrases(key).get(words.lower[i], ()):
        j, ok = i, True
        for part in parts[1:]:
            j = words.next(j)
            if j < 0 or words.lower[j] != part:
                ok = False
                break
        if ok:
            return j + 1
    return -1


class Roles:
    """Finds the titles of posts and writes them as ROLE entities.

    Idea: a title has a head (`Director`, `Officer`, `Chairman`). Before it stand grades and capitalised words
    (`Assistant`, `Democratic Services`), after it a portfolio (`of Finance`, `, Housing and Planning`,
    `with Responsibility for X`, `(Adult Care)`). Heads that name a post by themselves count alone, others only
    with more beside them; plurals and kinds of worker do not count. What follows `of` and is itself a body is
    the employer and stays outside.

    Cues: `data/roles.toml`. Names found before keep titles from running into them.

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> _ = nlp.add_pipe("roles")
        >>> doc = nlp("The Head of Housing, Planning and Leisure met the Clerk of Amble Town Council.")
        >>> [ent.text for ent in doc.ents]
        ['Head of Housing, Planning and Leisure', 'Clerk']
    """

    def __init__(self, name: str = "roles") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        add_entities(doc, self.process(doc))
        return doc

    def process(self, doc: Doc) -> list[Found]:
        """Every title, in text order, none overlapping another."""
        words = Words(doc)
        found: list[Found] = []
        i = 0
        while i < len(words):
            item = self._title_at(words, i, found[-1].end if found else 0)
            if item:
                found.append(item)
                i = item.end
            else:
                i += 1
        return found

    def _title_at(self, words: Words, i: int, floor: int) -> Found | None:
        if words.label[i] or words.space[i]:
            return None
        if words.text[i] in cues("roles")["acronyms"]:
            return self._acronym(words, i)
        title_end = _phrase_at(words, i, "titles")
        head_end = title_end if title_end > 0 else _phrase_at(words, i, "heads")
        if head_end < 0 and words.capital(i) and (plural := self._plural(words, i, floor)):
            return plural
        if head_end < 0 or not words.free(i, head_end):
            return None
        if "@" in (words.text[i - 1] if i else "", words.text[head_end] if head_end < len(words) else ""):
            return None  # an address
        if not words.capital(i):
            if any(words.capital(j) for j in range(i + 1, head_end)):
                return None  # `independent Chair`: the head is found on its own
            return self._lower_case(words, i, head_end, title_end > 0)
        if words.lower[head_end - 1] in ("councillor", "member", "trustee") and title_end > 0 and head_end - i == 1:
            return self._membership(words, i)
        if self._inside_head(words, i, head_end):
            return None
        start = _left(words, i, floor)
        end = _right(words, i, head_end)
        own = title_end > 0 and (start < i or end > head_end or not _is_name_start(words, i, head_end))
        if not own and start == i and end == head_end:
            return None
        if _generic(words, start, end) or _is_verb(words, start, i, head_end):
            return None
        return Found(start, end, LABEL, 0.95 if title_end > 0 else 0.85)

    @staticmethod
    def _plural(words: Words, i: int, floor: int) -> Found | None:
        """A plural title that heads the names of its holders: `Vice-Chairs: A Bell and C Day`."""
        lower = words.lower[i]
        if not lower.endswith("s") or lower in cue_set("roles", "plain_plurals"):
            return None
        after = words.next(i)
        if after < 0 or words.text[after] not in (":", ":-"):
            return None
        singular = lower[:-1]
        if (singular,) not in _phrases("titles").get(singular, ()) and (singular,) not in _phrases("heads").get(singular, ()):
            return None
        following = after + 1
        while following < len(words) and (words.space[following] or words.text[following] in ("-", "*") or words.lower[following] in (*cue_set("people", "honorifics"), ".")):
            following += 1
        named = following < len(words) and words.label[following] == "PERSON"
        start = _left(words, i, floor)
        bare = start == i and singular in ("member", "officer", "representative")
        return Found(start, i + 1, LABEL, 0.85) if named and not bare else None

    @staticmethod
    def _membership(words: Words, i: int) -> Found | None:
        """Plain `Councillor` is a title only when the post itself is spoken of."""
        before, after = words.previous(i), words.next(i)
        if after == i + 1 and words.capital(after) and words.lower[after] != "vacancy":
            return None
        back = words.previous(before) if before >= 0 and words.lower[before] in ("a", "an", "the", "new") else before
        spoken = back >= 0 and words.lower[back] in cue_set("roles", "membership_cues")
        beside = before >= 0 and words.text[before] in (",", "(", ":") and words.label[words.previous(before)] == "PERSON"
        vacancy = after >= 0 and words.lower[after] == "vacancy"
        return Found(i, i + 1, LABEL, 0.8) if spoken or beside or vacancy else None

    def _inside_head(self, words: Words, i: int, head_end: int) -> bool:
        """Whether a later head ends the title: `Group Leader`, `Officer Champion`, `Director Designate Lead`."""
        following = words.next(head_end - 1)
        if 0 <= following == head_end and words.lower[following] in ("'s", "’s") and words.lower[head_end - 1] in cue_set("roles", "possessors"):
            following = words.next(following)
            return following >= 0 and words.capital(following) and _phrase_at(words, following, "titles") > 0
        if following < 0 or not words.capital(following) or following != head_end:
            return False
        later = max(_phrase_at(words, following, "titles"), _phrase_at(words, following, "heads"))
        return later > 0 and words.lower[following] not in ("member", "councillor")

    def _lower_case(self, words: Words, i: int, head_end: int, is_title: bool) -> Found | None:
        start, before = i, words.previous(i)
        while before >= 0 and before == start - 1 and words.lower[before] in cue_set("roles", "grades") and not words.label[before] and words.lower[before] not in ("a", "second", "first", "third", "school", "head", "group"):
            start, before = before, words.previous(before)
        determined = before < 0 or words.lower[before] in cue_set("roles", "lower_before")
        text = words.doc[i:head_end].text.lower()
        full = words.doc[start:head_end].text.lower()
        if is_title and determined and (text in cue_set("roles", "lower_titles") or full in cue_set("roles", "lower_titles")):
            if text in ("chair", "secretary", "commissioner") and _is_verb(words, start, i, head_end):
                return None
            return Found(start, _right(words, i, head_end, cautious=True), LABEL, 0.75)
        if words.lower[i] in cue_set("roles", "lower_heads"):
            end = _right(words, i, head_end, cautious=True)
            if end > head_end and words.lower[head_end] in ("of", "for"):
                return Found(start, end, LABEL, 0.75)
        return None

    @staticmethod
    def _acronym(words: Words, i: int) -> Found | None:
        before, after = words.previous(i), words.next(i)
        while before >= 0 and words.text[before] == "*":
            before = words.previous(before)
        near = [j for j in (before, after) if j >= 0]
        person = any(words.label[j] == "PERSON" for j in near) or (
            before >= 0 and words.text[before] in (",", "-", "–", "(") and before > 0 and words.label[words.previous(before)] == "PERSON"
        )
        if before >= 0 and words.label[before] == "PERSON" and _initials_before(words, before) == words.text[i]:
            return None  # the person's own initials
        if words.text[i] in cue_set("roles", "beside_names"):
            article = before >= 0 and words.lower[before] == "the"
            return Found(i, i + 1, LABEL, 0.7) if person or (article and words.text[i] in ("MP", "MSP", "CPO", "PCC", "TD", "PC")) else None
        chained = any(words.text[j] in ("-", "/") for j in near)
        article = before < 0 or words.lower[before] in ("the", "by", "our", "and", "a", "as", "to", "(") or words.text[before] in ("/", "–", ",", ":")
        bracket = before >= 0 and words.text[before] == "(" and words.previous(before) >= 0 and words.label[words.previous(before)] != "PERSON" and words.text[i] not in ("PCSO",)
        return Found(i, i + 1, LABEL, 0.7) if person or chained or (article and not bracket) else None


def _initials_before(words: Words, last: int) -> str:
    """The initials of the name that ends at token `last`."""
    start = last
    while start > 0 and words.label[start - 1] == "PERSON":
        start -= 1
    return "".join(words.text[j][0] for j in range(start, last + 1) if words.capital(j))


def _left(words: Words, head: int, floor: int) -> int:
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
        if lower in ("and", "&", "/", "-", "–", "'s", "’s", "'", "’"):
            if not _joins(words, i, floor):
                break
        elif lower == "a" and words.capital(i) and words.text[i + 1] == "/":
            start = i
        elif lower in stops and not (lower in ("acting", "member", "interim") and words.capital(i)):
            break
        elif words.capital(i) and words.text[i][0].isalpha():
            start = i
        elif lower in grades and lower in ("acting", "interim", "deputy", "assistant", "vice", "senior", "temporary", "honorary", "joint", "parish", "town", "non-executive") and words.previous(start) == i:
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


def _is_title(words: Words, head: int) -> bool:
    return _phrase_at(words, head, "titles") > 0


def _joins(words: Words, i: int, floor: int) -> bool:
    """Whether the connector at i stands between two capitalised words of one title (`Overview and Scrutiny Manager`)."""
    before = words.previous(i)
    if before < floor or before < 0 or words.label[before] or not words.capital(before):
        return False
    if words.text[i] in ("-", "–") and not words.hyphen(i):
        return False
    if words.text[i] == "/" and words.text[before] == "A":
        return True
    if words.lower[i] in ("'s", "’s", "'", "’"):
        return True
    if words.lower[before] in cue_set("roles", "not_first") or words.lower[before] in ("council", "committee", "panel", "board", "trust", "authority", "department"):
        return False
    return not (_ends_title(words, before) and words.lower[i] in ("and", "&", "/", "-"))


def _ends_title(words: Words, i: int) -> bool:
    """Whether the word ends a title of its own (`Chairman and Clerk`, `Clerk/RFO`)."""
    if words.text[i] in cues("roles")["acronyms"]:
        return True
    return any(_phrase_at(words, j, "titles") == i + 1 for j in range(max(0, i - 3), i + 1)) or words.lower[i] in ("manager", "officer")


def _right(words: Words, head: int, end: int, *, cautious: bool = False) -> int:
    """Where the title ends: `Designate`, a portfolio after `of`, `for`, a comma, a dash or in brackets."""
    final = end
    after = words.next(final - 1)
    if after >= 0 and words.lower[after] in ("designate", "elect") and words.capital(after):
        final = after + 1
        after = words.next(after)
    if after >= 0 and words.text[after] == "(" and words.lower[min(after + 1, len(words) - 1)] in ("acting", "interim", "designate", "temporary"):
        close = words.next(words.next(after))
        if close >= 0 and words.text[close] == ")":
            final, after = close + 1, words.next(close)
    title = words.doc[head:end].text.lower()
    if title in cue_set("roles", "without_portfolio"):
        return _office(words, title, head, final, after)
    bare = _bare_portfolio(words, final, after)
    if bare > final:
        final = bare
        after = words.next(final - 1)
    opened = _phrase_at(words, after, "portfolio_openers") if after >= 0 else -1
    rounds = 0
    while opened > 0 and rounds < 3:
        extended = _portfolio(words, head, final, after, opened, cautious=cautious)
        if extended <= final:
            break
        final = extended
        after = words.next(final - 1)
        if after < 0 or words.text[after] not in ("(", ",", "-", "–"):
            break
        opened = _phrase_at(words, after, "portfolio_openers")
        rounds += 1
    return final


def _office(words: Words, title: str, head: int, end: int, after: int) -> int:
    """The end of an office without portfolio: `Leader of the Council`, `Chair of Governors`, `Clerk to the Council`."""
    if after < 0 or words.lower[after] not in ("of", "to"):
        return end
    first = words.next(after)
    article = first >= 0 and words.lower[first] == "the"
    if article:
        first = words.next(first)
    if first < 0 or not words.capital(first) or words.label[first]:
        return end
    following = words.next(first)
    alone = following < 0 or not words.capital(following)
    clerk = title.endswith("clerk") and words.lower[after] == "to" and words.lower[first] in cue_set("roles", "clerk_to")
    office = words.lower[first] in cue_set("roles", "office_of") and (
        words.lower[first] != "council" or title in cue_set("roles", "council_offices")
    )
    return first + 1 if alone and (clerk or office) else end


def _bare_portfolio(words: Words, end: int, after: int) -> int:
    """The end of a portfolio that follows the head without any mark (`Assistant Director Adult Care`)."""
    if after != end or not words.capital(after) or words.label[after] or words.lower[after] in cue_set("roles", "portfolio_stops"):
        return end
    if words.lower[end - 1] not in ("director", "manager", "lead", "member", "holder", "adviser", "advisor", "head", "practitioner", "commissioner"):
        return end
    limit = _run(words, after)
    if limit <= after or _names_body(words, after, limit) or _is_role_phrase(words, after, limit):
        return end
    return limit


def _portfolio(words: Words, head: int, end: int, opener: int, opened: int, *, cautious: bool) -> int:
    """The end of the portfolio after the opener at `opener`, or `end` when what follows is something else."""
    first = words.next(opened - 1)
    if first < 0:
        return end
    mark = words.text[opener]
    stops = cue_set("roles", "portfolio_stops")
    if words.lower[first] == "the":
        first = words.next(first)
    if first < 0 or words.label[first] or not words.capital(first) or words.lower[first] in stops:
        return end
    if mark == "(":
        return _bracketed(words, first, end)
    if cautious and mark in (",", "-", "–", "—", ":", "/"):
        return end
    if mark in ("-", "–", "—", "/", ":") and (words.hyphen(opener) or mark in (":", "/")):
        return end
    if mark == "," and not _comma_portfolio(words, head, end, first):
        return end
    limit = _run(words, first)
    if limit <= first:
        return end
    if _names_body(words, first, limit):
        if _council_office(words, head, end, first, limit):
            return limit
        return end
    if mark in (",", "-", "–", "—") and (_is_role_phrase(words, first, limit) or _looks_like_name(words, first, limit)):
        return end
    return limit


def _run(words: Words, first: int) -> int:
    """The end of the portfolio's run of capitals, cut before a second title and after an unfinished list."""
    connectors = cue_set("roles", "portfolio_connectors") - {","}
    stops = cue_set("roles", "portfolio_stops") - {"the", "in", "on", "at"}
    end = _cut(words, first, run_right(words, first, connectors=connectors, stops=stops))
    # a comma goes on when the list it makes is closed by `and`
    pieces = [end]
    while True:
        comma = words.next(pieces[-1] - 1)
        if comma < 0 or words.text[comma] != ",":
            break
        following = words.next(comma)
        if following < 0:
            break
        start = words.next(following) if words.lower[following] in ("and", "&", "the") else following
        if start < 0 or not words.capital(start) or words.label[start] or words.lower[start] in stops:
            break
        piece = _cut(words, start, run_right(words, start, connectors=connectors, stops=stops))
        if piece <= start or _names_body(words, start, piece) or _is_role_phrase(words, start, piece) or _looks_like_name(words, start, piece):
            break
        pieces.append(piece)
        if words.lower[following] in ("and", "&") or any(words.lower[j] in ("and", "&") for j in range(start, piece)):
            return piece
    last = words.next(pieces[-1] - 1)
    if len(pieces) == 2 and (last < 0 or words.text[last] in _ENDS) and words.section[first] in _LISTS:
        return pieces[1]
    return pieces[0]


def _cut(words: Words, first: int, end: int) -> int:
    """The run without a second title after `and` (`Housing and Chief Executive`) or a comma."""
    for j in range(first + 1, end):
        if words.lower[j] not in ("and", "&", "-", "–", "/", ",") or words.hyphen(j):
            continue
        following = words.next(j)
        if 0 <= following < end and words.lower[following] == "the":
            following = words.next(following)
        if 0 <= following < end and _is_role_phrase(words, following, end):
            return words.previous(j) + 1
    return end


def _is_role_phrase(words: Words, first: int, end: int) -> bool:
    """Whether the run holds the head of another title (`Chief Executive`, `Leader of …`)."""
    if first < 0:
        return False
    for j in range(first, end):
        if words.capital(j) and (_phrase_at(words, j, "titles") > 0 or words.lower[j] in ("manager", "officer", "lead", "head")):
            return words.lower[j] != "head" or words.lower[min(j + 1, len(words) - 1)] == "of"
        if words.lower[j] in (",", "of", "for", "and", "&"):
            break
    return False


def _looks_like_name(words: Words, first: int, end: int) -> bool:
    return any(words.label[j] == "PERSON" for j in range(first, end))


def _names_body(words: Words, first: int, end: int) -> bool:
    """Whether the run ends in the head of a body (`Powys County Council`, `the Audit Committee`)."""
    strong = cue_set("organisations", "heads") - cue_set("organisations", "weak_heads")
    if words.doc[first:end].text in cue_set("organisations", "known"):
        return True
    for j in range(first, end):
        if words.lower[j] in strong and words.capital(j):
            following = words.next(j)
            if following < 0 or following >= end or words.lower[following] in ("of", "for", "and", "&", ",", "-", "–", "'s", "’s"):
                return True
    return any(
        words.doc[first : first + n].text.lower() in cue_set("organisations", "fronts") for n in (2, 3) if first + n <= end
    )


def _council_office(words: Words, head: int, end: int, first: int, limit: int) -> bool:
    """Whether the title is an office of the whole council (`Leader of the Council`), body and all."""
    return (
        words.doc[head:end].text.lower() in cue_set("roles", "council_offices")
        and limit == first + 1
        and words.lower[first] == "council"
    )


def _comma_portfolio(words: Words, head: int, end: int, first: int) -> bool:
    """Whether a comma after the bare head opens a portfolio: grades before it or a list of those present."""
    title = words.lower[end - 1]
    bare = title in ("director", "manager", "member", "holder", "officer", "head", "lead", "secretary", "commissioner", "adviser", "advisor", "co-ordinator", "coordinator", "solicitor", "planner", "engineer", "executive", "accountant", "librarian", "principal", "practitioner", "superintendent", "inspector")
    if not bare or _is_role_phrase(words, first, _simple_end(words, first)):
        return False
    limit = _run(words, first)
    after = words.next(limit - 1)
    return after < 0 or words.text[after] in _ENDS or words.text[after][:1].islower() or words.text[after] in ("-", "–", "&") or words.column_before(after) or bool(words.label[after])


def _simple_end(words: Words, first: int) -> int:
    return run_right(words, first, connectors=frozenset(("of", "&")), stops=frozenset())


def _bracketed(words: Words, first: int, end: int) -> int:
    """The end after a bracket that holds nothing but a portfolio, else `end`."""
    connectors = cue_set("roles", "portfolio_connectors")
    limit = run_right(words, first, connectors=connectors, stops=cue_set("roles", "portfolio_stops"))
    close = words.next(limit - 1)
    if close < 0 or words.text[close] != ")":
        return end
    if limit - first == 1 and (words.acronym(first) or words.lower[first] in cue_set("organisations", "not_affiliations")):
        return end
    if _names_body(words, first, limit) or _is_role_phrase(words, first, limit) or _looks_like_name(words, first, limit):
        return end
    return close + 1


def _generic(words: Words, start: int, end: int) -> bool:
    text = " ".join(words.lower[j] for j in range(start, end) if not words.space[j])
    return text in cue_set("roles", "generic")


def _is_name_start(words: Words, i: int, end: int) -> bool:
    """Whether the bare title is only an honorific or part of a name here (`Dean Smith`, `Inspector Jones`)."""
    following = words.next(end - 1)
    before = words.previous(i)
    if words.lower[i] in ("dean", "bishop", "warden", "steward", "constable", "sergeant", "principal", "sheriff", "rector", "speaker", "curate", "recorder", "governor"):
        named = following >= 0 and words.capital(following) and words.label[following] != "PERSON"
        return named or (before >= 0 and words.label[before] == "PERSON")
    return False


def _is_verb(words: Words, start: int, i: int, end: int) -> bool:
    """Whether the word is a verb or a thing here (`to chair`, `chairs the board`, `Chair lift`)."""
    before, after = words.previous(start), words.next(end - 1)
    if words.lower[i] == "chair" and start == i and not words.capital(i):
        if before >= 0 and words.lower[before] in ("to", "will", "would", "can", "could", "must"):
            return True
        return after >= 0 and words.lower[after] in ("the", "this", "a", "meetings", "and")
    return False


@Language.factory("roles", assigns=["doc.ents"])
def make_roles(nlp: Language, name: str) -> Roles:  # noqa: ARG001 (the factory's signature)
    """The component for a pipeline; `people` before it keeps titles out of names."""
    return Roles(name)
