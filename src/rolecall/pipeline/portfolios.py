"""Where a title ends: the portfolio after its head, by its opener, its list of capitals and its limits."""

from rolecall.pipeline.phrases import run_right
from rolecall.pipeline.title_phrases import holds_title, names_body, phrase_at
from rolecall.pipeline.words import Words, cue_set
from rolecall.values.lexicons import kind_of

_LISTS = ("attendance", "apologies", "contacts")
_ENDS = frozenset((")", "]", ",", ".", ";", ":", "|", "(", "[", "*"))


def title_end(words: Words, head: int, end: int, *, cautious: bool = False) -> int:
    """Where the title ends: `Designate`, a portfolio after `of`, `for`, a comma, a dash or in brackets."""
    final = end
    after = words.next(final - 1)
    if after >= 0 and words.lower[after] in ("designate", "elect") and words.capital(after):
        final = after + 1
        after = words.next(after)
    if (
        after >= 0
        and words.text[after] == "("
        and words.lower[min(after + 1, len(words) - 1)] in ("acting", "interim", "designate", "temporary")
    ):
        close = words.next(words.next(after))
        if close >= 0 and words.text[close] == ")":
            final, after = close + 1, words.next(close)
    title = words.string(head, end).lower()
    team = words.lower[words.previous(head)] == "team"
    if title in cue_set("roles", "without_portfolio") and not team:
        return _office(words, title, final, after)
    bare = _bare_portfolio(words, final, after)
    if bare > final:
        final = bare
        after = words.next(final - 1)
    opened = phrase_at(words, after, "portfolio_openers") if after >= 0 else -1
    if after >= 0 and words.lower[after] == "in" and words.lower[final - 1] in cue_set("roles", "heads_with_in"):
        opened = after + 1
    rounds = 0
    while opened > 0 and rounds < 3:
        extended = _portfolio(words, head, final, after, opened, cautious=cautious)
        if extended <= final:
            break
        final = extended
        after = words.next(final - 1)
        if after < 0 or words.text[after] not in ("(", ",", "-", "–"):
            break
        opened = phrase_at(words, after, "portfolio_openers")
        rounds += 1
    return final


def _office(words: Words, title: str, end: int, after: int) -> int:
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
    alone = following != first + 1 or not words.capital(following)
    clerk = (
        title.endswith(("clerk", "solicitor"))
        and words.lower[after] == "to"
        and words.lower[first] in cue_set("roles", "clerk_to")
    )
    office = words.lower[first] in cue_set("roles", "office_of") and (
        words.lower[first] != "council" or title in cue_set("roles", "council_offices")
    )
    return first + 1 if alone and (clerk or office) else end


def _bare_portfolio(words: Words, end: int, after: int) -> int:
    """The end of a portfolio that follows the head without any mark (`Assistant Director Adult Care`)."""
    if (
        after != end
        or not words.capital(after)
        or words.label[after]
        or words.lower[after] in cue_set("roles", "portfolio_stops")
    ):
        return end
    if words.lower[end - 1] not in (
        "director",
        "general",
        "manager",
        "lead",
        "member",
        "holder",
        "adviser",
        "advisor",
        "head",
        "practitioner",
        "commissioner",
    ):
        return end
    limit = _run(words, after)
    if limit <= after or names_body(words, after, limit) or holds_title(words, after, limit):
        return end
    return end if kind_of(words.text[after]) == "given" else limit


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
    if mark == ":" and words.text[words.previous(head)] != "," and words.lower[head] != "lead":
        return end  # a label; but `A Hart, Lead Officer: Legal` goes on
    if mark == "/" or (mark in ("-", "–", "—") and words.hyphen(opener)):
        return end
    if mark == "," and not _comma_portfolio(words, end, first):
        return end
    limit = _run(words, first)
    if limit <= first or _is_anaphor(words, first, limit):
        return end
    if names_body(words, first, limit):
        if _council_office(words, head, end, first, limit):
            return limit
        return end
    if mark in (",", "-", "–", "—") and (holds_title(words, first, limit) or _looks_like_name(words, first, limit)):
        return end
    return limit


def _is_anaphor(words: Words, first: int, limit: int) -> bool:
    """Whether the run is only a class of bodies (`the Borough`), which belongs to no title."""
    generic = cue_set("organisations", "committee_generic") | cue_set("organisations", "heads")
    return (
        limit - first == 1
        and words.lower[first] in generic
        and words.lower[first] not in ("housing", "school", "services")
    )


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
        if (
            piece <= start
            or names_body(words, start, piece)
            or holds_title(words, start, piece)
            or _looks_like_name(words, start, piece)
        ):
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
        if 0 <= following < end and holds_title(words, following, end):
            return words.previous(j) + 1
    return end


def _looks_like_name(words: Words, first: int, end: int) -> bool:
    return any(words.label[j] == "PERSON" for j in range(first, end))


def _council_office(words: Words, head: int, end: int, first: int, limit: int) -> bool:
    """Whether the title is an office of the whole council (`Leader of the Council`), body and all."""
    return (
        words.string(head, end).lower() in cue_set("roles", "council_offices")
        and limit == first + 1
        and words.lower[first] == "council"
    )


def _comma_portfolio(words: Words, end: int, first: int) -> bool:
    """Whether a comma after the bare head opens a portfolio: grades before it or a list of those present."""
    title = words.lower[end - 1]
    bare = title in (
        "director",
        "manager",
        "member",
        "holder",
        "officer",
        "head",
        "lead",
        "secretary",
        "commissioner",
        "adviser",
        "advisor",
        "co-ordinator",
        "coordinator",
        "solicitor",
        "planner",
        "engineer",
        "executive",
        "accountant",
        "librarian",
        "principal",
        "practitioner",
        "superintendent",
        "inspector",
    )
    if not bare or holds_title(words, first, _simple_end(words, first)):
        return False
    limit = _run(words, first)
    after = words.next(limit - 1)
    return (
        after < 0
        or words.text[after] in _ENDS
        or words.text[after][:1].islower()
        or words.text[after] in ("-", "–", "&")
        or words.column_before(after)
        or bool(words.label[after])
    )


def _simple_end(words: Words, first: int) -> int:
    return run_right(words, first, connectors=frozenset(("of", "&")), stops=frozenset())


def _bracketed(words: Words, first: int, end: int) -> int:
    """The end after a bracket that holds nothing but a portfolio, else `end`."""
    connectors = cue_set("roles", "portfolio_connectors")
    limit = run_right(words, first, connectors=connectors, stops=cue_set("roles", "portfolio_stops"))
    close = words.next(limit - 1)
    if close < 0 or words.text[close] != ")":
        return end
    if limit - first == 1 and (
        words.acronym(first) or words.lower[first] in cue_set("organisations", "not_affiliations")
    ):
        return end
    if names_body(words, first, limit) or holds_title(words, first, limit) or _looks_like_name(words, first, limit):
        return end
    return close + 1
