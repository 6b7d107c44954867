"""Which elements of a page are its content, and which lead to other pages or belong to the site.

Invariant: every visible character is in the content or counted as left out; where next to nothing would be left of a
page, all of it is content.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from rolecall.readers.elements import Element
from rolecall.readers.web.vocabulary import furniture_name, main_expressions, names

ENOUGH_SHARE = 0.25
"""Share of the page's text, site and navigation apart, that a main element must hold to be taken for the content."""

ENOUGH = 500
"""Characters with which it is taken for the content whatever its share."""

LITTLE_SHARE = 0.05
"""Share of all text below which what is left is taken to be little, and the whole body is read."""


@dataclass(frozen=True, slots=True)
class Content:
    """The elements to read, in order, those inside them to leave out, and the characters left out in all."""

    elements: Sequence[Element]
    furniture: frozenset[Element]
    left_out: int


def content_of(root: Element) -> Content:
    """The content of the page: its main element if that has enough text, else the body without the site's parts."""
    body = root.find("body")
    body = root if body is None else body
    all_text = _lengths(body, frozenset())
    furniture = frozenset(_furniture(body, all_text))
    text = _lengths(body, furniture)
    if text[body] < LITTLE_SHARE * all_text[body]:
        return Content((body,), frozenset(), 0)
    for expression in main_expressions():
        found = [element for element in root.xpath(expression) if element in text and element not in furniture]
        found = _outermost(found)
        length = sum(text[element] for element in found)
        if length >= ENOUGH or length > ENOUGH_SHARE * text[body]:
            return Content(found, furniture, all_text[body] - length)
    return Content((body,), furniture, all_text[body] - text[body])


def _lengths(body: Element, left_out: frozenset[Element]) -> Mapping[Element, int]:
    """How many characters each element shows, white space at the ends of its pieces not counted."""
    lengths: dict[Element, int] = {}
    for _, element in etree.iterwalk(body, events=("end",)):
        own = len((element.text or "").strip())
        inner = sum(lengths[child] + len((child.tail or "").strip()) for child in element)
        lengths[element] = 0 if element in left_out else own + inner
    return lengths


def _furniture(body: Element, lengths: Mapping[Element, int]) -> list[Element]:
    half = lengths[body] / 2
    found = []
    inside_content = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_content = element.tag in names("content")
        if event == "end":
            inside_content -= is_content
            continue
        inside_content += is_content
        if element is not body and (
            _is_of_site(element, inside_content=inside_content > 0)
            or (lengths[element] < half and _is_small_furniture(element))
        ):
            found.append(element)
    return found


def _is_of_site(element: Element, *, inside_content: bool) -> bool:
    return (
        element.tag in names("furniture")
        or element.get("role", "") in names("furniture_roles")
        or (element.tag in names("furniture_of_site") and not inside_content)
    )


def _is_small_furniture(element: Element) -> bool:
    if element.tag in ("button", "summary") and element.getparent().tag in ("h2", "h3", "h4"):
        return False  # the heading of a part that unfolds
    return (
        element.tag in names("furniture_if_small")
        or element.get("aria-hidden") == "true"
        or any(furniture_name().match(name) for name in (element.get("id", ""), *element.get("class", "").split()))
    )


def _outermost(elements: Sequence[Element]) -> list[Element]:
    """Those that are in none of the others."""
    chosen = set(elements)
    return [element for element in elements if not any(ancestor in chosen for ancestor in element.iterancestors())]
