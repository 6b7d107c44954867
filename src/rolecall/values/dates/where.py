"""Whether something that looks like a date is one, judged by the words around it.

Minutes are full of figures and words with the shape of dates: references, clock times, quantities, the
years in titles of Acts, the verb "may", people named June. The words that tell are data (`data/dates.toml`).
"""

import re
from functools import cache

from rolecall.values.dates.terms import Holiday, Joined, Point, Season, Term, YearKind
from rolecall.values.dates.vocabulary import DASH, after, alternatives, anywhere, before, data

__all__ = ["is_date", "kind_of_years"]

_REACH = 48
_CLOCK = re.compile(r"\s?(?:[.:]\d\d|[ap]\.?m\b)", re.IGNORECASE)
_ORDINAL = re.compile(r"\d ?(?:st|nd|rd|th)", re.IGNORECASE)
_NAME_AFTER = re.compile(r"[ \t][A-Z][a-z'’]+")
_DIGITS_BEFORE = re.compile(r"\d{3,}[ \t]$")
_DIGITS_AFTER = re.compile(r"[ \t]\d{3,}")
_PLURAL_AFTER = re.compile(
    r"[ \t](?!(?:was|is|has|as|this|its|plus|towards?|across|thus|perhaps|less|years?)\b)[a-z]{3,}s\b"
)
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DASHED_MONTH = re.compile(rf"\.?\s?{DASH}\s?(?:{_SHORT_MONTHS})")
_PAID = re.compile(r"(?:[ \t]{2}|\t)[^\n]{1,100}?\d\.\d\d(?!\d)")  # the rest of a row that ends in a sum
_PAGE = re.compile(r"(?:^|\n|[Pp]age|[Ii]tem|of)[ \t]*$")
_NUMBERED = re.compile(r"(?:Month|Period|Item|Page|Appendix|Annex|Version|Phase|Part|Room|Figure|Table)\s$")


def is_date(name: str, term: Term, text: str, match: re.Match[str]) -> bool:
    """Whether the match of the named reading is a date where it stands."""
    start, end = match.span()
    ahead, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    match name:
        case "day month":
            return _is_day_of_month(text, match, ahead, behind)
        case "month day":
            split = "\n" in text[match.end("month") : match.start("days")] and not match["year"]
            return (
                not split and not _CLOCK.match(behind) and not (_unyeared(term) and after("not_a_year").match(behind))
            )
        case "month":
            return _is_month(match.group(), ahead, behind)
        case "month year" if match.group().isalnum() and match.group().islower():
            return False  # "sept23" in an address
        case "month year":
            return not before("may_be_a_month", "not_before").search(ahead) or bool(match["year"])
        case "year" | "years":
            return _is_year(term, ahead, behind)
        case "bare weekday":
            return _is_bare_weekday(text, match, ahead, behind)
        case "beside":
            return bool(re.match(rf"\s?(?:[.,;:)]|$)|\s+{alternatives(data()['anaphora']['after'])}\s", behind))
        case "day and month":
            return _is_day_and_month(match, ahead, behind)
        case "split year":
            return _is_split_year(term, match, ahead)
        case "short split year":
            return _is_short_split_year(ahead, behind)
        case "numeric":
            return _is_numeric(match, ahead, behind)
        case "month last":
            return not before("may_be_a_month", "not_before").search(ahead)
        case "quarter":
            return not (re.search(r"(?:^|\n)\W*$", ahead) and re.match(r"\s?[:.)]", behind))
        case "season":
            return _is_season(term, match, ahead, behind)
        case "holiday":
            return _is_holiday(term, match, behind)
        case "relative":
            return not re.search(r"\b(?:his|her|their|its|my|your)\s+$", ahead)
        case "day word":
            return match.group().islower()
        case _:
            return True


def _is_split_year(term: Term, match: re.Match[str], ahead: str) -> bool:
    if _is_reference(ahead) or _in_title(ahead):
        return False
    # "2007/10" may be a reference; a plan or strategy runs for years
    slashed = isinstance(term, Joined) and match["s"] == "/"
    return not slashed or bool(re.search(r"(?i:plan|strategy|programme|framework|agreement)s?(?:\s+for)?\s*$", ahead))


def _is_short_split_year(ahead: str, behind: str) -> bool:
    """Whether two joined pairs of figures, "16/17", are a year of money and not a ratio."""
    beside = re.search(r"(?:FY|F/Y|[Yy]ear|[Bb]udget|[Pp]recept|[Aa]ccounts)\s*$", ahead) or re.match(
        r"\s(?:financial|municipal|academic|budget|precept|accounts)", behind
    )
    money = "financial_words"
    spoken_of = re.search(r"(?:in|for|of|during|since)\s+$", ahead) and anywhere(money).search(ahead + behind)
    return bool(beside or spoken_of or re.search(r"(?:savings?|target)\s+for\s+$", ahead))


def _is_numeric(match: re.Match[str], ahead: str, behind: str) -> bool:
    if re.search(r"(?:[Ss]ort\s?[Cc]ode|[Tt]el\w*|[Pp]hone)\W*$", ahead):
        return False
    if match["s"] != "." or len(match["y"]) == 4 or len(match["d"]) == len(match["m"]) == 2:
        return True
    # "10.2.11" is a section at the head of a line and after "section", and else a date when told as one
    if before("dotted_dates", "before").search(ahead) or match["w"]:
        return True
    if re.search(r"(?:^|\n)\W*$", ahead):
        return bool(re.match(r"[ \t]*(?:\n|$)", behind)) or (
            int(match["d"]) > 12 and not re.match(r"[ \t]+[A-Za-z]", behind)
        )
    return int(match["d"]) > 12 or not before("sections").search(ahead)


def _is_day_and_month(match: re.Match[str], ahead: str, behind: str) -> bool:
    """Whether "31/3" is a day: when told as one, or in the first column of a table."""
    if re.search(r"(?:^|\n)[ \t]*\|[ \t]*$", ahead) and re.match(r"[ \t]*\|", behind):
        return True
    if re.search(r"(?:^|\n)[ \t]*$", ahead) and _PAID.match(match.string, match.end()):
        return True
    told = before("dotted_dates", "before").search(ahead) or re.search(
        r"(?:[Bb]alance|[Dd]ue|finished|ended)\s$", ahead
    )
    return bool(told) and int(match["d"]) > 12 and not _PLURAL_AFTER.match(behind)


def _unyeared(term: Term) -> bool:
    return isinstance(term, Point) and not term.years


def _is_day_of_month(text: str, match: re.Match[str], ahead: str, behind: str) -> bool:
    month = match["month"]
    between = text[match.end("days") : match.start("month")]
    # A page or item number alone on its line is no day of the month that begins the next.
    if "\n" in between and _PAGE.search(ahead):
        return False
    if _NUMBERED.search(ahead) and not _ORDINAL.search(match["days"]):
        return False
    if match["year"]:
        return True
    if month.islower() and month in ("may", "march", "mar", "dec", "sep", "jan"):
        return bool(_ORDINAL.search(match["days"]))
    if after("may_be_a_month", "not_after").match(behind):
        return False  # "12 May Street"
    # A reference number and a person: "Item 12 May Whitlock".
    numbered = re.search(r"(?:[Ii]tem|[Nn]o\.?|\d\.)\s*$", ahead) and _NAME_AFTER.match(behind)
    return not (numbered and month.title() in data()["months"]["also_first_names"])


def _is_month(written: str, ahead: str, behind: str) -> bool:
    if before("may_be_a_month", "not_before").search(ahead) or after("may_be_a_month", "not_after").match(behind):
        return False
    name = written.rstrip(".")
    months = data()["months"]
    if _DASHED_MONTH.match(behind):
        return True  # "Oct.-Dec."
    if re.search(rf"(?<!\w)(?:{_SHORT_MONTHS})[a-z]{{0,6}}\.?\s?(?:{DASH}|/)\s?$", ahead):
        return True  # "June-August", "Oct.-Dec."
    sure = name.title() not in {*months["also_first_names"], *months["also_verbs"]} and len(name) > 3
    introduced = bool(before("may_be_a_month").search(ahead.lower()))
    if sure:
        return introduced or not name.isupper() or not re.match(r"\s[A-Z]{2}", behind)
    if not introduced:
        # A word at the head of a row or list, or in a cell of its own: "May: £40", "(Jun, Jul)", "| June |".
        heads = re.match(r"\s?[:/–-]", behind) and name.title() not in ("Mar", "Jan")
        cell = re.search(r"[|,]\s?$", ahead) and re.match(r"\s?\|", behind)
        listed = re.search(r"[,(|/]\s?$", ahead) and re.match(r"\s?[,)|/]", behind)
        short = len(name) <= 3 and name.title() not in ("May", "Mar", "Jan")
        return bool(heads or cell or (short and listed))
    if name.title() in months["also_first_names"] or len(name) <= 3:
        article = re.search(r"(?:the|last|next|this|in|since|by)\s+$", ahead)
        return bool(article) or not _NAME_AFTER.match(behind) or bool(re.match(r"\s(?:Meeting|MEETING)\b", behind))
    return True


def _is_bare_weekday(text: str, match: re.Match[str], ahead: str, behind: str) -> bool:
    """Whether a weekday's name alone is one day: after a preposition, and not of a day that recurs."""
    if not before("bare_weekday").search(ahead) or after("bare_weekday").match(behind) or behind[:1] in "-–/&":
        return False
    sentence = re.split(r"[.;]\s|\n\n", text[max(match.start() - 60, 0) : match.start()])[-1]
    near = sentence + re.split(r"[.;]\s|\n\n", behind)[0]
    return not anywhere("bare_weekday", "recurring").search(near)


def _is_year(term: Term, ahead: str, behind: str) -> bool:
    first = term.parts[0] if isinstance(term, Joined) else term
    year = first.years[0] if isinstance(first, Point) else 0
    if _in_title(ahead) or _DIGITS_BEFORE.search(ahead) or _DIGITS_AFTER.match(behind):
        return False
    if after("not_a_year").match(behind) or re.match(r"\s?(?:m²|£|[-–]\s?£)", behind):
        return False
    if before("time_prepositions", "words", gap=r"[\s*_(“‘'\"]{1,6}").search(ahead):
        return not _PLURAL_AFTER.match(behind) or bool(re.search(r"(?:[Ii]n|[Ss]ince)\s+$", ahead))
    if _is_reference(ahead) or _PLURAL_AFTER.match(behind):
        return False
    return 1950 <= year <= 2049


def _is_reference(ahead: str) -> bool:
    return bool(before("not_a_year", gap=r"[\s*_:]{0,6}").search(ahead))


@cache
def _titles() -> re.Pattern[str]:
    # "Local Audit Act 2014", "Regulations (No. 2) 2012", "Municipal Act, S.O. 2001", "S.I. No. 12 of 2014"
    return re.compile(
        rf"(?<!\w){alternatives(data()['not_a_year']['titles'])}"
        r"(?:\s{1,3}\([^()\n]{1,40}\)){0,2},?(?:\s{1,3}|[ \t]*\n[ \t]{0,40})(?:S\.?O\.?,?\s|R\.?S\.?O\.?,?\s|of\s)?$"
        r"|No\.?\s?\d{1,5}\s(?:of|/)\s$"
    )


def _in_title(ahead: str) -> bool:
    return bool(_titles().search(ahead))


def _is_season(term: Term, match: re.Match[str], ahead: str, behind: str) -> bool:
    if after("not_a_season", "after").match(behind):
        return False
    if (isinstance(term, Season) and term.year) or match["break"]:
        return True
    if re.match(rf"\s?(?:/|-|–|and|to)\s?{alternatives(data()['seasons'])}\s\d{{4}}", behind, re.IGNORECASE):
        return True
    if match.group().lower() == "fall":
        return bool(re.search(r"(?:in|this|last|next|by|the)\s+(?:the\s+)?$", ahead)) and match.group()[0] == "F"
    return bool(before("not_a_season", "before", gap=r"[\s-]{1,6}").search(ahead))


def _is_holiday(term: Term, match: re.Match[str], behind: str) -> bool:
    thing = data()["not_a_holiday"]["after"]
    if re.match(rf"(?:['’]s?)?[\s*_-]{{1,4}}{alternatives(thing)}(?!\w)", behind, re.IGNORECASE):
        return False
    if isinstance(term, Holiday) and term.name == "half_term" and not match["break"]:
        return not re.match(r"\s(?:report|review)", behind)
    # "Easter Ross", "Christmas Island Close": a capital makes it a name
    return bool(match["year"]) or not re.match(r"[ \t][A-Z][a-z]", behind)


def kind_of_years(
    text: str, span: tuple[int, int] | None = None, *, academic: bool = False, bare: bool = False
) -> YearKind:
    """Which year a split year is at the span, or over the whole text without one.

    The words beside it decide, then whether the document is a school's (`academic`). A `bare` "end of the
    year" is the calendar's unless money is spoken of nearby.
    """
    if span is None:
        schools = len(anywhere("academic_words", "document").findall(text))
        others = len(anywhere("academic_words", "others").findall(text))
        return "academic" if schools >= 3 and schools > 2 * others else "financial"
    start, end = span
    if bare:
        near = text[max(0, start - 200) : end + 160]
        return "financial" if anywhere("financial_words").search(near) else "calendar"
    ahead, behind = text[max(0, start - 32) : start], text[end : end + 24]
    if re.search(r"(?:FY|F/Y|(?:[Ff]inancial|[Ff]iscal|[Bb]udget)\s+[Yy]ears?)\W{0,3}$", ahead):
        return "financial"
    if re.match(r"\W{0,3}(?:[Ff]inancial|[Bb]udget|[Pp]recept|[Aa]ccounts)", behind):
        return "financial"
    school = anywhere("academic_words", "near")
    if school.search(ahead) or school.search(behind):
        return "academic"
    money = anywhere("financial_words").search(text[max(0, start - 60) : end + 24])
    return "academic" if academic and not money else "financial"
