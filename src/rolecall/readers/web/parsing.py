"""The tree of a web page, of which everything that is never shown has been taken out.

Invariant: nothing is fetched, no entity of the page's own is expanded, and a page that is nested deeper than the parser
goes is read without its divisions or refused, but never cut short.
"""

import re

from lxml import etree

from rolecall.errors import ReadingError
from rolecall.readers.elements import Element
from rolecall.readers.web.vocabulary import names

_DIVISION = "div|span|font|center|b|i|u|em|strong|big|small|section|article|blockquote"
_DIVISIONS = re.compile(rf"(?:</?(?:{_DIVISION})\b[^<>]*>\s*)+", re.I)
_HIDDEN_BY_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def parsed_page(text: str) -> tuple[Element, tuple[str, ...]]:
    """The root element of the page, and notes; raises ReadingError where there is none or it is nested too deeply."""
    root, cut = _parsed(text)
    notes: tuple[str, ...] = ()
    if cut:
        root, cut = _parsed(_DIVISIONS.sub("\n<p>", text))
        notes = ("is nested very deeply and is read without its divisions",)
    if cut:
        raise ReadingError("is nested too deeply")
    if root is None:
        raise ReadingError("is no web page, or an empty one")
    return root, notes


def _parsed(text: str) -> tuple[Element | None, bool]:
    # huge_tree lets a page be nested 2,048 deep instead of 256, as old ones with unclosed elements are; HTML has no
    # entities of a page's own, against whose expansion the lower limits stand.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing but white space
        root = None
    return root, any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)


def without_what_is_never_shown(root: Element) -> None:
    """Takes scripts, styles, fields of forms and hidden elements out of the tree; the text after them stays."""
    hidden = [element for element in root.iter() if _is_hidden(element)]
    for element in hidden:
        if (parent := element.getparent()) is not None:
            _keep_tail(element, parent)
            parent.remove(element)


def _is_hidden(element: Element) -> bool:
    return (
        element.tag in names("never_shown")
        or element.get("hidden", "until-found") != "until-found"
        or _HIDDEN_BY_STYLE.search(element.get("style", "")) is not None
    )


def _keep_tail(element: Element, parent: Element) -> None:
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
