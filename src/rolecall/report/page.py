"""The page of a store's careers: one HTML file with its data, style and script inside, that asks for nothing else.

The bars are elements of the page, drawn by a short script of our own, and no chart of a library: each is then a
button that a keyboard reaches and a screen reader names; what it opens stands under it in the flow of the text; the
browser leaves out what is off the screen, so that two thousand people stay smooth; the page prints as text and
lines; and a megabyte of somebody else's script need not be trusted with what documents say. A bar on a time axis
is two percentages.

Nothing that a document says is ever parsed as HTML: the data is JSON whose `<`, `>` and `&` are escaped, the script
writes text nodes, and a Content-Security-Policy lets run that one script and nothing that might slip in.
"""

import json
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Any

from rolecall.records import Careers
from rolecall.report.data import report_data
from rolecall.report.dates_in_words import in_words
from rolecall.store import DocumentSource

if TYPE_CHECKING:
    from jinja2 import Template

SCRIPTS = ("elements.js", "dates.js", "matching.js", "details.js", "rows.js", "view.js", "page.js")
"""The parts of the one script, in the order in which each needs those before it."""

_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def report_page(careers: Careers, documents: Iterable[DocumentSource], *, title: str) -> str:
    """The careers as one HTML page under `title`; the same careers and documents give the same page."""
    data = report_data(careers, documents)
    script, style = "\n".join(map(_asset, SCRIPTS)), _asset("report.css")
    return _template().render(
        title=title,
        counts=data["counts"],
        in_words=in_words,
        script=script,
        style=style,
        script_hash=content_hash(script),
        style_hash=content_hash(style),
        data=json_in_html(data),
    )


def json_in_html(data: Any) -> str:
    """JSON that can stand in a `script` element whatever its strings say: it has no `<`, `>`, `&`, U+2028, U+2029."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def content_hash(text: str) -> str:
    """The source expression that allows an inline script or style of that text (CSP Level 3, 2.3.1)."""
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


@cache
def _asset(name: str) -> str:
    return (resources.files("rolecall.report") / "assets" / name).read_text(encoding="utf-8")


@cache
def _template() -> "Template":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_asset), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.html")
