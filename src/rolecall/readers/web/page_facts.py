"""What a page says of itself outside its text: its title, whose it is, and of which body and day the meeting was.

Invariant: a fact is stated by the page's head, its main heading or its markup, never guessed from running text.
"""

import re
from dataclasses import dataclass

from rolecall.readers.elements import Element
from rolecall.readers.stated_titles import stated_title
from rolecall.readers.titles import LONGEST
from rolecall.readers.web.vocabulary import council_name
from rolecall.values.dates import find_dates, resolve
from rolecall.values.organisations import is_council, is_part

_TAIL = re.compile(r"\s+[-–—|:•·»>]+\s+|\s*\|\s*")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?$")
_MEETING_HEADING = "//*[contains(concat(' ', @class, ' '), ' mgSubTitleTxt ')]"

_MARKED_DAYS = "//*[@itemprop='startDate'] | //h1//time | //h2//time | //time[contains(@class, 'dtstart')]"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Each as `Reading` has it, None where the page does not say."""

    title: str | None = None
    council: str | None = None
    body: str | None = None
    meeting_date: str | None = None


def page_facts(root: Element) -> PageFacts:
    """The facts of a page whose tree still has its head.

    The title is that of the head without the site's name, else `og:title`, else the first heading. The council is the
    site's name where that names one (`og:site_name`, or the end or beginning of the title). Body and day are those of a
    ModernGov heading such as `Cabinet - Tuesday 9 June 2015`; the day may also be that of a `time` in a heading, or the
    start of an event.
    """
    head = " ".join("".join(root.findtext(".//head/title") or root.findtext(".//title") or "").split())
    parts = [part for part in _TAIL.split(head) if part]
    site = _property(root, "og:site_name")
    council = next((name for name in (site, *parts[:0:-1], *parts[:1]) if name and _names_council(name)), None)
    body, day = _meeting(root)
    title = stated_title(_without_site(head, site, council)) or stated_title(_property(root, "og:title"))
    heading = next((heading for heading in map(_said, root.iter("h1")) if heading), None)
    return PageFacts(title or stated_title(heading), council, body, day or _marked_day(root))


def _property(root: Element, name: str) -> str | None:
    for meta in root.iter("meta"):
        if name in (meta.get("property"), meta.get("name")):
            return " ".join(meta.get("content", "").split()) or None
    return None


def _names_council(name: str) -> bool:
    return council_name().fullmatch(name) is not None and is_council(name) and not is_part(name)


def _without_site(head: str, *sites: str | None) -> str:
    for site in filter(None, sites):
        for pattern in (
            rf"^(.+?)(?:{_TAIL.pattern}){re.escape(site)}$",
            rf"^{re.escape(site)}(?:{_TAIL.pattern})(.+)$",
        ):
            head = re.sub(pattern, r"\1", head)
    return head


def _meeting(root: Element) -> tuple[str | None, str | None]:
    """Body and day of a heading of ModernGov that has both; a decision's heading has neither."""
    for heading in map(_said, root.xpath(_MEETING_HEADING)):
        if len(heading) > LONGEST:
            continue
        days = _days(heading)
        name = heading.partition(" - ")[0].strip()
        if len(days) == 1 and name and not find_dates(name):
            return name, days[0]
    return None, None


def _days(text: str) -> list[str]:
    values = [str(resolve(found, anchor=None)["value"]) for found in find_dates(text)]
    return list(dict.fromkeys(value for value in values if _DAY.fullmatch(value)))


def _marked_day(root: Element) -> str | None:
    """The one day that is marked up as that of the page's event or stands in its headings."""
    stated = (element.get("datetime") or element.get("content") or "" for element in root.xpath(_MARKED_DAYS))
    days = {match[1] for value in stated if (match := _DAY.fullmatch(value.strip()))}
    return days.pop() if len(days) == 1 else None


def _said(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
